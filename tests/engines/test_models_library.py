"""Cards, the list, importing and removing, and finding weights by name."""

import json
import pickle
import subprocess
import sys
import zipfile

import pytest
import torch

from tests.engines.shelf import CARD, left_over, offer, shelf, tiny  # noqa: F401 (fixtures)
from vosannot.core.errors import ExportError, WeightsError
from vosannot.core.events import Finished, IterationDone, StageStarted
from vosannot.core.paths import bundled, models_dir
from vosannot.engines.models.cards import parse_card, written
from vosannot.engines.models.importing import import_model, name_for
from vosannot.engines.models.library import State, catalogue, entry, first_checksum, holding, listing, remove_model
from vosannot.engines.weights import find_weights


def take(path, *arguments, **options):
    """Import to the end; the summary."""
    *_, last = import_model(path, *arguments, **options)
    assert isinstance(last, Finished)
    return last.summary


def states():
    return {e.name: e.state for e in listing()}


# Cards


def test_a_card_survives_writing_and_reading():
    card = parse_card(json.dumps(CARD), "far.json")
    assert (card.name, card.lr, card.url) == ("far", 3e-6, CARD["url"])
    assert card.sha256 is None
    assert parse_card(written(card), "again") == card


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"family": "vgg"}, "'family' must be one of stcn, xmem, frtm, datt, "),
        ({"family": ["stcn"]}, "'family'"),
        ({"name": "Far Away"}, "'name'"),
        ({"name": "../far"}, "'name'"),
        ({"file": "../../etc/passwd"}, "'file'"),
        ({"file": ".hidden"}, "'file'"),
        ({"url": "file:///etc/passwd"}, "'url'"),
        ({"url": "https://"}, "'url'"),
        ({"sha256": "ABC"}, "'sha256'"),
        ({"bytes": -1}, "'bytes'"),
        ({"bytes": True}, "'bytes'"),
        ({"adaptation": {"lr": 0}}, "'adaptation.lr'"),
        ({"adaptation": {"lr": float("nan")}}, "'adaptation.lr'"),
        ({"adaptation": None}, "'adaptation.lr' is missing"),
        ({"mean": [0.5, 0.5, 0.5]}, "ImageNet"),
        ({"std": [1, 1, 1]}, "ImageNet"),
        ({"licence": None}, "'licence'"),
        ({"colour": "blue"}, "unknown value 'colour'"),
    ],
)
def test_a_bad_card_is_one_sentence(changes, words):
    with pytest.raises(WeightsError, match=r"far\.json") as caught:
        parse_card(json.dumps(CARD | changes), "far.json")
    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["", "{", "[]", "\x00\x01", '"card"', "[" * 100_000])
def test_what_is_no_json_object_is_one_sentence(text):
    with pytest.raises(WeightsError, match=r"x\.json is no readable model card"):
        parse_card(text, "x.json")


def test_the_shipped_cards_are_in_order():
    entries = catalogue()
    assert entries["stcn-lite"].state is State.BUNDLED
    assert {"stcn", "stcn-s01", "xmem", "xmem-s012"} <= set(entries)
    assert not [e.problem for e in entries.values() if e.problem]
    for shipped in entries.values():
        if shipped.card.url is not None:
            assert shipped.card.url.endswith("/" + shipped.card.file)
        if shipped.card.url is not None and shipped.card.family in ("stcn", "xmem"):
            assert shipped.card.url.startswith("https://github.com/hkchengrex/")
            assert shipped.card.lr == (1e-5 if "no real video" in shipped.card.trained_on or "no video" in
                                       shipped.card.trained_on else 1e-6)  # fmt: skip


def test_the_bundled_weights_are_those_of_their_card():
    import hashlib

    for shipped in catalogue().values():
        if shipped.state is State.BUNDLED:
            data = (bundled("models") / shipped.card.file).read_bytes()
            assert hashlib.sha256(data).hexdigest() == shipped.card.sha256


