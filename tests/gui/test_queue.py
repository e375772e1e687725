"""The queue: many videos, one after another, and the open clip first."""

import gc
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from tests.gui.conftest import Person
from tests.gui.fakes import FakeJob, FakeRunner
from tests.gui.test_collection import added, choose, info, number, opened, page
from tests.project.exchanging import images
from tests.project.helpers import HEIGHT, WIDTH, blob
from vosannot.core.events import FrameDone, StageStarted, Warned
from vosannot.gui.preferences import Preferences
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.queue import Place
from vosannot.gui.session.queued import left_over, remember
from vosannot.gui.session.tasks import TaskState
from vosannot.jobs.runner import JobState
from vosannot.project.records import Provenance

NAMES = ("ant", "bee", "cow", "dog")


@pytest.fixture
def videos(welcome: Person, tmp_path: Path) -> Person:
    """Four clips of four frames; all but the dog have a painted first frame, and the bee an approved third one."""
    for name in NAMES:
        images(tmp_path / "tree" / name, 4)
    added(welcome, [tmp_path / "tree"])
    workspace = welcome.controller.workspace
    for name in NAMES[:3]:
        document = workspace.video_document(number(welcome, name))
        document.add_object(name)
        document.set_labels(0, blob(1), Provenance.MANUAL, "Paint")
        if name == "bee":
            document.set_labels(2, blob(1, x=20), Provenance.APPROVED, "Approve")
    workspace.flush()
    made: list[FakeRunner] = []

    def new_runner() -> FakeRunner:
        made.append(FakeRunner())
        return made[-1]

    welcome.controller.queue._new_runner = new_runner
    welcome.made = made
    return welcome


def queue(person: Person, *names: str, adapt: bool = True) -> None:
    person.controller.queue.add([number(person, name) for name in names], adapt=adapt)


def jobs(person: Person) -> list[FakeJob]:
    return [job for runner in person.made for job in runner.submitted]


def job(person: Person, count: int) -> FakeJob:
    person.wait(lambda: len(jobs(person)) == count)
    return jobs(person)[-1]


def finish(found: FakeJob) -> None:
    frames = found.request.frames
    found.emit(StageStarted("propagate", len(frames)), *(FrameDone(f, blob(1, x=f), 0.9) for f in frames))
    found.end()


def place(person: Person, name: str) -> Place:
    return person.controller.queue.queued[number(person, name)].place


def states(person: Person, name: str) -> dict[int, Provenance]:
    document = person.controller.workspace.video_document(number(person, name))
    return {frame: state.provenance for frame, state in document.states().items()}


def test_one_after_another(videos: Person) -> None:
    choose(videos, *NAMES)
    videos.window.registry["video.adapt"].trigger()
    first = job(videos, 1)
    assert "3 videos queued" in videos.banner and "nothing painted or approved to begin from: dog" in videos.banner
    assert first.request.adapt and first.request.frames == (1, 2, 3) and first.request.clip.name == "ant"
    assert place(videos, "ant") is Place.RUNNING and place(videos, "bee") is Place.WAITING
    assert [task.title for task in videos.controller.tasks.running] == ["Queue", "Adapt & propagate ant"]
    finish(first)
    second = job(videos, 2)
    assert second.request.clip.name == "bee" and second.request.frames == (1, 3)  # the approved one stays
    second.end(JobState.FAILED, "There is not enough memory.")
    third = job(videos, 3)  # a failure stops nothing
    finish(third)
    videos.wait(lambda: not videos.controller.queue.busy)
    videos.wait(lambda: "6 frames predicted in 2 videos, 1 failed: bee: There is not enough memory." in videos.banner)
    assert len(videos.made) == 1
    videos.wait(lambda: videos.made[0].closed)
    # Documents of what is done are let go; the writer thread holds on to the last one until it has other work.
    videos.wait(lambda: gc.collect() >= 0 and len(list(videos.controller.workspace._documents)) <= 1)
    assert states(videos, "ant") == {0: Provenance.MANUAL} | dict.fromkeys((1, 2, 3), Provenance.PROPAGATED)
    assert states(videos, "bee") == {0: Provenance.MANUAL, 2: Provenance.APPROVED}
    assert [videos.controller.queue.queued[number(videos, n)].words for n in NAMES[:3]] == [
        "3 frames predicted", "There is not enough memory.", "3 frames predicted",
    ]  # fmt: skip
    # One change of its own document, that can be taken back.
    document = videos.controller.workspace.video_document(number(videos, "ant"))
    assert document.undo_title == "Adapt & propagate ant"
    document.undo()
    assert states(videos, "ant") == {0: Provenance.MANUAL}


