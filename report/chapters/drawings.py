"""The two halves of the model, drawn layer by layer: each bar as tall and wide as what it holds."""

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from report.architecture import Layer, Network
from report.chapters.plotting import BLUE, GREEN, GREY, ORANGE, both
from report.document import Picture
from report.texts import spoken
from report.wording import number

TALLEST, WIDEST = 1.0, 0.62  # of a bar, in units of the room that each layer has across
# What the encoder's two last layers give.
GIVES = {"z_mean": "means", "z_log_var_free": "ln σ²"}
STYLE = "style: scale and shift of every map below"
MEAN_STYLE = "mean style of all places: scale and shift of every map below"


def architecture(network: Network, source: str, alt: str) -> Picture:
    """One network from its input to its output; `source` is what goes in, in a word."""
    first = Layer("", source, network.source, 0)
    layers = (first, *network.layers)
    largest = max(side_and_depth(layer.shape)[0] for layer in layers)
    deepest = max((layer.shape[2] for layer in layers if len(layer.shape) == 3), default=1)

    def draw(plot: Axes) -> None:
        for x, layer in enumerate(layers):
            _bar(plot, x, layer, largest, deepest)
        _steering(plot, layers)
        plot.set_xlim(-0.55, len(layers) - 0.45)
        plot.set_ylim(-1.35, top)
        plot.axis("off")

    top = 1.65 if any(layer.steered_by for layer in layers) else 1.0
    inches = 0.62 * len(layers), 0.68 * (1.35 + top)
    return both(draw, alt, inches, left=0.03, bottom=0.02, top=0.02)


def side_and_depth(shape: tuple[int, ...]) -> tuple[int, int]:
    """(side, channels) of a map, (1, length) of a vector."""
    return (shape[0], shape[2]) if len(shape) == 3 else (1, shape[0])


def shape_words(shape: tuple[int, ...]) -> str:
    """A shape as it is read: 24 × 24 × 32."""
    return " × ".join(map(str, shape))


def _bar(plot: Axes, x: int, layer: Layer, largest: int, deepest: int) -> None:
    """A map as a rectangle, a vector as a thin bar; shape above, operation and parameters below."""
    ink = plot.xaxis.label.get_color()
    side, depth = side_and_depth(layer.shape)
    is_map = len(layer.shape) == 3
    tall = TALLEST * (side / largest) ** 0.5 if is_map else 0.9 * min(1.0, depth / 256) ** 0.5
    wide = max(0.1, WIDEST * (depth / deepest) ** 0.5) if is_map else 0.09
    colour = GREY if not layer.name else (BLUE if is_map else GREEN)
    corner = x - wide / 2, -tall / 2
    plot.add_patch(Rectangle(corner, wide, tall, color=colour, alpha=0.85, linewidth=0))
    above = f"{side} × {side}\n× {depth}" if is_map else str(depth)
    plot.text(x, tall / 2 + 0.06, above, ha="center", va="bottom", fontsize=6, color=ink)
    below = layer.operation.replace(", ", "\n").replace("conv ", "conv\n").replace("of ", "of\n")
    if layer.name in GIVES:
        below += f"\n{spoken(GIVES[layer.name])}"
    if layer.parameters:
        below += f"\n{number(layer.parameters, 0)}"
    plot.text(
        x, -0.62, below, ha="center", va="top", fontsize=5.4, color=ink, linespacing=1.35
    )  # fmt: skip


def _steering(plot: Axes, layers: tuple[Layer, ...]) -> None:
    """A line from the layer that steers others to each of them, over their heads."""
    names = [layer.name for layer in layers]
    steered = [i for i, layer in enumerate(layers) if layer.steered_by in names[1:]]
    if not steered:
        return
    start, height = names.index(layers[steered[0]].steered_by), 1.42
    words = MEAN_STYLE if len(layers[start].shape) == 3 else STYLE
    corners = [start, start, steered[-1]], [0.75, height, height]
    plot.plot(*corners, color=ORANGE, linewidth=0.8, linestyle=(0, (3, 2)))
    for x in steered:
        plot.annotate(
            "", (x, 1.0), (x, height),
            arrowprops={"arrowstyle": "-|>", "color": ORANGE, "linewidth": 0.8},
        )  # fmt: skip
    middle = (start + steered[-1]) / 2
    plot.text(
        middle, height + 0.03, spoken(words), ha="center", va="bottom", fontsize=6, color=ORANGE
    )
