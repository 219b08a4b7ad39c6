"""Every colour of the window, for light and for dark, and the one style sheet they go into."""

from dataclasses import dataclass

from PyQt6.QtCore import QObject, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QPalette, QPixmapCache
from PyQt6.QtWidgets import QApplication

from desktop.ui.application import application


@dataclass(frozen=True)
class Colours:
    """One theme; every value is #rrggbb."""

    window: str
    surface: str  # fields, panels, placeholders
    raised: str  # buttons
    ink: str
    muted: str  # secondary text, axis labels
    line: str  # borders and grid lines
    accent: str  # the selected picture, here and in the plot
    on_accent: str
    learned: str  # what the photos taught: the plot's boxes
    prior: str  # what N(0, 1) allows: the plot's band
    dot: str
    warning: str
    on_warning: str


LIGHT = Colours(
    window="#f5f4f0", surface="#ffffff", raised="#ffffff", ink="#26292c", muted="#666c72",
    line="#dcd9d1", accent="#1f7a63", on_accent="#ffffff", learned="#c98a3d", prior="#7c93a8",
    dot="#6b7885", warning="#fbe8df", on_warning="#7d2f17",
)  # fmt: skip
DARK = Colours(
    window="#1b1e20", surface="#24282b", raised="#2d3235", ink="#e8e6e1", muted="#9ba2a8",
    line="#3a4044", accent="#5cc8a8", on_accent="#10231d", learned="#d9a35c", prior="#7f9ab5",
    dot="#95a2ae", warning="#47291f", on_warning="#f6cdbd",
)  # fmt: skip

# Background and ink of contact sheets, which keep their colours wherever they are looked at.
SHEET_LIGHT = (LIGHT.surface, LIGHT.muted)
SHEET_DARK = (DARK.window, DARK.muted)

CHOICES = ("system", "light", "dark")


class Theme(QObject):
    """The colours in use: the system's, followed as it changes, or the user's own choice.

    Widgets read `colours` when they paint, and paint again when `changed` tells them.
    """

    changed = pyqtSignal()

    def __init__(self, choice: str = "system"):
        super().__init__()
        self.choice = choice
        self.colours = _wanted(choice)
        apply(application(), self.colours)
        QApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """Use other colours: "system", "light" or "dark"."""
        self.choice, self.colours = choice, _wanted(choice)
        apply(application(), self.colours)
        self.changed.emit()

    def _follow(self) -> None:
        if self.choice == "system":
            self.choose("system")


def _wanted(choice: str) -> Colours:
    return {"light": LIGHT, "dark": DARK}.get(choice) or system_colours(application())


def system_colours(app: QApplication) -> Colours:
    """The theme the system asks for; where it does not say, as bright as its window colour."""
    scheme = app.styleHints().colorScheme()
    if scheme == Qt.ColorScheme.Unknown:
        window = app.style().standardPalette().color(QPalette.ColorRole.Window)
        return DARK if window.lightness() < 128 else LIGHT
    return DARK if scheme == Qt.ColorScheme.Dark else LIGHT


def apply(app: QApplication, colours: Colours) -> None:
    """Dress the whole application, for the direction it is read in now."""
    palette = _palette(colours)
    app.setPalette(palette)
    # Fusion draws their boxes in a darker tone of this colour: on a dark window, none is seen.
    palette.setColor(QPalette.ColorRole.Window, QColor(colours.muted).lighter(130))
    for kind in ("QCheckBox", "QRadioButton"):
        app.setPalette(palette, kind)
    right_to_left = app.layoutDirection() == Qt.LayoutDirection.RightToLeft
    app.setStyleSheet(_style_sheet(colours, right_to_left))
    # Signs on buttons in the colours of before, which Qt would keep until they fill 10 MB.
    QPixmapCache.clear()


def _palette(colours: Colours) -> QPalette:
    role, palette = QPalette.ColorRole, QPalette()
    for roles, colour in (
        ((role.Window,), colours.window),
        ((role.Base, role.AlternateBase, role.ToolTipBase), colours.surface),
        ((role.Button,), colours.raised),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText), colours.ink),
        ((role.PlaceholderText,), colours.muted),
        ((role.Mid,), colours.line),
        ((role.Highlight, role.Link, role.Accent), colours.accent),
        ((role.HighlightedText,), colours.on_accent),
    ):
        for one in roles:
            palette.setColor(one, QColor(colour))
    for one in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, one, QColor(colours.muted))
    return palette


