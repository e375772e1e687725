"""The correspondence losses on batches: what is compared with what, and what feeds them."""

import numpy as np
import pytest
import torch

from vosannot.training.batch import Objects, Pixels
from vosannot.training.companions import objects_of, pick_frames, pixels_of
from vosannot.training.losses import object_loss, pixel_loss
from vosannot.training.proposals import bounding_box, draw_apart, propose
from vosannot.training.render import Renderer, RenderOptions

OPTIONS = RenderOptions(size=128, frames=3, max_gap=8, min_gap=8)


@pytest.fixture(scope="module")
def clips():
    renderer = Renderer(OPTIONS, seed=3)
    return [renderer.clip(index, after=1) for index in range(3)]


def still_life(clips=2, frames=3):
    """Keys of clips in which nothing moves: [T + 2, B, 16, 8, 8]."""
    torch.manual_seed(0)
    return (2 * torch.randn(clips, 16, 8, 8)).expand(frames + 2, -1, -1, -1, -1).clone()


def pixels_for(clips=2):
    whole = torch.tensor([0.0, 0.0, 128.0, 128.0]).expand(clips, 4)
    empty = torch.zeros(clips, 0)
    return Pixels(torch.full((clips,), 1), torch.full((clips,), 0), empty, empty, whole)


def generator():
    return torch.Generator().manual_seed(0)


def test_matching_keys_cost_less_than_shuffled_ones():
    keys = still_life()
    good = pixel_loss(keys, pixels_for(), generator())
    keys[-2] = keys[-2].flatten(2)[..., torch.randperm(64)].view(keys[-2].shape)
    assert good < 0.3 * pixel_loss(keys, pixels_for(), generator())


def test_frame_t_teaches_and_does_not_learn():
    keys = still_life(clips=1).requires_grad_()
    pixel_loss(keys, pixels_for(1), generator()).backward()
    learned = keys.grad.flatten(1).abs().sum(1) > 0
    # Frame 0 is the anchor, frame 1 is t, frame 2 takes no part; then the frame after t, and the view.
    assert learned.tolist() == [True, False, False, True, True]


def test_another_video_is_a_negative_and_the_same_video_is_not():
    keys = still_life()
    both = pixel_loss(keys, pixels_for(), generator())
    far = keys.clone()
    far[:, 1] += 100.0
    alone = pixel_loss(far, pixels_for(), generator())
    assert alone < both - 1e-4  # far away, the other clip's cells no longer weigh in
    # Frame 2 is neither t nor anchor: of its own clip it must not be a negative, so moving it changes only the other's.
    keys = still_life(clips=1)
    before = pixel_loss(keys, pixels_for(1), generator())
    keys[2] = torch.randn_like(keys[2])
    assert pixel_loss(keys, pixels_for(1), generator()) == before


def test_only_cells_inside_the_crop_learn_from_the_view():
    left = Pixels(*vars(pixels_for(1)).values())
    left.crops[:] = torch.tensor([0.0, 0.0, 64.0, 128.0])
    keys = still_life(clips=1)
    keys[0], keys[1] = 0.0, keys[1]  # an anchor without features: the same loss for every cell
    keys = keys.requires_grad_()
    pixel_loss(keys, left, generator()).backward()
    outside = keys.grad[-2, 0, :, :, 4:]
    keys_whole = keys.detach().clone().requires_grad_()
    pixel_loss(keys_whole, pixels_for(1), generator()).backward()
    assert outside.abs().sum() < 1e-6 < keys_whole.grad[-2, 0, :, :, 4:].abs().sum()


def objects_for(clips=2):
    """One labelled object on the left, one proposal on the right; the last frame offers the right one second."""
    left, right = [0.0, 0.0, 64.0, 128.0], [64.0, 0.0, 128.0, 128.0]
    each = lambda *boxes: torch.tensor([boxes] * clips)  # noqa: E731
    true = lambda count: torch.ones(clips, count, dtype=torch.bool)  # noqa: E731
    labelled = torch.tensor([[[left], [left]]] * clips)
    return Objects(labelled, true(1), each(right), true(1), each(left, right), true(2))


def halves(seed=0):
    """Keys [3, 2, 16, 8, 8] with one vector on the left, one on the right, of each clip."""
    torch.manual_seed(seed)
    vectors = 3 * torch.randn(2, 16, 1, 2)
    keys = vectors.repeat_interleave(4, 3).expand(-1, -1, 8, -1)
    return keys.expand(3, -1, -1, -1, -1).clone()


def test_coherent_objects_cost_less_than_incoherent_ones():
    good = object_loss(halves(), 3, objects_for())
    keys = halves()
    keys[2] = keys[2].flip(0)  # the objects look like the other video's in the last frame
    assert good < 0.1 < object_loss(keys, 3, objects_for())


def test_proposals_are_matched_and_labelled_objects_are_not():
    objects = objects_for()
    unseen = Objects(**{**vars(objects), "visible": torch.zeros(2, 1, dtype=torch.bool)})
    undrawn = Objects(**{**vars(objects), "is_drawn": torch.zeros(2, 1, dtype=torch.bool)})
    keys = halves()
    keys[2] = keys[2].flip(3)  # left and right change places in the last frame
    assert object_loss(keys, 3, unseen) < 0.1  # the Hungarian algorithm finds the proposal on the other side
    keys = halves()
    keys[2, ..., :4] = keys[2].flip(0)[..., :4]  # what is on the left now looks like the other video's
    assert object_loss(keys, 3, undrawn) > 1  # the labelled object is known to be there, whatever it looks like
    assert object_loss(keys, 3, unseen) < 0.1


