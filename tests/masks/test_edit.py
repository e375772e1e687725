import itertools

import numpy as np
import pytest

from vosannot.masks import (
    Box,
    bounding_box,
    fill_polygon,
    flood_fill,
    paint_stroke,
    polygon_box,
    replace_label,
    stroke_box,
)


def blank(height: int = 40, width: int = 50) -> np.ndarray:
    return np.zeros((height, width), np.uint8)


def distance_to(points: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Distance of every pixel centre to the polyline, computed the slow way."""
    y, x = np.mgrid[: shape[0], : shape[1]] + 0.5
    best = np.full(shape, np.inf)
    pairs = itertools.pairwise(points) if len(points) > 1 else [(points[0], points[0])]
    for start, end in pairs:
        way = end - start
        length = way @ way
        t = np.clip(((x - start[0]) * way[0] + (y - start[1]) * way[1]) / length, 0, 1) if length else 0.0
        best = np.minimum(best, np.hypot(x - start[0] - t * way[0], y - start[1] - t * way[1]))
    return best


def test_strokes_agree_with_the_definition() -> None:
    rng = np.random.default_rng(0)
    for _ in range(400):
        points = rng.uniform(-10, 60, (rng.integers(1, 4), 2))
        if rng.random() < 0.3:
            points = np.round(points * 2) / 2
        radius = rng.uniform(0.5, 12)
        labels = blank()
        box = paint_stroke(labels, points, radius, 1)
        distance = distance_to(points, labels.shape)
        expected = distance <= radius
        if radius < 1:
            for x, y in points:
                if 0 <= x < 50 and 0 <= y < 40:
                    expected[int(y), int(x)] = True
        unsure = np.abs(distance - radius) < 1e-6
        assert ((labels > 0) == expected)[~unsure].all()
        assert box == bounding_box(labels > 0)
        allowed = stroke_box(points, radius, labels.shape)
        outside = labels.copy()
        outside[allowed.slices] = 0
        assert not outside.any()


def test_a_thin_brush_is_never_nothing_and_its_line_has_no_gaps() -> None:
    from scipy import ndimage

    for radius in (0.0, 0.1, 0.5):
        labels = blank()
        assert paint_stroke(labels, [(3.02, 4.98)], radius, 5) == Box(4, 3, 5, 4)
        paint_stroke(labels, [(3.02, 4.98), (41.3, 22.7), (10.0, 35.0)], radius, 5)
        assert ndimage.label(labels, np.ones((3, 3)))[1] == 1
        assert labels[4, 3] == labels[22, 41] == labels[35, 10] == 5


def test_sub_pixel_centres_matter() -> None:
    a, b = blank(), blank()
    paint_stroke(a, [(20.5, 20.5)], 2, 1)
    paint_stroke(b, [(21.0, 20.5)], 2, 1)
    assert np.array_equal(a[16:25, 16:25], a[16:25, 16:25].T) and np.array_equal(a[:, :41], a[:, 40::-1])
    assert bounding_box(a > 0) == Box(18, 18, 23, 23) and bounding_box(b > 0) == Box(19, 19, 22, 23)


def test_only_protects_other_objects() -> None:
    labels = blank()
    labels[:, 25:] = 2
    assert paint_stroke(labels, [(25, 20)], 5, 1, only=0) == Box(15, 20, 25, 25)
    assert (labels[:, 25:] == 2).all() and (labels == 1).any()
    assert paint_stroke(labels, [(25, 20)], 50, 0, only=1) == Box(15, 20, 25, 25)
    assert (labels[:, :25] == 0).all() and (labels[:, 25:] == 2).all()
    assert paint_stroke(labels, [(25, 20)], 50, 0, only=7) is None
    assert paint_stroke(labels, [(40, 20)], 5, 2, only=2) is None


def test_nothing_changed_is_none() -> None:
    labels = blank()
    assert paint_stroke(labels, [(20, 20)], 5, 0) is None
    assert paint_stroke(labels, [(200, 20)], 5, 1) is None
    assert paint_stroke(labels, np.empty((0, 2)), 5, 1) is None
    assert paint_stroke(labels, [(np.nan, 3)], 5, 1) is None
    assert not labels.any()


def test_extreme_points_do_no_harm() -> None:
    labels = blank()
    assert paint_stroke(labels, [(-1e30, 20), (1e30, 20)], 2, 1) == Box(18, 0, 22, 50)
    assert fill_polygon(labels, [(-1e30, -1e30), (1e30, -1e30), (0, 1e30)], 2) == Box(0, 0, 40, 50)
    assert paint_stroke(labels, [(np.inf, 0), (5, 5)], 1, 3) == Box(4, 4, 6, 6)


def test_views_are_edited_in_place() -> None:
    whole = np.zeros((60, 70), np.uint8)
    view = whole[5:45, 10:60]
    paint_stroke(view, [(3, 3)], 2, 1)
    fill_polygon(view, [(10, 10), (20, 10), (20, 20), (10, 20)], 2)
    assert flood_fill(view, 12, 12, 3) == Box(10, 10, 20, 20)
    assert replace_label(view, 3, 4) == Box(10, 10, 20, 20)
    assert whole[8, 13] == 1 and (whole[15:25, 20:30] == 4).all() and whole[:5].sum() == 0


def test_ids_out_of_range_are_refused() -> None:
    labels = blank()
    for wrong in (-1, 255, 300):
        for edit in (
            lambda v: paint_stroke(labels, [(1, 1)], 1, v),
            lambda v: fill_polygon(labels, [(0, 0), (5, 0), (5, 5)], v),
            lambda v: flood_fill(labels, 1, 1, v),
            lambda v: replace_label(labels, 0, v),
        ):
            with pytest.raises(ValueError, match="between 0 and 254"):
                edit(wrong)
    with pytest.raises(ValueError, match=r"\[N, 2\]"):
        paint_stroke(labels, np.zeros((3, 3)), 1, 1)


def test_polygon_counts_pixel_centres() -> None:
    labels = blank()
    assert fill_polygon(labels, [(5, 3), (15, 3), (15, 9), (5, 9)], 1) == Box(3, 5, 9, 15)
    assert (labels[3:9, 5:15] == 1).all() and labels.sum() == 60
    labels[:] = 0
    assert fill_polygon(labels, [(5.4, 3.4), (14.6, 3.4), (14.6, 8.6), (5.4, 8.6)], 1) == Box(3, 5, 9, 15)
    labels[:] = 0
    assert fill_polygon(labels, [(5.6, 3.6), (14.4, 3.6), (14.4, 8.4), (5.6, 8.4)], 1) == Box(4, 6, 8, 14)


def test_polygons_agree_with_matplotlib_style_test() -> None:
    from skimage.measure import points_in_poly

    rng = np.random.default_rng(1)
    for _ in range(150):
        angles = np.sort(rng.uniform(0, 2 * np.pi, 7))
        reach = rng.uniform(4, 30, 7)
        points = np.stack([25 + reach * np.cos(angles), 20 + reach * np.sin(angles)], 1)
        labels = blank()
        fill_polygon(labels, points, 1)
        y, x = np.mgrid[:40, :50] + 0.5
        expected = points_in_poly(np.stack([x.ravel(), y.ravel()], 1), points).reshape(40, 50)
        assert ((labels > 0) == expected).all()
        outside = labels.copy()
        outside[polygon_box(points, labels.shape).slices] = 0
        assert not outside.any()


def test_a_lasso_that_laps_itself_leaves_no_hole() -> None:
    angles = np.linspace(0, 4 * np.pi, 100)
    points = np.stack([25 + (10 + angles / 4) * np.cos(angles), 20 + (10 + angles / 4) * np.sin(angles)], 1)
    labels = blank()
    fill_polygon(labels, points, 1)
    assert labels[20, 25] == 1 and labels[20, 20] == 1


def test_polygon_edge_cases() -> None:
    labels = blank()
    assert fill_polygon(labels, [(1, 1), (5, 5)], 1) is None
    assert fill_polygon(labels, [(1, 1), (5, 1), (9, 1)], 1) is None
    assert fill_polygon(labels, [(-9, -9), (-3, -9), (-3, -3)], 1) is None
    labels[10:20, 10:20] = 3
    assert fill_polygon(labels, [(0, 0), (50, 0), (50, 40), (0, 40)], 1, only=3) == Box(10, 10, 20, 20)
    assert fill_polygon(labels, [(-9, -9), (90, -9), (90, 90), (-9, 90)], 2) == Box(0, 0, 40, 50)
    assert (labels == 2).all()


def test_flood_fill_is_4_connected() -> None:
    labels = np.array([[1, 0, 0], [0, 1, 0], [0, 0, 1]], np.uint8)
    assert flood_fill(labels, 2.9, 0.1, 7) == Box(0, 1, 2, 3)
    assert labels.tolist() == [[1, 7, 7], [0, 1, 7], [0, 0, 1]]
    assert flood_fill(labels, 2, 0, 7) is None
    assert flood_fill(labels, 3, 0, 7) is None and flood_fill(labels, -0.5, 0, 7) is None
    odd = np.array([[1, 2, 3, 2]], np.uint8)
    assert flood_fill(odd, 1, 0, 5) == Box(0, 1, 1, 2) and odd.tolist() == [[1, 5, 3, 2]]


def test_replace_label() -> None:
    labels = np.array([[1, 0, 2], [0, 2, 0]], np.uint8)
    assert replace_label(labels, 2, 5) == Box(0, 1, 2, 3)
    assert labels.tolist() == [[1, 0, 5], [0, 5, 0]]
    assert replace_label(labels, 2, 5) is None and replace_label(labels, 5, 5) is None
