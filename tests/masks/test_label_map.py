import numpy as np
import pytest

from vosannot.core.errors import AnnotationError
from vosannot.masks import Box, bounding_box, object_ids, resize_labels, strip_void, validate


def labels_of(*rows: list[int]) -> np.ndarray:
    return np.array(rows, np.uint8)


def test_object_ids_leave_out_background_and_void() -> None:
    assert object_ids(labels_of([0, 255, 7], [2, 2, 254])) == (2, 7, 254)
    assert object_ids(np.zeros((3, 3), np.uint8)) == ()


@pytest.mark.parametrize(
    ("array", "words"),
    [
        (np.zeros((4, 5, 3), np.uint8), "3 dimensions"),
        (np.zeros((4, 5), np.int64), "int64"),
        (np.zeros((0, 5), np.uint8), "empty"),
        (np.zeros((5, 4), np.uint8), "4x5 but the clip is 5x4"),
        (np.full((4, 5), 9, np.uint8), "object id 9, not in the object list (1, 2)"),
        (np.full((4, 5), 255, np.uint8), "20 void pixels"),
    ],
)
def test_validate_names_the_source_and_the_problem(array: np.ndarray, words: str) -> None:
    with pytest.raises(AnnotationError) as caught:
        validate(array, size=(4, 5), known={1, 2}, source="mask.png")
    assert str(caught.value).startswith("mask.png") and words in str(caught.value)


def test_validate_accepts_what_fits() -> None:
    validate(labels_of([0, 1], [2, 2]), size=(2, 2), known=[1, 2, 3], source="x")
    validate(labels_of([0, 200]), size=None, known=None, source="x")
    with pytest.raises(AnnotationError, match="which is empty"):
        validate(labels_of([1]), size=None, known=(), source="x")


def test_strip_void() -> None:
    assert strip_void(labels_of([0, 1, 255])).tolist() == [[0, 1, 0]]
    assert strip_void(labels_of([0, 255])).tolist() == [[0, 1]]  # DAVIS-2016
    assert strip_void(labels_of([0, 255]), binary=False).tolist() == [[0, 0]]
    assert strip_void(labels_of([0, 1, 255]), binary=True).tolist() == [[0, 1, 1]]
    original = labels_of([0, 1, 255])
    strip_void(original)
    assert original[0, 2] == 255


def test_resize_keeps_ids_unmixed_and_centred() -> None:
    labels = np.zeros((4, 4), np.uint8)
    labels[:2, :2] = 3
    labels[2:, 2:] = 9
    large = resize_labels(labels, (8, 12))
    assert large.shape == (8, 12) and object_ids(large) == (3, 9)
    assert np.array_equal(large, np.repeat(np.repeat(labels, 2, 0), 3, 1))
    assert np.array_equal(resize_labels(large, (4, 4)), labels)
    same = resize_labels(labels, (4, 4))
    assert same is not labels and np.array_equal(same, labels)
    assert resize_labels(labels[:, ::-1], (2, 2)).tolist() == [[0, 3], [9, 0]]


def test_bounding_box() -> None:
    mask = np.zeros((6, 9), bool)
    assert bounding_box(mask) is None
    mask[2, 3] = mask[4, 7] = True
    assert bounding_box(mask) == Box(2, 3, 5, 8)


def test_box() -> None:
    box = Box(1, 2, 4, 6)
    assert (box.height, box.width, box.area) == (3, 4, 12)
    assert np.zeros((9, 9))[box.slices].shape == (3, 4)
    assert box.union(Box(0, 5, 2, 9)) == Box(0, 2, 4, 9)
    assert box.union(None) == box and Box(0, 0, 0, 0).union(box) == box and box.union(Box(9, 9, 9, 9)) == box
    assert Box(-3, -2, 5, 4).clip(4, 3) == Box(0, 0, 4, 3)
    assert Box(-5, -5, -2, -2).clip(4, 4).area == 0
    assert Box(8, 8, 9, 9).clip(4, 4).area == 0
