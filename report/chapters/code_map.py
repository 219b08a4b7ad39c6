"""A map of the codes: every photo where the encoder sees it, on the window's own plane."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from PIL import Image

from desktop.generator.latent.latent_map import Plane
from kvae.codes import Codes
from report.chapters.plotting import BLUE, GREY, both
from report.document import Picture
from report.run_parts import Photos
from report.texts import spoken
from report.wording import counted

MOST_THUMBNAILS = 150  # the others are dots, or no thumbnail could be made out
THUMBNAIL = 40  # pixels
INCHES = (5.0, 4.2)  # of the map without its labels
LEFT, BOTTOM = 0.45, 0.42  # room for the labels, in inches
HALF_THUMBNAIL = 0.06  # half a thumbnail, of the half height of the map


def code_map(codes: Codes, photos: Photos | None, plane: Plane) -> Picture:
    """Photos at their means on a plane; the rings hold 39 and 86 % of N(0, I) there."""
    points = plane.project(codes.z_mean)  # (N, 2)
    images = photos.images[:MOST_THUMBNAILS] if photos else ()
    # One unit is as long across as up, so that rings are round.
    farthest = np.abs(points).max(axis=0, initial=2.0) + 0.3
    high = max(farthest[1], farthest[0] * INCHES[1] / INCHES[0])
    wide = high * INCHES[0] / INCHES[1]

    def draw(plot: Axes) -> None:
        for radius in (1, 2):
            ring = {"fill": False, "color": GREY, "linewidth": 0.8, "linestyle": (0, (4, 2))}
            plot.add_patch(Circle((0, 0), radius, zorder=0, **ring))
        plot.plot(*points.T, ".", color=BLUE, markersize=3, zorder=1)
        half = HALF_THUMBNAIL * high
        for order, ((x, y), image) in enumerate(zip(points, images, strict=False)):
            small = Image.fromarray(image).resize((THUMBNAIL, THUMBNAIL))
            box = x - half, x + half, y - half, y + half
            plot.imshow(np.asarray(small), extent=box, zorder=2 + order, aspect="auto")
        plot.set_xlim(-wide, wide)
        plot.set_ylim(-high, high)
        plot.set_xlabel(spoken("first principal axis, sigma of N(0, I)"))
        plot.set_ylabel(spoken("second"))

    alt = spoken(
        "Map of {photos} at the means of their codes on two principal axes",
        photos=counted(len(points), "photo"),
    )
    room = {"left": LEFT, "bottom": BOTTOM, "top": 0.05}
    size = INCHES[0] + LEFT + 0.1, INCHES[1] + BOTTOM + 0.05
    return both(draw, alt, size, **room)
