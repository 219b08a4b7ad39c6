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

    def build(self, variables):
        """Makes a momentum for every variable, and Adam's second moment where Adam steps."""
        if self.built:
            return
        super().build(variables)
        self.momenta = self.add_optimizer_variables(variables, "momentum")
        self.moments = {}
        for i, variable in enumerate(variables):
            if not is_matrix(variable.shape):
                (self.moments[i],) = self.add_optimizer_variables([variable], "moment")

    def _backend_update_step(self, grads, trainable_variables, learning_rate):
        """Steps all variables; matrices of one Gram size are orthogonalised together."""
        matrices = []
        for gradient, variable in zip(grads, trainable_variables, strict=True):
            i = self._get_variable_index(variable)
            if i in self.moments:
                self._adam_step(gradient, variable, learning_rate, i)
                continue
            momentum = self.momenta[i]
            self.assign(momentum, ops.add(ops.multiply(momentum, MOMENTUM), gradient))
            lookahead = ops.add(gradient, ops.multiply(momentum, MOMENTUM))  # Nesterov
            matrices.append((variable, ops.reshape(lookahead, (-1, variable.shape[-1]))))
        directions = orthogonalised([matrix for _, matrix in matrices])
        for (variable, matrix), direction in zip(matrices, directions, strict=True):
            step = ops.multiply(direction, learning_rate * STEP_SIZE * max(matrix.shape) ** 0.5)
            self.assign_sub(variable, ops.reshape(step, variable.shape))

    def _adam_step(self, gradient, variable, learning_rate, i: int):
        """Kingma & Ba 2015, https://arxiv.org/abs/1412.6980, algorithm 1."""
        momentum, moment = self.momenta[i], self.moments[i]
        first, second = ADAM_BETAS
        self.assign_add(momentum, ops.multiply(ops.subtract(gradient, momentum), 1 - first))
        square = ops.square(gradient)
        self.assign_add(moment, ops.multiply(ops.subtract(square, moment), 1 - second))
        count = ops.cast(self.iterations + 1, variable.dtype)
        rate = learning_rate * ops.sqrt(1 - second**count) / (1 - first**count)
        size = ops.add(ops.sqrt(moment), ADAM_EPSILON)
        self.assign_sub(variable, ops.divide(ops.multiply(momentum, rate), size))


def is_matrix(shape: tuple[int, ...]) -> bool:
    """Tells whether a variable of this shape is orthogonalised, as (all but last, last)."""
    if len(shape) < 2:
        return False
    rows = 1
    for side in shape[:-1]:
        rows *= side
    return min(rows, shape[-1]) >= SMALLEST_SIDE


def orthogonalised(matrices: list) -> list:
    """Returns for each matrix (m, n) about U V^T of its singular value decomposition U S V^T.

    Every step of the Newton-Schulz iteration multiplies x by a polynomial in its Gram matrix
    g = x^T x, and all such polynomials commute. So the product of all steps is found from g alone,
    min(m, n) on a side, and the long side is touched twice instead of ten times.
    """
    grams, norms = [], []
    for x in matrices:
        turned = ops.transpose(x)
        gram = ops.matmul(x, turned) if x.shape[0] < x.shape[1] else ops.matmul(turned, x)
        norm = ops.trace(gram) + TINY  # the squared Frobenius norm: singular values below 1
        grams.append(gram / norm)
        norms.append(ops.rsqrt(norm))
    sizes = defaultdict(list)
    for i, gram in enumerate(grams):
        sizes[gram.shape[0]].append(i)
    factors = [None] * len(grams)
    for members in sizes.values():
        product = _steps(ops.stack([grams[i] for i in members]))
        for place, i in enumerate(members):
            factors[i] = product[place] * norms[i]
    return [
        ops.matmul(q, x) if x.shape[0] < x.shape[1] else ops.matmul(x, q)
        for q, x in zip(factors, matrices, strict=True)
    ]


def _steps(gram):
    """Returns the product of all Newton-Schulz steps for Gram matrices (k, n, n)."""
    identity = A * ops.eye(gram.shape[-1], dtype=gram.dtype)
    product = None
    for last in [False] * (ROUNDS - 1) + [True]:
        step = identity + B * gram + C * ops.matmul(gram, gram)
        product = step if product is None else ops.matmul(step, product)
        if not last:
            gram = ops.matmul(ops.matmul(step, gram), step)
    return product
