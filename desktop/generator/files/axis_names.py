"""What the user calls the axes of a model: kept beside the model, never in it.

`decoder.names.json` lies beside `decoder.onnx`; where that folder cannot be written, as with the
model that ships, `<first 16 of the sha256>.names.json` lies in a folder of the program's own:

    {"format": 1, "models": {"<sha256>": ["size", "", "red to blue", ...]}}

The hash keeps a model that is put in another's place from inheriting wrong names.
"""

import json
import re
import stat
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.generator.files.picture_file import free_path
from desktop.generator.files.whole_file import write_atomically
from desktop.generator.model.garden import pictures_of
from desktop.generator.model.model_file import ModelFileError
from desktop.generator.phrases import Phrase, system_reason

MAX_CHARS = 40  # of a name: it stands beside a slider
MAX_BYTES = 64 * 1024  # of a file: some hundred models
JOINERS = "\u200c\u200d"  # unseen, and needed to write Persian and to hold emoji together

Entries = dict[str, tuple[str, ...]]  # sha256 -> a name for each axis, "" where there is none


@dataclass(frozen=True)
class AxisNames:
    """A name for each axis, "" where the user gave none."""

    latent_dim: int
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.names:
            object.__setattr__(self, "names", ("",) * self.latent_dim)
        if len(self.names) != self.latent_dim:
            raise ValueError(f"{len(self.names)} names for {self.latent_dim} axes")

    def renamed(self, i: int, text: str) -> "AxisNames":
        """Call axis i by one line of at most `MAX_CHARS` characters; "" takes its name away."""
        shown = "".join(c if c.isprintable() or c in JOINERS else " " for c in text[:1000])
        name = " ".join(shown.split())[:MAX_CHARS].rstrip()
        return replace(self, names=(*self.names[:i], name, *self.names[i + 1 :]))


def load_names(
    model_path: Path, sha256: str, latent_dim: int, fallback_folder: Path
) -> tuple[AxisNames, tuple[Phrase, ...]]:
    """Read the names of a model's axes, and a sentence on each file that something was wrong with.

    The file beside the model wins; names given later, where it could not be written, win over it.
    A damaged file is set aside as `.damaged`, so that it is never overwritten.
    """
    found, warnings = [], []
    sha256 = pictures_of(sha256)
    for path in _files(model_path, sha256, fallback_folder):
        entries, warning = _read_or_set_aside(path)
        warnings += [warning] if warning else []
        if len(entries.get(sha256, ())) == latent_dim:
            found.append((path.stat().st_mtime_ns, entries[sha256]))
    names = max(found, key=lambda entry: entry[0])[1] if found else ()  # the first of equals
    return AxisNames(latent_dim, names), tuple(warnings)


def save_names(names: AxisNames, model_path: Path, sha256: str, fallback_folder: Path) -> Path:
    """Write the names of a model's axes; returns where they lie.

    Raises:
        ModelFileError: neither file can be written.
    """
    sha256 = pictures_of(sha256)
    beside, fallback = _files(model_path, sha256, fallback_folder)
    try:
        return _write(beside, sha256, names)
    except ModelFileError:  # a folder like the shipped model's; the second one may fail aloud
        try:
            fallback_folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ModelFileError(
                "The folder {folder} cannot be made: {reason}.",
                "The names hold until the window closes.",
                folder=fallback_folder,
                reason=system_reason(error),
            ) from error
        return _write(fallback, sha256, names)


def _files(model_path: Path, sha256: str, fallback_folder: Path) -> tuple[Path, Path]:
    beside = Path(model_path).with_suffix(".names.json")
    return beside, Path(fallback_folder) / f"{sha256[:16]}.names.json"


def _write(path: Path, sha256: str, names: AxisNames) -> Path:
    entries, _ = _read_or_set_aside(path)
    entries.pop(sha256, None)
    models = {sha256: names.names, **entries}  # the newest first
    while True:
        text = json.dumps({"format": 1, "models": models}, ensure_ascii=False, indent=1)
        if len(text.encode()) < MAX_BYTES:
            break
        models.popitem()  # the oldest
    write_atomically(path, text.encode(), overwrite=True)
    return path


def _read_or_set_aside(path: Path) -> tuple[Entries, Phrase | None]:
    """Return the entries of a file and what was wrong with it."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # a pipe would wait for ever
            raise ValueError("no ordinary file")
        with path.open("rb") as file:
            return _entries(file.read(MAX_BYTES + 1)), None
    except (FileNotFoundError, NotADirectoryError):
        return {}, None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}, _set_aside(path)


def _set_aside(path: Path) -> Phrase:
    aside = free_path(path.parent, f"{path.name}.damaged")
    try:
        path.rename(aside)
    except OSError:
        return Phrase("{name} holds names of axes that cannot be read.", name=path.name)
    return Phrase(
        "{name} could not be read and is kept as {aside}.", name=path.name, aside=aside.name
    )


def _entries(data: bytes) -> Entries:
    """Believe nothing in a file; raises ValueError and the like."""
    fields = json.loads(data.decode("utf-8")) if len(data) <= MAX_BYTES else {}
    if fields["format"] != 1:
        raise ValueError(fields["format"])
    entries = {}
    for sha256, names in fields["models"].items():
        if not re.fullmatch("[0-9a-f]{64}", sha256) or not 4 <= len(names) <= 10:
            raise ValueError(sha256)
        known = AxisNames(len(names), tuple(names))
        for i, name in enumerate(names):
            if known.renamed(i, name) != known:  # also stops what is not text
                raise ValueError(name)
        entries[sha256] = known.names
    return entries
