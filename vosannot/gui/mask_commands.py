"""The actions of the Mask menu, and the small menus that ask for the other object."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QCursor, QIcon, QPixmap
from PySide6.QtWidgets import QMenu

from vosannot.core.words import tr
from vosannot.gui.actions import Actions, Spec
from vosannot.gui.session.masking import Refinement

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow

__all__ = ["MASK_MENU", "MASK_NEEDS_CLIP", "REFINE", "object_menu", "register_masks"]

REFINE = ("mask.grow", "mask.shrink", "mask.smooth", "mask.fill_holes", "mask.remove_specks", "mask.keep_largest")
_COPY = ("mask.copy_next", "mask.copy_previous", "mask.copy_all_next", "mask.copy_all_previous")
_OBJECTS = ("object.merge", "object.swap")
MASK_MENU = (*REFINE, "-", *_COPY, "-", *_OBJECTS)
MASK_NEEDS_CLIP = (*REFINE, *_COPY, *_OBJECTS)


def register_masks(actions: Actions, window: "MainWindow") -> None:
    """Fill the registry."""
    masking = window.controller.masking
    add = actions.add

    def refine(how: Refinement) -> Callable[[], None]:
        return lambda: masking.refine(how)

    def copy(step: int, everything: bool) -> Callable[[], None]:
        return lambda: masking.copy(step, everything=everything)

    add(Spec("mask.grow", tr("&Grow"), ("Ctrl+]",), "grow", tr("Grow the object's mask")), refine(Refinement.GROW))
    add(
        Spec("mask.shrink", tr("Sh&rink"), ("Ctrl+[",), "shrink", tr("Shrink the object's mask")),
        refine(Refinement.SHRINK),
    )
    add(
        Spec("mask.smooth", tr("S&mooth"), ("Shift+S",), "smooth", tr("Smooth the object's outline")),
        refine(Refinement.SMOOTH),
    )
    add(
        Spec(
            "mask.fill_holes", tr("Fill &holes"), ("Shift+F",), "fill-holes", tr("Fill the holes in the object's mask")
        ),
        refine(Refinement.FILL_HOLES),
    )
    add(
        Spec(
            "mask.remove_specks", tr("Remove &specks"), ("Shift+X",), "specks", tr("Remove the object's small pieces")
        ),
        refine(Refinement.REMOVE_SPECKS),
    )
    add(
        Spec(
            "mask.keep_largest",
            tr("&Keep the largest piece"),
            ("Shift+K",),
            "largest",
            tr("Remove all but the largest piece"),
        ),
        refine(Refinement.KEEP_LARGEST),
    )
    add(
        Spec(
            "mask.copy_next",
            tr("&Copy to the next frame"),
            ("C",),
            "copy-next",
            tr("Copy the object's mask, and go there"),
        ),
        copy(1, False),
    )
    add(
        Spec(
            "mask.copy_previous",
            tr("Copy to the &previous frame"),
            ("Shift+C",),
            "copy-previous",
            tr("Copy the object's mask, and go there"),
        ),
        copy(-1, False),
    )
    add(
        Spec("mask.copy_all_next", tr("Copy &all masks to the next frame"), ("Ctrl+Shift+C",), "copy-next"),
        copy(1, True),
    )
    add(
        Spec("mask.copy_all_previous", tr("Copy all masks to the pre&vious frame"), (), "copy-previous"), copy(-1, True)
    )
    add(
        Spec("object.merge", tr("M&erge into…"), ("U",), "merge", tr("Make the object part of another one")),
        lambda: _ask_other(window, merge_menu(window)),
    )
    add(
        Spec(
            "object.swap", tr("S&wap with…"), ("Shift+U",), "swap", tr("Exchange the object's masks with another one's")
        ),
        lambda: _ask_other(window, swap_menu(window)),
    )


def merge_menu(window: "MainWindow", parent: QMenu | None = None) -> QMenu:
    """Which object the current one becomes part of, and where."""
    return _other_menu(window, parent, tr("Merge into"), window.controller.masking.merge)


def swap_menu(window: "MainWindow", parent: QMenu | None = None) -> QMenu:
    """Which object the current one is swapped with, and where."""
    return _other_menu(window, parent, tr("Swap with"), window.controller.masking.swap)


def object_menu(window: "MainWindow") -> QMenu:
    """What can be done with the current object, for the list of objects."""
    menu = QMenu(window)
    menu.setObjectName("objectMenu")
    menu.addMenu(merge_menu(window, menu))
    menu.addMenu(swap_menu(window, menu))
    menu.addSeparator()
    window.registry.fill(menu, (*_COPY[:2], "-", "object.remove"))
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _other_menu(window: "MainWindow", parent: QMenu | None, title: str, do: Callable[..., None]) -> QMenu:
    menu = QMenu(title, parent or window)
    menu.setObjectName("otherMenu")
    session = window.controller.session
    colours = {o.id: o.colour for o in session.document.objects()} if session is not None else {}
    others = window.controller.masking.others()
    for scope, everywhere in ((tr("on every frame"), True), (tr("only on this frame"), False)):
        if not everywhere:
            menu.addSeparator()
        heading = menu.addAction(f"{title}, {scope}")
        heading.setEnabled(False)
        for object_id, name in others:
            text = tr("{object_id}  {name}", object_id=object_id, name=name if len(name) <= 40 else f"{name[:38]} …")
            entry = menu.addAction(_swatch(colours[object_id]), text.replace("&", "&&"))
            entry.setData((object_id, everywhere))
            entry.triggered.connect(lambda _=False, i=object_id, e=everywhere: do(i, everywhere=e))
    menu.setEnabled(bool(others))
    return menu


def _ask_other(window: "MainWindow", menu: QMenu) -> None:
    """Show the menu at the mouse; it blocks nothing."""
    if not window.controller.masking.others():
        menu.deleteLater()
        window.controller.masking.say(tr("This needs two objects: {object.add} adds another one."))
        return
    menu.aboutToHide.connect(menu.deleteLater)
    mouse = window.canvas.mouse
    place = window.canvas.mapToGlobal(mouse) if mouse is not None else QCursor.pos()
    if not window.frameGeometry().contains(place):
        place = window.canvas.mapToGlobal(QPoint(24, 24))
    menu.popup(place)


def _swatch(colour: tuple[int, int, int]) -> QIcon:
    pixmap = QPixmap(14, 14)
    pixmap.fill(QColor(*colour))
    return QIcon(pixmap)
