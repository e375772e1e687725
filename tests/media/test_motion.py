import cv2
import numpy as np

from tests.media.test_flow import texture
from vosannot.media.flow import dis_flow
from vosannot.media.motion import camera_motion, is_cut


def plane(matrix: np.ndarray, height: int = 120, width: int = 200) -> np.ndarray:
    """The flow of a homography."""
    x, y = np.meshgrid(np.arange(width), np.arange(height))
    moved = cv2.perspectiveTransform(np.stack([x, y], 2).reshape(1, -1, 2).astype(np.float64), matrix)
    return (moved.reshape(height, width, 2) - np.stack([x, y], 2)).astype(np.float32)


ZOOM = np.array([[1.03, 0.01, -2], [-0.01, 1.02, 1], [1e-5, 0, 1]])


def test_the_camera_is_found_behind_what_moves() -> None:
    truth = plane(ZOOM)
    flow = truth + np.random.default_rng(0).normal(0, 0.05, truth.shape).astype(np.float32)
    flow[30:90, 60:140] += (6, -4)  # a fifth of the picture
    assert np.abs(camera_motion(flow) - truth).max() < 0.3
    moving = np.linalg.norm(flow - camera_motion(flow), axis=2) > 3
    assert moving[30:90, 60:140].all() and moving.sum() == 60 * 80


def test_no_plane_is_the_median() -> None:
    wild = np.random.default_rng(0).uniform(-40, 40, (120, 200, 2)).astype(np.float32)
    found = camera_motion(wild)
    assert (found == found[0, 0]).all() and np.abs(found[0, 0]).max() < 3


def test_a_tiny_frame_has_a_camera_too() -> None:
    assert camera_motion(np.full((6, 6, 2), (2, 1), np.float32))[3, 3].tolist() == [2, 1]


def test_the_same_field_gives_the_same_motion() -> None:
    flow = plane(ZOOM) + np.random.default_rng(0).normal(0, 0.4, (120, 200, 2)).astype(np.float32)
    assert np.array_equal(camera_motion(flow), camera_motion(flow))


def test_cuts() -> None:
    big = texture(160, 240)
    before, moved = big[20:140, 20:220], big[16:136, 26:226]
    other = np.ascontiguousarray(np.rot90(texture(240, 300))[:120, :200])
    assert not is_cut(before, moved, dis_flow(before, moved))
    assert not is_cut(before, before, np.zeros((120, 200, 2), np.float32))
    assert is_cut(before, other, dis_flow(before, other))


def test_noise_in_the_dark_is_no_cut() -> None:
    chance = np.random.default_rng(0)
    before, after = (chance.integers(0, 6, (60, 80, 3), np.uint8) for _ in range(2))
    assert not is_cut(before, after, dis_flow(before, after))
