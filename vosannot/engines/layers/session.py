"""A session that tells several moving objects apart by their flow."""

from collections import OrderedDict, deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import torch

from vosannot.adaptation.layers import LayersAdapter, LayersSettings
from vosannot.core.errors import EngineError
from vosannot.core.events import (
    Command,
    Event,
    EventStream,
    Finished,
    ForegroundDone,
    IterationDone,
    Preview,
    StageStarted,
    Warned,
)
from vosannot.core.words import mark, tr
from vosannot.engines.adapting_session import AdaptingSession
from vosannot.engines.base import Request
from vosannot.engines.flow import flow_method
from vosannot.engines.layers.info import LayersParams
from vosannot.engines.layers.stitching import Stitched, Stitcher, windows
from vosannot.engines.motion.spreading import Look, spread_along
from vosannot.engines.motion.superpixels import Superpixels
from vosannot.engines.sharpening import sharpened
from vosannot.engines.shots import shots
from vosannot.masks.label_map import LabelMap
from vosannot.media.clip import Clip, open_clip
from vosannot.media.flow_cache import FlowCache
from vosannot.media.flow_reader import SHORT_SIDE, FlowReader, fill
from vosannot.networks.checkpoint import load_layers
from vosannot.networks.layers.inputs import both_flows, shrunken
from vosannot.networks.layers.model import STRIDE, Layers
from vosannot.project.videos import fingerprint

__all__ = ["LayersSession"]

Floats = npt.NDArray[np.float32]

_SEEN = 0.5  # probability from which a preview shows a query's object
_NO_LESSON = mark("Nothing was found that the network could learn from, so it looks with its own weights.")


class LayersSession(AdaptingSession[Layers]):
    """See :class:`vosannot.engines.base.Session`.

    Yields a stage "flow", then a stage "find" with a ``ForegroundDone`` for every wanted frame, in order of time, whose
    ``objects`` keep their numbers through a shot. A request that asks to adapt, as do the settings, learns first: from
    its references, which no other need have, or from the best of what is found without (stages "find", "check",
    "repair"), then stage "adapt".
    """

    family = "layers"
    params: LayersParams

    def __init__(self, params: LayersParams, device: torch.device, flows: FlowCache | None = None) -> None:
        self._flows = flows or FlowCache()
        super().__init__(params, device)

    def _load(self, path: Path) -> Layers:
        return load_layers(path)

    def run(self, request: Request) -> EventStream:
        """See the class.

        Raises:
            ClipError: a frame cannot be decoded.
            EngineError: the clip is a single picture.
            WeightsError: the settings ask for a flow network, or an adaptation for a mask selector or corrector, whose
                weights are not there.
        """
        self._turn_to(request)
        with open_clip(request.clip) as clip:
            if clip.info.frame_count < 2:
                raise EngineError(
                    tr("{name} is a single picture: nothing can be seen to move in it.", name=clip.info.name)
                )
            wanted = sorted(set(request.frames)) or list(range(clip.info.frame_count))
            method = flow_method(self.params.flow, str(self.device))
            kept = self._flows.of(fingerprint(clip.info.path, clip.info.stems), method.name, SHORT_SIDE)
            reader = FlowReader(clip, kept, SHORT_SIDE, method.compute)
            # Frames around the wanted ones are looked at too: what stands still now may have moved then.
            around = self.params.window // 2
            first, last = max(wanted[0] - around, 0), min(wanted[-1] + around, clip.info.frame_count - 1)
            if first == last:
                first = max(first - 1, 0)
            pairs = list(pairwise(range(first, last + 1)))
            yield from fill(reader, [way for pair in pairs for way in (pair, pair[::-1])])
            self._looked = _Looked(reader, list(shots(reader, first, last)), self.params)
            if request.adapt and self.params.adapt:
                references = request.references or (yield from self._lessons(clip))
                if references:
                    yield from self._adapt(replace(request, references=references), clip)
                else:
                    yield Warned(tr(_NO_LESSON))
            yield StageStarted("find", len(wanted))
            found, wishes = 0, set(wanted)
            for stitched in self._all(self._looked):
                if stitched.frame in wishes:
                    done = self._enlarged(stitched, clip)
                    found += bool(done.labels.any())
                    yield done
            yield Finished({"frames": len(wanted), "moving": found})

    def _lessons(self, clip: Clip) -> Generator[Event, Command | None, dict[int, LabelMap]]:
        """What the network's own weights find, as far as it can be trusted; see :mod:`.teaching`."""
        from vosannot.engines.layers.teaching import OwnMasks, lessons

        self._reset()
        frames = sum(map(len, self._looked.shots))
        yield StageStarted("find", frames)
        own = OwnMasks()
        for number, stitched in enumerate(self._all(self._looked), 1):
            own.add(self._enlarged(stitched, clip))
            yield IterationDone("find", number, frames)
        masks = own.labels()
        if len(masks) < 2:
            return {}
        return (yield from lessons(clip.info.path, masks, self.device))

    def _adaptation(self, request: Request, clip: Clip) -> EventStream:
        looked, params = self._looked, self.params
        every = looked.windows()
        if not any(frame in request.references for window in every for frame in window):
            raise EngineError(tr("None of the masks to learn from lies near the frames to look at."))
        settings = LayersSettings(
            windows=every,
            iterations=params.adapt,
            lr=params.lr or self.found.lr,
            seed=params.seed,
            bf16=self._fast,
            preview_every=params.preview_every,
        )
        shown = [window for window in every if any(frame in request.probes for frame in window)]
        adapter = LayersAdapter(self.network, self.snapshots, looked.planes, request.references, settings)
        yield from adapter.run(lambda: [p for window in shown for p in self._previews(window, request.probes)])

    def _previews(self, window: range, probes: Sequence[int]) -> Iterator[Preview]:
        """Queries are shown as objects 1, 2, …"""
        masks = self._look([self._looked.planes(frame) for frame in window])
        for frame in set(window) & set(probes):
            seen = masks[frame - window.start]
            labels = np.where(seen.max(0) >= _SEEN, seen.argmax(0) + 1, 0).astype(np.uint8)
            yield Preview(frame, labels, float(seen.max(0)[labels > 0].mean()) if labels.any() else 0.0)

    def _all(self, looked: "_Looked") -> Iterator[Stitched]:
        """Every frame, in order; what was found spreads over the shot, when colours are to count."""
        stitcher = Stitcher()
        for shot in looked.shots:
            found = self._stitched(looked, shot, stitcher)
            if self.params.colour > 0:
                waiting: deque[Stitched] = deque()
                looks = (looked.look(each, shot) for each in _remembered(found, waiting))
                for foreground in spread_along(looks, self.params.colour):
                    yield replace(waiting.popleft(), foreground=foreground)
            else:
                yield from found

    def _stitched(self, looked: "_Looked", shot: range, stitcher: Stitcher) -> Iterator[Stitched]:
        """The frames of a shot, by flow alone."""
        stitcher.cut()
        for window in looked.windows(shot):
            # What the next window may cover stays open; a shot's last window ends where the shot ends.
            yield from stitcher.closed(window.start)
            stitcher.add(window, self._look([looked.planes(frame) for frame in window]))
        yield from stitcher.closed(shot.stop)

    @torch.no_grad()
    def _look(self, planes: Sequence[Floats]) -> Floats:
        """Probabilities float32 [T, K, h, w]."""
        flows = torch.from_numpy(np.stack(planes))[None].to(self.device)
        with torch.autocast(self.device.type, torch.bfloat16, enabled=self._fast):
            found = self.network(flows)
        seen: Floats = found.modal()[0].float().cpu().numpy()
        return seen

    def _enlarged(self, stitched: Stitched, clip: Clip) -> ForegroundDone:
        """At the clip's size, with the number of the likeliest object for every pixel of the foreground."""
        params = self.params
        done = sharpened(stitched.foreground, clip, stitched.frame, threshold=params.threshold, edges=params.edges)
        objects = np.zeros(done.labels.shape, np.uint16)
        best = np.zeros(done.labels.shape, np.float32)
        for number, mask in stitched.tracks.items():
            large = cv2.resize(mask, objects.shape[::-1], interpolation=cv2.INTER_LINEAR)
            wins = large > best
            objects[wins], best[wins] = number, large[wins]
        objects[done.labels == 0] = 0
        return ForegroundDone(done.frame, done.foreground, done.labels, done.confidence, objects)

    @property
    def _fast(self) -> bool:
        precision = self.params.precision
        return precision == "bfloat16" or (precision == "auto" and self.bf16)


