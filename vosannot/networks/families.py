"""The families of matching networks and the sizes they come in."""

from collections.abc import Mapping
from typing import TypeAlias

from vosannot.networks.stcn import config as stcn
from vosannot.networks.stcn.config import STCNConfig
from vosannot.networks.stcn.model import STCN
from vosannot.networks.xmem import config as xmem
from vosannot.networks.xmem.config import XMemConfig
from vosannot.networks.xmem.model import XMem

__all__ = ["SIZES", "Config", "Network", "build"]

Network: TypeAlias = STCN | XMem
Config: TypeAlias = STCNConfig | XMemConfig

SIZES: Mapping[str, Mapping[str, Config]] = {
    "stcn": {"lite": stcn.LITE, "published": stcn.PUBLISHED},
    "xmem": {"lite": xmem.LITE, "published": xmem.PUBLISHED},
}
"""family -> size -> configuration."""


def build(config: Config) -> Network:
    """A network with random weights (torch's generator decides them), in training mode."""
    return STCN(config) if isinstance(config, STCNConfig) else XMem(config)
