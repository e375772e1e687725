import io
import os
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from vosannot.core.errors import AnnotationError, ExportError
from vosannot.masks import davis_palette, decode_png, encode_png, read_png, write_png

DAVIS = Path(__file__).resolve().parents[3] / "shared" / "davis" / "Annotations" / "480p"


def png(image: Image.Image, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "PNG", **options)
    return stream.getvalue()


@pytest.fixture
def labels() -> np.ndarray:
    rng = np.random.default_rng(3)
    return np.kron(rng.integers(0, 6, (6, 9)), np.ones((8, 7))).astype(np.uint8)


def test_round_trip_and_kind_of_file(labels: np.ndarray) -> None:
    data = encode_png(labels)
    with Image.open(io.BytesIO(data)) as image:
        assert image.mode == "P" and "transparency" not in image.info
        assert image.getpalette("RGB") == davis_palette().ravel().tolist()
        assert np.array_equal(np.array(image), labels)
    assert data[24:26] == b"\x08\x03"
    decoded = decode_png(data)
    assert np.array_equal(decoded, labels) and decoded.flags.writeable
    assert encode_png(labels) == data


@pytest.mark.parametrize("shape", [(1, 1), (1, 7), (7, 1), (33, 65)])
def test_every_value_and_small_shapes_survive(shape: tuple[int, int]) -> None:
    random = np.random.default_rng(0).integers(1, 255, shape).astype(np.uint8)
    assert np.array_equal(decode_png(encode_png(random)), random)
    assert np.array_equal(decode_png(encode_png(random[::-1, ::-1])), random[::-1, ::-1])


def test_encode_refuses_other_arrays() -> None:
    for wrong in (np.zeros((2, 2, 3), np.uint8), np.zeros((2, 2), np.int32), np.zeros((0, 4), np.uint8)):
        with pytest.raises(ValueError, match="uint8"):
            encode_png(wrong)


def test_void_is_kept_for_ground_truth() -> None:
    labels = np.array([[0, 255], [255, 0]], np.uint8)
    assert np.array_equal(decode_png(encode_png(labels)), labels)


def test_grey_files() -> None:
    binary = np.array([[0, 255], [255, 0]], np.uint8)
    assert decode_png(png(Image.fromarray(binary))).tolist() == [[0, 1], [1, 0]]
    ids = np.array([[0, 1], [3, 255]], np.uint8)
    assert decode_png(png(Image.fromarray(ids))).tolist() == ids.tolist()
    one_bit = Image.fromarray(binary).convert("1")
    assert decode_png(png(one_bit)).tolist() == [[0, 1], [1, 0]]
    deep = np.array([[0, 65535], [65535, 0]], np.uint16)
    assert decode_png(png(Image.fromarray(deep))).tolist() == [[0, 1], [1, 0]]
    small = np.array([[0, 7], [254, 0]], np.uint16)
    assert decode_png(png(Image.fromarray(small))).tolist() == small.tolist()
    with pytest.raises(AnnotationError, match=r"x\.png has 16-bit values up to 300"):
        decode_png(png(Image.fromarray(np.array([[0, 300]], np.uint16))), "x.png")


def test_packed_grey_and_palette_files() -> None:
    def packed(depth: int, colour_type: int, row: bytes, width: int, extra: bytes = b"") -> bytes:
        def chunk(kind: bytes, body: bytes) -> bytes:
            return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

        head = struct.pack(">IIBBBBB", width, 1, depth, colour_type, 0, 0, 0)
        body = chunk(b"IHDR", head) + extra + chunk(b"IDAT", zlib.compress(b"\0" + row)) + chunk(b"IEND", b"")
        return b"\x89PNG\r\n\x1a\n" + body

    assert decode_png(packed(4, 0, bytes([0x01, 0x2E]), 4)).tolist() == [[0, 1, 2, 14]]
    assert decode_png(packed(2, 0, bytes([0b00011000]), 4)).tolist() == [[0, 1, 2, 0]]
    palette = struct.pack(">I", 12) + b"PLTE" + bytes(12) + struct.pack(">I", zlib.crc32(b"PLTE" + bytes(12)))
    assert decode_png(packed(2, 3, bytes([0b00011011]), 4, palette)).tolist() == [[0, 1, 2, 3]]


