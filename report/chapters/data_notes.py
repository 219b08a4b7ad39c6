"""How the photos were gathered: a short excerpt and a table of credits, from files beside them."""

import csv
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kvae.terminal import UserError
from report.texts import language

EXCERPT_CHARS = 1100
NAMES = ("README.md", "CREDITS.md", "manifest.csv")
USED = "used"  # what a manifest's column `use` says of pictures that became photos


@dataclass(frozen=True)
class DataNotes:
    """Paragraphs in plain words, and (author, licence, how many photos) with the most first."""

    paragraphs: tuple[str, ...] = ()
    credits: tuple[tuple[str, str, int], ...] = ()
    words_from: str = ""  # the file the paragraphs stand in
    table_from: str = ""  # the file the credits stand in
    choice: tuple[tuple[str, int, str], ...] = ()  # (use, how many, why), the used ones first
    enlarged: int | None = None  # photos whose source was smaller than the model's pictures

    def __bool__(self) -> bool:
        return bool(self.paragraphs or self.credits)


def find_notes(run: Path, folder: str, photo_names: tuple[str, ...], size: int = 0) -> DataNotes:
    """Notes that lie in the photo folder or beside it; empty if there are none.

    A relative folder counts from the working directory or from where the runs lie. In another
    language than English, README.ar.md and the like are read in place of README.md.
    """
    if not folder:
        return DataNotes()
    names = (f"README.{language()}.md", *NAMES)
    for base in (Path(), run.resolve().parent.parent):
        photos = base / folder
        for near in (photos, photos.parent):
            files = [near / name for name in names if (near / name).is_file()]
            if photos.is_dir() and any(not f.name.startswith("README") for f in files):
                return read_notes(files, photo_names, size)
            if files and near == photos:
                return read_notes(files, photo_names, size)
    return DataNotes()


def read_notes(files: list[Path], photo_names: tuple[str, ...], size: int = 0) -> DataNotes:
    """Reads text files into paragraphs and tables (.csv) into credits.

    The first text file with any prose gives the excerpt: a README says more than a list of credits.

    Args:
        files: text, and tables with a row per picture.
        photo_names: of the run; empty where they are not known.
        size: side of the model's pictures in pixels, to know which were enlarged; 0: nobody asks.

    Raises:
        UserError: a file cannot be read.
    """
    paragraphs: tuple[str, ...] = ()
    table: tuple[dict[str, str], ...] = ()
    words_from = table_from = ""
    for file in files:
        try:
            text = file.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
            raise UserError(f"The notes {file} cannot be read: {reason}.") from error
        if file.suffix.lower() == ".csv":
            table, table_from = tuple(csv.DictReader(text.splitlines())), file.name
        elif not paragraphs:
            paragraphs, words_from = excerpt(text), file.name
    mine = _rows_of(table, photo_names)
    choice, enlarged = _choice(table, mine), _enlarged(mine, size)
    return DataNotes(paragraphs, _credits(mine), words_from, table_from, choice, enlarged)


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


def _rows_of(table: tuple[dict[str, str], ...], photo_names: tuple[str, ...]) -> list[dict]:
    """The rows of the run's photos; where their names are not known, those marked as used."""
    if photo_names:
        wanted = {Path(name).stem for name in photo_names}
        return [row for row in table if Path(_name(row)).stem in wanted]
    return [row for row in table if row.get("use", USED) == USED]


def _name(row: dict) -> str:
    return row.get("file") or row.get("name") or row.get("picture") or ""


def _credits(rows: list[dict]) -> tuple[tuple[str, str, int], ...]:
    """(author, licence, count) of rows of a manifest, the most photos first."""
    count: Counter[tuple[str, str]] = Counter()
    for row in rows:
        author = row.get("author") or ""
        licence = row.get("spdx") or row.get("licence") or row.get("license") or ""
        if author or licence:
            count[author or "not named", licence or "not stated"] += 1
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return tuple((author, licence, number) for (author, licence), number in ranked)


def _choice(table: tuple[dict[str, str], ...], mine: list[dict]) -> tuple:
    """What became of every picture that was looked at, where the manifest says so."""
    uses = Counter((row.get("use") or "", row.get("reason") or "") for row in table)
    if {use for use, _ in uses} <= {"", USED}:
        return ()
    others = sorted(
        ((use, count, why) for (use, why), count in uses.items() if use != USED),
        key=lambda each: (each[0] != "held back", -each[1], each[2]),
    )
    return ((USED, len(mine), ""), *others)


def _enlarged(rows: list[dict], size: int) -> int | None:
    """How many sources were smaller than the model's pictures; None where nothing says it."""
    sides = [row.get("native_long") or "" for row in rows]
    if not size or not sides or not all(side.isdecimal() for side in sides):
        return None
    return sum(int(side) < size for side in sides)
