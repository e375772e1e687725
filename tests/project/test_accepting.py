from pathlib import Path

import numpy as np
import pytest

from tests.project.helpers import blob, clip_info, stroke
from vosannot.core.errors import AnnotationError
from vosannot.project.accepting import accept_masks
from vosannot.project.records import Provenance
from vosannot.project.workspace import Workspace


@pytest.fixture
def document(tmp_path: Path):
    workspace = Workspace.open(tmp_path / "test.vosannot")
    yield workspace.video_document(workspace.add_video(clip_info(tmp_path / "clip.mp4")).id)
    workspace.close()


def test_several_on_one_frame_and_on_others_in_one_step(document) -> None:
    masks = {5: (3, blob() > 0), 7: (3, blob(x=30) > 0), 9: (8, blob() > 0)}
    made = accept_masks(document, masks)
    assert {number: known.id for number, known in made.items()} == {5: 1, 7: 2, 9: 3}
    assert np.array_equal(document.labels(3), blob() + blob(2, x=30))
    assert document.state(8).provenance is Provenance.MANUAL and document.undo_title == "Accept 3 objects"
    document.undo()
    assert not document.objects() and document.labels(3) is None and not document.states()
    document.redo()
    assert len(document.objects()) == 3 and document.labels(8).max() == 3


def test_what_is_there_stays(document) -> None:
    known = document.add_object()
    stroke(document, 3, known.id, x=10, size=4)
    made = accept_masks(document, {1: (3, blob() > 0)})
    labels = document.labels(3)
    assert (labels == known.id).sum() == 16 and (labels == made[1].id).sum() == 64 - 16


def test_what_is_covered_is_refused_until_it_may_replace(document) -> None:
    known = document.add_object()
    stroke(document, 3, known.id)
    before = document.labels(3).copy()
    mask = blob(x=11) > 0
    assert accept_masks(document, {1: (3, mask), 2: (3, np.zeros_like(mask))}) == {}
    assert np.array_equal(document.labels(3), before) and len(document.objects()) == 1
    made = accept_masks(document, {1: (3, mask)}, replaces=True)
    assert np.array_equal(document.labels(3) == made[1].id, mask)


def test_a_mask_that_does_not_fit_changes_nothing(document) -> None:
    with pytest.raises(AnnotationError):
        accept_masks(document, {1: (3, np.ones((5, 5), np.bool_))})
    with pytest.raises(AnnotationError):
        accept_masks(document, {1: (4000, blob() > 0)})
    assert not document.objects() and not document.states()
