"""Export, import, compare: every label map bit for bit, and what other programs read."""

import json
from pathlib import Path

import numpy as np
import pytest
from pycocotools.coco import COCO

from tests.project.exchanging import label_maps, run
from vosannot.evaluation.davis import DavisDataset, score_folder
from vosannot.masks.png import read_png
from vosannot.media.clip import open_clip
from vosannot.media.sample import SAMPLE_OBJECTS, sample_clip, sample_truth
from vosannot.project.document import Document
from vosannot.project.exchange.checking import check_documents
from vosannot.project.exchange.checking_files import check_files
from vosannot.project.exchange.exporting import export
from vosannot.project.exchange.findings import Finding, Rank
from vosannot.project.exchange.importing import import_masks
from vosannot.project.exchange.options import ExportOptions, Format, Resolution
from vosannot.project.records import FrameState, Provenance
from vosannot.project.workspace import Workspace

DAVIS = Path(__file__).resolve().parents[3] / "shared" / "davis"
MASKED = (Format.DAVIS, Format.YOUTUBE_VOS, Format.COCO)


@pytest.fixture
def sample(workspace: Workspace) -> Document:
    """The sample clip with its exact masks, as if they had been propagated from the first."""
    with open_clip(sample_clip()) as clip:
        document = workspace.video_document(workspace.add_video(clip.info).id)
    for name in SAMPLE_OBJECTS.values():
        document.add_object(name)
    frames = range(document.video.frame_count)
    made = [Provenance.MANUAL, *[Provenance.PROPAGATED] * (len(frames) - 1)]
    masks = [read_png(sample_truth() / f"{f:05d}.png") for f in frames]
    document.set_many({f: (FrameState(f, made[f], None, ()), masks[f]) for f in frames}, "Set")
    return document


def back(path: Path, file: Path) -> tuple[dict[int, bytes], list[str]]:
    """The label maps and names of objects after an import into a new workspace."""
    with Workspace.open(file) as workspace:
        run(import_masks(path, workspace))
        (video,) = workspace.videos()
        document = workspace.video_document(video.id)
        return label_maps(document), [o.name for o in document.objects()]


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("format", MASKED)
def test_sample_clip(sample: Document, tmp_path: Path, format: Format, zipped: bool) -> None:
    options = ExportOptions(format, zipped=zipped)
    assert not [f for f in check_documents([sample], options) if f.rank is Rank.REJECTED]
    summary, _, _ = run(export([sample], tmp_path / "out", options))
    found: list[Finding] = []
    run(check_files(Path(str(summary["out"])), found))
    assert {f.kind for f in found} == {"unapproved"}
    maps, names = back(Path(str(summary["out"])), tmp_path / "again.vosannot")
    assert maps == label_maps(sample) and len(maps) == 48
    assert names == list(SAMPLE_OBJECTS.values())


@pytest.mark.parametrize("format", MASKED)
def test_into_the_video_it_came_from(workspace: Workspace, sample: Document, tmp_path: Path, format: Format) -> None:
    before = label_maps(sample)
    run(export([sample], tmp_path / "out", ExportOptions(format, images=False)))
    sample.delete_labels(range(48))
    summary, _, _ = run(import_masks(tmp_path / "out", workspace))
    assert summary["added"] == 0 and label_maps(sample) == before


def test_empty_label_maps_come_back(workspace: Workspace, sample: Document, tmp_path: Path) -> None:
    sample.set_labels(7, np.zeros((360, 640), np.uint8), Provenance.APPROVED, "Set")
    sample.delete_labels([9])
    for format in MASKED:
        run(export([sample], tmp_path / format, ExportOptions(format, resolution=Resolution.FULL)))
        maps, _ = back(tmp_path / format, tmp_path / f"{format}.vosannot")
        assert maps == label_maps(sample) and 9 not in maps and not any(maps[7])


def test_davis_is_scored_with_one(sample: Document, tmp_path: Path) -> None:
    run(export([sample], tmp_path / "out", ExportOptions()))
    for resolution in ("480p", "Full-Resolution"):
        dataset = DavisDataset(tmp_path / "out", resolution)
        scores = score_folder(tmp_path / "out", dataset)
        assert len(scores.objects) == 2
        assert all(o.j_mean == 1 and o.f_mean == 1 for o in scores.objects)


def test_every_fifth_frame(sample: Document, tmp_path: Path) -> None:
    run(export([sample], tmp_path / "out", ExportOptions(Format.YOUTUBE_VOS, every=5)))
    found: list[Finding] = []
    run(check_files(tmp_path / "out", found))
    assert {f.kind for f in found} == {"unapproved"}
    maps, _ = back(tmp_path / "out", tmp_path / "again.vosannot")
    assert list(maps.values()) == [m for f, m in label_maps(sample).items() if f % 5 == 0]


@pytest.mark.skipif(not DAVIS.is_dir(), reason="real clips (../shared/davis) are not here")
def test_a_real_sequence(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "real.vosannot") as workspace:
        run(import_masks(DAVIS, workspace, names=["dog"]))
        document = workspace.video_document(1)
        before = label_maps(document)
        truth = sorted((DAVIS / "Annotations/480p/dog").glob("*.png"))
        assert len(before) == len(truth) == document.video.frame_count
        assert all(before[f] == read_png(path).tobytes() for f, path in enumerate(truth))
        for format in MASKED:
            run(export([document], tmp_path / format, ExportOptions(format, resolution=Resolution.SMALL)))
    for format in MASKED:
        maps, _ = back(tmp_path / format, tmp_path / f"{format}.vosannot")
        assert maps == before
    scores = score_folder(tmp_path / "davis/Annotations/480p", DavisDataset(DAVIS, "480p"))
    assert scores.to_json()["overall"]["jf_mean"] == 1
    listed = COCO(str(tmp_path / "coco/annotations.json"))
    assert len(listed.imgs) == len(truth) and listed.cats[1]["name"] == "object 1"
    copied = tmp_path / "davis/JPEGImages/480p/dog/00000.jpg"
    assert copied.read_bytes() == (DAVIS / "JPEGImages/480p/dog/00000.jpg").read_bytes()
    assert json.loads((tmp_path / "youtube-vos/meta.json").read_bytes())["videos"]["dog"]["objects"].keys() == {"1"}
