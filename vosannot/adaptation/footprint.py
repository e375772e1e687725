"""How much memory an adaptation needs, before it begins: one sample on torch's meta device, which has shapes only."""

from collections.abc import Callable, Iterable
from functools import partial
from types import TracebackType
from typing import Any, NamedTuple

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor
from torch.overrides import TorchFunctionMode

from vosannot.adaptation.cycle import OBJECTIVES, Reading, begin, run_cycle
from vosannot.adaptation.stepper import AdaptationSettings
from vosannot.adaptation.subsets import make_subset
from vosannot.networks.families import Config, Network, build
from vosannot.networks.folding import Folded, Shared
from vosannot.networks.preprocess import Geometry

__all__ = ["Footprint", "Kept", "footprint"]


class Footprint(NamedTuple):
    """Bytes that an adaptation holds at once, at most; torch itself and the decoded frames come on top.

    Attributes:
        weights: the network, the copy that runs, and the original that snapshots are differences to; where weights are
            averaged, the mean and the copy that runs with it.
        learning: gradients and the two moments of Adam.
        kept: what one sample keeps for its backward pass. Samples follow one another: their number does not matter.
    """

    weights: int
    learning: int
    kept: int

    @property
    def total(self) -> int:
        """All of it."""
        return sum(self)


class Kept:
    """Within the block, gathers what autograd keeps for the backward pass; every storage once.

    Args:
        known: tensors that are there anyway.
    """

    def __init__(self, known: Iterable[Tensor] = ()) -> None:
        self._known = {_storage(tensor)._cdata for tensor in known}
        self._storages: dict[int, torch.UntypedStorage] = {}
        self._hooks: Any = torch.autograd.graph.saved_tensors_hooks(self.add, _as_it_is)

    @property
    def bytes(self) -> int:
        """So far."""
        return sum(storage.nbytes() for storage in self._storages.values())

    def add(self, tensor: Tensor) -> Tensor:
        """Count this one too; returns it."""
        storage = _storage(tensor)
        if storage._cdata not in self._known:
            self._storages[storage._cdata] = storage  # held on to: an address must not be given out twice
        return tensor

    def forget(self, tensors: Iterable[Tensor]) -> None:
        """Leave these out, whether they were kept or not."""
        for tensor in tensors:
            self._storages.pop(_storage(tensor)._cdata, None)

    def __enter__(self) -> "Kept":
        self._hooks.__enter__()
        return self

    def __exit__(self, *error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._hooks.__exit__(*error)


def footprint(config: Config, settings: AdaptationSettings, height: int, width: int, objects: int) -> Footprint:
    """What an adaptation will need. Nothing is computed and hardly anything allocated.

    Args:
        config: of the network.
        settings: the adaptation's; size, subset, objective, length and precision matter.
        height, width: of its frames, px, before padding.
        objects: on the reference; at most ``settings.max_objects`` take part.
    """
    with torch.device("meta"):
        network = build(config).eval()
    geometry = Geometry.of(height, width, None)
    size = geometry.padded_height, geometry.padded_width
    image = torch.empty(1, 3, *size, device="meta")
    masks = torch.empty(1, max(1, min(objects, settings.max_objects)), *size, device="meta")
    labels = torch.empty(1, *size, dtype=torch.int64, device="meta")
    return _measured(network, settings, image, masks, labels)


def _measured(
    network: Network, settings: AdaptationSettings, image: Tensor, masks: Tensor, labels: Tensor
) -> Footprint:
    """As :class:`~vosannot.adaptation.stepper.Stepper` goes about one sample."""
    objective = OBJECTIVES[settings.objective]
    # Whether an object was lost on the way is a question of values, and there are none.
    run: Callable[..., Any] = partial(run_cycle, check=False) if settings.objective == "mcc" else objective.run
    subset = make_subset(settings.subset, network, norms_only=objective.norms_only)
    running, shared, own = Folded(network, bf16=settings.bf16), Shared(), list(network.state_dict().values())
    reading = Reading(settings.reads, np.random.default_rng(0))
    filters: list[Tensor] = []

    def leaf(tensor: Tensor) -> Tensor:
        filters.append(shared.leaf(tensor))
        return filters[-1]

    try:
        with Kept(own) as kept:
            running.load(subset.parameters(), leaf)
            with _Rounded():
                start = begin(running.network, image, masks, labels)
                images = [torch.empty_like(image) for _ in range(settings.length - 1)] if objective.follows else []
                run(start.share(Shared().leaf), images, reading)
        moved = sum(value.nbytes for value in subset.trained)
        gradients = sum(value.nbytes for value in filters if value.requires_grad)
        weights = 2 * sum(value.nbytes for value in own)
        copies = Kept(own)
        for value in filters:
            copies.add(value)
        kept.forget(filters)
        copied = copies.bytes
        if settings.average:
            copied += copies.bytes + sum(p.nbytes for p in network.parameters() if p.requires_grad)
        return Footprint(weights + copied, 3 * moved + gradients, kept.bytes)
    finally:
        subset.close()


class _Rounded(TorchFunctionMode):
    """What autocast does to a convolution whose filters are rounded already; the meta device has no autocast."""

    def __torch_function__(
        self, func: Callable[..., Any], types: Any, args: tuple[Any, ...] = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        if func in (torch.conv2d, F.conv2d):
            args = (args[0].to(args[1].dtype), *args[1:])
        return func(*args, **(kwargs or {}))


def _storage(tensor: Tensor) -> torch.UntypedStorage:
    return tensor.untyped_storage()


def _as_it_is(tensor: Tensor) -> Tensor:
    return tensor
