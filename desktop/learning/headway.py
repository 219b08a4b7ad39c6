"""How far the making of a model is, and how long the rest takes."""

from dataclasses import dataclass, replace

from desktop.learning.messages import Message

STAGES = (
    "reading", "matching", "timing", "training", "judging", "exporting", "reporting",
)  # fmt: skip
# What follows the training, in steps of it: so on a slow machine the times are longer. Measured
# with the default preset on two cores; on one, of the best preset, judging took 510.
AFTERWARDS = {"judging": 460.0, "exporting": 60.0, "reporting": 40.0}
USUAL_PACE = 0.25  # seconds a step, as long as none was heard of


@dataclass(frozen=True)
class Headway:
    """Where the work is.

    Attributes:
        planned: seconds that all up to the last step of training shall take.
        stage: one of `STAGES`.
        since: when it began, by the clock that `remaining` is asked with; None before.
        share: of it that is done, 0 to 1; None where nobody knows.
        left: seconds of it that are left; None where nobody knows.
        pace: seconds a step of training takes.
    """

    planned: float = 0.0
    stage: str = STAGES[0]
    since: float | None = None
    share: float | None = None
    left: float | None = None
    pace: float = USUAL_PACE

    def after(self, message: Message, now: float) -> "Headway":
        """Where the work is after this message.

        Args:
            message: of a program that makes the model.
            now: seconds.
        """
        if message.event == "stage" and message.text("name") in STAGES:
            planned = max(0.0, self.planned - self._spent(now))
            stage = message.text("name")
            return replace(self, planned=planned, stage=stage, since=now, share=None, left=None)
        if message.event != "progress":
            return self
        left, step, steps = (message.number(key) for key in ("seconds_left", "step", "steps"))
        known = left is not None and step is not None and steps is not None and step < steps
        pace = left / (steps - step) if known else self.pace  # type: ignore[operator]
        return replace(self, share=message.number("share"), left=left, pace=pace)

    def done(self) -> tuple[str, ...]:
        """The stages that are behind."""
        return STAGES[: STAGES.index(self.stage)]

    def remaining(self, now: float) -> float:
        """Seconds until the model can be opened, about."""
        later = STAGES[STAGES.index(self.stage) + 1 :]
        seconds = sum(self.pace * AFTERWARDS[stage] for stage in later if stage in AFTERWARDS)
        if self.stage in AFTERWARDS:
            seconds += max(0.0, self.pace * AFTERWARDS[self.stage] - self._spent(now))
        elif self.stage == "training" and self.left is not None:
            seconds += self.left
        else:
            seconds += max(0.0, self.planned - self._spent(now))
        return seconds

    def _spent(self, now: float) -> float:
        """Seconds in this stage."""
        return 0.0 if self.since is None else now - self.since
