"""Onion skin and the difference to the frame before."""

import numpy as np
from PySide6.QtCore import Qt

from tests.gui.conftest import HEIGHT, WIDTH, Person
from vosannot.gui.canvas.beside import BesideLayer
from vosannot.gui.session.neighbours import Beside
from vosannot.masks.label_map import Box
from vosannot.project.records import Provenance

SHIFT = Qt.KeyboardModifier.ShiftModifier


def square(x: int, value: int = 1) -> np.ndarray:
    labels = np.zeros((HEIGHT, WIDTH), np.uint8)
    labels[20:60, x : x + 40] = value
    return labels


def filled(person: Person) -> Person:
    """A square that moves 10 pixels a frame; frame 5 has no mask."""
    person.document.add_object()
    for frame in (0, 1, 2, 3, 4, 6):
        person.document.set_labels(frame, square(10 * frame), Provenance.PROPAGATED, "Set", 0.9)
    person.go(2)
    person.canvas.setFocus()
    return person


def codes(person: Person) -> np.ndarray | None:
    return person.canvas.beside.codes


def come(person: Person, frame: int) -> None:
    near = person.controller.neighbours
    person.wait(lambda: near.frame == frame and person.session.up_to_date)


def test_o_outlines_the_frames_before_and_after(person: Person) -> None:
    filled(person)
    person.key(Qt.Key.Key_O)
    come(person, 2)
    assert person.window.registry["view.onion"].isChecked()
    shown = codes(person)
    assert set(np.unique(shown)) == {0, 1, 2}
    assert shown[40, 10] == 1 and shown[40, 22] == 0  # the edge before, and inside
    after = shown == 2
    assert after.any() and not after[:, :30].any() and not after[:, 70:].any()
    column = shown[20:60, 69]
    assert set(np.unique(column)) == {0, 2}  # dotted
    assert person.canvas.beside.words() == ((1, "frame 1"), (2, "frame 3"))
    before = person.canvas.grab().toImage()
    person.key(Qt.Key.Key_O)
    assert codes(person) is None and not person.window.registry["view.onion"].isChecked()
    assert person.canvas.grab().toImage() != before


def test_it_follows_the_frame_and_says_what_is_missing(person: Person) -> None:
    filled(person)
    person.key(Qt.Key.Key_O)
    come(person, 2)
    for frame, words in (
        (0, ((0, "there is no frame before this one"), (2, "frame 1"))),
        (4, ((1, "frame 3"),)),
        (6, ((0, "frame 5 has no mask"),)),
    ):
        person.go(frame)
        come(person, frame)
        assert person.canvas.beside.words() == words
        person.canvas.grab()


def test_difference_shows_what_was_gained_and_lost(person: Person) -> None:
    filled(person)
    person.key(Qt.Key.Key_O, SHIFT)
    come(person, 2)
    shown = codes(person)
    assert set(np.unique(shown[20:60, 10:20])) <= {5, 6} and set(np.unique(shown[20:60, 50:60])) <= {3, 4}
    assert not shown[20:60, 20:50].any()
    # Stripes lean one way for the gained and the other way for the lost.
    assert {3, 4, 5, 6} <= set(np.unique(shown))
    gained, lost = shown[25:55, 52:58] == 3, shown[25:55, 12:18] == 5
    assert (gained[1:, :-1] == gained[:-1, 1:]).all() and (lost[1:, 1:] == lost[:-1, :-1]).all()
    assert not (gained[1:, 1:] == gained[:-1, :-1]).all()
    assert [text for _, text in person.canvas.beside.words()] == ["gained since frame 1", "lost"]
    person.canvas.grab()


def test_painting_changes_the_difference_at_once(person: Person) -> None:
    filled(person)
    person.key(Qt.Key.Key_O, SHIFT)
    come(person, 2)
    assert codes(person)[70, 100] == 0
    person.controller.tools.radius = 4
    person.drag((95, 70), (105, 70))
    assert codes(person)[70, 100] in (3, 4)
    whole = BesideLayer(person.controller.neighbours)
    whole.set_scale(person.canvas.camera.scale)
    whole.refresh(person.session.labels, None, ())
    assert (codes(person) == whole.codes).all()


def test_a_neighbour_that_changes_is_fetched_again(person: Person) -> None:
    filled(person)
    person.key(Qt.Key.Key_O, SHIFT)
    come(person, 2)
    person.document.set_labels(1, square(20), Provenance.PROPAGATED, "Set", 0.9)
    person.wait(lambda: codes(person) is not None and not codes(person).any())
    person.controller.undo()
    person.wait(lambda: codes(person) is not None and codes(person).any())


def test_off_reads_nothing(person: Person, monkeypatch) -> None:
    filled(person)
    near = person.controller.neighbours
    monkeypatch.setattr(near._thread, "do", lambda *_: pytest_fail())
    for frame in (3, 1, 4):
        person.go(frame)
    person.drag((20, 30), (30, 30))
    assert codes(person) is None and near.before is None


def pytest_fail() -> None:
    raise AssertionError("neighbours were read although nothing of them is shown")


def test_hidden_objects_and_hidden_masks_are_not_drawn(person: Person) -> None:
    filled(person)
    person.key(Qt.Key.Key_O)
    come(person, 2)
    shown = person.canvas.grab().toImage()
    person.key(Qt.Key.Key_M)
    hidden = person.canvas.grab().toImage()
    assert shown != hidden
    person.controller.neighbours.toggle(Beside.ONION)
    assert person.canvas.grab().toImage() == hidden
    person.controller.neighbours.toggle(Beside.ONION)
    person.key(Qt.Key.Key_M)
    come(person, 2)
    person.controller.tools.set_visible(1, False)
    assert not codes(person).any()


def test_a_box_refreshed_alone_gives_what_the_whole_gives(person: Person) -> None:
    filled(person)
    near = person.controller.neighbours
    near.toggle(Beside.ONION)
    near.toggle(Beside.DIFFERENCE)
    come(person, 2)
    person.wait(lambda: near.after is not None)
    rng = np.random.default_rng(1)
    labels = person.session.labels.copy()
    part, whole = BesideLayer(near), BesideLayer(near)
    for layer in (part, whole):
        layer.set_scale(0.7)
    part.refresh(labels, None, ())
    for _ in range(20):
        y, x = int(rng.integers(0, HEIGHT - 8)), int(rng.integers(0, WIDTH - 8))
        labels[y : y + 8, x : x + 8] = rng.integers(0, 2)
        part.refresh(labels, Box(y, x, y + 8, x + 8), ())
        whole.refresh(labels, None, ())
        assert (part.codes == whole.codes).all()
