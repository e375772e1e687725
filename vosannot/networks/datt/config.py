"""Sizes of the DATT family."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, Self, get_args

__all__ = ["B1", "LITE", "PUBLISHED", "SWIN", "SWIN_TINY", "DATTConfig", "MiTConfig", "SwinConfig"]

FlowInput = Literal["picture", "residual"]
Four = tuple[int, int, int, int]
_MOST = 4096  # channels or blocks; a file that asks for more is no network


def _check(*numbers: int) -> None:
    if not all(0 < n <= _MOST for n in numbers):
        raise ValueError("sizes must be positive, and not enormous")


@dataclass(frozen=True, slots=True)
class MiTConfig:
    """A mix transformer (Xie et al. 2021); the defaults are b1.

    Attributes:
        widths: channels at strides 4, 8, 16, 32.
        depths: blocks there.
        heads: of the attention.
        reductions: side of the square of cells that become one key and value.
        expansion: hidden channels of a feed-forward network, over its own.
        stem: "patch" is the published overlapping patch embedding, one 7x7 convolution of stride 4; "convs" are two 3x3
            convolutions of stride 2, which learn faster from nothing.
    """

    widths: Four = (64, 128, 320, 512)
    depths: Four = (2, 2, 2, 2)
    heads: Four = (1, 2, 5, 8)
    reductions: Four = (8, 4, 2, 1)
    expansion: int = 4
    stem: Literal["patch", "convs"] = "patch"

    def __post_init__(self) -> None:
        if self.stem not in ("patch", "convs"):
            raise ValueError(f"there is no stem {self.stem!r}")
        _check(*self.widths, *self.depths, *self.heads, *self.reductions, self.expansion)
        if any(w % h for w, h in zip(self.widths, self.heads, strict=True)):
            raise ValueError("widths must be multiples of the numbers of heads")


@dataclass(frozen=True, slots=True)
class SwinConfig:
    """A Swin transformer (Liu et al. 2021); the defaults are Swin-Tiny.

    Attributes:
        width: channels at stride 4; they double from stride to stride.
        depths: blocks at strides 4, 8, 16, 32.
        heads: of the attention there.
        window: side of an attention window, in cells.
    """

    width: int = 96
    depths: Four = (2, 2, 6, 2)
    heads: Four = (3, 6, 12, 24)
    window: int = 7

    def __post_init__(self) -> None:
        _check(self.width, *self.depths, *self.heads, self.window)
        if any(w % h for w, h in zip(self.widths, self.heads, strict=True)):
            raise ValueError("widths must be multiples of the numbers of heads")

    @property
    def widths(self) -> Four:
        """Channels at strides 4, 8, 16, 32."""
        w = self.width
        return w, 2 * w, 4 * w, 8 * w


@dataclass(frozen=True, slots=True)
class DATTConfig:
    """One member of the DATT family; the defaults are the published size.

    Attributes:
        image: encoder of frames.
        flow: encoder of flow.
        width: channels of the decoders.
        flow_input: what the flow encoder sees, see :mod:`vosannot.networks.datt.inputs`.
        depth: there is a depth decoder.
        modulation: depth features modulate the mask decoder's; needs ``depth``.
    """

    image: MiTConfig = MiTConfig()
    flow: MiTConfig | SwinConfig = MiTConfig()
    width: int = 256
    flow_input: FlowInput = "picture"
    depth: bool = True
    modulation: bool = True

    def __post_init__(self) -> None:
        _check(self.width)
        if self.flow_input not in get_args(FlowInput):
            raise ValueError(f"there is no flow input {self.flow_input!r}")
        if self.modulation and not self.depth:
            raise ValueError("without depth there is nothing to modulate with")

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready form."""
        kind = "swin" if isinstance(self.flow, SwinConfig) else "mit"
        values = dataclasses.asdict(self)
        return {**values, "flow": {"kind": kind, **values["flow"]}}

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Self:
        """Inverse of :meth:`to_dict`; raises TypeError on unknown names, KeyError and ValueError on impossible ones."""
        flow = dict(values["flow"])
        kind = {"swin": SwinConfig, "mit": MiTConfig}[flow.pop("kind")]
        return cls(**{**values, "image": MiTConfig(**_tuples(values["image"])), "flow": kind(**_tuples(flow))})


def _tuples(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}


B1 = MiTConfig()
SWIN_TINY = SwinConfig()

PUBLISHED = DATTConfig()
"""Two mix transformers b1 (Liu et al. 2024, section 5.2)."""

SWIN = DATTConfig(flow=SWIN_TINY)
"""Swin-Tiny for the flow."""

LITE = DATTConfig(
    image=MiTConfig((32, 64, 128, 192), (2, 2, 2, 2), (1, 2, 4, 6), stem="convs"),
    flow=MiTConfig((32, 64, 128, 192), (1, 1, 2, 1), (1, 2, 4, 6), stem="convs"),
    width=64,
    flow_input="residual",
)
"""What two CPU cores carry; learns from random weights."""
