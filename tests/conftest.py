"""For all tests: no display is needed, and tiny networks do not fight over the cores."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.servers import Server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
# The models of whoever runs the tests must not matter, nor be touched.
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="vosannot-tests-")
atexit.register(shutil.rmtree, os.environ["XDG_DATA_HOME"], ignore_errors=True)
os.environ["XDG_CACHE_HOME"] = f"{os.environ['XDG_DATA_HOME']}/cache"
os.environ["XDG_CONFIG_HOME"] = f"{os.environ['XDG_DATA_HOME']}/config"


@pytest.fixture(scope="session")
def server() -> Iterator["Server"]:
    """One PostgreSQL for all tests that need one."""
    from tests import servers

    why = servers.missing()
    if why:
        pytest.skip(why)
    with servers.serving() as running:
        yield running


@pytest.fixture
def lab(server: "Server") -> str:
    """A database with an empty workspace and its roles: ana and bob annotate, eva reviews, "owner" owns it."""
    return server.cleared()


@pytest.fixture(scope="session")
def cluster() -> Iterator[object]:
    """A real Ray on this computer, for all tests that want one."""
    from vosannot.jobs.cluster import LOCAL, Cluster, ray_is_here

    if not ray_is_here():
        pytest.skip("Ray is not installed: pip install 'vosannot[cluster]'")
    with Cluster(LOCAL, workers=4, cpus=1) as running:
        yield running


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that another test has kept, flow above all, is found."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
