"""Names for what Keras computes with; it has no types of its own, and a tensor is the backend's."""

from typing import Any, TypeAlias

Tensor: TypeAlias = Any  # of PyTorch, JAX or TensorFlow, or a symbol that stands for one
Variable: TypeAlias = Any  # a weight: a tensor that steps change
Shape: TypeAlias = tuple[Any, ...]  # whole numbers, and None where a side is not fixed
