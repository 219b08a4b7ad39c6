"""The optimizer of `kvae.learning.muon`."""

from collections import defaultdict

import torch
from torch import Tensor

from kvae.learning.muon import (
    ADAM_BETAS,
    ADAM_EPSILON,
    MOMENTUM,
    ROUNDS,
    STEP_SIZE,
    TINY,
    A,
    B,
    C,
    is_matrix,
)


class Muon:
    """Muon for matrices and kernels, Adam for the rest, clipped by the global norm."""

    def __init__(self, parameters: list[Tensor], clip: float):
        self.parameters, self.clip, self.steps = parameters, clip, 0
        # Of a kernel (out, in, h, w): Keras's matrix, transposed.
        as_keras = [(p[0].numel(), p.shape[0]) if p.ndim > 1 else p.shape for p in parameters]
        self.matrices = [
            i for i, (p, s) in enumerate(zip(parameters, as_keras, strict=True))
            if p.ndim > 1 and is_matrix(s)
        ]  # fmt: skip
        self.others = [i for i in range(len(parameters)) if i not in self.matrices]
        self.momenta = [torch.zeros_like(p) for p in parameters]
        self.moments = [torch.zeros_like(parameters[i]) for i in self.others]

    @torch.no_grad()
    def step(self, rate: float) -> None:
        gradients = [p.grad for p in self.parameters]
        torch.nn.utils.clip_grad_norm_(self.parameters, self.clip, foreach=True)
        self.steps += 1
        self._adam(rate, [gradients[i] for i in self.others])
        self._muon(rate, [gradients[i] for i in self.matrices])

    def _adam(self, rate: float, gradients: list[Tensor]) -> None:
        first, second = ADAM_BETAS
        momenta = [self.momenta[i] for i in self.others]
        torch._foreach_lerp_(momenta, gradients, 1 - first)
        torch._foreach_mul_(self.moments, second)
        torch._foreach_addcmul_(self.moments, gradients, gradients, 1 - second)
        size = torch._foreach_sqrt(self.moments)
        torch._foreach_add_(size, ADAM_EPSILON)
        rate *= (1 - second**self.steps) ** 0.5 / (1 - first**self.steps)
        torch._foreach_addcdiv_([self.parameters[i] for i in self.others], momenta, size, -rate)

    def _muon(self, rate: float, gradients: list[Tensor]) -> None:
        momenta = [self.momenta[i] for i in self.matrices]
        torch._foreach_mul_(momenta, MOMENTUM)
        torch._foreach_add_(momenta, gradients)
        ahead = torch._foreach_add(gradients, momenta, alpha=MOMENTUM)  # Nesterov
        flat = [x.reshape(len(x), -1) for x in ahead]
        for i, x, direction in zip(self.matrices, flat, _orthogonalised(flat), strict=True):
            parameter = self.parameters[i]
            step = -rate * STEP_SIZE * max(x.shape) ** 0.5
            parameter.add_(direction.reshape(parameter.shape), alpha=step)


def _orthogonalised(matrices: list[Tensor]) -> list[Tensor]:
    sizes = defaultdict(list)
    for i, x in enumerate(matrices):
        sizes[min(x.shape)].append(i)
    found: list[Tensor] = list(matrices)
    for members in sizes.values():
        grams = torch.stack([_gram(matrices[i]) for i in members])
        norms = grams.diagonal(dim1=1, dim2=2).sum(1) + TINY
        products = _steps(grams / norms[:, None, None]) * torch.rsqrt(norms)[:, None, None]
        for i, product in zip(members, products, strict=True):
            x = matrices[i]
            found[i] = product @ x if x.shape[0] < x.shape[1] else x @ product
    return found


def _gram(x: Tensor) -> Tensor:
    return x @ x.T if x.shape[0] < x.shape[1] else x.T @ x


def _steps(gram: Tensor) -> Tensor:
    product = None
    for last in [False] * (ROUNDS - 1) + [True]:
        step = torch.baddbmm(gram, gram, gram, beta=B, alpha=C)
        step.diagonal(dim1=1, dim2=2).add_(A)
        product = step if product is None else step @ product
        if not last:
            gram = step @ gram @ step
    return product
