"""How the dialogs that save look: what will be written on one side, the choices on the other."""

from collections.abc import Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.banner import Banner
from desktop.ui.screen_room import resize_to_screen
from desktop.ui.scrolling import scrolling

USUAL_SIZE = (900, 540)
LEAST_WIDTH, SCROLL_BAR = 340, 12  # pixels; of the choices, some of which are hidden at first


def lay_out(
    dialog: QDialog,
    banner: Banner,
    shown: QWidget,
    caption: QLabel,
    choices: Sequence[QWidget],
    buttons: tuple[QPushButton, QPushButton],
) -> None:
    """Put the parts in their places.

    Args:
        dialog: what they go into.
        banner: above everything.
        shown: the preview.
        caption: below the preview.
        choices: from top to bottom.
        buttons: the one that closes, and the main one, which Return presses.
    """
    caption.setObjectName("muted")
    caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
    panel = QFrame()
    panel.setObjectName("panel")
    left = QVBoxLayout(panel)
    left.setContentsMargins(14, 14, 14, 10)
    left.addWidget(shown, 1)
    left.addWidget(caption)
    right = QVBoxLayout()
    right.setSpacing(16)
    right.addWidget(_scrolling_column(choices), 1)
    right.addLayout(_row(*buttons))
    columns = QHBoxLayout()
    columns.setSpacing(20)
    columns.addWidget(panel, 1)
    columns.addLayout(right, 1)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(18, 18, 18, 18)
    whole.setSpacing(12)
    whole.addWidget(banner)
    whole.addLayout(columns, 1)
    for button in dialog.findChildren(QPushButton):
        button.setAutoDefault(False)  # else Return would press the one that was clicked last
    buttons[1].setDefault(True)
    resize_to_screen(dialog, *USUAL_SIZE)


def align(*columns: Sequence[QLabel]) -> None:
    """Make the labels of several grids, one below the other, equally wide."""
    labels = [label for column in columns for label in column]
    width = max(label.sizeHint().width() for label in labels)
    for label in labels:
        label.setMinimumWidth(width)


def _scrolling_column(choices: Sequence[QWidget]) -> QScrollArea:
    """The choices below each other; on a low screen they scroll, and the buttons stay in sight."""
    sheet = QWidget()
    column = QVBoxLayout(sheet)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(16)
    for one in choices:
        column.addWidget(one)
    column.addStretch(1)
    area = scrolling(sheet)
    area.setMinimumWidth(max(sheet.minimumSizeHint().width(), LEAST_WIDTH) + SCROLL_BAR)
    return area


def _row(cancel: QPushButton, main: QPushButton) -> QHBoxLayout:
    main.setObjectName("primary")
    cancel.setMinimumWidth(cancel.sizeHint().width())  # it keeps its place when its words change
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(main)
    return row
