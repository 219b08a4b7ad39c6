"""The report's charts, small and alike, each drawn for a light page and for a dark one.

Readable on a phone, in colours that colour-blind people tell apart (Okabe and Ito 2008).
"""

from collections.abc import Callable
from io import BytesIO

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from report.chapters.latent_comments import AXIS_INACTIVE
from report.chapters.measures import AxisFigures
from report.document import Picture
from report.run_folder import Codes

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#999999"
LIGHT_BLUE = "#56B4E9"
DOTS_PER_INCH = 200
LIGHT = {"ink": "#333333", "page": "#ffffff", "faint": "#dddddd"}
DARK = {"ink": "#d8d8d8", "page": "#1b1d20", "faint": "#3d4146"}


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
        plot.set_xlabel(f"z{_subscript(axis + 1)}")

    alt = (
        f"Axis {axis + 1}: the codes of the photos, mean {figures.mean[axis]:.2f}, "
        f"sigma {figures.sigma[axis]:.2f}, beside the standard normal distribution"
    )
    return _both(draw, alt, (2.2, 1.5), left=0.1)


def kl_bars(figures: AxisFigures) -> Picture:
    """KL of each axis as a bar, with the line below which an axis counts as inactive."""
    numbers = np.arange(1, len(figures.kl) + 1)
    colours = [BLUE if kl >= AXIS_INACTIVE else GREY for kl in figures.kl]

    def draw(plot: Axes) -> None:
        plot.bar(numbers, figures.kl, color=colours, width=0.65)
        plot.axhline(AXIS_INACTIVE, color=ORANGE, linewidth=1, linestyle=(0, (4, 2)))
        plot.set_xticks(numbers)
        plot.set_xlabel("axis")
        plot.set_ylabel("KL, nats per image")

    return _both(draw, "Bar chart of KL per axis in nats", (4.2, 1.9))


def psnr_histogram(values: np.ndarray) -> Picture:
    """How the PSNR of the reconstructions spreads over the photos."""

    def draw(plot: Axes) -> None:
        plot.hist(values, bins=min(20, max(5, len(values) // 4)), color=BLUE, rwidth=0.9)
        plot.axvline(values.mean(), color=ORANGE, linewidth=1.2, linestyle=(0, (4, 2)))
        plot.set_xlabel("PSNR of the reconstruction, dB")
        plot.set_ylabel("photos")
        plot.yaxis.set_major_locator(MaxNLocator(integer=True))

    return _both(draw, "Histogram of the PSNR per photo", (4.2, 1.9))


def curve(
    history: dict[str, np.ndarray],
    column: str,
    label: str,
    *,
    target: str = "",
    log: bool = False,
) -> Picture:
    """One column of the history against the training step, with its target if it has one."""
    steps, values = history["step"], history[column]

    def draw(plot: Axes) -> None:
        marker = "o" if np.isfinite(values).sum() < 3 else ""
        plot.plot(steps, values, color=BLUE, linewidth=1.3, marker=marker, label="measured")
        if target:
            dashes = (0, (4, 2))
            aim = history[target]
            plot.plot(steps, aim, color=ORANGE, linewidth=1.2, linestyle=dashes, label="target")
            plot.legend(frameon=False)
        if log and np.nanmin(values) > 0 and np.nanmax(values) > 10 * np.nanmin(values):
            plot.set_yscale("log")
        plot.set_xlabel("training step")
        plot.set_title(label, loc="left")

    return _both(draw, f"{label} against the training step", (3.6, 1.9))


def _normal(z: np.ndarray, mean: np.ndarray | float, sigma: np.ndarray | float) -> np.ndarray:
    return np.exp(-0.5 * ((z - mean) / sigma) ** 2) / (sigma * np.sqrt(2 * np.pi))


def _subscript(number: int) -> str:
    return "".join(chr(0x2080 + int(digit)) for digit in str(number))


def _both(
    draw: Callable[[Axes], None], alt: str, inches: tuple[float, float], left: float = 0.5
) -> Picture:
    """One chart for both pages; `left` is the room for the labels of the y axis, in inches."""
    light, dark = (_png(draw, inches, left, colours) for colours in (LIGHT, DARK))
    return Picture(light, alt, dark)


def _png(
    draw: Callable[[Axes], None], inches: tuple[float, float], left: float, colours: dict
) -> bytes:
    file = BytesIO()
    width, height = inches
    with mpl.rc_context(_style(colours)):
        figure = Figure(figsize=inches)
        # Margins in inches, the same for all charts; measuring the labels would double the time.
        figure.subplots_adjust(
            left=left / width, right=1 - 0.1 / width, bottom=0.42 / height, top=1 - 0.22 / height
        )
        draw(figure.add_subplot())
        # No software name and no date in the file: the same run gives the same bytes.
        figure.savefig(file, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return file.getvalue()


def _style(colours: dict) -> dict:
    ink, page = colours["ink"], colours["page"]
    return {
        "font.family": "DejaVu Sans",
        "font.size": 8,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.edgecolor": colours["faint"],
        "axes.labelcolor": ink,
        "axes.facecolor": page,
        "axes.grid": False,
        "figure.facecolor": page,
        "savefig.facecolor": page,
        "axes.titlecolor": ink,
        "axes.titlesize": 8,
        "legend.labelcolor": ink,
        "xtick.color": ink,
        "ytick.color": ink,
        "xtick.labelsize": 7,
        "ytick.labelsize": 7,
    }
