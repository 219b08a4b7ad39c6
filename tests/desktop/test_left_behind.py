"""What is gone is let go of: nothing that lives on keeps a tie to a model or dialog that does not.

PyQt keeps a proxy for every plain method that a signal is connected to, also when the widget it
belongs to is gone; one stayed behind for every axis of every model that was opened.
"""

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QMetaMethod

from desktop.ui.about_dialog import AboutDialog
from tests.desktop.tiny_models import save_decoder


def ties(window) -> dict[str, int]:
    """How many listen to each signal of what outlives models and dialogs."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    count = {}
    for one in (window.theme, window.studio, window.favourites, window.own_photos):
        meta = one.metaObject()
        for method in map(meta.method, range(meta.methodCount())):
            if method.methodType() == QMetaMethod.MethodType.Signal:
                name = method.name().data().decode()
                count[f"{meta.className()}.{name}"] = one.receivers(getattr(one, name))
    return count


def test_models_that_were_replaced_leave_nothing_behind(qtbot, window, tmp_path):
    other = save_decoder(tmp_path / "other.onnx", name="other")
    window.side.show_tab("steer")
    first, before = window.studio.model.path, ties(window)
    assert before["Theme.changed"] > 8  # a row for each axis, at least
    for path in (other, first, other, first):
        with qtbot.waitSignal(window.studio.opened):
            window.studio.open_model(path)
    assert ties(window) == before


@pytest.mark.parametrize("ask", ["save_all", "save_sheet", "animate"])
def test_a_dialog_that_was_closed_leaves_nothing_behind(qtbot, window, ask):
    before = ties(window)
    getattr(window.pictures, ask)()
    assert ties(window) != before
    window.pictures.dialog.reject()
    assert ties(window) == before


def test_the_dialog_about_the_program_leaves_nothing_behind(window):
    before = ties(window)
    dialog = AboutDialog(window.studio, window.theme, window)
    dialog.show()
    assert ties(window) != before
    dialog.close()
    assert ties(window) == before
