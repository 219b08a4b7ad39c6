"""The convolutional encoder and decoder, as plain functional Keras models.

Weights are layout-free: convolution kernels look the same in both data formats, and wherever a
dense layer meets a feature map the map is channels_last, so one file serves both formats.
channels_last is the default: it runs on every backend, and on the torch backend its transposed
convolutions take three quarters of the time.
"""

import math

import keras
from keras import layers

from kvae.config import ModelConfig
from kvae.initializers import LinearUpsampling, SamePhases
from kvae.layers import AdaptiveNorm, Clip, DepthToSpace, channel_axis
from kvae.views import PlaceInCell, View

# exp(z_log_var) stays within float32 and sigma within 0.007 to 7.4: wider posteriors than the prior
# and narrower ones than an 8-bit picture can tell apart both only make the KL term explode.
Z_LOG_VAR_BOUNDS = (-10.0, 4.0)
GROUPS = 8
FEW_PHOTOS = 71  # that the configured widths are for
MOST_WIDENED = 1.5  # so many times: beyond it the window would redraw too slowly
MOST_STYLED = 2.0  # beyond it the file would grow too large
LEAK = 0.2


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
    z_mean = layers.Dense(config.latent_dim, name="z_mean")(x)
    z_log_var = layers.Dense(config.latent_dim, name="z_log_var_free")(x)
    z_log_var = Clip(*Z_LOG_VAR_BOUNDS, name="z_log_var")(z_log_var)
    return keras.Model(image, [z_mean, z_log_var], name="encoder")


def build_decoder(config: ModelConfig, data_format: str = "channels_last") -> keras.Model:
    """Builds z (B, D) -> image (B, S, S, 3) in [0, 1].

    A code chooses softly among cells, one per photo, and mixes their style vectors into w. The
    softmax of linear functions of z is what says how probable each of several normal distributions
    of one width makes z (Bishop 2006, section 4.2), so its cells have the form that the codes'
    own have. The synthesis network draws w (Karras et al. 2019, https://arxiv.org/abs/1812.04948):
    one dense layer lays it out as the coarsest map, and every convolution block is modulated by it
    again, so the code steers texture as well as layout. Where in its cell the code lies says in
    which view the picture is shown at last, see `kvae.views`.
    """
    coarse = -(-config.image_size // 8)
    z = keras.Input((config.latent_dim,), name="z")
    score = layers.Dense(config.cells, name="score")(z)
    cell = layers.Activation("softmax", name="cell")(score)
    w = layers.Dense(style_size(config), use_bias=False, name="style")(cell)
    stem = widened(config.stem_width, config.cells)
    x = layers.Dense(coarse * coarse * stem, name="stem")(w)
    x = layers.Reshape((coarse, coarse, stem), name="stem_map")(x)
    if data_format == "channels_first":
        x = layers.Permute((3, 1, 2), name="to_channels_first")(x)
    wide = widened(config.decoder_width, config.cells)
    narrow = wide // 2
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
    x = layers.Activation("sigmoid", name="picture")(x)
    if config.views == 0:
        return keras.Model(z, layers.Identity(name="image")(x), name="decoder")
    view = PlaceInCell(name="view")([z, cell])
    image = View(config.views, name="image")([x, view])
    return keras.Model(z, image, name="decoder")


def with_style(encoder: keras.Model, config: ModelConfig) -> keras.Model:
    """Builds image -> the photo's own style w (B, style_size(config)), of unit power.

    It shares all layers with the encoder but the last two, which training alone needs.
    """
    features = encoder.get_layer("flatten").output
    style = layers.Dense(style_size(config), name="own_style")(features)
    style = layers.RMSNormalization(name="own_style_norm")(style)
    return keras.Model(encoder.input, style, name="stylist")


def halves(decoder: keras.Model) -> tuple[keras.Model, keras.Model]:
    """Returns a decoder's two parts that learn, sharing its layers: z -> w and w -> logits.

    The logits are what is squashed into 0 to 1 to become the picture: training needs them, see
    `kvae.losses`. In which view the picture is shown is not learned.
    """
    style, logits = decoder.get_layer("style").output, decoder.get_layer("picture").input
    return keras.Model(decoder.input, style), keras.Model(style, logits)


def widened(width: int, photos: int) -> int:
    """Returns how many channels so many photos need where `FEW_PHOTOS` do with `width`.

    Their number grows with the root of the photos' up to `MOST_WIDENED`. Measured on 166 full
    frames, 600 steps at 64 pixels from styles: 96 channels reach 23.1 dB where 64 reach 22.3.
    """
    factor = math.sqrt(min(max(photos / FEW_PHOTOS, 1.0), MOST_WIDENED**2))
    return width if factor == 1.0 else 2 * GROUPS * round(width * factor / (2 * GROUPS))


def style_size(config: ModelConfig) -> int:
    """Returns how many numbers a style has: in proportion to the photos, up to `MOST_STYLED`.

    Measured on 155 full frames with the preset of that day (draws mixed more, the perceptual
    network from 35 % on), 1,500 steps at 96 pixels, one seed: with 256 numbers 77 % of the draws
    are identified and photos come back with 26.6 dB, with 128 72 % and 26.1 dB.
    """
    factor = min(max(config.cells / FEW_PHOTOS, 1.0), MOST_STYLED)
    return round(config.style_width * factor)


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
