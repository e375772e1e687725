"""Segment Anything with a toy network: loading, hostile files, the worker's stream, and torchvision's stand-ins."""

import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from tests.engines.shelf import shelf  # noqa: F401 (a fixture)
from vosannot.core.errors import UsageError, WeightsError
from vosannot.core.events import Finished, FrameDone, StageStarted
from vosannot.engines.click import sam
from vosannot.engines.click.network import SIZES, SamConfig, build_sam, load_sam, size_name
from vosannot.engines.click.prompts import prompts_of
from vosannot.engines.click.sam import Embeddings, SamSession, segment
from vosannot.engines.models.checking import check_weights
from vosannot.engines.models.importing import import_model
from vosannot.engines.models.library import catalogue, entry
from vosannot.engines.weights import find_weights

TOY = SamConfig(
    dim=32, depth=2, heads=2, windows=(3, 0), grid=4, mlp=64, out=32, mask_channels=8, decoder_mlp=48, iou_hidden=32
)


def toy_file(folder: Path, **changes: torch.Tensor) -> Path:
    """A checkpoint in the official layout."""
    torch.manual_seed(3)
    state = build_sam(TOY).state_dict() | changes
    path = folder / "sam_toy.pth"
    torch.save(state, path)
    return path


@pytest.fixture(scope="session")
def weights(tmp_path_factory) -> Path:
    return toy_file(tmp_path_factory.mktemp("sam"))


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    folder = tmp_path / "frames"
    folder.mkdir()
    for frame in range(3):
        picture = np.full((40, 60, 3), 60, np.uint8)
        cv2.circle(picture, (20 + 5 * frame, 20), 9, (40, 90, 220), -1)
        cv2.imwrite(str(folder / f"{frame:05d}.png"), picture)
    return folder


@pytest.fixture(autouse=True)
def forget() -> None:
    sam._Kept.session = sam._Kept.weights = sam._Kept.clip = sam._Kept.path = None


def test_sizes_are_read_off_the_tensors(weights: Path) -> None:
    network, config = load_sam(weights)
    assert config == TOY and not network.training and size_name(config) == "custom"
    stored = torch.load(weights, weights_only=True)
    assert all((value == stored[name]).all() for name, value in network.state_dict().items())
    assert not any(p.is_meta for p in [*network.parameters(), *network.buffers()])


@pytest.mark.parametrize("name", ["vit_b", "vit_l", "vit_h"])
def test_published_sizes_are_those_of_the_package(name: str) -> None:
    from vosannot.engines.click.network import _config
    from vosannot.engines.click.package import segment_anything

    with torch.device("meta"):
        theirs = segment_anything().sam_model_registry[name]().state_dict()
        ours = build_sam(SIZES[name]).state_dict()
    assert {k: v.shape for k, v in theirs.items()} == {k: v.shape for k, v in ours.items()}
    assert size_name(_config(theirs)) == name


@pytest.mark.parametrize(
    "changes",
    [
        {"image_encoder.patch_embed.proj.weight": torch.zeros(500_000, 1, 1, 1)},
        {"image_encoder.patch_embed.proj.weight": torch.zeros(0)},
        {"image_encoder.pos_embed": torch.zeros(3)},
        {"mask_decoder.iou_token.weight": torch.full((1, 32), float("nan"))},
        {"one.more": torch.zeros(1)},
        {"image_encoder.blocks.0.attn.rel_pos_h": torch.zeros(5, 0)},
        {"prompt_encoder.no_mask_embed.weight": torch.zeros(1, 31)},
    ],
)
def test_a_file_that_does_not_fit_is_one_sentence(tmp_path: Path, changes) -> None:
    path = toy_file(tmp_path, **changes)
    with pytest.raises(WeightsError, match=r"sam_toy\.pth") as caught:
        check_weights(path, str(path))
    assert "\n" not in str(caught.value)


def test_code_in_a_file_is_not_run(tmp_path: Path) -> None:
    class Evil:
        def __reduce__(self):
            return (Path.touch, (tmp_path / "run",))

    path = tmp_path / "evil.pth"
    torch.save({"image_encoder.pos_embed": Evil()}, path)
    with pytest.raises(WeightsError, match="code"):
        load_sam(path)
    assert not (tmp_path / "run").exists()


