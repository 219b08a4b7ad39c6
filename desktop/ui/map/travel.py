"""Where the selected picture goes on the map: to a point, a few steps on, or to a photo."""

import numpy as np
from PyQt6.QtCore import QObject

from desktop.generator.latent.crossing import with_step
from desktop.generator.latent.latent_map import Plane, nearest
from desktop.state.session import LIMIT, Made, Picture
from desktop.ui.studio.studio import Studio

TRAVEL = "travel"  # moves in a row are one step to undo


class MapTravel(QObject):
    """Changes the studio's session; a travel lasts from its first move to `end`.

    Args:
        studio: whose selected picture travels.
        plane: the map it travels on.
        parent: the panel.
    """

    def __init__(self, studio: Studio, plane: Plane, parent: QObject):
        super().__init__(parent)
        self._studio = studio
        self.plane = plane
        self._origin: np.ndarray | None = None  # the code where the travel began
        self._traveller = -1

    def here(self) -> np.ndarray:
        """Where the selected picture is: (2,)."""
        session = self._studio.session
        code = np.clip(session.picture(session.selected).code(), -LIMIT, LIMIT)
        return self.plane.project(code[np.newaxis])[0]

    def code_at(self, point: np.ndarray) -> np.ndarray:
        """The code (D,) at a point (2,) of the map, in all else as where the travel began.

        Measured from there every time: so the way back leads to the same picture, even from beyond
        the limits.
        """
        session = self._studio.session
        near = self._origin
        if near is None or self._traveller != session.selected:
            near = session.picture(session.selected).code()
        return Picture.of(self.plane.lift(point, near), 0, 0, Made.MAPPED).code()

    def whole_code_at(self, point: np.ndarray) -> np.ndarray:
        """What a picture that travels to a point (2,) is drawn from; a crossing stays one."""
        session = self._studio.session
        step = session.picture(session.selected).outline_step
        return with_step(self.code_at(point), step)

    def to_point(self, point: np.ndarray) -> None:
        """Bring the selected picture to a point (2,) of the map."""
        session = self._studio.session
        if self._origin is None or self._traveller != session.selected:
            self._origin = session.picture(session.selected).code()
            self._traveller = session.selected
        moved = session.with_code(session.selected, self.code_at(point), Made.MAPPED)
        self._studio.change(moved, TRAVEL)

    def by(self, across: float, up: float) -> None:
        """Bring it some sigmas farther on, but not beyond the limits."""
        there = self.here() + np.array([across, up], np.float32)
        self.to_point(np.clip(there, -LIMIT, LIMIT))

    def to_code(self, z: np.ndarray, made: Made) -> None:
        """Show exactly this code (D,) in the selected slot, as one step to undo."""
        session = self._studio.session
        self.end()
        self._studio.change(session.with_code(session.selected, z, made, ()))

    def to_photo(self, codes: np.ndarray, step: int) -> int:
        """Go to the photo nearest to the selected picture, or so many after it; returns which."""
        session = self._studio.session
        here = session.picture(session.selected).code()
        index = (nearest(codes, here) + step) % len(codes)
        self.to_code(codes[index], Made.MAPPED)
        return index

    def end(self) -> None:
        """Let the next move begin another travel, and another step to undo."""
        self._origin = None
        self._studio.seal()
