"""The window's language: the person's choice or the system's, from files that Qt Linguist writes.

Texts are made in all packages (:mod:`vosannot.core.words`); here Qt's translator is put behind them. A window that is
open keeps its language: it changes with the next start.
"""

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from vosannot.core import words
from vosannot.core.paths import bundled

__all__ = ["CONTEXT", "LANGUAGES", "choose", "speak", "translation_file", "wanted"]

CONTEXT = "vosannot"
"""All texts are in one context of the translation files."""

LANGUAGES = {"en": "English", "de": "Deutsch"}
"""By code, each as it calls itself."""

_MANY = 200  # from here on, languages go by the last two digits of a number

_kept: list[QTranslator] = []  # Qt does not keep them


def translation_file(code: str) -> Path:
    """The compiled texts of a language; English has none."""
    return bundled("resources") / "translations" / f"vosannot_{code}.qm"


def wanted(choice: str) -> str:
    """The code of a language that there is.

    Args:
        choice: of the person: a code, or anything else for the system's language. ``VOSANNOT_LANGUAGE`` goes before it.
    """
    choice = os.environ.get("VOSANNOT_LANGUAGE") or choice
    if choice in LANGUAGES:
        return choice
    spoken = (name.replace("_", "-").split("-")[0].lower() for name in QLocale.system().uiLanguages())
    return next((code for code in spoken if code in LANGUAGES), "en")


def choose(choice: str) -> str:
    """Before the window is made: its texts, Qt's own, numbers and dates. Returns the code of the language."""
    code = wanted(choice)
    own = QLocale.system()
    regional = own.name().split("_")[0] == code or (code == "en" and own == QLocale.c())
    QLocale.setDefault(own if regional else QLocale(code))  # German as it is written in Austria stays that
    app = QCoreApplication.instance()
    while _kept:
        translator = _kept.pop()
        if app is not None:
            app.removeTranslator(translator)
    qt = QTranslator()
    if app is not None and qt.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(qt)
        _kept.append(qt)
    speak(code, QLocale().decimalPoint())
    return code


def speak(code: str, point: str) -> None:
    """Put a language behind all texts of this process; also a worker's, which has no application."""
    translator = QTranslator()
    if code == "en" or not translator.load(str(translation_file(code))):
        words.uninstall()
        return
    _kept.append(translator)
    known: dict[tuple[str, str, int], str] = {}

    def translate(text: str, about: str, number: int) -> str:
        """Kept: texts are asked for with every repaint."""
        asked = (text, about, number if -1 <= number < _MANY else _MANY + number % 100)
        if asked not in known:
            known[asked] = translator.translate(CONTEXT, text, about or None, number) or ""
        return known[asked]

    words.install(translate, point, partial(speak, code, point))
