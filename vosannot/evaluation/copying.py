"""The baseline without a network: every frame gets the mask of the nearest reference."""

from typing import Any

from vosannot.core.events import EventStream, Finished, FrameDone, StageStarted
from vosannot.engines.base import Request

__all__ = ["CopySession"]


class CopySession:
    """Behaves like an engine's session (:class:`vosannot.engines.base.Session`); looks at no picture."""

    def run(self, request: Request) -> EventStream:
        """Copy the nearest reference (of two as near, the earlier); confidence falls with the distance."""
        yield StageStarted("propagate", len(request.frames))
        wanted = [frame for frame in request.frames if frame not in request.references]
        for frame in wanted:
            nearest = min(request.references, key=lambda reference: (abs(reference - frame), reference))
            yield FrameDone(frame, request.references[nearest].copy(), 1 / (1 + abs(nearest - frame)))
        yield Finished({"frames": len(wanted)})

    def configure(self, params: Any) -> None:
        """There is nothing to set."""

    def revert(self) -> None:
        """There is nothing to undo."""

    def close(self) -> None:
        """There is nothing to free."""
