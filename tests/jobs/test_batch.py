"""Many videos: what is done is kept, what was interrupted goes on, and comes out as if it had not been."""

import shutil

import numpy as np
import pytest

from tests.jobs.batches import Threads, make_workspace, masks_of, needs_weights, same, way, work
from vosannot.core.errors import UsageError
from vosannot.core.events import Finished, FrameDone, IterationDone, Warned
from vosannot.jobs.backends import Embedded
from vosannot.jobs.batch import chosen_videos
from vosannot.jobs.places import WorkerLost
from vosannot.project.records import Provenance, VideoStatus
from vosannot.project.workspace import Workspace

pytestmark = needs_weights


def frames_told(told, video=None):
    return [t.event.frame for t in told if isinstance(t.event, FrameDone) and video in (None, t.video)]


def states(batch):
    return [outcome.state for outcome in batch.outcomes]


def test_every_video_is_done_once_by_a_process_of_its_own(tmp_path):
    path = make_workspace(tmp_path, videos=2)
    batch, told = work(path, way(objective="mcc"), Embedded())
    assert states(batch) == ["done", "done"]
    assert [len(found) for found in masks_of(path).values()] == [9, 9]
    assert {t.video for t in told if isinstance(t.event, IterationDone)} == {"clip0", "clip1"}
    with Workspace.open(path) as workspace:
        document = workspace.video_document(workspace.videos()[0].id)
        assert document.undo().title == "Adapt & propagate"  # one change, and not the painting
        assert list(document.states()) == [0]
        runs = [run for run in document.runs() if run.engine == "stcn"]
        assert len(runs) == 1 and runs[0].finished and [p["step"] for p in runs[0].curve] == [0, 1, 2]


def test_a_second_run_does_nothing_and_starts_no_worker(tmp_path):
    path = make_workspace(tmp_path, videos=2)
    how = way()
    work(path, how, Threads())
    before, backend = masks_of(path), Threads()
    batch, told = work(path, how, backend)
    assert states(batch) == ["nothing to do"] * 2 and not frames_told(told) and not backend.opened
    assert same(before, masks_of(path))


def test_other_settings_other_references_or_an_undo_are_work_again(tmp_path):
    path = make_workspace(tmp_path, videos=1)
    work(path, way(), Threads())
    batch, _ = work(path, way(top_k=5), Threads())
    assert batch.outcomes[0].frames == 9
    with Workspace.open(path) as workspace:
        document = workspace.video_document(1)
        document.set_labels(0, np.roll(document.labels(0), 1, 0), Provenance.MANUAL, "Paint")
    batch, _ = work(path, way(top_k=5), Threads())
    assert batch.outcomes[0].frames == 9
    with Workspace.open(path) as workspace:
        workspace.video_document(1).delete_labels([4, 5])
    batch, told = work(path, way(top_k=5), Threads())
    assert batch.outcomes[0].frames == 2 and frames_told(told) == [4, 5]


def test_painted_and_approved_frames_stay(tmp_path):
    path = make_workspace(tmp_path, videos=1)
    work(path, way(), Threads())
    with Workspace.open(path) as workspace:
        document = workspace.video_document(1)
        document.approve([3])
        before = document.labels(3).copy()
    batch, told = work(path, way(top_k=2), Threads())
    assert 3 not in frames_told(told) and batch.outcomes[0].frames == 8
    with Workspace.open(path) as workspace:
        document = workspace.video_document(1)
        assert document.state(3).provenance is Provenance.APPROVED and np.array_equal(document.labels(3), before)
        assert document.state(0).provenance is Provenance.MANUAL


@pytest.mark.parametrize("references", [(0,), (2, 7)], ids=["one reference", "both ways"])
def test_a_stopped_run_goes_on_where_it_was(tmp_path, references):
    path = make_workspace(tmp_path, videos=2, references=references)
    shutil.copytree(tmp_path, tmp_path / "whole")
    how = way(objective="mcc")
    work(tmp_path / "whole" / path.name, how, Threads())

    batch, told = work(path, how, Threads(), until=lambda told: len(frames_told(told)) >= 4)
    kept = masks_of(path)
    assert states(batch) == ["stopped"] and set(frames_told(told)) <= set(kept["clip0"])
    final = set(kept["clip0"])
    assert len({labels.tobytes() for labels in kept["clip0"].values()}) > 1, "masks that differ can be mixed up"
    batch, told = work(path, how, Threads())
    assert states(batch) == ["done", "done"]
    if references == (0,):
        assert not final & set(frames_told(told, "clip0")), "what was finished is not made again"
    assert same(masks_of(path), masks_of(tmp_path / "whole" / path.name))


