"""Average and arithmetic of chosen pictures: each takes part with a sign, or is left out."""

from collections.abc import Mapping

import numpy as np

from desktop.generator.latent.latent_paths import average, combine
from desktop.state.session import Made, Picture, Session

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


def with_mixed(session: Session, z: np.ndarray) -> Session:
    """Show a mixed picture in the slot for one more, and select it."""
    origin = session.picture(session.selected)
    picture = Picture.of(z, origin.seed, origin.index, Made.MIXED)
    return session.with_picture(session.free_slot(), picture)


def _codes(session: Session, slots: list[tuple[int, int]]) -> np.ndarray:
    return np.array([session.picture(slot).z for slot, _ in slots], np.float32)
