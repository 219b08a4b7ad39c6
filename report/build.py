"""Build the report of a run: one HTML file and one PDF with every generated picture and figure.

python -m report.build                       # the newest run, into RUN/report/
python -m report.build runs/00007-garden --out handed-in
python -m report.build --data-notes notes.md # how the photos were gathered, in your words
python -m report.build --comparison FILE     # with what report.benchmarks.compare measured
python -m report.build --held-out FILE       # with what report.held_out kept of another training
python -m report.build --language ar         # in Arabic, as report.ar.html and report.ar.pdf
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.generator.trial.trials import Trials
from kvae.runs.numbered import newest_run
from kvae.terminal import UserError, add_progress_option, emit, say, speak
from report import texts
from report.held_out import read_held_out
from report.texts.option import add_language_option
from report.written import ended, folder_for, write_both

if TYPE_CHECKING:
    from report.run_folder import Run


def main(argv: list[str] | None = None) -> int:
    """Builds the report; the last line on stdout is the path of the HTML file."""
    arguments = _parser().parse_args(argv)
    speak(arguments.progress)
    emit("stage", name="reporting")
    with texts.speaking(arguments.language):
        return ended(lambda: build(arguments))


def build(asked: argparse.Namespace) -> tuple[Path, Path]:
    """Builds both files as the command line asks and returns their paths, the PDF's first.

    Raises:
        UserError: no run, no decoder.onnx in it, or nowhere to write.
    """
    folder = asked.run or _newest(asked.runs)
    with Trials.usual() as trials:
        trials.prepare_for(folder / "decoder.onnx")
        # Here, not above: --help answers at once, and a process that tries the decoder loads what
        # it needs while these load matplotlib.
        from report.chapters.contents import document
        from report.chapters.data_notes import find_notes, read_notes
        from report.chapters.findings import find
        from report.run_folder import read_run

        run = read_run(folder, trials)
    say(f"report: reading {run.path}")
    names = run.photos.names if run.photos else ()
    photo_folder = str(run.config.get("photos", {}).get("folder", ""))
    size = run.decoder.card.image_size
    if asked.data_notes:
        notes = read_notes([asked.data_notes], names, size)
    else:
        notes = find_notes(run.path, photo_folder, names, size)
    comparison = _compared(asked.comparison, run) if asked.comparison else None
    held_out = read_held_out(asked.held_out) if asked.held_out else None
    out = asked.out or run.path / "report"
    folder_for(out)  # before the work, not after it
    for what in run.damaged:
        say(f"report: damaged, and left out: {what}")
    say("report: drawing pictures with decoder.onnx")
    contents = document(run, find(run), notes, comparison, held_out)
    beside = (page for page in ("draw.html", "../draw.html") if (out / page).is_file())
    return write_both(contents, out, "report", next(beside, ""))


def _compared(files: list[Path], run: "Run"):
    """Returns the chapter on other models. Not loaded without need: benchmarks are of training."""
    from report.chapters.comparison import comparison, read_comparisons
    from report.chapters.shown import shown_between

    return comparison(read_comparisons(files), run.evaluation, shown_between(run))


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
    parser.add_argument(
        "--held-out", type=Path, metavar="RUN_OR_FILE",
        help="another training, with --hold-out, to tell what becomes of photos never learned: its "
        "run folder, or the file that report.held_out made of it",
    )  # fmt: skip
    add_language_option(parser)
    add_progress_option(parser)
    return parser


def _newest(runs: Path) -> Path:
    """Returns the newest trained run, the one that `export.to_onnx` would take, too."""
    if run := newest_run(runs):
        return run.path
    hint = "python -m kvae.train makes one; or name a run folder."
    raise UserError(f"There is no trained run in {runs}.", hint)


if __name__ == "__main__":
    raise SystemExit(main())
