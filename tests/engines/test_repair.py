"""Repair: what is mended and what never is, the choice, several objects, back to full size, adapting, the command."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import cv2
import numpy as np
import pytest
import torch

from vosannot.cli.main import main
from vosannot.core.errors import UsageError, WeightsError
from vosannot.core.events import AdaptationEnded, Finished, FrameChecked, FrameDone, IterationDone, UseSnapshot
from vosannot.engines.refine import redrawing
from vosannot.engines.refine import session as repairing
from vosannot.engines.refine.bringing import brought, composed, plausible
from vosannot.engines.refine.exemplars import choose_exemplars, evenly
from vosannot.engines.refine.info import RepairParams, RepairRequest
from vosannot.engines.refine.session import RepairEngine, RepairSession
from vosannot.masks.png import decode_png, encode_png, read_png, write_png

HEIGHT, WIDTH, FRAMES = 96, 160, 10
WRONG = (4, 5, 6)


def truth(frame: int) -> np.ndarray:
    labels = np.zeros((HEIGHT, WIDTH), np.uint8)
    cv2.circle(labels, (40 + 6 * frame, 48), 20, 1, -1)
    cv2.rectangle(labels, (110, 60), (140, 88), 2, -1)
    return labels


def masks() -> dict[int, np.ndarray]:
    """Right, but object 1 is lost on three frames."""
    made = {frame: truth(frame) for frame in range(FRAMES)}
    for frame in WRONG:
        made[frame][made[frame] == 1] = 0
    return made


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("repair") / "clip"
    folder.mkdir()
    rng = np.random.default_rng(0)
    scenery = cv2.GaussianBlur(rng.integers(60, 140, (HEIGHT, WIDTH, 3), np.uint8), (0, 0), 3)
    for frame in range(FRAMES):
        picture, labels = scenery.copy(), truth(frame)
        picture[labels == 1], picture[labels == 2] = (220, 60, 40), (40, 90, 230)
        cv2.imwrite(str(folder / f"{frame:05d}.png"), picture[..., ::-1])
    return folder


class Oracle:
    """A mask selector that knows the truth."""

    looks = 0

    def __init__(self, params: object, device: str = "auto") -> None:
        self.params = params

    def run(self, request) -> Iterator[object]:
        Oracle.looks += 1
        for frame, png in request.masks.items():
            labels, true = decode_png(png), truth(frame)
            errors, agreement, areas = {}, {}, {}
            for i in (1, 2):
                both, either = ((labels == i) & (true == i)).sum(), ((labels == i) | (true == i)).sum()
                errors[i] = float((either - both) / max((labels == i).sum(), 1))
                agreement[i], areas[i] = float(both / max(either, 1)), float((labels == i).mean())
            yield FrameChecked(frame, errors, agreement, areas, frame in request.trusted)
        yield Finished({})


@pytest.fixture
def session(monkeypatch: pytest.MonkeyPatch) -> RepairSession:
    monkeypatch.setattr(repairing, "Checker", Oracle)
    return RepairEngine().open(RepairParams(), "cpu")


def request(clip: Path, made: dict[int, np.ndarray], **more: object) -> RepairRequest:
    return RepairRequest(
        clip, {f: encode_png(labels) for f, labels in made.items()}, **{"trusted": frozenset({0}), **more}
    )


def run(session: RepairSession, asked: RepairRequest) -> tuple[dict[int, np.ndarray], dict[str, float]]:
    events = list(session.run(asked))
    assert isinstance(events[-1], Finished)
    return {e.frame: e.labels for e in events if isinstance(e, FrameDone)}, dict(events[-1].summary)


def jaccard(labels: np.ndarray, frame: int, i: int) -> float:
    true = truth(frame) == i
    return float((true & (labels == i)).sum() / (true | (labels == i)).sum())


def test_what_is_lost_comes_back_and_the_rest_stays(session: RepairSession, clip: Path) -> None:
    made = masks()
    found, summary = run(session, request(clip, made))
    assert set(found) == set(WRONG) and summary["doubtful_frames"] == 3
    for frame, labels in found.items():
        assert jaccard(labels, frame, 1) > 0.6
        assert jaccard(labels, frame, 2) > 0.95  # it was right
        assert labels.dtype == np.uint8 and labels.shape == (HEIGHT, WIDTH)


@pytest.mark.parametrize("method", ["corrector", "propagation"])
def test_each_method_alone(session: RepairSession, clip: Path, method: str) -> None:
    session.configure(RepairParams(method=method))
    found, _ = run(session, request(clip, masks()))
    assert set(found) == set(WRONG) and all(jaccard(labels, f, 1) > 0.5 for f, labels in found.items())


def test_trusted_frames_ranges_and_objects(session: RepairSession, clip: Path) -> None:
    found, _ = run(session, request(clip, masks(), trusted=frozenset({0, 5})))
    assert 5 not in found
    found, _ = run(session, request(clip, masks(), frames=(6, 7)))
    assert set(found) == {6}
    found, summary = run(session, request(clip, masks(), objects=(2,)))
    assert not found and summary["doubtful"] == 0


def test_nothing_doubtful_is_left_alone_without_more_looks(session: RepairSession, clip: Path) -> None:
    Oracle.looks = 0
    found, summary = run(session, request(clip, {frame: truth(frame) for frame in range(FRAMES)}))
    assert not found and summary["repaired"] == 0 and Oracle.looks == 1


def test_only_what_is_better_is_taken(session: RepairSession, clip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A corrector that ruins everything changes nothing."""
    spoil = torch.full((1,), 30.0)
    with torch.no_grad():
        session.network.upsampling.last.bias.copy_(spoil)  # everything is the object
    session.configure(RepairParams(method="corrector"))
    made = masks()
    found, _ = run(session, request(clip, made))
    for frame, labels in found.items():
        assert jaccard(labels, frame, 1) >= jaccard(made[frame], frame, 1)


