"""``vosannot models``, as a script would call it."""

import json

import pytest

from tests.cli.test_propagate import refused, run  # noqa: F401 (fixture)
from tests.engines.shelf import left_over, offer, shelf, tiny  # noqa: F401 (fixtures)
from tests.engines.site import serving
from tests.engines.test_stcn_engine import clip  # noqa: F401 (fixture)
from vosannot.engines.models import fetching
from vosannot.masks.png import write_png

PLAIN = ["--size", "0", "--objective", "none", "--device", "cpu"]


@pytest.fixture
def site(shelf, tiny):  # noqa: F811
    with serving(tiny["stcn"].read_bytes()) as running:
        offer(shelf, url=running.url)
        yield running


def test_list_is_for_people_and_for_scripts(run, site, tiny):  # noqa: F811
    code, out, _ = run("models", "list")
    assert code == 0
    assert "far" in out and "can be fetched" in out and "MIT" in out and "nothing" in out
    assert "sha256 first use" in out and "first use: the publisher names no checksum" in out
    code, out, _ = run("models", "list", "--json")
    facts = {model["name"]: model for model in json.loads(out)}
    assert facts["far"]["url"] == site.url and facts["far"]["state"] == "can be fetched"
    assert facts["here"]["state"] == "bundled" and facts["here"]["path"].endswith("here.safetensors")


def test_a_damaged_card_is_one_sentence_in_the_list(run, shelf):  # noqa: F811
    (shelf / "torn.json").write_text("{")
    code, out, _ = run("models", "list")
    assert code == 0
    assert "here" in out and "torn.json is no readable model card" in " ".join(out.split())


def test_fetch_use_and_remove(run, site, clip, tmp_path):  # noqa: F811
    code, _, err = run("models", "fetch", "far")
    assert code == 0 and "sha256" in err
    code, _, err = run("models", "fetch", "far")
    assert code == 0 and "here already" in err
    folder, masks = clip
    write_png(tmp_path / "first.png", masks[0])
    job = [folder, "--mask", tmp_path / "first.png", "--out", tmp_path / "out", "--weights", "far", *PLAIN]
    assert run("propagate", *job)[0] == 0
    refused(
        run("propagate", *job, "--engine", "xmem"),
        "far is a model for STCN, not for XMem",
        "--engine stcn",
    )
    assert run("models", "remove", "far")[0] == 0
    assert left_over() == ["checksums.sha256"]
    refused(run("propagate", *job), "vosannot models fetch far")


def test_fetch_errors_are_one_sentence(run, site):  # noqa: F811
    refused(run("models", "fetch", "nope"), "no model called 'nope'", "far")
    site.statuses = [404]
    refused(run("models", "fetch", "far"), "404 Not Found")
    site.data = b"<html>"
    refused(run("models", "fetch", "far"), "not a readable weight file", "It was deleted")
    assert left_over() == []


def test_ctrl_c_says_that_the_same_command_goes_on(run, site, monkeypatch):  # noqa: F811
    def interrupted(*_):
        raise KeyboardInterrupt

    site.cuts = [50_000]
    monkeypatch.setattr(fetching.Download, "_pause", interrupted)
    refused(run("models", "fetch", "far"), "Stopped; `vosannot models fetch far` goes on from here.")
    assert left_over() == ["far.part.meta", "far.part.safetensors"]
    monkeypatch.undo()


def test_import_and_its_refusals(run, shelf, tiny, tmp_path):  # noqa: F811
    code, _, err = run("models", "import", tiny["xmem"], "--name", "mine")
    assert code == 0 and "mine (xmem, custom): --weights mine" in err
    refused(run("models", "import", tiny["xmem"], "--name", "mine"), "already", "--replace")
    assert run("models", "import", tiny["stcn"], "--name", "mine", "--replace")[0] == 0
    refused(run("models", "import", tiny["stcn"], "--name", "here"), "bundled")
    refused(run("models", "import", tmp_path), "is a folder")
    refused(run("models", "import", tmp_path / "absent.pth"), "absent.pth")
    (tmp_path / "page.pth").write_text("<html>")
    refused(run("models", "import", tmp_path / "page.pth"), "page.pth", "neither safetensors")


def test_remove_refuses_what_is_not_there_or_bundled(run, site):  # noqa: F811
    refused(run("models", "remove", "here"), "bundled")
    refused(run("models", "remove", "far"), "not on this computer")
    refused(run("models", "remove", "nope"), "no model called")
