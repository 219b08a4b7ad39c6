"""The model: its two halves drawn, the objective as equations, and what training does when."""

from report.architecture import Network
from report.chapters import drawings
from report.chapters.findings import Findings
from report.chapters.objective import here, objective
from report.document import Block, Figure, Heading, Row, Section, Text, Tile
from report.run_folder import Run
from report.texts import spoken
from report.wording import counted, known, listed, number, percent

LEAST_RATE = 0.03  # of the learning rate, at the end of training
BAR_MM = 15.8  # of paper for each layer that is drawn
# How many parameters are in each half, and what its drawing shows.
ENCODER = "{n} in the encoder", "The encoder, from {shape}: {layers}"
DECODER = "{n} in the decoder", "The decoder, from {shape}: {layers}"
# (setting, symbol, what the term compares, where it comes from)


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
        *_drawn(findings),
        Heading(spoken("The objective")),
        *objective(run),
        Heading(spoken("What learns when")),
        *_stages(run),
    ]
    return Section(spoken("The model"), tuple(blocks))


def _drawn(findings: Findings) -> list[Block]:
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
    style = spoken(
        "The decoder mixes a style from a bank of learned styles, by a softmax of linear functions "
        "of z. A dense layer lays the style out as the coarsest map, and it scales and shifts "
        "every map after it (Karras et al. 2019, arXiv:1812.04948; Perez et al. 2018, "
        "arXiv:1709.07871). The bank's size does not depend on the number of photos."
    )
    return [Figure(caption, rows), Text(style)]


def _drawing(half: Network, source: str, words: str) -> Row:
    shapes = [f"{layer.kind}: {drawings.shape_words(layer.shape)}" for layer in half.layers]
    alt = spoken(words, shape=drawings.shape_words(half.source), layers="; ".join(shapes))
    width = BAR_MM * (1 + len(half.layers))
    return Row((Tile(drawings.architecture(half, source, alt)),), width, wrap=False)


def _stages(run: Run) -> list[Block]:
    loss, training = run.config.get("loss", {}), run.config.get("training", {})
    own = known(loss.get("photo_share"))
    warm, average = known(training.get("warmup_share")), known(training.get("average_share"))
    before = "Before the first step nothing learns. Photos are brought into correspondence, place "
    before += "by place, and laid out under N(0, I) so that photos that fit one another are "
    before += (
        "neighbours (classical scaling, Torgerson 1952). Every place there then has a picture "
    )
    before += (
        "of its own: a morph of the two or three photos it lies between, sharp at every share; "
    )
    before += "things on plain ground have one outline there, their main photo's."
    every = "At every step, from the first to the last, encoder and decoder learn together, on "
    every += "pictures made for places drawn from N(0, I)."
    start = "The decoder begins knowing which photos each place lies between, and in its coarsest "
    start += "map what patches of 8 by 8 pixels they show there, as principal components; what "
    start += "picture these make, it has to learn. That is a start and no rule: all of it may "
    start += "change from the first step on."
    rate = (
        "The learning rate rises at first, stays for half of training and falls along a cosine to "
    )
    rate += (
        "{least} of itself (optimiser: Muon, Jordan et al. 2024, beside Adam). The weights that "
    )
    rate += "are kept are a running mean."
    helpers = "Helpers, of which nothing is in the exported files: the morphs, the places and the "
    helpers += "term with λ, the network of V, and β. Take them away and what is left is the "
    helpers += "textbook's VAE."
    stages = (
        [spoken(before)],
        [spoken(every), here("{share} of them are the photos themselves.", own)],
        [spoken(start)],
        [
            spoken(rate, least=percent(LEAST_RATE)),
            here("Here it rises for the first {share} of the steps.", warm),
            here("Here the mean is over about {share} of training.", average),
        ],
        [spoken(helpers)],
    )
    numbered = enumerate((" ".join(filter(None, told)) for told in stages), 1)
    return [Text(spoken("{i}. {what}", i=i, what=text)) for i, text in numbered]
