"""A session that tells several moving objects apart by their flow."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np
import numpy.typing as npt
import torch

from vosannot.core.errors import EngineError
from vosannot.core.events import EventStream, Finished, ForegroundDone, StageStarted
from vosannot.engines.base import Request
from vosannot.engines.flow import flow_method
from vosannot.engines.layers.info import LayersParams
from vosannot.engines.layers.stitching import Stitched, Stitcher, windows
from vosannot.engines.loading import LoadedSession
from vosannot.engines.sharpening import sharpened
from vosannot.engines.shots import shots
from vosannot.media.clip import Clip, open_clip
from vosannot.media.flow_cache import FlowCache
from vosannot.media.flow_reader import SHORT_SIDE, FlowReader, fill
from vosannot.networks.checkpoint import load_layers
from vosannot.networks.layers.inputs import both_flows, shrunken
from vosannot.networks.layers.model import STRIDE, Layers
from vosannot.project.videos import fingerprint

__all__ = ["LayersSession"]

Floats = npt.NDArray[np.float32]


class LayersSession(LoadedSession[Layers]):
    """See :class:`vosannot.engines.base.Session`. Requests have no references.

    Yields a stage "flow", then a stage "find" with a ``ForegroundDone`` for every wanted frame, in order of time, whose
    ``objects`` keep their numbers through a shot.
    """

    family = "layers"
    params: LayersParams

    def __init__(self, params: LayersParams, device: torch.device, flows: FlowCache | None = None) -> None:
        self._flows = flows or FlowCache()
        super().__init__(params, device)

    def _load(self, path: Path) -> Layers:
        return load_layers(path)

    def revert(self) -> None:
        """Nothing was learned."""

    def run(self, request: Request) -> EventStream:
        """See the class.

        Raises:
            ClipError: a frame cannot be decoded.
            EngineError: the clip is a single picture.
            WeightsError: the settings ask for a flow network whose weights are not there.
        """
        with open_clip(request.clip) as clip:
            if clip.info.frame_count < 2:
                raise EngineError(f"{clip.info.name} is a single picture: nothing can be seen to move in it.")
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
            yield StageStarted("find", len(wanted))
            found, wishes = 0, set(wanted)
            for stitched in self._stitched(reader, first, last):
                if stitched.frame in wishes:
                    done = self._enlarged(stitched, clip)
                    found += bool(done.labels.any())
                    yield done
            yield Finished({"frames": len(wanted), "moving": found})

    def _stitched(self, reader: FlowReader, first: int, last: int) -> Iterator[Stitched]:
        """Every frame, in order."""
        stitcher = Stitcher()
        length = self.params.window
        for shot in shots(reader, first, last):
            planes: dict[int, Floats] = {}
            for window in windows(shot, length, max(length // 2, 1)):
                planes = {f: planes[f] if f in planes else self._planes(reader, f, shot) for f in window}
                # What the next window may cover stays open; a shot's last window ends where the shot ends.
                yield from stitcher.closed(window.start)
                stitcher.add(window, self._look([planes[f] for f in window]))
            yield from stitcher.closed(shot.stop)
            stitcher.cut()

    def _planes(self, reader: FlowReader, frame: int, shot: range) -> Floats:
        shape = _working_size(reader.shape, self.params.size)
        later, earlier = (
            shrunken(reader.flow(frame, other), shape) if other in shot else None for other in (frame + 1, frame - 1)
        )
        return both_flows(later, earlier, shape)

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
        best = np.full(done.labels.shape, 1e-3, np.float32)
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


def _working_size(shape: tuple[int, int], side: int) -> tuple[int, int]:
    """Both sides rounded to multiples of the stride; the proportions change by a few percent at most."""
    scale = side / min(shape)
    high, wide = (max(round(length * scale / STRIDE), 1) * STRIDE for length in shape)
    return high, wide
