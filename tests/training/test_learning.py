"""Learning from corrections: from which masks, with what result, and that it can be stopped anywhere."""

import hashlib
import json
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from tests.engines.shelf import left_over, shelf, tiny  # noqa: F401 (fixtures)
from tests.training.corrections import OPTIONS, SIZE, annotated, film, square, stocked, two_videos, wanted
from vosannot.core.errors import UsageError, WeightsError
from vosannot.core.events import Finished, IterationDone, StageStarted, Warned
from vosannot.core.paths import models_dir
from vosannot.engines.models.library import entry
from vosannot.evaluation.measures import region_similarity
from vosannot.networks.checkpoint import read_state
from vosannot.project.labelled import Labelled, LabelledVideo, labelled_videos
from vosannot.project.records import Provenance
from vosannot.project.workspace import Workspace
from vosannot.training.data import RenderedSteps
from vosannot.training.learning import clips
from vosannot.training.learning.clips import labelled_clip
from vosannot.training.learning.options import train_options
from vosannot.training.learning.record import default_name, run_folder, runs, step_reached
from vosannot.training.learning.run import learn
from vosannot.training.learning.source import LearningSource
from vosannot.training.learning.split import held_sentence, split, thinned
from vosannot.training.learning.store import Sequenced, Store, keep

HELD = OPTIONS.check_size


@pytest.fixture(autouse=True)
def models(shelf, tiny) -> None:  # noqa: F811
    stocked(tiny)


def videos(**counts: int) -> list[LabelledVideo]:
    return [
        LabelledVideo(name, Path("/clips") / name, 96, 72, 99, tuple(Labelled(3 * i, b"") for i in range(count)))
        for name, count in counts.items()
    ]


def run(request) -> list:
    return list(learn(request, region_similarity, device="cpu"))


def stored(folder: Path, source=None) -> Store:
    """What training sees of the two videos."""
    found = source or two_videos(folder)[1]
    stream = keep(folder / "masks", found, (), 2 * OPTIONS.size, HELD)
    while True:
        try:
            next(stream)
        except StopIteration as end:
            return end.value


def counts(part) -> dict[str, int]:
    return {video.name: len(video.maps) for video in part}


# Which masks


def test_only_painted_and_approved_frames_are_learned_from(tmp_path):
    _, found = two_videos(tmp_path)
    assert [(v.name, [m.frame for m in v.maps]) for v in found] == [("long", [0, 2, 4, 6, 8]), ("short-one", [0, 3, 5])]
    assert pickle.loads(pickle.dumps(found)) == found
    numbers = {video.name: video.numbers for video in stored(tmp_path / "new", found).learned()}
    assert numbers == {"long": (0, 2, 4, 6, 8), "short-one": (0, 3, 5)}


def test_a_video_with_empty_masks_only_teaches_nothing(tmp_path):
    with Workspace.open(tmp_path / "work.vosannot") as workspace:
        document = annotated(workspace, film(tmp_path, "empty"), ())
        for frame in (0, 1):
            document.set_labels(frame, np.zeros(SIZE, np.uint8), Provenance.MANUAL, "test")
        annotated(workspace, film(tmp_path, "guessed"), (), propagated=(0, 1, 2))
        assert labelled_videos(workspace) == ()


def test_named_videos_only_and_an_unknown_one_is_named(tmp_path):
    path, _ = two_videos(tmp_path)
    with Workspace.open(path) as workspace:
        assert [video.name for video in labelled_videos(workspace, ["short-one"])] == ["short-one"]
        with pytest.raises(UsageError, match=r"no video called 'cow'; it has long, short-one"):
            labelled_videos(workspace, ["cow"])


