"""Memory and speed along a clip that is longer than any at hand: one is played there and back again."""

import time
from dataclasses import replace
from typing import Any

import psutil

from vosannot.core.errors import UsageError
from vosannot.core.machine import peak_rss_mb
from vosannot.engines.benchmark.propagation import Spec, open_session
from vosannot.engines.propagation import Journey
from vosannot.media.clip import open_clip
from vosannot.networks.preprocess import Geometry

__all__ = ["bench_long", "there_and_back"]


def there_and_back(index: int, count: int) -> int:
    """Frame 0..count-1 that stands at ``index`` when a clip is played forwards, backwards, forwards, …"""
    position = index % (2 * (count - 1))
    return min(position, 2 * (count - 1) - position)


def bench_long(spec: Spec, every: int) -> dict[str, Any]:
    """Propagate through ``spec.frames`` frames, decoding each when it is its turn.

    Args:
        every: frames between two points of the curve.

    Returns:
        ``fps``, ``peak_rss_mb`` and ``curve``: for each point ``frame``, ``rss_mb``, ``cells`` (of the memory) and
        ``fps`` since the point before.

    Raises:
        UsageError: the clip is too short to be played there and back.
    """
    session, labels = open_session(spec)
    process, curve, begun = psutil.Process(), [], time.perf_counter()
    with open_clip(spec.clip) as clip:
        count = clip.info.frame_count
        if count < 2:
            raise UsageError(f"{spec.clip} has {count} frames; a clip of two or more is needed.")
        geometry = Geometry.of(clip.info.height, clip.info.width, session.params.size or None)
        journey = Journey(
            read=lambda index: clip.frame(there_and_back(index, count)),
            geometry=geometry,
            references={0: labels},
            start=0,
            forwards=True,
            device=session.device,
            bf16=session.bf16,
        )
        propagation = session.propagation(replace(journey, bf16=session.use_bf16(journey, (1,))))
        since, last = begun, 0
        for frame, _ in propagation.run(range(1, spec.frames)):
            if frame % every == 0 or frame == spec.frames - 1:
                now = time.perf_counter()
                cells = sum(group.memory.cells for group in propagation.groups)
                rss = process.memory_info().rss // 2**20
                curve.append({"frame": frame, "rss_mb": rss, "cells": cells, "fps": (frame - last) / (now - since)})
                since, last = now, frame
    return {
        "fps": (spec.frames - 1) / (time.perf_counter() - begun),
        "peak_rss_mb": peak_rss_mb(),
        "frames": spec.frames,
        "objects": int(labels.max()),
        "clip_size": f"{geometry.width}x{geometry.height}",
        "working_size": f"{geometry.padded_width}x{geometry.padded_height}",
        "curve": curve,
    }
