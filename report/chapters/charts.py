"""The report's charts, small and alike; readable on a phone."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from kvae.codes import Codes
from report.chapters.measures import AxisFigures
from report.chapters.plotting import BLUE, GREEN, ORANGE, SERIES, both
from report.document import Picture
from report.texts import spoken
from report.wording import number

MOST_LETTERS = 18  # of a run's name on a chart
AROUND = 5  # values to each side that a running mean takes in


def axis_density(codes: Codes, figures: AxisFigures, axis: int) -> Picture:
    """One axis: all photos' normal distributions together, against N(0, 1)."""
    mean = codes.z_mean[:, axis].astype(np.float64)
    sigma = np.exp(0.5 * codes.z_log_var[:, axis].astype(np.float64))
    edge = max(3.2, float(np.abs(mean).max()) + 0.4)
    z = np.linspace(-edge, edge, 400)
    mixture = _normal(z[:, None], mean, sigma).mean(axis=1)

    def draw(plot: Axes) -> None:
        plot.fill_between(z, mixture, color=BLUE, alpha=0.3, linewidth=0)
        plot.plot(z, mixture, color=BLUE, linewidth=1.2)
        plot.plot(z, _normal(z, 0.0, 1.0), color=ORANGE, linewidth=1.2, linestyle=(0, (4, 2)))
        plot.plot(mean, np.zeros_like(mean), "|", color=GREEN, markersize=5, alpha=0.8)
        plot.set_yticks([])
        plot.set_ylim(bottom=0)
        plot.set_xlim(-edge, edge)
        gaps = {"z": f"z{_subscript(axis + 1)}", "kl": number(figures.kl[axis], 2, "nats")}
        plot.set_xlabel(spoken("{z}, {kl}", **gaps))

    alt = spoken(
        "Axis {axis}: the codes of the photos, mean {mean}, sigma {sigma}, beside the standard "
        "normal distribution",
        axis=axis + 1, mean=number(figures.mean[axis], 2), sigma=number(figures.sigma[axis], 2),
    )  # fmt: skip
    return both(draw, alt, (2.2, 1.5), left=0.1)


def psnr_histogram(values: np.ndarray) -> Picture:
    """How the PSNR of the reconstructions spreads over the photos."""

    def draw(plot: Axes) -> None:
        plot.hist(values, bins=min(30, max(10, len(values) // 4)), color=BLUE, rwidth=0.9)
        plot.axvline(values.mean(), color=ORANGE, linewidth=1.2, linestyle=(0, (4, 2)))
        plot.set_xlabel(spoken("PSNR of the reconstruction, dB"))
        plot.set_ylabel(spoken("photos"))
        plot.yaxis.set_major_locator(MaxNLocator(integer=True))

    return both(draw, spoken("Histogram of the PSNR per photo"), (3.6, 1.65))


def psnr_by_detail(values: np.ndarray, detail: np.ndarray) -> Picture:
    """The PSNR of each reconstruction beside how much fine detail its photo has."""

    def draw(plot: Axes) -> None:
        plot.plot(detail, values, "o", color=BLUE, alpha=0.6, markersize=3, markeredgewidth=0)
        plot.set_xlabel(spoken("fine detail, of 255 levels"))
        plot.set_ylabel(spoken("PSNR, dB"))

    return both(draw, spoken("PSNR of each photo beside its fine detail"), (3.6, 1.65))


def curve(
    history: dict[str, np.ndarray],
    column: str,
    label: str,
    *,
    target: str = "",
    log: bool = False,
) -> Picture:
    """One column of the history against the training step, with its target if it has one.

    Each value is that of one batch, a pale point; the line is the mean of `AROUND` to each side.
    """
    steps, values = history["step"], history[column]
    finite = np.isfinite(values)
    steps, values = steps[finite], values[finite]

    def draw(plot: Axes) -> None:
        few = len(values) < 3
        plot.plot(steps, values, ".", color=BLUE, alpha=1.0 if few else 0.25, markersize=3,
                  markeredgewidth=0)  # fmt: skip
        mean = spoken("running mean")
        plot.plot(steps, running_mean(values), color=BLUE, linewidth=1.3, label=mean)
        if target:
            dashes = (0, (4, 2))
            aim = history["step"], history[target]
            name = spoken("target")
            plot.plot(*aim, color=ORANGE, linewidth=1.2, linestyle=dashes, label=name)
            plot.legend(frameon=False)
        if log and np.nanmin(values) > 0 and np.nanmax(values) > 10 * np.nanmin(values):
            plot.set_yscale("log")
        plot.set_xlabel(spoken("training step"))
        plot.set_title(label, loc="left")

    return both(draw, spoken("{label} against the training step", label=label), (3.6, 1.65))


def estimates(found: dict[str, dict], label: str) -> Picture:
    """Estimates with their intervals, one line per run, the first on top."""
    heights = -np.arange(len(found))
    value, low, high = (
        np.array([estimate[key] for estimate in found.values()]) for key in ("value", "low", "high")
    )

    def draw(plot: Axes) -> None:
        plot.errorbar(value, heights, xerr=[value - low, high - value], fmt="o", color=BLUE,
                      markersize=4, capsize=2, linewidth=1.2)  # fmt: skip
        plot.set_yticks(heights, [name[:MOST_LETTERS] for name in found])
        plot.set_ylim(-len(found) + 0.4, 0.6)
        plot.set_xlabel(label)

    figures = "; ".join(
        f"{name} {number(estimate['value'], 2)}" for name, estimate in found.items()
    )
    height = 0.75 + 0.22 * len(found)
    return both(draw, f"{label}: {figures}", (3.6, height), left=1.1)


def beside(histories: dict[str, dict[str, np.ndarray]]) -> Picture:
    """The reconstruction loss of several runs against the minutes of training."""

    def draw(plot: Axes) -> None:
        for number_, (name, history) in enumerate(histories.items()):
            values = history["reconstruction_loss"]
            finite = np.isfinite(values)
            minutes = history["seconds"][finite] / 60
            plot.plot(minutes, running_mean(values[finite]), color=SERIES[number_ % len(SERIES)],
                      linewidth=1.2, label=name[:MOST_LETTERS])  # fmt: skip
        plot.set_xlabel(spoken("minutes of training"))
        plot.set_title(spoken("reconstruction loss, running mean"), loc="left")
        plot.legend(frameon=False, fontsize=6)

    return both(draw, spoken("Reconstruction loss of each run against its time"), (3.6, 2.2))


def running_mean(values: np.ndarray) -> np.ndarray:
    """The mean of each value (n,) and the `AROUND` to each side of it, or as many as there are."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    rows = np.arange(len(values))
    low, high = np.maximum(rows - AROUND, 0), np.minimum(rows + AROUND + 1, len(values))
    return (sums[high] - sums[low]) / (high - low)


def _normal(z: np.ndarray, mean: np.ndarray | float, sigma: np.ndarray | float) -> np.ndarray:
    return np.exp(-0.5 * ((z - mean) / sigma) ** 2) / (sigma * np.sqrt(2 * np.pi))


def _subscript(number: int) -> str:
    return "".join(chr(0x2080 + int(digit)) for digit in str(number))
