"""Sizes of the STCN family."""

import dataclasses
from dataclasses import dataclass
from typing import Any, Literal

__all__ = ["LITE", "PUBLISHED", "STCNConfig"]


@dataclass(frozen=True, slots=True)
class STCNConfig:
    """One member of the STCN family. All features live at strides 4, 8 and 16 of the padded frame.

    Attributes:
        key_block: "bottleneck" (ResNet-50) or "basic".
        stem: "resnet" is a 7x7 stride 2 convolution and a max pool; "convs" are two 3x3 stride 2 convolutions, cheaper
            and finer for narrow networks.
        key_widths: channels after the stem and at strides 4, 8, 16 of the key encoder.
        key_blocks: blocks at strides 4, 8, 16.
        value_widths, value_blocks: the same for the value encoder (always basic blocks).
        key_dim: C_k. value_dim: C_v.
        decoder_widths: decoder channels at strides 16, 8, 4.
    """

    key_block: Literal["bottleneck", "basic"] = "bottleneck"
    stem: Literal["resnet", "convs"] = "resnet"
    key_widths: tuple[int, int, int, int] = (64, 256, 512, 1024)
    key_blocks: tuple[int, int, int] = (3, 4, 6)
    value_widths: tuple[int, int, int, int] = (64, 64, 128, 256)
    value_blocks: tuple[int, int, int] = (2, 2, 2)
    key_dim: int = 64
    value_dim: int = 512
    decoder_widths: tuple[int, int, int] = (512, 256, 256)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form."""
        return dataclasses.asdict(self)

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> "STCNConfig":
        """Inverse of :meth:`to_dict`; raises TypeError on unknown names."""
        known: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
        return cls(**known)


PUBLISHED = STCNConfig()
"""ResNet-50 / ResNet-18 at stride 16, C_k = 64, C_v = 512: hkchengrex/STCN, 54.4 M parameters."""

LITE = STCNConfig(
    key_block="basic",
    stem="convs",
    key_widths=(32, 48, 96, 192),
    key_blocks=(2, 2, 3),
    value_widths=(16, 32, 64, 128),
    value_blocks=(1, 1, 1),
    key_dim=64,
    value_dim=192,
    decoder_widths=(160, 96, 48),
)
"""What two CPU cores carry: 7.1 M parameters, 14 MB in half precision."""
