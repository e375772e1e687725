"""Sizes of the FRTM family."""

from dataclasses import dataclass
from typing import Literal, get_args

from vosannot.networks.config import Config, MatchingConfig
from vosannot.networks.stcn import config as stcn

__all__ = ["FAST", "LITE", "PUBLISHED", "FRTMConfig"]

Backbone = Literal["key", "resnet18", "resnet101"]
_MOST = 4096  # channels or blocks; a file that asks for more is no network


@dataclass(frozen=True, slots=True)
class FRTMConfig(Config):
    """One member of the FRTM family; the defaults are the published size.

    Attributes:
        backbone: "key": the key encoder of an STCN, of the four sizes below (meanings as in
            :class:`~vosannot.networks.config.MatchingConfig`); "resnet18" and "resnet101": torchvision's.
        width: channels of the refinement network, a multiple of 16.
        target_width: c, channels between the two layers of a target model.
    """

    backbone: Backbone = "resnet101"
    key_block: Literal["bottleneck", "basic"] = "bottleneck"
    stem: Literal["resnet", "convs"] = "resnet"
    key_widths: tuple[int, int, int, int] = (64, 256, 512, 1024)
    key_blocks: tuple[int, int, int] = (3, 4, 6)
    width: int = 64
    target_width: int = 96

    def __post_init__(self) -> None:
        if self.backbone not in get_args(Backbone):
            raise ValueError(f"there is no backbone {self.backbone!r}")
        numbers = (*self.key_widths, *self.key_blocks, self.width, self.target_width)
        if len(self.key_widths) != 4 or len(self.key_blocks) != 3 or not all(0 < n <= _MOST for n in numbers):
            raise ValueError("sizes must be positive, and not enormous")
        if self.width % 16:
            raise ValueError("the refinement network's width must be a multiple of 16")

    @property
    def encoder(self) -> MatchingConfig:
        """The STCN size whose key encoder the backbone is (for "key")."""
        return MatchingConfig(
            key_block=self.key_block, stem=self.stem, key_widths=self.key_widths, key_blocks=self.key_blocks
        )


PUBLISHED = FRTMConfig()
"""ResNet-101 and 64 channels, "Ours" (Robinson et al. 2020, section 3.5)."""

FAST = FRTMConfig(backbone="resnet18")
"""ResNet-18, "Ours-fast"."""

LITE = FRTMConfig(
    backbone="key",
    key_block=stcn.LITE.key_block,
    stem=stcn.LITE.stem,
    key_widths=stcn.LITE.key_widths,
    key_blocks=stcn.LITE.key_blocks,
    width=32,
)
"""The lite STCN's key encoder and half the published width: what two CPU cores carry."""
