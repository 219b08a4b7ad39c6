"""Everything in the PDF but figures: text, comments, commands, key figures and tables."""

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Preformatted, Spacer

from report.document import Code, Formula, KeyFigures, Table, Text
from report.render.pdf_figures import caption, image
from report.render.pdf_grid import grid
from report.render.pdf_style import LINE, MARKS, PANEL, STYLES, TONES, WIDTH, Pieces, padding
from report.render.pdf_tags import Element
from report.render.pdf_words import paragraph


def text(block: Text) -> Pieces:
    """A paragraph, or a comment in a box with a mark for its tone."""
    if block.tone == "plain":
        return [paragraph(block.text, "text")], []
    colour = TONES[block.tone]
    note = paragraph(block.text, "note", (MARKS[block.tone], colour))
    style = [
        ("BACKGROUND", (0, 0), (-1, -1), PANEL),
        ("LINEBEFORE", (0, 0), (0, -1), 2.5, colour),
        ("LEFTPADDING", (0, 0), (-1, -1), 9),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
    return [Spacer(0, 2), grid([[note]], [WIDTH], style), Spacer(0, 7)], []


def formula(block: Formula) -> Pieces:
    """An equation, and below it what it means."""
    equation = image(block.picture, block.mm * mm)
    return [Spacer(0, 3), equation, paragraph(block.text, "meaningof")], []


def code(block: Code) -> Pieces:
    """Commands in a fixed-width font."""
    # Only blanks end a line, so that no number is torn apart.
    lines = Preformatted(
        block.text, STYLES["code"], maxLineLength=112, splitChars=" ", newLineChars="    "
    )
    style = [("BACKGROUND", (0, 0), (-1, -1), PANEL), *padding(6)]
    return [grid([[lines]], [WIDTH], style), Spacer(0, 8)], []


def key_figures(block: KeyFigures) -> Pieces:
    """The numbers to remember, three a line."""
    cells = [
        [paragraph(value, "figure"), paragraph(text, "meaning")] for value, text in block.pairs
    ]
    per_line = 3
    lines: list[list] = [cells[i : i + per_line] for i in range(0, len(cells), per_line)]
    lines[-1] += [""] * (per_line - len(lines[-1]))
    style = [
        ("BACKGROUND", (0, 0), (-1, -1), PANEL),
        ("INNERGRID", (0, 0), (-1, -1), 4, HexColor("#ffffff")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *padding(7),
    ]
    return [Spacer(0, 3), grid(lines, [WIDTH / per_line] * per_line, style), Spacer(0, 9)], []


def table(block: Table) -> Pieces:
    """The caption, and the rows below it; where they are split each page repeats their head."""
    whole = Element("Table")

    def cells(texts: tuple[str, ...], plain: str, figure: str) -> list[Flowable]:
        line, role = Element("TR", whole), "TH" if plain == "head" else "TD"
        styles = (figure if i in block.figures else plain for i in range(len(texts)))
        return [
            paragraph(text, style, element=Element(role, line))
            for text, style in zip(texts, styles, strict=True)
        ]

    rows = [cells(block.head, "head", "numberhead")]
    plain = "densecell" if block.dense else "cell"
    rows += [cells(row, plain, "number") for row in block.rows]
    style = [
        ("LINEBELOW", (0, 0), (-1, 0), 1.2, LINE),
        ("LINEBELOW", (0, 1), (-1, -1), 0.5, LINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *padding(1.35 if block.dense else 2.25),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 5),
    ]
    made = grid(rows, [share * WIDTH for share in block.widths], style, repeatRows=1)
    return [caption(block)], [made, Spacer(0, 8)]
