"""From noisy evidence of motion, frame by frame, to one answer for a whole shot.

Superpixels of all frames are the nodes of one graph: neighbours of like colour belong together, and so do pieces that
the flow carries onto one another. The answer stays near the evidence where that is clear and near its neighbours where
it is not, which is one sparse linear system (a random walk). Then the colours of what moves are learned from the answer
and speak too, only near what moves.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.ndimage import gaussian_filter
from scipy.sparse.linalg import cg

from vosannot.engines.motion.superpixels import Floats, Superpixels, shared_edges
from vosannot.media.flow import Flow

__all__ = ["Look", "motion_evidence", "spread", "spread_along"]

_TOGETHER = 96  # frames of a shot that are solved at once: what they need is a few hundred kilobytes each
_AROUND = 8  # frames on both sides that are solved with them, so that no seam is seen
_FASTEST = 98.5  # percentile of the residual motion that counts as the fastest in a frame
_STILL = 0.5  # pixels: what moves slower than this is never what moves
_NOISE = 2.5  # times the median of the residual motion: what is not clearly above it is not evidence
_ALIKE = 8.0  # Lab units: colours this far apart belong together less
_SPATIAL, _TEMPORAL = 2.0 / 8, 2.0 / 64  # weight of a pixel of common border, of a pixel carried along
_TRUST = 0.3  # weight of the evidence against the neighbours
_CONSISTENT = 1.5  # pixels: there and back again, a flow vector ends this close to where it began
_LEAST_CARRIED = 8  # pixels
_BINS, _ROUNDS = 16, 2
_HALF = 0.42  # answers from here on count as moving: what motion leaves undecided is more often part of it

Weights: TypeAlias = tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], Floats]


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of one frame.

    Attributes:
        pieces: its superpixels.
        evidence: float64 [n], 0..1: how clearly each moves against the background.
        ahead: flow to the next frame of the shot and back from there, or None for the last.
    """

    pieces: Superpixels
    evidence: Floats
    ahead: tuple[Flow, Flow] | None


def motion_evidence(pieces: Superpixels, residuals: Sequence[Flow], sensitivity: float) -> Floats:
    """How clearly each superpixel moves against the background, float64 [n], 0..1.

    Args:
        residuals: flow without the camera's, float32 [h, w, 2], to the next frame and to the one before, where there
            are any. What counts is the slower of the two: a background that the object uncovers or hides seems to move
            with it, but on the one side only towards the past, on the other only towards the future.
        sensitivity: share of the frame's fastest motion at which the evidence is one half.
    """
    if not residuals:
        return np.zeros(len(pieces.sizes))
    speed = np.min([np.hypot(flow[..., 0], flow[..., 1]) for flow in residuals], axis=0)
    fastest = float(np.percentile(speed[::2, ::2], _FASTEST))
    half = max(_STILL, _NOISE * float(np.median(speed)), sensitivity * fastest)
    return pieces.mean(speed**2 / (speed**2 + half**2))


def spread(looks: Sequence[Look], colour: float) -> list[npt.NDArray[np.float32]]:
    """For every frame of a shot the probability that its pixels move, float32 [h, w], 0..1.

    Args:
        colour: weight of what the colours say against what the motion says; 0: none.
    """
    starts = np.cumsum([0, *(len(look.evidence) for look in looks)])
    evidence = np.concatenate([look.evidence for look in looks])
    colours = np.concatenate([look.pieces.colours for look in looks])
    sizes = np.concatenate([look.pieces.sizes for look in looks])
    links = _links(looks, starts)
    trust = _TRUST * (np.abs(2 * evidence - 1) + 0.1)
    answer = _solved(links, evidence, trust, evidence)
    for _ in range(_ROUNDS if colour > 0 and answer.max() > 0.5 else 0):
        says = _colour_says(colours, sizes, answer)
        near = np.clip(2 * answer, 0, 1)  # like colours far from what moves are something else
        says = np.where(says > 0.5, 0.5 + (says - 0.5) * near, says)
        heard = colour * _TRUST * np.abs(2 * says - 1)
        answer = _solved(links, (trust * evidence + heard * says) / (trust + heard), trust + heard, answer)
    soft = np.interp(answer, (0, _HALF, 1), (0, 0.5, 1)).astype(np.float32)
    return [np.asarray(soft[starts[n] : starts[n + 1]][look.pieces.numbers]) for n, look in enumerate(looks)]


