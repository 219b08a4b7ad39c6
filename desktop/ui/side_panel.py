"""The tabs beside the pictures; each is built when it is first looked at, the pictures never wait.

Where the window is too low for a tab, it scrolls: opening one never makes the window higher.

Those with plots load PyQtGraph, which takes longer than drawing all twelve.
"""

from collections.abc import Callable

from PyQt6.QtCore import Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from desktop.ui import texts
from desktop.ui.backstage import Backstage
from desktop.ui.scrolling import scrolling

LEAST_WIDTH, MOST_WIDTH = 372, 720  # pixels; every tab fits the least, a scroll bar beside it


class SidePanel(QTabWidget):
    """Shows one tab at a time, and the one that was shown last at the next start.

    Signals:
        kept: a picture was made of what a tab offers.
    """

    kept = pyqtSignal()

    def __init__(self, backstage: Backstage):
        super().__init__()
        self._backstage = backstage
        self._built: dict[str, QWidget] = {}
        self.setMinimumWidth(LEAST_WIDTH)
        self.setDocumentMode(True)
        self.tabBar().setAccessibleName(texts.TABS_NAME)
        self._tabs = _tabs()
        for _name, title, tip, _build in self._tabs:
            page = QWidget()
            page.setObjectName("page")
            QVBoxLayout(page).setContentsMargins(14, 12, 14, 12)
            self.setTabToolTip(self.addTab(page, title), tip)
        names = tuple(name for name, *_ in self._tabs)
        self.setCurrentIndex(names.index(backstage.studio.settings.text("tab", names[0], names)))
        self.currentChanged.connect(self._chosen)
        soon = QTimer(self)  # a child: it dies with the panel
        soon.setSingleShot(True)
        soon.timeout.connect(self._build)
        soon.start()

    def panel(self, name: str) -> QWidget | None:
        """The content of a tab, if it has been looked at."""
        return self._built.get(name)

    def show_tab(self, name: str) -> QWidget:
        """Bring a tab to the front and return its content."""
        self.setCurrentIndex([one for one, *_ in self._tabs].index(name))
        self._build()
        return self._built[name]

    def highlight(self, slot: int) -> None:
        """Point out one picture in every plot; a negative slot is the selected one."""
        for panel in self._built.values():
            if hasattr(panel, "highlight"):
                panel.highlight(slot)

    def _chosen(self) -> None:
        self._backstage.studio.settings.set_text("tab", self._tabs[self.currentIndex()][0])
        self._build()

    def _build(self) -> None:
        name, _title, _tip, build = self._tabs[self.currentIndex()]
        if name not in self._built:
            panel = self._built[name] = build(self._backstage)
            if hasattr(panel, "kept"):
                panel.kept.connect(self.kept)
            self.currentWidget().layout().addWidget(scrolling(panel))
            if bar := self.tabBar():
                put_behind(bar, panel)


def put_behind(before: QWidget, panel: QWidget) -> None:
    """Let the Tab key visit what is in a panel next, though the panel was built long after."""
    inside, one = [], panel.nextInFocusChain()
    while one is not None and panel.isAncestorOf(one):
        if one.focusPolicy() != Qt.FocusPolicy.NoFocus:
            inside.append(one)
        one = one.nextInFocusChain()
    for one in inside:
        QWidget.setTabOrder(before, one)
        before = one


def _tabs() -> list[tuple[str, str, str, Callable[[Backstage], QWidget]]]:
    """Name, title, tooltip and builder of every tab."""
    return [
        ("steer", texts.TAB_STEER, texts.TAB_STEER_TIP, _steer),
        ("mix", texts.TAB_MIX, texts.TAB_MIX_TIP, _mix),
        ("map", texts.TAB_MAP, texts.TAB_MAP_TIP, _map),
        ("numbers", texts.TAB_NUMBERS, texts.TAB_NUMBERS_TIP, _numbers),
        ("training", texts.TAB_TRAINING, texts.TAB_TRAINING_TIP, _training),
    ]


def _steer(backstage: Backstage) -> QWidget:
    from desktop.ui.steer.steer_panel import SteerPanel

    return SteerPanel(backstage.studio, backstage.theme, backstage.naming)


def _mix(backstage: Backstage) -> QWidget:
    from desktop.ui.steer.mix_panel import MixPanel

    return MixPanel(backstage.studio, backstage.theme)


def _map(backstage: Backstage) -> QWidget:
    from desktop.ui.map.map_panel import MapPanel

    return MapPanel(backstage.studio, backstage.theme, backstage.own_photos, backstage.naming)


def _numbers(backstage: Backstage) -> QWidget:
    from desktop.ui.axes_plot import AxesPlot

    return AxesPlot(backstage.studio, backstage.theme)


def _training(backstage: Backstage) -> QWidget:
    from desktop.ui.curves_plot import CurvesPlot

    return CurvesPlot(backstage.studio, backstage.theme)
