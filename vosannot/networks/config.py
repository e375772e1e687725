"""Sizes of networks: what weight files keep beside the tensors."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self

__all__ = ["Config", "MatchingConfig"]


class Config:
    """Base of frozen dataclasses of numbers, words, and tuples of them, as weight files keep them."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form."""
        values: dict[str, Any] = dataclasses.asdict(self)  # type: ignore[call-overload]
        return values

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Inverse of :meth:`to_dict`; raises TypeError on unknown names, ValueError on impossible sizes."""
        known: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
        return cls(**known)


@dataclass(frozen=True, slots=True)
class MatchingConfig(Config):
    """Sizes that STCN and XMem share. All features live at strides 4, 8 and 16 of the padded frame.

    Attributes:
        key_block: "bottleneck" (ResNet-50) or "basic".
        stem: "resnet" is a 7x7 stride 2 convolution and a max pool; "convs" are two 3x3 stride 2 convolutions, cheaper
            and finer for narrow networks.
        key_widths: channels after the stem and at strides 4, 8, 16 of the key encoder.
        key_blocks: blocks at strides 4, 8, 16.
        value_widths, value_blocks: the same for the value encoder (always basic blocks).
        value_bias: whether the value encoder's convolutions have biases (they do in the published STCN).
        key_dim: C_k. value_dim: C_v.
        decoder_widths: decoder channels at strides 16, 8, 4.
    """

    key_block: Literal["bottleneck", "basic"] = "bottleneck"
    stem: Literal["resnet", "convs"] = "resnet"
    key_widths: tuple[int, int, int, int] = (64, 256, 512, 1024)
    key_blocks: tuple[int, int, int] = (3, 4, 6)
    value_widths: tuple[int, int, int, int] = (64, 64, 128, 256)
    value_blocks: tuple[int, int, int] = (2, 2, 2)
    value_bias: bool = True
    key_dim: int = 64
    value_dim: int = 512
    decoder_widths: tuple[int, int, int] = (512, 256, 256)