def spread_along(looks: Iterable[Look], colour: float) -> Iterator[npt.NDArray[np.float32]]:
    """The same for a shot of any length, frame after frame, as soon as enough of what follows is known."""
    held: list[Look] = []
    given = 0  # of those that are held
    for look in looks:
        if len(held) == _TOGETHER + _AROUND:
            until = len(held) - _AROUND
            yield from spread(held, colour)[given:until]
            held, given = held[until - _AROUND :], _AROUND
        held.append(look)
    yield from spread(held, colour)[given:] if held else ()


def _links(looks: Sequence[Look], starts: npt.NDArray[np.int64]) -> sparse.csr_array:
    """Symmetric weights between all superpixels of the shot: [N, N]."""
    found: list[Weights] = []
    for n, look in enumerate(looks):
        first, second, border = shared_edges(look.pieces.numbers)
        colours = look.pieces.colours
        weights = _SPATIAL * border * _likeness(colours[first], colours[second])
        found.append((first + starts[n], second + starts[n], weights))
        if look.ahead is not None and n + 1 < len(looks):
            following = looks[n + 1].pieces
            first, second, pixels = _carried(look.pieces, following, *look.ahead)
            weights = _TEMPORAL * pixels * _likeness(colours[first], following.colours[second])
            found.append((first + starts[n], second + starts[n + 1], weights))
    first, second, weights = (np.concatenate(column) for column in zip(*found, strict=True))
    half = sparse.csr_array((weights, (first, second)), shape=(starts[-1], starts[-1]))
    return sparse.csr_array(half + half.T)


def _likeness(first: Floats, second: Floats) -> Floats:
    return np.asarray(np.exp(-((first - second) ** 2).sum(axis=1) / (2 * _ALIKE**2)), np.float64)


def _carried(now: Superpixels, following: Superpixels, there: Flow, back: Flow) -> Weights:
    """Pairs of pieces of two frames and how many pixels the flow carries from one to the other."""
    height, width = now.numbers.shape
    x = np.rint(np.arange(width) + there[..., 0]).astype(np.intp)
    y = np.rint(np.arange(height)[:, None] + there[..., 1]).astype(np.intp)
    kept = (x >= 0) & (x < width) & (y >= 0) & (y < height)
    x, y = x.clip(0, width - 1), y.clip(0, height - 1)
    around = there + back[y, x]
    kept &= np.hypot(around[..., 0], around[..., 1]) < _CONSISTENT
    count = len(following.sizes)
    codes = now.numbers[kept].astype(np.int64) * count + following.numbers[y[kept], x[kept]]
    pairs, pixels = np.unique(codes, return_counts=True)
    enough = pixels >= _LEAST_CARRIED
    return pairs[enough] // count, pairs[enough] % count, pixels[enough].astype(np.float64)


def _solved(links: sparse.csr_array, wanted: Floats, trust: Floats, begin: Floats) -> Floats:
    """The values that are near ``wanted`` and near their neighbours, both weighted."""
    degree = np.asarray(links.sum(axis=1)).ravel() + trust
    system = sparse.csr_array(sparse.diags_array(degree) - links)
    found, _ = cg(system, trust * wanted, x0=begin, rtol=1e-3, maxiter=200, M=sparse.diags_array(1 / degree))
    return np.clip(np.asarray(found, np.float64), 0, 1)


def _colour_says(colours: Floats, sizes: Floats, answer: Floats) -> Floats:
    """How likely each superpixel's colour is one of what moves rather than of the background, float64 [N], 0..1."""
    bins = np.clip(colours / 256 * _BINS, 0, _BINS - 1).astype(np.intp)
    index = np.ravel_multi_index(tuple(bins.T), (_BINS,) * 3)
    moving = np.clip((answer - 0.2) / 0.6, 0, 1)
    both = []
    for weights in (moving * sizes, (1 - moving) * sizes):
        counts = np.bincount(index, weights, minlength=_BINS**3).reshape((_BINS,) * 3)
        both.append(gaussian_filter(counts, (1.0, 0.6, 0.6)).ravel()[index] / max(float(weights.sum()), 1e-9))
    return np.asarray((both[0] + 1e-5) / (both[0] + both[1] + 2e-5), np.float64)
