"""Where vosannot's own files are, and where a person's files go."""

from pathlib import Path

import platformdirs

__all__ = [
    "backups_dir",
    "bundled",
    "cache_dir",
    "config_dir",
    "data_dir",
    "default_workspace",
    "learning_dir",
    "models_dir",
]

_PACKAGE = Path(__file__).resolve().parent.parent


def bundled(kind: str) -> Path:
    """Folder of files that ship with the program; ``kind`` is "models", "resources" or "docs".

    Inside a wheel they lie in the package, in a checkout beside it.
    """
    inside = _PACKAGE / "_bundled" / kind
    return inside if inside.is_dir() else _PACKAGE.parent / kind


def _made(path: Path) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    return path


def data_dir() -> Path:
    """Folder for workspaces (created)."""
    return _made(Path(platformdirs.user_data_dir("vosannot", appauthor=False)))


def config_dir() -> Path:
    """Folder for settings (created)."""
    return _made(Path(platformdirs.user_config_dir("vosannot", appauthor=False)))


def cache_dir() -> Path:
    """Folder for what can be made again (created)."""
    return _made(Path(platformdirs.user_cache_dir("vosannot", appauthor=False)))


def models_dir() -> Path:
    """Folder of the models that a person has fetched or imported; made when the first one is."""
    return Path(platformdirs.user_data_dir("vosannot", appauthor=False)) / "models"


def backups_dir() -> Path:
    """Folder of the backups of workspaces, one folder a workspace; made when the first one is."""
    return Path(platformdirs.user_data_dir("vosannot", appauthor=False)) / "backups"


def learning_dir() -> Path:
    """Folder of the training runs that learn from corrections, one folder a run; made when the first one begins."""
    return Path(platformdirs.user_data_dir("vosannot", appauthor=False)) / "learning"


def default_workspace() -> Path:
    """The workspace that the window opens when none is named."""
    return data_dir() / "workspace.vosannot"
