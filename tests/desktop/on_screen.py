"""Put a widget on the offscreen screen, active, so that keys and mouse reach it."""


def on_screen(qtbot, widget, width: int = 430, height: int = 640):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget
