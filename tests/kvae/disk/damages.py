"""Checkpoints damaged in every way: each is recognised, and the one before it is used."""

from pathlib import Path

import numpy as np

from kvae.learning.kl_control import KLControl
from kvae.learning.recorder import Recorder
from kvae.learning.steps import TrainingState, build_vae
from kvae.runs.checkpoint import checkpoints, load_newest
from kvae.runs.run_folder import RunFolder
from tests.kvae.disk.life import settings

BLOCKS = (16, 512, 4096)  # bytes


def damage_loop(folder: Path, count: int, seed: int = 0, first: int = 1) -> int:
    """Damages the newer of two checkpoints so many times, and loads.

    Args:
        folder: an empty one.
        count: how many damages to try.
        seed: of the damages.
        first: number of the first one.

    Returns:
        How many were recognised; the rest were loaded as if they were whole.
    """
    config = settings()
    vae = build_vae(config)
    recorder = Recorder(RunFolder(folder), vae, config, config.photos.count)
    for step in (1, 2):
        recorder.save(TrainingState(step, 1.0, control=KLControl(0.0, 1.0)))
    older, newer = checkpoints(recorder.run.checkpoints)
    whole, recognised = newer.read_bytes(), 0
    for number in range(first, first + count):
        newer.write_bytes(damaged(whole, np.random.default_rng((seed, number))))
        found, passed_over = load_newest(recorder.run.checkpoints)
        recognised += passed_over == [newer.name] and int(found["step"]) == 1
    assert older.exists()
    return recognised


def damaged(whole: bytes, source: np.random.Generator) -> bytes:
    """Returns a file cut short, with one bit turned, two blocks swapped, or one lost or empty."""
    data, size = bytearray(whole), int(source.choice(BLOCKS))
    damage = source.integers(5)
    start, other = (int(source.integers(len(data) // size)) * size for _ in range(2))
    block = slice(start, start + size)
    if damage == 0:
        del data[int(source.integers(len(data))) :]
    elif damage == 1:
        data[int(source.integers(len(data)))] ^= 1 << int(source.integers(8))
    elif damage == 2:
        data[block], data[other : other + size] = data[other : other + size], data[block]
    elif damage == 3:
        del data[block]
    else:
        data[block] = bytes(size)
    return bytes(data) if data != whole else damaged(whole, source)
