"""The Mask menu, with keys and menus."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from tests.gui.conftest import HEIGHT, WIDTH, Person
from vosannot.project.records import Provenance
from vosannot.project.workspace import Workspace

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def stored(person: Person, frame: int = 0) -> np.ndarray:
    labels = person.document.labels(frame)
    return np.zeros((HEIGHT, WIDTH), np.uint8) if labels is None else labels


def square(person: Person, frame: int = 0, value: int = 1, at: tuple[int, int] = (30, 40), size: int = 20) -> None:
    """Painted by hand: a square on a frame."""
    while len(person.document.objects()) < value:
        person.controller.add_object()
    person.controller.tools.object = value
    labels = stored(person, frame).copy()
    labels[at[0] : at[0] + size, at[1] : at[1] + size] = value
    person.document.set_labels(frame, labels, Provenance.MANUAL, "square")
    shown = lambda: person.session.frame != frame or (person.session.labels == labels).all()  # noqa: E731
    person.wait(shown)


def undo(person: Person) -> None:
    person.window.banner.dismiss()
    person.key(Qt.Key.Key_Z, CTRL)
    person.wait(lambda: person.banner.startswith("Undone") and person.session.up_to_date)


def choose(person: Person, object_id: int, everywhere: bool) -> None:
    """Click the entry in the menu that has come up."""
    menu = next(m for m in person.window.findChildren(QMenu, "otherMenu") if m.isVisible())
    entry = next(a for a in menu.actions() if a.data() == (object_id, everywhere))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(entry).center())
    person.window.activateWindow()  # a window system does that when a menu closes
    person.canvas.setFocus()


@pytest.mark.parametrize(
    ("key", "modifier", "area"),
    [(Qt.Key.Key_BracketRight, CTRL, 24 * 24 - 12), (Qt.Key.Key_BracketLeft, CTRL, 16 * 16)],
)
def test_grow_and_shrink(person: Person, key, modifier, area) -> None:
    square(person)
    before = stored(person).copy()
    person.key(key, modifier)
    assert abs(int(stored(person).sum()) - area) <= 8
    assert (stored(person) == person.session.labels).all()
    undo(person)
    person.wait(lambda: (stored(person) == before).all() and (person.session.labels == before).all())


def test_refining_respects_protection_and_amounts(person: Person) -> None:
    square(person, value=2, at=(30, 62), size=10)
    square(person)
    person.controller.tools.protect = True
    person.window.options.refine.amounts["grow"].setValue(5)
    assert person.controller.tools.amount("grow") == 5
    person.key(Qt.Key.Key_BracketRight, CTRL)
    labels = stored(person)
    assert (labels[30:40, 62:72] == 2).all() and labels[45, 64] == 1 and labels[30, 35] == 1


def test_holes_specks_and_pieces(person: Person) -> None:
    square(person)
    labels = stored(person).copy()
    labels[35:40, 45:50] = 0
    labels[5:8, 5:8] = 1
    labels[60:72, 60:72] = 1
    person.document.set_labels(0, labels, Provenance.MANUAL, "more")
    person.wait(lambda: (person.session.labels == labels).all())
    person.key(Qt.Key.Key_F, SHIFT)
    assert (stored(person)[30:50, 40:60] == 1).all()
    person.key(Qt.Key.Key_X, SHIFT)
    assert not stored(person)[5:8, 5:8].any() and stored(person)[60:72, 60:72].all()
    person.key(Qt.Key.Key_K, SHIFT)
    assert stored(person).sum() == 400
    person.key(Qt.Key.Key_K, SHIFT)
    assert "one piece" in person.banner
    person.key(Qt.Key.Key_S, SHIFT)
    assert stored(person)[30, 40] == 0 and stored(person)[40, 50] == 1
    for _ in range(4):
        undo(person)
    person.wait(lambda: (stored(person) == labels).all())


def test_nothing_to_refine_is_said(person: Person) -> None:
    person.key(Qt.Key.Key_BracketRight, CTRL)
    assert "no object yet" in person.banner
    square(person)
    person.go(3)
    person.key(Qt.Key.Key_BracketRight, CTRL)
    assert "no mask on this frame" in person.banner and person.document.labels(3) is None


def test_copy_to_the_next_frame_and_back(person: Person) -> None:
    square(person)
    square(person, value=2, at=(5, 5), size=10)
    person.controller.tools.object = 1
    person.key(Qt.Key.Key_C)
    person.wait(lambda: person.session.frame == 1 and person.session.labels.any())
    assert (stored(person, 1) == np.where(stored(person) == 1, 1, 0)).all()
    assert person.document.state(1).provenance is Provenance.MANUAL
    undo(person)
    person.wait(lambda: person.document.labels(1) is None)
    person.go(0)
    person.key(Qt.Key.Key_C, CTRL | SHIFT)
    person.wait(lambda: person.session.frame == 1)
    assert (stored(person, 1) == stored(person)).all()
    person.go(0)
    person.key(Qt.Key.Key_C, SHIFT)
    assert "first frame" in person.banner


def test_a_manual_mask_is_not_overwritten_unasked(person: Person) -> None:
    square(person, frame=1, at=(50, 90))
    square(person)
    theirs = stored(person, 1).copy()
    person.key(Qt.Key.Key_C)
    person.wait(lambda: "nothing was copied" in person.banner)
    assert person.session.frame == 0 and (stored(person, 1) == theirs).all()
    QTest.mouseClick(person.window.banner._action, Qt.MouseButton.LeftButton)
    person.wait(lambda: person.session.frame == 1)
    assert (stored(person, 1) == stored(person)).all()
    undo(person)
    person.wait(lambda: (stored(person, 1) == theirs).all())


def test_copying_beside_a_manual_mask_loses_nothing_and_needs_no_question(person: Person) -> None:
    square(person, frame=1, value=2, at=(50, 90))
    square(person)
    person.key(Qt.Key.Key_C)
    person.wait(lambda: person.session.frame == 1)
    assert set(np.unique(stored(person, 1))) == {0, 1, 2}


def test_a_propagated_frame_becomes_a_reference(person: Person) -> None:
    square(person)
    job = person.document.open_job("Propagate")
    job.write(1, np.where(stored(person) == 1, 0, 1).astype(np.uint8), 0.5)
    job.close()
    person.key(Qt.Key.Key_C)
    person.wait(lambda: person.session.frame == 1)
    assert (stored(person, 1) == stored(person)).all()
    assert person.document.state(1).provenance is Provenance.MANUAL


def test_merge_and_swap_on_every_frame(person: Person) -> None:
    for frame in (0, 2, 5):
        square(person, frame=frame)
        square(person, frame=frame, value=2, at=(5, 5), size=10)
    before = {f: stored(person, f).copy() for f in (0, 2, 5)}
    person.key(Qt.Key.Key_U, SHIFT)
    choose(person, 1, True)
    swapped = np.array([0, 2, 1], np.uint8)
    person.wait(lambda: all((stored(person, f) == swapped[before[f]]).all() for f in before))
    person.wait(lambda: (person.session.labels == stored(person)).all())
    person.wait(lambda: "3 frames changed" in person.banner)
    undo(person)
    person.wait(lambda: all((stored(person, f) == before[f]).all() for f in before))
    person.key(Qt.Key.Key_U)
    choose(person, 1, True)
    person.wait(lambda: len(person.document.objects()) == 1)
    assert all((stored(person, f) == (before[f] > 0)).all() for f in before)
    person.wait(lambda: person.controller.tools.object == 1 and "3 frames changed" in person.banner)
    undo(person)
    person.wait(lambda: all((stored(person, f) == before[f]).all() for f in before))
    assert len(person.document.objects()) == 2


def test_a_command_right_after_undo_waits_for_the_frame(person: Person) -> None:
    square(person)
    before = stored(person).copy()
    person.key(Qt.Key.Key_BracketRight, CTRL)
    person.document.undo()
    person.session._stale = True  # the frame is still being fetched
    person.key(Qt.Key.Key_BracketLeft, CTRL)
    assert (stored(person) == before).all()
    person.session.show(0)
    person.wait(lambda: abs(int(stored(person).sum()) - 16 * 16) <= 8)


def test_merge_on_this_frame_only(person: Person) -> None:
    for frame in (0, 2):
        square(person, frame=frame)
        square(person, frame=frame, value=2, at=(5, 5), size=10)
    person.key(Qt.Key.Key_U)
    choose(person, 1, False)
    assert set(np.unique(stored(person))) == {0, 1} and set(np.unique(stored(person, 2))) == {0, 1, 2}
    assert len(person.document.objects()) == 2


def test_merging_needs_two_objects(person: Person) -> None:
    square(person)
    person.key(Qt.Key.Key_U)
    assert "two objects" in person.banner


def test_no_merging_while_masks_are_propagated(person: Person) -> None:
    square(person)
    square(person, value=2, at=(5, 5), size=10)
    before = stored(person).copy()
    person.adapt()
    person.key(Qt.Key.Key_U)
    choose(person, 1, True)
    assert "being propagated" in person.banner and (stored(person) == before).all()


def test_the_list_of_objects_has_a_menu(person: Person) -> None:
    square(person)
    square(person, value=2, at=(5, 5), size=10)
    listed = person.window.objects.list
    listed.customContextMenuRequested.emit(listed.visualRect(listed.model().index(0)).center())
    menu = person.window.findChild(QMenu, "objectMenu")
    assert menu is not None and menu.isVisible() and person.controller.tools.object == 1
    swap = next(m for m in menu.findChildren(QMenu, "otherMenu") if m.title() == "Swap with")
    next(a for a in swap.actions() if a.data() == (2, False)).trigger()
    menu.close()
    assert stored(person)[10, 10] == 1 and stored(person)[40, 50] == 2


def test_every_edit_survives_a_restart_and_is_undone_exactly(person: Person, tmp_path) -> None:
    square(person)
    square(person, value=2, at=(5, 5), size=10)
    person.controller.tools.object = 1
    pictures = [stored(person).copy()]
    for key, modifier in ((Qt.Key.Key_BracketRight, CTRL), (Qt.Key.Key_S, SHIFT), (Qt.Key.Key_BracketLeft, CTRL)):
        person.key(key, modifier)
        pictures.append(stored(person).copy())
    person.key(Qt.Key.Key_U, SHIFT)
    choose(person, 2, True)
    person.wait(lambda: stored(person)[7, 7] == 1)
    pictures.append(stored(person).copy())
    person.window.close()
    with Workspace.open(tmp_path / "test.vosannot") as workspace:
        document = workspace.video_document(workspace.videos()[0].id)
        for picture in reversed(pictures):
            assert (document.labels(0) == picture).all()
            document.undo()
