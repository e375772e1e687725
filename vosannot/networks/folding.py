"""Batch norms folded into the convolutions before them, once or differentiably."""

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

import torch
from torch import Tensor, nn
from torch.nn.utils.fusion import fuse_conv_bn_eval

__all__ = ["Folded", "Shared", "for_inference"]

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
            fused = fuse_conv_bn_eval(_convolution(module, conv), _batch_norm(module, norm))
            fused.weight.data = fused.weight.data.contiguous(memory_format=torch.channels_last)
            setattr(module, conv, fused)
            setattr(module, norm, nn.Identity())
    if bf16:
        for name, module in folded.named_modules():
            if isinstance(module, nn.Conv2d) and not _stays_float32(name):
                module.to(torch.bfloat16)
    return folded


class Shared:
    """Tensors that are computed once and used by several backward passes.

    A leaf stands in for each of them and gathers the gradients; :meth:`flush` carries the sums on at the end. So the
    parts that the samples of a step have in common cost one pass, and no sample's graph outlives its own backward pass.
    """

    def __init__(self) -> None:
        self._pairs: list[tuple[Tensor, Tensor]] = []

    def leaf(self, tensor: Tensor) -> Tensor:
        """A stand-in for ``tensor``: itself when no gradient can reach it."""
        if not tensor.requires_grad:
            return tensor
        leaf = tensor.detach().requires_grad_()
        self._pairs.append((tensor, leaf))
        return leaf

    def flush(self) -> None:
        """Carry the gathered gradients to what the tensors were computed from; once."""
        reached = [(tensor, leaf.grad) for tensor, leaf in self._pairs if leaf.grad is not None]
        self._pairs.clear()
        if reached:
            torch.autograd.backward([tensor for tensor, _ in reached], [grad for _, grad in reached])


class _Fold(NamedTuple):
    """A convolution of the copy and where its weights come from; ``norm`` is a module's name or ""."""

    convolution: nn.Conv2d
    name: str
    norm: str
    float32: bool


class Folded(Generic[N]):
    """A copy of a network that runs on another one's parameters, batch norms folded in, gradients through the folding.

    With frozen statistics a batch norm is linear, so folding it into its convolution changes neither function nor
    gradients (beyond rounding), and no feature map is stored or passed over for it. Under bfloat16 the filters are
    rounded once a step instead of once a use.

    Attributes:
        network: the copy; runs after :meth:`load`.
    """

    def __init__(self, source: N, *, bf16: bool) -> None:
        self.network = copy.deepcopy(source).requires_grad_(False)
        self._source = source
        self._bf16 = bf16
        self._folds: list[_Fold] = []
        self._others: list[tuple[nn.Module, str, str]] = []
        norms = {}
        for prefix, module in list(self.network.named_modules()):
            for conv, norm in _pairs(module):
                norms[_joined(prefix, conv)] = _joined(prefix, norm)
                setattr(module, norm, nn.Identity())
        for name, module in self.network.named_modules():
            if isinstance(module, nn.Conv2d):
                self._folds.append(_Fold(module, name, norms.get(name, ""), _stays_float32(name)))
                if module.bias is None:
                    module.bias = nn.Parameter(torch.zeros(0), requires_grad=False)
            else:
                own = list(module.named_parameters(recurse=False))
                self._others.extend((module, key, _joined(name, key)) for key, _ in own)
        for module, key in self._places():
            delattr(module, key)  # plain tensors take the place of parameters

    def load(self, parameters: Mapping[str, Tensor], leaf: Callable[[Tensor], Tensor]) -> None:
        """Take these parameters (names as in the source; with their graph), every result passed through ``leaf``."""
        for fold in self._folds:
            weight, bias = parameters[f"{fold.name}.weight"], parameters.get(f"{fold.name}.bias")
            if fold.norm:
                weight, bias = self._fold(weight, bias, fold.norm, parameters)
            weight = weight.contiguous(memory_format=torch.channels_last)
            if self._bf16 and not fold.float32:
                weight, bias = weight.bfloat16(), None if bias is None else bias.bfloat16()
            fold.convolution.weight = leaf(weight)
            fold.convolution.bias = None if bias is None else leaf(bias)
        for module, key, name in self._others:
            setattr(module, key, leaf(parameters[name]))

    def _fold(
        self, weight: Tensor, bias: Tensor | None, norm: str, parameters: Mapping[str, Tensor]
    ) -> tuple[Tensor, Tensor]:
        batch_norm = self._source.get_submodule(norm)
        assert isinstance(batch_norm, nn.BatchNorm2d)
        mean, variance = batch_norm.running_mean, batch_norm.running_var
        assert mean is not None and variance is not None
        scale = parameters[f"{norm}.weight"] * torch.rsqrt(variance + batch_norm.eps)
        shift = mean if bias is None else mean - bias
        return weight * scale[:, None, None, None], parameters[f"{norm}.bias"] - shift * scale

    def _places(self) -> Iterator[tuple[nn.Module, str]]:
        for fold in self._folds:
            yield fold.convolution, "weight"
            yield fold.convolution, "bias"
        for module, key, _ in self._others:
            yield module, key


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


def _stays_float32(name: str) -> bool:
    """Whether a convolution computes in float32 even under autocast: similarities are differences of large numbers."""
    return name.startswith("key_proj")


def _joined(prefix: str, name: str) -> str:
    return f"{prefix}.{name}" if prefix else name


def _convolution(module: nn.Module, name: str) -> nn.Conv2d:
    child = module.get_submodule(name)
    assert isinstance(child, nn.Conv2d)
    return child


def _batch_norm(module: nn.Module, name: str) -> nn.BatchNorm2d:
    child = module.get_submodule(name)
    assert isinstance(child, nn.BatchNorm2d)
    return child
