"""Claims, reviews, and strokes that were refused, on a real PostgreSQL; and the same code on a file."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from tests.project.helpers import blob, clip_info, picture, stroke
from tests.servers import Line, Server
from vosannot.core.errors import BusyError, LeaseLostError, UsageError, WorkspaceError
from vosannot.masks.png import decode_png
from vosannot.project.document import Document
from vosannot.project.kept import Kept, KeptStrokes
from vosannot.project.records import Provenance, VideoStatus
from vosannot.project.workspace import Workspace

_LONG = 3600.0  # no claim ends by itself unless a test wants it


class Lab:
    """People who have the same workspace open."""

    def __init__(self, server: Server, name: str, folder: Path, stack: ExitStack) -> None:
        self.server, self.name, self.folder, self._stack = server, name, folder, stack

    def kept(self, person: str) -> KeptStrokes:
        return KeptStrokes(self.folder / f"kept of {person}.sqlite")

    def open(self, person: str, *, seconds: float = _LONG, port: int | None = None) -> Workspace:
        url = self.server.url(self.name, person, port)
        workspace = Workspace.open(url, lease_seconds=seconds, kept=self.kept(person))
        self._stack.callback(workspace.close, abandon=True)
        return workspace

    def add(self, workspace: Workspace, *names: str) -> list[int]:
        return [workspace.add_video(clip_info(self.folder / f"{name}.mp4")).id for name in names]


@pytest.fixture
def people(server: Server, lab: str, tmp_path: Path) -> Iterator[Lab]:
    with ExitStack() as stack:
        yield Lab(server, lab, tmp_path, stack)


def begin(workspace: Workspace, video: int) -> Document:
    workspace.team.claim(video)
    document = workspace.video_document(video)
    if not document.objects():
        document.add_object("cow")
        document.add_object("rider")
    return document


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def expire(people: Lab) -> None:
    """All claims are over, as when nothing was heard of their holders for long."""
    people.server.sql("UPDATE leases SET expires = 0", database=people.name)


def test_two_who_ask_get_two_videos(people: Lab) -> None:
    ana, bob = people.open("ana"), people.open("bob")
    numbers = people.add(ana, "cow", "dog", "owl")
    first, second, third = ana.team.claim_next(), bob.team.claim_next(), bob.team.claim_next()
    assert first and second and third
    assert [first.video, second.video, third.video] == numbers
    assert ana.team.claim_next() is None
    with pytest.raises(BusyError, match="bob has this video"):
        ana.team.claim(second.video)
    found = ana.team.tenures()
    assert [(found[n].holder, found[n].mine) for n in numbers] == [("ana", True), ("bob", False), ("bob", False)]
    bob.team.release(second.video)
    assert ana.team.claim(second.video).fence > second.fence
    with pytest.raises(WorkspaceError, match="no video number"):
        ana.team.claim(12345)


def test_many_at_once_never_get_the_same(people: Lab) -> None:
    ana = people.open("ana")
    numbers = people.add(ana, *(f"v{i:02d}" for i in range(24)))
    all_of_them = [people.open(person) for person in ("ana", "bob", "eva", "ana", "bob", "eva")]
    got: list[int] = []

    def take(workspace: Workspace) -> None:
        while (lease := workspace.team.claim_next()) is not None:
            got.append(lease.video)

    threads = [threading.Thread(target=take, args=(workspace,)) for workspace in all_of_them]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(got) == numbers


def test_a_claim_lives_as_long_as_its_holder(people: Lab) -> None:
    ana, bob = people.open("ana", seconds=1.0), people.open("bob")
    (number,) = people.add(ana, "cow")
    ana.team.claim(number)
    begun = people.server.sql("SELECT expires FROM leases", database=people.name)
    until(lambda: people.server.sql("SELECT expires FROM leases", database=people.name) != begun)
    with pytest.raises(BusyError):
        bob.team.claim(number)
    ana.team._stop.set()  # she dies: no heartbeat, and nothing is given back
    ana.team._held.clear()
    until(lambda: bob.team.claim_next() is not None)
    assert bob.team.tenures()[number].mine


def test_the_same_person_goes_on_at_another_computer(people: Lab) -> None:
    here, there = people.open("ana"), people.open("ana")
    (number,) = people.add(here, "cow")
    document = begin(here, number)
    stroke(document, 0, 1)
    document.flush()
    there.team.claim(number)
    stroke(document, 1, 1)
    with pytest.raises(LeaseLostError):
        document.flush()
    assert list(there.video_document(number).states()) == [0]


def test_a_stroke_of_a_lost_claim_is_refused_kept_and_offered_again(people: Lab) -> None:
    ana, bob = people.open("ana"), people.open("bob")
    (number,) = people.add(ana, "cow")
    told: list[str] = []
    ana.on_kept.append(lambda _, sentence: told.append(sentence))
    document = begin(ana, number)
    stroke(document, 0, 1)
    document.set_labels(5, blob(2), Provenance.PROPAGATED, "Import")
    document.flush()
    expire(people)
    theirs = begin(bob, number)
    stroke(theirs, 1, 2, x=30)
    theirs.flush()
    before = picture(theirs)

    third = document.add_object("owl")
    stroke(document, 0, 2, x=14)  # over what she had painted before
    stroke(document, 1, 1)  # where bob has painted
    stroke(document, 2, third.id)
    document.approve([5])
    with pytest.raises(LeaseLostError, match="kept on this computer: bob has the video now"):
        document.flush()
    assert told and "cow has gone to somebody else" in told[0]
    assert ana.team.lease(number) is None
    with bob._reader() as connection:
        from vosannot.project.journal import read_states

        assert read_states(connection, number) == {f: s for f, (_, s) in before.items()}
    assert people.kept("ana").listed() == [(str(ana.address), "cow", number, 4)]

    del document
    bob.team.release(number)
    again = begin(ana, number)
    offer = ana.team.offer(number)
    assert [k.frame for k in offer.safe] == [0, 2, 5] and [k.frame for k in offer.late] == [1]
    assert ana.team.restore(again, offer.safe) == 3
    labels = again.labels(0)
    assert labels is not None and set(labels.ravel()) == {0, 1, 2}
    assert [o.name for o in again.objects()] == ["cow", "rider", "owl"]
    state = again.state(5)
    assert state is not None and state.provenance is Provenance.APPROVED
    assert picture(again)[1] == before[1]  # bob's
    late = ana.team.offer(number)
    assert late.safe == () and [k.frame for k in late.late] == [1]
    ana.team.restore(again, late.late)  # she was asked
    labels = again.labels(1)
    assert labels is not None and set(labels.ravel()) == {0, 1}
    assert people.kept("ana").listed() == []
    assert again.undo() is not None and picture(again)[1] == before[1]


def test_edits_between_losing_and_hearing_of_it_are_kept_too(people: Lab) -> None:
    ana, bob = people.open("ana"), people.open("bob")
    (number,) = people.add(ana, "cow")
    document = begin(ana, number)
    for frame in range(3):
        stroke(document, frame, 1)
    document.flush()
    expire(people)
    bob.team.claim(number)
    stroke(document, 7, 1)
    document.delete_labels([0])
    with pytest.raises(LeaseLostError):
        document.flush()
    stroke(document, 8, 2)
    stroke(document, 7, 2, x=30)
    document.delete_labels([8], [1])
    with pytest.raises(LeaseLostError):
        document.flush()
    with pytest.raises(LeaseLostError, match="cannot be undone: bob has the video now"):
        document.undo()
    kept = {k.frame: k for k in people.kept("ana").of(ana.team.workspace_id, number)}
    assert sorted(kept) == [0, 7, 8]
    assert kept[0].kind == "none"
    assert kept[7].png and kept[8].png
    assert set(decode_png(kept[7].png).ravel()) == {0, 1, 2} and set(decode_png(kept[8].png).ravel()) == {0, 2}


def test_an_undo_that_is_refused_too_takes_back_what_is_kept(tmp_path: Path) -> None:
    store = KeptStrokes(tmp_path / "kept.sqlite")

    def put(*strokes: Kept, reverted: bool = False) -> dict[int, Kept]:
        store.put("lab", "postgresql://host/lab", 1, "cow", strokes, None, reverted=reverted)
        return {kept.frame: kept for kept in store.of("lab", 1)}

    first = Kept(3, 10, "labels", 5, True, "Brush", "manual", None, None, (1,), b"one")
    second = Kept(3, 11, "labels", 5, True, "Import", "propagated", 0.5, None, (2,), b"two")
    approved = Kept(3, 12, "state", 5, True, "Approve", "approved", 0.5, None, (2,))
    gone = Kept(3, 13, "none", 5, True, "Delete")
    put(first)
    assert put(second)[3].png == b"two"
    found = put(approved)[3]
    assert (found.kind, found.png, found.provenance, found.fence) == ("labels", b"two", "approved", 5)
    assert put(gone)[3].kind == "none"
    undone = (replace(each, title="Undo", kind="state", png=None) for each in (gone, approved, second))
    for one, wanted in zip(undone, ("approved", "propagated", "manual"), strict=True):
        assert put(one, reverted=True)[3].provenance == wanted
    assert store.of("lab", 1)[0].png == b"one"
    assert put(second, reverted=True)[3].png == b"two"  # redo
    assert put(second, reverted=True)[3].png == b"one"
    assert put(first, reverted=True) == {} and store.listed() == []
    stored = Kept(4, 2, "labels", 5, True, "Undo", "manual", None, None, (1,), b"before")
    assert put(stored, reverted=True)[4].png == b"before"  # an undo of what the server has
    assert 4 not in put(stored, reverted=True)  # and its redo
    put(second)
    store.drop("lab", 1, [3, 4])
    assert store.of("lab", 1) == () and put() == {}


def test_when_this_computer_takes_nothing_either_it_is_tried_again(
    people: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, bob = people.open("ana"), people.open("bob")
    (number,) = people.add(ana, "cow")
    document = begin(ana, number)
    expire(people)
    document.flush()
    bob.team.claim(number)
    put, full = KeptStrokes.put, [True]

    def refuse(self: KeptStrokes, *arguments: object, **more: object) -> None:
        if full[0]:
            raise WorkspaceError("No room to keep anything.")
        put(self, *arguments, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(KeptStrokes, "put", refuse)
    stroke(document, 0, 1)
    with pytest.raises(WorkspaceError, match="No room"):
        document.flush()
    assert ana.unsaved
    full[0] = False
    with pytest.raises(LeaseLostError):
        document.flush()
    assert [k.frame for k in people.kept("ana").of(ana.team.workspace_id, number)] == [0]


def test_one_lost_video_does_not_hold_up_another(people: Lab) -> None:
    ana, bob = people.open("ana"), people.open("bob")
    cow, dog = people.add(ana, "cow", "dog")
    first, second = begin(ana, cow), begin(ana, dog)
    first.flush()
    expire(people)
    bob.team.claim(cow)
    for frame in range(4):
        stroke(first, frame, 1)
        stroke(second, frame, 2)
    second.flush()
    with pytest.raises(LeaseLostError):
        first.flush()
    assert len(bob.video_document(dog).states()) == 4 and not bob.video_document(cow).states()


def test_review(people: Lab) -> None:
    ana, bob, eva = people.open("ana"), people.open("bob"), people.open("eva")
    cow, dog = people.add(ana, "cow", "dog")
    stroke(begin(ana, cow), 0, 1)
    ana.team.send_for_review(cow, "the tail was hard")
    lease = bob.team.claim_next()
    assert lease is not None and lease.video == dog  # cow waits for somebody else
    assert bob.team.claim_next(but=cow, review=True) is None
    lease = eva.team.claim_next(review=True)
    assert lease is not None and lease.video == cow
    tenure = eva.team.tenures()[cow]
    assert (tenure.review, tenure.author, tenure.note) == ("asked", "ana", "the tail was hard")
    with pytest.raises(UsageError, match="Say what"):
        eva.team.send_back(cow, " ")
    eva.team.send_back(cow, "the tail is missing")
    bob.team.release(dog)
    lease = bob.team.claim_next()
    assert lease is not None and lease.video == dog  # cow is ana's again
    lease = ana.team.claim_next()
    assert lease is not None and lease.video == cow
    assert ana.team.tenures()[cow].note == "the tail is missing"
    assert ana.video(cow).status is VideoStatus.IN_PROGRESS
    ana.team.hand_over(cow, "bob", "I am on holiday")
    assert ana.team.claim_next() is None
    lease = bob.team.claim_next()
    assert lease is not None and lease.video == cow
    with pytest.raises(LeaseLostError, match="claim it first"):
        ana.team.release(cow)


def test_what_is_not_allowed_holds_up_nothing(people: Lab) -> None:
    ana = people.open("ana")
    (number,) = people.add(ana, "cow")
    document = begin(ana, number)
    document.flush()
    refused: list[str] = []
    ana.on_refused.append(lambda error: refused.append(str(error)))
    ana._writer.errand(
        lambda: [stroke(document, 0, 1), ana.set_status(number, VideoStatus.REVIEWED), stroke(document, 1, 1)]
    )
    document.flush()
    assert len(refused) == 1 and "Only reviewers" in refused[0]
    ana.refresh()
    assert ana.video(number).status is VideoStatus.IN_PROGRESS
    assert sorted(people.open("bob").video_document(number).states()) == [0, 1]
    people.server.sql(f"REVOKE INSERT ON label_maps FROM {people.name}_annotator", database=people.name)
    stroke(document, 2, 1)
    with pytest.raises(LeaseLostError, match="does not allow"):  # it must not be taken for saved
        document.flush()
    assert [k.frame for k in people.kept("ana").of(ana.team.workspace_id, number)] == [2]


def test_a_file_has_the_same_without_anybody_else(tmp_path: Path) -> None:
    for _ in range(2):  # what was claimed when the program died is claimed again
        with Workspace.open(tmp_path / "w.vosannot") as workspace:
            video = workspace.add_video(clip_info(tmp_path / "cow.mp4"))
            stroke_on = workspace.video_document(video.id)
            stroke_on.add_object("cow")
            lease = workspace.team.claim_next()
            assert lease is not None and lease.video == video.id
    with Workspace.open(tmp_path / "w.vosannot") as workspace:
        workspace.team.claim(video.id)
        workspace.team.send_for_review(video.id)
        assert workspace.team.claim_next() is None
        lease = workspace.team.claim_next(review=True)
        assert lease is not None
        workspace.team.send_back(video.id, "more")
        assert workspace.video(video.id).status is VideoStatus.IN_PROGRESS
        assert workspace.team.claim_next() is not None
        workspace.team.approve(video.id)
        assert workspace.video(video.id).status is VideoStatus.REVIEWED


def test_a_cable_that_is_pulled_and_put_back(people: Lab) -> None:
    line = Line(people.server.port)
    people._stack.callback(line.close)
    ana = people.open("ana", port=line.port)
    (number,) = people.add(ana, "cow")
    document = begin(ana, number)
    stroke(document, 0, 1)
    document.flush()
    line.cut()
    stroke(document, 1, 1)
    with pytest.raises(WorkspaceError, match="does not answer"):
        document.flush()
    stroke(document, 2, 1)
    seen = picture(document)
    line.mend()
    ana.retry()
    until(lambda: not ana.unsaved)
    document.flush()
    assert picture(people.open("bob").video_document(number)) == seen


def test_a_commit_that_seemed_to_fail_is_not_written_twice(people: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    from contextlib import contextmanager

    ana = people.open("ana")
    (number,) = people.add(ana, "cow")
    document = begin(ana, number)
    document.flush()
    begin_, failures = ana._writer._begin, []

    @contextmanager
    def fails_afterwards(number: int, leases: object) -> Iterator[object]:
        with begin_(number, leases) as connection:  # type: ignore[arg-type]
            yield connection
        if not failures:
            failures.append(number)
            raise OSError("so it seems")

    monkeypatch.setattr(ana._writer, "_begin", fails_afterwards)
    stroke(document, 1, 2)
    with pytest.raises(WorkspaceError):
        document.flush()
    document.flush()
    assert failures and len(people.server.sql("SELECT 1 FROM patches", database=people.name)) == 1


def test_a_server_that_hangs_holds_nobody_up_and_what_waits_is_kept(people: Lab) -> None:
    line = Line(people.server.port)
    people._stack.callback(line.close)
    ana = people.open("ana", port=line.port)
    (number,) = people.add(ana, "cow")
    document = begin(ana, number)
    stroke(document, 0, 1)
    document.flush()
    line.hang()
    stroke(document, 1, 1)  # returns at once
    with pytest.raises(WorkspaceError):
        document.flush(0.2)
    identity = ana.team.workspace_id
    ana.close(abandon=True)
    assert [k.frame for k in people.kept("ana").of(identity, number)] == [1]
    line.mend()
    again = people.open("ana")
    document = begin(again, number)
    offer = again.team.offer(number)
    assert [k.frame for k in offer.safe] == [1] and not offer.late
    again.team.restore(document, offer.safe)
    assert sorted(document.states()) == [0, 1]
