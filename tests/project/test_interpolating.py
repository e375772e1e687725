"""Interpolating objects in a document: what is written, what stays, and undo."""

from pathlib import Path

import numpy as np
import pytest

from tests.project.helpers import blob, picture, stroke
from vosannot.core.errors import AnnotationError
from vosannot.core.events import Event, Finished, Warned
from vosannot.project.document import Document
from vosannot.project.interpolating import interpolate_objects
from vosannot.project.records import Provenance
from vosannot.project.workspace import Workspace


@pytest.fixture
def ends(document: Document) -> Document:
    """Object 1 by hand on frame 2 (x = 4) and on frame 12 (x = 44)."""
    stroke(document, 2, 1, x=4)
    stroke(document, 12, 1, x=44)
    return document


def run(document: Document, *objects: int, first: int = 2, last: int = 12) -> list[Event]:
    return list(interpolate_objects(document, objects, first, last))


def finished(events: list[Event]) -> dict:
    assert isinstance(events[-1], Finished)
    return dict(events[-1].summary)


def left(document: Document, frame: int, object_id: int = 1) -> int:
    labels = document.labels(frame)
    assert labels is not None
    return int(np.flatnonzero((labels == object_id).any(axis=0))[0])


def test_fills_the_gap_as_one_step_that_survives_a_restart(ends: Document, workspace: Workspace, path: Path) -> None:
    before = picture(ends)
    assert finished(run(ends, 1)) == {"frames": 9, "kept": 0}
    assert ends.undo_title == "Interpolate cow"
    for frame in range(3, 12):
        state = ends.state(frame)
        assert state is not None and state.provenance is Provenance.PROPAGATED and state.confidence is None
        labels = ends.labels(frame)
        assert labels is not None and int((labels == 1).sum()) == 64  # a square of 8 stays one
        assert abs(left(ends, frame) - (4 + 4 * (frame - 2))) <= 1
    assert [ends.state(f).provenance for f in (2, 12)] == [Provenance.MANUAL] * 2
    after = picture(ends)
    workspace.close()
    again = Workspace.open(path)
    try:
        document = again.video_document(ends.video.id)
        assert picture(document) == after
        document.undo()
        assert picture(document) == before
        document.redo()
        assert picture(document) == after
    finally:
        again.close()


def test_a_range_that_is_the_gap_has_its_ends_beside_it(ends: Document) -> None:
    assert finished(run(ends, 1, first=3, last=11))["frames"] == 9


def test_own_masks_inside_are_ends_too_and_stay(ends: Document) -> None:
    stroke(ends, 7, 1, x=4, y=30)
    before = picture(ends)[7]
    assert finished(run(ends, 1))["frames"] == 8
    assert picture(ends)[7] == before
    labels = ends.labels(6)
    assert labels is not None and left(ends, 6) == 4  # it stands still, and sinks, up to frame 7
    assert int(np.flatnonzero((labels == 1).any(axis=1))[0]) == 26


def test_approved_masks_are_kept_and_propagated_ones_replaced(ends: Document) -> None:
    job = ends.open_job("Propagate")
    for frame in range(3, 12):
        job.write(frame, blob(1, x=20, y=30), 0.5)
    job.close()
    ends.approve([8])
    before = picture(ends)[8]
    run(ends, 1)
    assert picture(ends)[8] == before
    assert left(ends, 3) in (6, 7)  # a sixth of the way to x = 20


def test_other_objects_keep_every_pixel(ends: Document) -> None:
    job = ends.open_job("Propagate")
    for frame in range(3, 12):
        job.write(frame, blob(2, x=20, y=8, size=12), 0.5)  # right in the way
    job.close()
    before = {f: ends.labels(f) == 2 for f in range(3, 12)}
    run(ends, 1)
    for frame, mask in before.items():
        labels = ends.labels(frame)
        assert labels is not None and ((labels == 2) == mask).all()
        assert ends.state(frame).confidence == 0.5
    assert (ends.labels(3) == 1).any()


def test_two_objects_are_one_step_and_one_that_cannot_is_left_out(ends: Document) -> None:
    stroke(ends, 2, 2, x=4, y=30)
    before = picture(ends)
    events = run(ends, 1, 2)
    assert [e.message for e in events if isinstance(e, Warned)] == [
        "“rider” has no mask on frame 12, where the range ends: interpolating needs one at both ends."
    ]
    ends.undo()
    assert picture(ends) == before
    stroke(ends, 12, 2, x=44, y=30)
    before = picture(ends)
    run(ends, 1, 2)
    assert all(ends.state(f).object_ids == (1, 2) for f in range(2, 13))
    ends.undo()
    assert picture(ends) == before


def test_a_frame_painted_for_another_object_is_left_alone(ends: Document) -> None:
    stroke(ends, 7, 2, x=30, y=30)
    before = picture(ends)[7]
    assert finished(run(ends, 1)) == {"frames": 8, "kept": 1}
    assert picture(ends)[7] == before


@pytest.mark.parametrize(
    ("first", "last", "sentence"),
    [
        (0, 12, "no mask on frame 0, where the range begins"),
        (2, 20, "no mask on frame 20, where the range ends"),
        (2, 2, "no frame between"),
    ],
)
def test_what_cannot_be_done_is_said(ends: Document, first: int, last: int, sentence: str) -> None:
    before = picture(ends)
    with pytest.raises(AnnotationError, match=sentence):
        run(ends, 1, first=first, last=last)
    assert picture(ends) == before and ends.undo_title == "Brush"


def test_all_between_made_by_hand(ends: Document) -> None:
    for frame in range(3, 12):
        stroke(ends, frame, 1, x=20)
    with pytest.raises(AnnotationError, match="painted or approved by hand"):
        run(ends, 1)


def test_stopping_leaves_everything_as_it_was(ends: Document) -> None:
    before = picture(ends)
    events = interpolate_objects(ends, [1], 2, 12)
    for _ in range(4):
        next(events)
    assert len(ends.states()) > 2
    events.close()
    assert picture(ends) == before and ends.undo_title == "Brush"


def test_what_a_person_paints_meanwhile_stays(ends: Document) -> None:
    events = interpolate_objects(ends, [1], 2, 12)
    next(events)
    stroke(ends, 9, 2, x=30, y=30)
    painted = picture(ends)[9]
    assert finished(list(events))["frames"] == 8
    assert picture(ends)[9] == painted


def test_an_end_that_goes_away_meanwhile(ends: Document) -> None:
    stroke(ends, 7, 1, x=20)
    before = picture(ends)
    events = interpolate_objects(ends, [1], 2, 12)
    next(events)
    next(events)
    ends.delete_labels([12])
    with pytest.raises(AnnotationError, match="frame 12 was deleted meanwhile"):
        list(events)
    del before[12]
    assert picture(ends) == before


def test_undone_while_it_runs(ends: Document) -> None:
    before = picture(ends)
    events = interpolate_objects(ends, [1], 2, 12)
    for _ in range(4):
        next(events)
    ends.undo()
    assert finished(list(events))["frames"] == 0
    assert picture(ends) == before
