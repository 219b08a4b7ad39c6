"""Lets some tens of photos count as many, so that tests of what is done with many take no time."""

import importlib

import pytest

KNOWING = (
    "kvae.images", "kvae.morphs.continuum", "kvae.photos.load", "kvae.learning.photo_order",
    "kvae.photos.many", "kvae.photos.hold_out", "kvae.photos.__main__", "kvae.morphs.__main__",
    "kvae.learning.batches", "kvae.learning.warm_start", "kvae.learning.new_run",
)  # fmt: skip


def more_are_many(patch: pytest.MonkeyPatch, count: int) -> None:
    """Makes more photos than ``count`` many."""
    for name in KNOWING:
        patch.setattr(importlib.import_module(name), "FEW", count)
