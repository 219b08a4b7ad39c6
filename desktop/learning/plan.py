"""What is to be learned, and which program comes next; what was done already is seen in files.

So nothing has to be remembered of how far a learning had come: after a crash, a full disk or a
closed window the same question has the same answer.
"""

import itertools
import json
from dataclasses import asdict, dataclass, field, fields, replace
from enum import StrEnum
from pathlib import Path

from desktop.generator.files.whole_file import write_atomically
from desktop.learning.trainer import Trainer

LEAST_PHOTOS = 50  # the training takes no fewer
FITS = ("auto", "crop", "pad")
ALIGNS = ("auto", "yes", "no")
MOST_ALIGNED = 500  # photos; each is compared with all others
SIZES = (64, 96, 128)
MINUTES = (5, 15, 40)
PRESETS = {5: "default", 15: "default", 40: "best"}  # by the minutes
LATENT_DIMS = tuple(range(4, 11))
# How far from the photos, in kvae.train's terms; None is what the preset has.
MIXINGS = {"photos": 0.1, "nearer": 0.3, "usual": None, "farther": 0.7, "between": 0.9}
HOLD_OUTS = (0, 10, 20)  # percent of the photos


class Step(StrEnum):
    """One program after the other makes a model of photos."""

    TRAIN = "train"
    EXPORT = "export"
    REPORT = "report"


@dataclass(frozen=True)
class Plan:
    """What the user wants to be learned.

    Attributes:
        name: of the model, in the user's words.
        fit: how photos become square, one of `FITS`.
        align: whether they are cut around what all have in common, one of `ALIGNS`.
        image_size: pixels on each side of a picture, one of `SIZES`.
        minutes: about how long to train, one of `MINUTES`.
        latent_dim: numbers behind a picture, one of `LATENT_DIMS`.
        mixing: how far from the photos to draw, one of `MIXINGS`.
        hold_out: percent of the photos that it shall not see, one of `HOLD_OUTS`.
        older: the folder of the run whose knowledge it begins with; empty for none.
        begun: whether the user has let it begin.
        run: the run's folder, once it has one; empty before.
        stopped: whether the user has ended its training early, to keep what it learned.
        without: steps that failed and that the model can do without.
    """

    name: str = ""
    fit: str = "auto"
    align: str = "auto"
    image_size: int = 96
    minutes: int = 5
    latent_dim: int = 8
    mixing: str = "usual"
    hold_out: int = 0
    older: str = ""
    begun: bool = False
    run: str = ""
    stopped: bool = False
    without: tuple[str, ...] = field(default=())

    @property
    def folder(self) -> Path | None:
        """The run's folder; None as long as there is none, or where it has gone."""
        return _folder_of(self.run)

    @property
    def older_folder(self) -> Path | None:
        """The folder of the run to begin with; None where there is none, or it has gone."""
        return _folder_of(self.older)

    @property
    def may_align(self) -> bool:
        """Whether photos are cut around what all have in common, where they are of one kind."""
        return self.align != "no" and self.fit != "pad"

    def cannot_align(self, photos: int) -> bool:
        """Whether that is asked for of more photos than it can be done with."""
        return self.align == "yes" and self.may_align and photos > MOST_ALIGNED

    def least_photos(self) -> int:
        """How many photos it takes, those that are held out among them."""
        return next(
            count
            for count in itertools.count(LEAST_PHOTOS)
            if count - round(count * self.hold_out / 100) >= LEAST_PHOTOS
        )

    def next_step(self) -> Step | None:
        """What is to be done next; None once the model can be opened."""
        folder = self.folder
        if not folder or not (folder / "vae.keras").is_file():
            return Step.TRAIN
        decoder, report = folder / "decoder.onnx", report_of(folder)
        if _is_older(decoder, folder / "vae.keras"):
            return Step.EXPORT
        wanted = Step.REPORT not in self.without
        return Step.REPORT if wanted and (not report or _is_older(report, decoder)) else None

    def has_saved(self) -> bool:
        """Whether there is a state of the training that a model can be made of."""
        return bool(self.folder and any((self.folder / "checkpoints").glob("*")))

    def command(self, trainer: Trainer, photos: Path, models: Path, language: str) -> list[str]:
        """The program of the next step.

        Args:
            trainer: what starts it.
            photos: the folder of photos to learn.
            models: the folder that runs are kept in.
            language: that the report is written in, a two-letter code.

        Raises:
            ValueError: there is nothing left to do.
        """
        in_json = ("--progress", "json")
        match self.next_step():
            case Step.TRAIN if self.folder:
                return trainer.command(
                    "kvae.train", "--resume", self.folder, "--orders", "stdin", *in_json
                )
            case Step.TRAIN:
                return trainer.command(
                    "kvae.train", "--photos", photos, "--runs", models, "--name", self.name,
                    "--minutes", self.minutes, *self._settings(), "--orders", "stdin", *in_json,
                )  # fmt: skip
            case Step.EXPORT:
                return trainer.command("export.to_onnx", self.run, *in_json)
            case Step.REPORT:
                return trainer.command("report.build", self.run, "--language", language, *in_json)
        raise ValueError("there is nothing left to do")

    def squares(self) -> tuple[object, ...]:
        """Options of how photos become square; those that are shown whole are not cut alike."""
        align = () if self.fit == "pad" else ("--align", self.align)
        return ("--fit", self.fit, *align, "--image-size", self.image_size)

    def _settings(self) -> tuple[object, ...]:
        """Those of the training; a run that begins with what an older one knows has that one's."""
        if self.older_folder:
            return ("--resume", self.older_folder)
        share = MIXINGS[self.mixing]
        return (
            "--preset", PRESETS[self.minutes], *self.squares(),
            "--latent-dim", self.latent_dim, "--hold-out", self.hold_out / 100,
            *(() if share is None else ("--mixing", share)),
        )  # fmt: skip


def report_of(folder: Path) -> Path | None:
    """A run's report, in the language it was last written in; None where there is none."""
    found = (folder / "report").glob("report*.html")
    return max(found, key=lambda path: path.stat().st_mtime, default=None)


def read_plan(path: Path) -> Plan:
    """The plan in a file; the usual one where there is none or it makes no sense."""
    try:
        found = json.loads(path.read_text("utf-8"))
        known = {each.name for each in fields(Plan)}
        plan = Plan(**{name: value for name, value in found.items() if name in known})
        plan = replace(plan, without=tuple(plan.without))
    except (OSError, ValueError, TypeError, AttributeError):
        return Plan()
    sound = (
        all(isinstance(text, str) for text in (plan.name, plan.older, plan.run, plan.mixing))
        and all(isinstance(flag, bool) for flag in (plan.begun, plan.stopped))
        and plan.fit in FITS and plan.align in ALIGNS
        and plan.image_size in SIZES and plan.minutes in MINUTES and plan.latent_dim in LATENT_DIMS
        and plan.mixing in MIXINGS and plan.hold_out in HOLD_OUTS
    )  # fmt: skip
    return plan if sound else Plan()


def write_plan(path: Path, plan: Plan) -> None:
    """Keep a plan.

    Raises:
        ModelFileError: it cannot be written.
    """
    data = json.dumps(asdict(plan), ensure_ascii=False).encode()
    write_atomically(path, data, overwrite=True)


def _folder_of(run: str) -> Path | None:
    folder = Path(run)
    return folder if run and folder.is_dir() else None


def _is_older(path: Path, than: Path) -> bool:
    """Whether a file is missing, or older than what it is made from."""
    return not path.is_file() or path.stat().st_mtime < than.stat().st_mtime
