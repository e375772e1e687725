"""The events that every long task yields, and the commands it may be sent while it runs.

A long task is a generator ``Generator[Event, Command | None, None]``. Whoever drives it may answer a yielded event
with a command (``generator.send``); ``generator.close()`` stops it, and what it had finished is kept. Events and
commands are frozen, picklable, and carry numpy arrays, never tensors: the driver may be a thread, another process
or another machine.
"""

from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = [
    "CYCLE_LOSS_NATS",
    "AdaptationEnded",
    "Candidate",
    "CandidatesFound",
    "Command",
    "CycleShown",
    "Event",
    "EventStream",
    "ExemplarsChosen",
    "Finished",
    "ForegroundDone",
    "FrameChecked",
    "FrameDone",
    "IterationDone",
    "Preview",
    "SnapshotSaved",
    "StageStarted",
    "UseSnapshot",
    "Warned",
]

LabelArray: TypeAlias = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Preview:
    """A prediction shown while a stage runs; never stored as an annotation.

    Attributes:
        frame: index of the clip's frame, from 0.
        labels: uint8 [H, W] label map at the working size (its aspect ratio is the clip's).
        confidence: mean probability of the winning label over the pixels that are not plainly background, 0..1.
    """

    frame: int
    labels: LabelArray
    confidence: float


@dataclass(frozen=True, slots=True)
class StageStarted:
    """A stage of ``total`` steps begins (``total`` 0: unknown). Stages: "load", "adapt", "learn", "propagate", …"""

    stage: str
    total: int


@dataclass(frozen=True, slots=True)
class IterationDone:
    """Step ``step`` (1-based) of a stage is done. ``scalars`` holds e.g. ``loss``; step 0 carries the state before."""

    stage: str
    step: int
    total: int
    scalars: Mapping[str, float] = field(default_factory=dict)
    previews: tuple[Preview, ...] = ()


@dataclass(frozen=True, slots=True)
class SnapshotSaved:
    """The weights after ``step`` can be chosen with ``UseSnapshot(step)``; older ones in ``dropped`` no longer can."""

    step: int
    dropped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameDone:
    """A predicted frame.

    Attributes:
        frame: index of the clip's frame the label map belongs to.
        labels: uint8 [H, W] label map at the clip's own size, values = object ids of the request.
        confidence: 0..1, see ``Preview.confidence``.
        agreement: 0..1, how much the masks of both directions overlap; None unless the frame was predicted in both.
        probabilities: float16 [K + 1, H, W], background first, or None unless the request asked for soft masks.
    """

    frame: int
    labels: LabelArray
    confidence: float
    probabilities: npt.NDArray[np.float16] | None = None
    agreement: float | None = None


@dataclass(frozen=True, slots=True)
class ForegroundDone:
    """A frame in which a network looked, without being given any mask, for what moves.

    Attributes:
        frame: index of the clip's frame.
        foreground: uint8 [H, W] at the clip's own size, the probability that a pixel belongs to what moves: 255 is 1.
        labels: uint8 [H, W], 1 where that is at or above the threshold of the settings, 0 elsewhere.
        confidence: 0..1, mean probability of the winning label over the pixels that are not plainly background; 0
            where the frame shows nothing that moves.
        objects: uint16 [H, W], which of several objects a pixel of ``labels`` belongs to; one keeps its number through
            the clip. 0: none of them. None where the engine does not tell objects apart.
    """

    frame: int
    foreground: npt.NDArray[np.uint8]
    labels: LabelArray
    confidence: float
    objects: npt.NDArray[np.uint16] | None = None


@dataclass(frozen=True, slots=True)
class FrameChecked:
    """A frame whose masks were judged.

    Attributes:
        frame: index of the clip's frame.
        errors: object id -> predicted error, >= 0: the area that is taken to be wrong over that of the mask.
        agreement: object id -> 0..1, the J that the mask is expected to have with the object.
        areas: object id -> share of the frame that the mask covers; 0: it shows nothing of the object.
        trusted: the masks were known to be right; then errors are 0 and agreement is 1.
        error_map: uint8 [2, h, w] at a working size of the clip's aspect ratio: where a mask is taken to cover too
            much, and where too little; 255: certainly, the strongest of all objects. None unless it was asked for.
    """

    frame: int
    errors: Mapping[int, float]
    agreement: Mapping[int, float]
    areas: Mapping[int, float]
    trusted: bool = False
    error_map: npt.NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True)
class ExemplarsChosen:
    """Object id -> ascending frames whose masks of it are the most trustworthy; objects without any are left out."""

    frames: Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A part of what moves, followed through the clip: it can become an object.

    Attributes:
        number: tells it from the others of the same search, also when that reports again.
        frame: where it is surest.
        mask: bool [H, W] there, at the clip's own size.
        frames: where it is seen, ascending.
        confidence: 0..1, mean probability over its pixels.
        area: share of the frame that it covers, median over its frames.
        speed: how far it moves against the background in a frame, in pixels of the clip, median; nan: not known.
        score: 0..1, what candidates are ranked by.
    """

    number: int
    frame: int
    mask: npt.NDArray[np.bool_]
    frames: tuple[int, ...]
    confidence: float
    area: float
    speed: float
    score: float


@dataclass(frozen=True, slots=True)
class CandidatesFound:
    """What a search for objects has found so far; the last one of a search counts.

    Attributes:
        candidates: best first.
        reason: where there are none, one or two sentences that say why and what to do; else "".
    """

    candidates: tuple[Candidate, ...]
    reason: str = ""


CYCLE_LOSS_NATS = 4
"""What 255 stands for in :attr:`CycleShown.loss`."""


@dataclass(frozen=True, slots=True)
class CycleShown:
    """One sample of an iteration, as Figure 3 of Bertrand et al. 2023 shows it. Belongs to the iteration that follows.

    Attributes:
        step: the iteration.
        frames: x_0, x_i, x_j, … as indices of the clip's frames.
        forward: uint8 [h, w] label maps of m_i, m_j, … at the adaptation's size.
        backward: of …, m_i^b, m_0^b, in the order in which they were predicted.
        loss: uint8 [h, w], the loss of each pixel of m_0^b: 255 is :data:`CYCLE_LOSS_NATS` or more.
        synthetic: the frames after the first were made from it.
    """

    step: int
    frames: tuple[int, ...]
    forward: tuple[LabelArray, ...]
    backward: tuple[LabelArray, ...]
    loss: npt.NDArray[np.uint8]
    synthetic: bool = False


@dataclass(frozen=True, slots=True)
class AdaptationEnded:
    """The adaptation is over after ``step`` iterations; what follows uses the weights after iteration ``chosen``.

    ``reason``: one or two sentences for the person.
    """

    step: int
    chosen: int
    reason: str


@dataclass(frozen=True, slots=True)
class Warned:
    """Something the person should know that does not end the task."""

    message: str


@dataclass(frozen=True, slots=True)
class Finished:
    """The last event of a task that was not closed early."""

    summary: Mapping[str, float | int | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UseSnapshot:
    """End the adaptation now and go on with the weights after ``step`` (None: the newest; 0: the original ones)."""

    step: int | None = None


Event: TypeAlias = (
    StageStarted
    | IterationDone
    | SnapshotSaved
    | CycleShown
    | AdaptationEnded
    | FrameDone
    | ForegroundDone
    | CandidatesFound
    | FrameChecked
    | ExemplarsChosen
    | Warned
    | Finished
)
Command: TypeAlias = UseSnapshot
EventStream: TypeAlias = Generator[Event, Command | None, None]
