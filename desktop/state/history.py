"""Undo and redo: the sessions that were, and where among them the window stands."""

from desktop.state.session import Session

LIMIT = 300  # steps; a session is a few kB


class History:
    """A line of sessions. A change after some undoing drops what was undone."""

    def __init__(self, first: Session):
        self._sessions = [first]
        self._at = 0
        self._merge = ""

    @property
    def present(self) -> Session:
        """The session shown now."""
        return self._sessions[self._at]

    @property
    def sessions(self) -> tuple[Session, ...]:
        """All of them, oldest first, those that can be redone included."""
        return tuple(self._sessions)

    @property
    def position(self) -> int:
        """Which of the sessions is the present one."""
        return self._at

    def push(self, session: Session, merge: str = "") -> None:
        """Add a step, or go on with the last one.

        Args:
            session: what is shown from now on.
            merge: changes in a row with the same words are one step: a slider that is dragged. So
                is a change of nothing but the choice of pictures, whatever the words.
        """
        chosen_only = session.differs_only_in_choice(self.present)
        if chosen_only or (merge and merge == self._merge):
            self._sessions[self._at] = session
        else:
            self._sessions[self._at + 1 :] = [session]
            self._sessions = self._sessions[-LIMIT:]
            self._at = len(self._sessions) - 1
        if not chosen_only:
            self._merge = merge

    def seal(self) -> None:
        """Let the next change be a step of its own: the slider was let go."""
        self._merge = ""

    def go(self, position: int) -> Session:
        """Stand at another step; out of range stands at the nearest. Returns its session."""
        self._at = min(max(position, 0), len(self._sessions) - 1)
        self.seal()
        return self.present
