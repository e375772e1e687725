"""Sizes of the STCN family."""

from dataclasses import dataclass

from vosannot.networks.config import MatchingConfig

__all__ = ["LITE", "PUBLISHED", "STCNConfig"]


@dataclass(frozen=True, slots=True)
class STCNConfig(MatchingConfig):
    """One member of the STCN family; the defaults are the published size."""


PUBLISHED = STCNConfig()
"""ResNet-50 / ResNet-18 at stride 16, C_k = 64, C_v = 512: hkchengrex/STCN, 54.4 M parameters."""

LITE = STCNConfig(
    key_block="basic",
    stem="convs",
    key_widths=(32, 48, 96, 192),
    key_blocks=(2, 2, 3),
    value_widths=(16, 32, 64, 128),
    value_blocks=(1, 1, 1),
    value_bias=False,
    key_dim=64,
    value_dim=192,
    decoder_widths=(160, 96, 48),
)
"""What two CPU cores carry: 7.1 M parameters, 14 MB in half precision."""