@pytest.mark.parametrize(
    ("carried", "corrected", "taken"),
    [
        ((0.9, 0.3), (0.7, 0.45), {}),  # nothing is better by enough
        ((0.8, 0.3), (0.7, 0.45), {1: "carried"}),  # not worse is enough
        ((0.9, 0.3), (0.5, 0.51), {1: "corrected"}),
        ((0.7, 0.5), (0.5, 0.65), {1: "carried"}),  # held against what would be taken otherwise
        ((0.7, 0.5), (0.5, 0.75), {1: "corrected"}),
    ],
)
def test_what_the_corrector_makes_must_be_much_better(
    session: RepairSession, carried: tuple[float, float], corrected: tuple[float, float], taken: dict[int, str]
) -> None:
    def judged(error: float, agreement: float) -> dict[int, FrameChecked]:
        return {4: FrameChecked(4, {1: error}, {1: agreement}, {1: 0.1}, False)}

    ways = {"": judged(0.85, 0.3), "carried": judged(*carried), "corrected": judged(*corrected), "afresh": {}}
    assert session._taken(4, (1,), ways) == taken


def test_without_the_selector_all_frames_are_mended(session: RepairSession, clip: Path) -> None:
    Oracle.looks = 0
    session.configure(RepairParams(select=False, method="corrector"))
    _, summary = run(session, request(clip, masks()))
    assert Oracle.looks == 0 and summary["doubtful_frames"] == FRAMES - 1


def test_masks_of_another_size_are_refused(session: RepairSession, clip: Path) -> None:
    made = {**masks(), 3: np.ones((48, 80), np.uint8)}
    with pytest.raises(UsageError, match="frame 3 is 80x48"):
        list(session.run(request(clip, made)))


def test_adapting_can_be_stopped_chosen_and_taken_back(session: RepairSession, clip: Path) -> None:
    session.configure(RepairParams(adapt=6, method="corrector", preview_every=1))
    own = {name: value.clone() for name, value in session.network.state_dict().items()}
    stream = session.run(request(clip, masks()))
    event, command, steps, ended = next(stream), None, [], None
    while True:
        try:
            event = stream.send(command)
        except StopIteration:
            break
        command = None
        if isinstance(event, IterationDone) and event.stage == "adapt":
            steps.append(event)
            command = UseSnapshot(2) if event.step == 3 else None
        elif isinstance(event, AdaptationEnded):
            ended = event
    assert ended is not None and (ended.step, ended.chosen) == (3, 2)
    assert steps[0].previews and all(np.isfinite(s.scalars["loss"]) for s in steps[1:])
    assert any(not torch.equal(own[n], v) for n, v in session.network.state_dict().items())
    session.revert()
    assert all(torch.equal(own[n], v) for n, v in session.network.state_dict().items())
    stream = session.run(request(clip, masks()))
    for event in stream:  # cancelled on the way: as before
        if isinstance(event, IterationDone) and event.stage == "adapt" and event.step == 2:
            break
    stream.close()
    assert all(torch.equal(own[n], v) for n, v in session.network.state_dict().items())


class Painter:
    """A Segment Anything that knows the truth, or answers with something else."""

    drawn: ClassVar[list[tuple[int, int, bool]]] = []
    wrong = False

    def __init__(self, weights: Path, device: str) -> None:
        self.embedded: set[int] = set()

    def embed(self, key: tuple[Path, int], image: np.ndarray) -> None:
        self.embedded.add(key[1])

    def predict(self, key, size, points, box, mask) -> tuple[np.ndarray, float]:
        assert key[1] in self.embedded and mask.shape == size == (HEIGHT, WIDTH)
        assert all(mask[int(y), int(x)] == positive for x, y, positive in points) and len(box) == 4
        true = next(t for t in (truth(key[1]) == 1, truth(key[1]) == 2) if (t & mask).any())
        Painter.drawn.append((key[1], int((true ^ mask).sum()), bool(true[mask].any())))
        return (~true if Painter.wrong else true), 0.9


@pytest.fixture
def painter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> type[Painter]:
    monkeypatch.setattr(redrawing, "SamSession", Painter)
    monkeypatch.setattr(Painter, "drawn", [])
    monkeypatch.setattr(Painter, "wrong", False)
    monkeypatch.setattr(repairing, "sam_weights", lambda name: tmp_path / "sam.pth")
    return Painter


