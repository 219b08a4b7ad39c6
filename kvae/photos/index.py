"""What is known of the files of a large photo folder, in a small database beside their pictures.

A file whose size and times are as they were is taken for the same, as make and git do; of any other
the content decides. So a second reading begins at once, a changed file is decoded anew, one that
was only moved or copied is not, and a reading that was killed goes on where it was.
"""

import json
import os
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kvae.photos.folder import sort_key

TABLES = """
CREATE TABLE IF NOT EXISTS file (
    place BLOB PRIMARY KEY,  -- what sorts it, see kvae.photos.folder.sort_key
    name BLOB, stamp TEXT,   -- from the folder; size and times
    content BLOB,            -- sha256 of its bytes
    picture BLOB, row INTEGER,  -- sha256 of its pixels, and where they lie; none of an unusable one
    framed INTEGER, remarks TEXT, reason TEXT
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS by_content ON file (content);
CREATE INDEX IF NOT EXISTS by_picture ON file (picture);
CREATE TABLE IF NOT EXISTS state (generation INTEGER, rows INTEGER);
INSERT INTO state SELECT 0, 0 WHERE NOT EXISTS (SELECT 1 FROM state);
CREATE TEMP TABLE found (place BLOB PRIMARY KEY, name BLOB, stamp TEXT) WITHOUT ROWID;
"""
UNREAD = """
    FROM found LEFT JOIN file USING (place)
    WHERE (file.stamp IS NULL OR file.stamp != found.stamp) AND place > ?
"""
GONE = "WHERE place NOT IN (SELECT place FROM found)"
# The first of the files that show each picture, in order.
ORDERED = "SELECT row, name, MIN(place) AS first FROM file WHERE row IS NOT NULL GROUP BY row"


@dataclass(frozen=True)
class Known:
    """What reading a file gave.

    Attributes:
        content: sha256 of its bytes.
        picture: sha256 of its pixels; None where it cannot be used.
        row: where these lie among the pictures; likewise.
        framed: whether it is a cut-out thing on white.
        remarks: on it.
        reason: why it cannot be used; empty where it can.
    """

    content: bytes
    picture: bytes | None = None
    row: int | None = None
    framed: bool = False
    remarks: tuple[str, ...] = ()
    reason: str = ""


