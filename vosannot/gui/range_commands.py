"""The actions of the Range menu: selecting frames, and what can be done with those selected."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from vosannot.core.words import tr
from vosannot.gui.actions import Actions, Spec

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow

__all__ = ["RANGE_BAR_MENU", "RANGE_MENU", "RANGE_NEEDS_CLIP", "popup_range_menu", "register_ranges"]

_SELECT = (
    "range.begin", "range.end", "range.longer", "range.shorter", "range.above", "range.below", "range.all",
    "range.clear",
)  # fmt: skip
RANGE_BAR_MENU = (
    "range.propagate", "range.interpolate", "-", "range.approve", "range.unapprove", "-", "range.delete",
    "range.delete_all",
)  # fmt: skip
RANGE_MENU = (*RANGE_BAR_MENU, "-", *_SELECT)
RANGE_NEEDS_CLIP = tuple(i for i in RANGE_MENU if i not in ("-", "range.clear"))


def register_ranges(actions: Actions, window: "MainWindow") -> None:
    """Fill the registry."""
    ranges = window.controller.ranges
    add = actions.add
    add(
        Spec("range.begin", tr("Begin the range &here"), ("I",), "", tr("The selected range begins on this frame")),
        ranges.begin_here,
    )
    add(
        Spec("range.end", tr("&End the range here"), ("Shift+I",), "", tr("The selected range ends on this frame")),
        ranges.end_here,
    )
    add(Spec("range.longer", tr("Extend by a frame for&wards"), ("Alt+Right",)), lambda: ranges.extend(1))
    add(Spec("range.shorter", tr("Extend by a frame &backwards"), ("Alt+Left",)), lambda: ranges.extend(-1))
    add(Spec("range.above", tr("Take in the lane ab&ove"), ("Alt+Up",)), lambda: ranges.widen(-1))
    add(Spec("range.below", tr("Take in the lane be&low"), ("Alt+Down",)), lambda: ranges.widen(1))
    add(Spec("range.all", tr("&Select all frames"), ("Ctrl+A",)), ranges.select_all)

    def clear() -> None:
        ranges.clear()
        window.canvas.setFocus()

    away = add(Spec("range.clear", tr("Select &nothing"), ("Escape",), "close", tr("Select nothing")), clear)
    away.setEnabled(False)  # Esc belongs to others while nothing is selected
    ranges.changed.connect(lambda: away.setEnabled(ranges.selection is not None))
    add(
        Spec(
            "range.propagate",
            tr("&Re-propagate the range"),
            ("Shift+R",),
            "propagate-between",
            tr("Predict the selected frames anew, and no others"),
        ),
        ranges.propagate,
    )
    add(
        Spec(
            "range.interpolate",
            tr("&Interpolate"),
            ("Y",),
            "interpolate",
            tr("Fill the selected frames with shapes between the masks at both ends"),
        ),
        ranges.interpolate,
    )
    add(
        Spec("range.approve", tr("&Approve the range"), ("Shift+Return",), "check"),
        ranges.approve,
    )
    add(Spec("range.unapprove", tr("Take appro&val back"), ("Ctrl+Shift+Return",)), ranges.unapprove)
    add(
        Spec(
            "range.delete",
            tr("&Delete the selected objects"),
            ("Shift+Delete",),
            "trash",
            tr("Delete them on these frames"),
        ),
        ranges.delete,
    )
    add(Spec("range.delete_all", tr("Delete all &masks in the range"), (), "trash"), ranges.delete_everything)

    def follow() -> None:
        """What would be deleted stands in the menu."""
        whom = ranges.whom()
        actions["range.delete"].setText(
            tr("&Delete {whom}", whom=whom.replace("&", "&&")) if whom else tr("&Delete the selected objects")
        )

    ranges.changed.connect(follow)


def popup_range_menu(window: "MainWindow", place: QPoint) -> None:
    """What can be done with the selection, at a place of the screen; it blocks nothing."""
    menu = QMenu(window)
    menu.setObjectName("rangeMenu")
    heading = menu.addAction(window.controller.ranges.words() or tr("No frames are selected"))
    heading.setEnabled(False)
    menu.addSeparator()
    window.registry.fill(menu, (*RANGE_BAR_MENU, "-", "range.begin", "range.end", "range.all", "range.clear"))
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(place)
