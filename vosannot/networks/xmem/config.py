"""Sizes of the XMem family."""

from dataclasses import dataclass

from vosannot.networks.config import MatchingConfig

__all__ = ["LITE", "PUBLISHED", "XMemConfig"]


@dataclass(frozen=True, slots=True)
class XMemConfig(MatchingConfig):
    """One member of the XMem family; the defaults are the published size.

    Attributes:
        hidden_dim: channels of the sensory memory (GRU state); 0 leaves it out.
    """

    value_bias: bool = False
    hidden_dim: int = 64


PUBLISHED = XMemConfig()
"""hkchengrex/XMem: 62.2 M parameters."""

LITE = XMemConfig(
    key_block="basic",
    stem="convs",
    key_widths=(32, 48, 96, 192),
    key_blocks=(2, 2, 3),
    value_widths=(16, 32, 64, 128),
    value_blocks=(1, 1, 1),
    key_dim=64,
    value_dim=192,
    hidden_dim=32,
    decoder_widths=(160, 96, 48),
)
"""As wide as STCN's lite size: 7.7 M parameters, 15 MB in half precision."""
