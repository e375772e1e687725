"""Sizes of the mask selector."""

from dataclasses import dataclass

from vosannot.networks.config import Config

__all__ = ["LITE", "PUBLISHED", "STRIDE", "SelectorConfig"]

STRIDE = 8
"""Side in pixels of a cell of the coarse grid, on which frames are compared; features come on the same grid."""
_MOST = 4096


@dataclass(frozen=True, slots=True)
class SelectorConfig(Config):
    """One member of the family.

    Attributes:
        features: name of the frozen features, see :class:`vosannot.networks.features.base.FrozenFeatures`.
        channels: of them.
        key_dim: channels of the keys that are made of them for comparing frames; 0: they are compared as they are, by
            their angle.
        widths: channels at strides 2, 4 and 8; the last is the transformer's.
        blocks, heads: of the transformer.
    """

    features: str = "key"
    channels: int = 192
    key_dim: int = 64
    widths: tuple[int, int, int] = (32, 64, 128)
    blocks: int = 3
    heads: int = 4

    def __post_init__(self) -> None:
        numbers = (self.channels, *self.widths, self.blocks, self.heads)
        if len(self.widths) != 3 or not all(0 < n <= _MOST for n in numbers) or not 0 <= self.key_dim <= _MOST:
            raise ValueError("sizes must be positive, and not enormous")
        if self.widths[2] % self.heads:
            raise ValueError("the last width must be a multiple of the number of heads")


LITE = SelectorConfig()
"""On the bundled key encoder: what two CPU cores carry."""

PUBLISHED = SelectorConfig(features="dino-vits16", channels=384, key_dim=0, widths=(64, 128, 192), heads=6)
"""About the size of Xie et al. 2024 (3.3 M parameters), on DINO's ViT-S/16."""
