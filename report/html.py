"""The document as one HTML file: every picture inside it, nothing fetched, no script."""

from base64 import b64encode

from jinja2 import Environment, PackageLoader, StrictUndefined

from report.document import PAGE_MM, Document, Picture

# How wide the page's 174 mm are on a wide screen, in CSS pixels.
SCREEN_PIXELS = 960


def render(document: Document) -> str:
    """Returns the page. Text is escaped by the template engine."""
    environment = Environment(
        loader=PackageLoader("report", "."),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {
        "data_uri": _data_uri,
        "pixels": _pixels,
        "kind": lambda block: type(block).__name__,
        "share": lambda width: f"{100 * width:g}%",
    }
    return environment.get_template("template.html.j2").render(document=document)


def _data_uri(data: bytes, picture: Picture) -> str:
    return f"data:{picture.mime};base64,{b64encode(data).decode('ascii')}"


def _pixels(millimetres: float) -> int:
    return round(millimetres * SCREEN_PIXELS / PAGE_MM)
