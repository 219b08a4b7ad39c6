"""Tables in the PDF, mirrored in a language that runs from right to left."""

from reportlab.platypus import Flowable, PageBreak, Table, TableStyle

from report import texts

OTHER_SIDE = {
    "LEFTPADDING": "RIGHTPADDING", "RIGHTPADDING": "LEFTPADDING",
    "LINEBEFORE": "LINEAFTER", "LINEAFTER": "LINEBEFORE",
}  # fmt: skip
LEAST_ROWS = 3  # of a table that goes on on the next page, on either page, less its head


class Grid(Table):
    """A table of which no page has a row or two alone."""

    def split(self, width: float, height: float) -> list[Flowable]:  # reportlab's name for it
        """What fits into the height, a new page, and the rest; nothing if too little of it fits."""
        parts = super().split(width, height)
        if len(parts) < 2 or not self.repeatRows:
            return parts
        head = self.repeatRows
        missing = max(0, LEAST_ROWS - (parts[1]._nrows - head))
        rows = parts[0]._nrows - missing
        if rows - head < LEAST_ROWS:
            return []
        first, rest = parts if not missing else super().split(width, sum(self._rowHeights[:rows]))
        return [first, PageBreak(), rest]


def grid(rows: list, widths: list[float], style: list[tuple], **options: object) -> Table:
    """A table as it is described from left to right; its first column stands where lines begin."""
    if texts.is_right_to_left():
        rows, widths = [row[::-1] for row in rows], widths[::-1]
        style, options = [_mirrored(command) for command in style], options | {"hAlign": "RIGHT"}
    made = Grid(rows, widths, **options)
    made.setStyle(TableStyle(style))
    return made


def _mirrored(command: tuple) -> tuple:
    name, (first, top), (last, bottom), *rest = command
    return (OTHER_SIDE.get(name, name), (-1 - last, top), (-1 - first, bottom), *rest)
