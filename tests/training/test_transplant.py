"""An XMem that begins with an STCN's weights."""

from dataclasses import replace

import torch

from tests.adaptation.test_adaptation import TINY
from tests.adaptation.test_stepper import TINY_XMEM
from vosannot.networks.matching import gated_similarity, similarity
from vosannot.networks.stcn.model import STCN
from vosannot.networks.xmem.config import LITE as XMEM
from vosannot.networks.xmem.model import XMem
from vosannot.training.transplant import adopt, adoptable


@torch.no_grad()
def test_keys_values_and_matching_are_the_same():
    torch.manual_seed(0)
    stcn = STCN(replace(TINY, value_bias=False)).eval()
    torch.manual_seed(5)
    xmem = XMem(TINY_XMEM).eval()
    assert adoptable(xmem, stcn)
    adopt(xmem, stcn)
    frames, masks = torch.randn(2, 3, 48, 48), torch.rand(2, 2, 48, 48)
    ours, theirs = xmem.encode_key(frames), stcn.encode_key(frames)
    assert torch.equal(ours.key, theirs.key)
    value, _ = xmem.encode_value(frames, ours.f16, masks, None, deep_update=False)
    assert torch.allclose(value, stcn.encode_value(frames, theirs.f16, masks), atol=1e-5)
    keys, queries = ours.key[:1].flatten(2), ours.key[1:].flatten(2)
    gated = gated_similarity(keys, ours.shrinkage[:1].flatten(2), queries, ours.selection[1:].flatten(2))
    assert torch.allclose(gated.softmax(2), similarity(keys, queries).softmax(2), atol=1e-5)


def test_other_widths_are_not_adopted():
    assert not adoptable(XMem(TINY_XMEM), XMem(TINY_XMEM))
    assert not adoptable(STCN(TINY), STCN(TINY))
    assert not adoptable(XMem(XMEM), STCN(TINY))
