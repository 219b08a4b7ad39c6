"""Tensors in another shape, which training asks for some fifty times a step.

Keras looks through a shape for symbols first: with PyTorch that makes 22 microseconds of one.
"""

from keras import ops

from kvae.tensors import Shape, Tensor


def reshaped(x: Tensor, shape: Shape) -> Tensor:
    """Returns a tensor in another shape: those of PyTorch and JAX know how, TensorFlow's do not."""
    return x.reshape(shape) if hasattr(x, "reshape") else ops.reshape(x, shape)
