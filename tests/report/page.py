"""Reads a report's HTML back as a reader's browser would: text, pictures row by row."""

import re
from base64 import b64decode
from dataclasses import dataclass, field
from html.parser import HTMLParser
from io import BytesIO

import numpy as np
from PIL import Image


@dataclass
class Row:
    lead: str = ""
    sources: list[str] = field(default_factory=list)


class Page(HTMLParser):
    """All text, every address an element refers to, and rows of pictures by figure."""

    def __init__(self, text: str):
        super().__init__()
        self.words: list[str] = []
        self.references: list[str] = []
        self.tags: set[str] = set()
        self.figures: list[tuple[str, list[Row]]] = []
        self.shared: dict[str, str] = {}
        self.formulas: list[str] = []  # what equations say in words
        self._open: list[str] = []
        self.feed(text)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", " ".join(self.words))

    def rows(self, caption_start: str) -> list[Row]:
        """The rows of the one figure whose caption begins so."""
        (rows,) = (rows for words, rows in self.figures if words.startswith(caption_start))
        return rows

    def handle_starttag(self, tag, attributes):
        found = dict(attributes)
        self.tags.add(tag)
        self.references += [found[k] for k in ("src", "href", "data") if k in found]
        if tag == "figure":
            self.figures.append(("", []))
        if tag == "div" and found.get("class", "").startswith("row"):
            self.figures[-1][1].append(Row())
        if tag == "img" and found.get("class") != "dark":  # the same as the one before it
            assert found["alt"]
            if "figure" in self._open:
                self.figures[-1][1][-1].sources.append(found["src"])
            else:
                self.formulas.append(found["alt"])
        if tag == "image":
            self.shared[f"#{found['id']}"] = found["href"]
        if tag == "use":
            self.figures[-1][1][-1].sources.append(self.shared[found["href"]])
        if tag not in ("img", "meta", "col"):
            self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" in self._open:
            return
        self.words.append(data)
        if "figcaption" in self._open and "b" not in self._open:
            caption, rows = self.figures[-1]
            self.figures[-1] = (f"{caption}{data}".strip(), rows)
        if self._open and self._open[-1] == "span":
            self.figures[-1][1][-1].lead += data


def pixels(source: str) -> np.ndarray:
    """The picture in a data URI as uint8 (H, W, 3)."""
    with Image.open(BytesIO(b64decode(source.split(",", 1)[1]))) as image:
        return np.asarray(image.convert("RGB"))
