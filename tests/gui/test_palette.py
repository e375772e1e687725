"""The command palette."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vosannot.gui.actions import SECTIONS, Spec
from vosannot.gui.dialogs.palette import CommandPalette, found
from vosannot.gui.session.tools import Tool


@pytest.fixture
def palette(person):
    person.key(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    person.wait(lambda: bool(person.window.findChildren(CommandPalette)))
    return person.window.findChildren(CommandPalette)[0]


def titles(palette):
    return [spec.plain_title for spec in palette._model.specs]


def test_words_are_found_best_first():
    specs = [
        Spec("tool.a", "Fit the &brush", tip=""),
        Spec("tool.b", "&Brush", tip=""),
        Spec("tool.c", "Airbrush"),
        Spec("view.d", "Zoom", tip="does as a brush does"),
        Spec("view.e", "Cut && paste"),
    ]
    assert [spec.id for spec in found(specs, "brush")] == ["tool.b", "tool.a", "tool.c", "view.d"]
    assert [spec.id for spec in found(specs, "BRU fit")] == ["tool.a"]
    assert [spec.id for spec in found(specs, "cut &")] == ["view.e"]
    assert found(specs, "nothing") == []
    assert len(found(specs, "  ")) == 5


def test_it_has_every_action_and_each_has_a_section(person, palette):
    assert sorted(titles(palette)) == sorted(spec.plain_title for spec in person.window.registry.specs())
    assert all(spec.id.split(".")[0] in SECTIONS for spec in person.window.registry.specs())


def test_typing_and_return_do_it(person, palette):
    QTest.keyClicks(palette.entry, "eras")
    assert titles(palette)[0] == "Eraser"
    QTest.keyClick(palette.entry, Qt.Key.Key_Return)
    assert person.controller.tools.tool is Tool.ERASER
    person.wait(lambda: not person.window.findChildren(CommandPalette))


def test_arrows_choose_and_a_click_does_it(person, palette):
    QTest.keyClicks(palette.entry, "frame")
    QTest.keyClick(palette.entry, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    row = titles(palette).index("Next frame")
    index = palette.list.model().index(row)
    palette.list.scrollTo(index)
    QApplication.processEvents()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=palette.list.visualRect(index).center())
    person.wait(lambda: person.session.frame == 1)


def test_what_cannot_be_done_now_comes_last_and_does_nothing(person, palette):
    assert not person.window.registry["edit.undo"].isEnabled()
    QTest.keyClicks(palette.entry, "undo")
    assert palette._model.specs[-1].id == "edit.undo" or titles(palette) == ["Undo"]
    palette.list.setCurrentIndex(palette.list.model().index(len(titles(palette)) - 1))
    QTest.keyClick(palette.entry, Qt.Key.Key_Return)
    assert person.window.findChildren(CommandPalette)  # still there


def test_no_hit_says_so(person, palette):
    QTest.keyClicks(palette.entry, "zzz")
    assert titles(palette) == []
    palette.grab()
    QTest.keyClick(palette.entry, Qt.Key.Key_Escape)
    person.wait(lambda: not person.window.findChildren(CommandPalette))
