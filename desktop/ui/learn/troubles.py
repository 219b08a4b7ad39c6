"""What did not work on the page: why a program of the training, or of the system, did not."""

import shutil
from pathlib import Path

from desktop.generator.phrases import system_reason
from desktop.generator.user_error import UserError

FULL = 100_000_000  # bytes left on a disk: a few states of a training, which it soon writes


def or_full_disk(error: UserError, folder: Path) -> UserError:
    """What is said of an error; where the disk is full, that it is.

    Then each program fails in words of its own, down to the libraries that write a file for it, and
    many of these words name neither the disk nor what helps.

    Args:
        error: that a program ended with.
        folder: that it writes into.
    """
    try:
        free = shutil.disk_usage(folder).free
    except OSError:  # no disk any more, which the error says
        return error
    if free >= FULL:
        return error
    return UserError(
        "The disk is full: {free} MB are left.",
        "Make room, then go on; what was learned so far is kept.",
        free=free // 10**6,
    )


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
