"""``vosannot workspace …``, as a script would call it."""

import json
from pathlib import Path

import pytest

from tests.cli.test_propagate import refused, run  # noqa: F401 (fixture)
from tests.project.exchanging import images
from tests.servers import Server


@pytest.fixture
def lab_with_videos(run, server: Server, lab: str, tmp_path: Path) -> str:  # noqa: F811
    for name in ("cow", "dog"):
        images(tmp_path / "tree" / name, 3)
    code, text, _ = run("add", tmp_path / "tree", "--into", server.url(lab), "--json")
    assert code == 0 and json.loads(text)["added"] == 2
    return lab


def test_who_does_what(run, server: Server, lab_with_videos: str) -> None:  # noqa: F811
    ana, bob, eva = (server.url(lab_with_videos, person) for person in ("ana", "bob", "eva"))
    code, _, said = run("workspace", "claim", ana)
    assert code == 0 and "cow is yours" in said
    refused(run("workspace", "claim", bob, "cow"), "ana has this video")
    refused(run("workspace", "release", bob, "cow"), "ana has this video")
    assert run("workspace", "claim", bob)[2].startswith("dog is yours")
    refused(run("workspace", "claim", eva), "No video is free")
    assert run("workspace", "hand-over", bob, "dog", "ana", "--note", "over to you")[0] == 0
    assert run("workspace", "send", ana, "cow", "--note", "done!")[0] == 0
    _, text, _ = run("workspace", "who", eva, "--json")
    cow, dog = json.loads(text)
    assert (cow["status"], cow["holder"], cow["review"], cow["note"], cow["by"]) == (
        "done",
        None,
        "asked",
        "done!",
        "ana",
    )
    assert (dog["holder"], dog["reserved"], dog["note"]) == (None, "ana", "over to you")
    assert "cow is yours" in run("workspace", "claim", eva, "--review")[2]
    assert run("workspace", "send-back", eva, "1", "the tail")[0] == 0
    assert "cow is yours" in run("workspace", "claim", ana)[2]
    _, text, _ = run("workspace", "who", eva)
    assert "eva: the tail" in text and "for ana" in text
    refused(run("workspace", "approve", ana, "cow"), "Only reviewers")
    refused(run("workspace", "claim", ana, "owl"), "No video is called")
    assert run("workspace", "kept")[0] == 0


def test_made_and_copied(run, server: Server, lab_with_videos: str, tmp_path: Path) -> None:  # noqa: F811
    url = server.url(server.new(workspace=False))
    code, _, said = run("workspace", "init", url)
    assert code == 0 and said.startswith("Made") and "IN ROLE" in said
    assert run("workspace", "init", url)[2].startswith("Up to date")
    file = tmp_path / "w.vosannot"
    code, text, _ = run("workspace", "copy", server.url(lab_with_videos), file, "--json")
    assert code == 0 and json.loads(text)["rows"] == 2
    assert run("workspace", "copy", file, url)[0] == 0
    refused(run("workspace", "copy", file, url), "empty database")
    _, text, _ = run("videos", url, "--json")
    assert [video["name"] for video in json.loads(text)] == ["cow", "dog"]
    assert "cow is yours" in run("workspace", "claim", file)[2]  # a file has the same
    refused(run("workspace", "init", file), "URL of a database")
    refused(run("workspace", "who", "mysql://ana:secret@host/lab"), "PostgreSQL")
    code, out, said = run("workspace", "who", server.url(lab_with_videos, "locked:wrong"))
    assert code == 2 and "wrong" not in out + said and "pgpass" in said


def test_somebody_who_may_not_make_roles_is_told_what_to_ask_for(run, server: Server) -> None:  # noqa: F811
    name = server.new(workspace=False)
    server.sql(f"ALTER DATABASE {name} OWNER TO bob", f"GRANT ALL ON DATABASE {name} TO bob")
    server.sql("ALTER SCHEMA public OWNER TO bob", database=name)
    code, text, said = run("workspace", "init", server.url(name, "bob"))
    assert code == 0 and "may not make roles" in said
    server.sql(text, database=name)
    assert "may not make roles" not in run("workspace", "init", server.url(name))[2]
