import numpy as np
import pytest

from vosannot.masks.candidates import Tracker

H, W = 60, 100
STILL = np.zeros((H, W, 2), np.float32)


def soft(*boxes: tuple[int, int, int, int], value: int = 230) -> np.ndarray:
    """uint8 [H, W] with rectangles (y0, x0, y1, x1)."""
    made = np.zeros((H, W), np.uint8)
    for y0, x0, y1, x1 in boxes:
        made[y0:y1, x0:x1] = value
    return made


def back(dx: float) -> np.ndarray:
    """Everything has come dx pixels to the right since the frame before."""
    return np.full((H, W, 2), (-dx, 0), np.float32)


def against(speed: float) -> np.ndarray:
    return np.full((H, W, 2), (speed, 0), np.float32)


def test_a_part_is_followed_by_the_flow() -> None:
    tracker = Tracker()
    for frame in range(6):  # it jumps by more than its own width: only the flow can tell
        tracker.add(frame, soft((20, 4 + 15 * frame, 32, 16 + 15 * frame)), back(15) if frame else None, against(3))
    (part,) = tracker.ranked()
    assert part.frames == tuple(range(6))
    assert part.speeds[3] == pytest.approx(3 / H)


def test_fragments_are_absorbed_and_specks_are_not_parts() -> None:
    tracker = Tracker()
    for frame in range(3):
        tracker.add(frame, soft((20, 20, 40, 40), (41, 22, 44, 30), (5, 90, 6, 91)), STILL if frame else None, None)
    (part,) = tracker.ranked()
    shown = tracker.labels(1, {part.number: 3})
    assert shown[30, 30] == shown[42, 25] == 3 and shown[5, 90] == 0


def test_weak_pixels_count_only_around_strong_ones() -> None:
    tracker = Tracker()
    for frame in range(3):
        made = np.maximum(soft((10, 10, 30, 30), value=110), soft((15, 15, 20, 20), value=200))
        tracker.add(frame, np.maximum(made, soft((40, 60, 55, 90), value=110)), STILL if frame else None, None)
    (part,) = tracker.ranked()
    shown = tracker.labels(0, {part.number: 1})
    assert shown[29, 29] == 1 and shown[50, 70] == 0


def test_two_that_meet_stay_two() -> None:
    tracker = Tracker()
    for frame in range(6):
        tracker.add(frame, soft((20, 10, 40, 30), (20, 60, 40, 80)), STILL if frame else None, None)
    tracker.add(6, soft((20, 10, 40, 80)), STILL, None)
    shown = tracker.labels(6, {1: 1, 2: 2})
    assert {int(shown[30, 20]), int(shown[30, 70])} == {1, 2} and (shown[20:40, 10:80] > 0).all()


def test_hidden_for_a_while() -> None:
    tracker = Tracker()
    box = (20, 10, 40, 30)
    for frame in range(12):
        seen = soft(box) if frame < 4 or frame > 8 else soft()
        tracker.add(frame, seen, STILL if frame else None, None)
    (part,) = tracker.ranked()
    assert part.frames == (0, 1, 2, 3, 9, 10, 11)
    for frame in range(12, 40):
        tracker.add(frame, soft() if frame < 36 else soft(box), STILL, None)
    assert [p.frames for p in tracker.ranked()][1] == (36, 37, 38, 39)  # too long: another one


def test_a_cut_begins_anew() -> None:
    tracker = Tracker()
    for frame in range(8):
        tracker.add(frame, soft((20, 10, 40, 30)), None if frame in (0, 4) else STILL, None)
    assert {part.frames for part in tracker.ranked()} == {(0, 1, 2, 3), (4, 5, 6, 7)}


