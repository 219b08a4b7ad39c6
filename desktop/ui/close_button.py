"""What stands below a dialog that is only read: one button, which closes it."""

from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import QDialog, QDialogButtonBox

from desktop.ui import texts


def close_button(dialog: QDialog) -> QDialogButtonBox:
    """Make the button that closes a dialog, in its row."""
    row = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    button = row.button(QDialogButtonBox.StandardButton.Close)
    button.setText(texts.CLOSE)
    button.setIcon(QIcon())  # no other button here has one
    row.rejected.connect(dialog.reject)
    return row
