import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from vosannot.gui.session.ranges import Selection
from vosannot.gui.timeline.presence import APPROVED, MANUAL, PROPAGATED, Presence, columns, least_columns
from vosannot.gui.timeline.track import NAMES
from vosannot.gui.timeline.view import TimelineView
from vosannot.project.records import FrameState, ObjectInfo, Provenance


def test_presence_follows_states() -> None:
    presence = Presence(10)
    states = {
        0: FrameState(0, Provenance.MANUAL, None, (1, 2)),
        4: FrameState(4, Provenance.PROPAGATED, 0.5, (2,)),
    }
    presence.reset(states)
    assert presence.count(1) == 1 and presence.count(2) == 2
    assert list(presence.manual()) == [0]
    states[4] = FrameState(4, Provenance.APPROVED, 0.5, ())
    del states[0]
    presence.update([0, 4], states.get)
    assert presence.rows[0, 4] == APPROVED
    assert presence.count(1) == presence.count(2) == 0


def test_reading_everything_anew_is_reading_every_frame() -> None:
    rng = np.random.default_rng(0)
    made = [Provenance.MANUAL, Provenance.PROPAGATED, Provenance.APPROVED]
    states = {}
    for frame in range(0, 500, 3):
        ids = tuple(np.flatnonzero(rng.random(5) < 0.5) + 1)
        confidence = None if frame % 2 else float(rng.random())
        states[frame] = FrameState(frame, made[int(rng.integers(3))], confidence, ids)
    whole, single = Presence(500), Presence(500)
    whole.rows[:], whole.confidence[:] = 1, 0.5  # something to be forgotten
    whole.reset(states)
    single.update(range(500), states.get)
    assert (whole.rows == single.rows).all()
    assert np.array_equal(whole.confidence, single.confidence, equal_nan=True)


def test_a_run_ends_where_the_lane_looks_different() -> None:
    presence = Presence(20)
    presence.rows[1, 5:12] = PROPAGATED
    presence.rows[1, 8] = MANUAL
    assert [presence.run(1, f) for f in (0, 5, 8, 11, 19)] == [(0, 4), (5, 7), (8, 8), (9, 11), (12, 19)]
    assert presence.run(2, 7) == (0, 19)


def test_columns_keep_what_is_worth_seeing() -> None:
    rows = np.zeros((1, 1000), np.uint8)
    rows[0, 10:20] = PROPAGATED
    rows[0, 15] = MANUAL
    few = columns(rows, 0, 1000, 50)
    assert few.shape == (1, 50) and few[0, 0] == MANUAL and few[0, 1] == 0
    many = columns(rows, 0, 100, 400)
    assert many.shape == (1, 400) and many[0, 61] == MANUAL


def test_least_columns_ignore_gaps() -> None:
    values = np.full(100, np.nan, np.float32)
    values[3], values[4] = 0.9, 0.2
    least = least_columns(values, 0, 100, 10)
    assert least[0] == np.float32(0.2) and np.isnan(least[1:]).all()


def test_scrubbing_and_twenty_thousand_frames(qtbot, application) -> None:
    presence = Presence(20_000)
    presence.rows[0:21, 5:15_000] = PROPAGATED
    presence.confidence[:] = 0.8
    objects = tuple(ObjectInfo(i, f"object {i}", (200, 100, 0)) for i in range(1, 21))
    view = TimelineView()
    qtbot.addWidget(view)
    view.resize(1400, 300)
    with qtbot.waitExposed(view, timeout=30_000):
        view.show()
    view.set_clip(presence, objects, lambda frame: None)
    view.viewport().repaint()
    drawn = view._ground
    for frame in range(0, 20_000, 1000):
        view.set_frame(frame)
        view.set_selection(Selection(frame, 15_000, (1, 2, 7)))
        view.viewport().repaint()
    assert view._ground is drawn and drawn is not None  # seeking and selecting draw no lane anew
    view.refresh()
    view.viewport().repaint()
    assert view._ground is not drawn
    with qtbot.waitSignal(view.frame_asked) as asked:
        middle = QPoint((NAMES + view.viewport().width() - 8) // 2, 10)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert abs(asked.args[0] - 10_000) < 100
    with qtbot.waitSignal(view.object_asked) as named:
        place = QPoint(30, 24 + 16 + 4 + 20 + 5)
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert named.args == [2]
