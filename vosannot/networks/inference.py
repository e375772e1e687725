"""A network prepared for predicting only: fewer passes over memory, same function."""

import copy
from typing import TypeVar

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

__all__ = ["for_inference"]

N = TypeVar("N", bound=nn.Module)


def for_inference(network: N, *, bf16: bool) -> N:
    """A copy whose batch norms are folded into the convolutions before them.

    In evaluation mode a batch norm is a scale and a shift per channel, so the folded network computes the same up to
    rounding, and saves one pass over every feature map. The original stays as it is: it may be trained further.

    Args:
        network: in evaluation mode; convolutions ``convX`` are followed by ``bnX``, or stand before their batch norm in
            a sequence, as in all networks here.
        bf16: the copy will run under bfloat16 autocast: filters are rounded once instead of in every frame. Modules
            that compute in float32 even then (keys) keep their float32 filters.

    Returns:
        The copy, in evaluation mode, without gradients.
    """
    folded = copy.deepcopy(network).requires_grad_(False)
    for module in list(folded.modules()):
        for conv, norm in _pairs(module):
            _replace(module, conv, norm)
    if bf16:
        for name, module in folded.named_modules():
            if isinstance(module, nn.Conv2d) and not name.startswith("key_proj"):
                module.to(torch.bfloat16)
    return folded


def _pairs(module: nn.Module) -> list[tuple[str, str]]:
    """Names of the convolutions among a module's children and of the batch norms that follow them."""
    children = dict(module.named_children())
    if isinstance(module, nn.Sequential):
        following = list(zip(children, list(children)[1:], strict=False))
    else:
        following = [(name, name.replace("conv", "bn")) for name in children if name.startswith("conv")]
    return [
        (conv, norm)
        for conv, norm in following
        if isinstance(children[conv], nn.Conv2d) and isinstance(children.get(norm), nn.BatchNorm2d)
    ]


def _replace(module: nn.Module, conv: str, norm: str) -> None:
    convolution, batch_norm = module.get_submodule(conv), module.get_submodule(norm)
    assert isinstance(convolution, nn.Conv2d) and isinstance(batch_norm, nn.BatchNorm2d)
    fused: nn.Module = fuse_conv_bn_eval(convolution, batch_norm)
    weight: Tensor = fused.get_parameter("weight")
    weight.data = weight.data.contiguous(memory_format=torch.channels_last)
    setattr(module, conv, fused)
    setattr(module, norm, nn.Identity())
