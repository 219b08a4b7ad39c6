"""What lies in a folder of photos, in an order that is the same on every computer."""

import itertools
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

PICTURE_SUFFIXES = {
    ".jpg", ".jpeg", ".png", ".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".heif",
    ".avif",
}  # fmt: skip
ARCHIVE_SUFFIXES = {".zip", ".7z", ".rar", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".zst"}
# What file managers leave behind, and drawings; nobody means them as photos.
CLUTTER = {"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"}
SHOWN = 28  # characters of a file name in a message: four of them and the words stay below 200


def list_files(folder: Path, recursive: bool = False) -> list[Path]:
    """Return what lies in ``folder`` but hidden files, clutter and SVG drawings.

    Args:
        folder: where to look.
        recursive: whether to list what lies in its sub-folders instead of these; not in hidden ones
            or behind links, which may lead in circles, and one that cannot be read stands itself.

    Raises:
        OSError: the folder is missing or cannot be read.
    """
    paths = sorted((p for p in folder.iterdir() if not _ignored(p.name)), key=natural_order)
    if not recursive:
        return paths
    return [inner for path in paths for inner in _within(path)]


def walk(folder: Path, recursive: bool = False) -> Iterator[os.DirEntry[str]]:
    """Yields what :func:`list_files` lists, as the disk has it: in no order, one by one.

    Raises:
        OSError: the folder is missing or cannot be read.
    """
    with os.scandir(folder) as entries:
        for entry in entries:
            if _ignored(entry.name):
                continue
            if not (recursive and entry.is_dir(follow_symlinks=False)):
                yield entry
                continue
            try:
                yield from walk(Path(entry), recursive=True)
            except OSError:
                yield entry


def holds_more_than(count: int, folder: Path, recursive: bool = False) -> bool:
    """Returns whether a folder holds more than so many files, without looking at all of them."""
    return sum(1 for _ in itertools.islice(walk(folder, recursive), count + 1)) > count


def folders_with_pictures(paths: list[Path]) -> list[Path]:
    """Return those of ``paths`` that are folders and hold what looks like photos."""
    return [path for path in paths if path.is_dir() and _holds_pictures(path)]


def instead_of_a_file(path: Path) -> str:
    """Return what to do where a file was named instead of a folder, or nothing."""
    if not path.is_file():
        return ""
    if zipfile.is_zipfile(path) or path.suffix.lower() in ARCHIVE_SUFFIXES:
        return "unpack the archive, and name the folder that comes out"
    return f"name the folder that it lies in: {shown(str(path.absolute().parent), 100)}"


def natural_order(path: Path) -> tuple[list[str | int], str]:
    """Sort key: ``photo2`` before ``photo10``, upper case like lower; no locale is asked."""
    parts = re.split(r"([0-9]+)", path.name.casefold())  # text, number, text, number, ...
    return [int(part) if index % 2 else part for index, part in enumerate(parts)], path.name


def sort_key(path: str) -> bytes:
    """Returns bytes in whose order :func:`list_files` lists paths from one folder.

    So a database can sort more of them than fit into memory.

    Args:
        path: from the folder, with / between its parts.
    """
    return b"".join(_part_key(part) for part in path.split("/"))


def storable(name: str) -> str:
    """Replace the bytes of a file name that are not text, so that it can be written anywhere."""
    return os.fsencode(name).decode("utf-8", errors="replace")


def shown(name: str, width: int = SHOWN) -> str:
    """Make a file name fit for a message: one line, no control characters, not too long."""
    joiner = "\u200d"  # holds emoji families together
    plain = "".join(c if c.isprintable() or c == joiner else "\ufffd" for c in storable(name))
    head = (width - 1) // 2
    return plain if len(plain) <= width else f"{plain[:head]}…{plain[head + 1 - width :]}"


def _part_key(name: str) -> bytes:
    """Returns a key of one part, none of which begins another: natural order, then the name."""
    (texts, numbers), ends = (natural_order(Path(name))[0][i::2] for i in (0, 1)), b"\0"
    key = b""
    for text, number in itertools.zip_longest(texts, numbers):
        key += str(text).encode("utf-8", "surrogatepass") + ends
        if number is not None:
            digits = str(number).encode()  # the longer, the larger
            key += b"\1" + len(digits).to_bytes(2, "big") + digits
    return key + ends + name.encode("utf-8", "surrogatepass") + ends


def _within(path: Path) -> list[Path]:
    """Return all files in a folder and its sub-folders, or the path alone where that cannot be."""
    if path.is_symlink() or not path.is_dir():
        return [path]
    try:
        return list_files(path, recursive=True)
    except OSError:
        return [path]


def _ignored(name: str) -> bool:
    return name.startswith(".") or name.casefold() in CLUTTER or name.casefold().endswith(".svg")


def _holds_pictures(folder: Path) -> bool:
    try:
        return any(path.suffix.lower() in PICTURE_SUFFIXES for path in folder.iterdir())
    except OSError:
        return False  # nothing that can be pointed at; the folder itself is listed as skipped
