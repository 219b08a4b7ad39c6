"""What moving pictures are saved as; this module loads nothing heavy."""

from typing import Literal

Format = Literal["gif", "apng", "webp"]
# Name -> suffix of its files.
FORMATS: dict[Format, str] = {"gif": ".gif", "apng": ".png", "webp": ".webp"}
