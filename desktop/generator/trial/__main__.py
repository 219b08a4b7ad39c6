"""Try one model for another process: python -m desktop.generator.trial.

It loads what opens models and says `ready`. Then it is told, in a line of JSON, {"kind": "decoder",
"name": "garden.onnx"}, followed by the file itself until the end of stdin. It opens the file, uses
it once, and says in a line what came of it (see `outcome`). Where nobody asks, it ends by itself.
"""

import json
import os
import sys
import threading
from pathlib import Path
from typing import NoReturn

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.model_file import ModelFile, ModelFileError, too_much
from desktop.generator.trial.outcome import WORKS, refusal

PATIENCE = 120.0  # seconds for which a process that was begun beforehand waits for its file


def main() -> NoReturn:
    """Run the process to its end."""
    with os.fdopen(os.dup(1), "wb", buffering=0) as answers:
        os.dup2(2, 1)  # what the runtime may print is no answer
        answers.write(b"ready\n")
        alarm = threading.Timer(PATIENCE, os._exit, (0,))
        alarm.daemon = True
        alarm.start()
        question = sys.stdin.buffer.readline()
        alarm.cancel()
        if question:
            answers.write(_tried(**json.loads(question), data=sys.stdin.buffer.read()))
    os._exit(0)  # at once: somebody waits, and nothing is to be tidied up


def _tried(kind: str, name: str, data: bytes) -> bytes:
    """The line that tells what came of it."""
    file = ModelFile(Path(name), data, "")
    try:
        if kind == "encoder":
            Encoder.of(file)
        else:
            Decoder.of(file)
    except ModelFileError as error:
        return refusal(too_much(name) if _is_out_of_memory(error.__cause__) else error)
    return WORKS


def _is_out_of_memory(reason: BaseException | None) -> bool:
    # The runtime says "Failed to allocate memory", or "std::bad_alloc".
    return isinstance(reason, MemoryError) or "alloc" in str(reason)


if __name__ == "__main__":
    main()
