"""``add`` and ``videos``, as a script would call them."""

import json
from pathlib import Path

from tests.cli.test_propagate import refused, run  # noqa: F401 (fixture)
from tests.project.exchanging import images
from vosannot.project.records import VideoStatus
from vosannot.project.workspace import Workspace


def test_added_and_listed(run, tmp_path: Path) -> None:  # noqa: F811
    work = tmp_path / "w.vosannot"
    for name in ("cow", "dog"):
        images(tmp_path / "tree" / name, 3)
    code, text, _ = run("add", tmp_path / "tree", "--into", work, "--json")
    assert code == 0 and json.loads(text) == {"added": 2, "known": 0, "unread": 0}
    code, _, said = run("add", tmp_path / "tree" / "cow", "--into", work)
    assert code == 0 and "0 videos added" in said and "1 were there already" in said
    with Workspace.open(work) as workspace:
        workspace.set_status(workspace.videos()[1].id, VideoStatus.DONE)
        workspace.set_notes(workspace.videos()[1].id, "look [again]")
    code, text, _ = run("videos", work, "--json", "--status", "done")
    (dog,) = json.loads(text)
    assert code == 0 and (dog["name"], dog["status"], dog["notes"]) == ("dog", "done", "look [again]")
    code, text, said = run("videos", work, "--sort", "status", "--backwards")
    assert text.index("dog") < text.index("cow") and "look [again]" in text and "2 of 2 videos" in said
    refused(run("videos", tmp_path / "none.vosannot"), "does not exist")
    (tmp_path / "empty").mkdir()
    refused(run("add", tmp_path / "empty", "--into", work), "no video")
