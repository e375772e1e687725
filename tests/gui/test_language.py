"""Every text of the window is marked, collected and translated, and the translation fits its source."""

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDockWidget,
    QFileDialog,
    QKeySequenceEdit,
    QLineEdit,
    QMenu,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.gui.conftest import Person
from tests.gui.fakes import FakeRunner
from tests.gui.screens import every_screen
from vosannot.core import words
from vosannot.core.events import Warned
from vosannot.gui import language
from vosannot.gui.app import make_application, make_window
from vosannot.gui.main_window import MainWindow
from vosannot.gui.preferences import Preferences
from vosannot.jobs.runner import Runner

ROOT = Path(__file__).resolve().parents[2]
PARTS = re.compile(r"\{[\w.]*\}")
CODES = [code for code in language.LANGUAGES if code != "en"]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    """packaging/translations.py."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def english() -> Iterator[None]:
    """Whatever a test speaks, the next one speaks English."""
    before = QLocale()
    yield
    language.choose("en")
    QLocale.setDefault(before)


def translations(script: ModuleType, code: str) -> dict[tuple[str, str], list[str]]:
    return script.read(script.FOLDER / f"vosannot_{code}.ts")


# The files


@pytest.mark.parametrize("code", CODES)
def test_every_text_is_translated(script: ModuleType, code: str) -> None:
    said = translations(script, code)
    texts = {text.key for text in script.collected()}
    assert texts - said.keys() == set(), "run `make translations`"
    assert said.keys() - texts == set(), "run `make translations`: these are no longer there"
    assert [key for key, forms in said.items() if not all(forms) or not forms] == []


@pytest.mark.parametrize("code", CODES)
def test_parts_and_mnemonics_are_those_of_the_source(script: ModuleType, code: str) -> None:
    said, wrong = translations(script, code), []
    for text in script.collected():
        parts = set(PARTS.findall(text.source))
        for place, form in enumerate(said[text.key]):
            own = set(PARTS.findall(form))
            one = {"{n}", "{all}"} if text.counted and place == 0 else set()  # "the last one of …"
            marks = text.source.replace("&&", "").count("&") == form.replace("&&", "").count("&")
            if not own <= parts or not parts - one <= own or not marks:
                wrong.append((text.source, form))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.parametrize("code", CODES)
def test_the_compiled_file_is_that_of_the_texts(script: ModuleType, code: str) -> None:
    compiled, wrong = QTranslator(), []
    assert compiled.load(str(language.translation_file(code)))
    for (source, about), forms in translations(script, code).items():
        for number, form in zip((1, 2) if len(forms) > 1 else (-1,), forms, strict=True):
            if compiled.translate(language.CONTEXT, source, about or None, number) != form:
                wrong.append(source)
    assert wrong == [], "run `make translations`"


def test_what_is_collected_is_what_the_calls_mark(script: ModuleType) -> None:
    code = (
        'A = mark("a")\n'
        "def f(n, name):\n"
        '    tr("b {name}" " and on", "about it", name=name); tr_n(n, "{n} x", "{n} xs"); plural(n, "frame")\n'
        '    tr(A); param(1, "label", "help", zero="auto"); EngineInfo(title="t", summary="s", other="no")\n'
    )
    found = [(text.source, text.about, text.counted) for text in script.texts_of(code, "x.py")]
    assert found == [
        ("a", "", False),
        ("b {name} and on", "about it", False),
        ("{n} xs", "", True),
        ("{n} frames", "", True),
        ("label", "", False),
        ("help", "", False),
        ("auto", "", False),
        ("t", "", False),
        ("s", "", False),
    ]
    for wrong in ('tr(f"a {b}")', "mark(name)", "plural(n, noun)", 'tr_n(n, "a", many)'):
        with pytest.raises(script.Wrong, match=r"x\.py:1"):
            script.texts_of(wrong, "x.py")


# The code


def sources() -> list[tuple[str, ast.Module]]:
    found = []
    for path in sorted((ROOT / "vosannot").rglob("*.py")):
        name = path.relative_to(ROOT / "vosannot").as_posix()
        if name != "core/words.py":
            found.append((name, ast.parse(path.read_text(encoding="utf-8"))))
    return found


def called(node: ast.AST) -> str:
    func = node.func if isinstance(node, ast.Call) else None
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""


def test_nothing_is_translated_before_the_language_is_known() -> None:
    """When a module is read there is no translation yet: constants and defaults are only marked."""
    wrong = []

    def look(name: str, node: ast.AST) -> None:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            for part in (*node.args.defaults, *node.args.kw_defaults, *node.decorator_list):
                if part is not None:
                    look(name, part)
            return
        if isinstance(node, ast.Lambda):
            return
        if called(node) in ("tr", "tr_n", "plural", "decimal"):
            wrong.append(f"{name}:{node.lineno}")
        for child in ast.iter_child_nodes(node):
            look(name, child)

    for name, tree in sources():
        look(name, tree)
    assert not wrong, "\n".join(map(str, wrong))


SINKS = {
    "QLabel", "QPushButton", "QAction", "QMenu", "QToolBar", "QDockWidget", "QCheckBox", "QRadioButton", "QGroupBox",
    "setText", "setToolTip", "setStatusTip", "setWindowTitle", "setPlaceholderText", "setAccessibleName",
    "setAccessibleDescription", "setInformativeText", "setIconText", "setTitle", "setLabelText",
    "addItem", "insertItem", "setItemText", "addTab", "addRow", "addAction", "addMenu", "addButton", "addSection",
    "drawText", "say", "_say", "say_error", "hint", "Spec", "showText", "QFileDialog", "QMessageBox", "row_table",
    "write_key", "PanelHeader", "RowList", "PathRow", "go_row",
}  # fmt: skip
ENGLISH = ("gui/bench", "gui/selftest.py")
"""Said on the command line only."""
NAMES = {
    "vosannot",
    "— vosannot",
    "longest gap   ms",
    "DAVIS",
    "YouTube-VOS",
    "COCO",
    "ImageSets",
    "480p",
    "PDF (*.pdf)",
    "px",
    "px²",
}
"""The same in every language."""


def test_no_text_goes_to_the_window_unmarked() -> None:
    wrong = []
    for name, tree in sources():
        if not name.startswith("gui/") or name.startswith(ENGLISH):
            continue
        for node in ast.walk(tree):
            if called(node) not in SINKS:
                continue
            assert isinstance(node, ast.Call)
            first = node.args[1:] if called(node) == "Spec" else node.args
            for part in (*first, *(keyword.value for keyword in node.keywords)):
                wrong += [
                    f"{name}:{node.lineno}: {text!r}" for text in unmarked(part) if not harmless(text, called(node))
                ]
    assert not wrong, "\n".join(map(str, wrong))


def unmarked(node: ast.AST) -> Iterator[str]:
    """Literals in an expression that do not go through a call of their own."""
    if isinstance(node, ast.Call | ast.Lambda | ast.Compare | ast.Subscript | ast.Tuple):
        return
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(part.value if isinstance(part, ast.Constant) else " " for part in node.values)  # type: ignore[misc]
    else:
        for child in ast.iter_child_nodes(node):
            yield from unmarked(child)


def harmless(text: str, sink: str) -> bool:
    """A name, an id or a unit: nothing to translate."""
    bare = re.sub(r"<[^>]*>", "", text).strip()
    is_id = (
        re.fullmatch(r"[a-z][a-z0-9]*([-_. ][a-z0-9]+)*", bare)
        and " " not in bare
        and sink not in ("setText", "QLabel")
    )
    return bare in NAMES or bool(is_id) or not re.search(r"[^\W\d_]{2}", bare)


# The window


def test_the_choice_is_remembered_and_holds_from_the_next_start(person, monkeypatch, english) -> None:
    monkeypatch.delenv("VOSANNOT_LANGUAGE")
    window = person.window
    menus = {menu.title(): menu for menu in window.menuBar().findChildren(QMenu)}
    entries = {entry.text(): entry for entry in menus["&Language"].actions()}
    assert list(entries) == ["As the system", "English", "Deutsch"]
    entries["Deutsch"].trigger()
    assert person.controller.preferences.text("language") == "de"
    person.wait(lambda: "started again" in person.banner)
    assert [entry.text() for entry in entries.values() if entry.isChecked()] == ["Deutsch"]
    assert person.controller.preferences.text("language") == "de"


@pytest.mark.parametrize(
    "choice, override, system, wanted",
    [
        ("de", "", ["en-GB"], "de"),
        ("en", "", ["de-DE"], "en"),
        ("system", "", ["de-AT", "en"], "de"),
        ("system", "", ["fr-FR", "de"], "de"),
        ("system", "", ["fr-FR"], "en"),
        ("nonsense", "", ["C"], "en"),
        ("de", "en", ["de-DE"], "en"),
    ],
)
def test_the_language_that_is_spoken(monkeypatch, choice, override, system, wanted) -> None:
    class Known:
        @staticmethod
        def uiLanguages() -> list[str]:
            return system

    monkeypatch.setenv("VOSANNOT_LANGUAGE", override)
    monkeypatch.setattr(language.QLocale, "system", staticmethod(lambda: Known()))
    assert language.wanted(choice) == wanted


@pytest.fixture
def german(tmp_path, qtbot, monkeypatch, english) -> Iterator[MainWindow]:
    """A window in German."""
    monkeypatch.setenv("VOSANNOT_LANGUAGE", "de")
    window = make_window(make_application(), Preferences(tmp_path / "window.ini"), runner=FakeRunner())
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def test_a_german_window(german: MainWindow) -> None:
    assert [action.text().replace("&", "") for action in german.menuBar().actions()] == [
        "Datei", "Videos", "Team", "Bearbeiten", "Werkzeug", "Maske", "Ansicht", "Bild", "Bereich", "Ausbreiten",
        "Hilfe",
    ]  # fmt: skip
    assert german.registry["frame.approve"].text() == "&Bild bestätigen"
    assert "Strg+O" in german.registry["file.open"].toolTip()
    assert words.tr_n(1, "{n} frame", "{n} frames") == "1 Bild" and words.plural(3, "frame") == "3 Bilder"
    assert words.decimal(0.5, 2) == "0,50"
    assert QLocale().toString(0.5) == "0,5"


def test_each_letter_opens_one_entry_of_a_german_menu(german: MainWindow) -> None:
    def letters(actions: list[QAction]) -> list[str]:
        return [
            found[1].lower() for action in actions if (found := re.search(r"&([^&])", action.text().replace("&&", "")))
        ]

    for menu in (german.menuBar(), *german.menuBar().findChildren(QMenu)):
        listed = letters(menu.actions())
        assert len(listed) == len(set(listed)), (menu.objectName(), listed)


class Pseudo:
    """A language in which every text is in brackets."""

    def __enter__(self) -> None:
        self._speak = language.speak
        language.speak = lambda code, point: words.install(lambda text, about, number: f"⟦{text}⟧", ".")

    def __exit__(self, *_: object) -> None:
        language.speak = self._speak


SAME = re.compile(
    r"vosannot.*|(Ctrl|Shift|Alt|Esc|Enter|Return|Space|Tab|Del|PgUp|PgDown|Home|End|Backspace|Left|Right|Up|Down)\b.*"
    r"|DAVIS|YouTube-VOS|COCO|ImageSets.*|480p|DIS|RAFT|STCN|XMem|FRTM|DATT|English|Deutsch|px²?|MB|GB|val|shades.*"
    r"|Linux.*|torch \d.*|\d  Ctrl.*|test|(.|\n)*sha256(.|\n)*|qt_\w+"
    r"|[a-z]+-[a-z0-9-]+.*|(/|https?://).*|QFileDialog.*|.*\.ini|auto|float32|bfloat16|[\d.,:x /–-]*"
)
"""Names, keys, units and files: the same in every language."""


def of_qt(widget: QWidget) -> bool:
    """Buttons of docks and tab bars have words of Qt's own; the guide is English."""
    guide = type(widget).__name__ == "_Page"
    return guide or isinstance(widget.parentWidget(), QDockWidget | QTabBar | QKeySequenceEdit)


