"""What the encoder says of photos."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Codes:
    """The normal distributions of N photos: z_mean and z_log_var, float32 (N, D) each."""

    z_mean: np.ndarray
    z_log_var: np.ndarray
