"""Arithmetic on many tensors that writes over its first operands, where the backend lets it.

The weights of a model fill no cache, so an optimizer takes as long as the memory that it reads and
writes; and where they are small, as long as a call for each takes. PyTorch can write over
tensors, many in one call; the other backends make new ones, or compile that away. Whoever calls
these does not use the first operands again.
"""

import keras
from keras import ops

from kvae.tensors import Tensor, Variable


def times(tensors: list[Tensor], factor: Tensor | float) -> list[Tensor]:
    """Returns each tensor times a number."""
    if keras.backend.backend() != "torch":
        return [x * factor for x in tensors]
    import torch

    with torch.no_grad():
        torch._foreach_mul_(tensors, factor)
    return tensors


def added_to(tensors: list[Tensor], others: list[Tensor], factor: float = 1.0) -> list[Tensor]:
    """Returns each tensor + factor times the other one, which has its shape."""
    if keras.backend.backend() != "torch":
        return [x + factor * y for x, y in zip(tensors, others, strict=True)]
    import torch

    with torch.no_grad():
        torch._foreach_add_(tensors, others, alpha=factor)
    return tensors


def values(variables: list[Variable]) -> list[Tensor]:
    """Returns what variables hold, to be written over."""
    return [variable.value for variable in variables]


def kept(variables: list[Variable], tensors: list[Tensor]) -> None:
    """Has variables hold what was made of their `values`: where that was written over, they do."""
    if keras.backend.backend() != "torch":
        for variable, value in zip(variables, tensors, strict=True):
            variable.assign(value)


def global_norm(tensors: list[Tensor]) -> Tensor:
    """Returns the norm of all numbers in tensors together, which stay as they are."""
    if keras.backend.backend() != "torch":
        return ops.sqrt(sum(ops.sum(ops.square(x)) for x in tensors))
    from torch.nn.utils import get_total_norm

    return get_total_norm(tensors)
