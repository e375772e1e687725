"""Sizes of the layers family."""

from dataclasses import dataclass

from vosannot.networks.config import Config

__all__ = ["LITE", "PUBLISHED", "LayersConfig"]

_MOST = 4096  # channels, blocks or queries; a file that asks for more is no network


@dataclass(frozen=True, slots=True)
class LayersConfig(Config):
    """One member of the layers family; the defaults are about the published size (20.7 M parameters).

    Attributes:
        widths: channels at strides 2, 4, 8, 16.
        blocks: residual blocks at strides 4, 8, 16.
        layers: of the transformer at stride 16.
        heads: of its attention.
        expansion: hidden channels of its feed-forward networks, over its own.
        queries: K, objects in a window.
        head: channels of what draws one query's mask.
    """

    widths: tuple[int, int, int, int] = (64, 128, 256, 512)
    blocks: tuple[int, int, int] = (2, 2, 2)
    layers: int = 3
    heads: int = 8
    expansion: int = 4
    queries: int = 3
    head: int = 64

    def __post_init__(self) -> None:
        sizes = (*self.widths, *self.blocks, self.layers, self.heads, self.expansion, self.queries, self.head)
        if not all(0 < n <= _MOST for n in sizes):
            raise ValueError("sizes must be positive, and not enormous")
        if self.widths[3] % self.heads or self.widths[3] % 4:
            raise ValueError("the last width must be a multiple of the number of heads, and of four")


PUBLISHED = LayersConfig()
"""What Xie et al. 2022 used, by its number of parameters."""

LITE = LayersConfig(widths=(32, 48, 96, 160), layers=4, heads=5, expansion=2, head=32)
"""What two CPU cores carry."""
