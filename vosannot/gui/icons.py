"""The project's own icons: SVG outlines in ``resources/icons``, tinted with the theme's colours."""

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from vosannot.core.paths import bundled, cache_dir

__all__ = ["app_icon", "icon", "icon_file", "pixmap"]

_SIZES = (16, 20, 32, 40)


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    return (bundled("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def _tinted(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


def _drawn(renderer: QSvgRenderer, side: int) -> QImage:
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    return image


def pixmap(name: str, colour: str, side: int, ratio: float = 1.0) -> QPixmap:
    """The icon at ``side`` logical pixels for a screen of this pixel ratio."""
    image = _drawn(_tinted(name, colour), round(side * ratio))
    image.setDevicePixelRatio(ratio)
    return QPixmap.fromImage(image)


@lru_cache(maxsize=512)
def icon(name: str, colour: str, disabled: str = "", checked: str = "") -> QIcon:
    """The icon in ``colour``; optionally other colours when disabled and when checked."""
    result = QIcon()
    variants = [(colour, QIcon.Mode.Normal, QIcon.State.Off)]
    if disabled:
        variants.append((disabled, QIcon.Mode.Disabled, QIcon.State.Off))
    if checked:
        variants.append((checked, QIcon.Mode.Normal, QIcon.State.On))
    for tint, mode, state in variants:
        renderer = _tinted(name, tint)
        for side in _SIZES:
            result.addPixmap(QPixmap.fromImage(_drawn(renderer, side)), mode, state)
    return result


def app_icon() -> QIcon:
    """The program's icon."""
    return QIcon(str(bundled("resources") / "vosannot.svg"))


def icon_file(name: str, colour: str, *, turned: int = 0) -> str:
    """Path of a tinted copy of the icon, for style sheets, which take nothing but files."""
    path = cache_dir() / "icons" / f"{name}-{colour.lstrip('#')}-{turned}.svg"
    if not path.exists():
        text = _source(name).replace("currentColor", colour)
        if turned:
            text = text.replace("<path", f'<path transform="rotate({turned} 12 12)"', 1)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            draft = path.with_suffix(".new")
            draft.write_text(text, encoding="utf-8")
            draft.replace(path)
        except OSError:  # a read-only home: the window does without these small arrows
            return ""
    return Path(path).as_posix()
