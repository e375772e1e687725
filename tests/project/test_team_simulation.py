"""Fifty annotators on one PostgreSQL: no video is claimed twice at once, and no acknowledged stroke is lost."""

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests import servers
from tests.project.helpers import clip_info
from tests.project.team_annotators import OBJECTS
from vosannot.project.address import TeamAddress
from vosannot.project.kept import KeptStrokes
from vosannot.project.postgresql import make
from vosannot.project.roles import grant
from vosannot.project.workspace import Workspace

PEOPLE, PROCESSES, VIDEOS = 50, 5, 40
_SECONDS = float(os.environ.get("VOSANNOT_TEAM_SECONDS", "300"))
_MOST_S = 180.0  # what may come after the end

# Every change of a lease, as the server saw it.
_AUDIT = (
    "CREATE TABLE audit (number serial, at float8, video integer, fence integer, holder text, session text, "
    "expires float8, before text, before_holder text, before_expires float8)",
    """CREATE FUNCTION audit_it() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
    INSERT INTO audit (at, video, fence, holder, session, expires, before, before_holder, before_expires)
    VALUES (extract(epoch FROM clock_timestamp()), NEW.video_id, NEW.fence, NEW.holder, NEW.session, NEW.expires,
    OLD.session, OLD.holder, OLD.expires); RETURN NEW; END $$""",
    "CREATE TRIGGER audit_it AFTER UPDATE ON leases FOR EACH ROW EXECUTE FUNCTION audit_it()",
)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_fifty_annotators(tmp_path: Path) -> None:
    why = servers.missing()
    if why:
        pytest.skip(why)
    with servers.serving(durable=True) as server:
        server.sql("CREATE DATABASE lab TEMPLATE template0")
        address = TeamAddress(server.url("lab"))
        make(address)
        assert grant(address) == []
        names = [f"person{number}" for number in range(PEOPLE)]
        server.sql(*(f"CREATE ROLE {name} LOGIN IN ROLE lab_annotator" for name in names), database="lab")
        with Workspace.open(address.url, kept=KeptStrokes(tmp_path / "owner.sqlite")) as workspace:
            for number in range(VIDEOS):
                video = workspace.add_video(clip_info(tmp_path / f"v{number:02d}.mp4"))
                document = workspace.editable_document(video.id)
                for _ in range(OBJECTS):
                    document.add_object()
        server.sql(*_AUDIT, database="lab")
        killed = _let_them_work(server, tmp_path, names)
        claims, twice = _audited(server)
        acknowledged, lost = _compared(server, tmp_path)
        refused = sum(frames for name in names for *_, frames in KeptStrokes(tmp_path / f"{name}.sqlite").listed())
    counts = Counter(line for name in names for line in _lines(tmp_path / f"{name}.counts"))
    print(
        f"\n{PEOPLE} annotators, {VIDEOS} videos, {_SECONDS:.0f} s: {claims} claims, of these at once with another: "
        f"{twice}; {counts['painted']} strokes, {acknowledged} acknowledged, of these lost: {lost}; "
        f"{killed} processes killed, {counts['no answer']} times no answer, {counts['lost']} claims lost, kept strokes "
        f"put back {counts['restored']} times, frames still kept {refused}"
    )
    assert claims > VIDEOS and acknowledged > 100 and killed
    assert twice == 0
    assert lost == 0


def _let_them_work(server: servers.Server, folder: Path, names: list[str]) -> int:
    end = time.time() + _SECONDS
    url = server.url("lab", "{person}").replace(str(server.port), "{port}")
    parts = [names[number::PROCESSES] for number in range(PROCESSES)]

    def start(part: list[str]) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "tests.project.team_annotators", url, str(server.port), str(end), str(folder)]
        return subprocess.Popen([*command, *part])

    running = [start(part) for part in parts]
    killed = 0
    chance = random.Random(5)
    try:
        while time.time() < end:
            time.sleep(min(8.0, _SECONDS / 8) * (0.5 + chance.random()))
            if time.time() < end - 5:
                number = chance.randrange(PROCESSES)
                running[number].kill()
                running[number].wait()
                killed += 1
                running[number] = start(parts[number])
        for process in running:
            process.wait(_MOST_S)
    finally:
        for process in running:
            if process.poll() is None:
                process.kill()
                process.wait()
    return killed


def _audited(server: servers.Server) -> tuple[int, int]:
    """How many claims there were, and how many of videos that another one held and was still in time for."""
    claims = twice = 0
    fences: dict[object, int] = {}
    for at, video, fence, holder, session, before, before_holder, before_expires in server.sql(
        "SELECT at, video, fence, holder, session, before, before_holder, before_expires FROM audit ORDER BY number",
        database="lab",
    ):
        assert isinstance(fence, int) and isinstance(at, float)
        last = fences.get(video, fence)
        assert fence in (last, last + 1), "every lease, and every end of one, raises the fence by one"
        fences[video] = fence
        if fence == last or holder is None:  # said to be alive; given back
            continue
        claims += 1
        if before is not None and before != session and before_holder != holder:
            assert isinstance(before_expires, float)
            twice += before_expires > at
    return claims, twice


def _compared(server: servers.Server, folder: Path) -> tuple[int, int]:
    """How many strokes were acknowledged, and how many of these are not in the workspace now."""
    acknowledged = lost = 0
    wanted: dict[int, list[tuple[int, int, int, int]]] = {}
    for file in folder.glob("*.acknowledged"):
        for line in _lines(file):
            video, *place = map(int, line.split())
            wanted.setdefault(video, []).append((place[0], place[1], place[2], place[3]))
    with Workspace.open(server.url("lab"), kept=KeptStrokes(folder / "owner.sqlite")) as workspace:
        for video, strokes in wanted.items():
            document = workspace.video_document(video)
            for frame, y, x, value in strokes:
                labels = document.labels(frame)
                acknowledged += 1
                lost += labels is None or int(labels[y, x]) != value
    return acknowledged, lost


def _lines(file: Path) -> list[str]:
    """Whole lines: who is killed while writing leaves none half, but the file may not be there."""
    return file.read_text(encoding="ascii").splitlines() if file.exists() else []
