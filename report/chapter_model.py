"""The model: what a variational autoencoder is, this one's settings in words, and all of them."""

from report.document import Block, Section, Table, Text
from report.findings import Findings
from report.run_folder import Run, shown_folder
from report.wording import number

# (section, setting, name for the reader, what it means); settings a run lacks are left out.
WORDS = (
    ("model", "latent_dim", "normal distributions",
     "each photo becomes this many means and sigmas; a drawn picture starts from as many random "
     "numbers"),
    ("model", "image_size", "picture size, pixels", "width and height of every picture"),
    ("model", "encoder_width", "encoder width",
     "channels of the encoder's first convolution (3 × 3, stride 2); the second has twice, the "
     "third three times as many"),
    ("model", "cells", "cells",
     "places under N(0, 1), one per photo; a code lies in one or between some, and mixes their "
     "styles"),
    ("model", "views", "strength of the views",
     "how far the place in a cell turns, moves and colours the picture; 0: not at all"),
    ("model", "style_width", "numbers in a style",
     "what the decoder draws from: a style steers every convolution; beyond 71 photos more"),
    ("model", "decoder_width", "decoder width",
     "channels of the decoder's convolutions; half as many at the finest scale, beyond 71 "
     "photos more"),
    ("loss", "pyramid_weight", "weight of the pixel term",
     "mean absolute difference (scale 0 to 1), summed over five scales from outline to texture"),
    ("loss", "gradient_weight", "weight of the slopes",
     "mean absolute difference of neighbouring pixels' differences, which keeps edges "
     "sharp"),
    ("loss", "cross_entropy_weight", "weight of the cross-entropy",
     "a little of it finds the way back from pictures that are white all over, where the other "
     "terms fall silent"),
    ("loss", "perceptual_weight", "weight of the perceptual term",
     "difference of the feature maps of a small image network, so that texture counts as well as "
     "exact pixels"),
    ("loss", "perceptual_start", "perceptual term from",
     "share of training after which that term joins"),
    ("loss", "kl_excess", "KL beyond ln N, nats",
     "the KL term is steered towards ln N plus this, N being the number of photos"),
    ("loss", "codes_start", "codes from",
     "share of training after which pictures are drawn from codes; before it each photo is drawn "
     "from a style of its own"),
    ("loss", "mixing", "mixing of photos",
     "share of a draw that comes from other photos than its main one, on average: lower gives "
     "truer photos, higher more that lies between them"),
    ("training", "steps", "training steps", "how often the weights were changed"),
    ("training", "batch_size", "photos per step", "how many photos each change looks at"),
    ("training", "learning_rate", "learning rate", "size of a change, before it fades"),
    ("training", "average_share", "averaging of the weights",
     "the weights kept are a running mean over about this share of training"),
    ("training", "seed", "seed", "the same seed on the same machine gives the same model"),
)  # fmt: skip


def model(run: Run, findings: Findings) -> Section:
    """The chapter on what was trained."""
    d, size = findings.latent_dim, findings.image_size
    blocks: list[Block] = [
        Text(
            f"A convolutional variational autoencoder has two halves. The encoder, a stack of "
            f"convolutions, turns a photo of {size} × {size} pixels into {d} normal distributions, "
            f"each with a mean and a sigma: {d} × (mean, sigma). The decoder, convolutions again, "
            f"turns {d} numbers drawn from them back into a picture."
        ),
        Text(
            "Training asks for two things. The picture that comes back shall look like the photo: "
            "that is the reconstruction loss, with a perceptual term for texture. And all the "
            "distributions together shall look like the standard normal N(0, 1): that is the KL "
            "term. KL (Kullback-Leibler divergence) measures in nats how much a photo's "
            "distributions tell beyond N(0, 1); 0.69 nats are one yes-or-no answer."
        ),
        Text(
            "They are learned one after the other. First encoder and decoder learn to draw every "
            "photo through a style of its own, a longer list of numbers. Then the codes are laid "
            "out: a small autoencoder of the styles finds the distributions from which they come "
            "back best while the KL is held. Because the codes fill N(0, 1), random numbers drawn "
            "from it decode to pictures; from then on the decoder learns from codes, each drawn "
            "from the distributions of a photo."
        ),
        *_views(run),
    ]
    rows = tuple(
        (name, _value(run.config[section][key]), meaning)
        for section, key, name, meaning in WORDS
        if key in run.config.get(section, {})
    )
    if rows:
        caption = "The settings that matter, in words. The appendix lists every one."
        head = ("setting", "value", "what it means")
        blocks.append(Table(caption, head, rows, (0.26, 0.14, 0.60), (1,)))
    else:
        blocks.append(Text("The run folder holds no config.toml, so its settings are not known."))
    return Section("The model and its settings", tuple(blocks))


def _views(run: Run) -> list[Block]:
    """What the place within a cell says, for runs that have views."""
    if not run.config.get("model", {}).get("views"):
        return []
    told = (
        "What a turn, a step aside or a warmer light does to any picture is known and need not be "
        "learned. So the decoder's last layer does it: where a code lies within its photo's place "
        "turns, zooms, moves and colours the picture a little, one such change per number. A "
        "photo's own code shows it as it is; a random draw shows it as it might have been taken."
    )
    return [Text(told)]


def appendix(run: Run) -> Section:
    """Every setting as the run recorded it."""
    rows = tuple(
        (f"{section}.{key}", shown_folder(run) if key == "folder" else _value(value))
        for section, settings in run.config.items()
        if isinstance(settings, dict)
        for key, value in settings.items()
    )
    if not rows:
        return Section("Appendix: all settings", (Text("No config.toml was kept with this run."),))
    table = Table("config.toml of the run.", ("setting", "value"), rows, (0.36, 0.64))
    return Section("Appendix: all settings", (table,))


def _value(value: object) -> str:
    if isinstance(value, float):
        return number(value, 0) if value.is_integer() and abs(value) < 1e9 else f"{value:g}"
    if isinstance(value, list):
        return ", ".join(map(_value, value))
    return str(value) if value != "" else "–"
