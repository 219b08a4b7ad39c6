"""Enter presses the button that has the keyboard, as in dialogues; Qt alone knows Space there."""

from PyQt6.QtWidgets import QPushButton, QWidget


def let_enter_press(widget: QWidget) -> None:
    """Let Enter press every button that is in a widget by now."""
    for button in widget.findChildren(QPushButton):
        button.setAutoDefault(True)
