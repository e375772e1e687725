"""Mending doubtful masks from the good ones of the same clip."""

from collections.abc import Collection, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch

from vosannot.adaptation.correcting.loop import CorrectingSettings, adapt_corrector
from vosannot.adaptation.correcting.sight import OBJECTS, Sight, corrected, exemplars_of, shrunk, small_size, windows
from vosannot.core.errors import UsageError
from vosannot.core.events import (
    Command,
    Event,
    EventStream,
    Finished,
    FrameChecked,
    FrameDone,
    IterationDone,
    StageStarted,
    Warned,
)
from vosannot.core.words import tr
from vosannot.engines.adapting_session import AdaptingSession
from vosannot.engines.base import Request, Session
from vosannot.engines.catalogue import engine_info, load_engine
from vosannot.engines.devices import choose_device
from vosannot.engines.features import open_features
from vosannot.engines.planning import plan
from vosannot.engines.refine.bringing import brought, composed, plausible
from vosannot.engines.refine.checking import Checker
from vosannot.engines.refine.exemplars import choose_exemplars, evenly
from vosannot.engines.refine.info import INFO, RepairParams, RepairRequest
from vosannot.engines.refine.redrawing import Redrawer, sam_weights
from vosannot.engines.refine.request import CheckParams, CheckRequest
from vosannot.engines.refine.track import Track
from vosannot.masks.label_map import LabelMap, object_ids
from vosannot.masks.png import encode_png
from vosannot.media.clip import Clip, open_clip
from vosannot.networks.checkpoint import load_corrector
from vosannot.networks.corrector.model import Corrector
from vosannot.settings.params import validated

__all__ = ["RepairEngine", "RepairSession", "repair"]

Judged = Mapping[int, FrameChecked]
_HARD = 0.7  # how sure a mask is that comes as pixels: below what an object gives away that is not mended
_WHOLE = 300  # frames; of longer clips, mended masks are judged among those around them
_AROUND = 3
_BESIDE = 40
_CARRIER = "stcn"
_WAYS = {"corrected": "corrector", "afresh": "corrector", "carried": "propagation"}
"""Ways to a mended mask -> the method that has them. A mask that has lost its object is better not looked at."""


class RepairEngine:
    """Makes :class:`RepairSession`; see :class:`vosannot.engines.base.Engine`."""

    info = INFO

    def open(self, params: Any, device: str = "auto") -> "RepairSession":
        """Load the weights; raises WeightsError when that fails."""
        return RepairSession(params, choose_device(device))


@dataclass(frozen=True, slots=True)
class _Job:
    """What one repair knows.

    Attributes:
        doubtful: frame -> objects to be mended there.
        exemplars: object -> frames.
    """

    request: RepairRequest
    clip: Clip
    track: Track
    sight: Sight
    doubtful: Mapping[int, tuple[int, ...]]
    exemplars: Mapping[int, Sequence[int]]


