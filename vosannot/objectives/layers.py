"""Losses on several objects as layers. Pure tensor functions; the masks may be the renderer's or pseudo labels."""

from dataclasses import dataclass

import torch
from torch import Tensor

from vosannot.objectives.objects import match_objects

__all__ = ["LayeredLoss", "layered_loss", "matched"]

_LEAST = 1e-4  # probabilities stay this far from 0 and 1: no pixel costs more than about 9


@dataclass(frozen=True)
class LayeredLoss:
    """Float32 scalars, means over clips.

    Attributes:
        total: what is minimised.
        modal, amodal: cross entropy and dice of what is seen of the objects, and of all of them.
        union: the same of all objects together.
        owner: cross entropy of which query a pixel of an object belongs to, whatever its size; without it, one query
            long takes all objects.
    """

    total: Tensor
    modal: Tensor
    amodal: Tensor
    union: Tensor
    owner: Tensor


def layered_loss(
    modal: Tensor,
    amodal: Tensor,
    true_modal: Tensor,
    true_amodal: Tensor | None,
    known: Tensor,
    present: Tensor,
) -> LayeredLoss:
    """Compare queries with objects. Which query is which object is decided once for the whole clip, by the least cost
    (Hungarian), so an object that keeps its query is the cheapest; queries without an object must stay empty.

    Args:
        modal, amodal: float32 [B, T, K, H, W], probabilities.
        true_modal: float32 [B, T, M, H, W], 0..1, M <= K.
        true_amodal: the same with what other objects hide; None: nobody knows.
        known: float32 [B, T, H, W], weights of the pixels; 0: does not count.
        present: float32 [B, M], 0: padding.
    """
    order, count = matched(modal.detach(), true_modal, known, present), modal.shape[2]
    there = _arranged(present, order, count)
    seen = _arranged(true_modal.transpose(1, 2), order, count)
    weights = known[:, None]
    modal_loss = _compare(modal.transpose(1, 2), seen, weights, there)
    if true_amodal is None:
        amodal_loss = modal_loss.new_zeros(())
    else:
        whole = _arranged(true_amodal.transpose(1, 2), order, count)
        amodal_loss = _compare(amodal.transpose(1, 2), whole, weights, there)
    everything = 1 - (1 - modal).prod(2)
    truth = 1 - (1 - true_modal * present[:, None, :, None, None]).prod(2)
    some = (present.sum(1, keepdim=True) > 0).float()
    union_loss = _compare(everything[:, None], truth[:, None], weights, some)
    owner_loss = _owner(modal.transpose(1, 2), seen * weights, there)
    total = modal_loss + 0.5 * amodal_loss + union_loss + 0.5 * owner_loss
    return LayeredLoss(total, *(part.detach() for part in (modal_loss, amodal_loss, union_loss, owner_loss)))


def matched(modal: Tensor, true: Tensor, known: Tensor, present: Tensor) -> Tensor:
    """The query of each object: int64 [B, M] on the CPU, no query twice. Arguments as of :func:`layered_loss`."""
    count = known.flatten(1).sum(1).clamp(min=1)[:, None, None]
    found = modal.transpose(1, 2).flatten(2).clamp(_LEAST, 1 - _LEAST)
    weights = known.flatten(1)[:, None]
    objects = true.transpose(1, 2).flatten(2) * weights
    # Cross entropy of every pair: -(t log p + (1 - t) log (1 - p)), where t is 0 outside what is known.
    logit, off = found.logit(), (1 - found).log() * weights
    entropy = -(objects @ logit.transpose(1, 2) + off.sum(2)[:, None]) / count
    overlap = 2 * objects @ found.transpose(1, 2) + 1
    dice = 1 - overlap / (objects.sum(2)[:, :, None] + (found * weights).sum(2)[:, None] + 1)
    cost = (entropy + dice) * present[:, :, None]
    return torch.stack([match_objects(-each) for each in cost])


def _arranged(objects: Tensor, order: Tensor, count: int) -> Tensor:
    """[B, M, ...] -> [B, ``count``, ...] with each object at its query's place and zeros elsewhere."""
    out = objects.new_zeros((objects.shape[0], count, *objects.shape[2:]))
    for clip, queries in enumerate(order):
        out[clip, queries] = objects[clip]
    return out


def _owner(found: Tensor, true: Tensor, present: Tensor) -> Tensor:
    """Minus the logarithm of the right query's share, mean over an object's pixels, then over objects; shapes as of
    :func:`_compare`."""
    over = (2, 3, 4)
    share = found.clamp(min=_LEAST) / found.clamp(min=_LEAST).sum(1, keepdim=True)
    wrong = -(true * share.log()).sum(over) / true.sum(over).clamp(min=1)
    return (wrong * present).sum() / present.sum().clamp(min=1)


def _compare(found: Tensor, true: Tensor, weights: Tensor, present: Tensor) -> Tensor:
    """Cross entropy over all pixels plus dice over the objects that there are.

    Args:
        found, true: float32 [B, K, T, H, W].
        weights: float32 [B, 1, T, H, W].
        present: float32 [B, K].
    """
    sure = found.clamp(_LEAST, 1 - _LEAST)
    entropy = -(true * sure.log() + (1 - true) * (1 - sure).log()) * weights
    entropy = entropy.sum() / (weights.sum() * found.shape[1]).clamp(min=1)
    over = (2, 3, 4)
    overlap, total = (found * true * weights).sum(over), ((found + true) * weights).sum(over)
    dice = (1 - (2 * overlap + 1) / (total + 1)) * present
    return found.shape[1] * entropy + dice.sum() / present.sum().clamp(min=1)