@pytest.mark.parametrize(
    ("found", "held"),
    [
        (videos(a=3, b=3), {"a": 3}),
        (videos(a=1, b=1), {}),
        (videos(a=1, b=5), {}),
        (videos(a=7), {}),
        (videos(a=8), {"a": 2}),
        (videos(a=1, b=20), {"b": 5}),
        (videos(**{f"v{i}": 10 - i // 2 for i in range(10)}), {"v8": 6, "v9": 6}),
    ],
)
def test_what_is_held_out_is_never_learned_from(found, held):
    parts = split(found, hold=True)
    assert counts(parts.held) == held
    frames = [
        {(video.name, each.frame) for video in part for each in video.maps} for part in (parts.learned, parts.held)
    ]
    everything = {(video.name, each.frame) for video in found for each in video.maps}
    assert not frames[0] & frames[1] and frames[0] | frames[1] == everything
    assert len(frames[0]) * 2 >= len(everything)
    assert all(name in held_sentence(parts) for name in held) and ("Nothing" in held_sentence(parts)) == (not held)
    assert split(found, hold=False).held == ()


def test_the_end_of_the_only_video_is_held_out():
    parts = split(videos(a=8), hold=True)
    assert [each.frame for each in parts.held[0].maps] == [18, 21]
    assert "the last 2 of “a”" in held_sentence(parts)


def test_too_many_frames_are_thinned_evenly():
    assert counts(thinned(videos(a=30, b=10, c=1), 20)) == {"a": 14, "b": 4, "c": 1}
    assert [m.frame for m in thinned(videos(a=6), 3)[0].maps] == [0, 6, 12]
    assert thinned(videos(a=6), 6) == tuple(videos(a=6))


def test_videos_that_are_gone_or_changed_are_left_out(tmp_path):
    _, found = two_videos(tmp_path)
    gone = replace(found[0], path=tmp_path / "gone")
    events = list(keep(tmp_path / "masks", (gone, found[1]), (), 128, HELD))
    assert next(e.message for e in events if isinstance(e, Warned)).startswith("long is left out.")
    assert [video.name for video in Store(tmp_path / "masks").learned()] == ["short-one"]
    with pytest.raises(UsageError, match="None of the videos"):
        list(keep(tmp_path / "other", (gone, replace(found[1], frame_count=3)), (), 128, HELD))


# Clips


def test_clips_are_small_show_an_object_first_and_keep_its_colour(tmp_path):
    seen = stored(tmp_path).learned()
    for number in range(30):
        clip = labelled_clip(seen, 3, 2, 64, np.random.default_rng(number))
        assert clip.frames.shape == (3, 64, 64, 3) and clip.frames.dtype == np.uint8
        assert clip.labels.shape == (3, 64, 64) and set(np.unique(clip.labels)) == {0, 1}
        assert (clip.labels[0] == 1).sum() >= 0.0015 * 64 * 64
        inside, outside = clip.frames[clip.labels == 1], clip.frames[clip.labels == 0]
        assert inside.mean() > 180 and outside.mean() < 120  # frames and labels went the same way


def test_clips_go_both_ways_and_step_over_labelled_frames(monkeypatch):
    monkeypatch.setattr(clips, "_recoloured", lambda frames, rng: frames)
    pictures = np.zeros((9, 40, 40, 3), np.uint8) + np.arange(9, dtype=np.uint8)[:, None, None, None] * 25
    labels = np.zeros((9, 40, 40), np.uint8)
    labels[:, 10:30, 10:30] = 3
    labels[0] = 0
    video = Sequenced("v", tuple(range(9)), tuple(range(1, 9)), pictures, labels)
    orders = set()
    for number in range(80):
        clip = labelled_clip([video], 3, 2, 32, np.random.default_rng(number))
        steps = np.diff([float(frame.mean()) for frame in clip.frames]) / 25
        assert set(steps) <= {1, 2} or set(steps) <= {-1, -2}
        orders.add(bool(steps[0] > 0))
        assert (clip.labels[0] == 3).any()
    assert orders == {True, False}


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_frames_are_warped(count):
    picture = np.random.default_rng(0).integers(0, 255, (1, 50, 70, 3)).astype(np.uint8)
    labels = np.zeros((1, 50, 70), np.uint8)
    labels[:, 20:35, 30:50] = 1
    video = Sequenced("v", (0, 7)[:count], (0, 1)[:count], picture.repeat(count, 0), labels.repeat(count, 0))
    clip = labelled_clip([video], 3, 2, 48, np.random.default_rng(4))
    assert all((clip.labels[t] == 1).sum() > 100 for t in range(3))
    assert not np.array_equal(clip.labels[0], clip.labels[1]) and not np.array_equal(clip.labels[1], clip.labels[2])


def test_an_object_of_one_pixel_is_found():
    labels = np.zeros((5, 200, 300), np.uint8)
    labels[:, 100, 150] = 1
    video = Sequenced("v", tuple(range(5)), tuple(range(5)), np.zeros((5, 200, 300, 3), np.uint8), labels)
    for count in (1, 5):
        part = Sequenced("v", video.numbers[:count], video.shown[:count], video.frames[:count], video.labels[:count])
        for number in range(10):
            assert labelled_clip([part], 3, 2, 64, np.random.default_rng(number)).labels[0].any()


@pytest.mark.parametrize(("rendered", "own"), [(0, [4, 4, 4]), (50, [2, 2, 2]), (30, [3, 3, 3]), (90, [1, 0, 1])])
def test_batches_are_mixed_and_depend_on_seed_and_step_only(tmp_path, rendered, own):
    options = train_options(replace(OPTIONS, batch=4, objects=2), "stcn", "lite", bf16=False)
    options = replace(options, steps=3)
    source = LearningSource(stored(tmp_path), rendered / 100, 2)
    pickle.loads(pickle.dumps(source))
    whole = list(source(options, 0))
    again = list(LearningSource(source.store, rendered / 100, 2)(options, 2))
    assert torch.equal(whole[2].frames, again[0].frames) and torch.equal(whole[2].labels, again[0].labels)
    assert [batch.present.shape for batch in whole] == [(4, 2), (4, 1), (4, 2)]
    for step, batch in enumerate(whole):
        rendered_clips = RenderedSteps(options)[step].frames
        assert torch.equal(batch.frames[own[step] :], rendered_clips[: 4 - own[step]])
        assert all(batch.frames[clip].float().std() > 0 for clip in range(4))
        assert not any(torch.equal(batch.frames[clip], rendered_clips[clip]) for clip in range(own[step]))
    other = next(iter(source(replace(options, seed=1), 0)))
    assert not torch.equal(other.frames, whole[0].frames)


# Runs


def test_a_model_is_made_with_a_card_and_the_start_stays_as_it_is(tmp_path):
    start = entry("tiny").path
    before = hashlib.sha256(start.read_bytes()).hexdigest()
    events = run(wanted(tmp_path, keep=True))
    assert [e.stage for e in events if isinstance(e, StageStarted)] == [
        "read", "train", "before", "after", "import", "check",
    ]  # fmt: skip
    losses = [e.scalars["loss"] for e in events if isinstance(e, IterationDone) and e.stage == "train"]
    assert len(losses) == 4 and all(np.isfinite(losses))
    facts = events[-1].summary
    assert isinstance(events[-1], Finished) and facts["kept"] == 1 and (facts["frames"], facts["videos"]) == (5, 1)
    assert facts["masks"] == 2 and 0 <= facts["before"] <= 1 and 0 <= facts["after"] <= 1
    made = entry("mine")
    assert made.usable and made.card.family == "stcn" and made.card.size == "custom" and made.card.steps == 4
    assert "5 frames of 1 video of the workspace work" in made.card.trained_on and "tiny" in made.card.trained_on
    assert before in made.card.source and made.card.lr == entry("tiny").card.lr
    assert made.card.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest() != before
    assert hashlib.sha256(start.read_bytes()).hexdigest() == before
    assert not run_folder("mine").exists()  # the person's pictures with it


def test_batch_norms_keep_their_statistics_and_weights_move(tmp_path):
    run(wanted(tmp_path, keep=True))
    old, new = (read_state(entry(name).path)[0] for name in ("tiny", "mine"))
    assert all(torch.equal(old[name], new[name]) for name in old if "running" in name)
    assert any(not torch.equal(old[name], new[name]) for name in old)


def stop_after(request, step: int) -> None:
    stream = learn(request, region_similarity, device="cpu")
    for event in stream:
        if isinstance(event, IterationDone) and event.stage == "train" and event.step == step:
            stream.close()
            return


@pytest.mark.parametrize("start", ["tiny", "tiny-xmem"])
def test_a_stopped_run_goes_on_to_the_same_weights(tmp_path, start):
    request = wanted(tmp_path, start=start, keep=True, options=replace(OPTIONS, rendered=50))
    run(replace(request, name="whole"))
    stop_after(request, 2)
    assert entry("mine") is None and step_reached("mine") == 2
    assert [record.name for record in runs(request.workspace)] == ["mine"]
    assert default_name(start, request.workspace) == "mine"
    events = run(request)
    assert [e.step for e in events if isinstance(e, IterationDone) and e.stage == "train"] == [3, 4]
    assert not [e for e in events if isinstance(e, Warned)]
    whole, parts = (read_state(entry(name).path)[0] for name in ("whole", "mine"))
    assert all(torch.equal(whole[name], parts[name]) for name in whole)


def test_a_run_goes_on_with_the_masks_that_it_began_with(tmp_path):
    request = wanted(tmp_path, keep=True)
    run(replace(request, name="whole"))
    stop_after(request, 2)
    with Workspace.open(request.workspace) as workspace:
        document = workspace.video_document(workspace.videos()[0].id)
        document.set_labels(11, square(9), Provenance.MANUAL, "test")
        more = replace(request, videos=labelled_videos(workspace))
    (tmp_path / "long").rename(tmp_path / "elsewhere")
    events = run(more)
    assert next(e.message for e in events if isinstance(e, Warned)).startswith("mine goes on with the masks it began")
    whole, parts = (read_state(entry(name).path)[0] for name in ("whole", "mine"))
    assert all(torch.equal(whole[name], parts[name]) for name in whole)


def test_stopping_while_masks_are_read_leaves_nothing_half_done(tmp_path):
    request = wanted(tmp_path, keep=True)
    stream = learn(request, region_similarity, device="cpu")
    for event in stream:
        if isinstance(event, IterationDone) and event.step == 3:
            stream.close()
    assert not Store(run_folder("mine") / "masks").complete
    assert run(request)[-1].summary["kept"] == 1


def test_an_unfinished_run_is_not_mixed_with_another(tmp_path):
    request = wanted(tmp_path)
    stop_after(request, 1)
    for changes, what in (
        ({"options": replace(OPTIONS, lr=2e-3)}, "other settings (lr 0.001)"),
        ({"start": "tiny-xmem"}, "the start model tiny"),
        ({"workspace": tmp_path / "other.vosannot"}, "the workspace"),
    ):
        with pytest.raises(UsageError) as caught:
            run(replace(request, **changes))
        assert what in str(caught.value) and "--anew" in str(caught.value)
    assert step_reached("mine") == 1
    assert run(replace(request, options=replace(OPTIONS, lr=2e-3), anew=True, keep=True))[-1].summary["kept"] == 1


def scripted(*values: float):
    """A measure that says first this, then that: of both masks that are held out, before and after."""
    left = list(values)
    return lambda truth, predicted: left.pop(0)


def test_a_worse_model_is_not_kept_until_somebody_wants_it(tmp_path):
    request = wanted(tmp_path)
    facts = list(learn(request, scripted(0.8, 0.8, 0.7, 0.7), device="cpu"))[-1].summary
    assert facts["kept"] == 0 and (facts["before"], facts["after"]) == pytest.approx((0.8, 0.7))
    assert entry("mine") is None and "mine.json" not in left_over()
    assert not (run_folder("mine") / "masks").exists()  # no picture of the person's stays
    events = list(learn(replace(request, keep=True), scripted(), device="cpu"))
    assert not [e for e in events if isinstance(e, IterationDone) and e.stage == "train"]
    assert events[-1].summary["kept"] == 1 and entry("mine").usable


def test_an_equal_model_is_kept(tmp_path):
    assert list(learn(wanted(tmp_path), scripted(0.8, 0.6, 0.7, 0.7), device="cpu"))[-1].summary["kept"] == 1


def test_with_too_little_to_hold_out_it_is_kept_unmeasured(tmp_path):
    request = wanted(tmp_path)
    facts = run(replace(request, videos=request.videos[1:]))[-1].summary
    assert facts["kept"] == 1 and facts["masks"] == 0 and "before" not in facts
    assert "J" not in entry("mine").card.trained_on


def test_the_default_name_takes_nobodys(tmp_path):
    request = wanted(tmp_path, name="tiny-mine")
    assert default_name("tiny", request.workspace) == "tiny-mine"
    stop_after(request, 1)
    assert default_name("tiny", request.workspace) == "tiny-mine"
    assert default_name("tiny", tmp_path / "other.vosannot") == "tiny-mine-2"
    run(replace(request, keep=True))
    assert default_name("tiny", request.workspace) == "tiny-mine-2"
    assert default_name(str(tmp_path / "My Weights.pth"), request.workspace) == "my-weights-mine"


# Bad input


def test_nothing_to_learn_from_is_one_sentence(tmp_path):
    with pytest.raises(UsageError, match=r"work has no painted or approved masks yet"):
        run(wanted(tmp_path, videos=()))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"start": "nope"}, "no weights called 'nope'"),
        ({"name": "tiny"}, "There is a model called tiny already"),
        ({"name": "here"}, "There is a model called here already"),
        ({"name": "../mine"}, "cannot be the name of a model"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_done(tmp_path, changes, sentence):
    request = wanted(tmp_path, **changes)
    before = left_over()
    with pytest.raises(WeightsError, match=sentence):
        run(request)
    assert left_over() == before and runs(request.workspace) == []


def test_a_card_that_names_another_family_is_refused(tmp_path):
    card = models_dir() / "tiny-xmem.json"
    card.write_text(json.dumps(json.loads(card.read_text()) | {"family": "stcn"}))
    with pytest.raises(WeightsError, match="holds XMem weights, but the card of tiny-xmem says STCN"):
        run(wanted(tmp_path, start="tiny-xmem"))


def test_two_cannot_train_the_same_model_at_once(tmp_path):
    request = wanted(tmp_path)
    first = learn(request, region_similarity, device="cpu")
    next(first)
    with pytest.raises(WeightsError, match="mine is being trained by another vosannot"):
        run(request)
    first.close()


def test_a_failure_while_training_leaves_a_run_that_goes_on(tmp_path, monkeypatch):
    request = wanted(tmp_path, keep=True)
    from vosannot.training import trainer

    with monkeypatch.context() as broken:
        broken.setattr(trainer, "segmentation_loss", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            run(request)
    assert entry("mine") is None and entry("tiny").usable
    assert run(request)[-1].summary["kept"] == 1
