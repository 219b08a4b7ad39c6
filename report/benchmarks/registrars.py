"""Ways to bring two photos into correspondence: ours, and what three libraries have.

The libraries give a one-way flow u: what lies at x in the first photo lies at x + u(x) in the
second. Ours is a halfway field v (see `kvae.morphs.registration`), so theirs become one: the point
half way between x and x + u(x) is y = x + u(x)/2, and v(y) = -u(x)/2, that is
v(y) = -u(y + v(y))/2, solved by going round. None of them is a dependency of this project.
"""

import importlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np

from kvae.images import YIQ
from kvae.morphs.channels import described, shrunk, subject
from kvae.morphs.registration import LEVELS, Described, register
from kvae.morphs.sampling import sampled
from kvae.morphs.splines import basis

SIDE = LEVELS[-1][0]  # positions along each side at which all fields are compared
ROUNDS, DAMPING = 40, 0.5  # of solving for the halfway field; flows may jump, so each goes half
AT_ONCE = 64  # pairs that ours takes together
LOCAL = 1  # which of `described` is the luminance made equally strong everywhere
STRONGEST = 2.0  # of it, beyond which it is cut off

# Indices (B,) of first photos and of second ones -> fields (B, 2, SIDE, SIDE), in parts of the
# picture's side, across and down.
Fields = Callable[[np.ndarray, np.ndarray], np.ndarray]


@dataclass(frozen=True)
class Registrar:
    """One way: its name, what gets photos uint8 (N, S, S, 3) ready, and the library it needs."""

    name: str  # at most 16 letters, for the sheet
    of: Callable[[np.ndarray], Fields]
    package: str = ""  # as pip calls it
    module: str = ""

    def missing(self) -> bool:
        """Returns whether its library cannot be imported."""
        try:
            importlib.import_module(self.module or "numpy")
        except ImportError:
            return True
        return False


def ours(images: np.ndarray, maps: slice = slice(None)) -> Fields:
    """Registers as the morphs do, looking at all of the maps that `described` makes or at some."""
    found = Described.of(images)
    some_maps = {side: levels[:, maps] for side, levels in found.maps.items()}
    photos = Described(some_maps, found.unrelated)
    splines = basis(SIDE, LEVELS[-1][1])

    def fields(first, second):
        starts = range(0, len(first), AT_ONCE)
        some = [(first[k : k + AT_ONCE], second[k : k + AT_ONCE]) for k in starts]
        return np.concatenate([splines @ register(photos, *pair) @ splines.T for pair in some])

    return fields


def dis(images, side=96, looks="subject", patch=8, stride=4, steps=25, smooth=(20, 5, 10, 5)):
    """Registers by OpenCV's dense inverse search (Kroeger et al. 2016), on one 8-bit channel.

    Args:
        images: uint8 (N, S, S, 3).
        side: of what it sees, in pixels.
        looks: what it sees, see `channel`.
        patch: side of its patches in pixels.
        stride: from one to the next.
        steps: of gradient descent for each.
        smooth: alpha, delta, gamma and iterations of the variational refinement.
    """
    import cv2

    cv2.setNumThreads(1)
    search = cv2.DISOpticalFlow_create(cv2.DISOPTICAL_FLOW_PRESET_MEDIUM)
    search.setFinestScale(0)
    search.setPatchSize(patch)
    search.setPatchStride(stride)
    search.setGradientDescentIterations(steps)
    alpha, delta, gamma, iterations = smooth
    search.setVariationalRefinementAlpha(alpha)
    search.setVariationalRefinementDelta(delta)
    search.setVariationalRefinementGamma(gamma)
    search.setVariationalRefinementIterations(iterations)
    maps = np.rint(255 * channel(images, side, looks)).astype(np.uint8)
    return _each(lambda i, j: search.calc(maps[i], maps[j], None).transpose(2, 0, 1), side)


def tvl1(images, side=96, looks="subject", attachment=15.0, tightness=0.3, warps=5, steps=10):
    """Registers by scikit-image's TV-L1 optical flow (Wedel et al. 2009), on one channel.

    Args:
        images: uint8 (N, S, S, 3).
        side: of what it sees, in pixels.
        looks: what it sees, see `channel`.
        attachment: the smaller, the smoother.
        tightness: of the two parts of what it minimises.
        warps: at each scale.
        steps: in each warp.
    """
    from skimage.registration import optical_flow_tvl1

    maps = channel(images, side, looks)
    settings = {"attachment": attachment, "tightness": tightness, "prefilter": True}
    settings |= {"num_warp": warps, "num_iter": steps}
    return _each(lambda i, j: optical_flow_tvl1(maps[i], maps[j], **settings)[::-1], side)