class PhotoIndex:
    """The database; one program at a time has it open.

    Raises:
        sqlite3.Error: another one has, or it is damaged.
    """

    def __init__(self, path: Path):
        self.db = sqlite3.connect(path, timeout=0, isolation_level="IMMEDIATE")
        self.db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self.db.executescript(TABLES)
        self.db.execute("BEGIN IMMEDIATE")

    def compare(self, folder: Path, entries: Iterable[os.DirEntry[str]]) -> bool:
        """Takes in what lies in the folder now; returns whether it differs from what is known.

        Raises:
            OSError: the folder cannot be read.
        """
        files = (_found(folder, entry) for entry in entries)
        self.db.executemany("INSERT OR REPLACE INTO found VALUES (?, ?, ?)", files)
        gone = self.db.execute(f"SELECT 1 FROM file {GONE} LIMIT 1").fetchone()
        return bool(gone or self.unread_count)

    @property
    def unread_count(self) -> int:
        """How many files are new or changed."""
        return int(self.db.execute(f"SELECT COUNT(*) {UNREAD}", (b"",)).fetchone()[0])

    def unread(self, at_once: int) -> Iterator[list[tuple[bytes, bytes, str]]]:
        """Yields key, name and stamp of files that are new or changed, some at once, in order."""
        last = b""
        select = f"SELECT place, found.name, found.stamp {UNREAD} ORDER BY place LIMIT {at_once}"
        while some := self.db.execute(select, (last,)).fetchall():
            yield some
            last = some[-1][0]

    def known(self, content: bytes) -> Known | None:
        """Returns what reading a file of this content gave, if one was read."""
        select = "SELECT content, picture, row, framed, remarks, reason FROM file WHERE content = ?"
        found = self.db.execute(f"{select} LIMIT 1", (content,)).fetchone()
        if found is None:
            return None
        content, picture, row, framed, remarks, reason = found
        return Known(content, picture, row, bool(framed), tuple(json.loads(remarks)), reason)

    def row_of(self, picture: bytes) -> int | None:
        """Returns where a picture lies already, or None."""
        select = "SELECT row FROM file WHERE picture = ? LIMIT 1"
        found = self.db.execute(select, (picture,)).fetchone()
        return found and int(found[0])

    @property
    def generation(self) -> int:
        """The number of the file in which the pictures lie."""
        return int(self.db.execute("SELECT generation FROM state").fetchone()[0])

    @property
    def rows(self) -> int:
        """How many pictures that file holds, used or not."""
        return int(self.db.execute("SELECT rows FROM state").fetchone()[0])

    def keep(self, key: bytes, name: bytes, stamp: str, known: Known) -> None:
        """Remembers a file."""
        values = key, name, stamp, known.content, known.picture, known.row
        remarks = known.framed, json.dumps(known.remarks), known.reason
        self.db.execute(f"INSERT OR REPLACE INTO file VALUES ({'?,' * 8}?)", values + remarks)

    def commit(self, rows: int, generation: int) -> None:
        """Makes sure that what was kept stays kept; the pictures must be on the disk before.

        Args:
            rows: how many there are now.
            generation: of the file in which they lie.
        """
        self.db.execute("UPDATE state SET rows = ?, generation = ?", (rows, generation))
        self.db.commit()
        self.db.execute("BEGIN IMMEDIATE")

    def forget_gone(self) -> None:
        """Forgets files that are there no more."""
        self.db.execute(f"DELETE FROM file {GONE}")

    def ordered(self) -> Iterator[tuple[int, bytes]]:
        """Yields row and name of each picture, in the order of the first of its files."""
        yield from (found[:2] for found in self.db.execute(f"{ORDERED} ORDER BY first"))

    def renumber(self) -> None:
        """Numbers the rows in their order, from 0."""
        number = "ROW_NUMBER() OVER (ORDER BY first) - 1 AS now"
        self.db.execute(f"CREATE TEMP TABLE moved AS SELECT row AS was, {number} FROM ({ORDERED})")
        self.db.execute("CREATE UNIQUE INDEX temp.by_was ON moved (was)")
        now = "SELECT now FROM moved WHERE was = row"
        self.db.execute(f"UPDATE file SET row = ({now}) WHERE row IS NOT NULL")
        self.db.execute("DROP TABLE moved")

    def remarks(self) -> Iterator[tuple[bytes, bool, tuple[str, ...], str, bytes]]:
        """Yields name, framed, remarks, reason and the name of the first with the same picture.

        Of all files with anything to remark, in order.
        """
        copies = f"LEFT JOIN ({ORDERED}) AS one USING (row)"
        select = f"SELECT file.name, framed, remarks, reason, one.name FROM file {copies}"
        which = "framed OR remarks != '[]' OR reason != '' OR one.first != place"
        for name, framed, remarks, reason, first in self.db.execute(
            f"{select} WHERE {which} ORDER BY place"
        ):
            yield name, bool(framed), tuple(json.loads(remarks)), reason, first

    def photographs(self, count: int) -> list[bytes]:
        """Returns the names of the first pictures that are not cut-outs."""
        select = "SELECT name FROM file WHERE NOT framed AND row IS NOT NULL ORDER BY place LIMIT ?"
        return [name for (name,) in self.db.execute(select, (count,))]

    def close(self) -> None:
        """Lets others have it; what was not committed is lost."""
        self.db.close()


def _found(folder: Path, entry: os.DirEntry[str]) -> tuple[bytes, bytes, str]:
    name = Path(entry.path).relative_to(folder).as_posix()
    try:
        status = entry.stat()
        stamp = f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
    except OSError:  # a dead link; reading it will say so
        stamp = "gone"
    return sort_key(name), os.fsencode(name), stamp
