"""pythae's own networks for CelebA, given pictures of another size than 64.

Imports torch and pythae alone: it runs in pythae's environment. Two families, with pythae's own
layers: "resnet", and "conv" with up to 1,024 channels, which took some thirty times the CPU time
per step at 64 pixels and so is compared only when asked for. What is tied to 64 pixels is one dense
layer on each side, and the shape that the decoder lays its first map out in; only these are new.
"""

import torch
from pythae.models.base.base_utils import ModelOutput
from pythae.models.nn import BaseDecoder
from pythae.models.nn.benchmarks import celeba
from torch import nn

# Encoders with and without variance, decoder, channels where dense layers meet convolutions, how
# many output pixels each pixel of the decoder's coarsest map becomes.
FAMILIES = {
    "resnet": (
        celeba.Encoder_ResNet_VAE_CELEBA, celeba.Encoder_ResNet_AE_CELEBA,
        celeba.Decoder_ResNet_AE_CELEBA, 128, 16,
    ),
    "conv": (
        celeba.Encoder_Conv_VAE_CELEBA, celeba.Encoder_Conv_AE_CELEBA,
        celeba.Decoder_Conv_AE_CELEBA, 1024, 8,
    ),
}  # fmt: skip


def build(family: str, config, image_size: int, variance: bool):
    """Returns the encoder and the decoder of one family for S x S pixels."""
    with_variance, without, decoder, channels, scale = FAMILIES[family]
    encoder = (with_variance if variance else without)(config)
    with torch.no_grad():
        x = torch.zeros(1, 3, image_size, image_size)
        for layer in encoder.layers:
            x = layer(x)
    encoder.embedding = nn.Linear(x.numel(), config.latent_dim)
    if variance:
        encoder.log_var = nn.Linear(x.numel(), config.latent_dim)
    return encoder, SizedDecoder(decoder(config), config.latent_dim, image_size, channels, scale)


class SizedDecoder(BaseDecoder):
    """One of pythae's decoders behind a stem of another size; what is too much is cut off."""

    def __init__(
        self, decoder: BaseDecoder, latent_dim: int, image_size: int, channels: int, scale: int
    ):
        super().__init__()
        self.image_size, self.channels = image_size, channels
        self.side = -(-image_size // scale)
        self.stem = nn.Linear(latent_dim, channels * self.side**2)
        self.layers = decoder.layers[1:]

    def forward(self, z: torch.Tensor) -> ModelOutput:
        """Decodes z (B, D) into `reconstruction` (B, 3, S, S)."""
        x = self.stem(z).reshape(-1, self.channels, self.side, self.side)
        for layer in self.layers:
            x = layer(x)
        return ModelOutput(reconstruction=x[:, :, : self.image_size, : self.image_size])
