"""The Swin transformer (Liu et al. 2021), as an encoder of flow."""

from torch import Tensor, nn

from vosannot.networks.datt.config import SwinConfig


class Swin(nn.Module):
    """To be written."""

    def __init__(self, config: SwinConfig, c_in: int = 3) -> None:
        raise NotImplementedError

    def forward(self, x: Tensor) -> tuple[Tensor, ...]:
        raise NotImplementedError
