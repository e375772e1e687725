import colorsys

import numpy as np
import pytest
from scipy.ndimage import gaussian_filter

from vosannot.media.flow import dis_flow, flow_picture


def texture(height: int, width: int) -> np.ndarray:
    noise = gaussian_filter(np.random.default_rng(3).random((height, width, 3)), (1.5, 1.5, 0))
    return ((noise - noise.min()) / np.ptp(noise) * 255).astype(np.uint8)


@pytest.mark.parametrize(("dx", "dy"), [(3, -2), (-7, 5), (0, 0)])
def test_a_translation_is_found(dx: int, dy: int) -> None:
    big = texture(240, 320)
    before, after = big[20:220, 20:300], big[20 - dy : 220 - dy, 20 - dx : 300 - dx]
    flow = dis_flow(before, after)
    assert flow.shape == (200, 280, 2) and flow.dtype == np.float32 and np.isfinite(flow).all()
    assert np.abs(flow[16:-16, 16:-16] - (dx, dy)).max() < 0.3


@pytest.mark.parametrize(("height", "width"), [(1, 1), (5, 90), (17, 11), (33, 2)])
def test_tiny_frames_have_a_flow(height: int, width: int) -> None:
    flow = dis_flow(texture(height, width), texture(height, width))
    assert flow.shape == (height, width, 2) and np.abs(flow).max() < 0.5


def test_sizes_must_agree() -> None:
    with pytest.raises(ValueError, match="one size"):
        dis_flow(texture(20, 30), texture(20, 31))


def test_hue_follows_direction() -> None:
    hues = []
    for angle in np.deg2rad(np.arange(0, 360, 30)):
        field = np.broadcast_to(np.float32([np.cos(angle), np.sin(angle)]) * 4, (6, 8, 2))
        picture = flow_picture(field)
        assert picture.shape == (6, 8, 3) and picture.dtype == np.uint8 and (picture == picture[0, 0]).all()
        hue, saturation, _ = colorsys.rgb_to_hsv(*(picture[0, 0] / 255))
        assert saturation == 1
        hues.append(hue)
    assert hues[0] == 0 and (np.diff(hues) > 0).all()  # once around, from red, without turning back


def test_zero_is_white_and_faster_is_stronger() -> None:
    assert (flow_picture(np.zeros((4, 5, 2), np.float32)) == 255).all()
    field = np.zeros((1, 5, 2), np.float32)
    field[0, :, 0] = (0, 1, 2, 4, 99)
    red = flow_picture(field, longest=4)[0]
    assert red[:, 0].tolist() == [255] * 5 and red[:, 1].tolist() == [255, 191, 128, 0, 0]


def test_noise_of_a_static_scene_stays_pale() -> None:
    noise = np.random.default_rng(0).normal(0, 0.01, (60, 80, 2)).astype(np.float32)
    assert flow_picture(noise).min() > 220
    assert flow_picture(noise * 1000).min() < 60  # the same field, moving


def test_a_few_wild_vectors_do_not_fade_the_rest() -> None:
    field = np.full((50, 50, 2), (3, 0), np.float32)
    field[0, :5] = (500, 0)
    assert flow_picture(field)[30, 30].tolist() == [255, 0, 0]
