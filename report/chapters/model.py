"""The model: its two halves drawn, the objective as equations, and what training does when."""

from report.architecture import Network
from report.chapters import drawings
from report.chapters.findings import Findings
from report.chapters.objective import objective
from report.chapters.stages import stages
from report.document import Block, Figure, Heading, Row, Section, Text, Tile
from report.run_folder import Run
from report.texts import spoken
from report.wording import counted, listed, number

BAR_MM = 15.8  # of paper for each layer that is drawn
# How many parameters are in each half, and what its drawing shows.
ENCODER = "{n} in the encoder", "The encoder, from {shape}: {layers}"
DECODER = "{n} in the decoder", "The decoder, from {shape}: {layers}"


def model(run: Run, findings: Findings) -> Section:
    """The chapter on what was trained, and how."""
    d, size = findings.latent_dim, findings.image_size
    intro = spoken(
        "A convolutional variational autoencoder has two halves. The encoder turns a picture of "
        "{size} pixels into {distributions}: {d} × (mean, sigma). The decoder turns {numbers} "
        "drawn from them back into a picture.",
        size=f"{size} × {size}", distributions=counted(d, "normal distribution"), d=d,
        numbers=counted(d, "number"),
    )  # fmt: skip
    blocks: list[Block] = [
        Text(intro),
        *_drawn(findings, run.scenes),
        Heading(spoken("The objective")),
        *objective(run),
        Heading(spoken("What learns when")),
        *stages(run),
    ]
    return Section(spoken("The model"), tuple(blocks))


def _drawn(findings: Findings, scenes: bool) -> list[Block]:
    halves = [(findings.encoder, spoken("picture"), ENCODER), (findings.decoder, "z", DECODER)]
    there = [(half, source, words) for half, source, words in halves if half is not None]
    rows = tuple(_drawing(half, source, alt) for half, source, (_, alt) in there)
    counts = listed([spoken(count, n=number(half.parameters, 0)) for half, _, (count, _) in there])
    caption = spoken(
        "The layers as the ONNX files hold them, from left to right. Blue: feature maps, the "
        "taller the larger they are, the wider the more channels they have; green: vectors. Above "
        "each its shape, below its kind and how many parameters were learned, those of its "
        "normalisation included: {counts}. Convolutions are followed by a normalisation over 8 "
        "groups of channels (Wu and He 2018, arXiv:1803.08494), without centring where the style "
        "shifts them anyway (Zhang and Sennrich 2019, arXiv:1910.07467), and by leaky rectifiers.",
        counts=counts,
    )
    if findings.decoder.parameters == 0:
        return []
    return [Figure(caption, rows), Text(_styles_by_cell() if scenes else _one_style())]


def _one_style() -> str:
    return spoken(
        "The decoder mixes a style from a bank of learned styles, by a softmax of linear functions "
        "of z. A dense layer lays the style out as the coarsest map, and it scales and shifts "
        "every map after it (Karras et al. 2019, arXiv:1812.04948; Perez et al. 2018, "
        "arXiv:1709.07871). The bank's size does not depend on the number of photos."
    )


def _styles_by_cell() -> str:
    return spoken(
        "At each place of the coarsest map the decoder mixes a style of its own from a bank of "
        "learned styles, by a softmax of linear functions of z. Each place scores the styles a "
        "little differently, by offsets that it has learned, so a picture may be of one style at "
        "the top and of another at the bottom. A dense layer for each place makes the map of its "
        "style, and the mean of all places' styles scales and shifts every map after it (Karras "
        "et al. 2019, arXiv:1812.04948; Perez et al. 2018, arXiv:1709.07871). The bank's size "
        "does not depend on the number of photos."
    )


def _drawing(half: Network, source: str, words: str) -> Row:
    shapes = [f"{layer.operation}: {drawings.shape_words(layer.shape)}" for layer in half.layers]
    alt = spoken(words, shape=drawings.shape_words(half.source), layers="; ".join(shapes))
    width = BAR_MM * (1 + len(half.layers))
    return Row((Tile(drawings.architecture(half, source, alt)),), width, wrap=False)
