"""The model: its two halves drawn, the objective as equations, and what training does when."""

from report.architecture import Network
from report.chapters import drawings
from report.chapters.findings import Findings
from report.chapters.plotting import formula
from report.document import Block, Figure, Formula, Heading, Row, Section, Table, Text, Tile
from report.run_folder import Run
from report.wording import known, number, percent

BAR_MM = 15.8  # of paper for each layer that is drawn
# (setting, symbol, what the term compares, where it comes from)
DISTANCES = (
    ("pyramid_weight", "P", "pixels at five scales, from outline to texture",
     "Laplacian pyramid: Bojanowski et al. 2018, arXiv:1707.05776"),
    ("gradient_weight", "G", "neighbouring pixels' differences: edges",
     "Mathieu et al. 2016, arXiv:1511.05440"),
    ("texture_weight", "T", "how much fine detail there is, patch by patch, wherever it lies",
     "after Portilla and Simoncelli 2000, doi:10.1023/A:1026553619983"),
    ("cross_entropy_weight", "C", "the cross-entropy of each value; finds back out of all white",
     "the textbook's own reconstruction term"),
    ("perceptual_weight", "V", "feature maps of EfficientNet-Lite0, which had seen ImageNet",
     "Zhang et al. 2018, arXiv:1801.03924"),
)  # fmt: skip


def model(run: Run, findings: Findings) -> Section:
    """The chapter on what was trained, and how."""
    d, size = findings.latent_dim, findings.image_size
    intro = (
        f"A convolutional variational autoencoder has two halves. The encoder turns a picture of "
        f"{size} × {size} pixels into {d} normal distributions: {d} × (mean, sigma). The decoder "
        f"turns {d} numbers drawn from them back into a picture."
    )
    blocks: list[Block] = [
        Text(intro),
        *_drawn(findings),
        Heading("The objective"),
        *_objective(run, findings),
        Heading("What learns when"),
        *_stages(run, findings),
    ]
    return Section("The model", tuple(blocks))


def _drawn(findings: Findings) -> list[Block]:
    halves = [(findings.encoder, "picture", "encoder"), (findings.decoder, "z", "decoder")]
    there = [(half, source, name) for half, source, name in halves if half is not None]
    rows = tuple(_drawing(*half) for half in there)
    counts = " and ".join(f"{number(half.parameters, 0)} in the {name}" for half, _, name in there)
    caption = (
        "The layers as the ONNX files hold them, from left to right. Blue: feature maps, the "
        "taller the larger they are, the wider the more channels they have; green: vectors. Above "
        "each its shape, below its kind and how many parameters were learned, those of its "
        f"normalisation included: {counts}. Convolutions are followed by a normalisation over 8 "
        "groups of channels (Wu and He 2018, arXiv:1803.08494), without centring where the style "
        "shifts them anyway (Zhang and Sennrich 2019, arXiv:1910.07467), and by leaky rectifiers."
    )
    if findings.decoder.parameters == 0:
        return []
    style = (
        "The decoder mixes a style from a bank of learned styles, by a softmax of linear functions "
        "of z. A dense layer lays the style out as the coarsest map, and it scales and shifts "
        "every map after it (Karras et al. 2019, arXiv:1812.04948; Perez et al. 2018, "
        "arXiv:1709.07871). The bank's size does not depend on the number of photos."
    )
    return [Figure(caption, rows), Text(style)]


def _drawing(half: Network, source: str, name: str) -> Row:
    shapes = [f"{layer.kind}: {drawings.shape_words(layer.shape)}" for layer in half.layers]
    alt = f"The {name}, from {drawings.shape_words(half.source)}: {'; '.join(shapes)}"
    width = BAR_MM * (1 + len(half.layers))
    return Row((Tile(drawings.architecture(half, source, alt)),), width, wrap=False)


def _objective(run: Run, findings: Findings) -> list[Block]:
    loss = run.config.get("loss", {})
    blocks: list[Block] = [*_equations(loss, findings)]
    rows = tuple(
        (symbol, number_as_set(loss[key]), says, source)
        for key, symbol, says, source in DISTANCES
        if known(loss.get(key)) is not None
    )
    if not rows:
        return [*blocks, Text("The run folder holds no config.toml: its weights are not known.")]
    caption = "The parts of the distance d and their weights w in this run."
    head = ("part", "weight", "what it compares", "source")
    return [*blocks, Table(caption, head, rows, (0.08, 0.1, 0.41, 0.41), (1,))]