def test_ranking() -> None:
    """Longer, larger, faster and surer come first, each with the rest equal."""

    def ranked(first: dict, second: dict) -> list[int]:
        tracker = Tracker()
        for frame in range(8):
            one = soft((5, 5, *first.get("to", (20, 20))), value=first.get("value", 200))
            two = soft((5, 60, *second.get("to", (20, 75))), value=second.get("value", 200))
            if frame >= second.get("until", 8):
                two[:] = 0
            speed = np.zeros((H, W, 2), np.float32)
            speed[:, :50, 0], speed[:, 50:, 0] = first.get("speed", 1), second.get("speed", 1)
            tracker.add(frame, one | two, STILL if frame else None, speed)
        return [part.number for part in tracker.ranked()]

    assert ranked({}, {"until": 4}) == [1, 2]
    assert ranked({}, {"value": 170}) == [1, 2] and ranked({"value": 170}, {}) == [2, 1]
    assert ranked({"speed": 0.1}, {"speed": 3}) == [2, 1]
    assert ranked({"to": (12, 12)}, {}) == [2, 1]


def test_the_surest_frame_shows_all_of_it() -> None:
    tracker = Tracker()
    tracker.add(0, soft((20, 0, 40, 4), value=255), None, None)  # only its nose, but very sure
    tracker.add(1, soft((20, 0, 40, 20), value=220), STILL, None)  # cut off
    tracker.add(2, soft((20, 2, 40, 22), value=215), STILL, None)
    tracker.add(3, soft((20, 4, 40, 24), value=200), STILL, None)
    (part,) = tracker.ranked()
    assert part.surest == 2 and part.cut_off == {0, 1}


def test_a_larger_clip_keeps_its_outlines() -> None:
    tracker = Tracker(short_side=30)
    made = np.zeros((121, 201), np.uint8)
    made[31:77, 51:113] = 255
    for frame in range(3):
        tracker.add(frame, made, None if not frame else np.zeros((30, 50, 2), np.float32), None)
    (part,) = tracker.ranked()
    assert np.array_equal(tracker.labels(2, {part.number: 1}) > 0, made > 0)


def test_nothing() -> None:
    tracker = Tracker()
    assert tracker.ranked() == []
    tracker.add(0, soft(), None, None)
    assert tracker.ranked() == [] and not tracker.labels(0, {}).any()
    with pytest.raises(KeyError):
        tracker.labels(1, {})
    with pytest.raises(ValueError, match="one size"):
        tracker.add(1, np.zeros((3, 3), np.uint8), None, None)


def crossing(frame: int) -> np.ndarray:
    """Object 700 goes to the right, over object 9, which is gone in frame 3 and has another piece far away."""
    objects = np.zeros((H, W), np.uint16)
    if frame != 3:
        objects[15:45, 40:50] = 9
    objects[50:56, 80:90] = 9
    objects[20:40, 10 + 8 * frame : 30 + 8 * frame] = 700
    return objects


def test_objects_that_are_told_apart_already_stay_so() -> None:
    tracker = Tracker()
    for frame in range(7):
        objects = crossing(frame)
        found = np.where(objects > 0, np.uint8(230), np.uint8(0))
        tracker.add(frame, found, STILL if frame else None, against(1), objects)
    parts = tracker.ranked()
    assert len(parts) == 3
    for frame in range(7):
        objects = crossing(frame)
        shown = tracker.labels(frame, {part.number: n for n, part in enumerate(parts, 1)})
        first, second, piece = (int(shown[at]) for at in ((30, 19 + 8 * frame), (17, 45), (52, 85)))
        assert np.array_equal(shown == first, objects == 700)
        assert len({first, piece, 0}) == 3 and np.array_equal(
            shown == piece, (objects == 9) & (np.arange(H) > 48)[:, None]
        )
        assert frame == 3 or np.array_equal(shown == second, (objects == 9) & (np.arange(H) < 48)[:, None])
    assert sorted(len(part.frames) for part in parts) == [6, 7, 7]


def test_an_object_goes_on_where_it_is_seen_next() -> None:
    tracker = Tracker()
    for frame in range(20):
        objects = np.zeros((H, W), np.uint16)
        if frame < 4 or frame > 15:  # hidden for longer than parts are waited for
            objects[20:40, (10 if frame < 4 else 70) : (30 if frame < 4 else 90)] = 5
        found = np.where(objects > 0, np.uint8(230), np.uint8(0))
        tracker.add(frame, found, STILL if frame else None, None, objects)
    (part,) = tracker.ranked()
    assert part.frames == (0, 1, 2, 3, 16, 17, 18, 19)
