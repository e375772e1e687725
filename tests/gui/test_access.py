"""Every control can be reached with the keyboard and has a name for a screen reader."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)  # fmt: skip

from tests.gui.screens import every_screen

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit, QProgressBar, QTabBar,
    QTextEdit,
)  # fmt: skip

WHOLE = (
    QAbstractSpinBox, QComboBox, QTabBar, QLineEdit, QAbstractItemView, QKeySequenceEdit, QMenu, QMenuBar,
)  # fmt: skip


def part_of_another(widget: QWidget) -> bool:
    """The line of a spin box, the list of a combo box, the buttons of a tab bar: Qt names the whole."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QDialog):
        whole = isinstance(
            parent, QAbstractSpinBox | QComboBox | QTabBar | QLineEdit | QAbstractItemView | QKeySequenceEdit
        )
        if whole or isinstance(parent, QMenu | QMenuBar):
            return True
        parent = parent.parentWidget()
    return isinstance(parent, QFileDialog)


def controls(screen: QWidget) -> list[QWidget]:
    """What a person can operate; not what waits, hidden and without words, until there is something to say."""
    own = [w for w in screen.findChildren(QWidget) if w.window() is screen.window() and w.isVisibleTo(screen)]
    taking = [w for w in own if w.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(w, CONTROLS)]
    left_out = (QScrollBar, QScrollArea, QHeaderView, QMenu, QMenuBar, QLabel)
    return [w for w in taking if not isinstance(w, left_out) and not part_of_another(w) and type(w) is not QWidget]


def name_of(widget: QWidget, screen: QWidget) -> str:
    """What a screen reader says: the name, the words on it, or those of its label."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    buddy = next((label.text() for label in screen.findChildren(QLabel) if label.buddy() is widget), "")
    return widget.accessibleName() or text.replace("&", "") or buddy


def told(widget: QWidget) -> str:
    parents, parent = [], widget.parentWidget()
    while parent is not None and len(parents) < 3:
        parents.append(type(parent).__name__)
        parent = parent.parentWidget()
    return f"{type(widget).__name__} in {' in '.join(parents)}"


def test_every_control_has_a_name(person) -> None:
    nameless = []
    for name, screen in every_screen(person.window, person.wait):
        nameless += [f"{name}: {told(w)}" for w in controls(screen) if not name_of(w, screen).strip()]
    assert not nameless, "\n".join(nameless)


def test_the_picture_and_the_timeline_say_what_they_are(person) -> None:
    window = person.window
    for part in (window.canvas, window.timeline.view):
        assert part.accessibleName() and part.accessibleDescription()


def test_every_dialog_can_be_walked_through(person) -> None:
    """Tab comes by each control that is shown and can be used, in the order in which they are seen, and back."""
    wrong = []
    for name, screen in every_screen(person.window, person.wait):
        if not isinstance(screen, QDialog) or isinstance(screen, QFileDialog):
            continue
        usable = [w for w in controls(screen) if w.isVisible() and w.isEnabled()]
        tabs = [w for w in usable if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        chain, widget = [], screen.nextInFocusChain()
        while widget is not screen and len(chain) < 2000:
            if widget in tabs:
                chain.append(widget)
            widget = widget.nextInFocusChain()
        missing = [w for w in tabs if w not in chain]
        operated = [w for w in usable if isinstance(w, CONTROLS) and not isinstance(w, QProgressBar)]
        unreachable = [w for w in operated if w.focusPolicy() == Qt.FocusPolicy.NoFocus]
        wrong += [f"{name}: {told(w)}" for w in (*missing, *unreachable)]
    assert not wrong, "\n".join(map(str, wrong))
