"""Licence and credits of the photos a model learned, for its card."""

import csv
from collections import Counter
from pathlib import Path

from desktop.generator.model.card import LINE_CHARS, MAX_CREDITS
from kvae.photos.folder import shown
from kvae.terminal import counted

COLUMNS = {"file", "author", "spdx"}
OWN = "The photos' owner decides; nothing is known of their licence."


def find_credits(photo_folder: str, names: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Reads the manifest.csv that lies beside a photo folder, if it lists all of its photos.

    Args:
        photo_folder: where the photos were read from.
        names: the file names of the photos that were learned.

    Returns:
        The licences in one line, and one line per author with the number of photos, those with
        most photos first; cut as a model card wants them.
    """
    manifest = Path(photo_folder).parent / "manifest.csv"
    if not manifest.is_file():
        return OWN, ()
    with manifest.open(newline="", encoding="utf-8") as file:
        table = csv.DictReader(file)
        known = COLUMNS.issubset(table.fieldnames or ())
        listed = {row["file"]: row for row in table} if known else {}
    if not set(names) <= set(listed):  # a manifest of other photos says nothing of these
        return OWN, ()
    rows = [listed[name] for name in names]
    licences = Counter(row["spdx"] for row in rows)
    shares = (f"{name} ({counted(count, 'photo')})" for name, count in licences.most_common())
    authors = Counter((row["author"], row["spdx"]) for row in rows).most_common(MAX_CREDITS)
    lines = (f"{who}: {counted(count, 'photo')}, {terms}" for (who, terms), count in authors)
    return shown(", ".join(shares), LINE_CHARS), tuple(shown(line, LINE_CHARS) for line in lines)
