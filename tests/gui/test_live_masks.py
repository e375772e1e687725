"""Live masks: asked for after each stroke, shown without being stored, taken on wish."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from vosannot.core.events import FrameDone, IterationDone
from vosannot.gui.session.tools import Tool
from vosannot.jobs.runner import JobState
from vosannot.project.records import Provenance

HEIGHT, WIDTH = 80, 128


@pytest.fixture
def live(person, monkeypatch):
    """They are offered (the weights of this test's engine are the test itself), and on."""
    monkeypatch.setattr("vosannot.gui.session.live_masks.offered_engines", lambda: ("stcn", "frtm"))
    person.key(Qt.Key.Key_K)
    assert person.controller.live_masks.on
    return person.controller.live_masks


def asked(person, count):
    person.wait(lambda: len(person.runner.submitted) == count)
    return person.job()


def block(x0=60, value=1):
    labels = np.zeros((HEIGHT, WIDTH), np.uint8)
    labels[30:50, x0 : x0 + 20] = value
    return labels


def answer(person, job, *masks):
    job.emit(IterationDone("adapt", 1, 1, {"loss": 0.25}), *(FrameDone(f, labels, 0.9) for f, labels in masks))
    job.end()
    person.wait(lambda: not person.controller.live_masks.working)


def stored(person, frame):
    return person.document.labels(frame)


def test_a_stroke_asks_for_this_frame_and_the_next_with_every_reference(person, live):
    person.drag((20, 20), (40, 20))
    job = asked(person, 1)
    assert job.engine == "frtm" and job.request.live and job.request.frames == (0, 1)
    assert np.array_equal(job.request.references[0], stored(person, 0))
    answer(person, job, (0, block()), (1, block(62)))
    assert live.seconds is None and live.loss == 0.25  # the first one waited for the network to be loaded
    assert live.shown is not None and not live.covers  # the frame is painted by hand: only outlined
    assert live.next is not None and np.array_equal(live.next[1].labels, block(62))
    person.drag((20, 60), (40, 60))
    second = asked(person, 2)
    assert np.array_equal(second.request.references[0], stored(person, 0))
    answer(person, second, (0, block()), (1, block(62)))
    assert live.seconds is not None and live.seconds > 0
    assert f"{live.seconds:.2f} s after the stroke" in person.window.adapt.strip.pace.text()


def test_live_masks_are_never_written_unasked(person, live):
    person.drag((20, 20), (40, 20))
    painted = stored(person, 0).copy()
    answer(person, asked(person, 1), (0, block()), (1, block(62)))
    person.go(1)
    assert live.covers
    person.go(0)
    assert np.array_equal(stored(person, 0), painted)
    assert stored(person, 1) is None
    person.controller.undo()
    person.wait(lambda: person.document.can_redo and stored(person, 0) is None)
    person.qtbot.wait(200)
    assert person.document.can_redo  # nothing was written in answer to the undo


def test_enter_takes_it_as_one_step_that_can_be_undone(person, live):
    person.drag((20, 20), (40, 20))
    answer(person, asked(person, 1), (0, block()), (1, block(62)))
    person.go(1)
    person.key(Qt.Key.Key_Return)
    person.wait(lambda: stored(person, 1) is not None)
    assert np.array_equal(stored(person, 1), block(62))
    assert person.document.state(1).provenance is Provenance.MANUAL
    assert person.document.undo_title == "Take the live mask"
    person.controller.undo()
    person.wait(lambda: stored(person, 1) is None)


def test_enter_takes_what_is_outlined_over_a_painted_mask_too(person, live):
    person.drag((20, 20), (40, 20))
    painted = stored(person, 0).copy()
    answer(person, asked(person, 1), (0, block()), (1, block(62)))
    person.key(Qt.Key.Key_Return)
    person.wait(lambda: np.array_equal(stored(person, 0), block()))
    person.controller.undo()
    person.wait(lambda: np.array_equal(stored(person, 0), painted))


def test_painting_on_a_live_mask_goes_on_from_what_is_seen(person, live):
    person.drag((20, 20), (40, 20))
    answer(person, asked(person, 1), (0, block()), (1, block(62)))
    person.go(1)
    person.drag((20, 70), (30, 70))
    person.wait(lambda: stored(person, 1) is not None and stored(person, 1)[70, 25] == 1)
    assert (stored(person, 1)[30:50, 62:82] == 1).all()
    person.controller.undo()
    person.wait(lambda: stored(person, 1)[70, 25] == 0)
    assert np.array_equal(stored(person, 1), block(62))


def test_a_tool_that_reads_masks_reads_the_one_that_is_seen(person, live):
    person.drag((20, 20), (40, 20))
    answer(person, asked(person, 1), (0, block()), (1, block(62)))
    person.go(1)
    person.controller.tools.tool = Tool.FILL
    person.click(70, 40, Qt.MouseButton.RightButton)
    person.wait(lambda: person.document.undo_title is not None and "region" in person.document.undo_title)
    assert not stored(person, 1).any()


def test_what_agrees_with_the_painted_mask_is_not_outlined(person, live):
    person.drag((20, 20), (40, 20))
    answer(person, asked(person, 1), (0, stored(person, 0).copy()), (1, block(62)))
    assert live.shown is None
    assert "agree" in person.window.adapt.strip.note.text()


def test_the_newest_stroke_counts_while_one_is_being_learned(person, live):
    person.drag((20, 20), (40, 20))
    first = asked(person, 1)
    person.drag((20, 60), (40, 60))
    person.drag((20, 70), (40, 70))
    person.qtbot.wait(100)
    assert len(person.runner.submitted) == 1  # one at a time
    first.emit(FrameDone(0, block(), 0.5))
    first.end()
    second = asked(person, 2)
    assert second.request.references[0][70, 30] == 1
    answer(person, second, (0, block(64)), (1, block(66)))
    assert np.array_equal(live.shown.labels, block(64))
    person.qtbot.wait(100)
    assert len(person.runner.submitted) == 2


def test_another_frame_asks_only_for_what_is_not_known(person, live):
    person.drag((20, 20), (40, 20))
    answer(person, asked(person, 1), (0, block()), (1, block(62)))
    person.go(1)
    job = asked(person, 2)
    assert job.request.frames == (2,)
    answer(person, job, (2, block(64)))
    person.go(11)
    assert asked(person, 3).request.frames == (11,)  # the last frame has no next one
    assert live.next is None


def test_a_failure_ends_them_with_a_sentence(person, live):
    person.drag((20, 20), (40, 20))
    job = asked(person, 1)
    job.end(JobState.FAILED, "The weights are damaged.")
    person.wait(lambda: not live.on)
    assert "Live masks are off: The weights are damaged." in person.banner
    person.drag((20, 60), (40, 60))
    person.qtbot.wait(100)
    assert len(person.runner.submitted) == 1
    assert not person.window.registry["propagate.live"].isChecked()


def test_without_weights_they_are_not_offered(person, monkeypatch):
    monkeypatch.setattr("vosannot.gui.session.live_masks.offered_engines", lambda: ("stcn",))
    person.key(Qt.Key.Key_K)
    assert not person.controller.live_masks.on
    assert "frtm-lite" in person.banner


def test_switched_off_nothing_of_them_is_left(person, live):
    person.drag((20, 20), (40, 20))
    answer(person, asked(person, 1), (0, block()), (1, block(62)))
    person.key(Qt.Key.Key_K)
    assert live.shown is None and live.next == (1, None)
    assert person.window.adapt.strip.isHidden()
    person.drag((20, 60), (40, 60))
    person.qtbot.wait(100)
    assert len(person.runner.submitted) == 1


def test_what_was_asked_for_one_clip_never_shows_in_another(person, live, clip):
    person.drag((20, 20), (40, 20))
    old = asked(person, 1)
    other = clip.parent / "other"
    clip.rename(other)
    person.open(other)
    person.drag((20, 20), (40, 20))
    old.emit(FrameDone(0, block(), 0.5), FrameDone(1, block(62), 0.5))
    old.end()
    assert asked(person, 2).request.clip == other
    assert live.shown is None and live.next == (1, None)


def test_dabs_do_not_compare_whole_masks(person, live, monkeypatch):
    person.drag((20, 20), (40, 20))
    answer(person, asked(person, 1), (0, block()), (1, block(62)))
    assert live.shown is not None
    compared = []
    monkeypatch.setattr("vosannot.gui.session.live_masks._alike", lambda *_: bool(compared.append(1)))
    person.controller.painter.begin((50.0, 60.0), erase=False)
    for x in range(51, 70):
        person.controller.painter.extend((float(x), 60.0))
        assert live.shown is not None
    assert not compared
    person.controller.painter.end()
    assert live.shown is not None and compared
