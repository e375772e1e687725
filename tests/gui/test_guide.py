"""The guide and the about box: every page is there, links and pictures lead somewhere, F1 opens it."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.gui.conftest import Person
from vosannot.core.events import Finished
from vosannot.core.paths import bundled
from vosannot.gui.dialogs.about import AboutDialog
from vosannot.gui.dialogs.guide import GuideDialog, pages

DOCS = bundled("docs")
_KEY = r"\*\*((?:Ctrl\+|Shift\+)*(?:[A-Z0-9?.,\[\]]|F1|Enter|Space))\*\*"


def shown(person: Person) -> GuideDialog:
    return person.window.findChildren(GuideDialog)[0]


def test_all_pages_are_listed_and_have_a_title() -> None:
    listed = pages()
    assert listed[0].name == "index.md" and set(listed) == set((DOCS / "guide").glob("*.md"))
    assert all(page.read_text(encoding="utf-8").startswith("# ") for page in listed)


@pytest.mark.parametrize("page", sorted(DOCS.rglob("*.md")), ids=lambda page: page.name)
def test_links_and_pictures_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target.partition("#")[0]).exists(), f"{page.name} points to {target}"


def test_keys_that_the_guide_names_are_those_of_the_window(person: Person) -> None:
    """Bold keys in the text that mean a command: each is some command's key, or one that the canvas holds."""
    named = {"Enter", "Space", "X", *"123456789"}
    for spec in person.window.registry.specs():
        named |= set(spec.key_names)
    for page in pages():
        for key in re.findall(_KEY, page.read_text(encoding="utf-8")):
            assert key in named, f"{page.name} names {key}"


def test_f1_opens_it_once_and_links_are_followed(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    QTest.keyClick(person.window, Qt.Key.Key_F1)
    guide = shown(person)
    assert guide.text.toPlainText().startswith("Guide") and guide.list.currentRow() == 0
    person.window.registry["help.guide"].trigger()
    assert len(person.window.findChildren(GuideDialog)) == 1
    guide.text.anchorClicked.emit(QUrl("painting.md"))
    assert guide.list.currentItem().text() == "Painting" and "GrabCut" in guide.text.toPlainText()
    guide.text.anchorClicked.emit(QUrl("adaptation.md"))
    guide.text.anchorClicked.emit(QUrl("../results.md"))
    assert guide.list.currentRow() == -1 and guide.text.toPlainText().strip().startswith("Results")
    guide.text.backward()
    assert guide.list.currentItem().text().startswith("Adaptation")
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    guide.text.anchorClicked.emit(QUrl("https://pytorch.org"))
    assert [url.toString() for url in opened] == ["https://pytorch.org"]
    assert guide.list.currentItem().text().startswith("Adaptation")


def test_search_hides_pages_and_finds_words(person: Person) -> None:
    person.window.registry["help.guide"].trigger()
    guide = shown(person)
    guide.search.setFocus()
    person.wait(guide.search.hasFocus)
    QTest.keyClicks(guide.search, "youtube-vos")
    left = [guide.list.item(row).text() for row in range(guide.list.count()) if not guide.list.item(row).isHidden()]
    assert "Exporting and importing" in left and "Painting" not in left
    for _ in range(8):  # from page to page, and round
        QTest.keyClick(guide.search, Qt.Key.Key_Return)
        assert guide.text.textCursor().selectedText().casefold() == "youtube-vos"
    guide.search.setText("no such words")
    QTest.keyClick(guide.search, Qt.Key.Key_Return)
    assert all(guide.list.item(row).isHidden() for row in range(guide.list.count()))


def test_pictures_fit_the_page(person: Person) -> None:
    person.window.registry["help.guide"].trigger()
    guide = shown(person)
    guide.show_page("first-video")
    picture = guide.text.loadResource(QTextDocument.ResourceType.ImageResource, QUrl("../images/guide-window.png"))
    assert 0 < picture.width() / picture.devicePixelRatio() <= guide.text.viewport().width()
    guide.resize(700, 500)
    QApplication.processEvents()
    assert not guide.text.horizontalScrollBar().maximum()


def test_about_says_versions_device_and_places(person: Person) -> None:
    person.window.registry["help.about"].trigger()
    about = person.window.findChildren(AboutDialog)[0]
    person.wait(lambda: bool(person.runner.submitted))
    job = person.runner.submitted[-1]
    assert job.engine == "vosannot.engines.devices:device_report"
    job.emit(Finished({"device": "cpu", "name": "", "threads": 2}))
    job.end()
    person.wait(lambda: "2 threads" in about._values["Networks run on"].text())
    about._copy()
    copied = QApplication.clipboard().text()
    assert "torch" in copied and str(person.controller.workspace_path) in copied and "cpu, 2 threads" in copied
