"""The losses of one training step, from a batch and what the network made of it.

Segmentation as STCN is trained, and the two correspondence losses of Zhang et al. ("Boosting Video Object Segmentation
via Space-time Correspondence Learning"), both on the keys that the segmentation has computed already. Keys are compared
as STCN's matching compares them, for XMem as well: its shrinkage and selection are no part of the embedding (section
3.1), and pooled objects have none.
"""

import torch
from torch import Tensor

from vosannot.networks.matching import similarity
from vosannot.networks.preprocess import STRIDE
from vosannot.objectives.objects import match_objects, object_coherence, pool_objects
from vosannot.objectives.pixel import pixel_consistency, sample_grid
from vosannot.objectives.segmentation import bootstrapped_cross_entropy, dice_loss
from vosannot.training.batch import Batch, Objects, Pixels
from vosannot.training.forward import Forward

__all__ = ["object_loss", "pixel_loss", "segmentation_loss"]


def segmentation_loss(forward: Forward, batch: Batch, keep: float) -> Tensor:
    """Mean over the predicted frames of bootstrapped cross entropy (``keep``: share of the pixels) + 0.5 dice."""
    truth = batch.masks
    loss = torch.zeros((), device=truth.device)
    for t, prediction in enumerate(forward.predictions, 1):
        loss = loss + bootstrapped_cross_entropy(prediction.logits, batch.labels[:, t], keep)
        loss = loss + 0.5 * dice_loss(prediction.masks, truth[:, t], batch.present)
    return loss / len(forward.predictions)


def pixel_loss(keys: Tensor, pixels: Pixels, generator: torch.Generator) -> Tensor:
    """Pixel-level consistency, the mean of a cross-frame and a cross-view anchor (section 3.3).

    Args:
        keys: float32 [T + 2, B, C_k, h, w], see :class:`Forward`.
        pixels: which frames; see :class:`Pixels`.
        generator: on the CPU, draws the cells.
    """
    maps, clips, _, height, width = keys.shape
    flat = keys.flatten(3)
    each = torch.arange(clips, device=keys.device)
    before, after = flat[pixels.frame, each], flat[-2]
    cells = sample_grid(height, width, maps * clips, generator).to(keys.device).view(maps, clips, 1, -1)
    sampled = flat.gather(3, cells.expand(-1, -1, flat.shape[2], -1))
    others = _against_other_clips(sampled.permute(1, 2, 0, 3).flatten(2), after)
    frame_anchor = sampled[pixels.anchor, each]
    cross_frame = pixel_consistency(similarity(frame_anchor, before), similarity(frame_anchor, after), others)
    view = sampled[-1]
    inside = _cells_inside(pixels.crops, height, width)
    cross_view = pixel_consistency(similarity(view, before), similarity(view, after), others, inside)
    return (cross_frame + cross_view) / 2


def _cells_inside(crops: Tensor, height: int, width: int) -> Tensor:
    """Which cells of a frame have their centre inside a crop [B, 4]: bool [B, h * w]."""
    x = (torch.arange(width, device=crops.device) + 0.5) * STRIDE
    y = (torch.arange(height, device=crops.device) + 0.5) * STRIDE
    left, top, right, bottom = crops[:, :, None].unbind(1)
    columns, rows = (x >= left) & (x < right), (y >= top) & (y < bottom)
    return (rows[:, :, None] & columns[:, None, :]).flatten(1)


def _against_other_clips(vectors: Tensor, queries: Tensor) -> Tensor:
    """Similarities of every clip's queries with the vectors of all clips, -inf for its own.

    Args:
        vectors: float [B, C, N].
        queries: float [B, C, M].

    Returns:
        float [B, M, B * N].
    """
    clips, channels, count = vectors.shape
    pool = vectors.transpose(0, 1).reshape(1, channels, clips * count).expand(clips, -1, -1)
    own = torch.eye(clips, dtype=torch.bool, device=vectors.device).repeat_interleave(count, 1)
    return similarity(pool, queries).masked_fill(own[:, None], float("-inf"))


def object_loss(keys: Tensor, length: int, objects: Objects) -> Tensor:
    """Object-level coherence between the first and the last frame of each clip.

    Queries are the labelled objects, whose counterparts are known, and the drawn proposals, whose counterparts the
    Hungarian algorithm finds among the last frame's proposals. Everything of the other clips is a negative.

    Args:
        keys: float32 [>= T, B, C_k, h, w].
        length: T.
        objects: boxes; see :class:`Objects`.
    """
    first, last = keys[0], keys[length - 1]
    labelled = [pool_objects(at, objects.labelled[:, i], STRIDE) for i, at in enumerate((first, last))]
    drawn, found = pool_objects(first, objects.drawn, STRIDE), pool_objects(last, objects.found, STRIDE)
    match = _matches(drawn, found, objects).to(keys.device)
    counterparts = found.gather(1, match.clamp(min=0)[:, :, None].expand(-1, -1, found.shape[2]))
    queries = torch.cat((labelled[0], drawn), 1)
    positives = torch.cat((labelled[1], counterparts), 1)
    counted = torch.cat((objects.visible, objects.is_drawn & (match >= 0)), 1)
    everything = torch.cat((*labelled, drawn, found), 1)
    real = torch.cat((objects.visible, objects.visible, objects.is_drawn, objects.is_found), 1)
    negatives = _against_other_clips(everything.transpose(1, 2), queries.transpose(1, 2))
    negatives = negatives.masked_fill(~real.flatten(), float("-inf"))
    positive = similarity(positives.transpose(1, 2), queries.transpose(1, 2)).diagonal(dim1=1, dim2=2)
    return object_coherence(positive, negatives, counted)


def _matches(drawn: Tensor, found: Tensor, objects: Objects) -> Tensor:
    """Each drawn proposal's counterpart among those found: int64 [B, Q] on the CPU, -1 for none."""
    similarities = similarity(found.transpose(1, 2), drawn.transpose(1, 2)).detach().cpu()
    is_drawn, is_found = objects.is_drawn.cpu(), objects.is_found.cpu()
    matches = torch.full(drawn.shape[:2], -1, dtype=torch.int64)
    for clip, table in enumerate(similarities):
        # Padding comes last on both sides.
        queries, candidates = int(is_drawn[clip].sum()), int(is_found[clip].sum())
        matches[clip, :queries] = match_objects(table[:queries, :candidates])
    return matches
