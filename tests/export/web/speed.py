"""How soon a web page shows pictures, and what one takes it, in headless Chromium.

    python -m tests.export.web.speed PAGE.html [PAGE.html ...] [--rounds 5]

Each time in a fresh browser, which has compiled nothing yet. Several pages are opened in turn, so
that what else the machine does meets all of them.
"""

import argparse
import tempfile
from pathlib import Path
from statistics import median

from tests.export.web.chromium import Tab, chromium
from tests.export.web.visits import drawn, visit

# Notes when the first picture hangs and when all do, since the page was opened, and what a worker
# says that each picture took it.
WATCH = """
window.seen = { painted: [], milliseconds: [] };
new MutationObserver((changes) => {
  for (const { target } of changes)
    if (target.matches("#tiles canvas.painted")) seen.painted.push(performance.now());
}).observe(document, { subtree: true, attributeFilter: ["class"] });
window.Worker = class extends Worker {
  constructor(...all) {
    super(...all);
    this.addEventListener("message", ({ data: { milliseconds } }) => {
      if (milliseconds) seen.milliseconds.push(milliseconds);
    });
  }
};
"""
DRAWS = 10  # times twelve pictures


def processor_time(tab: Tab) -> float:
    """Milliseconds that the page's process has computed, its workers included."""
    metrics = tab.send("Performance.getMetrics")["metrics"]
    return 1e3 * next(metric["value"] for metric in metrics if metric["name"] == "ProcessTime")


def measured(page: Path) -> list[float]:
    """Open a page in a fresh browser.

    Returns milliseconds to the first picture, to the twelfth, processor time until then; what one
    picture takes later on, and the processor time of that.
    """
    with (
        tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile,
        chromium(Path(profile)) as tab,
    ):
        tab.send("Page.addScriptToEvaluateOnNewDocument", source=WATCH)
        tab.send("Performance.enable")
        visit(tab, page)
        first, *_, last = tab.do("seen.painted")
        begun = processor_time(tab)
        for _ in range(DRAWS):
            tab.do("document.getElementById('draw').click()")
            drawn(tab)
        each = median(tab.do(f"seen.milliseconds.slice(-12 * {DRAWS})"))
        return [first, last, begun, each, (processor_time(tab) - begun) / (12 * DRAWS)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("pages", nargs="+", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    rounds = [[measured(page) for page in args.pages] for _ in range(args.rounds)]
    for page, found in zip(args.pages, zip(*rounds, strict=True), strict=True):
        first, last, begun, each, computed = map(median, zip(*found, strict=True))
        print(
            f"{page}, {page.stat().st_size / 1e6:.1f} MB, medians of {args.rounds}: first picture "
            f"after {first:.0f} ms, twelve after {last:.0f} ms, {begun:.0f} ms of processor time; "
            f"then one takes {each:.1f} ms, {computed:.1f} ms of processor time"
        )


if __name__ == "__main__":
    main()
