"""What an engine is: the protocols that the runner, the window and the command line know. No torch here."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

from vosannot.core.events import EventStream
from vosannot.core.words import mark
from vosannot.settings.params import param

__all__ = [
    "Engine",
    "EngineInfo",
    "Needs",
    "Request",
    "Session",
    "adapts",
    "both_ways",
    "frame_size",
    "precision",
    "preview_every",
    "threshold",
]


class Needs(StrEnum):
    """What an engine must be given besides the clip."""

    MASKS = "masks"
    FLOW = "flow"
    PROPOSALS = "proposals"


def adapts(params: Any) -> bool:
    """Whether these settings of an engine ask for an adaptation, when a request does."""
    return getattr(params, "objective", "none") != "none" or getattr(params, "adapt", 0) > 0


def frame_size(default: int) -> Any:
    """The parameter field of all engines whose networks see whole frames; ``default`` in pixels."""
    return param(
        default,
        "Size",
        "Short side of the frames the network sees; native keeps the clip's own size. Masks always come out at the "
        "clip's own size.",
        unit="px",
        low=0,
        high=2160,
        zero="native",
    )


def precision(help: str = "auto: bfloat16 where the device is faster with it; float32: exact.") -> Any:
    """The parameter field that all engines with a network have; ``help`` says what "auto" means for it."""
    return param("auto", "Precision", help, choices=("auto", "float32", "bfloat16"), advanced=True)


def threshold() -> Any:
    """The parameter field of all networks that tell how probably something moves."""
    return param(0.5, "Threshold", "Probability from which a pixel belongs to what moves.", low=0.01, high=0.99)


def both_ways() -> Any:
    """The parameter field that all engines that propagate have."""
    return param(
        True,
        "Both ways",
        "Between two references, propagate from both and blend by distance; takes twice as long there.",
        advanced=True,
    )


def preview_every(unit: Literal["iterations", "epochs"], default: int = 1) -> Any:
    """The parameter field that all adaptations have; ``unit`` is what they count."""
    text = {
        "iterations": mark(
            "Iterations between two previews; never: none. Previews never take more than a tenth of the time."
        ),
        "epochs": mark("Epochs between two previews; never: none. Previews never take more than a tenth of the time."),
    }
    return param(
        default,
        "Preview every",
        text[unit],
        unit=unit,
        low=0,
        high=1000,
        advanced=True,
        zero="never",
    )


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """How an engine presents itself.

    Attributes:
        id: name on the command line.
        title: name in the window.
        needs: inputs besides the clip.
        params: dataclass made of :func:`vosannot.settings.params.param` fields.
        summary: one sentence for the person who chooses.
        learns: before it propagates, asked to adapt or not; reports the steps of that as stage "learn" and keeps no
            snapshots.
        family: of the models it takes, as their cards name it; "": its id.
    """

    id: str
    title: str
    needs: frozenset[Needs]
    params: type[Any]
    summary: str = ""
    learns: bool = False
    family: str = ""

    @property
    def models(self) -> str:
        """Family of the models it takes."""
        return self.family or self.id


@dataclass(frozen=True, slots=True)
class Request:
    """One piece of work for a session. Picklable.

    Attributes:
        clip: path of the video file or image folder; the session opens it itself.
        references: frame index -> uint8 [H, W] label map at the clip's size; never empty for engines that need masks,
            empty for those that need none; the engine "flow" learns from them, where there are any, when it adapts.
        frames: the frames to predict, in the order of travel (ascending: forwards, descending: backwards). Frames that
            are references are passed through untouched and not reported.
        start: the reference that the travel starts from; it need not be in ``frames``. Without references: 0.
        adapt: run test-time training first (False: only propagate, with the session's current weights).
        snapshot: with ``adapt`` False, propagate with this kept snapshot of the last adaptation (0: original weights).
        soft: also report probabilities.
        probes: frames to show previews of while adapting; empty: the session chooses.
        checks: report what stopping rules look at, even when the rule in use does not need it.
        live: a person is painting: learn from the references as they are now, as fast as can be, and report ``frames``
            at once, those that are references too. Engines that learn slowly (all but FRTM) propagate as always.
        done: frames whose masks an interrupted run has made already. They are not reported again, and predicted again
            only where the masks of others depend on them, which are then the same as without the interruption.
    """

    clip: Path
    references: Mapping[int, npt.NDArray[np.uint8]]
    frames: tuple[int, ...]
    start: int
    adapt: bool = False
    snapshot: int | None = None
    soft: bool = False
    probes: tuple[int, ...] = field(default=())
    checks: bool = False
    live: bool = False
    done: frozenset[int] = frozenset()


class Session(Protocol):
    """Owns weights and memory of one engine; lives on one thread."""

    def run(self, request: Request) -> EventStream:
        """Yield the events of the request; closing the generator stops it and restores the weights it started with."""
        ...

    def configure(self, params: Any) -> None:
        """Take other settings for the next run; weights are loaded anew only when the settings name others."""
        ...

    def revert(self) -> None:
        """Undo the last adaptation of this session: weights and snapshots as they were before it."""
        ...

    def close(self) -> None:
        """Free weights and memory."""
        ...


class Engine(Protocol):
    """Makes sessions. Registered in :mod:`vosannot.engines.catalogue`."""

    info: EngineInfo

    def open(self, params: Any, device: str = "auto") -> Session:
        """Load the weights and return a session.

        Args:
            params: an instance of ``info.params``.
            device: "auto", "cpu", "cuda", "mps".

        Raises:
            WeightsError: the weights cannot be loaded.
        """
        ...
