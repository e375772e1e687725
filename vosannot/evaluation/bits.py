"""Boolean masks as packed bits, 64 pixels to a word: what makes the measures fast.

Several masks become one array uint64 [rows, N, words]. Pixel x of a row is bit ``x % 64`` of word ``x // 64``, and
every row ends in enough unused bits for a shift by ``pad`` pixels to stay inside it, so that a shift of the whole
array as one long string of bits never mixes rows. Rows come first, so that a vertical shift is one slice of memory.
"""

import math
from collections.abc import Sequence
from functools import lru_cache, reduce

import numpy as np
import numpy.typing as npt

__all__ = ["Words", "boundaries", "count", "dilate", "pack"]

Words = npt.NDArray[np.uint64]
_ONE, _TOP = np.uint64(1), np.uint64(63)


def pack(masks: Sequence[npt.NDArray[np.bool_]], pad: int) -> tuple[Words, Words]:
    """Pack masks of one size, cut to the rows and words that hold anything.

    Args:
        masks: bool [H, W], N of them.
        pad: pixels by which rows may later be shifted, at least 1.

    Returns:
        The words, uint64 [rows, N, words] with 0 <= rows <= H, and uint64 [words] with the bits of those columns set
        that have a right neighbour inside the frame. The cut keeps one row and one column of background around the
        masks wherever the frame has one.
    """
    height, width = masks[0].shape
    words, valid = _packed(masks), _with_right_neighbour(width)
    used = reduce(np.bitwise_or, (words[:, n] for n in range(len(masks))))
    rows, across = np.flatnonzero(used.any(axis=1)), np.flatnonzero(used.any(axis=0))
    if not len(rows):
        return words[:0], valid
    top, bottom = max(int(rows[0]) - 1, 0), min(int(rows[-1]) + 2, height)
    left, right = max(int(across[0]) - 1, 0), min(int(across[-1]) + 2, words.shape[2])
    spare = -(-pad // 64)
    out = np.zeros((bottom - top, len(masks), right - left + spare), np.uint64)
    out[:, :, : right - left] = words[top:bottom, :, left:right]
    inside = np.zeros(right - left + spare, np.uint64)
    inside[: right - left] = valid[left:right]
    return out, inside


def boundaries(words: Words, valid: Words) -> Words:
    """Pixels that differ from their right, lower or lower-right neighbour; outside the frame counts as equal.

    Args:
        words: uint64 [rows, N, words] from :func:`pack`.
        valid: uint64 [words], columns with a right neighbour.

    Returns:
        uint64 [rows, N, words].
    """
    right = _towards_left(words)
    out = (words ^ right) & valid
    out[:-1] |= words[:-1] ^ words[1:]
    out[:-1] |= (words[:-1] ^ right[1:]) & valid
    return out


def dilate(words: Words, radius: float) -> Words:
    """Pixels within ``radius`` of a set one: dilation with the disk x² + y² <= radius².

    A disk is a pile of vertical bars, the shorter the farther from its middle. The bars grow from the shortest to
    the longest, and what has been gathered moves one pixel before the next is added.

    Args:
        words: uint64 [rows, N, words] from :func:`pack` with a pad of at least ``radius``.

    Returns:
        uint64 [rows, N, words].
    """
    reach = math.floor(radius)
    heights = [math.isqrt(math.floor(radius * radius) - x * x) for x in range(reach + 1)]
    bar, grown = words.copy(), 0
    left = right = np.zeros_like(words)
    for x in range(reach, -1, -1):
        for y in range(grown + 1, heights[x] + 1):
            bar[y:] |= words[:-y]
            bar[:-y] |= words[y:]
        grown = heights[x]
        if x:
            left = _towards_left(left | bar)
            right = _towards_right(right | bar)
    return bar | left | right


def count(words: Words) -> npt.NDArray[np.int64]:
    """Number of set pixels of each mask: int64 [N]."""
    found: npt.NDArray[np.int64] = np.bitwise_count(words).sum(axis=0, dtype=np.int64).sum(axis=1)
    return found


def _packed(masks: Sequence[npt.NDArray[np.bool_]]) -> Words:
    """N times bool [H, W] as uint64 [H, N, ceil(W / 64)]."""
    height, width = masks[0].shape
    out = np.zeros((height, len(masks), -(-width // 64) * 8), np.uint8)
    for n, mask in enumerate(masks):
        out[:, n, : -(-width // 8)] = np.packbits(mask, axis=1, bitorder="little")
    return out.view("<u8").astype(np.uint64, copy=False)


@lru_cache(maxsize=16)
def _with_right_neighbour(width: int) -> Words:
    """uint64 [words] with a bit for every column but the last."""
    words: Words = _packed([np.arange(width)[None] < width - 1])[0, 0]
    words.flags.writeable = False
    return words


def _towards_left(words: Words) -> Words:
    """Every pixel takes the value of its right neighbour."""
    flat = words.reshape(-1)
    out = flat >> _ONE
    out[:-1] |= flat[1:] << _TOP
    return out.reshape(words.shape)


def _towards_right(words: Words) -> Words:
    """Every pixel takes the value of its left neighbour."""
    flat = words.reshape(-1)
    out = flat << _ONE
    out[1:] |= flat[:-1] >> _TOP
    return out.reshape(words.shape)
