"""What came of a trial, as one line of JSON from the process that made it."""

import json
from typing import Any

from desktop.generator.model.model_file import ModelFileError
from desktop.generator.phrases import Phrase

WORKS = b'{"works": true}\n'


def error_line(error: ModelFileError) -> bytes:
    """The line that describes why a file is not a usable model."""
    sentence, remedy = error.sentence, error.remedy
    values = {gap: _plain(value) for gap, value in sentence.values.items()}
    fields = {"message": sentence.words, "hint": remedy.words, "values": values}
    return json.dumps(fields).encode() + b"\n"


def error_of(line: bytes) -> ModelFileError | None:
    """The error that a line describes; None where the model works.

    Raises:
        ValueError: it is not such a line: the process crashed before it had written one.
    """
    if line == WORKS:
        return None
    try:
        fields = json.loads(line)
        values = {gap: _filling(value) for gap, value in fields["values"].items()}
        return ModelFileError(fields["message"], fields["hint"], **values)
    except (TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ValueError("no outcome") from error


def _plain(value: object) -> Any:
    if isinstance(value, Phrase):
        return {"words": value.words, "values": {k: _plain(v) for k, v in value.values.items()}}
    return value if isinstance(value, int) else str(value)


def _filling(value: Any) -> object:
    if isinstance(value, dict):
        return Phrase(value["words"], **{k: _filling(v) for k, v in value["values"].items()})
    return value
