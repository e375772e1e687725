"""Texts that a person reads: marked where they are written, translated where they are shown; numbers and names in them.

Every text of the window goes through :func:`tr` (with a number: :func:`tr_n`, :func:`plural`), in whichever package it
is made. Until a translation is installed, which only the window does, they give back the English text. Constants of a
module are made before that; they are only marked (:func:`mark`) and go through :func:`tr` where they are shown.
``docs/translating.md`` says how marked texts become another language.
"""

import re
from collections.abc import Callable

__all__ = ["decimal", "elsewhere", "install", "mark", "plural", "shortened", "tr", "tr_n", "uninstall"]

Translate = Callable[[str, str, int], str]
"""A marked text, what it is about or "", and the number in it or -1, to the text in the person's language, or to ""."""

_PART = re.compile(r"\{(\w+)\}")
_translate: Translate | None = None
_elsewhere: Callable[[], None] | None = None
_point = "."


def install(translate: Translate, point: str = ".", elsewhere: Callable[[], None] | None = None) -> None:
    """From now on texts are translated.

    Args:
        translate: may be called from any thread.
        point: what stands between a number and its decimals.
        elsewhere: installs the same in another process, to which it can be pickled.
    """
    global _translate, _point, _elsewhere
    _translate, _point, _elsewhere = translate, point, elsewhere


def uninstall() -> None:
    """English again."""
    global _translate, _point, _elsewhere
    _translate, _point, _elsewhere = None, ".", None


def elsewhere() -> Callable[[], None] | None:
    """What a process that is started from here calls first, so that it speaks the same language."""
    return _elsewhere


def mark(text: str, about: str = "", /) -> str:
    """Mark a constant for translation; :func:`tr` translates it where it is shown.

    What parameters say of themselves (:func:`vosannot.settings.params.param`) and engines
    (:class:`vosannot.engines.base.EngineInfo`) counts as marked.
    """
    return text


def tr(text: str, about: str = "", /, **parts: object) -> str:
    """A text in the person's language, with its parts put in.

    Args:
        text: English, a literal; ``{frames}`` is a part. ``{frame.approve}`` is none: the window puts that key in.
        about: tells texts apart that are the same in English only; translators read it.
        parts: what stands for each part.
    """
    return _filled((_translate and text and _translate(text, about, -1)) or text, parts)


def tr_n(number: int, one: str, many: str, /, **parts: object) -> str:
    """A text about a number of things, which is its part ``{n}``; languages have other forms than two."""
    said = (_translate and _translate(many, "", number)) or (one if number == 1 else many)
    return _filled(said, {"n": number, **parts})


def plural(number: int, noun: str, /) -> str:
    """ "1 frame", "2 frames"; of nouns that take an s. For parts which are a whole phrase: object or subject."""
    return tr_n(number, f"{{n}} {noun}", f"{{n}} {noun}s")


def _filled(text: str, parts: dict[str, object]) -> str:
    return _PART.sub(lambda found: str(parts.get(found[1], found[0])), text) if parts else text


def decimal(number: float, digits: int) -> str:
    """ "0.87", or "0,87" where one writes so."""
    return f"{number:.{digits}f}".replace(".", _point)


def shortened(name: str, letters: int = 24) -> str:
    """A name that somebody chose, no longer than a sentence can bear."""
    return name if len(name) <= letters else f"{name[: letters - 2]} …"
