"""Steering a picture by hand: one number changed, put back, or all of them; neighbours beside it.

Nothing here remembers what a picture was before it was steered: the history does.
"""

from collections.abc import Sequence

import numpy as np

from desktop.generator.latent.latent_paths import neighbours
from desktop.state.history import History
from desktop.state.session import MAX_COUNT, Made, Picture, Session


def before_steering(history: History, slot: int) -> Picture:
    """Look up the picture that was in a slot before its first slider was moved.

    A plain draw is the one of today's variety, like the plain draws beside it. Where the history
    does not reach back far enough, the draw that the picture came from stands in.
    """
    session = history.present
    picture = session.picture(slot)
    for earlier in reversed(history.sessions[: history.position + 1]):
        before = earlier.picture(slot)
        origin = earlier.model_sha256, before.seed, before.index
        if origin != (session.model_sha256, picture.seed, picture.index):
            break
        if before.made != Made.STEERED:
            return before if earlier.slots[slot] else session.plain(before.seed, before.index)
    return session.plain(picture.seed, picture.index)


def steered(session: Session, slot: int, axis: int, value: float) -> Session:
    """Move the picture in a slot along one axis, to this value."""
    z = session.picture(slot).code()
    z[axis] = value
    return session.with_code(slot, z, Made.STEERED)


def unsteered(session: Session, slot: int, before: Picture, axis: int | None) -> Session:
    """Put one axis back to what it was before, or all (None)."""
    z, which = session.picture(slot).code(), slice(None) if axis is None else axis
    z[which] = before.code()[which]
    if not np.array_equal(z, before.code()):
        return session.with_code(slot, z, Made.STEERED)
    back = session.with_code(slot, before.code(), before.made, before.outline_step)
    # Letting an unlocked slot go makes a plain draw of it again, which follows the variety.
    return back if slot in session.locked else back.with_lock(slot, False)


def surrounded(session: Session, axes: Sequence[int], step: float) -> Session:
    """Fill the slots that are neither selected nor locked with the selected picture's neighbours.

    Args:
        session: what is shown.
        axes: in whose directions, the one that changes most first.
        step: how far away, in units of the prior's sigma.
    """
    here = session.picture(session.selected)
    slots = set(range(MAX_COUNT)) - session.locked - {session.selected}
    around = neighbours(here.code(), axes, len(slots), step)
    pictures = [
        Picture.of(z, here.seed, here.index, Made.NEIGHBOUR, here.outline_step) for z in around
    ]
    return session.with_others(pictures)
