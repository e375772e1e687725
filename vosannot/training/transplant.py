"""An XMem that begins with what an STCN of the same widths has learned."""

import torch
from torch import Tensor, nn

from vosannot.networks.stcn.model import STCN
from vosannot.networks.xmem.model import XMem

__all__ = ["adopt", "adoptable"]


def adoptable(xmem: nn.Module, stcn: nn.Module) -> bool:
    """Whether the two are an XMem and an STCN of the same widths."""
    if not (isinstance(xmem, XMem) and isinstance(stcn, STCN)):
        return False
    names = ("key_block", "stem", "key_widths", "key_blocks", "value_widths", "value_blocks", "key_dim", "value_dim",
             "decoder_widths", "value_bias")  # fmt: skip
    return all(getattr(xmem.config, name) == getattr(stcn.config, name) for name in names)


@torch.no_grad()
def adopt(xmem: XMem, stcn: STCN) -> None:
    """Copy what has the same meaning, and begin the rest so that it does not disturb.

    Keys, values and their matching are STCN's exactly: a shrinkage of 2 and selections of 1/2 make XMem's similarity
    STCN's. The decoder's upsampling is copied; its fusion sees the read-out through STCN's filters, the frame through
    random ones, and nothing yet of the hidden state.
    """
    theirs = stcn.state_dict()
    ours = xmem.state_dict()
    same = {n: v for n, v in theirs.items() if n in ours and ours[n].shape == v.shape and ".fuser." not in n}
    xmem.load_state_dict(same, strict=False)
    xmem.key_proj.d_proj.weight.zero_()
    _bias(xmem.key_proj.d_proj).fill_(1.0)
    xmem.key_proj.e_proj.weight.zero_()
    _bias(xmem.key_proj.e_proj).zero_()

    # The frame's feature comes first in XMem's fusion, last in STCN's.
    fuser = {n: v for n, v in theirs.items() if n.startswith("value_encoder.fuser.")}
    width = xmem.config.key_widths[3]
    for name in ("conv1.weight", "downsample.weight"):
        key = f"value_encoder.fuser.block1.{name}"
        fuser[key] = torch.cat((fuser[key][:, -width:], fuser[key][:, :-width]), 1)
    xmem.load_state_dict(fuser, strict=False)

    block, compress, values = xmem.decoder.fuser.block1, stcn.decoder.compress, xmem.config.value_dim
    for mine, other in ((block.conv1, compress.conv1), (block.downsample, compress.downsample)):
        assert mine is not None and other is not None
        mine.weight[:, :width] *= 0.5
        mine.weight[:, width : width + values] = other.weight[:, :values]
        mine.weight[:, width + values :] = 0
        _bias(mine).copy_(_bias(other))
    block.conv2.load_state_dict(compress.conv2.state_dict())
    xmem.decoder.fuser.block2.conv2.weight.zero_()
    _bias(xmem.decoder.fuser.block2.conv2).zero_()


def _bias(module: nn.Conv2d) -> Tensor:
    assert module.bias is not None
    return module.bias
