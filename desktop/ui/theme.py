"""Every colour of the window, for light and for dark, and the one style sheet they go into."""

from dataclasses import asdict, dataclass
from importlib import resources
from string import Template

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
    disabled: str  # what can be read and not be pressed now
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
    disabled="#a3a39e", line="#dcd9d1", accent="#1f7a63", on_accent="#ffffff", learned="#c98a3d",
    prior="#7c93a8", dot="#6b7885", warning="#fbe8df", on_warning="#7d2f17",
)  # fmt: skip
DARK = Colours(
    window="#1b1e20", surface="#24282b", raised="#2d3235", ink="#e8e6e1", muted="#9ba2a8",
    disabled="#747c82", line="#3a4044", accent="#5cc8a8", on_accent="#10231d", learned="#d9a35c",
    prior="#7f9ab5", dot="#95a2ae", warning="#47291f", on_warning="#f6cdbd",
)  # fmt: skip

# Background and ink of contact sheets, which keep their colours wherever they are looked at.
SHEET_LIGHT = (LIGHT.surface, LIGHT.muted)
SHEET_DARK = (DARK.window, DARK.muted)

STYLE_SHEET = Template((resources.files("desktop.ui") / "window.qss").read_text("utf-8"))
CHOICES = ("system", "light", "dark")


class Theme(QObject):
    """The colours in use: the system's, followed as it changes, or the user's own choice.

    Widgets read `colours` when they paint, and paint again when `changed` is emitted.
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
    for widget in ("QCheckBox", "QRadioButton"):
        app.setPalette(palette, widget)
    right_to_left = app.layoutDirection() == Qt.LayoutDirection.RightToLeft
    style_sheet = _style_sheet(colours, right_to_left)
    if style_sheet != app.styleSheet():  # Qt would dress every widget anew, and nothing change
        app.setStyleSheet(style_sheet)
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


def _style_sheet(colours: Colours, right_to_left: bool) -> str:
    # A style sheet's sub-page lies to the left of the handle whatever the direction.
    passed, ahead = ("add", "sub") if right_to_left else ("sub", "add")
    return STYLE_SHEET.substitute(asdict(colours), passed=passed, ahead=ahead)
