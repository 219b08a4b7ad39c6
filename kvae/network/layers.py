"""The layers Keras lacks, for every backend."""

from typing import Any

import keras
from keras import layers, ops

from kvae.network.reshaping import reshaped
from kvae.tensors import Shape, Tensor


@keras.saving.register_keras_serializable("kvae")
class AdaptiveNorm(layers.Layer):
    """Root-mean-square normalisation over groups of channels, modulated by a style vector.

    y = x / sqrt(mean(x^2) + epsilon) * (1 + scale(w)) + shift(w), with the mean over each picture's
    group of channels and scale and shift one dense layer away from w. Groups: Wu & He 2018,
    https://arxiv.org/abs/1803.08494; no centring, because shift(w) moves the values anyway: Zhang &
    Sennrich 2019, https://arxiv.org/abs/1910.07467; modulation: Perez et al. 2018 (FiLM),
    https://arxiv.org/abs/1709.07871. Normalising and modulating share one multiplication: on a CPU
    this layer is memory traffic and nothing else.

    Input shape: x (B, H, W, C), w (B, K).
    Output shape: that of x.
    """

    def __init__(self, groups: int, epsilon: float = 1e-5, **kwargs: Any):
        super().__init__(**kwargs)
        self.groups, self.epsilon = groups, epsilon

    def build(self, input_shape: list[Shape]) -> None:
        """Makes the dense layer from w (B, K) to scale and shift (B, 2C)."""
        x_shape, w_shape = input_shape
        self.channels = x_shape[-1]
        if self.channels % self.groups:
            raise ValueError(
                f"`channels` (={self.channels}) is not a multiple of {self.groups} groups"
            )
        self.style = layers.Dense(2 * self.channels, name="style")
        self.style.build(w_shape)

    def call(self, inputs: list[Tensor]) -> Tensor:
        """Normalises x and modulates it by w."""
        x, w = inputs
        size = self.channels // self.groups
        power = ops.mean(ops.square(x), axis=(1, 2))  # (B, C)
        power = ops.mean(reshaped(power, (-1, self.groups, size)), axis=2)  # (B, G)
        norm = ops.rsqrt(power + self.epsilon)[:, :, None]  # (B, G, 1)
        scale, shift = ops.split(self.style.call(w), 2, axis=-1)  # (B, C) each
        factor = reshaped(1.0 + scale, (-1, self.groups, size)) * norm  # (B, G, C / G)
        shape = (-1, 1, 1, self.channels)
        return x * reshaped(factor, shape) + reshaped(shift, shape)

    def compute_output_shape(self, input_shape: list[Shape]) -> Shape:
        """Returns the shape of x."""
        return input_shape[0]

    def get_config(self) -> dict:
        """Returns what rebuilds the layer."""
        return {**super().get_config(), "groups": self.groups, "epsilon": self.epsilon}


@keras.saving.register_keras_serializable("kvae")
class CellOffsets(layers.Layer):
    """Gives every cell of a map the same vector, plus an offset of its own.

    Input shape: (B, K).
    Output shape: (B, P, K), P cells.
    """

    def __init__(self, cells: int, **kwargs: Any):
        super().__init__(**kwargs)
        self.cells = cells

    def build(self, input_shape: Shape) -> None:
        """Makes the offsets, (P, K)."""
        self.offsets = self.add_weight(
            shape=(self.cells, input_shape[-1]), initializer="zeros", name="offsets"
        )

    def call(self, x: Tensor) -> Tensor:
        """Adds them."""
        return x[:, None, :] + self.offsets

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Returns (B, P, K)."""
        return input_shape[0], self.cells, input_shape[1]

    def get_config(self) -> dict:
        """Returns what rebuilds the layer."""
        return {**super().get_config(), "cells": self.cells}


@keras.saving.register_keras_serializable("kvae")
class Clip(layers.Layer):
    """Clips every value into [low, high].

    Input shape and output shape: any, the same.
    """

    def __init__(self, low: float, high: float, **kwargs: Any):
        super().__init__(**kwargs)
        self.low, self.high = low, high

    def call(self, x: Tensor) -> Tensor:
        """Clips x."""
        return ops.clip(x, self.low, self.high)

    def compute_output_shape(self, input_shape: Shape) -> Shape:
        """Returns the input's shape."""
        return input_shape

    def get_config(self) -> dict:
        """Returns what rebuilds the layer."""
        return {**super().get_config(), "low": self.low, "high": self.high}
