"""This program's adaptation and the plain loop, each alone in a process of its own, in turns."""

import itertools
import time
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from vosannot.adaptation.loop import AdaptationSettings
from vosannot.adaptation.sampler import CycleSampler
from vosannot.adaptation.stepper import Material, Stepper, Used
from vosannot.core.errors import UsageError
from vosannot.core.events import IterationDone
from vosannot.core.machine import peak_rss_mb
from vosannot.engines.base import Request
from vosannot.engines.benchmark.plain_adaptation import PlainAdaptation
from vosannot.engines.benchmark.propagation import Spec, alone, open_session
from vosannot.engines.catalogue import engine_info
from vosannot.engines.matching import resolve
from vosannot.engines.session import MatchingSession
from vosannot.media.clip import open_clip
from vosannot.networks.preprocess import Geometry
from vosannot.settings.params import describe

__all__ = ["bench_adaptation"]

_BLOCK = 10  # iterations between two passes of the plain loop over the whole video


@dataclass(frozen=True, slots=True)
class _Run:
    """seconds: of one block; iterations: in it; the peak of memory; what was run."""

    seconds: float
    iterations: int
    previews: int
    peak_mb: int
    facts: dict[str, Any]


def bench_adaptation(spec: Spec, repeats: int) -> dict[str, Any]:
    """Seconds for 100 iterations of both, memory, and the difference of their first gradients.

    Ours runs as the window runs it: stopping rule, probe frames and all. One warm-up iteration of each is not timed.

    Returns:
        ``seconds_per_100``, ``baseline_seconds_per_100`` (best run of each), ``speedup``, ``peak_mb``,
        ``baseline_peak_mb``, ``peak_mb_one_sample`` (ours with one sample an iteration), ``gradient_difference``
        (largest difference of a first-step gradient in float32, as a share of the largest gradient),
        ``preview_slowdown`` (of the whole loop by its previews, as a share), and what was run.

    Raises:
        UsageError: the objective is not mcc: the plain loop is tt-MCC's; or the engine has no objective.
    """
    if "objective" not in {info.name for info in describe(engine_info(spec.engine).params)}:
        raise UsageError(f"{spec.engine} has no test-time training to measure: its learning is in bench propagate.")
    if spec.settings.get("objective", "mcc") != "mcc":
        raise UsageError("bench adapt compares tt-MCC only: leave --objective away.")
    ours, plain = [], []
    for _ in range(repeats):
        ours.append(alone(_ours, spec))
        plain.append(alone(_plain, spec))
    single = alone(_ours, replace(spec, settings={**spec.settings, "samples": 1}))
    blind = alone(_ours, replace(spec, settings={**spec.settings, "preview_every": 0}))
    best, baseline = min(ours, key=_pace), min(plain, key=_pace)
    return {
        "seconds_per_100": 100 * _pace(best),
        "baseline_seconds_per_100": 100 * _pace(baseline),
        "speedup": _pace(baseline) / _pace(best),
        "peak_mb": best.peak_mb,
        "baseline_peak_mb": baseline.peak_mb,
        "peak_mb_one_sample": single.peak_mb,
        "gradient_difference": alone(_gradient_difference, spec),
        "preview_slowdown": _pace(best) / _pace(blind) - 1,
        "engine": spec.engine,
        "repeats": repeats,
        **best.facts,
    }


def _pace(run: _Run) -> float:
    return run.seconds / run.iterations


def _ours(spec: Spec) -> _Run:
    session, labels = _opened(replace(spec, settings={"iterations": _BLOCK, **spec.settings}))
    request = Request(spec.clip, {0: labels}, tuple(range(1, spec.frames)), 0, adapt=True)
    begun = seconds = 0.0
    done = previews = 0
    for part in ("warm-up", "timed"):
        stream = session.run(request)
        for event in stream:
            if not isinstance(event, IterationDone):
                continue
            if event.step == 0:
                begun = time.perf_counter()
            done, previews = event.step, previews + bool(event.previews)
            seconds = time.perf_counter() - begun
            if event.step == (2 if part == "warm-up" else _BLOCK):
                break
        stream.close()
        if part == "warm-up":
            session.revert()
    return _Run(seconds, done, previews, _peak(session), _facts(session, spec, labels))


