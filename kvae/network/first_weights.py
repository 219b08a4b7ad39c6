"""What a decoder begins with: what is found in the photos that it shall draw.

From the first step on every weight learns. Measured on 150 landscapes, buildings and animals of 96
pixels: the mean error falls to 32 levels in 250 steps, and in 500 where styles and the coarsest map
begin with chance.
"""

import keras
import numpy as np

CELL = 8  # pixels along each side of the patch that a cell of the coarsest map stands for
# Standard deviation of that map's values at first. The larger, the less a step changes them.
SPREAD = 2.0
LEAST_VARIANCE = 1e-6  # of the largest; what of patches varies less is left out
# So much the style bank's entries differ at first that stand for one photo: in their scores, as a
# share of the scores' spread, and in their styles, whose numbers are of the size 1.
SCORES_APART, STYLES_APART = 0.1, 0.05
# In a cell a few photos are seen at most, so its mixture begins so many times as sharp.
SHARPER = 4.0
PROBES = 4096  # draws by which it is found out how much each entry is used


def lay_out_styles(
    decoder: keras.Model,
    kernel: np.ndarray,
    bias: np.ndarray,
    images: np.ndarray,
    log_weights: np.ndarray | None,
    source: np.random.Generator,
) -> None:
    """Sets what a decoder mixes its styles by, so that each photo begins with styles of its own.

    A style begins as what distinguishes its photo from others, and the coarsest map as what the
    photo shows there, see `_first_maps`. Where a decoder mixes styles in each cell on its own, a
    photo's count for more in the cells where it weighs more, see `kvae.morphs.collages`.

    Args:
        decoder: as built.
        kernel: scores of N photos are z @ kernel + bias, (D, N), see `kvae.learning.layout`. Where
            the bank has more entries than there are photos several begin as one photo's, where it
            has fewer some photos begin with none.
        bias: (N,).
        images: the photos, uint8 (N, S, S, 3).
        log_weights: of each photo in each cell, (N, rows, columns), added to its scores where cells
            mix styles on their own.
        source: of the chance by which the entries differ.
    """
    score, style, stem = (decoder.get_layer(name) for name in ("score", "style", "stem"))
    bank, width = style.kernel.shape
    if log_weights is not None:
        kernel, bias = SHARPER * kernel, SHARPER * bias
    photo = source.permutation(len(bias))[np.arange(bank) % len(bias)]  # of each entry
    entries = np.bincount(photo, minlength=len(bias))
    apart = SCORES_APART * kernel.std() * source.standard_normal((len(kernel), bank))
    score.kernel.assign(kernel[:, photo] + apart)
    score.bias.assign(bias[photo] - np.log(entries[photo]))
    shown, number = np.unique(photo, return_inverse=True)
    if log_weights is not None:
        decoder.get_layer("score_by_cell").offsets.assign(_offsets(log_weights[photo]))
    maps = _first_maps(images[shown], *decoder.get_layer("stem_map").output.shape[1:])
    styles, drawn = _principal_styles(maps, width, source)
    style.kernel.assign(styles[number] + STYLES_APART * source.standard_normal((bank, width)))
    if log_weights is not None:  # a matrix of its own for each cell
        drawn = drawn.reshape(width, stem.kernel.shape[0], -1).swapaxes(0, 1)
    stem.kernel.assign(drawn)
    stem.bias.assign(maps.mean(axis=0).reshape(stem.bias.shape))


