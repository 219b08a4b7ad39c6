"""Everything the chapters say, computed once: figures, pictures as arrays, judgements."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from desktop.generator.model.parity import Parity
from desktop.generator.sampling import draws
from kvae.codes import Codes
from kvae.judging.novelty import Novelty, Seen
from report.architecture import Network, read_network
from report.chapters import comments, latent_comments
from report.chapters.comments import Comment
from report.chapters.draw_quality import judgements as judge_draws
from report.chapters.draw_quality import part
from report.chapters.measures import AxisFigures, psnr
from report.run_folder import Run
from report.run_parts import Photos
from report.speed import Speed, speed_of
from report.wording import known

# The window's slider goes to 12: at n the report shows what seed n draws. Seeds 13 to 24 fill the
# larger sheet, twelve draws each, so that any row can be drawn again in the window.
SLIDER_MOST = 12
SLIDER_SEEDS = range(1, 13)
SHEET_SEEDS = range(13, 25)


@dataclass(frozen=True, eq=False)
class Reconstructions:
    """Photos through the code and back: images uint8 (N, S, S, 3), PSNR in dB (N,)."""

    images: np.ndarray
    psnr: np.ndarray
    codes: Codes
    from_encoder: bool  # the codes come from encoder.onnx, not from codes.npz


@dataclass(frozen=True, eq=False)
class Findings:
    """What the run amounts to; None stands for what could not be measured."""

    photos: int
    image_size: int
    latent_dim: int
    minutes: float | None
    cpu_seconds: float | None  # of the training's steps, all cores together
    psnr: float | None  # dB, mean over photos
    kl: float | None  # nats per image
    aggregated_kl: float | None  # nats
    mutual_information: float | None  # nats
    parity_levels: float | None  # 8-bit levels
    axes: AxisFigures
    reconstructions: Reconstructions | None
    slider: dict[int, np.ndarray]  # value n, of the slider and the seed -> (n, S, S, 3) uint8
    sheet: dict[int, np.ndarray]  # seed -> (12, S, S, 3) uint8
    novelty: Seen | None  # of the slider's draws, in its order
    encoder: Network | None
    decoder: Network
    speed: Speed
    judgements: Mapping[str, Comment]


def find(run: Run) -> Findings:
    """Decodes the report's pictures and gathers its figures."""
    card = run.decoder.card
    training = card.training
    reconstructions = _reconstruct(run)
    slider = {number: _decode(run, number, number) for number in SLIDER_SEEDS}
    compared = seen_beside(run.photos, np.concatenate(list(slider.values())))
    axes = AxisFigures(*(np.array([getattr(a, k) for a in card.axes]) for k in _AXIS_KEYS))
    measured_psnr = float(reconstructions.psnr.mean()) if reconstructions else None
    figures: dict[str, Any] = {
        "photos": _photo_count(run),
        "minutes": training.minutes,
        "cpu_seconds": _last(run.history.get("cpu_seconds")),
        "psnr": _first(run.evaluation.get("psnr"), training.psnr, measured_psnr),
        "kl": _first(run.evaluation.get("kl_loss"), training.kl_loss, float(axes.kl.sum())),
        "aggregated_kl": _first(run.evaluation.get("aggregated_kl"), training.aggregated_kl),
        "mutual_information": known(run.evaluation.get("mutual_information")),
        "parity_levels": _worst_levels(card.parity),
    }
    return Findings(
        **figures,
        image_size=card.image_size,
        latent_dim=card.latent_dim,
        axes=axes,
        reconstructions=reconstructions,
        slider=slider,
        sheet={seed: _decode(run, seed, SLIDER_MOST) for seed in SHEET_SEEDS},
        novelty=compared,
        encoder=read_network(run.path / "encoder.onnx") if run.encoder else None,
        decoder=read_network(run.path / "decoder.onnx"),
        speed=speed_of(run.decoder, run.path),
        judgements=_judge(run, figures, axes, compared),
    )


def seen_beside(photos: Photos | None, pictures: np.ndarray) -> Seen | None:
    """How near each picture is to being a photo in another view; None without two photos."""
    if photos is None or len(photos.images) < 2:
        return None
    return Novelty(photos.images).seen(pictures)


_AXIS_KEYS = ("mean", "sigma", "kl")


def _judge(run: Run, figures: dict, axes: AxisFigures, compared: Seen | None) -> dict[str, Comment]:
    minutes, photos = figures["minutes"], figures["photos"]
    drawn = (int(compared.new.sum()), len(compared.new)) if compared else (0, 0)
    losses = run.history.get("reconstruction_loss", ())
    excess = known(run.config.get("loss", {}).get("kl_excess"))
    return {
        "number of photos": comments.photo_count(photos),
        "reconstructions": comments.reconstruction(figures["psnr"], minutes),
        "training": comments.learning(list(losses), minutes, _final_rate(run.history)),
        "what the codes carry": latent_comments.information(
            figures["kl"], photos, excess, _held(run.history.get("kl_loss"))
        ),
        "random draws": latent_comments.prior_fit(
            figures["aggregated_kl"], part(run.evaluation, "good").get("value")
        ),
        "what codes tell of the photo": latent_comments.separation(
            figures["mutual_information"], photos
        ),
        "axes in use": latent_comments.axes_in_use(axes.kl.tolist()),
        **judge_draws(run.evaluation),
        "new pictures": comments.new_pictures(*drawn),
        "exported file": comments.parity(figures["parity_levels"]),
    }


def _final_rate(history: dict[str, np.ndarray]) -> float | None:
    """The last learning rate as a share of the highest."""
    rates = history.get("learning_rate", np.empty(0))
    return float(rates[-1] / rates.max()) if len(rates) and rates.max() > 0 else None


def _held(kl: np.ndarray | None) -> float | None:
    """The mean KL of the last tenth of training's rows, each of one batch."""
    found = np.empty(0) if kl is None else kl[np.isfinite(kl)]
    return known(float(found[-max(1, len(found) // 10) :].mean())) if len(found) else None


def _decode(run: Run, seed: int, count: int) -> np.ndarray:
    return run.decoder.decode(draws(seed, count, run.decoder.card.latent_dim))


def _reconstruct(run: Run) -> Reconstructions | None:
    """Photos encoded with encoder.onnx, or by their codes in codes.npz, and decoded again."""
    if run.photos is None:
        return None
    images = run.photos.images
    codes = Codes(*run.encoder.encode(images)) if run.encoder else run.codes
    if codes is None or len(codes.z_mean) != len(images):
        return None
    decoded = run.decoder.decode(codes.z_mean)
    return Reconstructions(decoded, psnr(images, decoded), codes, run.encoder is not None)


def _photo_count(run: Run) -> int:
    recorded = _first(run.config.get("photos", {}).get("count"), run.decoder.card.training.photos)
    return max(int(recorded or 0), len(run.photos.names) if run.photos else 0)


def _first(*values: object) -> float | None:
    return next((number for number in map(known, values) if number is not None), None)


def _last(column: np.ndarray | None) -> float | None:
    return known(float(column[-1])) if column is not None and len(column) else None


def _worst_levels(parity: Parity) -> float | None:
    return max((found.levels for found in parity.differences.values()), default=None)
