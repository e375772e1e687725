"""This program's propagation and the plain one, each alone in a process of its own, in turns."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import torch

from vosannot.core.errors import UsageError
from vosannot.core.machine import peak_rss_mb
from vosannot.engines.benchmark.plain import plain_stcn, plain_xmem
from vosannot.engines.catalogue import engine_info, load_engine
from vosannot.engines.propagation import Journey, Propagation
from vosannot.engines.session import MatchingSession
from vosannot.engines.stcn.memory import Memory
from vosannot.engines.xmem.memory import XMemMemory
from vosannot.masks.label_map import strip_void
from vosannot.masks.png import read_png
from vosannot.media.clip import open_clip
from vosannot.networks.preprocess import Geometry
from vosannot.networks.stcn.model import STCN
from vosannot.networks.xmem.model import XMem
from vosannot.settings.params import validated

__all__ = ["Spec", "alone", "bench_propagation", "open_session"]

T = TypeVar("T")
_WARM_UP = 2  # frames left out of every time: first calls allocate and choose kernels
_STAGES: tuple[tuple[str, type, str], ...] = (
    ("preprocess", Journey, "image"),
    ("key encoder", STCN, "encode_key"),
    ("key encoder", XMem, "encode_key"),
    ("memory read", Memory, "read"),
    ("memory read", XMemMemory, "read"),
    ("decoder", STCN, "decode"),
    ("decoder", XMem, "decode"),
    ("value encoder", STCN, "encode_value"),
    ("value encoder", XMem, "encode_value"),
    ("memory write", Memory, "add"),
    ("memory write", XMemMemory, "add"),
    ("masks at clip size", Propagation, "_result"),
)


@dataclass(frozen=True, slots=True)
class Spec:
    """What to propagate.

    Attributes:
        engine: "stcn" or "xmem".
        settings: parameters of the engine that differ from its defaults.
        clip, mask: the clip, and the label map of its first frame.
        frames: how many frames of it, all held in memory (decoding is not timed).
        device: "auto", "cpu", "cuda".
    """

    engine: str
    settings: dict[str, Any]
    clip: Path
    mask: Path
    frames: int
    device: str


@dataclass(frozen=True, slots=True)
class _Run:
    """seconds: per predicted frame; labels: uint8 [T, H, W]; stages: seconds in each, warm-up left out."""

    seconds: list[float]
    labels: npt.NDArray[np.uint8]
    stages: dict[str, float]
    peak_rss_mb: int
    peak_gpu_mb: int
    facts: dict[str, Any]


def bench_propagation(spec: Spec, repeats: int) -> dict[str, Any]:
    """Frames per second, memory and agreement of both; runs alternate, so that what else the machine does hits both.

    Returns:
        ``fps``, ``baseline_fps`` (best run of each), ``speedup``, ``peak_rss_mb``, ``baseline_peak_rss_mb``,
        ``agreement`` (mean J between both, over objects and frames), ``worst_agreement`` (least mean J of a frame),
        ``stages`` (share of this program's time), and what was run.
    """
    with open_clip(spec.clip) as clip:
        spec = replace(spec, frames=min(spec.frames, clip.info.frame_count))
    if spec.frames < _WARM_UP + 2:
        raise UsageError(f"{spec.clip} has {spec.frames} frames; the benchmark needs {_WARM_UP + 2}.")
    ours, plain = [], []
    for _ in range(repeats):
        ours.append(alone(_ours, spec))
        plain.append(alone(_plain, spec))
    best, baseline = min(ours, key=_total), min(plain, key=_total)
    frames = len(best.seconds) - _WARM_UP
    agreement = _agreement(best.labels, baseline.labels)
    total = _total(best)
    shares = {name: seconds / total for name, seconds in best.stages.items()}
    result = {
        "fps": frames / total,
        "baseline_fps": frames / _total(baseline),
        "speedup": _total(baseline) / total,
        "peak_rss_mb": best.peak_rss_mb,
        "baseline_peak_rss_mb": baseline.peak_rss_mb,
        "agreement": float(agreement.mean()),
        "worst_agreement": float(agreement.min()),
        "stages": {**shares, "other": 1 - sum(shares.values())},
        "engine": spec.engine,
        "frames": frames,
        "repeats": repeats,
        **best.facts,
    }
    if best.peak_gpu_mb:
        result |= {"peak_gpu_mb": best.peak_gpu_mb, "baseline_peak_gpu_mb": baseline.peak_gpu_mb}
    return result


def _total(run: _Run) -> float:
    return sum(run.seconds[_WARM_UP:])


def alone(function: Callable[[Spec], T], spec: Spec) -> T:
    """Run in a fresh process: its peak memory is its own."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, spec).result()


def _ours(spec: Spec) -> _Run:
    session, journey, labels = _prepared(spec)
    journey = replace(journey, bf16=session.use_bf16(journey, (1,)))
    stages: dict[str, float] = {}
    clock = _Clock(session.device)
    for name, owner, method in _STAGES:
        _watch(owner, method, name, stages, clock)
    frames = session.propagation(journey).run(range(1, spec.frames))
    return _timed((result.labels for _, result in frames), session, journey, labels, clock, stages, bf16=journey.bf16)


def _plain(spec: Spec) -> _Run:
    session, journey, labels = _prepared(spec)
    network = session.network.to(memory_format=torch.contiguous_format)
    run: Any = plain_stcn if spec.engine == "stcn" else plain_xmem
    images = [journey.read(t) for t in range(spec.frames)]
    params = session.params
    frames = run(
        network, images, labels, journey.geometry, session.device, top_k=params.top_k, mem_every=params.mem_every
    )
    return _timed(frames, session, journey, labels, _Clock(session.device), {}, bf16=False)


def open_session(spec: Spec) -> tuple[MatchingSession[Any], npt.NDArray[np.uint8]]:
    """The session, and the first frame's label map with objects numbered 1..K without gaps."""
    session = load_engine(spec.engine).open(validated(engine_info(spec.engine).params, spec.settings), spec.device)
    assert isinstance(session, MatchingSession)
    labels = strip_void(read_png(spec.mask))
    return session, np.searchsorted(np.unique(np.append(labels.ravel(), 0)), labels).astype(np.uint8)


def _prepared(spec: Spec) -> tuple[MatchingSession[Any], Journey, npt.NDArray[np.uint8]]:
    session, labels = open_session(spec)
    with open_clip(spec.clip) as clip:
        images = [clip.frame(t) for t in range(spec.frames)]
    geometry = Geometry.of(images[0].shape[0], images[0].shape[1], session.params.size or None)
    return session, Journey(images.__getitem__, geometry, {0: labels}, 0, True, session.device, session.bf16), labels


def _timed(
    frames: Iterator[npt.NDArray[np.uint8]],
    session: MatchingSession[Any],
    journey: Journey,
    labels: npt.NDArray[np.uint8],
    clock: "_Clock",
    stages: dict[str, float],
    *,
    bf16: bool,
) -> _Run:
    seconds, maps = [], []
    begun = clock.now()
    for result in frames:
        now = clock.now()
        seconds.append(now - begun)
        maps.append(result)
        if len(maps) == _WARM_UP:
            stages.clear()
        begun = clock.now()
    gpu = torch.cuda.max_memory_allocated() // 2**20 if session.device.type == "cuda" else 0
    geometry = journey.geometry
    facts = {
        "objects": int(labels.max()),
        "clip_size": f"{geometry.width}x{geometry.height}",
        "working_size": f"{geometry.padded_width}x{geometry.padded_height}",
        "parameters": sum(p.numel() for p in session.network.parameters()),
        "device": str(session.device),
        "threads": torch.get_num_threads(),
        "bf16": bf16,
        "torch": torch.__version__,
    }
    return _Run(seconds, np.stack(maps), dict(stages), peak_rss_mb(), gpu, facts)


class _Clock:
    """Wall time once the device has finished what it was given."""

    def __init__(self, device: torch.device) -> None:
        self._cuda = device.type == "cuda"

    def now(self) -> float:
        if self._cuda:
            torch.cuda.synchronize()
        return time.perf_counter()


def _watch(owner: type, method: str, stage: str, stages: dict[str, float], clock: _Clock) -> None:
    """Add the time spent in a method to its stage (in this process, which ends with the run)."""
    original = getattr(owner, method)

    def watched(*args: Any, **kwargs: Any) -> Any:
        begun = clock.now()
        try:
            return original(*args, **kwargs)
        finally:
            stages[stage] = stages.get(stage, 0.0) + clock.now() - begun

    setattr(owner, method, watched)


def _agreement(ours: npt.NDArray[np.uint8], plain: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """Mean J over objects for each frame; two empty masks agree."""
    scores = []
    for k in range(1, int(max(ours.max(), plain.max())) + 1):
        both = ((ours == k) & (plain == k)).sum((1, 2))
        either = ((ours == k) | (plain == k)).sum((1, 2))
        scores.append(np.where(either > 0, both / np.maximum(either, 1), 1.0))
    return np.mean(scores, 0) if scores else np.ones(len(ours))
