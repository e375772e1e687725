"""Which engines there are. Listing them imports no torch; opening one does."""

from importlib import import_module
from typing import Any

from vosannot.core.errors import UsageError
from vosannot.core.paths import bundled
from vosannot.engines.base import Engine, EngineInfo, Needs

__all__ = ["engine_ids", "engine_info", "load_engine", "offered_engines"]

# id -> (where its EngineInfo stands, which must not import torch; where its Engine stands)
_ENGINES = {
    "stcn": ("vosannot.engines.stcn.info:INFO", "vosannot.engines.stcn.engine:STCNEngine"),
    "xmem": ("vosannot.engines.xmem.info:INFO", "vosannot.engines.xmem.engine:XMemEngine"),
    "frtm": ("vosannot.engines.frtm.info:INFO", "vosannot.engines.frtm.engine:FRTMEngine"),
    "zero_shot": ("vosannot.engines.zero_shot.info:INFO", "vosannot.engines.zero_shot.engine:ZeroShotEngine"),
}


def engine_ids() -> tuple[str, ...]:
    """Ids of the engines that propagate masks, in the order the window lists them.

    "zero_shot" needs no mask and is not among them; :func:`load_engine` knows it.
    """
    return tuple(name for name in _ENGINES if Needs.MASKS in engine_info(name).needs)


def offered_engines() -> tuple[str, ...]:
    """Those whose default weights the catalogue of models knows: the window does not list what could not run."""
    folder = bundled("models")
    return tuple(name for name in engine_ids() if (folder / f"{engine_info(name).params().weights}.json").exists())


def engine_info(engine_id: str) -> EngineInfo:
    """The engine's description; raises UsageError for an unknown id."""
    info: EngineInfo = _imported(_paths(engine_id)[0])
    return info


def load_engine(engine_id: str) -> Engine:
    """The engine itself (imports torch); raises UsageError for an unknown id."""
    engine: Engine = _imported(_paths(engine_id)[1])()
    return engine


def _paths(engine_id: str) -> tuple[str, str]:
    if engine_id not in _ENGINES:
        raise UsageError(f"There is no engine called {engine_id!r}; known are {', '.join(_ENGINES)}.")
    return _ENGINES[engine_id]


def _imported(path: str) -> Any:
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)
