"""Whether this installation works: the whole way from a video to exported masks, in a window nobody sees.

What a packaged program can lose on its way is looked at where it is used: libraries, bundled files, the worker process.
Everything happens in a temporary folder; the person's workspace and preferences are neither read nor written.
"""

import hashlib
import os
import platform
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path

import numpy as np
from PySide6.QtCore import qVersion

from vosannot.core.errors import EngineError, VosannotError, WeightsError
from vosannot.core.paths import bundled
from vosannot.engines.catalogue import engine_ids, engine_info
from vosannot.engines.click.package import segment_anything
from vosannot.engines.models.library import State, listing
from vosannot.evaluation.measures import region_similarity
from vosannot.gui.bench_stage import Bench, opened_window
from vosannot.gui.session.tasks import TaskState
from vosannot.masks.png import read_png
from vosannot.media.clip import open_clip
from vosannot.media.sample import sample_clip, sample_mask, sample_truth
from vosannot.project.exchange.exporting import export
from vosannot.project.exchange.options import ExportOptions, Format, Resolution
from vosannot.project.records import Provenance
from vosannot.project.workspace import Workspace

__all__ = ["Check", "self_test"]

_LIBRARIES = ("torch", "PySide6", "av", "cv2", "numpy", "scipy", "skimage", "pycocotools.mask")
_ITERATIONS = 2
_LEAST_J = 0.9  # of the sample clip; a broken installation makes noise or nothing
_LIMIT_S = 1800.0


@dataclass(frozen=True, slots=True)
class Check:
    """What one step of the way came to.

    Attributes:
        name: of the step.
        ok: it works.
        words: what was found, or a sentence that says what is wrong.
        seconds: how long it took.
    """

    name: str
    ok: bool
    words: str
    seconds: float


def self_test() -> Iterator[Check]:
    """Go the whole way, one check after the other; a step that fails does not stop those that do not need it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name, work in (("libraries", _libraries), ("bundled models", _models), ("sample clip", _clip)):
        yield _checked(name, work)
    with tempfile.TemporaryDirectory(prefix="vosannot-selftest-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        yield _checked("window and worker", lambda: _annotate(folder))
        yield _checked("export", lambda: _export(folder))


def _checked(name: str, work: Callable[[], str]) -> Check:
    began = time.perf_counter()
    try:
        words, ok = work(), True
    except VosannotError as error:
        words, ok = str(error), False
    except Exception as error:  # whatever a broken installation raises is a finding
        words, ok = f"{type(error).__name__}: {error}", False
    return Check(name, ok, words, time.perf_counter() - began)


def _libraries() -> str:
    for name in _LIBRARIES:
        import_module(name)
    segment_anything()
    device = "cuda" if import_module("torch").cuda.is_available() else "cpu"
    versions = ", ".join(f"{name} {metadata.version(name)}" for name in ("torch", "av", "numpy"))
    own = metadata.version("vosannot")
    return f"vosannot {own}, Python {platform.python_version()}, Qt {qVersion()}, {versions}; device {device}"


def _models() -> str:
    """Every bundled file is there and is the one of its card; every engine's own choice is among them."""
    found = {e.name: e for e in listing() if e.state is not State.AVAILABLE and not e.own}
    for model in found.values():
        if model.path is None or model.card is None or not model.usable:
            raise WeightsError(f"The bundled model {model.name} is not usable. {model.problem}")
        with model.path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if model.card.sha256 is not None and digest != model.card.sha256:
            raise WeightsError(f"{model.path} is not the file of its card: its sha256 is {digest}.")
    families = {model.card.family for model in found.values() if model.card is not None}
    if missing := [engine_info(id).title for id in engine_ids() if id not in families]:
        raise WeightsError(f"There are no bundled weights for {', '.join(missing)} in {bundled('models')}.")
    return ", ".join(sorted(found))


def _clip() -> str:
    with open_clip(sample_clip()) as clip:
        info = clip.info
        last = clip.frame(info.frame_count - 1)
        first = clip.frame(0)
    if not first.any() or np.array_equal(first, last):
        raise VosannotError(f"{info.path} is decoded to empty or equal frames.")
    return f"{info.frame_count} frames, {info.width}x{info.height}"


def _annotate(folder: Path) -> str:
    """As a person: open, give the first mask, adapt and propagate."""
    labels = read_png(sample_mask())
    with opened_window(folder) as bench:
        run = bench.window.controller.propagation
        run.set_setting("iterations", _ITERATIONS)
        session = bench.open(sample_clip())
        for _ in range(int(labels.max())):
            session.document.add_object()
        session.document.set_labels(0, labels, Provenance.MANUAL, "Self-test")
        bench.rest(0.2)
        bench.window.registry["propagate.adapt"].trigger()
        bench.wait(lambda: run.task is not None and run.task.over, _LIMIT_S, every_ms=20)
        task = run.task
        if task is None or task.state is not TaskState.DONE:
            raise EngineError((task.error if task else None) or "Adapt & propagate could not be started.")
        _settle(bench)
        truth = [read_png(sample_truth() / f"{stem}.png") for stem in session.info.stems]
        found = [session.document.labels(frame) for frame in range(session.frame_count)]
    scores = [
        region_similarity(t == k, f == k) for t, f in zip(truth, found, strict=True) if f is not None for k in (1, 2)
    ]
    mean = float(np.mean(scores)) if scores else 0.0
    if len(scores) != 2 * len(truth) or mean < _LEAST_J:
        raise EngineError(f"The sample clip's masks are wrong: J {mean:.3f} on {len(scores) // 2} frames.")
    return f"{task.written} frames predicted after {_ITERATIONS} iterations, J {mean:.3f}"


def _settle(bench: Bench) -> None:
    """Until what was written is on disk."""
    workspace = bench.window.controller.workspace
    assert workspace is not None
    workspace.flush()


def _export(folder: Path) -> str:
    """The workspace, opened again, written as DAVIS, and every mask read back."""
    with Workspace.open(folder / "bench.vosannot") as workspace:
        documents = [workspace.video_document(video.id) for video in workspace.videos()]
        options = ExportOptions(Format.DAVIS, images=False, resolution=Resolution.FULL)
        for _ in export(documents, folder / "davis", options):
            pass
        files = sorted((folder / "davis").rglob("*.png"))
        kept = [labels for d in documents for f in sorted(d.states()) if (labels := d.labels(f)) is not None]
    same = [bool(np.array_equal(read_png(file), labels)) for file, labels in zip(files, kept, strict=True)]
    if not same or not all(same):
        raise VosannotError(f"{len(same) - sum(same)} of {len(same)} exported masks are not those of the workspace.")
    return f"{len(same)} masks, all as in the workspace"
