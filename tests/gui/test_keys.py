"""Keys of one's own: they hold at once and after a restart, nothing has two meanings, and the texts name them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from tests.gui.conftest import Person, away_with
from vosannot.core.errors import ExportError
from vosannot.gui.app import make_window
from vosannot.gui.dialogs.key_editor import KeyEditor
from vosannot.gui.dialogs.keys import KeysDialog, save_sheet
from vosannot.gui.key_map import KeyMap
from vosannot.gui.preferences import Preferences
from vosannot.gui.session.tools import Tool


@pytest.fixture
def editor(person: Person) -> KeyEditor:
    person.window.registry["help.change_keys"].trigger()
    return person.window.findChildren(KeyEditor)[0]


def back_to_the_canvas(person: Person, editor: KeyEditor) -> None:
    editor.hide()
    person.window.activateWindow()
    person.canvas.setFocus()
    person.wait(person.canvas.hasFocus)


def press(editor: KeyEditor, key: str) -> None:
    editor.key.setKeySequence(QKeySequence(key))


def test_a_new_key_holds_at_once_and_everywhere(person: Person, editor: KeyEditor) -> None:
    editor.choose("propagate.adapt")
    press(editor, "F9")
    editor.set_button.click()
    assert person.window.adapt.start_button.text().endswith("F9")
    assert person.window.registry["propagate.adapt"].toolTip().endswith("(F9)")
    assert "F9 adapts" in person.window.registry.worded(person.controller.lookout.emptiness)
    person.window.registry["propagate.adapt"].triggered.connect(lambda: said.append("adapt"))
    said: list[str] = []
    back_to_the_canvas(person, editor)
    person.key(Qt.Key.Key_A)
    assert not said
    person.key(Qt.Key.Key_F9)
    assert said == ["adapt"]
    editor.usual_button.click()
    assert person.window.adapt.start_button.text().endswith("   A")


def test_a_key_has_one_meaning(person: Person, editor: KeyEditor) -> None:
    editor.choose("tool.lasso")
    press(editor, "B")
    assert "Paint ▸ Brush, which would lose it" in editor.note.text()
    editor.add_button.click()
    registry = person.window.registry
    lasso, brush = registry["tool.lasso"], registry["tool.brush"]
    assert [s.toString() for s in lasso.shortcuts()] == ["Q", "B"] and not brush.shortcuts()
    back_to_the_canvas(person, editor)
    person.key(Qt.Key.Key_B)
    assert person.controller.tools.tool is Tool.LASSO
    registry.rebind("tool.brush", None)  # takes its key back
    assert [s.toString() for s in lasso.shortcuts()] == ["Q"] and brush.shortcut().toString() == "B"
    for key in ("X", "3", "Esc"):
        press(editor, key)
        assert "cannot be given away" in editor.note.text()
        assert not editor.set_button.isEnabled() and not editor.add_button.isEnabled()


def test_no_key_at_all_and_all_as_they_were(person: Person, editor: KeyEditor) -> None:
    editor.choose("object.add")
    editor.none_button.click()
    assert "“New object” adds another" in person.window.registry.worded("{object.add} adds another")
    assert editor.table.item(editor.table.currentRow(), 2).text() == ""
    person.window.registry.usual_again()
    assert person.window.registry["object.add"].shortcut().toString() == "N"
    assert not any(key.startswith("keys/") and person.controller.preferences.text(key) for key in _stored(person))


def _stored(person: Person) -> list[str]:
    return list(person.controller.preferences._store.allKeys())


def test_keys_survive_a_restart(person: Person, tmp_path: Path, application) -> None:
    person.window.registry.rebind("tool.hand", ("Ctrl+H", "F8"))
    person.controller.preferences.sync()
    again = make_window(application, Preferences(tmp_path / "window.ini"), runner=person.runner)
    assert [s.toString() for s in again.registry["tool.hand"].shortcuts()] == ["Ctrl+H", "F8"]
    away_with(again)


@pytest.mark.parametrize("stored", ["not json", "3", '["Ctrl+Foo"]', "[7]", '["Ctrl+K, B"]'])
def test_nonsense_in_the_settings_file(tmp_path: Path, stored: str) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    preferences.set("keys/tool.brush", stored)
    assert KeyMap(preferences).keys("tool.brush", ("B",)) == ("B",)


def test_the_search_finds_a_command(person: Person, editor: KeyEditor) -> None:
    QTest.keyClicks(editor.filter, "onion")
    assert [editor.table.item(row, 0).text() for row in range(editor.table.rowCount())] == ["Onion skin"]


def test_the_sheet_follows_and_is_written(person: Person, tmp_path: Path) -> None:
    person.window.registry["help.keys"].trigger()
    sheet = person.window.findChildren(KeysDialog)[0]
    person.window.registry.rebind("tool.brush", ("F7",))
    from PySide6.QtWidgets import QLabel

    assert "F7" in [label.text() for label in sheet.findChildren(QLabel)]
    path = tmp_path / "keys.pdf"
    save_sheet(person.window.registry, path)
    data = path.read_bytes()
    assert data.startswith(b"%PDF") and data.count(b"/Type /Page\n") == 1
    with pytest.raises(ExportError, match="cannot be written"):
        save_sheet(person.window.registry, tmp_path / "nowhere" / "keys.pdf")
