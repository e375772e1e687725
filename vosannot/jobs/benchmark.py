"""How much a batch gets done on this machine, by a process and by Ray, and what each of its parts could do alone."""

import pickle
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from vosannot.core.events import EventStream, FrameDone, IterationDone, Preview
from vosannot.engines.catalogue import engine_info
from vosannot.jobs.backends import Backend, Embedded, OnRay
from vosannot.jobs.batch import Batch
from vosannot.jobs.checksums import weights_checksum
from vosannot.jobs.cluster import LOCAL, Cluster, ray_is_here
from vosannot.jobs.places import Place
from vosannot.jobs.relay import far_place
from vosannot.jobs.runner import Runner
from vosannot.jobs.turn import Way
from vosannot.media.clip import open_clip
from vosannot.media.sample import sample_clip
from vosannot.media.writer import write_video
from vosannot.project.records import Provenance
from vosannot.project.workspace import Workspace
from vosannot.settings.params import validated

__all__ = ["bench_batch", "preview_delay_ms"]

_SIZE, _WIDTH = 240, 432
_STORED = 200
_PREVIEWS = 60
_PAUSE_S = 0.05

Numbers = dict[str, Any]


def bench_batch(
    engine: str, settings: dict[str, Any], videos: int, frames: int, repeats: int, say: Callable[[str], None]
) -> Numbers:
    """Throughput of a batch over rendered clips, each way in turn, ``repeats`` times.

    Returns:
        For "embedded", "ray_1" and "ray_2": ``videos_per_minute`` and ``fps`` of every repeat, from the first event of
        a worker to the end. ``ratio_ray_1`` and ``ratio_ray_2``: to the embedded runs of the same repeat.
        ``preview_ms``: see :func:`preview_delay_ms`. ``decode_fps``, ``stored_per_s``, ``bytes_per_mask``: what the
        disk, the workspace and the wire have to do with it.
    """
    params = validated(engine_info(engine).params, {"preview_every": 0, **settings} if engine != "frtm" else settings)
    way = Way(engine, params, weights_checksum(engine, params))
    folder = Path(tempfile.mkdtemp(prefix="vosannot-bench-"))
    try:
        say(f"rendering {videos} clips")
        fresh = _rendered(folder, videos, frames)
        ways: dict[str, Callable[[], Backend]] = {"embedded": Embedded}
        if ray_is_here():
            ways |= {f"ray_{n}": lambda n=n: OnRay(LOCAL, workers=n, cpus=1) for n in (1, 2)}  # type: ignore[misc]
        found: Numbers = {name: {"videos_per_minute": [], "fps": []} for name in ways}
        for repeat in range(repeats):
            for name, backend in ways.items():
                say(f"batch, {name}, {repeat + 1} of {repeats}")
                done, made, seconds = _batch(fresh, way, backend())
                found[name]["videos_per_minute"].append(round(60 * done / seconds, 2))
                found[name]["fps"].append(round(made / seconds, 2))
        for name in ways.keys() - {"embedded"}:
            pairs = zip(found[name]["fps"], found["embedded"]["fps"], strict=True)
            found[f"ratio_{name}"] = [round(ours / theirs, 3) for ours, theirs in pairs]
        say("previews")
        found["preview_ms"] = preview_delay_ms(_PREVIEWS)
        say("decoding, storing")
        found["decode_fps"] = _decoding(sample_clip())
        found["stored_per_s"], found["bytes_per_mask"] = _storing(fresh)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return found


def _rendered(folder: Path, videos: int, frames: int) -> Path:
    """A workspace of rendered clips whose first masks are painted."""
    from vosannot.training.render import Renderer, RenderOptions

    renderer = Renderer(RenderOptions(size=_SIZE, width=_WIDTH, frames=frames, max_gap=1), seed=1)
    path = folder / "bench.vosannot"
    with Workspace.open(path) as workspace:
        for number in range(videos):
            clip = renderer.clip(number)
            file = folder / f"clip{number}.mp4"
            write_video(file, list(clip.frames), 24)
            with open_clip(file) as opened:
                document = workspace.video_document(workspace.add_video(opened.info).id)
            for _ in range(int(clip.labels[0].max())):
                document.add_object()
            document.set_labels(0, clip.labels[0], Provenance.MANUAL, "Paint")
    return path


