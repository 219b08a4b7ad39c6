"""Tables in the PDF, mirrored in a language that runs from right to left."""

from reportlab.platypus import Table, TableStyle

from report import texts

OTHER_SIDE = {
    "LEFTPADDING": "RIGHTPADDING", "RIGHTPADDING": "LEFTPADDING",
    "LINEBEFORE": "LINEAFTER", "LINEAFTER": "LINEBEFORE",
}  # fmt: skip


def grid(rows: list, widths: list[float], style: list[tuple], **options: object) -> Table:
    """A table as it is described from left to right; its first column stands where lines begin."""
    if texts.is_right_to_left():
        rows, widths = [row[::-1] for row in rows], widths[::-1]
        style, options = [_mirrored(command) for command in style], options | {"hAlign": "RIGHT"}
    made = Table(rows, widths, **options)
    made.setStyle(TableStyle(style))
    return made


def _mirrored(command: tuple) -> tuple:
    name, (first, top), (last, bottom), *rest = command
    return (OTHER_SIDE.get(name, name), (-1 - last, top), (-1 - first, bottom), *rest)
