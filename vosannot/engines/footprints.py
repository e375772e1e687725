"""The memory that an adaptation with given settings needs, for whoever asks before it begins."""

from dataclasses import replace
from typing import Any

from vosannot.adaptation.cycle import OBJECTIVES
from vosannot.adaptation.footprint import footprint
from vosannot.adaptation.subsets import SUBSETS
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted
from vosannot.engines.adapting import adaptation_settings
from vosannot.engines.devices import choose_device, fast_bf16
from vosannot.engines.matching import resolve
from vosannot.engines.weights import find_weights
from vosannot.networks.checkpoint import config_of
from vosannot.networks.preprocess import Geometry

__all__ = ["memory_needed"]


def memory_needed(engine: str, params: Any, height: int, width: int, objects: int) -> EventStream:
    """Estimate it for every subset of the parameters that may be trained. Reads the weight file, trains nothing.

    Args:
        engine: id of the engine, which is the family of its networks.
        params: its :class:`~vosannot.engines.matching.MatchingParams`.
        height, width: of the clip, px.
        objects: on a reference.

    Yields:
        Stage "footprint"; ``Finished`` with bytes by the name of the subset.

    Raises:
        WeightsError: there are no such weights.
    """
    found = find_weights(params.weights, engine)
    auto = resolve(params, engine, found, min(height, width))
    geometry = Geometry.of(height, width, auto.size)
    names = ("batch-norm",) if OBJECTIVES[params.objective].norms_only else tuple(SUBSETS)
    yield StageStarted("footprint", len(names))
    config = config_of(found.path, engine)
    wanted = adaptation_settings(params, auto, bf16=fast_bf16(choose_device("auto")))
    needed: dict[str, float | int | str] = {}
    for number, name in enumerate(names, 1):
        settings = replace(wanted, subset=name)
        needed[name] = footprint(config, settings, geometry.inner_height, geometry.inner_width, objects).total
        yield IterationDone("footprint", number, len(names))
    yield Finished(needed)
