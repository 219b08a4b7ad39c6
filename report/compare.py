"""Runs side by side: settings, figures, the same seeds under one another, and what follows.

python -m report.compare runs/00003-garden runs/00007-garden
python -m report.compare runs/* --out compared

Each run needs decoder.onnx; what a run did not measure stays unsaid. The recommendation follows
from the figures, and says so where they do not carry one.
"""

import argparse
from pathlib import Path

from desktop.generator.trial.trials import Trials
from kvae.terminal import UserError, say
from report import texts
from report.texts.option import add_language_option
from report.written import ended, folder_for, write_both

FEWEST = 2


def main(argv: list[str] | None = None) -> int:
    """Builds the comparison; the last line on stdout is the path of the HTML file."""
    arguments = _parser().parse_args(argv)
    with texts.speaking(arguments.language):
        return ended(lambda: compare(arguments.runs, arguments.out))


def compare(folders: list[Path], out: Path) -> tuple[Path, Path]:
    """Builds both files and returns their paths, the PDF's first.

    Raises:
        UserError: fewer than two runs, one without decoder.onnx or damaged, or nowhere to write.
    """
    if len(folders) < FEWEST:
        message = f"Only {len(folders)} run is named" if folders else "No run is named"
        raise UserError(
            f"{message}, and it takes two to compare.", "Name the folders of more runs."
        )
    # Here, not above: --help answers at once, without loading matplotlib.
    from report.chapters.side_by_side import document
    from report.run_folder import read_run

    folder_for(out)
    say(f"report: reading {len(folders)} runs")
    with Trials.usual() as trials:
        runs = [read_run(folder, trials) for folder in folders]
    return write_both(document(runs), out, "comparison")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m report.compare",
        description="Lay runs side by side: comparison.html (one self-contained file) and "
        "comparison.pdf. Needs each run's decoder.onnx.",
    )
    parser.add_argument(
        "runs", nargs="+", type=Path, metavar="RUN", help="run folders, two or more"
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", default=Path("comparison"),
        help="where to write (default: comparison)",
    )  # fmt: skip
    add_language_option(parser)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
