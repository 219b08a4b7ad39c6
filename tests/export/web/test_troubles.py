"""What goes wrong is said in a sentence; what can go on without it does."""

from contextlib import contextmanager

import pytest

from tests.export.web.visits import drawn, said, visit


@contextmanager
def browser(tab, script, processors=1):
    """The browser changed by a script before a page's own run, with so many processors."""
    added = tab.send("Page.addScriptToEvaluateOnNewDocument", source=script)
    tab.send("Emulation.setHardwareConcurrencyOverride", hardwareConcurrency=processors)
    yield
    tab.send("Page.removeScriptToEvaluateOnNewDocument", **added)


def trouble(tab, page) -> str:
    tab.open(page, "seed=0&pictures=1")
    tab.until("!document.getElementById('trouble').hidden")
    return said(tab, "trouble")


def test_a_page_that_draws_otherwise_says_so(tab, page, tmp_path):
    visit(tab, page, 0, 1)
    tab.until("document.getElementById('about').textContent.includes('Checked')")
    assert tab.do("document.getElementById('trouble').hidden")
    head, proof = page.read_text("utf-8").split('"proof":"')
    other = tmp_path / "other.html"  # 3,000 numbers of the picture that it compares with
    other.write_text(f'{head}"proof":"{"A" * 4000}{proof[4000:]}', "utf-8")
    assert "draws other pictures" in trouble(tab, other)


@pytest.mark.parametrize("packed", ["decoder", "runtime"])
def test_damage_is_found(tab, page, tmp_path, packed):
    head, bytes_ = page.read_text("utf-8").split(f'<script id="{packed}" type="text/plain">')
    damaged = tmp_path / "damaged.html"  # 3 kB of zeros, behind the first megabyte
    damaged.write_text(
        f'{head}<script id="{packed}" type="text/plain">'
        f"{bytes_[:1_000_000]}{'A' * 4000}{bytes_[1_004_000:]}", "utf-8",
    )  # fmt: skip
    assert "This page's file is damaged" in trouble(tab, damaged)


@pytest.mark.parametrize("left", [0.2, 0.9])
def test_an_end_that_was_lost_is_missed(tab, page, tmp_path, left):
    cut = tmp_path / "cut.html"
    cut.write_bytes(page.read_bytes()[: int(left * page.stat().st_size)])
    assert "This page's file is damaged" in trouble(tab, cut)


@pytest.mark.parametrize(
    ("script", "missing"),
    [
        ("delete globalThis.DecompressionStream", "DecompressionStream"),
        ("delete globalThis.WebAssembly", "WebAssembly"),
        ("WebAssembly.validate = () => false", "WebAssembly SIMD"),
    ],
)
def test_an_old_browser_is_told_what_it_lacks(tab, page, script, missing):
    with browser(tab, script):
        assert trouble(tab, page).endswith(f"it lacks {missing}.")


# Of the workers those with these numbers end as they do where memory is short.
FAILING = """
let made = 0;
window.Worker = class extends Worker {
  constructor(url) {
    super(url);
    if (!FAIL.includes(made++)) return;
    setTimeout(() => this.dispatchEvent(new ErrorEvent("error", { message: "out of memory" })), 99);
  }
};
"""


def test_a_worker_that_does_not_start_is_done_without(tab, page):
    with browser(tab, FAILING.replace("FAIL", "[0, 2]"), processors=4):
        visit(tab, page, 0, 12)
        assert tab.do("document.getElementById('trouble').hidden")
        assert tab.do("document.querySelectorAll('#tiles canvas.painted').length") == 12


def test_why_no_worker_starts_is_said(tab, page):
    with browser(tab, FAILING.replace("FAIL", "[0, 1]"), processors=2):
        assert trouble(tab, page) == "This browser cannot draw the pictures: out of memory"


def test_several_workers_draw_together(tab, page):
    with browser(tab, "", processors=4):
        visit(tab, page, 0, 12)
        tab.do("document.getElementById('draw').click()")
        drawn(tab)
        assert tab.do("document.getElementById('trouble').hidden")
