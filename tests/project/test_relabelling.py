"""Merging, swapping and splitting on every frame."""

from pathlib import Path

import numpy as np
import pytest

from tests.project.helpers import HEIGHT, WIDTH, blob, picture, stroke
from vosannot.core.errors import AnnotationError
from vosannot.core.events import Finished, IterationDone
from vosannot.project.document import Document
from vosannot.project.records import Provenance
from vosannot.project.relabelling import merge_objects, split_object, swap_objects
from vosannot.project.workspace import Workspace


@pytest.fixture
def filled(document: Document) -> Document:
    """Object 1 on frames 0..5, object 2 on 3..8; frame 0 is manual, 4 is approved, the rest a job's."""
    job = document.open_job("Propagate")
    for frame in range(1, 9):
        labels = blob(1, x=5) if frame < 6 else np.zeros((HEIGHT, WIDTH), np.uint8)
        if frame > 2:
            labels[20:30, 30:40] = 2
        job.write(frame, labels, frame / 10)
    job.close()
    document.approve([4])
    stroke(document, 0, 1)
    return document


def history(document: Document) -> list[str]:
    titles = []
    while document.undo_title is not None:
        titles.append(document.undo_title)
        document.undo()
    for _ in titles:
        document.redo()
    return titles


def test_merge_is_one_step_and_takes_the_object_away(filled: Document, workspace: Workspace, path: Path) -> None:
    before, objects = picture(filled), filled.objects()
    ids = {f: s.object_ids for f, s in filled.states().items()}
    events = list(merge_objects(filled, 2, 1))
    assert isinstance(events[-1], Finished) and events[-1].summary["frames"] == 6
    assert [o.name for o in filled.objects()] == ["cow"]
    after = picture(filled)
    for frame, state in filled.states().items():
        assert state.object_ids == (1,)
        was = before[frame][1]
        assert (state.provenance, state.confidence) == (was.provenance, was.confidence)
        old = np.frombuffer(before[frame][0], np.uint8)
        assert (np.frombuffer(after[frame][0], np.uint8) == np.where(old == 2, 1, old)).all()
    assert filled.undo_title == "Merge rider into cow"
    filled.flush(10)
    workspace.close()
    with Workspace.open(path) as again:
        document = again.video_document(filled.video.id)
        assert picture(document) == after
        document.undo()
        assert picture(document) == before and document.objects() == objects
        assert {f: s.object_ids for f, s in document.states().items()} == ids
        document.redo()
        assert picture(document) == after


def test_swap_is_its_own_inverse(filled: Document) -> None:
    before, steps = picture(filled), len(history(filled))
    list(swap_objects(filled, 1, 2))
    assert filled.labels(4)[25, 35] == 1 and filled.labels(4)[12, 7] == 2
    assert filled.state(4).provenance is Provenance.APPROVED and filled.state(0).provenance is Provenance.MANUAL
    assert len(history(filled)) == steps + 1
    list(swap_objects(filled, 1, 2))
    assert picture(filled) == before


def test_closing_half_way_changes_nothing(filled: Document) -> None:
    before, title = picture(filled), filled.undo_title
    stream = merge_objects(filled, 2, 1)
    for event in stream:
        if isinstance(event, IterationDone) and event.step == 3:
            break
    stream.close()
    assert picture(filled) == before and filled.undo_title == title


def test_a_stroke_made_meanwhile_is_kept(filled: Document) -> None:
    stream = merge_objects(filled, 2, 1)
    for event in stream:
        if isinstance(event, IterationDone) and event.step == 4:
            stroke(filled, 3, 2, x=50)
            stroke(filled, 20, 2, x=50)
            filled.delete_labels([8])
    assert filled.labels(3)[12, 52] == 1 and filled.labels(20)[12, 52] == 1 and filled.labels(8) is None
    assert all(s.object_ids == (1,) for s in filled.states().values())


def test_refusals(filled: Document) -> None:
    before = picture(filled)
    for stream in (merge_objects(filled, 1, 1), merge_objects(filled, 9, 1), swap_objects(filled, 2, 2)):
        with pytest.raises(AnnotationError):
            list(stream)
    with pytest.raises(AnnotationError, match="nothing to split"):
        list(split_object(filled, 4, 1, filled.labels(4) == 1))
    stream = merge_objects(filled, 2, 1)
    next(stream)
    filled.remove_object(2)
    with pytest.raises(AnnotationError, match="removed"):
        list(stream)
    filled.undo()
    assert picture(filled) == before


def test_split_follows_the_piece_in_both_directions(document: Document) -> None:
    job = document.open_job("Propagate")
    for frame in range(10):
        labels = np.zeros((HEIGHT, WIDTH), np.uint8)
        labels[10:18, 4 + frame : 12 + frame] = 1
        if frame not in (2, 7):  # hidden there
            labels[30:38, 50 - frame : 58 - frame] = 1
        if frame == 8:
            labels[18:30, 16:18] = labels[30:32, 16:50] = 1  # both in one piece
        job.write(frame, labels, 0.5)
    job.close()
    before = picture(document)
    piece = np.zeros((HEIGHT, WIDTH), np.bool_)
    piece[25:] = document.labels(5)[25:] == 1
    (*_, finished) = split_object(document, 5, 1, piece)
    assert isinstance(finished, Finished) and finished.summary == {"frames": 7, "object": 3}
    for frame in range(10):
        labels = document.labels(frame)
        assert (labels > 0).tobytes() == (np.frombuffer(before[frame][0], np.uint8) > 0).tobytes()
        assert (labels[10:18] != 3).all()
        assert (labels[33:][labels[33:] > 0] == (1 if frame == 8 else 3)).all()
        assert document.state(frame).provenance is Provenance.PROPAGATED
    assert [o.name for o in document.objects()] == ["cow", "rider", "cow (split)"]
    document.undo()
    assert picture(document) == before and len(document.objects()) == 2
