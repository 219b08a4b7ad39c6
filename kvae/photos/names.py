"""Names of more photos than one wants to hold in memory: a file with one a line, as JSON."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import overload

STRIDE = 1024  # lines; only where each such stretch begins is remembered


class Names(Sequence[str]):
    """Reads the names in such a file when they are asked for."""

    def __init__(self, path: Path):
        self.path = path
        self._starts, self._count, at = [], 0, 0
        with path.open("rb") as file:
            for line in file:
                if self._count % STRIDE == 0:
                    self._starts.append(at)
                self._count += 1
                at += len(line)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        with self.path.open("rb") as file:
            yield from map(json.loads, file)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[str, ...]: ...
    def __getitem__(self, index: int | slice) -> str | tuple[str, ...]:
        """Returns the names of photos."""
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(f"{index} of {len(self)} names")
        stretch, line = divmod(index % len(self), STRIDE)
        with self.path.open("rb") as file:
            file.seek(self._starts[stretch])
            return str(json.loads(next(islice(file, line, None))))


def write_names(path: Path, names: Iterable[str]) -> None:
    """Writes names into a file as `Names` reads them."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(json.dumps(name, ensure_ascii=False) + "\n" for name in names)