def _equations(loss: dict, findings: Findings) -> list[Formula]:
    placed, weight = loss.get("placed"), known(loss.get("place_weight"))
    ours = "" if weight is None else f" Here λ is {number_as_set(weight)}."
    share = "" if known(placed) is None else f" ({percent(placed)} of them here)"
    target = known(loss.get("kl_excess"))
    held = "" if target is None else f"; here κ is {number_as_set(target)}"
    return [
        formula(
            r"q(z\,|\,x) = \mathcal{N}(\mu(x),\ \mathrm{diag}\ \sigma^2(x)),"
            r"\quad z = \mu(x) + \sigma(x)\,\epsilon,\quad \epsilon \sim \mathcal{N}(0, I)",
            "q of z given x is a normal distribution with mean mu of x and variance sigma squared "
            "of x; z is mu plus sigma times epsilon, epsilon standard normal",
            "The encoder's answer to a picture x, and a sample of it that can be learned through "
            "(Kingma and Welling 2014, arXiv:1312.6114).",
        ),
        formula(
            r"L = d(g(z),\,x)\ +\ \beta\ \mathrm{KL}(q(z\,|\,x)\,\Vert\,\mathcal{N}(0,I))"
            r"\ +\ \lambda\,|z_x - \mu(x)|^2",
            "L is the distance of g of z from x, plus beta times the KL divergence of q of z given "
            "x from N(0, I), plus lambda times the squared distance of z_x from mu of x",
            "What is made small. g is the decoder, zₓ the place in N(0, I) that x was made for. "
            "With z from q the first two terms are the evidence lower bound, up to its sign and "
            f"with β for its weight. For the other pictures{share} z is zₓ itself, as the window "
            "will draw it; the last term keeps the two alike, as in the sleep phase of Hinton et "
            f"al. 1995 (doi:10.1126/science.7761831).{ours}",
        ),
        formula(
            r"\mathrm{KL} = \frac{1}{2}\,\sum_{j=1}^{D}"
            r"\ (\mu_j^2 + \sigma_j^2 - 1 - \ln \sigma_j^2)",
            "KL is half the sum over the D axes of mu squared plus sigma squared minus 1 minus the "
            "logarithm of sigma squared",
            f"In nats, over D = {findings.latent_dim} axes (the same paper, appendix B).",
        ),
        formula(
            r"\mathrm{KL}^* = \ln N + \kappa,\qquad"
            r"\ln\beta\ \leftarrow\ \ln\beta + 0.02\ \mathrm{clip}"
            r"\left((\overline{\mathrm{KL}} - \mathrm{KL}^*)\,/\,\mathrm{KL}^*,\ -1,\ 1\right)",
            "The target KL is the logarithm of N plus kappa; after each step the logarithm of beta "
            "rises by 0.02 times the relative error of the running mean of KL, clipped to 1",
            f"β is steered to hold the KL (Shao et al. 2020, arXiv:2004.05988). N photos alone "
            f"have ln N nats to tell, what lies between them κ more{held}.",
        ),
        formula(
            r"d = w_P\,P + w_G\,G + w_T\,T + w_C\,C + w_V\,V",
            "d is the weighted sum of the parts P, G, T, C and V",
            "How unlike two pictures are; the parts stand in the table.",
        ),
    ]


def _stages(run: Run, findings: Findings) -> list[Block]:
    loss, training = run.config.get("loss", {}), run.config.get("training", {})
    own = known(loss.get("photo_share"))
    photos = "" if own is None else f" {percent(own)} of them are the photos themselves."
    warm, average = known(training.get("warmup_share")), known(training.get("average_share"))
    rises = "" if warm is None else f" for the first {percent(warm)} of the steps"
    mean = "" if average is None else f" over about {percent(average)} of training"
    stages = (
        "Before the first step nothing learns. Photos are brought into correspondence, place by "
        "place, and laid out under N(0, I) so that photos that fit one another are neighbours "
        "(classical scaling, Torgerson 1952). Every place there then has a picture of its own: a "
        "morph of the two or three photos it lies between, sharp at every share.",
        "At every step, from the first to the last, encoder and decoder learn together, on "
        f"pictures made for places drawn from N(0, I).{photos}",
        "The decoder begins knowing which photos each place lies between, not what any of them "
        "looks like. That is a start and no rule: all of it may change from the first step on.",
        f"The learning rate rises{rises}, stays for half of training and falls along a cosine to "
        "3 % of itself (optimiser: Muon, Jordan et al. 2024, beside Adam). The weights that are "
        f"kept are a running mean{mean}.",
        "Helpers, of which nothing is in the exported files: the morphs, the places and the term "
        "with λ, the network of V, and β. Take them away and what is left is the textbook's VAE.",
    )
    numbered = zip(range(1, len(stages) + 1), stages, strict=True)
    return [Text(f"{i}. {text.replace('3 %', percent(0.03))}") for i, text in numbered]


def number_as_set(value: object) -> str:
    """A setting's number with the digits that were set, and no more."""
    if isinstance(value, float):
        return number(value, 0) if value.is_integer() and abs(value) < 1e9 else f"{value:g}"
    return str(value)
