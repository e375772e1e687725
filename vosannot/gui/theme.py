"""Colours, sizes and fonts of both themes, and the style sheet made from them.

Everything sits on a 4 px grid; there are two font sizes; text has a contrast of at least 4.5:1 on what it stands on.
"""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from vosannot.gui.stylesheet import stylesheet

__all__ = [
    "BODY_PX", "DARK", "LIGHT", "SMALL_PX", "Theme", "ThemeKeeper", "body_font", "current", "figures_font",
    "small_font",
]  # fmt: skip

BODY_PX = 13
SMALL_PX = 11


@dataclass(frozen=True, slots=True)
class Theme:
    """One set of colours, as ``#rrggbb``.

    Attributes:
        stage: around the picture. well: sunken (inputs, timeline). panel: panels and bars. raised: buttons.
        manual, propagated, approved: provenance; the timeline tells them apart by height too.
        low, high: ends of the confidence scale.
    """

    dark: bool
    stage: str
    well: str
    window: str
    panel: str
    raised: str
    hover: str
    line: str
    text: str
    muted: str
    disabled: str
    accent: str
    on_accent: str
    accent_soft: str
    focus: str
    manual: str
    propagated: str
    approved: str
    good: str
    warning: str
    danger: str
    low: str
    high: str


DARK = Theme(
    dark=True, stage="#0e1013", well="#14171b", window="#181b20", panel="#1d2126", raised="#2a2f37", hover="#353b45",
    line="#31363f", text="#e7e9ed", muted="#a2abb8", disabled="#6b7482", accent="#8aa2ff", on_accent="#0c1230",
    accent_soft="#2c3556", focus="#a9baff", manual="#ffb547", propagated="#5b9df5", approved="#45c98b",
    good="#45c98b", warning="#ffb547", danger="#ff7b72", low="#ff6b5e", high="#2c6f63",
)  # fmt: skip
LIGHT = Theme(
    dark=False, stage="#d5d9df", well="#ffffff", window="#eceef2", panel="#f7f8fa", raised="#ffffff", hover="#e6e9ef",
    line="#cfd4dc", text="#1b1f26", muted="#566070", disabled="#98a1ae", accent="#3a56d4", on_accent="#ffffff",
    accent_soft="#dce3ff", focus="#3a56d4", manual="#c26a00", propagated="#2f6fd0", approved="#15804f",
    good="#15804f", warning="#9a5b00", danger="#c02b20", low="#e0483b", high="#a8d5c8",
)  # fmt: skip

_current = DARK


def current() -> Theme:
    """The theme that the window wears now."""
    return _current


def _tabular(font: QFont) -> QFont:
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def body_font() -> QFont:
    """The system's font at body size, with figures of equal width."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPixelSize(BODY_PX)
    return _tabular(font)


def small_font() -> QFont:
    """For captions, legends and axis labels."""
    font = body_font()
    font.setPixelSize(SMALL_PX)
    return font


def figures_font(pixels: int = BODY_PX) -> QFont:
    """For numbers that change in place."""
    font = body_font()
    font.setPixelSize(pixels)
    return font


def _palette(theme: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, colour in {
        role.Window: theme.window, role.WindowText: theme.text, role.Base: theme.well, role.AlternateBase: theme.panel,
        role.Text: theme.text, role.Button: theme.raised, role.ButtonText: theme.text, role.BrightText: theme.danger,
        role.Highlight: theme.accent, role.HighlightedText: theme.on_accent, role.Link: theme.accent,
        role.ToolTipBase: theme.raised, role.ToolTipText: theme.text, role.PlaceholderText: theme.muted,
        role.Mid: theme.line, role.Dark: theme.line, role.Light: theme.hover, role.Midlight: theme.hover,
        role.Shadow: theme.stage, role.Accent: theme.accent,
    }.items():  # fmt: skip
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(theme.disabled))
    return palette


class ThemeKeeper(QObject):
    """Keeps the application in the theme that the person or the system asks for.

    ``changed`` is emitted after palette and style sheet are in place.
    """

    changed = Signal()

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        if app.style().name().lower() != "fusion":
            app.setStyle("Fusion")
        app.setFont(body_font())
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda *_: self._apply())
        self._apply()

    @property
    def choice(self) -> str:
        """ "system", "dark" or "light"."""
        return self._choice

    @choice.setter
    def choice(self, choice: str) -> None:
        self._choice = choice
        self._apply()

    def _wanted(self) -> Theme:
        if self._choice in ("dark", "light"):
            return DARK if self._choice == "dark" else LIGHT
        scheme = QGuiApplication.styleHints().colorScheme()
        # Where the system does not say, dark: the eye judges a picture best on dark grey.
        return LIGHT if scheme == Qt.ColorScheme.Light else DARK

    def _apply(self) -> None:
        global _current
        theme = self._wanted()
        if theme is _current and self._app.styleSheet():
            return
        _current = theme
        self._app.setPalette(_palette(theme))
        self._app.setStyleSheet(stylesheet(theme))
        self.changed.emit()
