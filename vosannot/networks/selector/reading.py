"""What frames say about each other's masks: a mask read through the likeness of what the frames show."""

import torch
import torch.nn.functional as F
from torch import Tensor

from vosannot.networks.matching import similarity

__all__ = ["PLANES", "readings"]

PLANES = 8
"""Planes that :func:`readings` makes."""

_SHARP = 14.0  # what cosines are multiplied with before the softmax: DINO's temperature for labels is 0.07
_FAR = 3.0  # logarithms of distances are told in these units, so that most lie between 0 and 1
_MOST_READ = 24
"""Frames that a frame is compared with besides its neighbours and the known ones: a hundred would say the same."""


@torch.no_grad()
def readings(keys: Tensor, masks: Tensor, known: Tensor, *, by_angle: bool) -> Tensor:
    """Each frame's mask as the others would have it.

    A cell looks for what it shows on another frame, and takes the mask that lies there. What the known frames say is
    weighed by how much alike the cells are; the rest counts equally, right or wrong.

    Args:
        keys: float32 [T, C, h, w].
        masks: float32 [T, 2, h, w], the object's and all others', 0..1.
        known: bool [T], where the masks are known to be right.
        by_angle: compare keys by their angle; otherwise by distance, as STCN does.

    Returns:
        float32 [T, PLANES, h, w]: by the known frames the object, the others and how far what they show is away (0: the
        same); by all frames the object and the others; by the frame before and the frame after the object; how far what
        the nearest frame shows is away. Zeros where there is nothing to read from.
    """
    count, _, height, width = keys.shape
    cells = keys.flatten(2).float()
    if by_angle:
        cells = F.normalize(cells, dim=1)
    rows = masks.flatten(2).float()
    out = cells.new_zeros(count, PLANES, height * width)
    spread = torch.linspace(0, count - 1, min(count, _MOST_READ)).round().long().tolist()
    for t in range(count):
        known_here = [j for j in known.nonzero().flatten().tolist() if j != t]
        beside = [j for j in (t - 1, t + 1) if 0 <= j < count]
        others = sorted({j for j in (*spread, *beside) if j != t} | set(known_here))
        if not others:
            continue
        query, memory = cells[t : t + 1].expand(len(others), -1, -1), cells[others]
        if by_angle:
            alike = _SHARP * torch.bmm(query.transpose(1, 2), memory)
            away = _SHARP - alike.amax(2)
        else:
            alike = similarity(memory, query)
            norm = cells[t].square().sum(0) / cells.shape[1] ** 0.5
            away = (norm - alike.amax(2)).clamp(min=0)
        read = torch.bmm(alike.softmax(2), rows[others].transpose(1, 2))  # [J, h·w, 2]
        at = {j: i for i, j in enumerate(others)}
        if known_here:
            chosen = [at[j] for j in known_here]
            weights = (-away[chosen]).softmax(0)
            out[t, 0:2] = (weights[:, :, None] * read[chosen]).sum(0).T
            out[t, 2] = away[chosen].amin(0).log1p() / _FAR
        out[t, 3:5] = read.mean(0).T
        for plane, j in ((5, t - 1), (6, t + 1)):
            if j in at:
                out[t, plane] = read[at[j], :, 0]
        out[t, 7] = away.amin(0).log1p() / _FAR
    return out.view(count, PLANES, height, width)