def test_black_and_white_palette_file_is_one_object() -> None:
    image = Image.fromarray(np.array([[0, 255], [255, 0]], np.uint8))
    image.putpalette([v for v in range(256) for _ in range(3)])
    assert decode_png(png(image)).tolist() == [[0, 1], [1, 0]]


def test_colour_files_are_mapped_back(labels: np.ndarray) -> None:
    colour = davis_palette()[labels]
    assert np.array_equal(decode_png(png(Image.fromarray(colour))), labels)
    opaque = np.dstack([colour, np.full(labels.shape, 255, np.uint8)])
    assert np.array_equal(decode_png(png(Image.fromarray(opaque))), labels)
    cut = np.dstack([np.full_like(colour, 77), np.zeros(labels.shape, np.uint8)])
    cut[labels > 0] = opaque[labels > 0]
    assert np.array_equal(decode_png(png(Image.fromarray(cut))), labels)
    white = np.repeat((labels > 2).astype(np.uint8)[..., None] * 255, 3, 2)
    assert np.array_equal(decode_png(png(Image.fromarray(white))), labels > 2)


def test_foreign_colours_are_refused_with_their_place() -> None:
    colour = np.zeros((5, 6, 3), np.uint8)
    colour[3, 4] = (1, 2, 3)
    with pytest.raises(AnnotationError, match=r"a\.png is a colour picture with \(1, 2, 3\) at \(4, 3\)"):
        decode_png(png(Image.fromarray(colour)), "a.png")
    half = np.zeros((5, 6, 4), np.uint8)
    half[..., 3] = 128
    with pytest.raises(AnnotationError, match="half-transparent"):
        decode_png(png(Image.fromarray(half)))


def test_hostile_data(labels: np.ndarray) -> None:
    good = encode_png(labels)
    huge = bytearray(good)
    huge[16:24] = struct.pack(">II", 2**31 - 1, 2**31 - 1)
    jpeg = io.BytesIO()
    Image.new("RGB", (4, 4)).save(jpeg, "JPEG")
    for data, words in (
        (b"", "empty"),
        (b"hello", "not a PNG"),
        (jpeg.getvalue(), "not a PNG"),
        (good[:20], "header"),
        (bytes(huge), "megapixels"),
        (good[:-60], "damaged"),
    ):
        with pytest.raises(AnnotationError) as caught:
            decode_png(data, "m.png")
        assert str(caught.value).startswith("m.png") and words in str(caught.value)


def test_damage_anywhere_never_raises_anything_else(labels: np.ndarray) -> None:
    good = encode_png(labels)
    rng = np.random.default_rng(5)
    for _ in range(300):
        data = bytearray(good)
        if rng.random() < 0.3:
            data = data[: rng.integers(0, len(data))]
        for _ in range(rng.integers(1, 4)):
            if data:
                data[rng.integers(0, len(data))] = rng.integers(0, 256)
        try:
            decoded = decode_png(bytes(data))
        except AnnotationError:
            continue
        assert decoded.dtype == np.uint8 and decoded.ndim == 2


def test_files(tmp_path: Path, labels: np.ndarray) -> None:
    path = tmp_path / "ünïcode dir" / "00000.png"
    with pytest.raises(ExportError, match=r"00000\.png cannot be written: that folder does not exist"):
        write_png(path, labels)
    path.parent.mkdir()
    write_png(path, labels)
    write_png(str(path), labels + 1)
    assert np.array_equal(read_png(path), labels + 1)
    assert [p.name for p in path.parent.iterdir()] == ["00000.png"]
    with pytest.raises(AnnotationError, match="does not exist"):
        read_png(tmp_path / "none.png")
    with pytest.raises(AnnotationError, match="cannot be read"):
        read_png(tmp_path)


def test_a_full_disk_keeps_the_old_file(tmp_path: Path, labels: np.ndarray, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.png"
    write_png(path, labels)
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match=r"a\.png cannot be written: the disk is full"):
        write_png(path, labels + 1)
    assert path.read_bytes() == before and len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(not DAVIS.is_dir(), reason="needs ../shared/davis")
def test_real_davis_files() -> None:
    files = sorted(DAVIS.glob("*/00000.png"))
    assert files
    for file in files:
        with Image.open(file) as image:
            truth = np.array(image.convert("L")) > 0
        labels = read_png(file)
        assert set(np.unique(labels)) == {0, 1}
        assert np.array_equal(labels > 0, truth)
