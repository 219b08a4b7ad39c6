"""Keras's convolutions and group normalisation, on the torch backend without copies.

Keras lays every map out anew before and after it is convolved, (B, H, W, C) to (B, C, H, W) and
back, and puts what it cuts off a transposed convolution together again for the gradient: on a
processor that is a seventh of a training step. PyTorch reads maps as they lie in memory, if
strides alone say so. These layers have Keras's names, settings and weights, so models that were
saved with Keras's own are read as ever; on other backends they are Keras's own.
"""

import keras
from keras import layers

from kvae.tensors import Tensor


@keras.saving.register_keras_serializable("kvae")
class Conv2D(layers.Conv2D):
    """`keras.layers.Conv2D` with "same" padding."""

    def call(self, x: Tensor) -> Tensor:
        """Convolves maps (B, H, W, C)."""
        if keras.backend.backend() != "torch" or self.padding != "same":
            return super().call(x)
        from torch.nn.functional import conv2d, pad

        x, sides = (
            _channels_first(x),
            zip(x.shape[1:3], self.kernel_size, self.strides, strict=True),
        )
        spare = [max((-(-side // step) - 1) * step + k - side, 0) for side, k, step in sides]
        padding = [total // 2 for total in spare]
        if any(total % 2 for total in spare):  # "same" puts the odd one at the end
            (top, left), (height, width) = padding, spare
            x, padding = pad(x, (left, width - left, top, height - top)), [0, 0]
        y = conv2d(x, _kernel(self), _bias(self), self.strides, padding)
        return self.activation(_channels_last(y))


@keras.saving.register_keras_serializable("kvae")
class Conv2DTranspose(layers.Conv2DTranspose):
    """`keras.layers.Conv2DTranspose` with "same" padding and an even number of pixels to cut."""

    def call(self, x: Tensor) -> Tensor:
        """Convolves maps (B, H, W, C), giving larger ones."""
        spare = [k - step for k, step in zip(self.kernel_size, self.strides, strict=True)]
        if (
            keras.backend.backend() != "torch"
            or self.padding != "same"
            or any(total < 0 or total % 2 for total in spare)
        ):
            return super().call(x)
        from torch.nn.functional import conv_transpose2d

        padding = [total // 2 for total in spare]
        y = conv_transpose2d(_channels_first(x), _kernel(self), _bias(self), self.strides, padding)
        return self.activation(_channels_last(y))


@keras.saving.register_keras_serializable("kvae")
class AveragePooling2D(layers.AveragePooling2D):
    """`keras.layers.AveragePooling2D` without padding."""

    def call(self, x: Tensor) -> Tensor:
        """Returns the means of maps (B, H, W, C) over patches."""
        if keras.backend.backend() != "torch" or self.padding != "valid":
            return super().call(x)
        from torch.nn.functional import avg_pool2d

        return _channels_last(avg_pool2d(_channels_first(x), self.pool_size, self.strides))


@keras.saving.register_keras_serializable("kvae")
class GroupNormalization(layers.GroupNormalization):
    """`keras.layers.GroupNormalization` over the last axis of maps, centred and scaled."""

    def call(self, x: Tensor) -> Tensor:
        """Normalises maps (B, H, W, C)."""
        if keras.backend.backend() != "torch":
            return super().call(x)
        from torch.nn.functional import group_norm

        weights = self.gamma.value, self.beta.value
        return _channels_last(group_norm(_channels_first(x), self.groups, *weights, self.epsilon))


def _channels_first(x: Tensor) -> Tensor:
    """Returns (B, H, W, C) as (B, C, H, W), as it lies in memory."""
    return x.permute(0, 3, 1, 2)


def _channels_last(x: Tensor) -> Tensor:
    return x.permute(0, 2, 3, 1)


def _kernel(layer: layers.Layer) -> Tensor:
    """Returns a kernel (h, w, in, out), or transposed (h, w, out, in), as PyTorch's first last."""
    return layer.kernel.value.permute(3, 2, 0, 1)


def _bias(layer: layers.Layer) -> Tensor | None:
    return layer.bias.value if layer.use_bias else None
