"""The families of networks and the sizes they come in."""

from collections.abc import Mapping
from typing import TypeAlias, overload

from vosannot.networks.corrector import config as corrector
from vosannot.networks.corrector.config import CorrectorConfig
from vosannot.networks.corrector.model import Corrector
from vosannot.networks.datt import config as datt
from vosannot.networks.datt.config import DATTConfig
from vosannot.networks.datt.model import DATT
from vosannot.networks.frtm import config as frtm
from vosannot.networks.frtm.config import FRTMConfig
from vosannot.networks.frtm.model import FRTM
from vosannot.networks.layers import config as layers
from vosannot.networks.layers.config import LayersConfig
from vosannot.networks.layers.model import Layers
from vosannot.networks.selector import config as selector
from vosannot.networks.selector.config import SelectorConfig
from vosannot.networks.selector.model import Selector
from vosannot.networks.stcn import config as stcn
from vosannot.networks.stcn.config import STCNConfig
from vosannot.networks.stcn.model import STCN
from vosannot.networks.xmem import config as xmem
from vosannot.networks.xmem.config import XMemConfig
from vosannot.networks.xmem.model import XMem

__all__ = ["SIZES", "AnyConfig", "AnyNetwork", "Config", "Network", "Trainable", "build"]

Network: TypeAlias = STCN | XMem
"""Those that match: they have keys and values, and can be adapted to a clip."""

AnyNetwork: TypeAlias = STCN | XMem | FRTM
"""All that propagate masks."""

Trainable: TypeAlias = AnyNetwork | DATT | Layers | Selector | Corrector
"""All that can be trained and saved; DATT and Layers find what moves and are given no mask, Selector judges masks,
Corrector mends them."""

Config: TypeAlias = STCNConfig | XMemConfig
"""Of those that match."""

AnyConfig: TypeAlias = (
    STCNConfig | XMemConfig | FRTMConfig | DATTConfig | LayersConfig | SelectorConfig | CorrectorConfig
)

SIZES: Mapping[str, Mapping[str, AnyConfig]] = {
    "stcn": {"lite": stcn.LITE, "published": stcn.PUBLISHED},
    "xmem": {"lite": xmem.LITE, "published": xmem.PUBLISHED},
    "frtm": {"lite": frtm.LITE, "published": frtm.PUBLISHED, "fast": frtm.FAST},
    "datt": {"lite": datt.LITE, "published": datt.PUBLISHED, "swin": datt.SWIN},
    "layers": {"lite": layers.LITE, "published": layers.PUBLISHED},
    "corrector": {"lite": corrector.LITE, "published": corrector.PUBLISHED},
    "selector": {"lite": selector.LITE, "published": selector.PUBLISHED},
}
"""family -> size -> configuration."""


@overload
def build(config: Config) -> Network: ...
@overload
def build(config: FRTMConfig) -> FRTM: ...
@overload
def build(config: DATTConfig) -> DATT: ...
@overload
def build(config: LayersConfig) -> Layers: ...
@overload
def build(config: CorrectorConfig) -> Corrector: ...
@overload
def build(config: SelectorConfig) -> Selector: ...
@overload
def build(config: AnyConfig) -> Trainable: ...
def build(config: AnyConfig) -> Trainable:
    """A network with random weights (torch's generator decides them), in training mode."""
    if isinstance(config, FRTMConfig):
        return FRTM(config)
    if isinstance(config, DATTConfig):
        return DATT(config)
    if isinstance(config, LayersConfig):
        return Layers(config)
    if isinstance(config, CorrectorConfig):
        return Corrector(config)
    if isinstance(config, SelectorConfig):
        return Selector(config)
    return STCN(config) if isinstance(config, STCNConfig) else XMem(config)
