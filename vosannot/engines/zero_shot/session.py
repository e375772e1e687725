"""A session that finds what moves in a clip, and adapts to the clip before if asked to."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from vosannot.adaptation.zero_shot.frames import Frames, enlarged, look
from vosannot.adaptation.zero_shot.loop import ZeroShotAdapter, ZeroShotSettings
from vosannot.core.errors import EngineError
from vosannot.core.events import EventStream, Finished, ForegroundDone, Preview, StageStarted, Warned
from vosannot.core.words import mark, tr
from vosannot.engines.adapting_session import AdaptingSession
from vosannot.engines.base import Request
from vosannot.engines.propagation import certainty
from vosannot.engines.zero_shot.flows import Flows
from vosannot.engines.zero_shot.info import ZeroShotParams
from vosannot.media.clip import Clip, open_clip
from vosannot.media.flow_cache import FlowCache
from vosannot.media.flow_reader import FlowReader
from vosannot.networks.checkpoint import load_datt
from vosannot.networks.datt.model import DATT
from vosannot.project.videos import fingerprint

__all__ = ["ZeroShotSession"]

_PROBES = 4
_APPEARANCE_LR = 1e-4  # found on rendered clips, see docs/results.md
_SKETCH = 8  # frames
_AT_ONCE = 4  # frames

_NO_DEPTH = mark(
    "These weights were trained without depth, so they cannot adapt by it: choose another objective, or none."
)
_ONE = mark("This clip has one frame, so nothing can be seen to move: what is in front was guessed from its looks.")
_STILL = mark("Nothing moves in this clip: what is in front was guessed from its looks.")


class ZeroShotSession(AdaptingSession[DATT]):
    """Finds what moves; see :class:`vosannot.engines.base.Session`. Requests have no references.

    Yields, after the adaptation's events if there is one, a ``ForegroundDone`` for every frame asked for, in that
    order; no frames stand for all of them. Stages are "adapt" and "find".
    """

    family = "datt"
    params: ZeroShotParams

    def _load(self, path: Path) -> DATT:
        return load_datt(path)

    def _loaded_anew(self) -> None:
        super()._loaded_anew()
        self._ready: dict[int, Tensor] = {}

    def _reset(self) -> None:
        super()._reset()
        self._ready = {}

    def revert(self) -> None:
        """Put back what the last adaptation found."""
        super().revert()
        self._ready = {}

    def run(self, request: Request) -> EventStream:
        """See the class.

        Raises:
            EngineError: the request names frames that the clip does not have, or the weights cannot adapt as asked.
        """
        with open_clip(request.clip) as clip:
            wanted = request.frames or tuple(range(clip.info.frame_count))
            if any(not 0 <= frame < clip.info.frame_count for frame in wanted):
                raise EngineError(
                    tr("Frames to look at must lie between 0 and {frame_count}.", frame_count=clip.info.frame_count - 1)
                )
            self._turn_to(request)
            if request.snapshot is not None:
                self._ready = {}
            reader = self._reader(clip)
            flows = Flows(reader, clip.info.frame_count, both=self.params.both_flows)
            size = clip.info.height, clip.info.width
            kind = self.network.config.flow_input
            self._frames = Frames(reader.frame, flows, size, self.params.size, kind, self.device)
            if request.adapt and self.params.objective != "none":
                yield from self._adapt(request, clip)
            yield from self._find(wanted, self._frames)
            if clip.info.frame_count == 1:
                yield Warned(tr(_ONE))
            elif flows.still:
                yield Warned(tr(_STILL))
            yield Finished({"frames": len(wanted)})

    def _adaptation(self, request: Request, clip: Clip) -> EventStream:
        params = self.params
        if params.objective == "depth" and self.network.depth_decoder is None:
            raise EngineError(tr(_NO_DEPTH))
        wanted = sorted(request.frames) or list(range(clip.info.frame_count))
        most = params.adapt_frames if params.schedule == "ltv" and params.adapt_frames else len(wanted)
        settings = ZeroShotSettings(
            frames=_spread(wanted, most),
            objective=params.objective,
            schedule=params.schedule,
            epochs=params.epochs or self.found.iterations,
            lr=params.lr or (_APPEARANCE_LR if params.objective == "appearance" else self.found.lr),
            batch=params.batch,
            seed=params.seed,
            bf16=self._fast,
            stop=params.stop,
            preview_every=params.preview_every,
            checks=request.checks,
            probes=request.probes or _spread(wanted, _PROBES),
            sketched=_spread(wanted, _SKETCH),
        )
        adapter = ZeroShotAdapter(self.network, self.snapshots, self._frames, settings)
        size = self._frames.size  # it may become smaller on the way, previews do not
        yield from adapter.run(lambda frame, found: self._preview(frame, enlarged(found, size)))
        self._ready = adapter.ready

    def _find(self, wanted: Sequence[int], frames: Frames) -> EventStream:
        yield StageStarted("find", len(wanted))
        for i in range(0, len(wanted), _AT_ONCE):
            some = wanted[i : i + _AT_ONCE]
            open_frames = [frame for frame in some if frame not in self._ready]
            found = dict(zip(open_frames, look(self.network, frames, open_frames, bf16=self._fast), strict=True))
            for frame in some:
                probability = found[frame] if frame in found else self._ready[frame].float()
                whole = enlarged(probability, frames.clip_size)
                soft = (whole * 255).round().to(torch.uint8).cpu().numpy()
                labels = self._labels(whole)
                yield ForegroundDone(frame, soft, labels, _sureness(probability, labels))

    def _reader(self, clip: Clip) -> FlowReader:
        """Flow and frames at the working size; the flow stays on disk for whoever needs it next."""
        kept = FlowCache().of(fingerprint(clip.info.path, clip.info.stems), "dis", self.params.size)
        return FlowReader(clip, kept, self.params.size)

    def _preview(self, frame: int, found: Tensor) -> Preview:
        labels = self._labels(found)
        return Preview(frame, labels, _sureness(found, labels))

    def _labels(self, found: Tensor) -> npt.NDArray[np.uint8]:
        """1 where something moves, [H, W]."""
        labels: npt.NDArray[np.uint8] = (found >= self.params.threshold).to(torch.uint8).cpu().numpy()
        return labels

    @property
    def _fast(self) -> bool:
        precision = self.params.precision
        return precision == "bfloat16" or (precision == "auto" and self.bf16)


def _sureness(found: Tensor, labels: npt.NDArray[np.uint8]) -> float:
    """See ``ForegroundDone.confidence``: 0 where nothing is found at all."""
    return certainty(torch.stack((1 - found, found))) if labels.any() else 0.0


def _spread(frames: Sequence[int], count: int) -> list[int]:
    """At most ``count`` of the frames, evenly."""
    places = np.linspace(0, len(frames) - 1, min(count, len(frames)))
    return [frames[round(place)] for place in places]
