"""A small workspace to try things in."""

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


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(path)
    yield opened
    opened.close(abandon=True)


@pytest.fixture
def document(workspace: Workspace, tmp_path: Path) -> Document:
    """A video with two objects and no label map."""
    video = workspace.add_video(clip_info(tmp_path / "cow.mp4"))
    opened = workspace.video_document(video.id)
    opened.add_object("cow")
    opened.add_object("rider")
    return opened


@pytest.fixture
def opened(workspace: Workspace, tmp_path: Path) -> OpenClip:
    """Opens folders of pictures."""
    return opener(workspace, tmp_path)
