"""The convolutional encoder and decoder, as plain functional Keras models.

Feature maps are channels_last, (B, H, W, C): that runs on every backend, and on the torch backend
transposed convolutions take three quarters of the time that they take with channels first.
"""

import keras
from keras import layers

from kvae.config.settings import ModelConfig
from kvae.network.convolutions import AveragePooling2D, Conv2D, Conv2DTranspose, GroupNormalization
from kvae.network.initializers import LinearUpsampling
from kvae.network.layers import AdaptiveNorm, CellOffsets, Clip
from kvae.tensors import Tensor

# exp(z_log_var) stays within float32 and sigma within 0.007 to 7.4: wider posteriors than the prior
# and narrower ones than an 8-bit picture can tell apart both only make the KL term explode.
Z_LOG_VAR_BOUNDS = (-10.0, 4.0)
FIRST_Z_LOG_VAR = -1.0
GROUPS = 8
LEAK = 0.2


def build_encoder(config: ModelConfig) -> keras.Model:
    """Builds image (B, S, S, 3) in [0, 1] -> z_mean (B, D), z_log_var (B, D)."""
    size, width = config.image_size, config.encoder_width
    image = keras.Input((size, size, 3), name="image")
    x = layers.Rescaling(2.0, offset=-1.0, name="centre")(image)
    # Half resolution is enough to tell photos apart, and a quarter of the work.
    x = AveragePooling2D(2, name="halve")(x)
    for i, filters in enumerate((width, 2 * width, 3 * width), start=1):
        x = Conv2D(filters, 3, strides=2, padding="same", name=f"conv{i}")(x)
        x = GroupNormalization(GROUPS, name=f"norm{i}")(x)
        x = layers.LeakyReLU(LEAK, name=f"act{i}")(x)
    x = layers.Flatten(name="flatten")(x)
    x = layers.Dense(config.hidden_width, name="hidden")(x)
    x = layers.LeakyReLU(LEAK, name="hidden_act")(x)
    z_mean = layers.Dense(config.latent_dim, name="z_mean")(x)
    start = keras.initializers.Constant(FIRST_Z_LOG_VAR)
    z_log_var = layers.Dense(
        config.latent_dim, kernel_initializer="zeros", bias_initializer=start, name="z_log_var_free"
    )(x)
    z_log_var = Clip(*Z_LOG_VAR_BOUNDS, name="z_log_var")(z_log_var)
    return keras.Model(image, [z_mean, z_log_var], name="encoder")


def build_decoder(config: ModelConfig) -> keras.Model:
    """Builds z (B, D) -> image (B, S, S, 3) in [0, 1].

    A code mixes the entries of a bank of styles, whose number is fixed, by a softmax of linear
    functions of z: a function of few numbers that changes in many places is learned this way in a
    fraction of the steps that layers of rectifiers take. A style is a hundred numbers that say all
    about a picture; the rest of the network draws it
    (Karras et al. 2019, https://arxiv.org/abs/1812.04948): one dense layer lays it out as the
    coarsest map, and every convolution block is modulated by it again, so the code steers texture
    as well as shape. Of scenes each cell of the coarsest map has a mixture of its own.
    """
    z = keras.Input((config.latent_dim,), name="z")
    score = layers.Dense(config.style_bank, name="score")(z)
    coarse = coarsest_side(config)
    w, x = (_styles_by_cell if config.scenes else _one_style)(config, score, coarse)
    wide = config.decoder_width
    middle, narrow, finest = 2 * wide // 3, wide // 3, wide // 6
    x = _block(x, w, Conv2D, wide, "s8")
    x = _block(x, w, Conv2DTranspose, middle, "s4_up")
    x = _block(x, w, Conv2D, middle, "s4")
    x = _block(x, w, Conv2DTranspose, narrow, "s2_up")
    # Half of all work is done at full size, so there are few channels and no modulation here.
    start = LinearUpsampling()
    x = Conv2DTranspose(
        finest, 4, strides=2, padding="same", kernel_initializer=start, name="s1_up_conv"
    )(x)
    x = layers.LeakyReLU(LEAK, name="s1_up_act")(x)
    # Mixes neighbouring pixels, which lie differently under the kernels: a grid is smoothed away.
    x = Conv2D(config.colours, 3, padding="same", name="pixels")(x)
    if config.colours == 1:
        x = layers.Concatenate(name="grey")([x, x, x])
    spare = 8 * coarse - config.image_size
    if spare:
        edges = (spare // 2, spare - spare // 2)
        x = layers.Cropping2D((edges, edges), name="crop")(x)
    image = layers.Activation("sigmoid", name="image")(x)
    return keras.Model(z, image, name="decoder")


def _one_style(config: ModelConfig, score: Tensor, coarse: int) -> tuple[Tensor, Tensor]:
    """Scores (B, K) -> the style (B, W) that they mix, and the coarsest map."""
    share = layers.Activation("softmax", name="share")(score)
    start = keras.initializers.RandomNormal(0.0, 1.0)
    w = layers.Dense(config.style_width, kernel_initializer=start, name="style")(share)
    x = layers.Dense(coarse * coarse * config.stem_width, name="stem")(w)
    return w, layers.Reshape((coarse, coarse, config.stem_width), name="stem_map")(x)


def _styles_by_cell(config: ModelConfig, score: Tensor, coarse: int) -> tuple[Tensor, Tensor]:
    """Scores (B, K) -> the mean (B, W) of the styles mixed in all cells, and the coarsest map.

    Each cell scores the styles a little differently, so a picture may be of one style at the top
    and of another at the bottom: what collages of scenes are (`kvae.morphs.collages`).
    """
    cells = coarse * coarse
    score = CellOffsets(cells, name="score_by_cell")(score)
    share = layers.Activation("softmax", name="share")(score)
    start = keras.initializers.RandomNormal(0.0, 1.0)
    styles = layers.Dense(config.style_width, kernel_initializer=start, name="style")(share)
    x = layers.EinsumDense("bpw,pwc->bpc", (cells, config.stem_width), bias_axes="pc", name="stem")(
        styles
    )
    x = layers.Reshape((coarse, coarse, config.stem_width), name="stem_map")(x)
    return layers.GlobalAveragePooling1D(name="style_mean")(styles), x


def coarsest_side(config: ModelConfig) -> int:
    """Returns how many cells the decoder's coarsest map has along each side."""
    return -(-config.image_size // 8)


def logits_of(decoder: keras.Model) -> keras.Model:
    """Returns z -> logits (B, S, S, 3), sharing a decoder's layers.

    The logits are what is squashed into 0 to 1 to become the picture: training needs them, see
    `kvae.network.losses`.
    """
    return keras.Model(decoder.input, decoder.get_layer("image").input)


def _block(x: Tensor, w: Tensor, convolution: type, filters: int, name: str) -> Tensor:
    """One convolution, normalised and modulated by w, and its activation.

    Transposed convolutions double the size with kernel 4 and stride 2: each output pixel sees 2 x 2
    inputs, so no checkerboard is built in (Odena et al. 2016, doi.org/10.23915/distill.00003), and
    it takes 16 products where nearest upsampling before a 3 x 3 kernel takes 36.
    """
    own: dict = {"kernel_size": 3}
    if convolution is Conv2DTranspose:
        own = {"kernel_size": 4, "strides": 2, "kernel_initializer": LinearUpsampling()}
    x = convolution(filters, padding="same", use_bias=False, **own, name=f"{name}_conv")(x)
    x = AdaptiveNorm(GROUPS, name=f"{name}_norm")([x, w])
    return layers.LeakyReLU(LEAK, name=f"{name}_act")(x)
