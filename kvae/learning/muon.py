"""The optimizer: Muon for matrices and kernels, Adam for everything else.

Adam scales each weight's step by itself; Muon replaces the momentum of a whole matrix by the
nearest orthogonal matrix, so that rare directions learn as fast as loud ones (Jordan et al. 2024,
https://kellerjordan.github.io/posts/muon/; step size after Liu et al. 2025,
https://arxiv.org/abs/2502.16982). Keras's own Muon leaves convolutions to Adam and iterates on the
full matrices; here a kernel counts as the matrix (positions x inputs, outputs), and the iteration
runs on the small Gram matrices, all of one size at once.
"""

from collections import defaultdict
from typing import TypeAlias

import keras
from keras import ops

from kvae.learning.in_place import added_to, global_norm, kept, times, values
from kvae.network.reshaping import reshaped
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
Given: TypeAlias = tuple[Tensor, Variable, int]  # a gradient, what it is of, and its number


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
        matrices: list[Given] = []
        others: list[Given] = []
        for gradient, variable in zip(grads, trainable_variables, strict=True):
            i = self._get_variable_index(variable)
            (others if i in self.moments else matrices).append((gradient, variable, i))
        if matrices:
            self._muon_steps(matrices, learning_rate)
        if others:
            self._adam_steps(others, learning_rate)

    def _clip_gradients(self, grads: list[Tensor]) -> list[Tensor]:
        """Scales gradients down to a global norm; Keras writes all their squares down for it."""
        if not self.global_clipnorm:
            return super()._clip_gradients(grads)
        scale = self.global_clipnorm / ops.maximum(global_norm(grads), self.global_clipnorm)
        return times(grads, scale)

    def _muon_steps(self, given: list[Given], rate: Tensor) -> None:
        """Jordan et al. 2024, with Nesterov's momentum."""
        gradients, variables, indices = map(list, zip(*given, strict=True))
        memory = [self.momenta[i] for i in indices]
        momenta = added_to(times(values(memory), MOMENTUM), gradients)
        kept(memory, momenta)
        ahead = added_to(gradients, momenta, MOMENTUM)
        matrices = [reshaped(x, (-1, x.shape[-1])) for x in ahead]
        lengths = [rate * (STEP_SIZE * max(matrix.shape) ** 0.5) for matrix in matrices]
        steps = orthogonalised(matrices, lengths)
        steps = [reshaped(step, v.shape) for step, v in zip(steps, variables, strict=True)]
        kept(variables, added_to(values(variables), steps, -1.0))

    def _adam_steps(self, given: list[Given], rate: Tensor) -> None:
        """Kingma & Ba 2015, https://arxiv.org/abs/1412.6980, algorithm 1."""
        gradients, variables, indices = map(list, zip(*given, strict=True))
        first, second = ADAM_BETAS
        count = ops.cast(self.iterations, rate.dtype) + 1.0
        rate = rate * ops.sqrt(1.0 - second**count) / (1.0 - first**count)  # moments start at 0
        memory, squares = [self.momenta[i] for i in indices], [self.moments[i] for i in indices]
        momenta = added_to(times(values(memory), first), [(1 - first) * g for g in gradients])
        new = [(1 - second) * g * g for g in gradients]
        moments = added_to(times(values(squares), second), new)
        kept(memory, momenta)
        kept(squares, moments)
        pairs = zip(momenta, moments, strict=True)
        steps = [rate * momentum / (moment**0.5 + ADAM_EPSILON) for momentum, moment in pairs]
        kept(variables, added_to(values(variables), steps, -1.0))


def is_matrix(shape: tuple[int, ...]) -> bool:
    """Returns whether such a variable is orthogonalised, as a matrix (all but last, last)."""
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
        for row, i in enumerate(members):
            factors[i] = products[row] * lengths[i]
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
