"""One training step: what `vae.train_on_batch` does, see `kvae.network.vae`."""

import numpy as np
import torch

from kvae.config.settings import Config
from kvae.network.vae import VAE
from kvae.seeing.efficientnet import EfficientNetLite0
from tests.kvae.plain_torch import losses
from tests.kvae.plain_torch.network import Network
from tests.kvae.plain_torch.optimizer import Muon


class Trainer:
    """The weights of a Keras model at the moment, and how they learn."""

    def __init__(self, vae: VAE, config: Config, network: EfficientNetLite0 | None):
        self.network, self.weights = Network(vae), config.loss
        self.perceptual = losses.Perceptual(network) if network else None
        self.optimizer = Muon(list(self.network.parameters()), config.training.gradient_clip)

    def step(self, batch: dict[str, np.ndarray], rate: float) -> dict[str, float]:
        """Learns a batch of `kvae.learning.batches`, with a learning rate; returns the terms."""
        for parameter in self.network.parameters():
            parameter.grad = None
        loss, terms = self._loss({name: torch.from_numpy(x) for name, x in batch.items()})
        loss.backward()
        self.optimizer.step(rate)
        return {name: float(term.detach()) for name, term in terms.items()}

    def _loss(self, batch: dict[str, torch.Tensor]) -> tuple[torch.Tensor, dict]:
        image, seen = (batch[name].permute(0, 3, 1, 2) for name in ("image", "seen"))
        z_mean, z_log_var = self.network.encode(seen)
        placed, point = batch["placed"][:, None], batch["point"]
        sample = z_mean + torch.exp(0.5 * z_log_var) * batch["noise"]
        logits = self.network.decode(placed * point + (1.0 - placed) * sample)
        pictures, w = torch.sigmoid(logits), self.weights
        difference = pictures - image
        kl = 0.5 * (z_mean.square() + z_log_var.exp() - 1.0 - z_log_var).sum(1).mean()
        terms = {"kl_loss": kl, "reconstruction_loss": difference.detach().abs().mean()}
        loss = w.pyramid_weight * losses.pyramid(difference)
        loss = loss + w.gradient_weight * losses.gradient(difference)
        loss = loss + w.texture_weight * losses.texture(pictures, image)
        loss = loss + w.mesh_weight * losses.mesh(difference)
        loss = loss + w.cross_entropy_weight * losses.cross_entropy(logits, image)
        loss = loss + batch["beta"][0] * kl
        loss = loss + w.place_weight * (point - z_mean).square().sum(1).mean()
        if self.perceptual is not None:
            corner = tuple(batch["corner"].tolist())
            terms["perceptual_loss"] = self.perceptual(pictures, image, corner)
            loss = loss + w.perceptual_weight * terms["perceptual_loss"]
        return loss, terms | {"loss": loss}
