"""Average and arithmetic of chosen pictures: each takes part with a sign, or is left out."""

from collections.abc import Mapping

import numpy as np

from desktop.generator.latent.latent_paths import average, combine
from desktop.state.session import Made, Picture, Session

Signs = Mapping[int, int]  # place -> 1, -1, or 0 for left out; a place that is missing counts as 1


def signed_places(session: Session, signs: Signs) -> list[tuple[int, int]]:
    """List the chosen places that take part, in the order of choosing, each with its sign."""
    found = [(place, signs.get(place, 1)) for place in session.chosen]
    return [(place, sign) for place, sign in found if sign]


def averaged(session: Session, signs: Signs) -> np.ndarray | None:
    """Return the code in the middle of the pictures that take part (D,), whatever their signs."""
    places = signed_places(session, signs)
    return average(_codes(session, places)) if places else None


def added(session: Session, signs: Signs) -> np.ndarray | None:
    """Return the sum of the pictures that take part (D,), each with its sign."""
    places = signed_places(session, signs)
    weights = np.array([sign for _, sign in places], float)
    return combine(_codes(session, places), weights) if places else None


def with_mixed(session: Session, z: np.ndarray) -> Session:
    """Show a mixed picture in the place for one more, and select it."""
    origin = session.picture(session.selected)
    picture = Picture.of(z, origin.seed, origin.index, Made.MIXED)
    return session.with_picture(session.free_place(), picture)


def _codes(session: Session, places: list[tuple[int, int]]) -> np.ndarray:
    return np.array([session.picture(place).z for place, _ in places], np.float32)
