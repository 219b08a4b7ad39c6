"""The document as one HTML file: every picture inside it, nothing fetched, no script."""

import re
from base64 import b64encode
from collections import Counter
from io import BytesIO

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from PIL import Image

from report import texts
from report.document import PAGE_MM, Document, Figure, Picture, Row
from report.render.html_cards import cards, cell_attributes

# How wide the page's 174 mm are on a wide screen, in CSS pixels.
SCREEN_PIXELS = 960
# Tiles up to so many mm wide, of which a phone shows six, four, three or two beside one another.
SIZES = {"tiny": 11, "small": 20, "pair": 30, "middling": 70}
DRAWN = 100  # mm; what is wider and does not wrap keeps a width at which it can be read


def render(document: Document, drawing_page: str = "") -> str:
    """Returns the page. Text is escaped by the template engine.

    Args:
        document: what it says.
        drawing_page: where the page of `export.to_web` lies, seen from it; "" if there is none.
    """
    environment = Environment(
        loader=PackageLoader("report.render", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "data_uri": _data_uri,
        "pixels": _pixels,
        "block_type": lambda block: type(block).__name__,
        "share": lambda width: f"{100 * width:g}%",
        "dir": _direction,
        "isolated": _isolated,
        "tile_class": _tile_class,
        "whole_words": _whole_words,
        "cards": cards,
        "cell_attributes": cell_attributes,
    }
    environment.globals |= {
        "spoken": texts.spoken,
        "language": texts.language(),
        "way": "rtl" if texts.is_right_to_left() else "ltr",
    }
    template = environment.get_template("template.html.j2")
    return template.render(
        document=document, repeated=_repeated(document), drawing_page=drawing_page
    )


def _repeated(document: Document) -> dict[Picture, tuple[str, int, int]]:
    """Pictures that are shown more than once, with their id, width and height in pixels.

    The rows of the slider show twelve pictures seventy-eight times; the file holds each once.
    """
    figures = (b for s in document.sections for b in s.blocks if isinstance(b, Figure))
    count = Counter(t.picture for figure in figures for row in figure.rows for t in row.tiles)
    found: dict[Picture, tuple[str, int, int]] = {}
    for picture, times in count.items():
        if times > 1 and not picture.dark:
            width, height = Image.open(BytesIO(picture.data)).size
            found[picture] = (f"picture-{len(found) + 1}", width, height)
    return found


def _tile_class(row: Row) -> str:
    """How many tiles of a row a phone shows beside one another, as a class of the page's style."""
    if not row.wrap:
        return " drawing" if row.tile_mm > DRAWN else ""
    return next((f" {name}" for name, widest in SIZES.items() if row.tile_mm < widest), "")


def _direction(text: str) -> Markup:
    """The attribute for a paragraph that does not run as the page does: a quotation."""
    return Markup(' dir="ltr"' if _runs_otherwise(text) else "")


def _isolated(text: str) -> Markup:
    """A cell or label: numbers and names in it stand where the page's words would."""
    return Markup('<bdi dir="ltr">{}</bdi>' if _runs_otherwise(text) else "{}").format(text)


def _whole_words(commands: str) -> Markup:
    """Commands whose lines end at blanks only, never within an option; copied they are as typed."""
    words = re.split(r"(\s+)", commands)
    return Markup("").join(
        Markup("<code>{}</code>").format(word) if word.strip() else word for word in words
    )


def _runs_otherwise(text: str) -> bool:
    return texts.is_right_to_left() and text != "" and texts.direction(text) == "ltr"


def _data_uri(data: bytes, picture: Picture) -> str:
    return f"data:{picture.mime};base64,{b64encode(data).decode('ascii')}"


def _pixels(millimetres: float) -> int:
    return round(millimetres * SCREEN_PIXELS / PAGE_MM)
