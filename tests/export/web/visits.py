"""What a visitor of the page does and sees."""

import base64
import json
import time

import numpy as np

from tests.export.web.chromium import PATIENCE


def visit(tab, page, seed=0, pictures=12):
    """Open a page anew and wait until it has drawn."""
    tab.open(page, f"seed={seed}&pictures={pictures}")
    drawn(tab)


def drawn(tab):
    tab.until("document.getElementById('tiles').getAttribute('aria-busy') === 'false'")


def pixels(tab, count, size) -> np.ndarray:
    """What the first tiles show: uint8 (count, size, size, 3)."""
    found = tab.do(
        f"btoa([...document.querySelectorAll('#tiles canvas')].slice(0, {count}).map((canvas) =>"
        f" canvas.getContext('2d').getImageData(0, 0, {size}, {size}).data.reduce("
        "(text, byte) => text + String.fromCharCode(byte), '')).join(''))"
    )
    data = np.frombuffer(base64.b64decode(found), np.uint8)
    return data.reshape(count, size, size, 4)[..., :3]


def levels(a, b) -> int:
    return int(np.abs(a.astype(int) - b.astype(int)).max())


def field(tab, name, value):
    """Type into a field, or move a slider, as a person does."""
    tab.do(
        f"(() => {{ const field = document.querySelector({json.dumps(name)});"
        f" field.value = {json.dumps(value)};"
        " field.dispatchEvent(new Event('input', {bubbles: true})); })()"
    )
    drawn(tab)


def said(tab, name) -> str:
    return tab.do(f"document.getElementById('{name}').textContent")


def shown(tab) -> int:
    return tab.do("document.querySelectorAll('#tiles button:not([hidden])').length")


def save(tab, folder):
    """Press the button and wait for the file, in a folder that is made for it."""
    folder.mkdir()
    tab.send("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    tab.do("document.getElementById('said').textContent = ''")
    tab.do("document.getElementById('save').click()")
    tab.until("document.getElementById('said').textContent !== ''")
    end = time.monotonic() + PATIENCE
    while not (found := list(folder.glob("*.png"))):
        assert time.monotonic() < end, list(folder.iterdir())
        time.sleep(0.02)
    return found[0]