class _Looked:
    """What the network is shown of a clip.

    Args:
        reader: of its flow.
        shots: stretches without a cut, in order.
        params: of the session.
    """

    def __init__(self, reader: FlowReader, shots: Sequence[range], params: LayersParams) -> None:
        self.shots = shots
        self._reader, self._length = reader, params.window
        self._shape = _working_size(reader.shape, params.size)
        self._planes: OrderedDict[int, Floats] = OrderedDict()

    def windows(self, shot: range | None = None) -> list[range]:
        """Of one shot or all of them, in order; the next one begins half-way."""
        chosen = self.shots if shot is None else [shot]
        return [window for each in chosen for window in windows(each, self._length, max(self._length // 2, 1))]

    def look(self, stitched: Stitched, shot: range) -> Look:
        """What was found in a frame of a shot, as evidence to be spread over the shot."""
        frame, (high, wide) = stitched.frame, self._reader.shape
        pieces = Superpixels.of(self._reader.frame(frame))
        found = np.asarray(cv2.resize(stitched.foreground, (wide, high), interpolation=cv2.INTER_LINEAR), np.float32)
        ahead = None
        if frame + 1 in shot:
            ahead = self._reader.flow(frame, frame + 1), self._reader.flow(frame + 1, frame)
        return Look(pieces, pieces.mean(found), ahead)

    def planes(self, frame: int) -> Floats:
        """The network's input for a frame; that of the latest windows is kept."""
        if frame not in self._planes:
            shot = next(each for each in self.shots if frame in each)
            later, earlier = (
                shrunken(self._reader.flow(frame, other), self._shape) if other in shot else None
                for other in (frame + 1, frame - 1)
            )
            self._planes[frame] = both_flows(later, earlier, self._shape)
            while len(self._planes) > 2 * self._length:
                self._planes.popitem(last=False)
        return self._planes[frame]


def _remembered(found: Iterable[Stitched], waiting: deque[Stitched]) -> Iterator[Stitched]:
    for each in found:
        waiting.append(each)
        yield each


def _working_size(shape: tuple[int, int], side: int) -> tuple[int, int]:
    """Both sides rounded to multiples of the stride; the proportions change by a few percent at most."""
    scale = side / min(shape)
    high, wide = (max(round(length * scale / STRIDE), 1) * STRIDE for length in shape)
    return high, wide
