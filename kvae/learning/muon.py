"""The optimizer: Muon for matrices and kernels, Adam for everything else.

Adam scales each weight's step by itself; Muon replaces the momentum of a whole matrix by the
nearest orthogonal matrix, so that rare directions learn as fast as loud ones (Jordan et al. 2024,
https://kellerjordan.github.io/posts/muon/; step size after Liu et al. 2025,
https://arxiv.org/abs/2502.16982). Keras's own Muon leaves convolutions to Adam and iterates on the
full matrices; here a kernel counts as the matrix (places x inputs, outputs), and the iteration runs
on the small Gram matrices, all of one size at once.
"""

from collections import defaultdict

import keras
from keras import ops

from kvae.learning.in_place import added_to, global_norm, times
from kvae.tensors import Tensor, Variable

SMALLEST_SIDE = 16  # a matrix thinner than this has too few directions to balance: Adam
MOMENTUM = 0.95
ADAM_BETAS = (0.9, 0.99)
ADAM_EPSILON = 1e-7
# Root mean square of Adam's steps, in learning rates (Liu et al. 2025, section 2.2): with it both
# kinds of weights share one learning rate.
STEP_SIZE = 0.2
# Newton-Schulz: x -> a x + b x^3 + c x^5 five times brings singular values near 1 (Jordan et al.).
ROUNDS = 5
A, B, C = 3.4445, -4.7750, 2.0315
TINY = 1e-14


@keras.saving.register_keras_serializable("kvae")
class Muon(keras.optimizers.Optimizer):
    """Muon with Adam beside it; takes the arguments of `keras.optimizers.Optimizer`."""

    def build(self, variables: list[Variable]) -> None:
        """Makes a momentum for every variable, and Adam's second moment where Adam steps."""
        if self.built:
            return
        super().build(variables)
        self.momenta = self.add_optimizer_variables(variables, "momentum")
        self.moments: dict[int, Variable] = {}
        for i, variable in enumerate(variables):
            if not is_matrix(variable.shape):
                (self.moments[i],) = self.add_optimizer_variables([variable], "moment")

    def _backend_update_step(
        self, grads: list[Tensor], trainable_variables: list[Variable], learning_rate: Tensor
    ) -> None:
        """Steps all variables; matrices of one Gram size are orthogonalised together.

        Arithmetic is on plain tensors: Keras's operations on variables take longer to be called
        than to compute here.
        """
        learning_rate = ops.convert_to_tensor(learning_rate)
        count = ops.cast(self.iterations, learning_rate.dtype) + 1.0
        first, second = (1.0 - beta**count for beta in ADAM_BETAS)
        adam_rate = learning_rate * ops.sqrt(second) / first  # the moments start at 0
        matrices, stepping = [], []
        for gradient, variable in zip(grads, trainable_variables, strict=True):
            i = self._get_variable_index(variable)
            if i in self.moments:
                self._adam_step(gradient, variable, adam_rate, i)
                continue
            momentum = added_to(times(self.momenta[i].value, MOMENTUM), gradient)
            self.assign(self.momenta[i], momentum)
            lookahead = added_to(gradient, momentum, MOMENTUM)  # Nesterov
            matrices.append(_as(lookahead, (-1, variable.shape[-1])))
            stepping.append(variable)
        lengths = [learning_rate * (STEP_SIZE * max(matrix.shape) ** 0.5) for matrix in matrices]
        steps = orthogonalised(matrices, lengths)
        for variable, step in zip(stepping, steps, strict=True):
            step = _as(step, variable.shape)
            self.assign(variable, added_to(variable.value, step, -1.0))

    def _clip_gradients(self, grads: list[Tensor]) -> list[Tensor]:
        """Scales gradients down to a global norm; Keras writes all their squares down for it."""
        if not self.global_clipnorm:
            return super()._clip_gradients(grads)
        scale = self.global_clipnorm / ops.maximum(global_norm(grads), self.global_clipnorm)
        return [times(gradient, scale) for gradient in grads]

    def _adam_step(self, gradient: Tensor, variable: Variable, rate: Tensor, i: int) -> None:
        """Kingma & Ba 2015, https://arxiv.org/abs/1412.6980, algorithm 1."""
        first, second = ADAM_BETAS
        momentum = first * self.momenta[i].value + (1 - first) * gradient
        moment = second * self.moments[i].value + (1 - second) * gradient * gradient
        self.assign(self.momenta[i], momentum)
        self.assign(self.moments[i], moment)
        size = moment**0.5 + ADAM_EPSILON
        self.assign(variable, variable.value - rate * momentum / size)


def is_matrix(shape: tuple[int, ...]) -> bool:
    """Tells whether a variable of this shape is orthogonalised, as (all but last, last)."""
    if len(shape) < 2:
        return False
    rows = 1
    for side in shape[:-1]:
        rows *= side
    return min(rows, shape[-1]) >= SMALLEST_SIDE


def orthogonalised(matrices: list[Tensor], lengths: list[Tensor | float]) -> list[Tensor]:
    """Returns for each matrix (m, n) about U V^T of its singular value decomposition U S V^T.

    Each is as long as asked: so many times the orthogonal matrix.

    Every step of the Newton-Schulz iteration multiplies x by a polynomial in its Gram matrix
    g = x^T x, and all such polynomials commute. So the product of all steps is found from g alone,
    min(m, n) on a side, and the long side is touched twice instead of ten times.
    """
    sizes, grams = defaultdict(list), []
    for i, x in enumerate(matrices):
        turned = ops.transpose(x)
        grams.append(x @ turned if x.shape[0] < x.shape[1] else turned @ x)
        sizes[min(x.shape)].append(i)
    factors = [None] * len(grams)
    for members in sizes.values():
        stack = ops.stack([grams[i] for i in members])
        # The squared Frobenius norms: singular values below 1.
        norms = ops.trace(stack, axis1=1, axis2=2)[:, None, None] + TINY
        products = _steps(stack / norms) * norms**-0.5
        for place, i in enumerate(members):
            factors[i] = products[place] * lengths[i]
    return [
        q @ x if x.shape[0] < x.shape[1] else x @ q for q, x in zip(factors, matrices, strict=True)
    ]


def _steps(gram: Tensor) -> Tensor:
    """Returns the product of all Newton-Schulz steps for Gram matrices (k, n, n)."""
    identity = ops.eye(gram.shape[-1], dtype=gram.dtype)
    constant, linear, product = A * identity, B * identity, None
    for remaining in reversed(range(ROUNDS)):
        step = gram @ (C * gram + linear) + constant
        product = step if product is None else step @ product
        if remaining:
            gram = step @ gram @ step
    return product


def _as(x: Tensor, shape: tuple[int, ...]) -> Tensor:
    """Returns x in a shape; most have it, and to ask Keras takes as long as to add two of them."""
    return x if len(x.shape) == len(shape) else ops.reshape(x, shape)
