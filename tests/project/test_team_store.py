"""The same schema on PostgreSQL: documents, history, copies, roles, addresses."""

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from tests.project.helpers import blob, clip_info, picture, stroke
from tests.servers import Server
from vosannot.core.errors import DamagedError, ExportError, LeaseLostError, WorkspaceError
from vosannot.core.events import Finished
from vosannot.project.address import TeamAddress, address_of
from vosannot.project.document import Document
from vosannot.project.postgresql import make
from vosannot.project.records import VideoStatus
from vosannot.project.transfer import copy_workspace
from vosannot.project.workspace import Workspace


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a workspace is, on either back end."""
    if request.param == "sqlite":
        return str(tmp_path / "work.vosannot")
    server = request.getfixturevalue("server")
    return server.url(request.getfixturevalue("lab"), "ana")


def begin(workspace: Workspace, path: Path) -> Document:
    video = workspace.add_video(clip_info(path))
    workspace.team.claim(video.id)
    document = workspace.video_document(video.id)
    document.add_object("cow")
    document.add_object("rider")
    return document


def test_history_survives_a_restart(place: str, tmp_path: Path) -> None:
    with Workspace.open(place) as workspace:
        document = begin(workspace, tmp_path / "cow.mp4")
        job = document.open_job("Propagate")
        for frame in range(5):
            assert job.write(frame, blob(2, x=20), 0.5, 0.75)
        job.close()
        stroke(document, 1, 1)
        stroke(document, 1, 2, x=14)
        assert document.approve([0]) == (0,)
        document.delete_labels([3])
        run = document.add_run("stcn", {"steps": 3})
        document.update_run(run, curve=[{"loss": 0.25}], chosen=2, finished=True)
        document.flush()
        seen, number = picture(document), document.video.id
    with Workspace.open(place) as workspace:
        workspace.team.claim(number)
        document = workspace.video_document(number)
        assert picture(document) == seen
        assert [o.name for o in document.objects()] == ["cow", "rider"]
        (kept,) = document.runs()
        assert kept.curve == ({"loss": 0.25},) and kept.chosen == 2 and kept.finished
        titles = []
        while (step := document.undo()) is not None:
            titles.append(step.title)
        assert titles == ["Delete", "Approve", "Brush", "Brush", "Propagate", "Add rider", "Add cow"]
        assert not document.states() and not document.objects()
        while document.redo() is not None:
            pass
        assert picture(document) == seen
        document.flush()
        tally = workspace.tallies()[number]
        assert (tally.objects, tally.masks, tally.settled) == (2, 4, 2)
        assert workspace.video(number).status is VideoStatus.IN_PROGRESS


def test_a_video_removed_takes_everything_along(server: Server, lab: str, tmp_path: Path) -> None:
    with Workspace.open(server.url(lab)) as workspace:
        document = begin(workspace, tmp_path / "cow.mp4")
        stroke(document, 0, 1)
        number = document.video.id
        document.flush()
        del document
        with pytest.raises(WorkspaceError, match="1 masks now"):
            workspace.remove_videos([number])
        workspace.remove_videos([number], masks=1)
        assert workspace.videos() == []
    assert server.sql("SELECT count(*) FROM patches", database=lab) == [(0,)]


def test_copies_are_the_same_bit_for_bit_both_ways(server: Server, tmp_path: Path) -> None:
    first, back = tmp_path / "a.vosannot", tmp_path / "b.vosannot"
    random = np.random.default_rng(4)
    with Workspace.open(first) as workspace:
        for name in ("cow ä漢.mp4", "dog.mp4"):
            document = begin(workspace, tmp_path / name)
            job = document.open_job("Propagate")
            for frame in range(20):
                labels = random.integers(0, 3, (48, 64)).astype(np.uint8)
                job.write(frame, labels, float(random.random()), None)
            job.close()
            stroke(document, 4, 1)
            document.undo()
            document.add_run("stcn", {"steps": 3, "name": "é"})
        workspace.set_notes(document.video.id, "“note”\nwith lines")
        workspace.add_time(document.video.id, 12.34567890123)
        workspace.set_thumbnail(document.video.id, b"\x00\xff jpeg")
        first_seen = picture(document)
        number = document.video.id
    database = TeamAddress(server.url(server.new(workspace=False)))
    *_, last = copy_workspace(first, database)
    assert isinstance(last, Finished) and last.summary["rows"] > 80
    with Workspace.open(database.url) as workspace:
        assert {tenure.holder for tenure in workspace.team.tenures().values()} == {""}
        workspace.team.claim(number)
        document = workspace.video_document(number)
        assert picture(document) == first_seen
        assert document.redo() is not None and document.labels(4) is not None
        document.undo()
        third = workspace.add_video(clip_info(tmp_path / "third.mp4"))
        assert third.id == number + 1
        workspace.remove_videos([third.id])
    list(copy_workspace(database, back))

    def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
        with sqlite3.connect(path) as connection:
            tables = ("videos", "objects", "label_maps", "changes", "patches", "object_changes", "runs")
            keys = "1, 2, 3"
            return {table: connection.execute(f"SELECT * FROM {table} ORDER BY {keys}").fetchall() for table in tables}

    was, now = everything(first), everything(back)
    fence = 8  # the undo on the server went under a lease, which is noted
    for rows in (was, now):
        rows["label_maps"] = [(*row[:fence], *row[fence + 1 :]) for row in rows["label_maps"]]
    assert now == was


def test_a_copy_goes_nowhere_where_something_is(server: Server, lab: str, tmp_path: Path) -> None:
    path = tmp_path / "a.vosannot"
    with Workspace.open(path) as workspace:
        begin(workspace, tmp_path / "cow.mp4")
    with pytest.raises(ExportError, match="a file"):
        list(copy_workspace(path, path))
    list(copy_workspace(path, server.url(lab)))
    with pytest.raises(ExportError, match="videos in"):
        list(copy_workspace(path, server.url(lab)))
    other = tmp_path / "other.vosannot"
    with pytest.raises(ExportError, match="a file"):
        (tmp_path / "other.vosannot-wal").touch()
        list(copy_workspace(server.url(lab), other))
    assert not other.exists()


def test_a_copy_that_differs_is_none(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, copy = tmp_path / "a.vosannot", tmp_path / "b.vosannot"
    with Workspace.open(path) as workspace:
        stroke(begin(workspace, tmp_path / "cow.mp4"), 0, 1)
    from vosannot.project import transfer

    rows = transfer._rows

    def flipped(connection: object, table: object) -> object:
        for part in rows(connection, table):  # type: ignore[arg-type]
            yield [{n: v[:-1] + b"!" if n == "png" else v for n, v in row.items()} for row in part]
            monkeypatch.setattr(transfer, "_rows", rows if table.name == "patches" else flipped)  # type: ignore[attr-defined]

    monkeypatch.setattr(transfer, "_rows", flipped)
    with pytest.raises(DamagedError, match="not the same"):
        list(copy_workspace(path, copy))
    assert not copy.exists()


def test_what_is_no_workspace_is_said_so(server: Server, lab: str) -> None:
    empty = server.new(workspace=False)
    for url, words in (
        (server.url(empty), "workspace init"),
        (server.url("nowhere"), "no database of that name"),
        (server.url(lab, "locked"), "~/.pgpass"),
        (server.url(lab, port=1), "does not answer"),
    ):
        with pytest.raises(WorkspaceError, match=words):
            Workspace.open(url)
    server.sql("CREATE TABLE videos (id integer)", database=empty)
    with pytest.raises(WorkspaceError, match="other tables"):
        make(TeamAddress(server.url(empty)))
    server.sql("UPDATE meta SET value = '99' WHERE key = 'format'", database=lab)
    with pytest.raises(WorkspaceError, match="newer vosannot"):
        Workspace.open(server.url(lab))
    with pytest.raises(WorkspaceError, match="newer vosannot"):
        make(TeamAddress(server.url(lab)))


def test_an_older_database_is_brought_up_to_date_by_its_owner_alone(server: Server, tmp_path: Path) -> None:
    lab = server.new()
    with Workspace.open(server.url(lab)) as workspace:
        stroke(begin(workspace, tmp_path / "cow.mp4"), 0, 1)
    server.sql(
        "DROP TABLE reviews", "DROP TABLE leases", "ALTER TABLE label_maps DROP COLUMN fence",
        "UPDATE meta SET value = '2' WHERE key = 'format'", database=lab,
    )  # fmt: skip
    with pytest.raises(WorkspaceError, match="brings it up to date"):
        Workspace.open(server.url(lab, "ana"))
    assert make(TeamAddress(server.url(lab))) is False
    with Workspace.open(server.url(lab)) as workspace:
        workspace.team.claim(1)
        assert list(workspace.video_document(1).states()) == [0]


def test_what_a_role_may_do(server: Server, lab: str, tmp_path: Path) -> None:
    with Workspace.open(server.url(lab, "ana")) as workspace:
        document = begin(workspace, tmp_path / "cow.mp4")
        stroke(document, 0, 1)
        document.flush()
        number = document.video.id
        del document
        with pytest.raises(WorkspaceError, match="does not allow"):
            workspace.remove_videos([number], masks=1)
        with pytest.raises(WorkspaceError, match="Only reviewers"):
            workspace.team.approve(number)
        assert workspace.team.lease(number) is not None  # nothing of it was done
        workspace.team.send_for_review(number, "look at the tail")
    with Workspace.open(server.url(lab, "eva")) as workspace:
        lease = workspace.team.claim_next(review=True)
        assert lease is not None and lease.video == number
        workspace.team.approve(number, "fine")
        assert workspace.video(number).status is VideoStatus.REVIEWED
    import psycopg

    for forbidden in ("DROP TABLE patches", "DELETE FROM videos", "UPDATE meta SET value = ''", "CREATE TABLE x ()"):
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            server.sql(forbidden, database=lab, user="ana")
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        server.sql("UPDATE videos SET status = 'new'", database=lab, user="bob")


def test_rows_that_make_no_sense_are_refused(server: Server, lab: str, tmp_path: Path) -> None:
    with Workspace.open(server.url(lab, "ana")) as workspace:
        for name in ("cow", "dog", "owl", "fox"):
            document = begin(workspace, tmp_path / f"{name}.mp4")
            stroke(document, 0, 1)
            document.flush()
    server.sql(
        "UPDATE videos SET width = 2000000000 WHERE name = 'cow'",
        """UPDATE videos SET stems = '["../../etc/passwd"]', frame_count = 1 WHERE name = 'dog'""",
        "UPDATE label_maps SET png = 'nonsense' WHERE video_id = 3",
        "UPDATE label_maps SET frame = 40000 WHERE video_id = 4",
        database=lab,
    )
    with Workspace.open(server.url(lab, "bob")) as workspace:
        assert [video.name for video in workspace.videos()] == ["owl", "fox"]
        assert len(workspace.refused) == 2
        with pytest.raises(DamagedError):
            workspace.video_document(3).labels(0)
        with pytest.raises(DamagedError, match="does not have"):
            workspace.video_document(4)


def test_looking_needs_no_claim_and_changes_nothing(server: Server, lab: str, tmp_path: Path) -> None:
    with Workspace.open(server.url(lab, "ana")) as ana, Workspace.open(server.url(lab, "bob")) as bob:
        document = begin(ana, tmp_path / "cow.mp4")
        stroke(document, 0, 1)
        document.flush()
        bob.refresh()
        seen = bob.video_document(document.video.id)
        assert picture(seen) == picture(document)
        assert "ana has this video" in seen.read_only
        for attempt in (lambda: stroke(seen, 0, 2), seen.undo, seen.add_object, lambda: seen.delete_labels([0])):
            with pytest.raises(LeaseLostError, match="ana has this video"):
                attempt()
        assert picture(seen) == picture(document) and seen.can_undo
        job = seen.open_job("Propagate")
        with pytest.raises(LeaseLostError):
            job.write(7, blob(1), 0.5)
        assert seen.state(7) is None


def test_addresses() -> None:
    given = address_of("postgres://ana:se%40same@db.example.org:5433/lab?application_name=x&password=pst")
    assert isinstance(given, TeamAddress)
    for shown in (str(given), repr(given), str(given.without_password), given.without_password.url):
        assert "sesame" not in shown and "se%40same" not in shown
    assert "pst" not in given.without_password.url
    assert given.name == "lab" and not given.is_local
    assert given.connect_arguments()["sslmode"] == "verify-full"
    assert "application_name" not in given.connect_arguments()
    for local in ("postgresql://ana@localhost/lab", "postgresql://ana@127.0.0.1/lab", "postgresql:///lab"):
        address = address_of(local)
        assert isinstance(address, TeamAddress)
        assert address.is_local and "sslmode" not in address.connect_arguments()
    chosen = address_of("postgresql://ana@db.example.org/lab?sslmode=require")
    assert isinstance(chosen, TeamAddress) and "sslmode" not in chosen.connect_arguments()
    service = address_of("postgresql:///lab?service=lab")
    assert isinstance(service, TeamAddress) and service.connect_arguments()["sslmode"] == "verify-full"
    assert address_of("work.vosannot") == Path("work.vosannot")
    for wrong in ("mysql://ana@host/lab", "postgresql://ana:secret@host", "postgresql://ana:secret@host:x/lab"):
        with pytest.raises(WorkspaceError) as raised:
            address_of(wrong)
        assert "secret" not in str(raised.value)
