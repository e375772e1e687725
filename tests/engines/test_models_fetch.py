"""Fetching, against a web server in this process that behaves well and badly."""

import hashlib

import pytest

from tests.engines.shelf import left_over, offer, shelf, tiny  # noqa: F401 (fixtures)
from tests.engines.site import Site, closed_port, serving
from vosannot.core.errors import ExportError, WeightsError
from vosannot.core.events import Finished, IterationDone, StageStarted
from vosannot.core.paths import models_dir
from vosannot.engines.models import download
from vosannot.engines.models.download import Pace
from vosannot.engines.models.fetching import fetch_model
from vosannot.engines.models.importing import import_model
from vosannot.engines.models.library import State, entry, first_checksum, holding, remove_model
from vosannot.engines.weights import find_weights

HASTY = Pace(tries=3, wait_s=0.0, timeout_s=20.0)
HALF = 50_000


@pytest.fixture
def data(tiny) -> bytes:  # noqa: F811
    weights = tiny["stcn"].read_bytes()
    assert len(weights) > 2 * HALF, "the tests cut it in the middle"
    return weights


@pytest.fixture
def site(data, shelf):  # noqa: F811
    """A site that serves the model "far" of the catalogue."""
    with serving(data) as running:
        offer(shelf, url=running.url)
        yield running


def fetch(name: str = "far", pace: Pace = HASTY) -> dict:
    *_, last = fetch_model(name, pace)
    assert isinstance(last, Finished)
    return dict(last.summary)


def stop_early(site: Site, name: str = "far") -> int:
    """Begin to fetch, stop after the first bytes; how many there are."""
    site.cuts = [HALF]
    stream = fetch_model(name, Pace(tries=3, wait_s=60.0))
    for event in stream:
        if isinstance(event, IterationDone) and entry(name).have:
            break
    stream.close()
    site.cuts = []
    return entry(name).have


def refused(site: Site, match: str, kept: list[str] | None = None) -> None:
    with pytest.raises(WeightsError, match=match) as caught:
        fetch()
    assert "\n" not in str(caught.value)
    assert left_over() == (kept or [])


def test_fetches_checks_and_installs(site, data):
    events = list(fetch_model("far", HASTY))
    assert [e.stage for e in events if isinstance(e, StageStarted)] == ["fetch", "check"]
    steps = [e.step for e in events if isinstance(e, IterationDone)]
    assert steps == sorted(steps) and steps[-1] == 1
    found = entry("far")
    assert found.state is State.INSTALLED
    assert found.path.read_bytes() == data
    assert (found.card.sha256, found.card.bytes) == (hashlib.sha256(data).hexdigest(), len(data))
    assert (found.card.source, found.card.size) == (site.url, "custom")
    assert find_weights("far", "stcn").lr == 3e-6
    assert left_over() == ["checksums.sha256", "far.json", "far.safetensors"]
    assert fetch()["new"] == 0
    assert len(site.asked) == 1


def test_a_dropped_connection_is_taken_up_where_it_broke(site, data):
    site.cuts = [HALF, 10_000]
    assert fetch()["new"] == 1
    assert site.asked == ["", f"bytes={HALF}-", f"bytes={HALF + 10_000}-"]
    assert site.sent == len(data)
    assert entry("far").path.read_bytes() == data


def test_it_gives_up_when_nothing_comes_and_keeps_what_came(site):
    site.cuts = [HALF, 0, 0, 0, 0, 0]
    refused(site, "broke off. What has come is kept", ["far.part.meta", "far.part.safetensors"])
    assert (entry("far").state, entry("far").have) == (State.PARTIAL, HALF)
    site.cuts = []
    fetch()
    assert site.asked[-1] == f"bytes={HALF}-"


def test_stopping_keeps_the_part_and_the_next_call_goes_on(site, data):
    have = stop_early(site)
    assert 0 < have < len(data)
    assert entry("far").state is State.PARTIAL
    fetch()
    assert site.ranges_asked == [f"bytes={have}-"]
    assert entry("far").path.read_bytes() == data


def test_a_server_without_ranges_begins_again(site, data):
    stop_early(site)
    site.ranges = False
    fetch()
    assert site.ranges_asked != []
    assert entry("far").path.read_bytes() == data


def test_a_server_without_ranges_that_always_breaks_is_given_up(site):
    site.ranges = False
    site.cuts = [HALF] * 50
    refused(site, "broke off", ["far.part.meta", "far.part.safetensors"])
    assert len(site.asked) <= 2 * HASTY.tries


@pytest.mark.parametrize("stubborn", [False, True], ids=["says so", "sends the rest of the new file"])
def test_a_file_that_changed_in_between_is_fetched_from_the_beginning(site, tiny, stubborn):  # noqa: F811
    stop_early(site)
    site.data, site.etag, site.stubborn = tiny["other"].read_bytes(), '"two"', stubborn
    fetch()
    assert site.ranges_asked != []
    assert entry("far").path.read_bytes() == site.data


@pytest.mark.parametrize("etag", ["", 'W/"weak"', '"\xe9"'])
def test_without_a_validator_it_is_not_resumed(site, data, etag):
    site.etag = etag
    stop_early(site)
    fetch()
    assert site.ranges_asked == []
    assert entry("far").path.read_bytes() == data


def test_a_rest_that_does_not_fit_is_not_taken(site, data):
    stop_early(site)
    site.shifts = [1000]
    fetch()
    assert len(site.ranges_asked) == 1
    assert entry("far").path.read_bytes() == data


