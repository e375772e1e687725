"""What the window remembers between starts: layout, last folder, recent clips, brush, theme. Never annotations."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from vosannot.core.paths import config_dir

__all__ = ["Preferences"]

_RECENT = 12


class Preferences:
    """A thin, typed face of a settings file.

    Args:
        path: the file; None: ``window.ini`` in the person's configuration folder.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or config_dir() / "window.ini"), QSettings.Format.IniFormat)

    def number(self, key: str, default: float) -> float:
        """A number; the default when it is missing or unreadable."""
        try:
            return float(str(self._store.value(key, default)))
        except (TypeError, ValueError):
            return default

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default

    def flag(self, key: str, default: bool = False) -> bool:
        """A yes or no."""
        return str(self._store.value(key, default)).lower() in ("true", "1")

    def blob(self, key: str) -> QByteArray | None:
        """Bytes, or None."""
        value = self._store.value(key)
        return value if isinstance(value, QByteArray) else None

    def set(self, key: str, value: Any) -> None:
        """Remember."""
        self._store.setValue(key, value)

    def recent(self) -> list[Path]:
        """Clips opened last, newest first."""
        value = self._store.value("recent", [])
        listed = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(p) for p in listed if isinstance(p, str) and p]

    def add_recent(self, path: Path) -> None:
        """Put a clip on top of the list."""
        listed = [str(path), *(str(p) for p in self.recent() if p != path)]
        self._store.setValue("recent", listed[:_RECENT])

    def remove_recent(self, path: Path) -> None:
        """Take a clip off the list."""
        self._store.setValue("recent", [str(p) for p in self.recent() if p != path])

    def sync(self) -> None:
        """Write it down."""
        self._store.sync()
