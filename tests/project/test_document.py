"""Edits, jobs, objects and history of one video, in memory and after opening the workspace again."""

import threading
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from tests.project.helpers import FRAMES, HEIGHT, WIDTH, blob, clip_info, picture, stroke
from vosannot.core.errors import AnnotationError
from vosannot.masks.label_map import Box, LabelMap
from vosannot.masks.png import decode_png, encode_png
from vosannot.project import content, journal
from vosannot.project.document import Document
from vosannot.project.workspace import FrameState, Provenance, Workspace


def test_a_stroke_is_seen_at_once_and_after_reopening(document: Document, path: Path) -> None:
    assert document.labels(3) is None
    stroke(document, 3, 2)
    labels = document.labels(3)
    assert labels is not None and labels[12, 12] == 2 and not labels.flags.writeable
    assert document.states()[3] == FrameState(3, Provenance.MANUAL, None, (2,), (64,))
    assert document.references() == (3,)
    before = picture(document)
    reopened = _reopened(document, path)
    assert picture(reopened) == before
    assert [o.name for o in reopened.objects()] == ["cow", "rider"]


def test_ids_of_a_frame_follow_the_pixels(document: Document) -> None:
    stroke(document, 0, 1, x=2)
    stroke(document, 0, 2, x=20)
    assert document.state(0).object_ids == (1, 2)
    stroke(document, 0, 2, x=2, size=4)  # part of object 1 remains outside the box
    assert document.state(0).object_ids == (1, 2)
    stroke(document, 0, 0, x=2)
    assert document.state(0).object_ids == (2,)
    stroke(document, 0, 0, x=20)
    assert document.state(0).object_ids == ()
    assert document.references() == (0,)  # painted empty by hand: nothing is there


def test_edit_that_changes_nothing_is_no_step(document: Document) -> None:
    titles = document.undo_title
    stroke(document, 0, 0)
    assert document.labels(0) is None and document.undo_title == titles


def test_edit_keeps_what_a_job_wrote_meanwhile(document: Document) -> None:
    box = Box(0, 0, 20, 20)
    before = np.zeros((20, 20), np.uint8)
    after = before.copy()
    after[:2] = 2
    job = document.open_job("Propagate")
    assert job.write(5, blob(1), 0.5)
    document.commit_edit(5, box, before, after, "Brush")
    labels = document.labels(5)
    assert labels[12, 12] == 1 and labels[0, 0] == 2
    document.undo()
    assert np.array_equal(document.labels(5), blob(1))


@pytest.mark.parametrize(
    ("frame", "box", "shape", "value"),
    [
        (FRAMES, Box(0, 0, 4, 4), (4, 4), 1),
        (-1, Box(0, 0, 4, 4), (4, 4), 1),
        (0, Box(0, 0, 4, 4), (4, 5), 1),
        (0, Box(HEIGHT - 2, 0, HEIGHT + 2, 4), (4, 4), 1),
        (0, Box(0, 0, 4, 4), (4, 4), 3),
        (0, Box(0, 0, 4, 4), (4, 4), 255),
    ],
)
def test_wrong_edits_are_refused(document: Document, frame: int, box: Box, shape: tuple[int, int], value: int) -> None:
    with pytest.raises(AnnotationError):
        document.commit_edit(frame, box, np.zeros(shape, np.uint8), np.full(shape, value, np.uint8), "Brush")
    assert not document.states()


def test_job_never_overwrites_manual_or_approved(document: Document) -> None:
    stroke(document, 2, 1)
    document.set_labels(3, blob(2), Provenance.APPROVED, "Set")
    kept = picture(document)
    job = document.open_job("Propagate")
    assert [job.write(f, blob(1, x=30), 0.75) for f in range(5)] == [True, True, False, False, True]
    job.close()
    assert {f: picture(document)[f] for f in (2, 3)} == kept
    assert document.states()[4] == FrameState(4, Provenance.PROPAGATED, 0.75, (1,), (64,))
    asked = document.open_job("Again", overwrite_manual=True)
    assert asked.write(2, blob(1, x=30), 0.5)
    asked.close()
    assert document.state(2).provenance is Provenance.PROPAGATED
    document.undo()
    document.undo()
    assert picture(document) == kept


