"""Collects the texts that vosannot marks for translation, and keeps the files that Qt Linguist reads.

    python packaging/translations.py            # resources/translations/*.ts get new texts and lose old ones, then *.qm

Qt's own lupdate does not know the functions of ``vosannot.core.words``; Python's syntax tree shows them, and the texts
of parameters and engines, too. See docs/translating.md.
"""

import ast
import subprocess
import sys
import xml.etree.ElementTree as xml
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which

__all__ = ["Text", "Wrong", "collected", "read", "texts_of"]

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
CONTEXT = "vosannot"
_FORMS = 2  # singular and plural, as in German; another language may need another number
_ENGLISH = ("cli/", "core/words.py", "training/options.py", "evaluation/", "gui/bench", "gui/selftest.py")
"""Not of the window, or the functions themselves."""
_PLAIN = ("tr", "mark")
_FIELDS = {
    "param": {"label": 1, "help": 2, "unit": None, "zero": None},
    "precision": {"help": 0},
    "EngineInfo": {"title": None, "summary": None},
}
"""Which arguments of these are texts: their names and places."""


@dataclass
class Text:
    """One text of the program.

    Attributes:
        source: English; of a text with a number, as it is for several.
        about: what tells it apart from the same words elsewhere; "" for most.
        counted: it has a form for each kind of number.
        files: where it stands.
    """

    source: str
    about: str = ""
    counted: bool = False
    files: list[str] = field(default_factory=list)

    @property
    def key(self) -> tuple[str, str]:
        """What makes it one text."""
        return self.source, self.about


class Wrong(Exception):
    """A call that marks no text; the message says where."""


def _literal(node: ast.expr | None) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _marked(call: ast.Call) -> Iterator[Text]:
    """What a call marks. A constant's name may stand in place of a text: the constant is marked where it is made."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    given = call.args
    if name in (*_PLAIN, "tr_n", "plural"):
        if any(isinstance(part, ast.JoinedStr) for part in given[: 3 if name == "tr_n" else 2]):
            raise Wrong("an f-string cannot be translated: give its parts by name")
        if name in _PLAIN and given and (source := _literal(given[0])) is not None:
            yield Text(source, (_literal(given[1]) or "") if len(given) > 1 else "")
        elif name == "mark":
            raise Wrong("mark() takes a literal")
        elif name == "tr_n" and (source := _literal(given[2])) is not None and _literal(given[1]) is not None:
            yield Text(source, counted=True)
        elif name == "plural" and (noun := _literal(given[1])) is not None:
            yield Text(f"{{n}} {noun}s", counted=True)
        elif name in ("tr_n", "plural"):
            raise Wrong(f"{name}() takes literals")
    elif name in _FIELDS:
        keywords = {keyword.arg: keyword.value for keyword in call.keywords}
        for part, place in _FIELDS[name].items():
            node = keywords.get(part) or (given[place] if place is not None and len(given) > place else None)
            if source := _literal(node):
                yield Text(source)


def texts_of(code: str, file: str) -> list[Text]:
    """The texts of one file.

    Raises:
        Wrong: something is passed that cannot be translated.
    """
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            try:
                found += [(node.lineno, node.col_offset, text) for text in _marked(node) if text.source]
            except (Wrong, IndexError) as error:
                raise Wrong(f"{file}:{node.lineno}: {error}") from None
    for _, _, text in found:
        text.files.append(file)
    return [text for *_, text in sorted(found, key=lambda entry: entry[:2])]


def collected(package: Path = ROOT / "vosannot") -> list[Text]:
    """All texts of the program, in the order of files and lines; each once."""
    texts: dict[tuple[str, str], Text] = {}
    for path in sorted(package.rglob("*.py")):
        if path.relative_to(package).as_posix().startswith(_ENGLISH):
            continue
        for text in texts_of(path.read_text(encoding="utf-8"), path.relative_to(package.parent).as_posix()):
            known = texts.setdefault(text.key, text)
            if known.counted is not text.counted:
                raise Wrong(f"{text.files[0]}: {text.source!r} is with a number here and without one elsewhere")
            if known is not text and text.files[0] not in known.files:
                known.files += text.files
    return list(texts.values())


def read(path: Path) -> dict[tuple[str, str], list[str]]:
    """The translations of a .ts file: all forms, in order; none where a text has not been translated."""
    found: dict[tuple[str, str], list[str]] = {}
    if path.is_file():
        for message in xml.parse(path).getroot().iter("message"):
            key = (message.findtext("source") or "", message.findtext("comment") or "")
            said = message.find("translation")
            forms: list[str] = []
            if said is not None and said.get("type") is None:
                forms = [form.text or "" for form in said.iter("numerusform")] or [said.text or ""]
            found[key] = forms
    return found


def write(path: Path, texts: list[Text], known: dict[tuple[str, str], list[str]]) -> None:
    """Write a .ts file with what is known of its translations."""
    language = path.stem.rpartition("_")[2]
    top = xml.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = xml.SubElement(top, "context")
    xml.SubElement(context, "name").text = CONTEXT
    for text in texts:
        message = xml.SubElement(context, "message", {"numerus": "yes"} if text.counted else {})
        for file in text.files:
            xml.SubElement(message, "location", filename=f"../../{file}")
        xml.SubElement(message, "source").text = text.source
        if text.about:
            xml.SubElement(message, "comment").text = text.about
        forms = known.get(text.key, [])
        said = xml.SubElement(message, "translation", {} if forms else {"type": "unfinished"})
        if text.counted:
            for form in forms or [""] * _FORMS:
                xml.SubElement(said, "numerusform").text = form
        else:
            said.text = "".join(forms)
    xml.indent(top, "    ")
    content = xml.tostring(top, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{content}\n', encoding="utf-8")


def main() -> int:
    """Update and compile all languages."""
    try:
        texts = collected()
    except Wrong as error:
        sys.stderr.write(f"{error}\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    release = which("pyside6-lrelease", path=str(Path(sys.executable).parent)) or "pyside6-lrelease"
    for path in sorted(FOLDER.glob("vosannot_*.ts")):
        known = read(path)
        write(path, texts, known)
        left = sum(not known.get(text.key) for text in texts)
        gone = len(known.keys() - {text.key for text in texts})
        sys.stdout.write(f"{path.name}: {len(texts)} texts, {left} not translated, {gone} no longer there\n")
        subprocess.run([release, "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
