"""A small workspace to try things in."""

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.exchanging import OpenClip, opener
from tests.project.helpers import clip_info
from vosannot.project.document import Document
from vosannot.project.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "work.vosannot"


_BOTH = ("tests.project.test_document", "tests.project.test_checks")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Documents are tried on both back ends, unless a test looks at the file itself."""
    own = inspect.signature(metafunc.function).parameters
    if metafunc.module.__name__ in _BOTH and "workspace" in metafunc.fixturenames and "path" not in own:
        metafunc.parametrize("workspace", ["sqlite", "postgresql"], indirect=True)


@pytest.fixture
def workspace(path: Path, request: pytest.FixtureRequest) -> Iterator[Workspace]:
    place = str(path)
    if getattr(request, "param", "sqlite") == "postgresql":
        server = request.getfixturevalue("server")
        place = server.url(server.cleared())
    opened = Workspace.open(place)
    yield opened
    opened.close(abandon=True)


@pytest.fixture
def document(workspace: Workspace, tmp_path: Path) -> Document:
    """A video with two objects and no label map."""
    video = workspace.add_video(clip_info(tmp_path / "cow.mp4"))
    opened = workspace.editable_document(video.id)
    opened.add_object("cow")
    opened.add_object("rider")
    return opened


@pytest.fixture
def opened(workspace: Workspace, tmp_path: Path) -> OpenClip:
    """Opens folders of pictures."""
    return opener(workspace, tmp_path)
