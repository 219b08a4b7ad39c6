"""The objective: what the training makes small, as equations with their sources."""

from report.chapters.plotting import formula
from report.document import Block, Formula, Table, Text
from report.run_folder import Run
from report.texts import spoken
from report.wording import known, number, percent

# (setting, symbol, what the term compares, where it comes from)
DISTANCES = (
    ("pyramid_weight", "P", "pixels at five scales, from outline to texture",
     "Laplacian pyramid: Bojanowski et al. 2018, arXiv:1707.05776"),
    ("gradient_weight", "G", "neighbouring pixels' differences: edges",
     "Mathieu et al. 2016, arXiv:1511.05440"),
    ("texture_weight", "T", "how much fine detail there is, patch by patch, wherever it lies",
     "after Portilla and Simoncelli 2000, doi:10.1023/A:1026553619983"),
    ("mesh_weight", "M", "detail that repeats with every second or fourth pixel",
     "against the checkerboards of Odena et al. 2016, doi:10.23915/distill.00003"),
    ("cross_entropy_weight", "C", "the cross-entropy of each value; finds back out of all white",
     "the textbook's own reconstruction term"),
    ("perceptual_weight", "V", "feature maps of EfficientNet-Lite0, which had seen ImageNet",
     "Zhang et al. 2018, arXiv:1801.03924"),
)  # fmt: skip


def objective(run: Run) -> list[Block]:
    """Each equation with what it means, and the parts of the distance with this run's weights."""
    loss = run.config.get("loss", {})
    blocks: list[Block] = [*_equations(loss, run.decoder.card.latent_dim)]
    absent = "" if run.perceptual else "perceptual_weight"
    rows = tuple(
        (symbol, number_as_set(0.0 if key == absent else loss[key]), spoken(says), spoken(source))
        for key, symbol, says, source in DISTANCES
        if known(loss.get(key)) is not None
    )
    if not rows:
        text = spoken("The run folder holds no config.toml: its weights are not known.")
        return [*blocks, Text(text)]
    caption = spoken("The parts of the distance d and their weights w in this run.")
    if absent and known(loss.get(absent)):
        text = "V took no part, though a weight is set: the package of its network was missing."
        caption += " " + spoken(text)
    head = tuple(map(spoken, ("part", "weight", "what it compares", "source")))
    return [*blocks, Table(caption, head, rows, (0.08, 0.1, 0.41, 0.41), (1,))]


def _equations(loss: dict, latent_dim: int) -> list[Formula]:
    kl = _divergence(latent_dim), _target(loss), _steering()
    return [_code(), _aim(loss), *kl, _distance()]


def _code() -> Formula:
    """What the encoder says of a picture."""
    return formula(
        r"q(z\,|\,x) = \mathcal{N}(\mu(x),\ \mathrm{diag}\ \sigma^2(x)),"
        r"\quad z = \mu(x) + \sigma(x)\,\epsilon,\quad \epsilon \sim \mathcal{N}(0, I)",
        spoken(
            "q of z given x is a normal distribution with mean mu of x and variance sigma "
            "squared of x; z is mu plus sigma times epsilon, epsilon standard normal"
        ),
        spoken(
            "The encoder's answer to a picture x, and a sample of it that can be learned "
            "through (Kingma and Welling 2014, arXiv:1312.6114)."
        ),
    )


def _aim(loss: dict) -> Formula:
    """What is made small, with this run's share of the other pictures and their weight."""
    weight = known(loss.get("place_weight"))
    aim = "What is made small. g is the decoder, zₓ the place in N(0, I) that x was made for. With "
    aim += "z from q the first two terms are the evidence lower bound, up to its sign and with β "
    aim += "for its weight. For the other pictures z is zₓ itself, as the window will draw it; the "
    aim += "last term keeps the two alike, as in the sleep phase of Hinton et al. 1995 "
    aim += "(doi:10.1126/science.7761831)."
    ours = here("Here the other pictures are {share} of all.", known(loss.get("placed")))
    if weight is not None:
        ours += " " + spoken("Here λ is {weight}.", weight=number_as_set(weight))
    return formula(
        r"L = d(g(z),\,x)\ +\ \beta\ \mathrm{KL}(q(z\,|\,x)\,\Vert\,\mathcal{N}(0,I))"
        r"\ +\ \lambda\,|z_x - \mu(x)|^2",
        spoken(
            "L is the distance of g of z from x, plus beta times the KL divergence of q of z "
            "given x from N(0, I), plus lambda times the squared distance of z_x from mu of x"
        ),
        " ".join(filter(None, (spoken(aim), ours.strip()))),
    )


def _divergence(latent_dim: int) -> Formula:
    """How far a code is from N(0, I)."""
    return formula(
        r"\mathrm{KL} = \frac{1}{2}\,\sum_{j=1}^{D}"
        r"\ (\mu_j^2 + \sigma_j^2 - 1 - \ln \sigma_j^2)",
        spoken(
            "KL is half the sum over the D axes of mu squared plus sigma squared minus 1 minus "
            "the logarithm of sigma squared"
        ),
        spoken("In nats, over D = {d} axes (the same paper, appendix B).", d=latent_dim),
    )


def _target(loss: dict) -> Formula:
    """The KL to hold, with this run's κ."""
    target = known(loss.get("kl_excess"))
    held = "The KL to hold: N photos alone have ln N nats to tell, what lies between them κ more"
    if target is None:
        aimed = spoken(held + ".")
    else:
        aimed = spoken(held + "; here κ is {excess}.", excess=number_as_set(target))
    words = spoken("The target KL is the logarithm of N plus kappa")
    return formula(r"\mathrm{KL}^* = \ln N + \kappa", words, aimed)


def _steering() -> Formula:
    """How β follows the KL."""
    return formula(
        r"\ln\beta\ \leftarrow\ \ln\beta + 0.02\ \mathrm{clip}"
        r"\left((\overline{\mathrm{KL}} - \mathrm{KL}^*)\,/\,\mathrm{KL}^*,\ -1,\ 1\right)",
        spoken(
            "After each step the logarithm of beta rises by 0.02 times the relative error of the "
            "running mean of KL, clipped to 1"
        ),
        spoken(
            "After each step β is steered so that the running mean of KL is held there (Shao et "
            "al. 2020, arXiv:2004.05988)."
        ),
    )


def _distance() -> Formula:
    """How unlike two pictures are."""
    return formula(
        r"d = w_P\,P + w_G\,G + w_T\,T + w_M\,M + w_C\,C + w_V\,V",
        spoken("d is the weighted sum of the parts P, G, T, M, C and V"),
        spoken("How unlike two pictures are; the parts stand in the table."),
    )


def here(words: str, share: float | None) -> str:
    """A sentence on this run's own setting, or nothing where the run does not say it."""
    return "" if share is None else spoken(words, share=percent(share))


def number_as_set(value: object) -> str:
    """A setting's number with the digits that were set, and no more."""
    if isinstance(value, float):
        return number(value, 0) if value.is_integer() and abs(value) < 1e9 else f"{value:g}"
    return str(value)