def test_segment_anything_draws_mended_masks_only(session: RepairSession, clip: Path, painter: type[Painter]) -> None:
    plain, _ = run(session, request(clip, masks()))
    session.configure(RepairParams(sharpen="sam"))
    found, _ = run(session, request(clip, masks()))
    assert {frame for frame, *_ in painter.drawn} == set(WRONG) == set(found)
    for frame, labels in found.items():
        assert (labels == 1).sum() == (truth(frame) == 1).sum() and jaccard(labels, frame, 1) == 1.0
        assert np.array_equal(labels == 2, plain[frame] == 2)  # it was not mended


def test_segment_anything_is_not_believed_where_it_means_something_else(
    session: RepairSession, clip: Path, painter: type[Painter]
) -> None:
    plain, _ = run(session, request(clip, masks()))
    painter.wrong = True
    session.configure(RepairParams(sharpen="sam"))
    found, _ = run(session, request(clip, masks()))
    assert painter.drawn and all(np.array_equal(found[frame], plain[frame]) for frame in WRONG)


def test_segment_anything_that_is_not_here_is_said_before_the_work(session: RepairSession, clip: Path) -> None:
    Oracle.looks = 0
    session.configure(RepairParams(sharpen="sam", sam="sam-vit-l"))
    with pytest.raises(WeightsError, match=r"sam-vit-l is not on this computer: `vosannot models fetch sam-vit-l`"):
        list(session.run(request(clip, masks())))
    assert Oracle.looks == 0


def test_exemplars_trusted_first_then_by_rank() -> None:
    errors = {f: {1: 0.1 * f} for f in range(1, 10)}
    shown = dict.fromkeys(range(10), (1,))
    assert choose_exemplars(1, errors, shown, {0}, 10) == [0, 1, 2, 3]  # the better third of nine
    assert choose_exemplars(1, errors, shown, {0}, 2) == [0, 1]
    assert choose_exemplars(1, {f: {1: 5.0} for f in errors}, shown, {0}, 10) == [0]  # none is any good
    assert choose_exemplars(2, errors, shown, {0}, 10) == []
    assert evenly(1, shown, {0}, 4) == [0, 1, 5, 9]


def test_full_size_outlines_survive_where_nothing_has_changed() -> None:
    fine = np.zeros((64, 96), bool)
    fine[10:41, 10:51] = True
    fine[9, 10:51:2] = True  # finer than a small pixel
    before = cv2.resize(fine.astype(np.float32), (24, 16), interpolation=cv2.INTER_AREA)
    picture = np.zeros((64, 96, 3), np.uint8)
    assert np.array_equal(brought(fine, before, before, picture) > 0.5, fine)
    after = before.copy()
    after[4:10, 16:22] = 1  # a piece more, far right
    picture[16:40, 64:88] = 255
    found = brought(fine, before, after, picture) > 0.5
    assert np.array_equal(found[:, :56], fine[:, :56]) and found[20:36, 68:84].all() and not found[:, 92:].any()


def test_pieces_elsewhere_are_not_believed() -> None:
    before, after = np.zeros((32, 48), np.float32), np.zeros((32, 48), np.float32)
    before[4:10, 4:10], after[4:16, 4:10], after[20:30, 30:44] = 1, 0.9, 0.9
    found = plausible(before, after) > 0.5
    assert found[4:16, 4:10].all() and not found[20:30].any()
    found = plausible(np.zeros_like(before), after) > 0.5  # the object was lost
    assert found[20:30, 30:44].all() and not found[:16].any()


def test_mended_objects_compete_and_others_hold_their_pixels() -> None:
    labels = np.array([[3, 0, 1, 2]], np.uint8)
    soft = {1: np.array([[0.7, 0.6, 0.9, 0.2]], np.float32), 2: np.array([[0.1, 0.8, 0.3, 0.4]], np.float32)}
    assert composed(labels, soft).tolist() == [[3, 2, 1, 0]]


def test_the_command(
    clip: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(repairing, "Checker", Oracle)
    (tmp_path / "masks").mkdir()
    for frame, labels in masks().items():
        write_png(tmp_path / "masks" / f"{frame:05d}.png", labels)

    def repair(*more: str) -> int:
        arguments = ["vosannot", "repair", str(clip), str(tmp_path / "masks"), "--out", str(tmp_path / "out"), *more]
        monkeypatch.setattr("sys.argv", arguments)
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0)

    assert repair("--trusted", "0,1", "--device", "cpu", "--json") == 0
    summary = json.loads(capsys.readouterr().out)
    assert summary["mended"] == list(WRONG) and summary["frames"] == FRAMES
    assert np.array_equal(read_png(tmp_path / "out" / "clip" / "00001.png"), truth(1))
    assert jaccard(read_png(tmp_path / "out" / "clip" / "00005.png"), 5, 1) > 0.5
    assert repair("--trusted", "0,77") == 2 and "frames 0 to 9" in " ".join(capsys.readouterr().err.split())