@pytest.mark.parametrize("references", [(0,), (4,), (2, 7)], ids=["first", "middle", "both ways"])
def test_a_lost_worker_changes_no_mask(tmp_path, references):
    path = make_workspace(tmp_path, videos=2, references=references)
    shutil.copytree(tmp_path, tmp_path / "whole")
    how = way(objective="mcc")
    work(tmp_path / "whole" / path.name, how, Threads())
    passed = []

    def spoil(message):
        passed.append(message)
        if isinstance(message, FrameDone) and sum(isinstance(m, FrameDone) for m in passed) == 6:
            raise WorkerLost("gone with its sixth frame.")
        return message

    backend = Threads(spoil=spoil)
    batch, told = work(path, how, backend)
    assert states(batch) == ["done", "done"] and backend.started == 2
    assert [o.workers for o in batch.outcomes] == [2, 1]
    assert any(isinstance(t.event, Warned) and "sixth frame" in t.event.message for t in told)
    if references != (2, 7):
        assert sorted(frames_told(told, "clip0")) == [f for f in range(10) if f not in references]
    assert same(masks_of(path), masks_of(tmp_path / "whole" / path.name))
    with Workspace.open(path) as workspace:
        document = workspace.video_document(1)
        document.undo()
        assert tuple(document.states()) == references  # still one change


def test_after_some_lost_workers_a_video_is_given_up_and_others_go_on(tmp_path):
    path = make_workspace(tmp_path, videos=2)
    lost = []

    def spoil(message):
        if len(lost) < 3 and isinstance(message, FrameDone):
            lost.append(message.frame)
            raise WorkerLost("The worker was lost.")
        return message

    batch, _ = work(path, way(), Threads(spoil=spoil), retries=2)
    assert {o.video: o.state for o in batch.outcomes} == {"clip0": "failed", "clip1": "done"}
    assert "3. worker" in batch.outcomes[0].sentence or "3. worker" in batch.outcomes[1].sentence


def test_what_nobody_asked_for_is_refused_counted_and_not_written(tmp_path):
    path = make_workspace(tmp_path, videos=1)
    sent = []

    def spoil(message):
        if isinstance(message, FrameDone) and message.frame == 3:
            sent.append(message)
            return FrameDone(0, np.ones((48, 48), np.uint8), 1.0)  # the painted frame
        if isinstance(message, FrameDone) and message.frame == 5:
            return FrameDone(5, np.full((48, 48), 9, np.uint8), 1.0)
        return message

    with Workspace.open(path) as workspace:
        before = workspace.video_document(1).labels(0).copy()
    batch, told = work(path, way(), Threads(spoil=spoil))
    assert batch.outcomes[0].refused == 2
    words = [t.event.message for t in told if isinstance(t.event, Warned)]
    assert any("frame 0" in w for w in words) and any("object 9" in w for w in words)
    assert sorted(masks_of(path)["clip0"]) == [1, 2, 4, 6, 7, 8, 9]
    with Workspace.open(path) as workspace:
        assert np.array_equal(workspace.video_document(1).labels(0), before)


def test_two_workers_share_the_videos(tmp_path):
    path = make_workspace(tmp_path, videos=4)
    shutil.copytree(tmp_path, tmp_path / "whole")
    work(tmp_path / "whole" / path.name, way(), Threads())
    backend = Threads(workers=2)
    batch, _ = work(path, way(), backend)
    assert states(batch) == ["done"] * 4 and backend.started == 2
    assert same(masks_of(path), masks_of(tmp_path / "whole" / path.name))


def test_what_cannot_be_done_is_said_and_the_rest_is(tmp_path):
    path = make_workspace(tmp_path, videos=3)
    shutil.rmtree(tmp_path / "clip0")
    (tmp_path / "clip1" / "00004.png").write_bytes(b"no picture")
    with Workspace.open(path) as workspace:
        bare = workspace.video_document(3)
        bare.delete_labels([0])
    batch, told = work(path, way(), Threads())
    found = {o.video: (o.state, o.sentence) for o in batch.outcomes}
    assert found["clip0"][0] == "left out" and "missing" in found["clip0"][1]
    assert found["clip1"][0] == "failed" and "00004" in found["clip1"][1]
    assert found["clip2"][0] == "left out" and "nothing is painted" in found["clip2"][1]
    assert not masks_of(path)["clip1"]
    assert sum(isinstance(t.event, Finished) for t in told if t.video) == 3


def test_videos_are_chosen_by_name_and_status(tmp_path):
    path = make_workspace(tmp_path, videos=3)
    with Workspace.open(path) as workspace:
        workspace.set_status(2, VideoStatus.DONE)
        assert [v.name for v in chosen_videos(workspace, ["clip[01]"], [])] == ["clip0", "clip1"]
        assert [v.name for v in chosen_videos(workspace, ["clip*"], [VideoStatus.DONE])] == ["clip1"]
        with pytest.raises(UsageError, match="clip9"):
            chosen_videos(workspace, ["clip9"], [])
