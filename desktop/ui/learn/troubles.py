"""What did not work on the page: why no program of the training, or of the system, was started."""

from pathlib import Path

from desktop.generator.phrases import system_reason
from desktop.generator.user_error import UserError


def not_installed() -> UserError:
    """What is said where there is nothing that can train."""
    return UserError("Training is not installed here.", "Set it up first.")


def not_started(error: OSError) -> UserError:
    """What is said where the system did not let a program begin."""
    return UserError(
        "The training could not be started: {reason}.",
        "Look whether the disk is full, then try again.",
        reason=system_reason(error),
    )


def not_shown(path: Path) -> UserError:
    """What is said where the system has no program for a file or folder."""
    return UserError(
        "No program of this system shows {name}.", "It lies at {path}.", name=path.name, path=path
    )
