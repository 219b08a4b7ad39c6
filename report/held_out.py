"""What a training made of photos that were kept out of it, as a small file beside a report.

A model that ships learned all its photos, so what it makes of others is not known. A second
training with the same settings and --hold-out finds it; its record is all that a report needs:

python -m kvae.train --hold-out 0.2 --steps 1312
python -m report.held_out runs/00002-garden --out report/garden/held_out.json
python -m report.build desktop/models/garden --held-out report/garden/held_out.json
"""

import argparse
import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from kvae.terminal import UserError, fail, made
from report.run_parts import DAMAGE, read_config, read_evaluation
from report.train_command import train_command
from report.wording import known
from report.written import write


@dataclass(frozen=True)
class HeldOut:
    """A training that some photos were kept out of.

    Attributes:
        command: what repeats it.
        preset: the settings it started from.
        steps: of training.
        image_size: side of its pictures in pixels.
        kept: how many photos were kept out.
        of: how many there are, those kept out and those learned.
        psnr: of the photos kept out, through codes that were sought for them, in dB.
        encoded_psnr: of the same, through the codes that the encoder names.
        nearest_psnr: of the nearest photo that it learned, as the answer.
        learned_psnr: of the photos that it learned.
    """

    command: str
    preset: str
    steps: int
    image_size: int
    kept: int
    of: int
    psnr: float
    encoded_psnr: float
    nearest_psnr: float
    learned_psnr: float


def read_held_out(path: Path) -> HeldOut:
    """Returns the record of a file that this module wrote, or of a run folder.

    Raises:
        UserError: it is neither, or damaged, or no photos were kept out of that run.
    """
    if path.is_dir():
        return _of_run(path)
    try:
        saved = json.loads(path.read_text("utf-8"))
        found = HeldOut(**{field.name: saved[field.name] for field in fields(HeldOut)})
        psnr = (found.psnr, found.encoded_psnr, found.nearest_psnr, found.learned_psnr)
        if None in map(known, (found.kept, found.of, *psnr)):
            raise ValueError("a figure is missing")
    except (*DAMAGE, TypeError) as error:
        hint = "Name a run folder, or a file that python -m report.held_out wrote."
        raise UserError(
            f"{path} holds no record of photos kept out of a training.", hint
        ) from error
    return found


def _of_run(run: Path) -> HeldOut:
    try:
        config = read_config(run / "config.toml")
        evaluation = read_evaluation(run / "evaluation.json")
        held, model = evaluation["hold_out"], config["model"]
        if held is None:
            raise UserError(
                f"No photos were kept out of {run}.", "Train with --hold-out 0.2, say, and name it."
            )
        return HeldOut(
            command=train_command(config, model["latent_dim"], model["image_size"]),
            preset=str(config["run"]["preset"]),
            steps=int(config["training"]["steps"]),
            image_size=int(model["image_size"]),
            kept=int(held["photos"]),
            of=int(config["photos"]["count"]) + int(held["photos"]),
            psnr=float(held["psnr"]),
            encoded_psnr=float(held["encoded_psnr"]),
            nearest_psnr=float(held["nearest_psnr"]),
            learned_psnr=float(evaluation["psnr"]),
        )
    except (*DAMAGE, TypeError) as error:
        hint = f"python -m kvae.evaluate {run} judges it anew."
        raise UserError(f"{run} lacks what tells of photos kept out of it.", hint) from error


def main(argv: list[str] | None = None) -> int:
    """Writes the record of a run; the last line on stdout is the file's path."""
    parser = argparse.ArgumentParser(
        prog="python -m report.held_out",
        description="Keep what a run with --hold-out made of the photos kept out of it, in a small "
        "file for `report.build --held-out`.",
    )
    parser.add_argument("run", type=Path, metavar="RUN", help="run folder, evaluated")
    parser.add_argument(
        "--out", type=Path, required=True, metavar="FILE.json", help="where to write"
    )
    arguments = parser.parse_args(argv)
    try:
        record = json.dumps(asdict(read_held_out(arguments.run)), indent=2) + "\n"
        made(write(arguments.out, record.encode()))
    except UserError as error:
        return fail(error)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
