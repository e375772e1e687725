"""Sizes of the XMem family."""

from dataclasses import dataclass

from vosannot.networks.config import MatchingConfig

__all__ = ["PUBLISHED", "XMemConfig"]


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