# The list


def test_a_damaged_card_hides_no_other(shelf, tiny):  # noqa: F811
    offer(shelf)
    (shelf / "torn.json").write_text('{"name": ')
    take(tiny["stcn"], "mine")
    (models_dir() / "worn.json").write_text("{}")
    (models_dir() / "moved.json").write_text(json.dumps(CARD | {"name": "elsewhere"}))
    listed = {e.name: e for e in listing()}
    assert states() == {
        "here": State.BUNDLED, "mine": State.INSTALLED, "far": State.AVAILABLE, "torn": State.DAMAGED,
        "worn": State.DAMAGED, "moved": State.DAMAGED,
    }  # fmt: skip
    assert "torn.json" in listed["torn"].problem
    assert "'name' is missing" in listed["worn"].problem
    assert "'elsewhere'" in listed["moved"].problem
    remove_model("worn")
    assert "worn" not in states()


def test_missing_and_shortened_weight_files_are_damaged(shelf, tiny):  # noqa: F811
    take(tiny["stcn"], "mine")
    weights = models_dir() / "mine.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1])
    assert entry("mine").state is State.DAMAGED
    assert "its card says" in entry("mine").problem
    weights.unlink()
    assert "is missing" in entry("mine").problem
    (shelf / "here.safetensors").unlink()
    assert "install vosannot anew" in entry("here").problem
    with pytest.raises(WeightsError, match="damaged"):
        find_weights("here", "stcn")


def test_a_damaged_catalogue_model_can_be_fetched_again(shelf, tiny):  # noqa: F811
    offer(shelf)
    take(tiny["stcn"], "far")
    (models_dir() / "far.json").write_text("garbage")
    assert entry("far").state is State.DAMAGED
    assert entry("far").fetchable
    assert entry("far").removable


