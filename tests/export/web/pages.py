"""Web pages for tests."""

from pathlib import Path

from desktop.generator.trial.trials import Trials
from export.page_of_decoder import page_of


def page_file(decoder: Path) -> Path:
    """Make the page of a decoder, beside it."""
    with Trials.usual() as trials:
        text = page_of(decoder, trials)
    page = decoder.with_name("page.html")
    page.write_text(text, "utf-8")
    return page
