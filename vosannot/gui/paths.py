"""Where the person's workspace is, known without importing the store."""

from pathlib import Path

from vosannot.core.paths import data_dir

__all__ = ["workspace_path"]


def workspace_path() -> Path:
    """The same as ``vosannot.project.workspace.default_workspace``, which is heavy to import."""
    return data_dir() / "workspace.vosannot"