def test_job_leaves_alone_what_was_changed_since_it_began(document: Document) -> None:
    job = document.open_job("Propagate", overwrite_manual=True)
    assert job.write(0, blob(1), 0.5)
    stroke(document, 0, 2)
    stroke(document, 1, 2)
    document.undo()
    assert not job.write(0, blob(1), 0.5) and not job.write(1, blob(1), 0.5)
    assert job.write(2, blob(1), 0.5) and job.write(2, blob(2), 0.6)
    document.redo()
    job.close()
    assert document.labels(1)[12, 12] == 2 and document.labels(2)[12, 12] == 2
    document.undo()
    document.undo()
    assert document.undo().title == "Propagate"
    assert not document.states()


def test_dropped_job_leaves_no_trace(document: Document, path: Path) -> None:
    stroke(document, 0, 1)
    earlier = document.open_job("First")
    earlier.write(1, blob(1), 0.25)
    earlier.write(2, blob(1), 0.25)
    earlier.close()
    before, title = picture(document), document.undo_title
    job = document.open_job("Second")
    for frame in range(10):
        job.write(frame, blob(2, x=frame), 0.5)
    job.close(keep=False)
    assert picture(document) == before and document.undo_title == title and not document.can_redo
    assert not job.write(11, blob(1), 0.5)
    document = _reopened(document, path)
    assert picture(document) == before and document.undo_title == title


def test_dropped_job_keeps_what_a_person_changed(document: Document, path: Path) -> None:
    job = document.open_job("Second")
    for frame in range(4):
        job.write(frame, blob(2), 0.5)
    stroke(document, 2, 1, x=40)
    stroke(document, 3, 1, x=40)
    document.undo()
    job.close(keep=False)
    assert tuple(document.states()) == (2,)
    document = _reopened(document, path)
    assert document.undo().title == "Brush"
    assert document.undo().frames == (2,)
    assert not document.states()
    document.redo()
    document.redo()
    assert document.state(2).object_ids == (1, 2)


def test_what_a_job_replaced_can_be_looked_at(document: Document) -> None:
    first, second = np.zeros((HEIGHT, WIDTH), np.uint8), np.zeros((HEIGHT, WIDTH), np.uint8)
    first[:5], second[5:] = 1, 2
    document.set_labels(3, first, Provenance.PROPAGATED, "test")
    job = document.open_job("job")
    assert document.labels_before(job, 3) is None
    for labels in (second, first, second):  # both ways: a frame is written more than once
        assert job.write(3, labels, 0.5) and job.write(4, labels, 0.5)
    before = document.labels_before(job, 3)
    assert before is not None and (before == first).all() and (document.labels(3) == second).all()
    assert document.labels_before(job, 4) is None and document.labels_before(job, 5) is None
    job.close()
    document.undo()
    assert (document.labels_before(job, 3) == first).all()


def test_empty_job_is_no_step(document: Document) -> None:
    stroke(document, 0, 1)
    document.undo()
    document.open_job("Nothing").close()
    assert document.can_redo


def test_undo_of_a_running_job_ends_it(document: Document) -> None:
    job = document.open_job("Propagate")
    job.write(0, blob(1), 0.5)
    assert document.undo().frames == (0,)
    assert not document.states() and not job.write(1, blob(1), 0.5)
    document.redo()
    assert tuple(document.states()) == (0,)


