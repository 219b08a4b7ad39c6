"""Commands that repeat a run's training, or change what its evaluation advises to change."""

import shlex
from dataclasses import asdict
from pathlib import PurePath

from desktop.learning.outcome import Remedy, read_advice
from desktop.learning.plan import SIZES
from kvae.config.settings import ConfigError
from kvae.config.toml import BEFORE, load_preset
from kvae.photos.folder import shown
from report.wording import known

# Settings that options of the command set, or that are found out.
OPTIONS = {"latent_dim", "image_size", "colours", "mixing", "minutes", "steps", "seed"}
LONGER = 2.0  # times the minutes
NEARER, LEAST, MOST = 0.2, 0.05, 0.9  # a step of --mixing, and what it can be


def shown_folder(config: dict) -> str:
    """The photo folder as a report may name it: of an absolute path only the last part.

    What lies before it would give a stranger the owner's name.
    """
    folder = str(config.get("photos", {}).get("folder", ""))
    return shown(PurePath(folder).name if PurePath(folder).is_absolute() else folder)


def train_command(config: dict, latent_dim: int, image_size: int) -> str:
    """`python -m kvae.train` with all options that the run's settings ask for.

    A run that went on from an older one does so again: that has the other settings.
    """
    run, photos, loss, training = (
        config.get(name, {}) for name in ("run", "photos", "loss", "training")
    )
    command = "python -m kvae.train"
    if parent := run.get("parent"):
        command += f" --resume {shlex.quote(f'runs/{parent}')}"
    command += f" --photos {shlex.quote(shown_folder(config) or 'PHOTOS')}"
    if not parent:
        command += f" --preset {shlex.quote(_preset(config))}"
    command += f" --seed {training.get('seed', run.get('seed', 0))}"
    if not parent:
        command += f" --latent-dim {latent_dim} --image-size {image_size}"
        if (fit := photos.get("fit", "auto")) != "auto":
            command += f" --fit {fit}"
        if (align := photos.get("align", "no")) == "yes" or config.get("model", {}).get("scenes"):
            command += f" --align {align}"
        if held_out := known(photos.get("hold_out")):
            command += f" --hold-out {held_out:g}"
        if (mixing := known(loss.get("mixing"))) is not None:
            command += f" --mixing {mixing:g}"
    if photos.get("recursive"):
        command += " --recursive"
    if steps := known(training.get("steps")):
        # The number that was found for the minutes: on another machine it would be another.
        command += f" --steps {steps:.0f}"
    return command


def _preset(config: dict) -> str:
    """The preset's name, or the run's own file where the preset of today is another one."""
    run = config.get("run", {})
    name = str(run.get("preset", "default"))
    try:
        preset = asdict(load_preset(name))
    except ConfigError:  # it was a file of the owner's, or is gone
        same = False
    else:
        same = all(
            value == preset[section][key]
            for section in ("model", "loss", "training")
            for key, value in (BEFORE.get(section, {}) | config.get(section, {})).items()
            if key not in OPTIONS and key in preset[section]
        )
    return name if same else f"runs/{run.get('name', 'RUN')}/config.toml"


def changed_command(config: dict, latent_dim: int, image_size: int, advice: str) -> str:
    """The same command with one thing changed as the advice says; empty where it names nothing.

    Args:
        config: of the run.
        latent_dim: of the run.
        image_size: of the run.
        advice: of its evaluation; what it names first and still can be changed is changed.
    """
    loss, training = config.get("loss", {}), config.get("training", {})
    # What it went on from has the other settings: to change one is to train from nothing.
    run = {key: value for key, value in config.get("run", {}).items() if key != "parent"}
    anew = config | {"run": run}
    minutes, mixing = known(training.get("minutes")), known(loss.get("mixing"))
    remedies, enough = read_advice(advice)
    smaller = [size for size in SIZES if size < image_size]
    for remedy in remedies:
        if remedy is Remedy.LONGER and minutes:
            longer = config | {"training": training | {"steps": None}}
            command = train_command(longer, latent_dim, image_size)
            return f"{command} --minutes {LONGER * minutes:g}"
        if remedy is Remedy.SMALLER and smaller:
            return train_command(anew, latent_dim, smaller[-1])
        if remedy is Remedy.FEWER and enough:
            return train_command(anew, enough, image_size)
        if remedy in (Remedy.NEARER, Remedy.FARTHER) and mixing is not None:
            step = NEARER if remedy is Remedy.FARTHER else -NEARER
            other = round(min(max(mixing + step, LEAST), MOST), 2)
            if other != mixing:
                changed = anew | {"loss": loss | {"mixing": other}}
                return train_command(changed, latent_dim, image_size)
    return ""