def test_import_into_the_library(weights: Path, shelf: Path) -> None:  # noqa: F811
    (*_, finished) = import_model(weights)
    assert isinstance(finished, Finished) and finished.summary["family"] == "sam"
    found = entry("sam-toy")
    assert found is not None and found.usable and found.card.family == "sam" and found.card.lr is None
    assert find_weights("sam-toy", "sam").path.read_bytes() == weights.read_bytes()
    with pytest.raises(WeightsError, match="Segment Anything"):
        find_weights("sam-toy", "stcn")


def test_the_catalogue_offers_the_official_files() -> None:
    cards = [e.card for e in catalogue().values() if e.card is not None and e.card.family == "sam"]
    assert {c.size for c in cards} == set(SIZES)
    for card in cards:
        assert card.url == f"https://dl.fbaipublicfiles.com/segment_anything/{card.file}" and card.sha256


def test_a_click_is_a_mask_of_its_frame(weights: Path, clip: Path) -> None:
    events = list(segment(weights, clip, 1, [(25.0, 20.0, True)], device="cpu"))
    assert [e.stage for e in events if isinstance(e, StageStarted)] == ["load", "embed"]
    (done,) = [e for e in events if isinstance(e, FrameDone)]
    assert done.frame == 1 and done.labels.shape == (40, 60) and done.labels.dtype == np.uint8
    assert set(np.unique(done.labels)) <= {0, 1} and 0 <= done.confidence <= 1


def test_a_frame_is_embedded_once(weights: Path, clip: Path) -> None:
    def stages(frame: int, **hints) -> list[str]:
        return [e.stage for e in segment(weights, clip, frame, device="cpu", **hints) if isinstance(e, StageStarted)]

    assert stages(0, points=[(20.0, 20.0, True)]) == ["load", "embed"]
    assert stages(0, points=[(20.0, 20.0, True), (50.0, 5.0, False)]) == []
    assert stages(2, box=(10.0, 10.0, 40.0, 30.0)) == ["embed"]
    assert stages(0, box=(10.0, 10.0, 30.0, 30.0)) == []


def test_the_same_as_the_packages_own_predictor(weights: Path, clip: Path) -> None:
    from vosannot.engines.click.package import segment_anything

    image = cv2.imread(str(clip / "00000.png"))[..., ::-1]
    predictor = segment_anything().SamPredictor(load_sam(weights)[0])
    predictor.set_image(np.ascontiguousarray(image))
    masks, scores, _ = predictor.predict(np.array([[20.0, 20.0]]), np.array([1]))
    (done,) = [e for e in segment(weights, clip, 0, [(20.0, 20.0, True)], device="cpu") if isinstance(e, FrameDone)]
    assert (done.labels == masks[np.argmax(scores)]).all()
    masks, _, _ = predictor.predict(box=np.array([5, 5, 40, 35]), multimask_output=False)
    events = segment(weights, clip, 0, box=(5.0, 5.0, 40.0, 35.0), device="cpu")
    assert (next(e for e in events if isinstance(e, FrameDone)).labels == masks[0]).all()


def test_a_mask_as_a_hint_is_what_the_packages_own_predictor_gets(weights: Path, clip: Path) -> None:
    from vosannot.engines.click.package import segment_anything

    image = np.ascontiguousarray(cv2.imread(str(clip / "00000.png"))[..., ::-1])  # 40x60 -> 43x64 of 64x64 -> 11x16
    mask = np.zeros((40, 60), np.bool_)
    mask[10:30, 12:30] = True
    session = SamSession(weights, "cpu")
    session.embed((clip, 0), image)
    hints = (clip, 0), (40, 60), [(20.0, 20.0, True), (50.0, 5.0, False)], (12.0, 10.0, 30.0, 30.0)
    found, _ = session.predict(*hints, mask)
    predictor = segment_anything().SamPredictor(load_sam(weights)[0])
    predictor.set_image(image)
    logits = np.full((1, 16, 16), -8.0, np.float32)
    logits[0, :11] = 8 * (2 * cv2.resize(mask.astype(np.float32), (16, 11), interpolation=cv2.INTER_AREA) - 1)
    expected, _, low = predictor.predict(
        np.array([[20.0, 20.0], [50.0, 5.0]]), np.array([1, 0]), np.array([12.0, 10, 30, 30]), logits, False
    )
    assert (found == expected[0]).all()
    *_, without = predictor.predict(
        np.array([[20.0, 20.0], [50.0, 5.0]]), np.array([1, 0]), np.array([12.0, 10, 30, 30]), None, False
    )
    assert np.abs(low - without).max() > 0  # the mask is heard


