"""Commands that repeat a run's training, or change what its evaluation advises to change."""

import shlex
from pathlib import PurePath

from desktop.learning.outcome import Remedy, read_advice
from desktop.learning.plan import SIZES
from kvae.photos.folder import shown
from report.wording import known

LONGER = 2.0  # times the minutes
NEARER, LEAST, MOST = 0.2, 0.05, 0.9  # a step of --mixing, and what it can be


def shown_folder(config: dict) -> str:
    """The photo folder as a report may name it: of an absolute path only the last part.

    What lies before it tells a stranger the owner's name.
    """
    folder = str(config.get("photos", {}).get("folder", ""))
    return shown(PurePath(folder).name if PurePath(folder).is_absolute() else folder)


def train_command(config: dict, latent_dim: int, image_size: int) -> str:
    """`python -m kvae.train` with all options that the run's settings ask for."""
    run, photos, loss, training = (
        config.get(name, {}) for name in ("run", "photos", "loss", "training")
    )
    preset, seed = run.get("preset", "default"), training.get("seed", run.get("seed", 0))
    command = f"python -m kvae.train --photos {shlex.quote(shown_folder(config) or 'PHOTOS')}"
    command += f" --preset {preset} --seed {seed}"
    command += f" --latent-dim {latent_dim} --image-size {image_size}"
    if (fit := photos.get("fit", "auto")) != "auto":
        command += f" --fit {fit}"
    if photos.get("recursive"):
        command += " --recursive"
    if held_out := known(photos.get("hold_out")):
        command += f" --hold-out {held_out:g}"
    if (mixing := known(loss.get("mixing"))) is not None:
        command += f" --mixing {mixing:g}"
    if steps := known(training.get("steps")):
        # The number that was found for the minutes: on another machine it would be another.
        command += f" --steps {steps:.0f}"
    return command


def changed_command(config: dict, latent_dim: int, image_size: int, advice: str) -> str:
    """The same command with one thing changed as the advice says; empty where it names nothing.

    Args:
        config: of the run.
        latent_dim: of the run.
        image_size: of the run.
        advice: of its evaluation; what it names first and still can be changed is changed.
    """
    loss, training = config.get("loss", {}), config.get("training", {})
    minutes, mixing = known(training.get("minutes")), known(loss.get("mixing"))
    remedies, enough = read_advice(advice)
    smaller = [size for size in SIZES if size < image_size]
    for remedy in remedies:
        if remedy is Remedy.LONGER and minutes:
            longer = config | {"training": training | {"steps": None}}
            command = train_command(longer, latent_dim, image_size)
            return f"{command} --minutes {LONGER * minutes:g}"
        if remedy is Remedy.SMALLER and smaller:
            return train_command(config, latent_dim, smaller[-1])
        if remedy is Remedy.FEWER and enough:
            return train_command(config, enough, image_size)
        if remedy in (Remedy.NEARER, Remedy.FARTHER) and mixing is not None:
            step = NEARER if remedy is Remedy.FARTHER else -NEARER
            other = round(min(max(mixing + step, LEAST), MOST), 2)
            if other != mixing:
                changed = config | {"loss": loss | {"mixing": other}}
                return train_command(changed, latent_dim, image_size)
    return ""
