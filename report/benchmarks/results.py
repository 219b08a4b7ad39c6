"""The file of results: one JSON line per finished training, so that a benchmark can be stopped."""

import json
from dataclasses import dataclass
from pathlib import Path

from kvae.files import write_atomically
from report.benchmarks.task import BenchmarkError


@dataclass(frozen=True)
class Row:
    """One finished training.

    Attributes:
        method: its name.
        seed: its seed.
        settings: what all rows of a file share: photos, size, time ...
        figures: of the judge and of the training.
    """

    method: str
    seed: int
    settings: dict
    figures: dict


def read_rows(path: Path) -> tuple[list[Row], bool]:
    """Returns the finished trainings of a file, and whether a stop cut off its last line.

    Raises:
        BenchmarkError: the file cannot be read, or holds something else.
    """
    try:
        *lines, rest = path.read_text("utf-8").split("\n")
        return [_row(line, number) for number, line in enumerate(lines, 1)], bool(rest)
    except ValueError as error:
        raise BenchmarkError(f"{path} holds no results: {error}") from error
    except OSError as error:
        raise BenchmarkError(f"{path} cannot be read: {error.strerror}") from error


@dataclass(frozen=True)
class Results:
    """A file of results, all under the same settings."""

    path: Path
    settings: dict

    def read(self) -> list[Row]:
        """Returns the finished trainings; a last line that a stop cut off is passed over.

        Raises:
            BenchmarkError: the file holds results under other settings, or something else.
        """
        if not self.path.exists():
            return []
        rows, cut = read_rows(self.path)
        if cut:
            self._write(rows)
        for row in rows:
            if row.settings != self.settings:
                changed = [k for k in self.settings if row.settings.get(k) != self.settings[k]]
                raise BenchmarkError(
                    f"{self.path} holds results with other settings: {', '.join(changed)}",
                    "name another file with --out, or give the settings it was begun with",
                )
        return rows

    def append(self, method: str, seed: int, figures: dict) -> Row:
        """Adds one finished training."""
        row = Row(method, seed, self.settings, figures)
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with self.path.open("a", encoding="utf-8") as file:
            file.write(_line(row))
        return row

    def replace(self, rows: list[Row]) -> None:
        """Puts other figures in the place of all there are."""
        self._write(rows)

    def _write(self, rows: list[Row]) -> None:
        write_atomically(self.path, "".join(map(_line, rows)).encode())


def _row(line: str, number: int) -> Row:
    row = json.loads(line)
    types = {"method": str, "seed": int, "settings": dict, "figures": dict}
    if not isinstance(row, dict) or {key: type(value) for key, value in row.items()} != types:
        raise ValueError(f"line {number} is not a finished training")
    return Row(**row)


def _line(row: Row) -> str:
    return json.dumps(vars(row)) + "\n"
