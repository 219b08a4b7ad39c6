"""The three layers Keras lacks, for both data formats and every backend."""

import keras
from keras import layers, ops


def channel_axis(data_format: str) -> int:
    """Returns the axis of a 4-D tensor that holds the channels."""
    return 1 if data_format == "channels_first" else -1


@keras.saving.register_keras_serializable("kvae")
class AdaptiveGroupNorm(layers.Layer):
    """Group normalisation whose scale and shift a style vector sets.

    y = (x - mean) / sqrt(var + epsilon) * (1 + scale(w)) + shift(w), with mean and variance
    over each picture's group of channels (Wu & He 2018, https://arxiv.org/abs/1803.08494) and scale
    and shift one dense layer away from w (FiLM, Perez et al. 2018, arxiv.org/abs/1709.07871).
    Normalising and modulating are one multiplication and one addition per value here, which halves
    the memory traffic of the two layers run one after the other.

    Input shape: x (B, C, H, W) or (B, H, W, C) by data_format, w (B, K).
    Output shape: that of x.
    """

    def __init__(self, groups: int, data_format: str, epsilon: float = 1e-5, **kwargs):
        super().__init__(**kwargs)
        self.groups, self.data_format, self.epsilon = groups, data_format, epsilon

    def build(self, input_shape):
        """Makes the dense layer from w (B, K) to scale and shift (B, 2C)."""
        x_shape, w_shape = input_shape
        self.channels = x_shape[channel_axis(self.data_format)]
        if self.channels % self.groups:
            raise ValueError(
                f"`channels` (={self.channels}) is no multiple of {self.groups} groups"
            )
        self.style = layers.Dense(2 * self.channels, name="style")
        self.style.build(w_shape)

    def call(self, inputs):
        """Normalises x and modulates it by w."""
        x, w = inputs
        first = self.data_format == "channels_first"
        height, width = x.shape[2:4] if first else x.shape[1:3]
        size = self.channels // self.groups
        if first:  # (B, G, C/G, H, W)
            grouped = ops.reshape(x, (-1, self.groups, size, height, width))
            mean, variance = ops.moments(grouped, axes=(2, 3, 4), keepdims=False)
        else:  # (B, H, W, G, C/G)
            grouped = ops.reshape(x, (-1, height, width, self.groups, size))
            mean, variance = ops.moments(grouped, axes=(1, 2, 4), keepdims=False)
        scale, shift = ops.split(self.style(w), 2, axis=-1)  # (B, C) each
        factor = (1.0 + scale) * ops.repeat(ops.rsqrt(variance + self.epsilon), size, axis=1)
        offset = shift - factor * ops.repeat(mean, size, axis=1)
        place = (-1, self.channels, 1, 1) if first else (-1, 1, 1, self.channels)
        return x * ops.reshape(factor, place) + ops.reshape(offset, place)

    def compute_output_shape(self, input_shape):
        """Returns the shape of x."""
        return input_shape[0]

    def get_config(self):
        """Returns what rebuilds the layer."""
        own = {"groups": self.groups, "data_format": self.data_format, "epsilon": self.epsilon}
        return {**super().get_config(), **own}


@keras.saving.register_keras_serializable("kvae")
class DepthToSpace(layers.Layer):
    """Turns four channels into a 2 x 2 block of pixels.

    Channel order is ONNX DepthToSpace's DCR, output channel fastest: input channel
    (2 * row + column) * C + c becomes channel c of the block's pixel (row, column). Sub-pixel
    convolution: Shi et al. 2016, https://arxiv.org/abs/1609.05158.

    Input shape: (B, 4C, H, W) or (B, H, W, 4C). Output shape: (B, C, 2H, 2W) or (B, 2H, 2W, C).
    """

    def __init__(self, data_format: str, **kwargs):
        super().__init__(**kwargs)
        self.data_format = data_format

    def call(self, x):
        """Rearranges x."""
        if self.data_format == "channels_first":
            _, channels, height, width = x.shape
            x = ops.reshape(x, (-1, 2, 2, channels // 4, height, width))
            x = ops.transpose(x, (0, 3, 4, 1, 5, 2))  # (B, C, H, row, W, column)
            return ops.reshape(x, (-1, channels // 4, 2 * height, 2 * width))
        _, height, width, channels = x.shape
        x = ops.reshape(x, (-1, height, width, 2, 2, channels // 4))
        x = ops.transpose(x, (0, 1, 3, 2, 4, 5))  # (B, H, row, W, column, C)
        return ops.reshape(x, (-1, 2 * height, 2 * width, channels // 4))

    def compute_output_shape(self, input_shape):
        """Returns the shape after the rearrangement."""
        if self.data_format == "channels_first":
            batch, channels, height, width = input_shape
            return (batch, channels // 4, 2 * height, 2 * width)
        batch, height, width, channels = input_shape
        return (batch, 2 * height, 2 * width, channels // 4)

    def get_config(self):
        """Returns what rebuilds the layer."""
        return {**super().get_config(), "data_format": self.data_format}


@keras.saving.register_keras_serializable("kvae")
class Clip(layers.Layer):
    """Clips every value into [low, high].

    Input shape and output shape: any, the same.
    """

    def __init__(self, low: float, high: float, **kwargs):
        super().__init__(**kwargs)
        self.low, self.high = low, high

    def call(self, x):
        """Clips x."""
        return ops.clip(x, self.low, self.high)

    def compute_output_shape(self, input_shape):
        """Returns the input's shape."""
        return input_shape

    def get_config(self):
        """Returns what rebuilds the layer."""
        return {**super().get_config(), "low": self.low, "high": self.high}