def test_object_removed_while_a_job_runs_stays_removed(document: Document) -> None:
    job = document.open_job("Propagate")
    both = blob(1) | blob(2, x=30)
    job.write(0, both, 0.5)
    document.remove_object(2)
    job.write(1, both, 0.5)
    with pytest.raises(AnnotationError):
        job.write(2, blob(7), 0.5)
    assert [s.object_ids for s in document.states().values()] == [(1,), (1,)]
    assert all(not (document.labels(f) == 2).any() for f in (0, 1))


def test_removed_object_comes_back_with_every_pixel(document: Document, path: Path) -> None:
    stroke(document, 0, 1)
    stroke(document, 0, 2, x=30)
    stroke(document, 1, 2)
    document.approve([0, 1])
    before = picture(document)
    document.remove_object(2)
    assert [o.id for o in document.objects()] == [1]
    assert tuple(document.states()) == (0,) and not (document.labels(0) == 2).any()
    assert document.add_object("new").id == 2
    stroke(document, 0, 2, x=50)
    stroke(document, 0, 1, x=30)
    document = _reopened(document, path)
    assert (document.labels(0) == 2).sum() == 64
    for _ in range(4):
        document.undo()
    assert picture(document) == before and [o.name for o in document.objects()] == ["cow", "rider"]
    for _ in range(4):
        document.redo()
    assert (document.labels(0) == 2).sum() == 64 and document.objects()[1].name == "new"


def test_object_list_edits(document: Document, path: Path) -> None:
    document.rename_object(1, "bull")
    document.recolour_object(1, (1, 2, 255))
    document.move_object(1, 1)
    document = _reopened(document, path)
    assert [(o.id, o.name) for o in document.objects()] == [(2, "rider"), (1, "bull")]
    assert document.objects()[1].colour == (1, 2, 255)
    assert document.undo_title == "Move bull"
    for _ in range(3):
        assert document.undo().objects_changed
    assert [(o.id, o.name) for o in document.objects()] == [(1, "cow"), (2, "rider")]
    with pytest.raises(AnnotationError):
        document.rename_object(9, "nobody")
    for _ in range(252):
        document.add_object()
    assert len({o.id for o in document.objects()}) == 254
    with pytest.raises(AnnotationError):
        document.add_object()


def test_delete_and_approve(document: Document) -> None:
    job = document.open_job("Propagate")
    for frame in range(6):
        job.write(frame, blob(1) | blob(2, x=30), frame / 10)
    job.close()
    stroke(document, 0, 1, y=30)
    document.approve([0, 1, 2, 30])
    assert document.undo_title == "Approve"
    kinds = [str(s.provenance) for s in document.states().values()]
    assert kinds == ["manual", "approved", "approved", "propagated", "propagated", "propagated"]
    before = picture(document)
    document.delete_labels([1, 2, 3], objects=[2])
    document.delete_labels([3, 4, 20])
    assert [s.object_ids for s in document.states().values()] == [(1, 2), (1,), (1,), (1, 2)]
    document.unapprove([1])
    assert document.states()[1].provenance is Provenance.PROPAGATED
    for _ in range(3):
        document.undo()
    assert picture(document) == before
    title = document.undo_title
    document.delete_labels([30])
    document.approve([0])
    assert document.undo_title == title  # nothing to do is no step


def test_new_change_clears_redo(document: Document, path: Path) -> None:
    stroke(document, 0, 1)
    stroke(document, 1, 1)
    document.undo()
    assert document.redo_title == "Brush"
    stroke(document, 2, 1)
    assert not document.can_redo and document.redo() is None
    document = _reopened(document, path)
    assert not document.can_redo and tuple(document.states()) == (0, 2)
    while document.undo():
        pass
    assert not document.states() and not document.objects() and not document.can_undo


