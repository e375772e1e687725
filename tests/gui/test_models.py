"""The dialog "Models" and the choice of a model in the panel."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from tests.engines.shelf import left_over, offer, shelf, tiny  # noqa: F401 (fixtures)
from tests.gui.conftest import Person
from vosannot.core.events import Finished, IterationDone, StageStarted
from vosannot.core.paths import models_dir
from vosannot.engines.models.importing import import_model
from vosannot.gui.dialogs.models import ModelsDialog
from vosannot.gui.panels.model_choice import ModelChoice
from vosannot.jobs.runner import JobState


@pytest.fixture
def stocked(shelf, tiny) -> Path:  # noqa: F811
    """A bundled model (here), one to fetch (far), imported ones of both families, and a damaged card."""
    offer(shelf)
    list(import_model(tiny["stcn"], "mine"))
    list(import_model(tiny["xmem"], "long"))
    (models_dir() / "worn.json").write_text("{")
    return shelf


@pytest.fixture
def owner(stocked, welcome: Person) -> Person:
    welcome.wait(lambda: welcome.controller.models.entries is not None)
    return welcome


@pytest.fixture
def dialog(owner: Person) -> ModelsDialog:
    owner.window.registry["propagate.models"].trigger()
    found = owner.window.findChild(ModelsDialog)
    owner.wait(lambda: found.table.rowCount() > 0)
    return found


def rows(dialog: ModelsDialog) -> dict[str, str]:
    table = dialog.table
    return {table.item(r, 0).text(): table.item(r, 5).text() for r in range(table.rowCount())}


def choice(person: Person) -> ModelChoice:
    return person.window.adapt.form.editor("weights")


def texts(combo: ModelChoice) -> list[str]:
    return [combo.itemText(i) for i in range(combo.count()) if combo.itemText(i)]


def submitted(person: Person):
    person.wait(lambda: bool(person.runner.submitted))
    return person.runner.submitted[-1]


def test_the_table_shows_every_model_and_what_can_be_done(dialog: ModelsDialog) -> None:
    assert rows(dialog) == {
        "here": "bundled", "mine": "installed", "long": "installed", "worn": "damaged", "far": "can be fetched",
    }  # fmt: skip
    for name, fetch, remove in (("here", 0, 0), ("mine", 0, 1), ("worn", 0, 1), ("far", 1, 0)):
        dialog.select(name)
        assert dialog.selected.name == name
        assert dialog.fetch_button.isEnabled() == bool(fetch)
        assert dialog.remove_button.isEnabled() == bool(remove)
    dialog.select("worn")
    assert "worn.json" in dialog.note.text()
    dialog.select("far")
    assert "no published checksum" in dialog.note.text()
    assert not dialog.stop_button.isEnabled() and not dialog.error.isVisible()


def test_fetching_shows_progress_can_be_stopped_and_gone_on_with(owner: Person, dialog: ModelsDialog) -> None:
    dialog.select("far")
    dialog.fetch_button.click()
    job = submitted(owner)
    assert (job.engine, job.params) == ("vosannot.engines.models.fetching:fetch_model", {"name": "far"})
    job.emit(StageStarted("fetch", 249), IterationDone("fetch", 83, 249))
    owner.wait(lambda: dialog.progress.value() == 83)
    assert dialog.progress.maximum() == 249 and dialog.progress.isVisible()
    assert not dialog.fetch_button.isEnabled() and not dialog.import_button.isEnabled()
    assert owner.controller.tasks.running
    with (models_dir() / "far.part.safetensors").open("wb") as part:
        part.truncate(83_000_000)
    dialog.stop_button.click()
    owner.wait(lambda: rows(dialog)["far"] == "partly fetched, 83 MB")
    assert job.stops == 1
    assert not dialog.progress.isVisible()
    assert dialog.fetch_button.text() == "Go on fetching" and dialog.fetch_button.isEnabled()
    assert dialog.selected.name == "far"


def test_a_failure_is_said_in_place_and_the_next_try_clears_it(owner: Person, dialog: ModelsDialog) -> None:
    dialog.select("far")
    dialog.fetch_button.click()
    submitted(owner).end(JobState.FAILED, "github.com cannot be reached.")
    owner.wait(lambda: dialog.error.isVisible())
    assert dialog.error.text() == "github.com cannot be reached." == owner.banner
    dialog.fetch_button.click()
    assert not dialog.error.isVisible()


def test_what_is_fetched_goes_on_when_the_dialog_is_closed(owner: Person, dialog: ModelsDialog, tiny) -> None:  # noqa: F811
    dialog.select("far")
    dialog.fetch_button.click()
    job = submitted(owner)
    dialog.close()
    job.emit(Finished({"name": "far", "family": "stcn"}))
    job.end()
    owner.wait(lambda: "far is ready" in owner.banner)


def test_removing_asks_first(owner: Person, dialog: ModelsDialog) -> None:
    for button, gone in (("Keep", False), ("Remove", True)):
        dialog.select("mine")
        dialog.remove_button.click()
        box = dialog.findChildren(QMessageBox)[-1]
        next(b for b in box.buttons() if b.text() == button).click()
        owner.wait(lambda gone=gone: ("mine" not in rows(dialog)) == gone)
    assert not [name for name in left_over() if name.startswith("mine")]


def test_removing_what_is_gone_is_an_error_in_place(owner: Person, dialog: ModelsDialog) -> None:
    for file in models_dir().glob("mine.*"):
        file.unlink()
    owner.controller.models.remove("mine")
    owner.wait(lambda: "no model called 'mine'" in dialog.error.text())
    owner.wait(lambda: "mine" not in rows(dialog))


def test_keys_reach_everything(owner: Person, dialog: ModelsDialog) -> None:
    dialog.table.setFocus()
    first = dialog.selected.name
    QTest.keyClick(dialog.table, Qt.Key.Key_Down)
    assert dialog.selected.name != first
    seen = {dialog.table}
    widget = dialog.table
    while (widget := widget.nextInFocusChain()) is not dialog.table:
        seen.add(widget)
    assert {dialog.fetch_button, dialog.stop_button, dialog.import_button, dialog.remove_button} <= seen
    assert owner.window.registry["propagate.models"].shortcuts()
    owner.window.registry["propagate.models"].trigger()
    assert len(owner.window.findChildren(ModelsDialog)) == 1


def test_an_empty_catalogue_says_so(owner: Person, dialog: ModelsDialog, stocked: Path) -> None:
    for file in (*stocked.iterdir(), *models_dir().glob("*.json")):
        file.unlink()
    owner.controller.models.refresh()
    owner.wait(lambda: dialog.table.rowCount() == 0)
    assert "no model at all" in dialog.note.text()
    assert dialog.import_button.isEnabled() and not dialog.fetch_button.isEnabled()


def test_the_panel_offers_the_models_of_its_engine(owner: Person) -> None:
    combo = choice(owner)
    owner.wait(lambda: any("mine" in text for text in texts(choice(owner))))
    assert texts(combo) == [
        "stcn-lite  ·  not here", "here  ·  published, bundled", "mine  ·  custom, installed", "Import a file…",
        "Manage models…",
    ]  # fmt: skip
    owner.window.adapt._engine.setCurrentIndex(1)
    assert texts(choice(owner))[1:] == ["long  ·  custom, installed", "Import a file…", "Manage models…"]


def test_choosing_a_model_sets_it(owner: Person) -> None:
    owner.wait(lambda: choice(owner).findData("mine") >= 0)
    combo = choice(owner)
    combo.activated.emit(combo.findData("mine"))
    assert owner.controller.propagation.params().weights == "mine"
    assert owner.window.status.where.text() == "mine"
    owner.controller.models.refresh()
    owner.wait(lambda: combo.currentData() == "mine")


def test_arrows_stay_among_the_models(owner: Person) -> None:
    owner.wait(lambda: choice(owner).findData("mine") >= 0)
    combo = choice(owner)
    for _ in range(10):
        QTest.keyClick(combo, Qt.Key.Key_Down)
    assert combo.value == "mine" == owner.controller.propagation.params().weights
    for _ in range(10):
        QTest.keyClick(combo, Qt.Key.Key_Up)
    assert combo.value == "stcn-lite"
    assert owner.window.findChild(ModelsDialog) is None


def test_the_last_lines_lead_elsewhere_and_change_nothing(owner: Person) -> None:
    owner.wait(lambda: choice(owner).findData("mine") >= 0)
    combo = choice(owner)
    combo.activated.emit(combo.count() - 1)
    assert owner.window.findChild(ModelsDialog) is not None
    combo.activated.emit(combo.count() - 2)
    asked = owner.window.findChild(QFileDialog)
    assert asked is not None and combo.value == "stcn-lite"
    asked.fileSelected.emit("/somewhere/New.pth")
    job = submitted(owner)
    assert job.params == {"path": Path("/somewhere/New.pth")}
    job.emit(Finished({"name": "new", "family": "stcn"}))
    job.end()
    owner.wait(lambda: owner.controller.propagation.params().weights == "new")
    assert combo.value == "new"
    asked.close()


def test_a_model_that_is_imported_from_the_menu_is_not_chosen(owner: Person) -> None:
    owner.controller.models.take(Path("/somewhere/New.pth"))
    job = submitted(owner)
    job.emit(Finished({"name": "new", "family": "stcn"}))
    job.end()
    owner.wait(lambda: "new is ready" in owner.banner)
    assert owner.controller.propagation.params().weights == "stcn-lite"


def test_the_window_needs_no_torch_to_list_models(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys, vosannot.gui.main_window, vosannot.gui.dialogs.models; "
        "sys.exit(any(m in sys.modules for m in ('torch', 'httpx')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
