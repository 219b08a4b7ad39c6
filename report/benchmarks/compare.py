"""Compares our preset with the textbook VAE and with pythae on the same photos, at equal CPU time.

    python -m report.benchmarks.compare                    the photos that ship, 3 seeds
    python -m report.benchmarks.compare --photos DIR --image-size 64 --cpu-seconds 300
    python -m report.benchmarks.compare --ablations --steps 905 --out runs/ablations.jsonl

One training after another, each in a process of its own. Stop it when you like: the same command
goes on after the last finished training. With --ablations our preset is compared with itself, one
thing changed at a time. Beside FILE.jsonl lies the table as FILE.md, and in the
folder FILE all that was drawn. pythae is installed in an environment of its own at first use.
"""

import argparse
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from kvae.config.settings import LATENT_DIMS
from kvae.config.toml import load_preset, preset_names
from kvae.photos.__main__ import contact_sheet, image_size
from kvae.photos.load import load_photos
from kvae.photos.photo_set import PhotoError, PhotoSet
from kvae.terminal import fail, say
from report.benchmarks.methods import ABLATIONS, METHODS, OURS, USUAL, Method, command, run
from report.benchmarks.pythae_environment import pythae_python
from report.benchmarks.results import Results, Row
from report.benchmarks.table import markdown
from report.benchmarks.task import BenchmarkError, Outcome, Task

if TYPE_CHECKING:
    from report.benchmarks.judging import Judging

ON_SHEET = 60  # of the draws
GARDEN = Path("data/photos")


def main(argv: list[str] | None = None) -> int:
    """Runs the command; returns its exit code."""
    options = _parse(argv)
    try:
        Comparison(options).run()
    except (PhotoError, BenchmarkError) as error:
        return fail(error)
    print(options.out.with_suffix(".md"))
    return 0


class Comparison:
    """One benchmark: the photos, the settings, and the results so far."""

    def __init__(self, options: argparse.Namespace):
        self.options, self.folder = options, options.out.with_suffix("")
        self.photos = load_photos(options.photos, options.image_size)
        self.results = Results(options.out, _settings(options, self.photos))
        self.rows = self.results.read()
        self.judging: Judging | None = None  # made at first use: it loads a network

    def run(self) -> None:
        """Does what is not done yet, and writes the table after each training."""
        self.folder.mkdir(parents=True, exist_ok=True)
        np.savez_compressed(self.folder / "photos.npz", images=self.photos.images)
        if self.options.rejudge:
            self._judge_again()
        wanted = [method for method in METHODS if method.name in self.options.methods]
        for seed in range(self.options.seeds):
            for method in wanted:
                if not self._find(method.name, seed):
                    self._train(method, seed)
        self._write_table()

    def budget(self, seed: int) -> float:
        """Returns the CPU time of a training: no less than ours of the same seed has taken."""
        ours = self._find("ours", seed)
        return max(self.options.cpu_seconds, ours.figures["cpu_seconds"] if ours else 0.0)

    def _steps_of_ours(self, seed: int) -> int | None:
        """Returns how many steps our preset takes: as asked for, or as it took with a seed."""
        ours = self._find("ours", seed)
        return self.options.steps or (ours.figures["steps"] if ours else None)

    def _train(self, method: Method, seed: int) -> None:
        budget = self.budget(seed)
        say(f"Training {method.name}, seed {seed}, for {budget:.0f} CPU seconds ...")
        settings = method.settings | {"preset": self.options.preset}
        if method.module == OURS and (took := self._steps_of_ours(seed)):
            settings |= {"preset_took": took, "same_cost": method.same_cost}
        task = Task(
            photos=str(self.folder / "photos.npz"),
            out=str(self._outcome(method.name, seed)),
            cpu_seconds=budget,
            seed=seed,
            latent_dim=self.options.latent_dim,
            draws=self.options.draws,
            settings=settings,
        )
        task_file = self.folder / f"{method.name}-{seed}.json"
        task.write(task_file)
        arguments = command(method, task_file, partial(pythae_python, self.options.pythae))
        outcome = run(arguments, task, self.options.threads)
        sheet = contact_sheet(outcome.draws[:ON_SHEET])
        sheet.save(self.folder / f"{method.name}-{seed}.png")
        figures = self._judge(outcome)
        self.rows.append(self.results.append(method.name, seed, figures))
        self._write_table()
        kid, steps = figures["kid"], figures["steps"]
        say(f"  new and good {figures['success']:.2f}, KID x 1000 {kid:.1f}, {steps} steps")

    def _judge(self, outcome: Outcome) -> dict:
        from report.benchmarks.judging import Judging  # imports Keras, which takes seconds

        self.judging = self.judging or Judging(self.photos.images, self.options.draws)
        return self.judging.figures(outcome) | outcome.figures

    def _judge_again(self) -> None:
        """Judges all finished trainings anew, from the pictures that were kept."""
        rows = []
        for row in self.rows:
            figures = self._judge(Outcome.read(self._outcome(row.method, row.seed)))
            rows.append(Row(row.method, row.seed, row.settings, figures))
        self.rows = rows
        self.results.replace(rows)

    def _outcome(self, method: str, seed: int) -> Path:
        return self.folder / f"{method}-{seed}.npz"

    def _find(self, method: str, seed: int) -> Row | None:
        found = (row for row in self.rows if (row.method, row.seed) == (method, seed))
        return next(found, None)

    def _write_table(self) -> None:
        self.options.out.with_suffix(".md").write_text(markdown(self.rows), "utf-8")


