"""More pictures like those one likes, fewer like the others: chosen by stars, round after round."""

from collections.abc import Sequence

import numpy as np

from desktop.generator.sampling import draw
from desktop.state.session import Made, Picture, Session

# Of the liked picture's code; the rest is drawn anew, and what comes is a draw again. With 0.7, a
# relative of a draw of the garden lay 2.0 to 2.4 away from it, farther than the photo next to one.
KEPT = 0.9
TRIES = 12  # per slot, of which the one is taken that is least like what is not liked


def more_like(session: Session, liked: Sequence[int], seed: int) -> Session:
    """Fill the slots shown that are neither liked nor locked with relatives of the liked ones.

    A relative is rho z + sqrt(1 - rho^2) n with n from N(0, I): where z was a draw it is one too,
    whatever rho (the preconditioned Crank-Nicolson proposal; Cotter et al. 2013,
    arXiv:1202.0709). Of a few of them, the one farthest from all that was shown and not liked.

    Args:
        session: what is shown.
        liked: slots whose pictures are liked, at least one.
        seed: of what is drawn anew.
    """
    free = [slot for slot in range(session.count)
            if slot not in liked and slot not in session.locked]  # fmt: skip
    codes = session.codes().astype(np.float64)
    disliked = codes[free]
    for turn, slot in enumerate(free):
        parent = session.picture(liked[turn % len(liked)])
        tries = np.array([_relative(parent, seed, turn * TRIES + t) for t in range(TRIES)])
        away = np.linalg.norm(tries[:, np.newaxis] - disliked, axis=2).min(axis=1)  # (TRIES,)
        chosen = tries[int(away.argmax())]
        origin = parent.seed, parent.index, Made.NEIGHBOUR, parent.outline_step
        picture = Picture.of(chosen, *origin)
        session = session.with_picture(slot, picture)
    return session.with_selected(liked[0])


def _relative(parent: Picture, seed: int, number: int) -> np.ndarray:
    noise = draw(seed, number, len(parent.z)).astype(np.float64)
    return KEPT * parent.code().astype(np.float64) + np.sqrt(1 - KEPT**2) * noise
