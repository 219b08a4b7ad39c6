"""The convolutional encoder and decoder, as plain functional Keras models.

Both meet a picture's style, a vector of a hundred numbers that says all about it: the encoder is
picture -> style -> distribution of the code, the decoder code -> style -> picture.

Weights are layout-free: convolution kernels look the same in both data formats, and wherever a
dense layer meets a feature map the map is channels_last, so one file serves both formats.
channels_last is the default: it runs on every backend, and on the torch backend its transposed
convolutions take three quarters of the time.
"""

import keras
from keras import layers

from kvae.config import ModelConfig
from kvae.initializers import LinearUpsampling, SamePhases
from kvae.layers import AdaptiveNorm, Clip, DepthToSpace, UnitPower, channel_axis

# exp(z_log_var) stays within float32 and sigma within 0.007 to 7.4: wider posteriors than the prior
# and narrower ones than an 8-bit picture can tell apart both only make the KL term explode.
Z_LOG_VAR_BOUNDS = (-10.0, 4.0)
FIRST_Z_LOG_VAR = -1.0
GROUPS = 8
LEAK = 0.2
# Scores of the style bank's entries differ so much at first, from one draw to the next: each draw
# then chooses a few entries, and all are chosen by some.
FIRST_SCORE = 2.0


def build_encoder(config: ModelConfig, data_format: str = "channels_last") -> keras.Model:
    """Builds image (B, S, S, 3) in [0, 1] -> z_mean (B, D), z_log_var (B, D)."""
    size, width = config.image_size, config.encoder_width
    image = keras.Input((size, size, 3), name="image")
    x = layers.Rescaling(2.0, offset=-1.0, name="centre")(image)
    if data_format == "channels_first":
        x = layers.Permute((3, 1, 2), name="to_channels_first")(x)
    # Half resolution is enough to tell photos apart, and a quarter of the work.
    x = layers.AveragePooling2D(2, data_format=data_format, name="halve")(x)
    for i, filters in enumerate((width, 2 * width, 3 * width), start=1):
        options = {"strides": 2, "padding": "same", "data_format": data_format}
        x = layers.Conv2D(filters, 3, name=f"conv{i}", **options)(x)
        x = layers.GroupNormalization(GROUPS, axis=channel_axis(data_format), name=f"norm{i}")(x)
        x = layers.LeakyReLU(LEAK, name=f"act{i}")(x)
    if data_format == "channels_first":
        x = layers.Permute((2, 3, 1), name="to_channels_last")(x)
    x = layers.Flatten(data_format="channels_last", name="flatten")(x)
    x = layers.Dense(config.style_width, name="style")(x)
    # Styles of unit power: the synthesis network is modulated by them while it learns.
    style = UnitPower(name="style_norm")(x)
    x = layers.Dense(config.coding_width, name="coding")(style)
    x = layers.LeakyReLU(LEAK, name="coding_act")(x)
    z_mean = layers.Dense(config.latent_dim, name="z_mean")(x)
    start = keras.initializers.Constant(FIRST_Z_LOG_VAR)
    z_log_var = layers.Dense(
        config.latent_dim, kernel_initializer="zeros", bias_initializer=start, name="z_log_var_free"
    )(x)
    z_log_var = Clip(*Z_LOG_VAR_BOUNDS, name="z_log_var")(z_log_var)
    return keras.Model(image, [z_mean, z_log_var], name="encoder")


