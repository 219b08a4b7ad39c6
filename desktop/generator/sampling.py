"""Random codes from N(0, I): picture i of seed s depends on (s, i) alone.

The exact algorithm, so that any language can draw the same pictures:

1. Philox4x64-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3") with the key
   (seed, index), two unsigned 64-bit words. Block b = 1, 2, 3, ... encrypts the counter
   (b, 0, 0, 0) to four 64-bit words, used in their order w0, w1, w2, ... (The first block has the
   counter 1, not 0.)
2. Each word becomes a float64 in (0, 1]: u_k = ((w_k >> 11) + 0.5) * 2**-53, the sum rounded to
   float64.
3. Box-Muller, in float64, for each pair (u_0, u_1), (u_2, u_3), ...:
   r = sqrt(-2 ln u_2k);  n_2k = r cos(2 pi u_2k+1);  n_2k+1 = r sin(2 pi u_2k+1).
4. The first D normals, rounded to float32, are the code.

Only raw words are taken from NumPy: its own normal() may change between releases (NEP 19), the
words may not.
"""

import math

import numpy as np

ROUNDING = 1e-5  # of a draw's length: it times its variety is rounded to float32 once more


def draw(seed: int, index: int, latent_dim: int) -> np.ndarray:
    """Draw the code of picture `index` (from 0) of `seed`: float32 (D,) from N(0, I).

    Args:
        seed: 0 to 2**64 - 1.
        index: 0 to 2**64 - 1.
        latent_dim: how many numbers; fewer are a prefix of more.

    Raises:
        OverflowError: seed or index outside 64 bits.
    """
    key = np.array([seed, index], np.uint64)
    words = np.random.Philox(key=key).random_raw(latent_dim + latent_dim % 2)
    return normals(words)[:latent_dim]


def is_draw(z: np.ndarray, seed: int, index: int) -> bool:
    """Whether code z (D,) is this draw, as it is or nearer to the mean or farther out.

    Nobody steers a picture along the line to the mean by hand: what lies there was drawn with
    another variety.
    """
    plain = draw(seed, index, len(z)).astype(np.float64)
    variety = max(float(z @ plain / (plain @ plain)), 0.0)
    return bool(np.linalg.norm(z - variety * plain) <= ROUNDING * np.linalg.norm(plain))


def normals(words: np.ndarray) -> np.ndarray:
    """Turn uint64 words, an even number of them, into as many float32 normals.

    No word gives infinity: the half keeps the logarithm away from zero, so that 8.7 is the largest.
    """
    uniforms = ((words >> np.uint64(11)).astype(np.float64) + 0.5) * 2.0**-53
    values = []
    for first, second in uniforms.reshape(-1, 2).tolist():
        radius = math.sqrt(-2.0 * math.log(first))
        angle = 2.0 * math.pi * second
        values += [radius * math.cos(angle), radius * math.sin(angle)]
    return np.array(values, np.float32)


def draws(seed: int, count: int, latent_dim: int) -> np.ndarray:
    """Draw the codes of the first `count` pictures of `seed`: float32 (count, D)."""
    codes = [draw(seed, index, latent_dim) for index in range(count)]
    return np.array(codes, np.float32).reshape(count, latent_dim)
