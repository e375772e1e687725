"""Sizes of the mask corrector."""

from dataclasses import dataclass

from vosannot.networks.config import Config

__all__ = ["CELL", "LITE", "PUBLISHED", "CorrectorConfig"]

CELL = 8
"""Side of a cell of features, in pixels of what is corrected: 16 x 28 cells at 128 x 224 pixels."""

_MOST = 4096  # channels or layers; a file that asks for more is no network


@dataclass(frozen=True, slots=True)
class CorrectorConfig(Config):
    """One mask corrector; the defaults are the published size.

    Attributes:
        features: frozen features that it was trained on, see :mod:`vosannot.networks.features`.
        channels: of those.
        width: of queries. layers, heads: of the decoder. expansion: hidden channels of a feed-forward network, over
            its own.
        background: learned queries for what is no object.
        up: channels of the upsampling at strides 2, 4 and 8.
        reading: masks are also read cell by cell: a target frame's cell looks for what it shows on the exemplar
            frames, and takes the mask that lies there. An addition to the paper, in which queries are all that passes
            from exemplars to target frames: so small a network would be long in learning to compare cells.
        key_dim: channels of the keys that cells are compared by when reading, as an STCN's; 0: features are compared as
            they are, by their angle.
    """

    features: str = "dino-vits8"
    channels: int = 384
    width: int = 384
    layers: int = 4
    heads: int = 6
    expansion: int = 4
    background: int = 4
    up: tuple[int, int, int] = (48, 112, 216)
    reading: bool = False
    key_dim: int = 0

    def __post_init__(self) -> None:
        sizes = (self.channels, self.width, self.layers, self.heads, self.expansion, self.background, *self.up)
        if len(self.up) != 3 or not all(0 < n <= _MOST for n in sizes) or not 0 <= self.key_dim <= _MOST:
            raise ValueError("sizes must be positive, and not enormous")
        if self.width % (4 * self.heads):
            raise ValueError("the width must be a multiple of four times the number of heads")


PUBLISHED = CorrectorConfig()
"""On DINO's ViT-S/8, 16.2 M parameters. Their number is published, how they are spread is not."""

LITE = CorrectorConfig(
    features="key", channels=192, width=96, layers=3, heads=4, expansion=2, up=(16, 32, 64), reading=True, key_dim=64
)
"""On the bundled key encoder; what two CPU cores train in an hour."""