def demons(
    images,
    sides=(12, 24, 48, 96),
    looks="subject",
    steps=60,
    smooth=1.25,
    fluid=0.0,
    forces="FastSymmetricForces",
):
    """Registers by SimpleITK's symmetric-forces demons, on one channel, coarse to fine.

    Args:
        images: uint8 (N, S, S, 3).
        sides: of what it sees, in pixels, one after another.
        looks: what it sees, see `channel`.
        steps: at each of them.
        smooth: sigma in pixels of the blur of the field after each step.
        fluid: likewise of the step itself; 0 for none.
        forces: of demons, the beginning of the filter's name.
    """
    import SimpleITK

    SimpleITK.ProcessObject.SetGlobalDefaultNumberOfThreads(1)
    levels = [[SimpleITK.GetImageFromArray(m) for m in channel(images, s, looks)] for s in sides]
    search = getattr(SimpleITK, f"{forces}DemonsRegistrationFilter")()
    search.SetNumberOfIterations(steps)
    search.SetSmoothDisplacementField(smooth > 0)
    search.SetStandardDeviations(max(smooth, 0.1))
    search.SetSmoothUpdateField(fluid > 0)
    search.SetUpdateFieldStandardDeviations(max(fluid, 0.1))

    def flow(i, j):
        found = search.Execute(levels[0][i], levels[0][j])
        for (old, new), level in zip(itertools.pairwise(sides), levels[1:], strict=True):
            start = SimpleITK.GetArrayFromImage(found).transpose(2, 0, 1) * (new / old)
            start = at_side(start[None], new)[0].transpose(1, 2, 0).astype(np.float64)
            start = SimpleITK.GetImageFromArray(np.ascontiguousarray(start), isVector=True)
            found = search.Execute(level[i], level[j], start)
        return SimpleITK.GetArrayFromImage(found).transpose(2, 0, 1)

    return _each(flow, sides[-1])


_OPENCV = "opencv-python-headless", "cv2"
_ITK = "SimpleITK", "SimpleITK"
_SCIKIT = "scikit-image", "skimage"
# Of each library two, of 49 to 69 settings tried on 56 other pairs of the garden's photos: "close"
# leaves the least of the difference, a median over pairs, "smooth" the least once its fields are
# made small enough not to fold. Of those within 0.015 of the least, the fastest.
REGISTRARS = (
    Registrar("ours", ours),
    Registrar("ours, one map", partial(ours, maps=slice(1))),
    Registrar(
        "DIS, close",
        partial(dis, looks="both", patch=4, stride=1, steps=50, smooth=(5, 5, 10, 30)),
        *_OPENCV,
    ),
    Registrar(
        "DIS, smooth",
        partial(dis, looks="both", patch=8, stride=2, steps=50, smooth=(60, 5, 5, 60)),
        *_OPENCV,
    ),
    Registrar(
        "demons, close", partial(demons, forces="SymmetricForces", smooth=1.0, fluid=2.0), *_ITK
    ),
    Registrar("demons, smooth", demons, *_ITK),
    Registrar(
        "TV-L1, close", partial(tvl1, side=48, attachment=30, tightness=0.1, warps=10), *_SCIKIT
    ),
    Registrar(
        "TV-L1, smooth",
        partial(tvl1, looks="both", attachment=20, tightness=0.8, warps=3),
        *_SCIKIT,
    ),
)


def channel(images: np.ndarray, side: int, looks: str) -> np.ndarray:
    """Returns one of the maps that ours looks at, float32 (N, side, side) from 0 to 1.

    Args:
        images: uint8 (N, S, S, 3).
        side: in pixels.
        looks: "luminance", "local" (luminance made equally strong everywhere), "subject", or "both"
            for the mean of subject and local luminance.
    """
    small = shrunk(images, side).astype(np.float32) / 255
    if looks == "luminance":
        return small @ YIQ[0].astype(np.float32)
    local = described(images, side)[:, LOCAL]
    local = 0.5 + 0.5 * np.clip(local / STRONGEST, -1, 1)
    return {"local": local, "subject": subject(small)}.get(looks, 0.5 * (subject(small) + local))


def halfway(flow: np.ndarray) -> np.ndarray:
    """Returns the halfway fields of one-way flows (B, 2, s, s), both in pixels of theirs."""
    side = flow.shape[-1]
    down, across = np.meshgrid(np.arange(side), np.arange(side), indexing="ij")
    field = -0.5 * flow
    for _ in range(ROUNDS):
        there = sampled(flow, across + field[:, 0], down + field[:, 1])
        field = (1 - DAMPING) * field - DAMPING * 0.5 * there
    return field


def at_side(maps: np.ndarray, side: int) -> np.ndarray:
    """Returns maps (B, C, s, s) with another number of pixels: means where it halves them."""
    old = maps.shape[-1]
    if old > side and old % side == 0:
        parts = maps.reshape(*maps.shape[:2], side, old // side, side, old // side)
        return parts.mean(axis=(3, 5))
    middle = (np.arange(side) + 0.5) * old / side - 0.5
    down, across = np.meshgrid(middle, middle, indexing="ij")
    shape = len(maps), side, side
    return sampled(maps, np.broadcast_to(across, shape), np.broadcast_to(down, shape))


def _each(flow: Callable[[int, int], np.ndarray], side: int) -> Fields:
    """Makes halfway fields of what brings one pair together by a flow in pixels of such a side."""

    def fields(first, second):
        flows = [flow(i, j) for i, j in zip(first, second, strict=True)]
        return at_side(halfway(np.stack(flows).astype(np.float32)) / side, SIDE)

    return fields
