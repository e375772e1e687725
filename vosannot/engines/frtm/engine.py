"""FRTM as an engine: target models learned on the spot, a refinement network trained offline (Robinson et al. 2020)."""

import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from vosannot.adaptation.target import FIRST, Learned
from vosannot.core.events import AdaptationEnded, EventStream, Finished, IterationDone, StageStarted
from vosannot.engines.base import EngineInfo, Request
from vosannot.engines.devices import choose_device
from vosannot.engines.frtm.info import INFO, FRTMParams
from vosannot.engines.frtm.live import Live
from vosannot.engines.frtm.propagation import FRTMPropagation, FRTMSettings
from vosannot.engines.frtm.targets import LearnedTarget, Learning, Targets
from vosannot.engines.network_session import NetworkSession, check_request, frame_done
from vosannot.engines.propagation import Journey, entering
from vosannot.media.clip import Clip, open_clip
from vosannot.networks.checkpoint import load_frtm
from vosannot.networks.folding import for_inference
from vosannot.networks.frtm.model import FRTM

__all__ = ["FRTMEngine", "FRTMSession"]


class FRTMEngine:
    """Makes :class:`FRTMSession`; see :class:`vosannot.engines.base.Engine`."""

    info: EngineInfo = INFO

    def open(self, params: Any, device: str = "auto") -> "FRTMSession":
        """Load the weights; raises WeightsError when that fails."""
        return FRTMSession(params, choose_device(device))


class FRTMSession(NetworkSession[FRTM]):
    """One network and the target models learned with it; lives on one thread.

    The network itself never changes. Target models are learned before a propagation that needs them, whether the
    request asks for an adaptation or not: without them there is nothing to propagate with. They stay for further
    requests from the same references. Snapshots are not kept: learning takes about as long as loading one.
    """

    family = "frtm"
    params: FRTMParams

    def __init__(self, params: Any, device: Any) -> None:
        self.targets, self.live = Targets(), Live()
        self._folded: dict[bool, FRTM] = {}
        self._before: OrderedDict[str, LearnedTarget] = OrderedDict()
        self._clip = Path()
        super().__init__(params, device)

    def run(self, request: Request) -> EventStream:
        """See :class:`vosannot.engines.base.Session`."""
        with open_clip(request.clip) as clip:
            check_request(request, clip)
            self._clip = request.clip
            yield from self._follow(request, clip) if request.live else self._propagate(request, clip)

    def revert(self) -> None:
        """Forget the target models that were learned last."""
        self.targets.kept = self._before.copy()

    def close(self) -> None:
        """Forget the network and all target models."""
        super().close()
        self._loaded_anew()

    def propagation(self, journey: Journey) -> FRTMPropagation:
        """A journey with the settings' memory policy."""
        return self._propagation(self.folded(journey.bf16), journey)

    def use_bf16(self, journey: Journey, frames: Sequence[int]) -> bool:
        """As the settings say; "auto" trusts bundled weights only, which were measured (docs/performance.md)."""
        if self.params.precision == "auto":
            return self.bf16 and self.bundled
        return self.bf16 and self.params.precision == "bfloat16"

    def folded(self, bf16: bool) -> FRTM:
        """The network made for predicting: once, since its weights stay as they are."""
        if bf16 not in self._folded:
            self._folded[bf16] = for_inference(self.network, bf16=bf16)
        return self._folded[bf16]

    def learning(self) -> Learning:
        """How the settings want target models to be learned."""
        return Learning(self.params.augmented, self.params.max_samples, self.params.seed)

    def settings(self) -> FRTMSettings:
        """What the settings say of a propagation."""
        p = self.params
        return FRTMSettings(p.refine, p.updates, p.update_every, p.eta, p.max_samples, p.reference_share)

    def _load(self, path: Path) -> FRTM:
        return load_frtm(path)

    def _loaded_anew(self) -> None:
        self.targets, self.live = Targets(), Live()
        self._before.clear()
        self._folded.clear()

    def _journey(self, request: Request, clip: Clip, size: int) -> Journey:
        journey = super()._journey(request, clip, size)
        return replace(journey, bf16=self.use_bf16(journey, request.frames))

    def _propagation(self, network: FRTM, journey: Journey) -> FRTMPropagation:
        clip, how = self._clip, self.learning()

        def learn(ids: Sequence[int], references: Sequence[int]) -> LearnedTarget:
            return self.targets.get(network, clip, journey, ids, references, how)

        return FRTMPropagation(network, journey, self.settings(), learn)

    def _prepare(self, journey: Journey, request: Request) -> EventStream:
        """Learn the target models of all objects on the way; stopped half-way, everything is as it was."""
        groups = _groups(journey, request.frames)
        self._before, begun = self.targets.kept.copy(), time.monotonic()
        network, how, total = self.folded(journey.bf16), self.learning(), len(groups) * len(FIRST)
        done, finished = 0, False
        try:
            for ids, references in groups:
                before = done
                for learned in self.targets.learn(network, self._clip, journey, ids, references, how):
                    done = before + learned.step
                    if not done:
                        yield StageStarted("learn", total)
                    if learned.step or not done:
                        yield _iteration(learned, done, total)
            finished = True
        finally:
            if not finished:
                self.revert()
        if done:
            objects = sum(len(ids) for ids, _ in groups)
            what = "the target model" if objects == 1 else f"{objects} target models"
            reason = f"Learned {what} in {time.monotonic() - begun:.1f} s."
            yield AdaptationEnded(done, done, reason)

    def _follow(self, request: Request, clip: Clip) -> EventStream:
        """Learn from the references as they are now, then show the frames asked for, references among them too."""
        journey = self._journey(request, clip, self.params.size)
        network = self.folded(journey.bf16)
        self.live.attend((request.clip, journey.geometry, journey.bf16))
        for learned in self.live.learn(network, journey, self.params.seed):
            if not learned.step:
                yield StageStarted("learn", learned.total)
            yield _iteration(learned, learned.step, learned.total)
        yield StageStarted("propagate", len(request.frames))
        for frame in request.frames:
            result = self.live.predict(network, journey, frame, refine=self.params.refine)
            yield frame_done(frame, result, request)
        yield Finished({"frames": len(request.frames)})


def _iteration(learned: Learned, step: int, total: int) -> IterationDone:
    """A Gauss-Newton step; the loss is the mean over the objects that learned in it."""
    return IterationDone("learn", step, total, {"loss": float(learned.loss.mean()), "inner": float(learned.inner)})


def _groups(journey: Journey, frames: Sequence[int]) -> list[tuple[tuple[int, ...], list[int]]]:
    """Objects that enter together on the way through ``frames`` (all of the clip when there are none), with the
    references that know them."""
    sign = 1 if journey.forwards else -1
    ordered = dict(sorted(journey.references.items(), key=lambda item: sign * item[0]))
    end = max(sign * frame for frame in (*(frames or ordered), journey.start))
    return [
        (ids, [frame for frame in ordered if sign * frame >= sign * first])
        for first, ids in entering(ordered).items()
        if sign * first <= end
    ]
