"""Command-line arguments both commands share; this module loads nothing heavy."""

import argparse
from collections.abc import Callable


def whole_number(least: int, most: int) -> Callable[[str], int]:
    """A parser of whole numbers from `least` to `most`, for argparse."""

    def parse(text: str) -> int:
        if text.isascii() and text.isdigit() and least <= int(text[:30]) <= most:
            return int(text)
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} to {most}")

    return parse
