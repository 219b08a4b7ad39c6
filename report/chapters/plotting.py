"""How charts are drawn: each for a light page and for a dark one, all alike.

Colours that colour-blind people tell apart (Okabe and Ito 2008).
"""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser
from matplotlib.rcsetup import cycler

from report.document import Formula, Picture

# Indices into the theme's cycle of colours: on a dark page blue is another blue.
BLUE, ORANGE, GREEN, GREY = "C0", "C1", "C2", "C6"
SERIES = tuple(f"C{index}" for index in range(6))
DOTS_PER_INCH = 200
Theme = dict[str, Any]
LIGHT: Theme = {
    "ink": "#333333", "page": "#ffffff", "faint": "#dddddd",
    "cycle": ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#56B4E9", "#E69F00", "#999999"),
}  # fmt: skip
DARK: Theme = {
    "ink": "#d8d8d8", "page": "#1b1d20", "faint": "#3d4146",
    "cycle": ("#56B4E9", "#E69F00", "#2FC79B", "#CC79A7", "#F0E442", "#D55E00", "#999999"),
}  # fmt: skip


def both(
    draw: Callable[[Axes], None],
    alt: str,
    inches: tuple[float, float],
    left: float = 0.5,
    bottom: float = 0.42,
    top: float = 0.22,
) -> Picture:
    """One chart for both pages; `left`, `bottom` and `top` are the room for labels, in inches."""
    margins = left, bottom, top
    light, dark = (_png(draw, inches, margins, colours) for colours in (LIGHT, DARK))
    return Picture(light, alt, dark)


def formula(tex: str, words: str, text: str) -> Formula:
    """An equation in TeX's notation, as a picture that `words` says to who cannot see it."""
    points, pad = 9.0, 2.0
    size = FontProperties(size=points)
    width, height, depth, *_ = MathTextParser("path").parse(f"${tex}$", 72, size)
    width, height, depth = width + 2 * pad, height + depth + 2 * pad, depth + pad

    def draw(colours: Theme) -> bytes:
        file = BytesIO()
        page = Figure(figsize=(width / 72, height / 72), facecolor=colours["page"])
        corner = pad / width, depth / height
        page.text(*corner, f"${tex}$", fontproperties=size, color=colours["ink"])
        page.savefig(file, format="png", dpi=2 * DOTS_PER_INCH, metadata={"Software": None})
        return file.getvalue()

    return Formula(Picture(draw(LIGHT), words, draw(DARK)), text, width / 72 * 25.4)


def _png(
    draw: Callable[[Axes], None],
    inches: tuple[float, float],
    margins: tuple[float, float, float],
    colours: Theme,
) -> bytes:
    file = BytesIO()
    (width, height), (left, bottom, top) = inches, margins
    with mpl.rc_context(_style(colours)):
        figure = Figure(figsize=inches)
        # Margins in inches, the same for all charts; measuring the labels would double the time.
        figure.subplots_adjust(
            left=left / width, right=1 - 0.1 / width, bottom=bottom / height, top=1 - top / height
        )
        draw(figure.add_subplot())
        # No software name and no date in the file: the same run gives the same bytes.
        figure.savefig(file, format="png", dpi=DOTS_PER_INCH, metadata={"Software": None})
    return file.getvalue()


def _style(colours: Theme) -> dict:
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
        "axes.prop_cycle": cycler(color=colours["cycle"]),
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