def build_decoder(config: ModelConfig, data_format: str = "channels_last") -> keras.Model:
    """Builds z (B, D) -> image (B, S, S, 3) in [0, 1].

    A code mixes the entries of a bank of styles, whose number is fixed, by a softmax of linear
    functions of z: a function of few numbers that changes in many places is learned this way in a
    fraction of the steps that layers of rectifiers take. The synthesis network draws the style
    (Karras et al. 2019, https://arxiv.org/abs/1812.04948): one dense layer lays it out as the
    coarsest map, and every convolution block is modulated by it again, so the code steers texture
    as well as shape.
    """
    coarse = -(-config.image_size // 8)
    z = keras.Input((config.latent_dim,), name="z")
    start = keras.initializers.RandomNormal(0.0, FIRST_SCORE)
    score = layers.Dense(config.style_bank, kernel_initializer=start, name="score")(z)
    share = layers.Activation("softmax", name="share")(score)
    start = keras.initializers.RandomNormal(0.0, 1.0)
    w = layers.Dense(config.style_width, kernel_initializer=start, name="mixed_style")(share)
    x = layers.Dense(coarse * coarse * config.stem_width, name="stem")(w)
    x = layers.Reshape((coarse, coarse, config.stem_width), name="stem_map")(x)
    if data_format == "channels_first":
        x = layers.Permute((3, 1, 2), name="to_channels_first")(x)
    wide, narrow = config.decoder_width, config.decoder_width // 2
    x = _block(x, w, layers.Conv2D, wide, "s8", data_format)
    x = _block(x, w, layers.Conv2DTranspose, wide, "s4_up", data_format)
    x = _block(x, w, layers.Conv2D, wide, "s4", data_format)
    x = _block(x, w, layers.Conv2DTranspose, narrow, "s2_up", data_format)
    options = {"padding": "same", "kernel_initializer": SamePhases(), "data_format": data_format}
    x = layers.Conv2D(narrow, 3, **options, name="s1_conv")(x)
    x = layers.LeakyReLU(LEAK, name="s1_act")(DepthToSpace(data_format, name="s1_up")(x))
    # Mixes the four pixels that came out of one: without it they keep a faint grid.
    x = layers.Conv2D(3, 3, padding="same", data_format=data_format, name="pixels")(x)
    if data_format == "channels_first":
        x = layers.Permute((2, 3, 1), name="to_channels_last")(x)
    spare = 8 * coarse - config.image_size
    if spare:
        edges = (spare // 2, spare - spare // 2)
        x = layers.Cropping2D((edges, edges), data_format="channels_last", name="crop")(x)
    image = layers.Activation("sigmoid", name="image")(x)
    return keras.Model(z, image, name="decoder")


def parted_encoder(encoder: keras.Model) -> tuple[keras.Model, keras.Model]:
    """Returns an encoder's two parts, sharing its layers: image -> style -> z_mean, z_log_var."""
    style = encoder.get_layer("style_norm").output
    return keras.Model(encoder.input, style), keras.Model(style, encoder.output)


def parted_decoder(decoder: keras.Model) -> tuple[keras.Model, keras.Model]:
    """Returns a decoder's two parts, sharing its layers: z -> style -> logits.

    The logits are what is squashed into 0 to 1 to become the picture: training needs them, see
    `kvae.losses`.
    """
    style, logits = decoder.get_layer("mixed_style").output, decoder.get_layer("image").input
    return keras.Model(decoder.input, style), keras.Model(style, logits)


def _block(x, w, kind: type, filters: int, name: str, data_format: str):
    """One convolution, normalised and modulated by w, and its activation.

    Transposed convolutions double the size with kernel 4 and stride 2: each output pixel sees 2 x 2
    inputs, so no checkerboard is built in (Odena et al. 2016, doi.org/10.23915/distill.00003), and
    it takes 16 products where nearest upsampling before a 3 x 3 kernel takes 36.
    """
    own = {"kernel_size": 3}
    if kind is layers.Conv2DTranspose:
        own = {"kernel_size": 4, "strides": 2, "kernel_initializer": LinearUpsampling()}
    options = {"padding": "same", "use_bias": False, "data_format": data_format}
    x = kind(filters, **own, **options, name=f"{name}_conv")(x)
    x = AdaptiveNorm(GROUPS, data_format, name=f"{name}_norm")([x, w])
    return layers.LeakyReLU(LEAK, name=f"{name}_act")(x)