def _principal_styles(
    maps: np.ndarray, width: int, source: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Returns styles (n, width) and what draws maps (n, M) from them, up to their mean, (width, M).

    These are the maps' principal components: a style says how much of each its photo has. Numbers
    that are left over are chance, and draw nothing.
    """
    shares, sizes, components = np.linalg.svd(maps - maps.mean(axis=0), full_matrices=False)
    known = min(len(maps) - 1, width)
    scale = np.sqrt(len(maps))  # so that a style's numbers are of the size 1
    styles = source.standard_normal((len(maps), width))
    styles[:, :known] = scale * shares[:, :known]
    drawn = np.zeros((width, maps.shape[1]))
    drawn[:known] = sizes[:known, None] / scale * components[:known]
    return styles, drawn


def _first_maps(images: np.ndarray, rows: int, columns: int, channels: int) -> np.ndarray:
    """Returns what photos (n, S, S, 3) show at each cell of the coarsest map, (n, r x c x ch).

    These are the principal components of patches of 8 x 8 pixels, each with the same variance; the
    layers above have to learn what picture a few numbers stand for, which is the same everywhere
    and in all photos.
    """
    spare = CELL * rows - images.shape[1]
    edges = (spare // 2, spare - spare // 2)
    pixels = np.pad(images, ((0, 0), edges, edges, (0, 0)), mode="edge") / np.float32(255)
    cells = pixels.reshape(-1, rows, CELL, columns, CELL, 3).transpose(0, 1, 3, 2, 4, 5)
    patches = cells.reshape(-1, CELL * CELL * 3)
    patches = patches - patches.mean(axis=0)
    variances, directions = np.linalg.eigh(patches.T @ patches / len(patches))
    variances, directions = variances[::-1][:channels], directions[:, ::-1][:, :channels]
    varied = np.flatnonzero(variances > LEAST_VARIANCE * variances[0])
    found = np.zeros((len(patches), channels), np.float32)
    found[:, varied] = patches @ (directions[:, varied] / np.sqrt(variances[varied]))
    return SPREAD * found.reshape(len(images), -1)


def add_styles(
    decoder: keras.Model,
    kernel: np.ndarray,
    points: np.ndarray,
    shares: np.ndarray,
    log_weights: np.ndarray | None,
    source: np.random.Generator,
) -> None:
    """Gives new photos entries of their own in the bank, in place of those that are used least.

    An entry begins with the style that is mixed at its photo's point now, so that little that is
    drawn changes at once; but from then on it can learn what the photo alone asks for.

    Args:
        decoder: trained on other photos.
        kernel: of the scores of K new photos, (D, K), see `lay_out_styles`.
        points: of these photos, (K, D).
        shares: that they have at their own points, (K,), above 0 and below 1.
        log_weights: of these photos, as `lay_out_styles` takes them, (K, rows, columns).
        source: of the chance by which the entries differ.
    """
    score, style = decoder.get_layer("score"), decoder.get_layer("style")
    slopes, bias = score.kernel.numpy().copy(), score.bias.numpy().copy()
    styles = style.kernel.numpy().copy()
    added = min(points.shape[0], len(bias) // 2)  # what is known needs entries, too
    points, kernel = points[:added], kernel[:, :added]
    if log_weights is not None:
        kernel = SHARPER * kernel
    there = _log_softmax(points @ slopes + bias)  # (K, bank)
    probes = source.standard_normal((PROBES, len(slopes)))
    used = np.exp(_log_softmax(probes @ slopes + bias)).mean(axis=0)
    entries = np.argsort(used)[:added]
    scores = points @ slopes + bias
    together = (scores - there)[:, 0]  # the logarithm of what a softmax divides by
    odds = np.log(shares[:added]) - np.log1p(-shares[:added])
    mixed = np.exp(there) @ styles
    slopes[:, entries] = kernel
    bias[entries] = together + odds - (points * kernel.T).sum(axis=1)
    styles[entries] = mixed + STYLES_APART * source.standard_normal(mixed.shape)
    score.kernel.assign(slopes)
    score.bias.assign(bias)
    style.kernel.assign(styles)
    if log_weights is not None:
        by_cell = decoder.get_layer("score_by_cell")
        offsets = by_cell.offsets.numpy().copy()
        offsets[:, entries] = _offsets(log_weights[:added])
        by_cell.offsets.assign(offsets)


def _offsets(log_weights: np.ndarray) -> np.ndarray:
    """Returns the offsets (P, n) of scores in each cell for log-weights (n, rows, columns)."""
    return SHARPER * log_weights.reshape(len(log_weights), -1).T


def _log_softmax(scores: np.ndarray) -> np.ndarray:
    scores = scores - scores.max(axis=1, keepdims=True)
    return scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