def test_a_part_that_is_too_long_is_thrown_away(site, data):
    stop_early(site)
    (models_dir() / "far.part.safetensors").write_bytes(b"x" * (len(data) + 1))
    fetch()
    assert entry("far").path.read_bytes() == data


@pytest.mark.parametrize(
    "meta", [b"", b"[]", b'{"url": 1}', b'{"url": "http://elsewhere/", "validator": "", "total": 1}']
)
def test_a_part_that_nothing_is_known_of_is_thrown_away(site, data, meta):
    stop_early(site)
    (models_dir() / "far.part.meta").write_bytes(meta)
    fetch()
    assert site.ranges_asked == []
    assert entry("far").path.read_bytes() == data


def test_a_whole_part_is_not_fetched_again(site):
    for event in (stream := fetch_model("far", HASTY)):
        if isinstance(event, StageStarted) and event.stage == "check":
            break
    stream.close()
    fetch()
    assert site.asked == [""]


def test_a_server_that_does_not_say_how_long_the_file_is(site, data):
    site.announces = False
    fetch()
    assert entry("far").path.read_bytes() == data


def test_a_wrong_checksum_deletes_the_file(site, shelf):  # noqa: F811
    offer(shelf, url=site.url, sha256="0" * 64)
    refused(site, r"its sha256 is [0-9a-f]{64}, not 0{64}\. It was deleted\.")
    assert entry("far").state is State.AVAILABLE


def test_the_first_file_is_trusted_and_another_is_not(site, data, tiny):  # noqa: F811
    fetch()
    remove_model("far")
    site.data, site.etag = tiny["other"].read_bytes(), '"two"'
    refused(site, "not the one that was here before", ["checksums.sha256"])
    site.data = data
    fetch()
    remove_model("far")
    list(import_model(tiny["other"], "far", replace=True))
    assert first_checksum("far") == hashlib.sha256(tiny["other"].read_bytes()).hexdigest()


def test_what_is_no_weight_file_is_deleted(site, tiny):  # noqa: F811
    site.data = b"<!DOCTYPE html>" * 100
    refused(site, r"The file from http://127.* is not a readable weight file .*It was deleted")
    site.data = tiny["xmem"].read_bytes()
    refused(site, "holds XMem weights, not STCN")


@pytest.mark.parametrize(
    ("status", "match"), [(404, "the server says 404 Not Found"), (403, "403"), (503, "out of order")]
)
def test_a_refusing_server(site, status, match):
    site.statuses = [status] * 20
    refused(site, match)
    assert len(site.asked) == (HASTY.tries if status == 503 else 1)


def test_an_overloaded_server_is_asked_again(site):
    site.statuses = [503, 429]
    fetch()
    assert len(site.asked) == 3


def test_no_network_is_said_at_once(shelf):  # noqa: F811
    offer(shelf, url=f"http://127.0.0.1:{closed_port()}/far")
    with pytest.raises(WeightsError, match=r"127\.0\.0\.1 cannot be reached .* is there a network\?"):
        fetch(pace=Pace(tries=3, wait_s=600.0))


def test_redirects_are_followed_but_not_out_of_the_web(site, shelf):  # noqa: F811
    offer(shelf, url=site.url.replace("/file", "/moved"))
    fetch()
    remove_model("far")
    site.location = "file:///etc/passwd"
    refused(site, "neither http nor https", ["checksums.sha256"])
    site.location = "/moved"
    refused(site, "circles", ["checksums.sha256"])


def test_a_length_other_than_the_catalogues(site, shelf, data):  # noqa: F811
    offer(shelf, url=site.url, bytes=len(data) + 1)
    refused(site, f"has {len(data)} bytes instead of {len(data) + 1}")
    site.data = b""
    refused(site, "empty")
    site.announces = False
    refused(site, "empty", ["far.part.meta", "far.part.safetensors"])


def test_an_endless_file_is_given_up(site, monkeypatch):
    monkeypatch.setattr(download, "_MOST", HALF)
    site.announces = False
    with pytest.raises(WeightsError, match="more than it announced"):
        fetch()
    site.announces = True
    with pytest.raises(WeightsError, match="more than any model"):
        fetch()


def test_a_full_disk_is_said_before(site, monkeypatch):
    monkeypatch.setattr(download.shutil, "disk_usage", lambda _: download.shutil._ntuple_diskusage(100, 90, 10))
    refused(site, "not enough room")


def test_a_folder_that_cannot_be_written(site, tmp_path):
    (tmp_path / "data" / "vosannot").mkdir(parents=True)
    (tmp_path / "data" / "vosannot" / "models").write_text("in the way")
    with pytest.raises(ExportError, match="models cannot be written"):
        fetch()


def test_what_cannot_be_fetched(site, tiny):  # noqa: F811
    with pytest.raises(WeightsError, match=r"no model called 'nope'; those that can be fetched are far\."):
        fetch("nope")
    assert fetch("here")["new"] == 0
    list(import_model(tiny["stcn"], "mine"))
    (models_dir() / "mine.safetensors").unlink()
    with pytest.raises(WeightsError, match=r"mine cannot be fetched. .* is missing"):
        fetch("mine")


def test_a_partly_fetched_model_can_be_removed_and_is_not_used(site):
    stop_early(site)
    with pytest.raises(WeightsError, match="vosannot models fetch far"):
        find_weights("far", "stcn")
    remove_model("far")
    assert left_over() == []


def test_two_at_once(site):
    with holding("far"), pytest.raises(WeightsError, match="another vosannot"):
        fetch()
