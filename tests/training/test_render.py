"""The procedural renderer: deterministic, well-formed labels, exact geometry."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from vosannot.training.render import RenderedClip, Renderer, RenderOptions, contact_sheet

SMALL = RenderOptions(size=96, frames=3, max_gap=4)


def same(a: RenderedClip, b: RenderedClip) -> bool:
    """Whether two clips have the same pictures and masks."""
    return np.array_equal(a.frames, b.frames) and np.array_equal(a.labels, b.labels)


def test_a_clip_depends_only_on_seed_index_and_options() -> None:
    first = Renderer(SMALL, seed=3)
    forward = [first.clip(i) for i in range(6)]
    again = Renderer(SMALL, seed=3)
    for index in (5, 2, 0, 4, 2):
        assert same(again.clip(index), forward[index])
    assert not same(forward[0], forward[1])


def test_geometry_does_not_change_the_pictures() -> None:
    plain = Renderer(SMALL, seed=3)
    exact = Renderer(RenderOptions(size=96, frames=3, max_gap=4, geometry=True), seed=3)
    for index in range(6):
        assert same(plain.clip(index), exact.clip(index))


@pytest.mark.parametrize(
    "options",
    [
        SMALL,
        RenderOptions(size=64, width=112, frames=4, max_gap=2, objects=5),
        RenderOptions(size=96, frames=2, difficulty=0.0, objects=1),
        RenderOptions(size=96, frames=1, difficulty=0.5, objects=2),
    ],
)
def test_frames_and_labels_are_well_formed(options: RenderOptions) -> None:
    renderer = Renderer(options, seed=3)
    height, width = options.shape
    for index in range(8):
        clip = renderer.clip(index)
        assert clip.frames.shape == (options.frames, height, width, 3)
        assert clip.frames.dtype == np.uint8
        assert clip.labels.shape == (options.frames, height, width)
        assert clip.labels.dtype == np.uint8
        assert clip.flow is None and clip.depth is None and clip.visible is None
        counts = np.bincount(clip.labels[0].ravel(), minlength=256)
        present = [i for i in range(1, 256) if counts[i]]
        assert present == list(range(1, len(present) + 1))
        assert 1 <= len(present) <= options.objects
        assert all(counts[i] >= max(24, 0.0015 * height * width) for i in present)
        assert clip.labels.max() == len(present)


def test_flow_carries_colours_labels_and_stays_inside() -> None:
    options = RenderOptions(size=96, frames=2, max_gap=3, degrade=0.0, geometry=True)
    renderer = Renderer(options, seed=3)
    differences, agreements = [], []
    for index in range(24):
        clip = renderer.clip(index)
        assert clip.flow is not None and clip.depth is not None and clip.visible is not None
        assert clip.flow.shape == (1, 96, 96, 2) and clip.flow.dtype == np.float32
        assert clip.depth.shape == (2, 96, 96) and clip.depth.dtype == np.float32
        assert clip.visible.shape == (1, 96, 96) and clip.visible.dtype == np.bool_
        assert np.isfinite(clip.flow).all() and (clip.depth > 0).all()
        y, x = np.mgrid[0:96, 0:96].astype(np.float32)
        to = (x + clip.flow[0, :, :, 0], y + clip.flow[0, :, :, 1])
        back = cv2.remap(clip.frames[1], *to, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        label = cv2.remap(clip.labels[1], *to, cv2.INTER_NEAREST)
        # Away from edges of anything, where anti-aliasing mixes two surfaces that move differently.
        calm = cv2.erode(clip.visible[0].astype(np.uint8), np.ones((5, 5), np.uint8)) > 0
        if calm.sum() < 500:
            continue
        difference = np.abs(back.astype(int) - clip.frames[0].astype(int)).mean(axis=2)[calm]
        differences.append(float(np.median(difference)))
        agreements.append(float((label == clip.labels[0])[clip.visible[0]].mean()))
    assert len(differences) >= 16
    # Cast shadows and turning sheen change colours without moving; resampling costs a little everywhere.
    assert np.mean(differences) < 4.0
    assert np.mean(agreements) > 0.999


def test_long_clips_move_smoothly() -> None:
    clip = Renderer(RenderOptions(size=96, frames=16, max_gap=1, degrade=0.0), seed=3).clip(1)
    steps = np.abs(np.diff(clip.frames.astype(np.int16), axis=0)).mean(axis=(1, 2, 3))
    assert steps.max() < 25.0


def test_options_are_checked() -> None:
    with pytest.raises(ValueError, match="max_gap"):
        RenderOptions(max_gap=0)
    with pytest.raises(ValueError, match="difficulty"):
        RenderOptions(difficulty=1.5)


def test_a_contact_sheet_holds_every_frame() -> None:
    clips = [Renderer(SMALL, seed=3).clip(i) for i in range(3)]
    sheet = contact_sheet(clips, columns=2)
    assert sheet.dtype == np.uint8 and sheet.ndim == 3
    assert sheet.shape[0] >= 2 * 96 and sheet.shape[1] >= 2 * 3 * 96