def test_the_open_clip_goes_first(videos: Person) -> None:
    videos.controller.collection.open(number(videos, "cow"))
    opened(videos, "cow")
    queue(videos, "ant", "bee")
    waiting = job(videos, 1)
    waiting.emit(StageStarted("propagate", 3), FrameDone(1, blob(1, x=1), 0.9))
    videos.wait(lambda: set(states(videos, "ant")) == {0, 1})
    mine = videos.adapt()
    videos.wait(lambda: videos.made[0].paused)
    resting = videos.controller.queue.queued[number(videos, "ant")]
    assert resting.task.paused and "open clip" in resting.words and not waiting.stops
    finish(mine)
    videos.wait(lambda: not videos.made[0].paused and not resting.task.paused)
    waiting.emit(FrameDone(2, blob(1, x=2), 0.9), FrameDone(3, blob(1, x=3), 0.9))
    waiting.end()
    assert job(videos, 2).request.clip.name == "bee"
    assert set(states(videos, "ant")) == {0, 1, 2, 3}


def test_two_slots(videos: Person) -> None:
    videos.controller.queue.slots = 2
    queue(videos, "ant", "bee", "cow")
    videos.wait(lambda: len(jobs(videos)) == 2)
    assert len(videos.made) == 2 and place(videos, "cow") is Place.WAITING
    videos.controller.queue.slots = 1  # the later one rests
    videos.wait(lambda: [runner.paused for runner in videos.made] == [False, True])
    finish(jobs(videos)[0])
    videos.wait(lambda: not videos.made[1].paused)
    assert place(videos, "cow") is Place.WAITING
    finish(videos.made[1].submitted[0])
    videos.wait(lambda: len(jobs(videos)) == 3)
    page(videos).slots.setValue(3)
    assert videos.controller.queue.slots == 3


def test_stopping_one_and_all(videos: Person) -> None:
    queue(videos, "ant", "bee", "cow")
    first = job(videos, 1)
    first.emit(StageStarted("propagate", 3), FrameDone(1, blob(1, x=1), 0.9))
    videos.wait(lambda: set(states(videos, "ant")) == {0, 1})
    choose(videos, "bee")
    videos.window.registry["video.unqueue"].trigger()
    assert place(videos, "bee") is Place.STOPPED
    choose(videos, "ant")
    videos.window.registry["video.unqueue"].trigger()
    second = job(videos, 2)
    assert second.request.clip.name == "cow" and first.stops == 1
    assert videos.controller.queue.queued[number(videos, "ant")].words == "stopped: 1 frame kept"
    videos.window.registry["propagate.stop"].trigger()  # nothing else runs: the queue is meant
    videos.wait(lambda: "3 stopped" in videos.banner)
    assert set(states(videos, "ant")) == {0, 1} and set(states(videos, "cow")) == {0}
    assert all(task.over for task in videos.controller.tasks.tasks)


