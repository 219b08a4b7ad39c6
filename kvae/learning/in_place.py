"""Arithmetic that writes its result over its first operand, where the backend lets it.

The weights of a model fill no cache, so an optimizer takes as long as the memory that it reads and
writes. PyTorch can write over a tensor; the other backends make a new one, or compile that away.
Whoever calls these does not use the first operand again.
"""

import keras
from keras import ops

from kvae.tensors import Tensor


def times(x: Tensor, factor: Tensor | float) -> Tensor:
    """Returns x times a number."""
    if keras.backend.backend() != "torch":
        return x * factor
    import torch

    with torch.no_grad():
        return x.mul_(factor)


def added_to(x: Tensor, y: Tensor, factor: float = 1.0) -> Tensor:
    """Returns x + factor y, for tensors of one shape."""
    if keras.backend.backend() != "torch":
        return x + factor * y
    import torch

    with torch.no_grad():
        return x.add_(y, alpha=factor)


def global_norm(tensors: list[Tensor]) -> Tensor:
    """Returns the norm of all numbers in tensors together, which stay as they are."""
    if keras.backend.backend() != "torch":
        return ops.sqrt(sum(ops.sum(ops.square(x)) for x in tensors))
    from torch.nn.utils import get_total_norm

    return get_total_norm(tensors)
