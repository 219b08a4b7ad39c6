"""Average, sum and crossing of chosen pictures: each takes part with a sign, or is left out."""

from collections.abc import Mapping

import numpy as np

from desktop.generator.latent.latent_paths import average, combine
from desktop.state.session import LIMIT, Made, Picture, Session

Signs = Mapping[int, int]  # slot -> 1, -1, or 0 for left out; a slot that is missing counts as 1


def signed_slots(session: Session, signs: Signs) -> list[tuple[int, int]]:
    """List the chosen slots that take part, in the order of choosing, each with its sign."""
    found = [(slot, signs.get(slot, 1)) for slot in session.chosen]
    return [(slot, sign) for slot, sign in found if sign]


def averaged(session: Session, signs: Signs) -> np.ndarray | None:
    """Return the code in the middle of the pictures that take part (D,), whatever their signs."""
    slots = signed_slots(session, signs)
    return average(_codes(session, slots)) if slots else None


def added(session: Session, signs: Signs) -> np.ndarray | None:
    """Return the sum of the pictures that take part (D,), each with its sign."""
    slots = signed_slots(session, signs)
    weights = np.array([sign for _, sign in slots], float)
    return combine(_codes(session, slots), weights) if slots else None


def ends(session: Session, signs: Signs) -> tuple[int, int] | None:
    """Return the slots of the first and the last picture that take part; None of fewer than two."""
    slots = [slot for slot, _ in signed_slots(session, signs)]
    return (slots[0], slots[-1]) if len(slots) > 1 else None


def crossed(session: Session, outline: int, colours: int) -> Picture:
    """Cross two pictures, by their slots: the outline of the one with the colours of the other."""
    origin = session.picture(colours)
    start, end = (
        np.clip(code, -LIMIT, LIMIT)
        for code in (origin.code(), session.picture(outline).outline_code())
    )
    step = tuple((end - start).tolist())
    return Picture.of(start, origin.seed, origin.index, Made.CROSSED, step)


def mixed(session: Session, z: np.ndarray) -> Picture:
    """Return a mix's picture; it remembers the draw that the selected picture came from."""
    origin = session.picture(session.selected)
    return Picture.of(z, origin.seed, origin.index, Made.MIXED)


def with_one_more(session: Session, picture: Picture) -> Session:
    """Show this picture in the slot for one more, and select it."""
    return session.with_picture(session.free_slot(), picture)


def _codes(session: Session, slots: list[tuple[int, int]]) -> np.ndarray:
    return np.array([session.picture(slot).z for slot, _ in slots], np.float32)