def test_stop_means_the_open_clip_while_it_has_a_job(videos: Person) -> None:
    videos.controller.collection.open(number(videos, "cow"))
    opened(videos, "cow")
    queue(videos, "ant")
    waiting = job(videos, 1)
    mine = videos.adapt()
    videos.key(Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    videos.wait(lambda: mine.stops == 1)
    videos.wait(lambda: not videos.made[0].paused)
    assert not waiting.stops and place(videos, "ant") is Place.RUNNING


def test_going_on_oneself_takes_the_video_off(videos: Person) -> None:
    videos.controller.collection.open(number(videos, "ant"))
    opened(videos, "ant")
    queue(videos, "ant", "bee")
    theirs = job(videos, 1)
    mine = videos.adapt()
    videos.wait(lambda: theirs.stops == 1 and place(videos, "ant") is Place.STOPPED)
    assert place(videos, "bee") is Place.WAITING  # the slot is taken
    finish(mine)
    assert job(videos, 2).request.clip.name == "bee"


def test_a_video_that_is_worked_on_waits(videos: Person) -> None:
    videos.controller.queue.slots = 2
    videos.controller.collection.open(number(videos, "ant"))
    opened(videos, "ant")
    mine = videos.adapt()
    queue(videos, "ant", "bee")
    assert job(videos, 1).request.clip.name == "bee" and place(videos, "ant") is Place.WAITING
    finish(mine)
    assert job(videos, 2).request.clip.name == "ant"


def test_three_hundred_in_the_queue(videos: Person) -> None:
    """Only whose turn it is has a document and a task."""
    workspace = videos.controller.workspace
    pattern = workspace.video(number(videos, "ant"))
    names = []
    for each in range(300):
        source = images(pattern.path.parent.parent / "more" / f"v{each}", 1, 8, 8)
        video = workspace.add_video(replace(info(source, 4), width=WIDTH, height=HEIGHT))
        document = workspace.video_document(video.id)
        document.add_object("x")
        document.set_labels(0, blob(1), Provenance.MANUAL, "Paint")
        names.append(video.id)
    workspace.flush()
    videos.controller.queue.add(names, adapt=False)
    for count in range(1, 4):
        found = job(videos, count)
        assert not found.request.adapt
        finish(found)
    job(videos, 4)
    assert len(videos.controller.tasks.running) == 2  # the queue, and the one that runs
    overall = videos.controller.queue.task
    assert (overall.done, overall.total) == (3, 300)
    videos.window.tasks.stop_button.click()
    videos.wait(lambda: overall.state is TaskState.STOPPED)
    assert len(jobs(videos)) == 4 and not videos.controller.queue.busy


def test_a_missing_file_and_a_removed_video(videos: Person, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "tree" / "ant")
    queue(videos, "ant", "bee")
    job(videos, 1)
    assert "file is missing: ant" in videos.banner
    videos.controller.collection.remove([number(videos, "bee")])
    videos.wait(lambda: "bee is in the queue" in videos.banner)
    assert "bee" in [v.name for v in videos.controller.workspace.videos()]


def test_another_workspace_ends_the_queue(videos: Person, tmp_path: Path) -> None:
    queue(videos, "ant", "bee")
    running = job(videos, 1)
    videos.controller.open_workspace(tmp_path / "other.vosannot")
    videos.wait(lambda: running.stops == 1 and not videos.controller.queue.queued)
    videos.wait(lambda: videos.made[0].closed and not videos.controller.tasks.running)
    assert len(jobs(videos)) == 1


def reopened(person: Person) -> None:
    """The workspace is left and opened again, as by a restart."""
    controller = person.controller
    before, path = controller.workspace, controller.workspace_path
    controller.open_workspace(path)
    person.wait(lambda: controller.workspace is not None and controller.workspace is not before)
    person.wait(lambda: len(controller.collection.entries) == len(NAMES))


def test_what_was_left_is_offered_by_the_next_start(videos: Person) -> None:
    queue(videos, *NAMES[:3])
    finish(job(videos, 1))
    running = job(videos, 2)
    settings = videos.controller.queue.queued[number(videos, "cow")].params
    reopened(videos)
    assert running.stops == 1
    assert not videos.controller.queue.queued
    videos.wait(lambda: videos.banner == "2 videos were still in the queue: bee, cow.")
    videos.controller.propagation.set_setting("size", 128)  # another one than that of the moment it was queued
    videos.window.banner.notice.do()
    third = job(videos, 3)
    assert third.request.clip.name == "bee" and third.request.frames == (1, 3)
    assert videos.controller.queue.queued[number(videos, "cow")].params == settings
    finish(third)
    finish(job(videos, 4))
    videos.wait(lambda: not videos.controller.queue.busy)
    reopened(videos)
    assert "still in the queue" not in videos.banner


def test_what_was_left_can_be_forgotten(videos: Person) -> None:
    queue(videos, "ant", "bee")
    job(videos, 1)
    reopened(videos)
    videos.wait(lambda: "still in the queue: ant, bee." in videos.banner)
    videos.window.banner.notice.do_other()
    reopened(videos)
    videos.controller.say(Kind.INFO, "Nothing.")
    videos.wait(lambda: videos.banner == "Nothing.")
    assert len(jobs(videos)) == 1


def test_what_was_taken_off_or_removed_is_not_offered(videos: Person) -> None:
    queue(videos, "ant", "bee", "cow")
    job(videos, 1)
    videos.controller.queue.stop([number(videos, "bee")])
    videos.controller.preferences.set("queue/left-0", "nonsense")
    reopened(videos)
    videos.wait(lambda: videos.banner == "2 videos were still in the queue: ant, cow.")


@pytest.mark.parametrize("kept", ["", "nonsense", "{}", '[{"video": 1}]', '[{"engine": "gone"}, 7]', "[[]]"])
def test_nonsense_that_was_kept_is_passed_over(tmp_path: Path, kept: str) -> None:
    preferences = Preferences(tmp_path / "window.ini")
    remember(preferences, tmp_path / "a.vosannot", ())
    key = next(key for key in preferences._store.allKeys() if key.startswith("queue/left-"))
    preferences.set(key, kept)
    assert left_over(preferences, tmp_path / "a.vosannot") == []


def test_a_warning_names_its_video(videos: Person) -> None:
    queue(videos, "ant", "bee")
    first = job(videos, 1)
    first.emit(Warned("Memory ran out."))
    videos.wait(lambda: videos.banner == "ant: Memory ran out.")
    finish(first)
    job(videos, 2).emit(Warned("It is slow."))
    videos.wait(lambda: videos.banner == "bee: It is slow.")
    assert videos.window.banner.notice.details == "ant: Memory ran out.\nbee: It is slow."