def test_a_clip_alone_has_no_negatives_and_the_middle_frame_no_part():
    alone = object_loss(halves()[:, :1], 3, objects_for(1))
    assert alone.item() == pytest.approx(0, abs=1e-6)
    keys = halves().requires_grad_()
    object_loss(keys, 3, objects_for()).backward()
    assert [bool(part.abs().sum() > 0) for part in keys.grad] == [True, False, True]


def test_padding_is_no_negative():
    objects, keys = objects_for(), halves()
    padded = Objects(
        **{
            **vars(objects),
            "found": torch.cat((objects.found, torch.zeros(2, 5, 4)), 1),
            "is_found": torch.cat((objects.is_found, torch.zeros(2, 5, dtype=torch.bool)), 1),
        }
    )
    torch.testing.assert_close(object_loss(keys, 3, padded), object_loss(keys, 3, objects))


def test_proposals_repeat_and_keep_to_the_filter(clips):
    for clip in clips:
        frame = clip.frames[0]
        boxes = propose(frame)
        np.testing.assert_array_equal(boxes, propose(frame))
        wide, high = (boxes[:, 2:] - boxes[:, :2]).T
        share = wide * high / 128**2
        assert ((wide / high > 1 / 3 - 1e-6) & (wide / high < 3 + 1e-6) & (share > 0.089) & (share < 0.641)).all()
        assert boxes.min() >= 0 and boxes.max() <= 128
    assert sum(len(propose(clip.frames[0])) for clip in clips) > 30
    assert propose(np.zeros((96, 128, 3), np.uint8)).shape == (0, 4)


def test_drawn_proposals_come_from_different_clusters():
    centres = np.array([[40, 40], [45, 50], [41, 41], [90, 40], [95, 45], [40, 100]], np.float32)
    boxes = np.concatenate((centres - 20, centres + 20), 1).astype(np.float32)
    seen = set()
    for seed in range(20):
        drawn = draw_apart(boxes, 3, np.random.default_rng(seed))
        fields = {tuple(field) for field in ((drawn[:, :2] + drawn[:, 2:]) / 2 // 32).astype(int)}
        assert len(drawn) == 3 and len(fields) == 3
        seen |= {tuple(box) for box in drawn}
    assert len(seen) == 6  # each member of a cluster has its turn
    assert len(draw_apart(boxes[:3], 3, np.random.default_rng(0))) == 1
    assert draw_apart(boxes[:0], 3, np.random.default_rng(0)).shape == (0, 4)


def test_boxes_around_masks():
    mask = np.zeros((20, 30), bool)
    assert bounding_box(mask) is None
    mask[4:9, 7] = mask[6, 11] = True
    assert bounding_box(mask).tolist() == [7, 4, 12, 9]


def test_the_anchor_is_neither_t_nor_the_next_frame():
    rng = np.random.default_rng(0)
    assert {pick_frames(2, rng) for _ in range(9)} == {(1, 0)}
    assert {pick_frames(3, rng) for _ in range(99)} == {(0, 2), (1, 0), (2, 0), (2, 1)}


def test_the_frame_after_lies_one_step_on(clips):
    plain = Renderer(OPTIONS, seed=3)
    near, far = [], []
    for index, clip in enumerate(clips):
        assert plain.clip(index).after is None
        np.testing.assert_array_equal(plain.clip(index).frames, clip.frames)
        near.append(np.abs(clip.after.astype(int) - clip.frames[1]).mean())
        far.append(np.abs(clip.frames[2].astype(int) - clip.frames[1]).mean())
    assert np.mean(near) < 0.6 * np.mean(far)


def test_companions_of_clips(clips):
    rngs = lambda: [np.random.default_rng(i) for i in range(3)]  # noqa: E731
    pixels = pixels_of(clips, [(1, 0)] * 3, rngs())
    assert pixels.views.shape == pixels.after.shape == (3, 128, 128, 3)
    wide, high = (pixels.crops[:, 2:] - pixels.crops[:, :2]).T
    assert torch.equal(wide, high) and (wide >= 64).all() and (wide <= 128).all() and len(wide.unique()) > 1
    labels = np.stack([clip.labels.astype(np.int64) for clip in clips]).clip(max=2)
    objects = objects_of(clips, labels, 2, rngs())
    again = objects_of(clips, labels, 2, rngs())
    assert all(torch.equal(a, b) for a, b in zip(vars(objects).values(), vars(again).values(), strict=True))
    for i in range(3):
        assert objects.visible[i, 0] == bool((labels[i, -1] == 1).any())
        if objects.visible[i, 0]:
            assert objects.labelled[i, 1, 0].tolist() == bounding_box(labels[i, -1] == 1).tolist()
    assert objects.drawn.shape == (3, 3, 4) and objects.found.shape == (3, 64, 4)
    assert objects.is_drawn.sum() >= 6 and (objects.found[~objects.is_found] == 0).all()