def texts(screen: QWidget) -> Iterator[tuple[str, str]]:
    """What a person can read or hear in a screen, and where."""
    for widget in (screen, *screen.findChildren(QWidget)):
        if widget.window() is not screen.window() or isinstance(screen, QFileDialog) or of_qt(widget):
            continue
        for part in ("text", "title", "placeholderText", "toolTip", "accessibleName", "accessibleDescription"):
            read, typed = getattr(widget, part, None), isinstance(widget, QLineEdit | QAbstractSpinBox)
            if callable(read) and not (typed and part == "text"):
                yield f"{type(widget).__name__}.{part}", str(read())
        if isinstance(widget, QComboBox):
            yield from (("QComboBox", widget.itemText(at)) for at in range(widget.count()))
        if isinstance(widget, QTabBar):
            yield from (("QTabBar", widget.tabText(at)) for at in range(widget.count()))
        if isinstance(widget, QTableView):
            head = widget.model()
            titles = (head.headerData(at, Qt.Orientation.Horizontal) for at in range(head.columnCount()))
            yield from (("header", str(title)) for title in titles)
        for action in widget.actions():
            yield "QAction", action.text()
            yield "QAction.toolTip", action.toolTip()


def test_every_screen_speaks_the_language(person_in_brackets) -> None:
    person, mixed = person_in_brackets, set()
    for name, screen in every_screen(person.window, person.wait):
        for where, text in texts(screen):
            outside = re.sub(r"<[^>]*>|&", "", bare(text)).strip(" ·▸…()“”:,")
            if outside and re.search(r"[^\W\d_]{2}", outside) and not SAME.fullmatch(outside):
                mixed.add(f"{name}, {where}: {text}")
    assert not mixed, "\n".join(sorted(mixed))


def bare(text: str) -> str:
    """What stands outside of all brackets."""
    depth, left = 0, []
    for letter in text:
        depth += letter == "⟦"
        if not depth:
            left.append(letter)
        depth -= letter == "⟧"
    return "".join(left)


@pytest.fixture
def person_in_brackets(request, english) -> Iterator[Person]:
    """A person at a window whose every text is in brackets."""
    with Pseudo():
        yield request.getfixturevalue("person")


def said():
    """Work for a worker: one sentence of the window."""
    yield Warned(words.tr("Nothing was found."))


def test_a_worker_speaks_the_language_of_its_window(monkeypatch, qtbot, english) -> None:
    monkeypatch.setenv("VOSANNOT_LANGUAGE", "de")
    make_application()
    language.choose("system")
    runner = Runner()
    try:
        job = runner.submit_work("tests.gui.test_language:said", {}, "say it")
        qtbot.waitUntil(lambda: job.over, timeout=120_000)
        assert job.error is None
        assert [event.message for event in job.outbox.drain() if isinstance(event, Warned)] == [
            "Nichts wurde gefunden."
        ]
    finally:
        runner.close()
