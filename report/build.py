"""Build the report of a run: one HTML file and one PDF with every generated picture and figure.

python -m report.build                       # the newest run, into RUN/report/
python -m report.build runs/00007-garden --out handed-in
python -m report.build --data-notes notes.md # how the photos were gathered, in your words
python -m report.build --comparison FILE     # with what report.benchmarks.compare measured
"""

import argparse
from pathlib import Path

from desktop.generator.model.model_file import ModelFileError
from kvae.files import write_atomically
from kvae.runs.run_folder import newest_run
from kvae.terminal import UserError, fail, say


def main(argv: list[str] | None = None) -> int:
    """Builds the report; the last line on stdout is the path of the HTML file."""
    arguments = _parser().parse_args(argv)
    try:
        pdf, html = build(
            arguments.run, arguments.runs, arguments.out, arguments.data_notes, arguments.comparison
        )
    except (UserError, ModelFileError) as error:
        return fail(error)
    print(pdf)
    print(html)
    return 0


def build(
    folder: Path | None,
    runs: Path,
    out: Path | None,
    notes_file: Path | None,
    comparisons: list[Path],
) -> tuple[Path, Path]:
    """Builds both files and returns their paths, the PDF's first.

    Raises:
        UserError: no run, no decoder.onnx in it, a damaged file, or nowhere to write.
    """
    # Here, not above: --help and a wrong run folder answer at once, without loading matplotlib.
    from report.chapters.contents import document
    from report.chapters.data_notes import find_notes, read_notes
    from report.chapters.findings import find
    from report.render import html, pdf
    from report.run_folder import read_run

    run = read_run(folder or _newest(runs))
    say(f"report: reading {run.path}")
    names = run.photos.names if run.photos else ()
    photo_folder = str(run.config.get("photos", {}).get("folder", ""))
    notes = (
        read_notes([notes_file], names) if notes_file else find_notes(run.path, photo_folder, names)
    )
    comparison = _compared(comparisons) if comparisons else None
    out = out or run.path / "report"
    try:  # before the work, not after it
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(out, error) from error
    say("report: drawing pictures with decoder.onnx")
    contents = document(run, find(run), notes, comparison)
    beside = (place for place in ("draw.html", "../draw.html") if (out / place).is_file())
    say(f"report: writing {out}")
    return (
        _write(out / "report.pdf", pdf.render(contents)),
        _write(out / "report.html", html.render(contents, next(beside, "")).encode("utf-8")),
    )


def _compared(files: list[Path]):
    """Returns the chapter on other models. Not loaded without need: benchmarks are of training."""
    from report.chapters.comparison import comparison, read_comparisons

    return comparison(read_comparisons(files))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m report.build",
        description="Write a run's report: report.html (one self-contained file) and report.pdf. "
        "Needs the run's decoder.onnx; takes about half a minute.",
    )
    parser.add_argument(
        "run", nargs="?", type=Path, metavar="RUN", help="run folder (default: the newest run)"
    )
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="where to write (default: RUN/report)"
    )
    parser.add_argument(
        "--runs", type=Path, default=Path("runs"), metavar="DIR",
        help="where runs lie (default: runs)",
    )  # fmt: skip
    parser.add_argument(
        "--data-notes", type=Path, metavar="FILE",
        help="how the photos were gathered: a text file, or a .csv with the columns file, author, "
        "licence (default: README.md, CREDITS.md and manifest.csv beside the photos)",
    )  # fmt: skip
    parser.add_argument(
        "--comparison", type=Path, nargs="+", default=[], metavar="FILE.jsonl",
        help="results of report.benchmarks.compare, for a chapter beside other models",
    )  # fmt: skip
    return parser


def _newest(runs: Path) -> Path:
    """Returns the newest trained run, the one that `export.to_onnx` would take, too."""
    if run := newest_run(runs):
        return run.path
    hint = "python -m kvae.train makes one; or name a run folder."
    raise UserError(f"There is no trained run in {runs}.", hint)


def _write(path: Path, data: bytes) -> Path:
    """Writes a file whole or not at all."""
    try:
        write_atomically(path, data)
    except OSError as error:
        raise _unwritable(path, error) from error
    return path


def _unwritable(path: Path, error: OSError) -> UserError:
    return UserError(
        f"{path} cannot be written: {error.strerror}.", "Choose another folder with --out."
    )


if __name__ == "__main__":
    raise SystemExit(main())
