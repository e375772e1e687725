"""Errors that a person may read.

Every ``VosannotError`` carries one sentence that says what is wrong with which thing and what to do. The window
shows it in a banner, the command line prints it on stderr and exits with code 2.
"""

from collections.abc import Collection

__all__ = [
    "AnnotationError",
    "BusyError",
    "ClipError",
    "DamagedError",
    "EngineError",
    "ExportError",
    "LeaseLostError",
    "UsageError",
    "VosannotError",
    "WeightsError",
    "WorkspaceError",
]


class VosannotError(Exception):
    """Base of every error whose text is meant for the person at the keyboard."""


class UsageError(VosannotError):
    """The request itself makes no sense (unknown engine, value out of range)."""


class ClipError(VosannotError):
    """A video file or image folder cannot be read."""


class AnnotationError(VosannotError):
    """A label map cannot be read, or does not fit the clip or the object list."""


class WorkspaceError(VosannotError):
    """The workspace cannot be opened, read or written."""


class BusyError(WorkspaceError):
    """The workspace is open elsewhere."""


class LeaseLostError(WorkspaceError):
    """A video is not this person's any more (or never was): nothing was written to it.

    Attributes:
        leases: those that are lost.
    """

    def __init__(self, sentence: str, leases: Collection[object] = ()) -> None:
        super().__init__(sentence)
        self.leases = tuple(leases)


class DamagedError(WorkspaceError):
    """The workspace file is not what was written: a backup is needed."""


class ExportError(VosannotError):
    """Files cannot be written where the person asked for them."""


class WeightsError(VosannotError):
    """A weight file is missing, truncated, of an unknown layout, or does not fit the network."""


class EngineError(VosannotError):
    """An engine failed while it ran."""
