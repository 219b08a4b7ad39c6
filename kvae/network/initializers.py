"""First weights of the upsampling layers, chosen so that no grid is there to be unlearned."""

import keras
import numpy as np
from keras import ops

from kvae.tensors import Tensor

LINEAR = np.array([1.0, 3.0, 3.0, 1.0], np.float32) / 4.0  # interpolates to twice the size


@keras.saving.register_keras_serializable("kvae")
class LinearUpsampling(keras.initializers.HeNormal):
    """Random mixtures of channels, each upsampled linearly: for transposed 4 x 4 convolutions.

    Kernel shape: (4, 4, out, in). Bilinear kernels as a start: Long et al. 2015,
    https://arxiv.org/abs/1411.4038, section 3.3.
    """

    def __call__(self, shape: tuple[int, int, int, int], dtype: str | None = None) -> Tensor:
        """Returns the kernel."""
        mixture = ops.swapaxes(super().__call__((1, 1, shape[3], shape[2]), dtype), 2, 3)
        return mixture * ops.convert_to_tensor(np.outer(LINEAR, LINEAR)[:, :, None, None], dtype)
