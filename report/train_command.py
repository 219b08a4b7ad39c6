"""The command that repeats a run's training, from what its config.toml says."""

from pathlib import PurePath

from kvae.photos.folder import shown
from report.wording import known


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
    command = f"python -m kvae.train --photos {shown_folder(config) or 'PHOTOS'}"
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