def test_listing_needs_no_torch():
    code = (
        "import sys, vosannot.engines.weights as w; from vosannot.engines.models.library import listing; listing(); "
        "w.find_weights('stcn-lite', 'stcn'); sys.exit('torch' in sys.modules or 'httpx' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


# Importing


def test_import_keeps_the_bytes_and_recognises_the_family(shelf, tiny, tmp_path):  # noqa: F811
    events = list(import_model(tiny["xmem"], "mine"))
    assert [e.stage for e in events if isinstance(e, StageStarted)] == ["import", "check"]
    assert any(isinstance(e, IterationDone) for e in events)
    found = entry("mine")
    assert (found.card.family, found.card.size) == ("xmem", "custom")
    assert found.path.read_bytes() == tiny["xmem"].read_bytes()
    assert found.card.source == str(tiny["xmem"])
    assert find_weights("mine", "xmem").path == found.path
    assert left_over() == ["mine.json", "mine.safetensors"]


def test_names_are_made_from_files():
    from pathlib import Path

    assert name_for(Path("a/XMem-s012.pth")) == "xmem-s012"
    assert name_for(Path("stcn_s01.pth")) == "stcn-s01"
    assert name_for(Path("___.pth")) == ""
    assert len(name_for(Path("x" * 200))) == 64


def test_names_that_cannot_be_used(shelf, tiny, tmp_path):  # noqa: F811
    for name in ("", "Mine", "a/b", "..", "-a", "x" * 65):
        with pytest.raises(WeightsError, match="cannot be the name"):
            take(tiny["stcn"], name)
    with pytest.raises(WeightsError, match="bundled"):
        take(tiny["stcn"], "here", replace=True)
    take(tiny["stcn"], "mine")
    with pytest.raises(WeightsError, match="--replace"):
        take(tiny["other"], "mine")
    assert entry("mine").path.read_bytes() == tiny["stcn"].read_bytes()
    take(tiny["other"], "mine", replace=True)
    assert entry("mine").path.read_bytes() == tiny["other"].read_bytes()


def test_a_replaced_file_of_another_kind_goes(shelf, tiny, tmp_path):  # noqa: F811
    take(tiny["stcn"], "mine")
    (models_dir() / "mine.pth").write_bytes(b"left by a crash")
    take(tiny["other"], "mine", replace=True)
    assert left_over() == ["mine.json", "mine.safetensors"]


def test_a_file_named_like_a_catalogue_model_must_be_it(shelf, tiny):  # noqa: F811
    offer(shelf)
    with pytest.raises(WeightsError, match="holds XMem weights, but far is the name of a model for STCN"):
        take(tiny["xmem"], "far")
    take(tiny["stcn"], "far")
    assert (entry("far").card.licence, entry("far").card.lr) == ("MIT", 3e-6)
    first = first_checksum("far")
    assert first == entry("far").card.sha256
    remove_model("far")
    assert first_checksum("far") == first
    with pytest.raises(WeightsError, match="not the far that was here before"):
        take(tiny["other"], "far")
    take(tiny["other"], "far", replace=True)
    assert first_checksum("far") == entry("far").card.sha256 != first


def test_a_published_checksum_must_match_and_names_the_model(shelf, tiny):  # noqa: F811
    import hashlib

    offer(shelf, sha256=hashlib.sha256(tiny["stcn"].read_bytes()).hexdigest())
    with pytest.raises(WeightsError, match=r"not the published Far_Away\.safetensors"):
        take(tiny["other"], "far", replace=True)
    take(tiny["stcn"], "mine")
    assert (entry("mine").card.licence, entry("mine").card.url) == ("MIT", None)


class Hostile:
    def __reduce__(self):
        return (print, ("executed",))


def _not_finite(path, source):
    from vosannot.networks.checkpoint import load_stcn

    network = load_stcn(source)
    with torch.no_grad():
        network.decoder.pred.bias.fill_(float("nan"))
    from vosannot.networks.checkpoint import save_network

    save_network(path, network, {})


def _packed(path):
    torch.save({"a": torch.zeros(2000, 2000)}, path)
    with zipfile.ZipFile(path) as source:
        parts = [(info.filename, source.read(info)) for info in source.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts:
            target.writestr(name, data)


BAD = {
    "empty.pth": (lambda path, _: path.write_bytes(b""), "is empty"),
    "page.pth": (lambda path, _: path.write_text("<!DOCTYPE html>"), "neither safetensors nor"),
    "page.safetensors": (lambda path, _: path.write_text("<!DOCTYPE html>" * 100), "truncated or damaged"),
    "folder.pth": (lambda path, _: path.mkdir(), "is a folder"),
    "absent.pth": (lambda path, _: None, "There is no file"),
    "short.safetensors": (lambda path, source: path.write_bytes(source.read_bytes()[:5000]), "truncated or damaged"),
    "short.pth": (lambda path, _: (torch.save({"a": torch.zeros(999)}, path),
                                   path.write_bytes(path.read_bytes()[:900])), "truncated or damaged"),
    "junk.pth": (lambda path, _: path.write_bytes(b"\x80\x02zzzz"), "was not read"),
    "code.pth": (lambda path, _: path.write_bytes(pickle.dumps({"a": Hostile()})), "code.pth"),
    "zipcode.pth": (lambda path, _: torch.save({"a": Hostile()}, path), "must not carry code"),
    "training.pth": (lambda path, _: torch.save({"it": 5, "network": {"a": torch.zeros(1)}}, path),
                     "not a training checkpoint"),
    "other.pth": (lambda path, _: torch.save({"a": torch.zeros(1)}, path), "neither STCN nor XMem"),
    "nan.safetensors": (_not_finite, "not numbers"),
    "bomb.pth": (lambda path, _: _packed(path), "compressed archive"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_one_sentence_and_leaves_nothing(shelf, tiny, tmp_path, name, capsys):  # noqa: F811
    make, words = BAD[name]
    path = tmp_path / name
    make(path, tiny["stcn"])
    with pytest.raises(WeightsError) as caught:
        take(path, "mine")
    sentence = str(caught.value)
    assert words in sentence and name in sentence
    assert str(models_dir()) not in sentence, "the draft is nobody's business"
    assert "\n" not in sentence
    assert left_over() == []
    assert "executed" not in capsys.readouterr().out


def test_an_unreadable_file_is_one_sentence(shelf, tiny, tmp_path, monkeypatch):  # noqa: F811
    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.safetensors"
    path.write_bytes(tiny["stcn"].read_bytes())
    monkeypatch.setattr(type(path), "open", refuse)
    with pytest.raises(WeightsError, match=r"secret\.safetensors cannot be read"):
        take(path)


def test_a_full_disk_is_one_sentence_and_leaves_nothing(shelf, tiny, monkeypatch):  # noqa: F811
    import errno

    from vosannot.core import files

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(ExportError, match="the disk is full"):
        take(tiny["stcn"], "mine")
    assert left_over() == []


def test_stopping_an_import_leaves_nothing(shelf, tiny):  # noqa: F811
    stream = import_model(tiny["stcn"], "mine")
    for event in stream:
        if isinstance(event, StageStarted) and event.stage == "check":
            break
    assert left_over() != []
    stream.close()
    assert left_over() == []
    take(tiny["stcn"], "mine")


def test_published_layouts_are_recognised(shelf, tmp_path):  # noqa: F811
    from vosannot.networks.stcn.config import PUBLISHED
    from vosannot.networks.stcn.model import STCN

    with torch.device("meta"):
        shapes = STCN(PUBLISHED).state_dict()
    state = {name: torch.zeros(v.shape, dtype=v.dtype) for name, v in shapes.items()}
    state["value_encoder.conv1.weight"] = torch.zeros(64, 4, 7, 7)  # as in a static-stage file
    torch.save(state, tmp_path / "STCN_s0.pth")
    summary = take(tmp_path / "STCN_s0.pth")
    assert (summary["name"], summary["family"], summary["size"]) == ("stcn-s0", "stcn", "published")


# Removing


def test_removing(shelf, tiny):  # noqa: F811
    offer(shelf)
    for name, words in (("here", "bundled"), ("far", "not on this computer"), ("nope", "no model called")):
        with pytest.raises(WeightsError, match=words):
            remove_model(name)
    take(tiny["stcn"], "mine")
    take(tiny["stcn"], "mine-2")
    remove_model("mine")
    assert left_over() == ["mine-2.json", "mine-2.safetensors"]


def test_one_at_a_time(shelf, tiny):  # noqa: F811
    with holding("mine"), pytest.raises(WeightsError, match="another vosannot"):
        take(tiny["stcn"], "mine")
    take(tiny["stcn"], "mine")


# Finding weights


def test_find_weights_says_what_to_do(shelf, tiny, tmp_path, monkeypatch):  # noqa: F811
    offer(shelf)
    assert find_weights("here", "stcn").lr == 3e-6
    by_path = find_weights(str(tiny["xmem"]), "xmem")
    assert by_path.lite and (by_path.lr, by_path.iterations) == (1e-4, 40)  # a small network, whatever it is called
    with pytest.raises(WeightsError, match="vosannot models fetch far"):
        find_weights("far", "stcn")
    take(tiny["xmem"], "mine")
    with pytest.raises(WeightsError, match=r"mine is a model for XMem, not for STCN.*--engine xmem"):
        find_weights("mine", "stcn")
    with pytest.raises(WeightsError, match=r"no such file; for STCN there are here here; .* gets far"):
        find_weights("nope", "stcn")
    with pytest.raises(WeightsError, match="is a folder"):
        find_weights(str(tmp_path), "stcn")
    page = tmp_path / "page.pth"
    page.write_text("<html>")
    with pytest.raises(WeightsError, match="neither safetensors"):
        find_weights(str(page), "stcn")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(WeightsError, match=r"page\.pth"):
        find_weights("page.pth", "stcn")
