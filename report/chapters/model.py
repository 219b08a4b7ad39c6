"""The model: what a variational autoencoder is, this one's settings in words, and all of them."""

from report.chapters.findings import Findings
from report.document import Block, Section, Table, Text
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
    ("model", "style_width", "numbers in a style",
     "what the decoder draws from: a style steers every convolution"),
    ("model", "style_bank", "styles in the bank",
     "entries that a code mixes its style from, the same number for any number of photos"),
    ("model", "decoder_width", "decoder width",
     "channels of the decoder's coarsest convolution; fewer at every finer scale"),
    ("model", "colours", "colours drawn",
     "three, or one where all photos are black and white"),
    ("loss", "pyramid_weight", "weight of the pixel term",
     "mean absolute difference (scale 0 to 1), summed over five scales from outline to texture"),
    ("loss", "gradient_weight", "weight of the slopes",
     "mean absolute difference of neighbouring pixels' differences, which keeps edges "
     "sharp"),
    ("loss", "texture_weight", "weight of the amount of detail",
     "mean absolute difference of how much fine detail there is, patch by patch, so that textures "
     "that cannot be learned thread by thread are not left out"),
    ("loss", "cross_entropy_weight", "weight of the cross-entropy",
     "a little of it finds the way back from pictures that are white all over, where the other "
     "terms fall silent"),
    ("loss", "perceptual_weight", "weight of the perceptual term",
     "difference of the feature maps of a small image network, so that texture counts as well as "
     "exact pixels"),
    ("loss", "kl_excess", "KL beyond ln N, nats",
     "the KL term is steered towards ln N plus this, N being the number of photos"),
    ("loss", "placed", "decoded from their place",
     "share of the pictures that are decoded from the place in N(0, 1) they were made for, the "
     "others from a sample of what the encoder says of them"),
    ("loss", "photo_share", "photos among what is learned",
     "share of the pictures that are the photos themselves, the others lie between them"),
    ("loss", "place_weight", "weight of the place",
     "how much it counts how far a picture's mean lies from the place it was made for"),
    ("loss", "mixing", "mixing of photos",
     "from 0, nearly photos, to 1, all in between: the share of a place that its main photo does "
     "not have, on average, before pictures are made of it"),
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
            "What it learns is not the photos alone but what lies between them. Photos are brought "
            "into correspondence, place by place, and two or three of them are bent towards each "
            "other and mixed: morphs, sharp at every share. Photos that fit one another and look "
            "alike are neighbours under N(0, 1), so every place there has a picture of its own, "
            "and the photos are its corners."
        ),
        Text(
            "Training asks for two things. The picture that comes back shall look like the one "
            "that was shown: that is the reconstruction loss, with a perceptual term for texture. "
            "And all the distributions together shall look like the standard normal N(0, 1): that "
            "is the KL term. KL (Kullback-Leibler divergence) measures in nats how much a "
            "picture's distributions tell beyond N(0, 1); 0.69 nats are one yes-or-no answer."
        ),
        Text(
            "As one equation, for a picture x made for the place z_x: loss = distance(decode(z), "
            "x) + β KL(q(z | x) ‖ N(0, 1)) + λ |z_x − mean of q(z | x)|², with z drawn from q(z | "
            "x) for some of the pictures and z = z_x for the others; β is steered to hold the KL "
            "at its target."
        ),
        Text(
            "Encoder and decoder train together from the first step to the last. The decoder "
            "begins knowing which photos each place lies between, but not what any of them looks "
            "like."
        ),
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