def test_hints_from_a_mask_lie_well_inside_and_outside() -> None:
    mask = np.zeros((80, 120), np.bool_)
    mask[20:60, 30:100], mask[35:45, 50:80] = True, False  # a frame with a hole
    prompts = prompts_of(mask)
    assert prompts is not None and prompts.box == (30.0, 20.0, 100.0, 60.0)
    inside = [(int(x), int(y)) for x, y, positive in prompts.points if positive]
    outside = [(int(x), int(y)) for x, y, positive in prompts.points if not positive]
    assert len(inside) == 3 and len(outside) == 4
    away = cv2.distanceTransform((~mask).astype(np.uint8), cv2.DIST_L2, 5)
    depth = cv2.distanceTransform(mask.astype(np.uint8), cv2.DIST_L2, 5)
    assert all(depth[y, x] >= 5 for x, y in inside) and all(4 <= away[y, x] <= 13 for x, y in outside)
    assert len(set(inside)) == 3 and len(set(outside)) == 4
    assert prompts_of(np.zeros((8, 8), np.bool_)) is None
    everything = prompts_of(np.ones((8, 8), np.bool_))
    assert everything is not None and all(positive for *_, positive in everything.points)


def test_hints_must_be_there_and_inside(weights: Path, clip: Path) -> None:
    with pytest.raises(UsageError, match="point or a box"):
        list(segment(weights, clip, 0))
    with pytest.raises(UsageError, match="outside"):
        list(segment(weights, clip, 0, [(700.0, 3.0, True)], device="cpu"))


def test_embeddings_are_bounded() -> None:
    kept = Embeddings(limit=3 * 400)
    for frame in range(10):
        kept.put((Path("clip"), frame), torch.zeros(100), (1, 1))
        kept.get((Path("clip"), 0))
    assert len(kept) == 3 and kept.get((Path("clip"), 0)) is not None and kept.get((Path("clip"), 5)) is None
    kept.put((Path("clip"), 11), torch.zeros(10_000), (1, 1))
    assert len(kept) == 1


def test_a_session_on_a_device_that_is_not_there(weights: Path) -> None:
    with pytest.raises(UsageError, match="no device"):
        SamSession(weights, "nonsense")


_WITH = """
import sys, types
from pathlib import Path
folder = Path(sys.argv[1])
sys.path.insert(0, str(folder))
from vosannot.engines.click.package import segment_anything
package = segment_anything()
import segment_anything.utils.transforms as used
print(used.resize.__module__)
print("torchvision" in sys.modules)
"""


@pytest.mark.parametrize("kind", ["missing", "broken", "working"])
def test_torchvision_missing_broken_or_working(tmp_path: Path, kind: str) -> None:
    """In a process of its own: the real one is taken where it works, and nothing false stays behind."""
    folder = tmp_path / "torchvision"
    for part in ("transforms", "ops"):
        (folder / part).mkdir(parents=True)
        (folder / part / "__init__.py").touch()
    stop = {"missing": "raise ModuleNotFoundError('torchvision')", "broken": "raise RuntimeError('nms')"}
    (folder / "__init__.py").write_text(stop.get(kind, ""))
    (folder / "transforms" / "functional.py").write_text("def resize(*_): ...\ndef to_pil_image(*_): ...\n")
    (folder / "ops" / "boxes.py").write_text("def batched_nms(*_): ...\ndef box_area(*_): ...\n")
    done = subprocess.run([sys.executable, "-c", _WITH, str(tmp_path)], capture_output=True, text=True, check=True)
    module, left = done.stdout.split()
    assert module == ("torchvision.transforms.functional" if kind == "working" else "vosannot.engines.click.package")
    assert (left == "True") is (kind == "working")


def test_the_stand_in_resizes_as_pil_does() -> None:
    from vosannot.engines.click.package import _resize, _to_pil_image

    picture = np.random.default_rng(0).integers(0, 255, (30, 50, 3), np.uint8)
    resized = np.asarray(_resize(_to_pil_image(picture), (15, 25)))
    assert resized.shape == (15, 25, 3) and abs(float(resized.mean()) - float(picture.mean())) < 2
