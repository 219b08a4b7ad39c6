"""Runs side by side: settings, figures, the same seeds under one another, and what follows.

python -m report.compare runs/00003-garden runs/00007-garden
python -m report.compare runs/* --out compared

Each run needs decoder.onnx; what a run did not measure stays unsaid. The recommendation follows
from the figures, and says so where they do not carry one.
"""

import argparse
from pathlib import Path

from desktop.generator.model.model_file import ModelFileError
from kvae.terminal import UserError, fail, say
from report.written import folder_for, write

FEWEST = 2


def main(argv: list[str] | None = None) -> int:
    """Builds the comparison; the last line on stdout is the path of the HTML file."""
    arguments = _parser().parse_args(argv)
    try:
        pdf, html = compare(arguments.runs, arguments.out)
    except (UserError, ModelFileError) as error:
        return fail(error)
    print(pdf)
    print(html)
    return 0


def compare(folders: list[Path], out: Path) -> tuple[Path, Path]:
    """Builds both files and returns their paths, the PDF's first.

    Raises:
        UserError: fewer than two runs, one without decoder.onnx or damaged, or nowhere to write.
    """
    if len(folders) < FEWEST:
        told = f"Only {len(folders)} run is named" if folders else "No run is named"
        raise UserError(f"{told}, and it takes two to compare.", "Name the folders of more runs.")
    # Here, not above: --help answers at once, without loading matplotlib.
    from report.chapters.side_by_side import document
    from report.render import html, pdf
    from report.run_folder import read_run

    folder_for(out)
    say(f"report: reading {len(folders)} runs")
    contents = document([read_run(folder) for folder in folders])
    say(f"report: writing {out}")
    return (
        write(out / "comparison.pdf", pdf.render(contents)),
        write(out / "comparison.html", html.render(contents).encode("utf-8")),
    )


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
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
