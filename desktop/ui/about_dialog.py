"""About this program and the model in use: version, licence, figures, whose photos they were."""

from html import escape
from unicodedata import bidirectional

from PyQt6.QtCore import Qt, pyqtSlot
from PyQt6.QtGui import QTextOption
from PyQt6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from desktop import __version__
from desktop.ui import texts
from desktop.ui.card_words import model_rows
from desktop.ui.close_button import close_button
from desktop.ui.screen_room import resize_to_screen
from desktop.ui.studio.studio import Studio
from desktop.ui.theme import Theme


class AboutDialog(QDialog):
    """One text to scroll, select and copy; it has no links, and names in it are not markup."""

    def __init__(self, studio: Studio, theme: Theme, parent: QWidget | None = None):
        super().__init__(parent)
        self._studio, self._theme = studio, theme
        self.setWindowTitle(texts.ABOUT_TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.page = QTextBrowser()
        self.page.setObjectName("reading")
        self.page.setAccessibleName(texts.ABOUT_TITLE)
        self.page.setOpenLinks(False)
        # A hash has no place to break at.
        self.page.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.page.document().setDocumentMargin(14)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.addWidget(self.page, 1)
        column.addWidget(close_button(self))
        resize_to_screen(self, 620, 680)
        self._write()
        studio.opened.connect(self._write)
        theme.changed.connect(self._write)

    @pyqtSlot()
    def _write(self) -> None:
        page = _Page(self.isRightToLeft(), self._theme.colours.muted)
        parts = [page.program()]
        if self._studio.model:
            parts.append(page.model(model_rows(self._studio.model)))
            parts.append(page.credits(self._studio.model.card.credits))
        self.page.setHtml(f"<body dir='{page.side}'>{''.join(parts)}</body>")


class _Page:
    """The text as HTML. What a card says may run the other way than the language of the window."""

    def __init__(self, right_to_left: bool, muted: str):
        self.side = "rtl" if right_to_left else "ltr"
        self._muted = muted
        self._align = "right" if right_to_left else "left"

    def program(self) -> str:
        """Version and licence."""
        version = escape(texts.ABOUT_VERSION.format(version=__version__))
        words = f"<p>{escape(texts.ABOUT_WORDS)}</p><p>{escape(texts.ABOUT_LICENCE)}</p>"
        return f"<h2>{version}</h2>{words}"

    def model(self, rows: list[tuple[str, str]]) -> str:
        """The card as a table; Qt mirrors the text of a cell, but not the order of cells."""
        gap = "3px 16px 3px 0" if self.side == "ltr" else "3px 0 3px 16px"
        heading = f"style='color: {self._muted}; padding: {gap}; white-space: nowrap'"
        table = ""
        for title, words in rows:
            cells = [
                f"<td {heading}>{escape(title)}</td>",
                f"<td style='padding: {gap}'><p {self._foreign(words)}>{escape(words)}</p></td>",
            ]
            table += f"<tr>{''.join(cells if self.side == 'ltr' else cells[::-1])}</tr>"
        return f"<h3>{escape(texts.ABOUT_MODEL)}</h3><table width='100%'>{table}</table>"

    def credits(self, lines: tuple[str, ...]) -> str:
        """Whose photos the model learned from, one by one."""
        if not lines:
            return ""
        items = "".join(
            f"<p {self._foreign(line)} style='margin: 2px 0'>{escape(line)}</p>" for line in lines
        )
        return f"<h3>{escape(texts.ABOUT_CREDITS)}</h3>{items}"

    def _foreign(self, words: str) -> str:
        """The way words run, by their first letter: Qt's own guess puts a path's "/" at its end."""
        ways = (bidirectional(character) for character in words)
        first = next((way for way in ways if way in ("L", "R", "AL")), "L")
        return f"dir='{'ltr' if first == 'L' else 'rtl'}' align='{self._align}'"
