"""How fast the exported decoder draws: measured once, and kept in the run's folder.

A report that is built again then says the same, to the byte. Delete RUN/speed.json to measure anew.
"""

import json
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.generator.model.decoder import Decoder
from desktop.generator.sampling import draws
from kvae.files import write_atomically
from kvae.runs.machine import machine

PICTURES, ROUNDS = 12, 5  # the median of so many rounds is what is reported


@dataclass(frozen=True)
class Speed:
    """Processor time of one picture in milliseconds, on which processor, of which model file."""

    milliseconds: float
    processor: str
    sha256: str


def speed_of(decoder: Decoder, folder: Path) -> Speed:
    """Returns what speed.json says of this very model, or measures it and keeps that.

    Where the folder cannot be written to, there is a report all the same; nothing is kept then.
    """
    path = folder / "speed.json"
    kept = _read(path)
    if kept and kept.sha256 == decoder.sha256:
        return kept
    found = _measured(decoder)
    try:
        write_atomically(path, (json.dumps(asdict(found), indent=2) + "\n").encode())
    except OSError:
        return found
    return found


def _read(path: Path) -> Speed | None:
    """What was kept; None if nothing was, or nothing that can be read: measured anew is as good."""
    try:
        saved = json.loads(path.read_text("utf-8"))
        return Speed(float(saved["milliseconds"]), str(saved["processor"]), str(saved["sha256"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _measured(decoder: Decoder) -> Speed:
    z = draws(0, PICTURES, decoder.card.latent_dim)
    decoder.decode_float(z)  # the first round makes room in memory
    rounds = []
    for _ in range(ROUNDS):
        began = time.process_time()
        decoder.decode_float(z)
        rounds.append(1000 * (time.process_time() - began) / PICTURES)
    return Speed(round(sorted(rounds)[ROUNDS // 2], 2), str(machine()["processor"]), decoder.sha256)
