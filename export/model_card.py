"""What the two files of a run say about themselves: the window's model card, filled in."""

from dataclasses import replace

import numpy as np

from desktop.generator.model.card import MAX_CODES, NAME_CHARS, Axis, ModelCard
from desktop.generator.model.model_file import ModelKind
from desktop.generator.model.parity import Parity
from desktop.generator.model.run_curves import read_run_curves
from desktop.generator.model.training_summary import TrainingSummary
from desktop.generator.sampling import draws
from export.axis_changes import measured_changes
from export.credits import find_credits
from kvae.judging.latent_figures import axis_figures
from kvae.network.coding import decode
from kvae.photos.folder import shown
from kvae.terminal import say
from kvae.trained_run import TrainedRun

TRAIT_SEED, TRAIT_CODES = 0, 96  # whose pictures show how things differ; a few seconds with walks
JUDGED = ("psnr", "kl_loss", "aggregated_kl", "state")  # figures that the card holds


def make_card(run: TrainedRun, axes: tuple[Axis, ...]) -> ModelCard:
    """Collects what a decoder says about itself, but for its parity, which is not measured yet.

    Args:
        run: as it was trained.
        axes: as `measured_axes` found them.
    """
    config, evaluation = run.config, run.folder.read_evaluation()
    licence, credits_ = find_credits(config.photos.folder, run.names)
    judged = {key: evaluation[key] for key in JUDGED if key in evaluation}
    summary = TrainingSummary.from_json(run.folder.summary(run.recorded) | judged)
    kept = slice(None, MAX_CODES)
    return ModelCard(
        kind=ModelKind.DECODER,
        name=shown(run.folder.name, NAME_CHARS),
        latent_dim=config.model.latent_dim,
        image_size=config.model.image_size,
        fit=config.photos.fit,
        axes=axes,
        z_mean=run.codes.z_mean[kept],
        z_log_var=run.codes.z_log_var[kept],
        parity=Parity(),
        training=replace(summary, curves=read_run_curves(run.folder.path)),
        licence=licence,
        credits=credits_,
    )


def measured_axes(run: TrainedRun) -> tuple[Axis, ...]:
    """How the photos use each axis, and what it changes of the pictures along it."""
    figures = axis_figures(run.codes)
    mean, sigma = (np.array([axis[key] for axis in figures]) for key in ("mean", "sigma"))
    codes = draws(TRAIT_SEED, TRAIT_CODES, len(figures))
    changes = measured_changes(lambda z: decode(run, z) / np.float32(255), mean, sigma, codes)
    named = ", ".join(f"{i} {change.name}" for i, change in enumerate(changes, 1) if change.name)
    say(f"axes named by what they change for sure: {named or 'none'}")
    return tuple(
        Axis(**axis, change=change.name, strength=round(change.strength, 3))
        for axis, change in zip(figures, changes, strict=True)
    )