def _style_sheet(c: Colours, right_to_left: bool) -> str:
    # A style sheet's sub-page lies to the left of the handle whatever the direction.
    passed, ahead = ("add", "sub") if right_to_left else ("sub", "add")
    return f"""
QMenuBar {{ background: {c.window}; padding: 2px 6px; }}
QStatusBar {{ color: {c.muted}; background: {c.window}; padding: 2px 12px 4px 12px; }}
QStatusBar QLabel {{ color: {c.muted}; padding-right: 13px; }}
QStatusBar::item {{ border: none; }}
QToolTip {{ color: {c.ink}; background: {c.surface}; border: 1px solid {c.line}; padding: 4px; }}
QPushButton {{ color: {c.ink}; background: {c.raised}; border: 1px solid {c.line};
  border-radius: 7px; padding: 6px 14px; }}
QPushButton:hover {{ border-color: {c.accent}; }}
QPushButton:pressed {{ background: {c.line}; }}
QPushButton:focus {{ border: 2px solid {c.accent}; padding: 5px 13px; }}
QPushButton#primary {{ color: {c.on_accent}; background: {c.accent}; border-color: {c.accent};
  font-weight: 600; }}
QPushButton#primary:focus {{ border: 2px solid {c.ink}; }}
QPushButton:disabled {{ color: {c.line}; }}
QPushButton#primary:disabled {{ color: {c.muted}; background: {c.line}; border-color: {c.line}; }}
QPushButton#tileSave {{ padding: 3px 10px; border-radius: 6px; }}
QPushButton#tileSign {{ padding: 0; border-radius: 6px; }}
QTabWidget::pane {{ border: none; }}
QTabBar {{ qproperty-drawBase: 0; }}
QTabBar::tab {{ color: {c.muted}; background: transparent; padding: 7px 14px; border: none;
  border-bottom: 2px solid transparent; }}
QTabBar::tab:hover {{ color: {c.ink}; }}
QTabBar::tab:selected {{ color: {c.ink}; border-bottom: 2px solid {c.accent}; font-weight: 600; }}
QTabBar::tab:focus {{ border-bottom: 3px solid {c.accent}; }}
QWidget#page {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 12px; }}
QLineEdit, QSpinBox {{ color: {c.ink}; background: {c.surface}; border: 1px solid {c.line};
  border-radius: 7px; padding: 5px 8px; selection-background-color: {c.accent};
  selection-color: {c.on_accent}; }}
QLineEdit:focus, QSpinBox:focus {{ border: 2px solid {c.accent}; padding: 4px 7px; }}
QLineEdit[invalid="true"] {{ color: {c.on_warning}; background: {c.warning}; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QComboBox, QDoubleSpinBox {{ color: {c.ink}; background: {c.surface};
  border: 1px solid {c.line}; border-radius: 7px; padding: 5px 8px; }}
QComboBox:focus, QDoubleSpinBox:focus {{ border: 2px solid {c.accent}; padding: 4px 7px; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.line};
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QComboBox::drop-down {{ border: none; width: 26px; }}
QComboBox::down-arrow {{ width: 0; height: 0; border-left: 5px solid {c.surface};
  border-right: 5px solid {c.surface}; border-top: 6px solid {c.muted}; }}
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ width: 0; border: none; }}
QRadioButton, QCheckBox {{ spacing: 8px; padding: 3px; border: 2px solid transparent;
  border-radius: 7px; }}
QRadioButton:focus, QCheckBox:focus {{ border-color: {c.accent}; }}
QListWidget#files {{ background: {c.surface}; border: none; outline: none; }}
QListWidget#files::item {{ border-radius: 7px; padding: 3px; }}
QListWidget#files::item:selected {{ color: {c.ink}; background: {c.line}; }}
QListWidget#files QScrollBar:vertical {{ background: transparent; width: 9px; margin: 4px 1px; }}
QListWidget#files QScrollBar::handle:vertical {{ background: {c.line}; border-radius: 3px;
  min-height: 24px; }}
QListWidget#files QScrollBar::handle:vertical:hover {{ background: {c.muted}; }}
QListWidget#files QScrollBar::add-line, QListWidget#files QScrollBar::sub-line {{ height: 0; }}
QListWidget#files QScrollBar::add-page, QListWidget#files QScrollBar::sub-page {{
  background: transparent; }}
QSlider::groove:horizontal {{ height: 6px; border-radius: 3px; background: {c.line}; }}
QSlider::{passed}-page:horizontal {{ height: 6px; border-radius: 3px; background: {c.accent}; }}
QSlider::{ahead}-page:horizontal {{ height: 6px; border-radius: 3px; background: {c.line}; }}
QSlider::handle:horizontal {{ width: 14px; height: 14px; margin: -7px 0; border-radius: 10px;
  background: {c.accent}; border: 3px solid {c.surface}; }}
QSlider::handle:horizontal:focus {{ border-color: {c.ink}; }}
QGraphicsView#map {{ border: 2px solid {c.surface}; border-radius: 6px; }}
QGraphicsView#map:focus {{ border-color: {c.accent}; }}
QFrame#panel {{ background: {c.surface}; border: 1px solid {c.line}; border-radius: 12px; }}
QFrame#panel QLabel {{ background: transparent; }}
QLabel#heading {{ font-weight: 600; }}
QLabel#muted {{ color: {c.muted}; }}
QLabel#small {{ color: {c.muted}; font-size: 8pt; font-weight: 600; padding-bottom: 1px; }}
QTextBrowser#reading, QScrollArea#reading {{ background: {c.surface};
  border: 1px solid {c.line}; border-radius: 12px; padding: 4px; }}
QTextBrowser#reading:focus, QScrollArea#reading:focus {{ border: 2px solid {c.accent};
  padding: 3px; }}
QScrollArea#reading QWidget#sheet {{ background: {c.surface}; }}
QLabel#key {{ background: {c.window}; border: 1px solid {c.line}; border-radius: 5px;
  padding: 2px 8px; }}
*#reading QScrollBar:vertical {{ background: transparent; width: 9px; margin: 6px 1px; }}
*#reading QScrollBar::handle:vertical {{ background: {c.line}; border-radius: 3px;
  min-height: 24px; }}
*#reading QScrollBar::handle:vertical:hover {{ background: {c.muted}; }}
*#reading QScrollBar::add-line, *#reading QScrollBar::sub-line {{ height: 0; }}
*#reading QScrollBar::add-page, *#reading QScrollBar::sub-page {{ background: transparent; }}
QListView#strip QScrollBar::add-page, QListView#strip QScrollBar::sub-page {{
  background: transparent; }}
QListView#strip {{ background: transparent; border: none; }}
QListView#strip QScrollBar:horizontal {{ background: transparent; height: 7px; margin: 1px 4px; }}
QListView#strip QScrollBar::handle:horizontal {{ background: {c.line}; border-radius: 2px;
  min-width: 24px; }}
QListView#strip QScrollBar::handle:horizontal:hover {{ background: {c.muted}; }}
QListView#strip QScrollBar::add-line, QListView#strip QScrollBar::sub-line {{ width: 0; }}
QFrame#banner {{ background: {c.warning}; border-radius: 10px; }}
QFrame#banner QLabel {{ color: {c.on_warning}; }}
QFrame#banner QPushButton {{ color: {c.on_warning}; background: transparent; }}
QPushButton#bannerClose {{ border: none; padding: 2px 8px; font-size: 15pt; }}
QPushButton#bannerAction {{ border-color: {c.on_warning}; padding: 3px 12px; font-weight: 600; }}
QPushButton#bannerAction:focus, QPushButton#bannerClose:focus {{
  border: 2px solid {c.on_warning}; }}
QSplitter::handle {{ background: transparent; }}
QLineEdit#inline, QDoubleSpinBox#inline {{ color: {c.ink}; background: {c.surface};
  border: 1px solid {c.line}; border-radius: 5px; padding: 1px 4px;
  selection-background-color: {c.accent}; selection-color: {c.on_accent}; }}
QLineEdit#inline:focus, QDoubleSpinBox#inline:focus {{ border: 2px solid {c.accent};
  padding: 0 3px; }}
QPushButton#small {{ padding: 3px 10px; }}
QPushButton#small:focus {{ padding: 2px 9px; }}
QPushButton#quiet {{ background: transparent; border: none; border-radius: 6px; padding: 0; }}
QPushButton#quiet:hover {{ background: {c.line}; }}
QPushButton#quiet:focus {{ border: 2px solid {c.accent}; padding: 0; }}
QLabel#sign {{ color: {c.muted}; font-size: 15pt; }}
QLineEdit#code {{ color: {c.muted}; background: transparent; border: none; padding: 0; }}
QLineEdit#code:focus {{ border: none; border-bottom: 2px solid {c.accent}; padding: 0; }}
QScrollArea#plain, QScrollArea#plain > QWidget > QWidget {{ background: transparent; }}
QScrollArea#plain QScrollBar:vertical {{ background: transparent; width: 9px; margin: 0 1px; }}
QScrollArea#plain QScrollBar::handle:vertical {{ background: {c.line}; border-radius: 3px;
  min-height: 24px; }}
QScrollArea#plain QScrollBar::handle:vertical:hover {{ background: {c.muted}; }}
QScrollArea#plain QScrollBar::add-line, QScrollArea#plain QScrollBar::sub-line {{ height: 0; }}
QScrollArea#plain QScrollBar::add-page, QScrollArea#plain QScrollBar::sub-page {{
  background: transparent; }}
"""
