"""How charts are drawn: each for a light page and for a dark one, all alike.

Colours that colour-blind people tell apart (Okabe and Ito 2008).
"""

from collections.abc import Callable
from io import BytesIO

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.mathtext import MathTextParser

from report.document import Formula, Picture

BLUE, ORANGE, GREEN, GREY = "#0072B2", "#D55E00", "#009E73", "#999999"
SERIES = (BLUE, ORANGE, GREEN, "#CC79A7", "#56B4E9", "#E69F00")
DOTS_PER_INCH = 200
LIGHT = {"ink": "#333333", "page": "#ffffff", "faint": "#dddddd"}
DARK = {"ink": "#d8d8d8", "page": "#1b1d20", "faint": "#3d4146"}


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

    def draw(colours: dict) -> bytes:
        file = BytesIO()
        page = Figure(figsize=(width / 72, height / 72), facecolor=colours["page"])
        place = pad / width, depth / height
        page.text(*place, f"${tex}$", fontproperties=size, color=colours["ink"])
        page.savefig(file, format="png", dpi=2 * DOTS_PER_INCH, metadata={"Software": None})
        return file.getvalue()

    return Formula(Picture(draw(LIGHT), words, draw(DARK)), text, width / 72 * 25.4)


def _png(
    draw: Callable[[Axes], None],
    inches: tuple[float, float],
    margins: tuple[float, float, float],
    colours: dict,
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