class RepairSession(AdaptingSession[Corrector]):
    """Mends masks; see :class:`vosannot.engines.base.Session`, with requests of its own (:class:`RepairRequest`).

    Yields what a check yields (stage "check"), the adaptation's events if there is one, ``IterationDone`` (stage
    "repair") and a ``FrameDone`` for every frame of which a mask became better. Trusted frames never are among them.
    """

    family = "corrector"
    params: RepairParams

    def __init__(self, params: Any, device: torch.device) -> None:
        self._checker: Checker | None = None
        self._carrier: Session | None = None
        self._redrawer: Redrawer | None = None
        super().__init__(params, device)

    def _load(self, path: Path) -> Corrector:
        return load_corrector(path)

    def _loaded_anew(self) -> None:
        super()._loaded_anew()
        self._features = open_features(self.network.config.features, self.device.type)
        self._job: _Job | None = None

    def close(self) -> None:
        """Forget all networks."""
        super().close()
        if self._carrier is not None:
            self._carrier.close()
        self._carrier = self._checker = self._redrawer = None

    def run(self, request: RepairRequest) -> EventStream:
        """See the class.

        Raises:
            AnnotationError: a mask is of another size than the clip, or none shows an object.
            UsageError: there are fewer than two masks, or one belongs to no frame.
            WeightsError: weights of the selector, of the STCN or of Segment Anything cannot be loaded.
        """
        if self.params.sharpen == "sam":
            sam_weights(self.params.sam)  # before minutes of work, not after them
        with open_clip(request.clip) as clip:
            track = Track(request.masks)
            _check(track, clip)
            plain = Request(request.clip, {}, (), 0, snapshot=request.snapshot, probes=request.probes)
            self._turn_to(plain)
            judged = yield from self._judged(request, track, track)
            job = self._planned(request, clip, track, judged)
            for object_id in sorted({i for ids in job.doubtful.values() for i in ids} - set(job.exemplars)):
                yield Warned(
                    tr(
                        "Object {object_id} has no mask to mend others from: paint or approve one good frame.",
                        object_id=object_id,
                    )
                )
            if job.doubtful and job.exemplars and request.adapt and self.params.adapt:
                self._job = job
                try:
                    yield from self._adapt(plain, clip)
                finally:
                    self._job = None
            done = yield from self._mend(job, judged)
            doubtful = sum(map(len, job.doubtful.values()))
            yield Finished({"frames": len(track), "doubtful": doubtful, "doubtful_frames": len(job.doubtful), **done})

    # What is wrong

    def _judged(
        self, request: RepairRequest, track: Track, among: Collection[int], *, quietly: bool = False
    ) -> Generator[Event, Command | None, dict[int, FrameChecked]]:
        """The mask selector's judgement of some of a track's frames; none where it is not asked."""
        if not self.params.select:
            return {}
        wanted = CheckParams(weights=self.params.selector)
        if self._checker is None or self._checker.params != wanted:
            self._checker = Checker(wanted, self.device.type)
        masks = {frame: track.png(frame) for frame in among}
        found = {}
        for event in self._checker.run(CheckRequest(request.clip, masks, request.trusted & set(masks))):
            if isinstance(event, FrameChecked):
                found[event.frame] = event
            if not quietly and not isinstance(event, Finished):
                yield event
        return found

    def _planned(self, request: RepairRequest, clip: Clip, track: Track, judged: Judged) -> _Job:
        shown = {frame: object_ids(track[frame]) for frame in track}
        every = sorted({i for ids in shown.values() for i in ids})
        wanted = [i for i in every if not request.objects or i in request.objects]
        frames = [f for f in track if f not in request.trusted and (not request.frames or f in request.frames)]
        params = self.params
        if params.select:
            errors = {frame: event.errors for frame, event in judged.items()}
            doubtful = {f: tuple(i for i in wanted if errors[f].get(i, 0.0) > params.bad) for f in frames}
            chosen = {i: choose_exemplars(i, errors, shown, request.trusted, params.exemplars) for i in wanted}
        else:
            doubtful = {f: tuple(wanted) for f in frames}
            chosen = {i: evenly(i, shown, request.trusted, params.exemplars) for i in wanted}
        size = small_size(clip.info.height, clip.info.width)
        return _Job(
            request,
            clip,
            track,
            Sight(clip.frame, size, self._features, self.device, bf16=self.bf16),
            {frame: ids for frame, ids in doubtful.items() if ids},
            {i: frames for i, frames in chosen.items() if frames},
        )

    # Adapting

    def _adaptation(self, request: Request, clip: Clip) -> EventStream:
        job, params = self._job, self.params
        assert job is not None
        frames = sorted(job.doubtful)
        probes = request.probes or tuple(frames[len(frames) * i // 3] for i in range(min(3, len(frames))))
        settings = CorrectingSettings(
            exemplars=job.exemplars,
            iterations=params.adapt,
            lr=params.lr or self.found.lr,
            seed=params.seed,
            preview_every=params.preview_every,
            probes=probes,
        )
        yield from adapt_corrector(self.network, self.snapshots, job.sight, job.track, settings)

    # Mending

    def _mend(self, job: _Job, judged: Judged) -> Generator[Event, Command | None, dict[str, int]]:
        """Report the frames that became better; how many objects' masks and frames that are."""
        methods = [way for way, method in _WAYS.items() if self.params.method in ("best", method)]
        if not self.params.select:
            methods = methods[:1]
        total = len(methods) * len(job.doubtful)
        yield StageStarted("repair", total)
        made: dict[str, dict[int, bytes]] = {}
        for method in methods:
            made[method] = {}
            carried = _WAYS[method] == "propagation"
            ways = self._carried(job) if carried else self._corrected(job, hidden=method == "afresh")
            for frame, labels in ways:
                made[method][frame] = encode_png(labels)
                done = sum(map(len, made.values()))
                yield IterationDone("repair", done, total)
        judgements = yield from self._judgements(job, judged, made)
        masks = frames = 0
        tracks = {method: Track(found) for method, found in made.items()}
        if self.params.sharpen == "sam":
            yield StageStarted("sharpen", len(job.doubtful))
        for done, (frame, ids) in enumerate(job.doubtful.items(), 1):
            if self.params.sharpen == "sam":
                yield IterationDone("sharpen", done, len(job.doubtful))
            offers = {method: found[frame] for method, found in tracks.items() if frame in found}
            taken = self._taken(frame, ids, judgements) if self.params.select else dict.fromkeys(ids, methods[0])
            labels, confidence = _put_together(job.track[frame], offers, taken, frame, judgements)
            if np.array_equal(labels, job.track[frame]):
                continue
            if self.params.sharpen == "sam":
                labels = self._redrawn(job, frame, labels, taken)
            masks += len(taken)
            frames += 1
            yield FrameDone(frame, labels, confidence)
        return {"repaired": masks, "repaired_frames": frames}

    def _corrected(self, job: _Job, *, hidden: bool) -> Generator[tuple[int, LabelMap], None, None]:
        """The corrector's masks of doubtful frames, at the clip's size; ``hidden``: it is not shown what was there."""
        ids = list(job.exemplars)
        soft: dict[int, dict[int, np.ndarray]] = {}
        left = {frame: [i for i in ids if i in job.doubtful[frame]] for frame in job.doubtful}
        for window in windows([frame for frame, some in left.items() if some]):
            soft.clear()
            here = [i for i in ids if any(i in left[frame] for frame in window)]
            for start in range(0, len(here), OBJECTS):
                some = here[start : start + OBJECTS]
                exemplars, _ = exemplars_of(job.sight, job.track, {i: job.exemplars[i] for i in some})
                before = [job.track[frame] for frame in window]
                with torch.no_grad():
                    found = corrected(self.network, job.sight, window, None if hidden else before, exemplars, some)
                for frame, labels, planes in zip(window, before, found.cpu().numpy(), strict=True):
                    for i, plane in zip(some, planes, strict=True):
                        if i in left[frame]:
                            mask = labels == i
                            small = shrunk(mask, job.sight.size)
                            better = plausible(small, plane)
                            picture = None if self.params.sharpen == "none" else job.clip.frame(frame)
                            soft.setdefault(frame, {})[i] = brought(mask, small, better, picture)
            for frame in window:
                yield frame, composed(job.track[frame], soft.get(frame, {}))

    def _carried(self, job: _Job) -> Generator[tuple[int, LabelMap], None, None]:
        """Doubtful frames as the bundled STCN carries the exemplars' masks there."""
        frames = sorted({frame for each in job.exemplars.values() for frame in each})
        references = {frame: _only_exemplars(job, frame) for frame in frames}
        references = {frame: labels for frame, labels in references.items() if labels.any()}
        if not references:
            return
        if self._carrier is None:
            params = validated(engine_info(_CARRIER).params, {"objective": "none"})
            self._carrier = load_engine(_CARRIER).open(params, self.device.type)
        count, clip = job.clip.info.frame_count, job.request.clip
        apart = set(range(count)) - set(job.doubtful)
        found: dict[int, LabelMap] = {}
        for request in plan(clip, count, references, protected=apart):
            for event in self._carrier.run(request):
                if isinstance(event, FrameDone):
                    found[event.frame] = event.labels
        for frame, labels in sorted(found.items()):
            mended = {i: (labels == i) * np.float32(_HARD) for i in job.doubtful[frame] if i in job.exemplars}
            yield frame, composed(job.track[frame], mended)

    def _redrawn(self, job: _Job, frame: int, labels: LabelMap, ids: Collection[int]) -> LabelMap:
        """A frame's mended masks as Segment Anything draws them, where it agrees."""
        weights, agree = sam_weights(self.params.sam), self.params.agree
        if self._redrawer is None or (self._redrawer.weights, self._redrawer.agree) != (weights, agree):
            self._redrawer = None  # two large networks at once may be too much
            self._redrawer = Redrawer(weights, self.device.type, agree)
        picture, better = job.clip.frame(frame), {}
        for i in sorted(ids):
            found = self._redrawer.redrawn(job.request.clip, frame, picture, labels == i)
            if found is not None:
                better[i] = found * np.float32(_HARD)
        return composed(labels, better)

    # Choosing

    def _judgements(
        self, job: _Job, judged: Judged, made: Mapping[str, Mapping[int, bytes]]
    ) -> Generator[Event, Command | None, dict[str, Judged]]:
        """What the mask selector thinks of each way; "" stands for the masks as they were."""
        if not self.params.select or not job.doubtful:
            return {}
        among = _around(job)
        found: dict[str, Judged] = {"": judged}
        if len(among) < len(job.track):  # otherwise a mask would be better or worse for being seen among others
            found[""] = yield from self._judged(job.request, job.track, among, quietly=True)
        for method, pngs in made.items():
            yield StageStarted("check", 0)
            found[method] = yield from self._judged(job.request, job.track.replaced(pngs), among, quietly=True)
        return found

    def _taken(self, frame: int, ids: Sequence[int], judgements: Mapping[str, Judged]) -> dict[int, str]:
        """Object -> way, where one is expected to be better than the mask that is there.

        What the corrector makes agrees with the exemplars, and so pleases a selector that compares with them: it must
        be much better. What is carried there by a memory of good frames need not be judged better, only not worse.
        """
        taken = {}
        for i in ids:
            seen = {way: judged[frame] for way, judged in judgements.items() if frame in judged}
            errors = {way: found.errors.get(i, np.inf) for way, found in seen.items()}
            way = "carried" if errors.get("carried", np.inf) < (1 + self.params.slack) * errors[""] else ""
            made = [other for other in errors if other and _WAYS[other] == "corrector"]
            best = min(made, key=lambda other: errors[other], default="")
            if best and seen[best].agreement.get(i, 0.0) > seen[way].agreement.get(i, 0.0) + self.params.gain:
                way = best
            if way:
                taken[i] = way
        return taken


def _check(track: Track, clip: Clip) -> None:
    """Masks at the clip's own size: a mended one takes the place of the one that was there."""
    for frame in track:
        shape = track[frame].shape
        if shape != (clip.info.height, clip.info.width):
            raise UsageError(
                tr(
                    "The mask of frame {frame} is {own_width}x{own_height}, but {name} is {width}x{height}: masks are "
                    "repaired at the clip's own size.",
                    frame=frame,
                    own_width=shape[1],
                    own_height=shape[0],
                    name=clip.info.name,
                    width=clip.info.width,
                    height=clip.info.height,
                )
            )


def _only_exemplars(job: _Job, frame: int) -> LabelMap:
    """A frame's masks as a reference: trusted ones as they are; of others, only those that are good."""
    labels = job.track[frame]
    if frame in job.request.trusted:
        return labels
    good = [i for i, frames in job.exemplars.items() if frame in frames]
    return labels if set(object_ids(labels)) <= set(good) else np.zeros_like(labels)


def _around(job: _Job) -> list[int]:
    """Frames that mended masks are judged among."""
    every = list(job.track)
    if len(every) <= _WHOLE:
        return every
    near = {f + step for f in job.doubtful for step in range(-_AROUND, _AROUND + 1)}
    beside = {every[int(place)] for place in np.linspace(0, len(every) - 1, _BESIDE)}
    wanted = near | beside | {frame for each in job.exemplars.values() for frame in each}
    return [frame for frame in every if frame in wanted]


def _put_together(
    labels: LabelMap,
    offers: Mapping[str, LabelMap],
    taken: Mapping[int, str],
    frame: int,
    judgements: Mapping[str, Judged],
) -> tuple[LabelMap, float]:
    """The frame's masks, each by the way that was chosen, and how much J is expected of them."""
    order = sorted(taken, key=lambda i: _error(judgements, taken[i], frame, i))
    mended = {i: (offers[taken[i]] == i) * np.float32(_HARD) for i in order if taken[i] in offers}
    out = composed(labels, mended)
    expected = [judgements[taken.get(i, "")][frame].agreement.get(i, 0.0) for i in object_ids(out) if judgements]
    return out, float(np.mean(expected)) if expected else 0.5


def _error(judgements: Mapping[str, Judged], way: str, frame: int, object_id: int) -> float:
    return judgements[way][frame].errors.get(object_id, np.inf) if judgements else 0.0


def repair(request: RepairRequest, params: RepairParams, device: str = "auto") -> EventStream:
    """Mend masks; see :meth:`RepairSession.run`. For a worker process.

    Raises:
        WeightsError: weights cannot be loaded.
    """
    yield StageStarted("load", 0)
    session = RepairEngine().open(params, device)
    try:
        yield from session.run(request)
    finally:
        session.close()