@pytest.mark.parametrize("reopen", [False, True])
@pytest.mark.parametrize("seed", range(3))
def test_any_history_can_be_walked_back_and_forth(document: Document, path: Path, seed: int, reopen: bool) -> None:
    """Random edits of every kind; after each undo and redo all is exactly as it was at that point."""
    rng = np.random.default_rng(seed)
    shots = [(picture(document), document.objects())]

    def kinds() -> list[Callable[[], object]]:
        ids = [o.id for o in document.objects()]
        one = int(rng.choice(ids)) if ids else 0
        frames = rng.integers(0, 8, 3).tolist()
        x, y = int(rng.integers(0, 50)), int(rng.integers(0, 36))

        def job() -> None:
            change = document.open_job("Job", overwrite_manual=bool(rng.integers(2)))
            for frame in range(*sorted(frames[:2])):
                change.write(frame, blob(one, x, y), float(rng.random()))
            change.close()

        return [
            *[lambda: stroke(document, frames[0], one, x, y)] * 3,
            *[job] * 2,
            lambda: document.set_labels(frames[0], blob(one, x, y), Provenance.PROPAGATED, "Set", 0.5),
            lambda: document.approve(frames),
            lambda: document.delete_labels(frames, None if x % 2 else [one]),
            lambda: document.add_object(),
            lambda: document.remove_object(one) if one else None,
        ]

    for _ in range(40):
        listed = kinds()
        before = document._history.last_done
        listed[int(rng.integers(len(listed)))]()
        if document._history.last_done is not before:
            shots.append((picture(document), document.objects()))
    position = len(shots) - 1
    for steps in (-7, 4, -len(shots) - 2, len(shots) + 2):  # 2: the fixture's own changes
        if reopen:
            document = _reopened(document, path)
        for _ in range(abs(steps)):
            if (document.undo() if steps < 0 else document.redo()) is None:
                break
            position += 1 if steps > 0 else -1
            if position >= 0:
                assert (picture(document), document.objects()) == shots[position]
    assert position == len(shots) - 1


def test_set_labels_checks(document: Document) -> None:
    for wrong in (
        np.zeros((HEIGHT, WIDTH + 1), np.uint8),
        np.zeros((HEIGHT, WIDTH), np.int32),
        blob(3),
        blob(255),
    ):
        with pytest.raises(AnnotationError):
            document.set_labels(0, wrong, Provenance.MANUAL, "Set")  # type: ignore[arg-type]
    with pytest.raises(AnnotationError):
        document.set_many(
            {
                0: (FrameState(0, Provenance.MANUAL, None, ()), blob(1)),
                1: (FrameState(1, Provenance.MANUAL, None, ()), blob(9)),
            },
            "Import",
        )
    assert not document.states()
    mine = blob(1)
    document.set_labels(0, mine, Provenance.MANUAL, "Set")
    mine[:] = 2
    assert np.array_equal(document.labels(0), blob(1))


def test_listeners_are_told(document: Document) -> None:
    told: list[tuple[str, tuple[int, ...]]] = []
    end = document.subscribe(lambda kind, frames: told.append((kind, frames)))
    stroke(document, 4, 1)
    assert told == [("labels", (4,)), ("history", ())]
    told.clear()
    document.remove_object(1)
    assert told == [("objects", ()), ("labels", (4,)), ("history", ())]
    told.clear()
    document.undo()
    assert told == [("objects", ()), ("labels", (4,)), ("history", ())]
    end()
    document.undo()
    assert len(told) == 3


def test_runs(document: Document, path: Path) -> None:
    run = document.add_run("stcn", {"iterations": 20, "objective": "mcc"})
    document.update_run(run, curve=[{"loss": 0.5}, {"loss": 0.25}])
    document.update_run(run, chosen=2, finished=True)
    other = document.add_run("stcn", {})
    document = _reopened(document, path)
    first, second = document.runs()
    assert (first.id, first.engine, first.settings["objective"]) == (run, "stcn", "mcc")
    assert [p["loss"] for p in first.curve] == [0.5, 0.25] and first.chosen == 2 and first.finished
    assert (second.id, second.finished, second.chosen) == (other, False, None)