def _plain(spec: Spec) -> _Run:
    session, plain = _plain_loop(spec)
    plain.run(1, lambda: None)
    stamps: list[float] = []
    plain.run(_BLOCK, lambda: stamps.append(time.perf_counter()))
    return _Run(stamps[-1] - stamps[0], _BLOCK, 0, _peak(session), {})


def _opened(spec: Spec) -> tuple[MatchingSession[Any], npt.NDArray[np.uint8]]:
    session, labels = open_session(spec)
    assert isinstance(session, MatchingSession)
    return session, labels


def _plain_loop(spec: Spec) -> tuple[MatchingSession[Any], PlainAdaptation]:
    session, labels = _opened(spec)
    with open_clip(spec.clip) as clip:
        frames = [clip.frame(t) for t in range(min(spec.frames, clip.info.frame_count))]
    params = session.params
    height, width = labels.shape
    auto = resolve(params, spec.engine, session.found, min(height, width))
    plain = PlainAdaptation(
        network=session.network.to(memory_format=torch.contiguous_format),
        frames=frames,
        labels=labels,
        geometry=Geometry.of(height, width, auto.size),
        inference=Geometry.of(height, width, params.size or None),
        device=session.device,
        samples=auto.samples,
        length=auto.length,
        jump=params.jump,
        lr=auto.lr,
        seed=params.seed,
        top_k=params.top_k,
        mem_every=params.mem_every,
        reads=auto.reads,
    )
    return session, plain


def _gradient_difference(spec: Spec) -> float:
    """Both ways on the same samples, in float32, from the same weights."""
    session, plain = _plain_loop(spec)
    draws = CycleSampler([0], len(plain.frames), plain.jump, 0, plain.length, together=plain.samples).draw()
    chosen = list(itertools.islice(draws, plain.samples))
    plain.gradients(chosen)
    expected = {name: p.grad.clone() for name, p in session.network.named_parameters() if p.grad is not None}
    session.network.zero_grad(set_to_none=True)
    material = Material(plain.frames.__getitem__, plain.geometry, {0: plain.labels}, len(plain.frames), session.device)
    settings = AdaptationSettings(
        iterations=1, lr=plain.lr, samples=plain.samples, jump=plain.jump, max_objects=254, seed=plain.seed, bf16=False,
        length=plain.length, reads=plain.reads,
    )  # fmt: skip
    stepper = Stepper(session.network, material, settings)
    used: list[Used] = []
    stepper.gather(iter(chosen), used)
    if len(used) != len(chosen):
        raise UsageError("The network loses an object in the benchmark's first samples: choose another clip or mask.")
    largest = max(float(grad.abs().max()) for grad in expected.values())
    differences = [
        float((p.grad - expected[name]).abs().max())
        for name, p in session.network.named_parameters()
        if p.grad is not None
    ]
    return max(differences) / largest


def _peak(session: MatchingSession[Any]) -> int:
    if session.device.type == "cuda":
        return int(torch.cuda.max_memory_allocated()) // 2**20
    return peak_rss_mb()


def _facts(session: MatchingSession[Any], spec: Spec, labels: Any) -> dict[str, Any]:
    params = session.params
    height, width = labels.shape
    auto = resolve(params, spec.engine, session.found, min(height, width))
    geometry = Geometry.of(height, width, auto.size)
    return {
        "objects": int(labels.max()),
        "adaptation_size": f"{geometry.padded_width}x{geometry.padded_height}",
        "samples": auto.samples,
        "length": auto.length,
        "frames": spec.frames,
        "subset": params.subset,
        "parameters": sum(p.numel() for p in session.network.parameters()),
        "bf16": session.bf16 and params.precision != "float32",
        "device": str(session.device),
        "threads": torch.get_num_threads(),
        "torch": torch.__version__,
    }
