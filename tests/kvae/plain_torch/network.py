"""Encoder and decoder of `kvae.network.networks`."""

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kvae.network.layers import AdaptiveNorm
from kvae.network.networks import GROUPS, LEAK, Z_LOG_VAR_BOUNDS
from kvae.network.vae import VAE

KERAS_EPSILON = 1e-3  # of its GroupNormalization
BLOCKS = ("s8", "s4_up", "s4", "s2_up")


class Network(nn.Module):
    """Both halves, with the weights that a Keras model has at the moment."""

    def __init__(self, vae: VAE):
        super().__init__()
        size, stem = vae.model_config.image_size, vae.model_config.stem_width
        assert size % 8 == 0, "the decoder would have to crop"
        self.stem_shape = (-1, size // 8, size // 8, stem)
        self.weights = nn.ParameterDict()
        for half in (vae.encoder, vae.decoder):
            for layer in half.layers:
                dense = layer.style if isinstance(layer, AdaptiveNorm) else layer
                for variable in dense.trainable_variables:
                    value = torch.from_numpy(as_torch(variable.numpy()))
                    if value.ndim == 4:
                        value = value.contiguous(memory_format=torch.channels_last)
                    self.weights[f"{layer.name}_{variable.name}"] = nn.Parameter(value)

    def encode(self, image: Tensor) -> tuple[Tensor, Tensor]:
        """Returns z_mean and z_log_var, (B, D) each, of pictures (B, 3, S, S) in [0, 1]."""
        w, x = self.weights, F.avg_pool2d(2.0 * image - 1.0, 2)
        for i in (1, 2, 3):
            x = F.pad(x, (0, 1, 0, 1)) if x.shape[-1] % 2 == 0 else F.pad(x, (1, 1, 1, 1))
            x = F.conv2d(x, w[f"conv{i}_kernel"], w[f"conv{i}_bias"], stride=2)
            x = F.group_norm(x, GROUPS, w[f"norm{i}_gamma"], w[f"norm{i}_beta"], KERAS_EPSILON)
            x = F.leaky_relu(x, LEAK)
        x = x.permute(0, 2, 3, 1).flatten(1)
        x = F.leaky_relu(F.linear(x, w["hidden_kernel"], w["hidden_bias"]), LEAK)
        z_mean = F.linear(x, w["z_mean_kernel"], w["z_mean_bias"])
        z_log_var = F.linear(x, w["z_log_var_free_kernel"], w["z_log_var_free_bias"])
        return z_mean, torch.clamp(z_log_var, *Z_LOG_VAR_BOUNDS)

    def decode(self, z: Tensor) -> Tensor:
        """Returns the logits (B, 3, S, S) of codes (B, D)."""
        w = self.weights
        share = torch.softmax(F.linear(z, w["score_kernel"], w["score_bias"]), dim=1)
        style = F.linear(share, w["style_kernel"], w["style_bias"])
        x = F.linear(style, w["stem_kernel"], w["stem_bias"])
        x = x.reshape(self.stem_shape).permute(0, 3, 1, 2)
        for name in BLOCKS:
            kernel = w[f"{name}_conv_kernel"]
            up = name.endswith("up")
            x = F.conv_transpose2d(x, kernel, None, 2, 1) if up else F.conv2d(x, kernel, padding=1)
            x = F.leaky_relu(self._modulated(x, style, name), LEAK)
        x = F.conv_transpose2d(x, w["s1_up_conv_kernel"], w["s1_up_conv_bias"], 2, 1)
        x = F.conv2d(F.leaky_relu(x, LEAK), w["pixels_kernel"], w["pixels_bias"], padding=1)
        return x if x.shape[1] == 3 else x.expand(-1, 3, -1, -1)

    def _modulated(self, x: Tensor, style: Tensor, name: str) -> Tensor:
        w, (batch, channels) = self.weights, x.shape[:2]
        power = x.square().mean(dim=(2, 3)).reshape(batch, GROUPS, -1).mean(dim=2, keepdim=True)
        modulation = F.linear(style, w[f"{name}_norm_kernel"], w[f"{name}_norm_bias"])
        scale, shift = modulation.split(channels, dim=1)
        factor = (1.0 + scale).reshape(batch, GROUPS, -1) * torch.rsqrt(power + 1e-5)
        return x * factor.reshape(batch, channels, 1, 1) + shift[:, :, None, None]


def as_torch(weight: np.ndarray) -> np.ndarray:
    """Returns a Keras weight as PyTorch lays it out: kernels (h, w, in, out) as (out, in, h, w).

    Transposed convolutions' (h, w, out, in) become (in, out, h, w), dense kernels are transposed.
    """
    order = {4: (3, 2, 0, 1), 2: (1, 0)}.get(weight.ndim)
    return np.ascontiguousarray(weight if order is None else weight.transpose(order))
