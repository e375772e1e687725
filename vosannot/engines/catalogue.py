"""Which engines there are. Listing them imports no torch; opening one does."""

from importlib import import_module
from typing import Any

from vosannot.core.errors import UsageError
from vosannot.core.paths import bundled
from vosannot.core.words import tr
from vosannot.engines.base import Engine, EngineInfo

__all__ = ["engine_ids", "engine_info", "load_engine", "offered_engines", "offered_proposers", "proposer_ids"]

# id -> (where its EngineInfo stands, which must not import torch; where its Engine stands)
_ENGINES = {
    "stcn": ("vosannot.engines.stcn.info:INFO", "vosannot.engines.stcn.engine:STCNEngine"),
    "xmem": ("vosannot.engines.xmem.info:INFO", "vosannot.engines.xmem.engine:XMemEngine"),
    "frtm": ("vosannot.engines.frtm.info:INFO", "vosannot.engines.frtm.engine:FRTMEngine"),
}

# Engines that are given no mask; what they find is followed through the clip (vosannot.engines.proposing).
_PROPOSERS = {
    "datt": ("vosannot.engines.zero_shot.info:INFO", "vosannot.engines.zero_shot.engine:ZeroShotEngine"),
    "flow": ("vosannot.engines.layers.info:INFO", "vosannot.engines.layers.engine:LayersEngine"),
    "motion": ("vosannot.engines.motion.info:INFO", "vosannot.engines.motion.engine:MotionEngine"),
}

# What works on masks that are there already; requests are its own.
_MENDERS = {"repair": ("vosannot.engines.refine.info:INFO", "vosannot.engines.refine.session:RepairEngine")}


def engine_ids() -> tuple[str, ...]:
    """Ids of all engines that carry masks through a clip, in the order the window lists them."""
    return tuple(_ENGINES)


def proposer_ids() -> tuple[str, ...]:
    """Ids of all engines that find objects by themselves, best first."""
    return tuple(_PROPOSERS)


def offered_engines() -> tuple[str, ...]:
    """Those whose default weights the catalogue of models knows: the window does not list what could not run."""
    folder = bundled("models")
    return tuple(name for name in _ENGINES if (folder / f"{engine_info(name).params().weights}.json").exists())


def offered_proposers() -> tuple[str, ...]:
    """Those that can run: their default weights are known, or they need none."""
    folder = bundled("models")
    weights = {name: getattr(engine_info(name).params(), "weights", "") for name in _PROPOSERS}
    return tuple(name for name, card in weights.items() if not card or (folder / f"{card}.json").exists())


def engine_info(engine_id: str) -> EngineInfo:
    """The engine's description; raises UsageError for an unknown id."""
    info: EngineInfo = _imported(_paths(engine_id)[0])
    return info


def load_engine(engine_id: str) -> Engine:
    """The engine itself (imports torch); raises UsageError for an unknown id."""
    engine: Engine = _imported(_paths(engine_id)[1])()
    if engine_id in _PROPOSERS:
        from vosannot.engines.proposing import ProposingEngine

        return ProposingEngine(engine)
    return engine


def _paths(engine_id: str) -> tuple[str, str]:
    known = _ENGINES | _PROPOSERS | _MENDERS
    if engine_id not in known:
        raise UsageError(
            tr(
                "There is no engine called {engine_id}; known are {listed}.",
                engine_id=repr(engine_id),
                listed=", ".join(known),
            )
        )
    return known[engine_id]


def _imported(path: str) -> Any:
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)
