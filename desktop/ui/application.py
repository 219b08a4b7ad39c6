"""The one application that Qt knows of, whoever made it."""

import sys

from PyQt6.QtWidgets import QApplication


def application() -> QApplication:
    """The running application; made where there is none yet."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