def _batch(fresh: Path, way: Way, backend: Backend) -> tuple[int, int, float]:
    """Videos done, frames made, seconds from the first event of a worker on; in a copy of the workspace."""
    path = fresh.with_name("copy.vosannot")
    with Workspace.open(fresh) as workspace:
        workspace.copy_to(path)
    try:
        with Workspace.open(path) as workspace:
            batch = Batch(workspace, way, backend)
            for _ in batch.run(workspace.videos()):
                pass
    finally:
        for file in path.parent.glob(f"{path.name}*"):
            file.unlink()
    done = [outcome for outcome in batch.outcomes if outcome.state == "done"]
    return len(done), sum(outcome.frames for outcome in done), max(batch.working, 1e-9)


def preview_delay_ms(count: int) -> Numbers:
    """From a worker's hand to the outbox that the window drains, in ms, for previews of three 240p frames.

    Returns:
        Median and 95th percentile for "here" (a process), and with Ray "ray" (an actor) and "window" (an actor, as
        the window reaches it: through a process that keeps Ray away from it).
    """
    found = {"here": _delays(None, count)}
    if ray_is_here():
        with Cluster(LOCAL, workers=2, cpus=1) as cluster:
            found |= {"ray": _delays(cluster.place(), count), "window": _delays(far_place(cluster.address), count)}
    return {
        name: {"median": round(statistics.median(ms), 2), "p95": round(sorted(ms)[int(0.95 * len(ms))], 2)}
        for name, ms in found.items()
    }


def _delays(place: Place | None, count: int) -> Sequence[float]:
    arrived: list[float] = []
    runner = Runner(lambda: arrived.append(time.time()), place)
    sent: list[float] = []
    try:
        job = runner.submit_work("vosannot.jobs.benchmark:previews", {"count": count}, "Previews")
        delays: list[float] = []
        while not job.over or job.outbox:
            seen, when = len(delays), len(arrived)
            for event in job.outbox.drain():
                if isinstance(event, IterationDone):
                    sent.append(event.scalars["sent"])
                    delays.append(1000 * (arrived[when - 1] - event.scalars["sent"]) if when else 0.0)
            if len(delays) == seen:
                time.sleep(0.0005)
    finally:
        runner.close()
    return delays[count // 5 :]  # the first ones meet a process that has just begun


def previews(count: int) -> EventStream:
    """What a worker sends for :func:`preview_delay_ms`: iterations with the time at which they were sent."""
    labels = np.zeros((_SIZE, _WIDTH), np.uint8)
    shown = tuple(Preview(frame, labels, 1.0) for frame in range(3))
    for step in range(count):
        yield IterationDone("adapt", step, count, {"sent": time.time()}, shown)
        time.sleep(_PAUSE_S)


def _decoding(path: Path) -> float:
    """Frames a second, one after the other, opening included."""
    began = time.perf_counter()
    with open_clip(path) as clip:
        for frame in range(clip.info.frame_count):
            clip.frame(frame)
        return round(clip.info.frame_count / (time.perf_counter() - began), 1)


def _storing(fresh: Path) -> tuple[float, int]:
    """Label maps a second that a job writes until they are on disk; bytes of one on its way."""
    with Workspace.open(fresh) as workspace:
        document = workspace.video_document(workspace.videos()[0].id)
        labels = document.labels(0)
        assert labels is not None
        job = document.open_job("Store")
        last = document.video.frame_count - 1
        began = time.perf_counter()
        for number in range(_STORED):
            job.write(1 + number % last, np.roll(labels, number, 1), 0.5)
        document.flush()
        rate = round(_STORED / (time.perf_counter() - began), 1)
        job.close(keep=False)
    return rate, len(pickle.dumps(FrameDone(1, labels, 0.5)))
