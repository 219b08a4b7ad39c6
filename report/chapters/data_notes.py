"""How the photos were gathered: a short excerpt and a table of credits, from files beside them."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kvae.terminal import UserError

EXCERPT_CHARS = 1100
NAMES = ("README.md", "CREDITS.md", "manifest.csv")


@dataclass(frozen=True)
class DataNotes:
    """Paragraphs in plain words, and (author, licence, how many photos) with the most first."""

    paragraphs: tuple[str, ...] = ()
    credits: tuple[tuple[str, str, int], ...] = ()
    words_from: str = ""  # the file the paragraphs stand in
    table_from: str = ""  # the file the credits stand in

    def __bool__(self) -> bool:
        return bool(self.paragraphs or self.credits)


def find_notes(run: Path, folder: str, photo_names: tuple[str, ...]) -> DataNotes:
    """Notes that lie in the photo folder or beside it; empty if there are none.

    A relative folder counts from the working directory or from where the runs lie.
    """
    if not folder:
        return DataNotes()
    for base in (Path(), run.resolve().parent.parent):
        photos = base / folder
        for place in (photos, photos.parent):
            files = [place / name for name in NAMES if (place / name).is_file()]
            if photos.is_dir() and any(f.name != "README.md" for f in files):
                return read_notes(files, photo_names)
            if files and place == photos:
                return read_notes(files, photo_names)
    return DataNotes()


def read_notes(files: list[Path], photo_names: tuple[str, ...]) -> DataNotes:
    """Reads text files into paragraphs and tables (.csv) into credits.

    The first text file with any prose gives the excerpt: a README says more than a list of credits.

    Raises:
        UserError: a file cannot be read.
    """
    paragraphs: tuple[str, ...] = ()
    credits_: tuple[tuple[str, str, int], ...] = ()
    words_from = table_from = ""
    for file in files:
        try:
            text = file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            raise UserError(f"The notes {file} cannot be read: {reason}.") from error
        if file.suffix.lower() == ".csv":
            credits_, table_from = _credits(text, photo_names), file.name
        elif not paragraphs:
            paragraphs, words_from = excerpt(text), file.name
    return DataNotes(paragraphs, credits_, words_from, table_from)


def excerpt(text: str, most: int = EXCERPT_CHARS) -> tuple[str, ...]:
    """The first paragraphs of prose in a Markdown text, without its markup."""
    chosen: list[str] = []
    length = 0
    for block in re.split(r"\n\s*\n", text):
        prose, announces = _prose(block)
        if length + len(prose) > most:
            if not chosen:
                chosen.append(prose[:most].rsplit(" ", 1)[0] + " …")
            break
        if prose:
            chosen.append(prose)
            length += len(prose)
        if announces and chosen:
            break
    return tuple(chosen)


def _prose(block: str) -> tuple[str, bool]:
    """One paragraph as plain text, and whether it announced a table or list that follows it.

    Headings, tables, lists, quotes and code give "". A last sentence that ends in a colon is cut
    off: without what it announces it makes no sense, and neither does the text after that.
    """
    lines = [line.strip() for line in block.strip().splitlines()]
    if not lines or re.match(r"(#|\||```|[-*+] |\d+\. |>|<)", lines[0]):
        return "", False
    prose = " ".join(lines)
    prose = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", prose)
    prose = re.sub(r"(\*\*|`)", "", prose)
    if not prose.endswith(":"):
        return prose, False
    return prose[: prose.rfind(". ") + 1], True


def _credits(text: str, photo_names: tuple[str, ...]) -> tuple[tuple[str, str, int], ...]:
    """(author, licence, count) of the rows that belong to the run's photos, from a manifest."""
    wanted = {Path(name).stem for name in photo_names}
    count: Counter[tuple[str, str]] = Counter()
    for row in csv.DictReader(text.splitlines()):
        name = row.get("file") or row.get("name") or row.get("picture") or ""
        if wanted and Path(name).stem not in wanted:
            continue
        author = row.get("author") or ""
        licence = row.get("spdx") or row.get("licence") or row.get("license") or ""
        if author or licence:
            count[author or "not named", licence or "not stated"] += 1
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return tuple((author, licence, number) for (author, licence), number in ranked)
