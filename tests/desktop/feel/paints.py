"""Which drawings the tiles really paint, and what painting takes."""

import time

from desktop.ui.studio.worker import Drawing
from desktop.ui.tile import Tile


class Paints:
    """Notes which drawings the tiles really paint, and what painting takes."""

    def __enter__(self) -> "Paints":
        self._drawings: dict[int, list[Drawing]] = {}
        self.count, self.seconds = 0, 0.0
        self._paint = Tile.paintEvent
        notes = self

        def noted(tile: Tile, event) -> None:
            before = time.thread_time()
            notes._paint(tile, event)
            notes.seconds += time.thread_time() - before
            notes.count += 1
            known = notes._drawings.setdefault(tile.slot, [])
            if tile.drawing is not None and (not known or known[-1] is not tile.drawing):
                known.append(tile.drawing)

        Tile.paintEvent = noted
        return self

    def __exit__(self, *_error) -> None:
        Tile.paintEvent = self._paint

    def of(self, slot: int) -> list[Drawing]:
        """The drawings painted in a slot."""
        return self._drawings.get(slot, [])

    def latest(self) -> list[Drawing]:
        """The drawing painted last in each slot."""
        return [drawings[-1] for drawings in self._drawings.values() if drawings]