def _settings(options: argparse.Namespace, photos: PhotoSet) -> dict:
    """Returns what all trainings of a benchmark share, as the results keep it."""
    names = ("image_size", "cpu_seconds", "latent_dim", "draws", "threads", "preset")
    shared = {name: getattr(options, name) for name in names}
    if options.steps:
        shared["steps"] = options.steps
    return {"photos": len(photos.images), "fingerprint": photos.fingerprint, **shared}


def _parse(argv: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m report.benchmarks.compare",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add, usual = parser.add_argument, load_preset("default").model.latent_dim
    names = [method.name for method in METHODS]
    add("--photos", type=Path, default=GARDEN, metavar="DIR", help=f"default: {GARDEN}")
    add("--image-size", type=image_size, default=96, metavar="64..128", help="default: 96")
    add("--latent-dim", type=int, default=usual, choices=LATENT_DIMS, help="default: %(default)s")
    add("--cpu-seconds", type=float, default=660.0, metavar="S", help="of training (default: 660)")
    add("--steps", type=positive, default=0, metavar="N", help="of our preset, instead of a time")
    add("--seeds", type=positive, default=3, metavar="N", help="trainings per method (default: 3)")
    add("--methods", nargs="+", choices=names, default=USUAL, metavar="NAME",
        help=f"any of {', '.join(names)} (default: {' '.join(USUAL)})")  # fmt: skip
    add("--ablations", dest="methods", action="store_const",
        const=("ours", *(method.name for method in ABLATIONS)),
        help="our preset, and it with one thing changed at a time")  # fmt: skip
    add("--preset", choices=preset_names(), default="default", help="ours (default: default)")
    add("--draws", type=positive, default=512, metavar="N", help="from each model (default: 512)")
    add(
        "--threads", type=positive, default=os.cpu_count(), metavar="N", help="default: %(default)s"
    )
    add("--pythae", type=Path, default=Path(".venv-pythae"), metavar="DIR",
        help="where its environment is or will be (default: %(default)s)")  # fmt: skip
    add("--rejudge", action="store_true", help="judge anew what was finished before")
    add("--out", type=Path, default=Path("runs/benchmark.jsonl"), metavar="FILE.jsonl",
        help="default: %(default)s")  # fmt: skip
    return parser.parse_args(argv)


def positive(text: str) -> int:
    """Reads a whole number above 0, for argparse."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is not above 0")
    return number


if __name__ == "__main__":
    sys.exit(main())
