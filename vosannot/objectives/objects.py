"""Object-level coherence (Zhang et al., "Boosting Video Object Segmentation via Space-time Correspondence Learning",
section 3.2, equations 8 to 11). Pure tensor functions.

The similarity is the caller's: the paper writes <.,.> for the measure that the network matches with.
"""

import torch
from scipy.optimize import linear_sum_assignment
from torch import Tensor

__all__ = ["match_objects", "object_coherence", "pool_objects"]

_SAMPLES = 14  # a side: RoIAlign's usual 7 x 7 bins with 2 x 2 samples each


def pool_objects(keys: Tensor, boxes: Tensor, stride: int) -> Tensor:
    """One vector for each box: the mean of a RoIAlign (equation 8).

    Bilinear interpolation at a grid of points is separable, and so is its mean: weights of rows times weights of
    columns. Two small matrix products take the place of torchvision's operator, and their gradient adds up in the same
    order every time.

    Args:
        keys: float [B, C, h, w].
        boxes: float [B, R, 4]; left, top, right, bottom in pixels of the frame.
        stride: pixels a cell.

    Returns:
        float [B, R, C].
    """
    height, width = keys.shape[-2:]
    rows = _weights(boxes[..., 1], boxes[..., 3], height, stride)
    columns = _weights(boxes[..., 0], boxes[..., 2], width, stride)
    cells = (rows[..., :, None] * columns[..., None, :]).flatten(2)
    return torch.bmm(cells, keys.flatten(2).transpose(1, 2))


def _weights(low: Tensor, high: Tensor, cells: int, stride: int) -> Tensor:
    """Mean weight of every cell in the linear interpolation at the samples from low to high; sums to 1."""
    steps = (torch.arange(_SAMPLES, device=low.device) + 0.5) / _SAMPLES
    # Cell i's centre lies at pixel (i + 0.5) * stride (RoIAlign's "aligned" convention); samples beyond the outer
    # centres take the outer cell.
    at = ((low[..., None] + (high - low)[..., None] * steps) / stride - 0.5).clamp(0, cells - 1)
    distance = (at[..., None] - torch.arange(cells, device=low.device)).abs()
    return (1 - distance).clamp(min=0).mean(-2)


def match_objects(similarities: Tensor) -> Tensor:
    """The assignment of query objects to candidates that has the largest total similarity (equations 9 and 10).

    Args:
        similarities: float [Q, P].

    Returns:
        int64 [Q] on the CPU: each query's candidate, no candidate twice, -1 where candidates ran out (P < Q).
    """
    matched = torch.full((similarities.shape[0],), -1, dtype=torch.int64)
    queries, candidates = linear_sum_assignment(similarities.detach().cpu().numpy(), maximize=True)
    matched[torch.from_numpy(queries)] = torch.from_numpy(candidates)
    return matched


def object_coherence(positive: Tensor, negatives: Tensor, counted: Tensor) -> Tensor:
    """An object and itself at another time, against objects of other videos (equation 11).

    As in equation 7, the sum that is printed inside the logarithm is read as the mean of the objects' -log.

    Args:
        positive: float [B, Q], each query object against its counterpart.
        negatives: float [B, Q, O], each query object against objects of other videos; -inf leaves one out.
        counted: bool [B, Q], queries that have a counterpart.

    Returns:
        float scalar (0 when no query counts).
    """
    # What does not count must not bring in an infinity: 0 times that is not 0.
    kept = torch.where(counted, positive, 0.0)
    every = torch.cat((kept[:, :, None], negatives), 2)
    loss = torch.where(counted, every.logsumexp(2) - kept, 0.0)
    return loss.sum() / counted.sum().clamp(min=1)
