"""A real Ray on this computer: who listens, what is insisted on, and a worker that is killed."""

import os
import shutil
import signal
import socket
from pathlib import Path

import psutil
import pytest

from tests.engines.test_stcn_engine import clip, weights  # noqa: F401 (fixtures)
from tests.jobs.batches import Threads, make_workspace, masks_of, needs_weights, same, way, work
from tests.jobs.test_runner import settings, wait
from vosannot import __version__
from vosannot.core.errors import EngineError, UsageError, VosannotError
from vosannot.core.events import FrameDone
from vosannot.engines.base import Request
from vosannot.jobs import cluster as cluster_module
from vosannot.jobs import worker as worker_module
from vosannot.jobs.cluster import Cluster
from vosannot.jobs.runner import JobState, Runner
from vosannot.jobs.worker import Run, Terms


class Joined:
    """A backend on the Ray that all tests share.

    Args:
        kill_after: so many frames of the first worker; SIGKILL comes when the next is awaited.
    """

    def __init__(self, cluster, workers, kill_after=0):
        self.cluster, self.workers = cluster, workers
        self.started = []
        self.killed, self._left = False, kill_after

    def open(self):
        return [self] * self.workers

    away = True

    def start(self):
        worker = self.cluster.place().start()
        self.started.append(worker)
        receive = worker.recv

        def recv():
            message = receive()
            if self._left and isinstance(message, FrameDone):
                self._left -= 1
                if not self._left:
                    os.kill(worker.hello.pid, signal.SIGKILL)
                    self.killed = True
            return message

        worker.recv = recv
        return worker

    def close(self):
        pass


@needs_weights
def test_a_killed_worker_changes_no_mask(cluster, tmp_path):
    path = make_workspace(tmp_path, videos=1, frames=150)  # more than can be on their way
    shutil.copytree(tmp_path, tmp_path / "whole")
    how = way(objective="mcc")
    work(tmp_path / "whole" / path.name, how, Threads())
    backend = Joined(cluster, 1, kill_after=3)
    batch, told = work(path, how, backend)
    assert [(o.state, o.workers) for o in batch.outcomes] == [("done", 2)] and backend.killed
    assert [t.event.frame for t in told if isinstance(t.event, FrameDone)] == list(range(1, 150)), "none twice"
    found = masks_of(path)
    assert len({labels.tobytes() for labels in found["clip0"].values()}) > 5
    assert same(found, masks_of(tmp_path / "whole" / path.name))


@needs_weights
def test_two_actors_do_what_one_process_does(cluster, tmp_path):
    path = make_workspace(tmp_path, videos=4)
    shutil.copytree(tmp_path, tmp_path / "whole")
    work(tmp_path / "whole" / path.name, way(), Threads())
    backend = Joined(cluster, 2)
    batch, _ = work(path, way(), backend)
    assert [o.state for o in batch.outcomes] == ["done"] * 4
    assert len({worker.hello.pid for worker in backend.started}) == 2
    assert same(masks_of(path), masks_of(tmp_path / "whole" / path.name))


def test_ray_listens_on_this_computer_only_and_tells_nobody(cluster):
    me = psutil.Process()
    family = {me.pid, *(p.pid for p in me.children(recursive=True))}
    listening = {c.laddr.ip for c in psutil.net_connections("inet") if c.pid in family and c.status == "LISTEN"}
    assert listening and listening <= {"127.0.0.1", "::ffff:127.0.0.1", "::1"}
    assert cluster.address.startswith("127.0.0.1:")
    assert os.environ["RAY_USAGE_STATS_ENABLED"] == "0"
    assert os.environ["RAY_ENABLE_AUTO_CONNECT"] == "0", "a late question would start another Ray, for everybody"
    assert os.environ["RAY_AUTH_MODE"] == "token" and not (Path.home() / ".ray" / "auth_token").exists()


def test_a_worker_elsewhere_insists_on_version_clip_and_weights(clip, weights, monkeypatch):  # noqa: F811
    folder, masks = clip
    params = settings(weights)
    right = Terms(__version__, worker_module.weights_checksum("stcn", params))

    def insist(terms, params=params, folder=folder):
        worker_module._insist(Run("stcn", params, Request(folder, {0: masks[0]}, (1,), 0), terms=terms), terms)

    insist(right)
    with pytest.raises(VosannotError, match=r"runs vosannot .*0\.0\.9: install the same"):
        insist(Terms("0.0.9", right.weights))
    with pytest.raises(VosannotError, match="another file"):
        insist(Terms(__version__, "0" * 64))
    with pytest.raises(VosannotError, match=r"finds no .*same path"):
        insist(right, folder=folder.parent / "nowhere")
    with pytest.raises(VosannotError, match="cannot load the model"):
        insist(right, params=settings(weights.parent / "gone.safetensors"))


def test_another_weight_file_there_is_a_sentence_here(cluster, clip, weights, monkeypatch):  # noqa: F811
    folder, masks = clip
    monkeypatch.setattr("vosannot.jobs.runner.weights_checksum", lambda engine, params: "f" * 64)
    own = Runner(place=cluster.place())
    try:
        wait(job := own.submit("stcn", settings(weights), Request(folder, {0: masks[0]}, (1,), 0), "other"))
        assert job.state is JobState.FAILED and "another file at the worker" in (job.error or "") and not job.lost
    finally:
        own.close()


def test_without_ray_or_an_address_there_is_a_sentence(monkeypatch):
    with pytest.raises(UsageError, match="no address"):
        Cluster("somewhere")
    monkeypatch.setattr(cluster_module, "ray_is_here", lambda: False)
    with pytest.raises(UsageError, match=r"pip install 'vosannot\[cluster\]'"):
        Cluster("local")


def test_no_cluster_there_is_a_sentence_soon(monkeypatch):
    class Nobody:
        def init(self, **_):
            raise ConnectionError("Ray cluster could not be found.\n\nNobody lets us in.")

        def shutdown(self):
            pass

    monkeypatch.setattr(cluster_module, "_ray", lambda address: Nobody())
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
        with pytest.raises(EngineError, match=f"no cluster at {address} that lets us in: Nobody lets us in"):
            Cluster(address)
    monkeypatch.setattr(Nobody, "init", lambda self, **_: pytest.fail("nobody is there to be asked"))
    with pytest.raises(EngineError, match="refused"):
        Cluster(address)
