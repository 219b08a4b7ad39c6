"""Try one model for another process: python -m desktop.generator.trial.

It loads what opens models and writes `ready`. Then it reads a line of JSON, {"kind": "decoder",
"name": "garden.onnx"}, and the file itself, until the end of stdin. It opens the file, uses it
once, and writes a line with the outcome (see `outcome`). Without any input it ends after a while.
"""

import json
import os
import sys
import threading
from pathlib import Path
from typing import NoReturn

from desktop.generator.model.decoder import Decoder
from desktop.generator.model.encoder import Encoder
from desktop.generator.model.inference import OpenModel
from desktop.generator.model.model_file import ModelFile, ModelFileError, ModelKind, too_much
from desktop.generator.trial.outcome import WORKS, error_line

KINDS: dict[ModelKind, type[OpenModel]] = {model.kind: model for model in (Decoder, Encoder)}
PATIENCE = 120.0  # seconds; a process that was started in advance may never get a file


def main() -> NoReturn:
    """Run the process to its end."""
    with os.fdopen(os.dup(1), "wb", buffering=0) as answers:
        os.dup2(2, 1)  # what the runtime prints is not taken for an answer
        answers.write(b"ready\n")
        timer = threading.Timer(PATIENCE, os._exit, (0,))
        timer.daemon = True
        timer.start()
        request = sys.stdin.buffer.readline()
        timer.cancel()
        if request:
            answers.write(_outcome(**json.loads(request), data=sys.stdin.buffer.read()))
    os._exit(0)  # at once: somebody waits, and nothing is to be tidied up


def _outcome(kind: str, name: str, data: bytes) -> bytes:
    """Open a file and use it once; returns a line with the outcome."""
    file = ModelFile(Path(name), data, "")
    try:
        KINDS[ModelKind(kind)].of(file)
    except ModelFileError as error:
        return error_line(too_much(name) if _is_out_of_memory(error.__cause__) else error)
    return WORKS


def _is_out_of_memory(reason: BaseException | None) -> bool:
    # The runtime says "Failed to allocate memory", or "std::bad_alloc".
    return isinstance(reason, MemoryError) or "alloc" in str(reason)


if __name__ == "__main__":
    main()