def test_many_threads(document: Document) -> None:
    """A job writes while a person paints, undoes and looks: nothing is mixed up."""
    job = document.open_job("Propagate")
    problems: list[BaseException] = []

    def propagate() -> None:
        try:
            for frame in range(10, FRAMES):
                job.write(frame, blob(1, x=frame), 0.5)
        except BaseException as error:
            problems.append(error)

    def look() -> None:
        try:
            for i in range(300):
                document.labels(i % FRAMES)
                document.states()
        except BaseException as error:
            problems.append(error)

    threads = [threading.Thread(target=f) for f in (propagate, look, look)]
    for thread in threads:
        thread.start()
    for i in range(40):
        stroke(document, i % 10, 1 + i % 2, x=i)
        if i % 3 == 0:
            document.undo()
    for thread in threads:
        thread.join()
    job.close()
    assert not problems
    document.flush()
    assert all(np.array_equal(document.labels(f), blob(1, x=f)) for f in range(10, FRAMES) if document.state(f))
    picture(document)


def test_committing_strokes_at_1080p_encodes_on_the_writer_only(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a stroke costs the window: its own rectangle. PNGs are made elsewhere."""
    video = workspace.add_video(clip_info(tmp_path / "hd.mp4", 1920, 1080))
    document = workspace.editable_document(video.id)
    document.add_object()
    here, threads = threading.get_ident(), list[int]()

    def watched(labels: LabelMap) -> bytes:
        threads.append(threading.get_ident())
        return encode_png(labels)

    monkeypatch.setattr(content, "encode_png", watched)
    for i in range(30):
        stroke(document, 0, 1, x=20 * i, y=300, size=60)
    document.flush()
    assert threads and here not in threads


def test_opening_20000_label_maps_decodes_none(
    workspace: Workspace, tmp_path: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    video = workspace.add_video(clip_info(tmp_path / "long.mp4", frames=20_000))
    document = workspace.editable_document(video.id)
    document.add_object()
    png = encode_png(blob(1))
    maps = {f: (FrameState(f, Provenance.PROPAGATED, 0.5, (1,)), png) for f in range(20_000)}
    document.flush()
    workspace._writer.call(lambda connection: journal.write_maps(connection, video.id, 0, maps))
    workspace.close()
    decoded = list[bytes]()
    monkeypatch.setattr(content, "decode_png", lambda data: decoded.append(data) or decode_png(data))
    with Workspace.open(path) as again:
        document = again.video_document(video.id)
        assert len(document.states()) == 20_000 and not decoded
        labels = document.labels(19_999)
        assert labels is not None and np.array_equal(labels, blob(1)) and len(decoded) == 1


def _reopened(document: Document, path: Path) -> Document:
    """The same video after the program has ended and begun anew."""
    document.flush()
    _open[-1].close()
    new = Workspace.open(path)
    _open.append(new)
    return new.video_document(document._id)


_open: list[Workspace] = []


@pytest.fixture(autouse=True)
def _note_workspaces(workspace: Workspace) -> object:
    _open.append(workspace)
    yield
    while _open:
        _open.pop().close(abandon=True)


def test_the_last_job_is_known_on_another_day(document: Document, path: Path) -> None:
    assert document.last_job() is None
    for value, frames in ((1, (3, 4)), (2, (4, 5))):
        job = document.open_job(f"Job {value}")
        for frame in frames:
            job.write(frame, blob(value, x=10 * value), 0.5, 0.25)
        job.close()
    stroke(document, 4, 1)
    reopened = _reopened(document, path)
    change = reopened.last_job()
    assert change.title == "Job 2" and set(change.patches) == {4, 5}
    assert (reopened.labels_before(change, 4) == blob(1, x=10)).all()
    assert reopened.labels_before(change, 5) is None and reopened.labels_before(change, 3) is None
    assert reopened.undo() is not None and reopened.undo() is not None  # the stroke, the job
    assert reopened.last_job().title == "Job 1"
    assert reopened.redo() is not None
    assert reopened.last_job().title == "Job 2"
