"""The window's widgets; what they show is computed in `desktop.generator`.

A dialog, or another widget that is gone before what it listens to, marks its slots with `pyqtSlot`:
Qt then lets go of them together with the widget. For a plain method PyQt keeps a proxy of 850
bytes until the signal is sent again, and `Theme.changed` may never be.
"""

import os

os.environ["PYQTGRAPH_QT_LIB"] = "PyQt6"  # it would take any Qt that it finds, or is told of
