"""What can be asked for on a command line, and how it is read; this module loads nothing heavy."""

import argparse
import math
from collections.abc import Callable, Collection
from pathlib import Path

MAX_SEED = 2**64 - 1  # see `sampling`
SHEET_PICTURES = 144  # as many as can still be told apart on one page
STOPS = 24  # pictures an animation leads through at most


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A parser of whole numbers from `least` to `most`, for argparse."""

    def parse(text: str) -> int:
        if text.isascii() and text.isdigit() and least <= int(text[:30]) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} to {most}")

    return parse


def number(least: float, most: float) -> Callable[[str], float]:
    """A parser of numbers from `least` to `most`, for argparse."""

    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if least <= value <= most:
            return value
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from {least} to {most}")

    return parse


def new_file(suffixes: Collection[str]) -> Callable[[str], Path]:
    """A parser of names for a file to write: with one of `suffixes`, and not there yet."""

    def parse(text: str) -> Path:
        path = Path(text)
        if path.suffix.lower() not in suffixes:
            raise argparse.ArgumentTypeError(f"{text!r} does not end in {', '.join(suffixes)}")
        if path.exists():
            raise argparse.ArgumentTypeError(f"{text!r} exists already")
        return path

    return parse
