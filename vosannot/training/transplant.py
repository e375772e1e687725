"""Where a network's training begins: with a file of its own kind, or with what another network has learned."""

from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn

from vosannot.core.errors import UsageError, WeightsError
from vosannot.core.paths import bundled
from vosannot.networks.checkpoint import family_of, load_mit, load_resnet, load_stcn, load_trained
from vosannot.networks.corrector.model import Corrector
from vosannot.networks.datt.config import DATTConfig
from vosannot.networks.datt.model import DATT
from vosannot.networks.families import SIZES, AnyConfig, Trainable
from vosannot.networks.frtm.backbone import KeyBackbone
from vosannot.networks.frtm.config import FRTMConfig
from vosannot.networks.frtm.model import FRTM
from vosannot.networks.selector.model import Selector
from vosannot.networks.stcn.model import STCN
from vosannot.networks.xmem.model import XMem
from vosannot.training.options import TrainOptions

__all__ = ["adopt", "adoptable", "begin_with", "begin_with_keys", "named_config", "named_datt", "usual_start"]

_LITE_BACKBONE = "stcn-lite.safetensors"


def named_config(options: TrainOptions) -> AnyConfig:
    """The network that the options name; raises UsageError when there is none of that size."""
    sizes = SIZES[options.family]
    if options.net not in sizes:
        raise UsageError(f"{options.family} has no size {options.net!r}; there are {', '.join(sizes)}.")
    config = sizes[options.net]
    if isinstance(config, DATTConfig):
        return replace(config, depth=options.depth, modulation=options.depth and options.modulation)
    return config


def named_datt(options: TrainOptions) -> DATTConfig:
    """The same for a run that trains DATT."""
    config = named_config(options)
    assert isinstance(config, DATTConfig)
    return config


def usual_start(options: TrainOptions) -> Path | None:
    """What a run begins with when nothing is said: random weights, except for FRTM, whose backbone is never trained.

    Raises:
        WeightsError: the backbone is the person's to give.
    """
    if options.family != "frtm":
        return None
    if options.net != "lite":
        name = "101" if options.net == "published" else "18"
        raise WeightsError(
            f"FRTM's backbone is not trained: give a ResNet-{name} for ImageNet in torchvision's layout (--start)."
        )
    return bundled("models") / _LITE_BACKBONE


def begin_with(network: Trainable, start: Path) -> None:
    """Take the weights of a file.

    It holds a network of the same family and size; or, for an XMem, an STCN as wide; or, for an FRTM, its backbone: a
    ResNet, or an STCN with such a key encoder; or, for a DATT, a mix transformer, which then begins both encoders.

    Raises:
        WeightsError: it holds something else.
    """
    if isinstance(network, FRTM) and family_of(start) == "resnet":
        name, resnet = load_resnet(start)
        if name != network.config.backbone:
            raise WeightsError(f"{start} holds a {name}, but the network to train stands on {network.config.backbone}.")
        network.backbone.load_state_dict(resnet.state_dict())
        return
    if isinstance(network, DATT) and family_of(start) == "mit":
        encoder = load_mit(start)
        if encoder.config != network.config.image:
            raise WeightsError(f"{start} holds a mix transformer of another size than the network to train.")
        network.image_encoder.load_state_dict(encoder.state_dict())
        if network.config.flow == network.config.image and network.config.flow_input == "picture":
            network.flow_encoder.load_state_dict(encoder.state_dict())
        return
    weights = load_trained(start)
    if isinstance(network, XMem) and isinstance(weights, STCN) and adoptable(network, weights):
        adopt(network, weights)
    elif isinstance(network, FRTM) and isinstance(weights, STCN) and _same_encoder(network.config, weights):
        assert isinstance(network.backbone, KeyBackbone)
        network.backbone.encoder.load_state_dict(weights.key_encoder.state_dict())
    elif weights.config == network.config:
        network.load_state_dict(weights.state_dict())
    else:
        raise WeightsError(
            f"{start} holds a network of another family or size than the one to train; choose --family and --net "
            "to match it."
        )


def begin_with_keys(network: Selector | Corrector) -> None:
    """Selector and corrector on the bundled key encoder compare frames by that STCN's keys, which are not trained."""
    if network.key is not None:
        keys = load_stcn(bundled("models") / _LITE_BACKBONE).key_proj.key_proj
        network.key.load_state_dict(keys.state_dict())


def _same_encoder(config: FRTMConfig, stcn: STCN) -> bool:
    names = ("key_block", "stem", "key_widths", "key_blocks")
    return config.backbone == "key" and all(getattr(config, name) == getattr(stcn.config, name) for name in names)


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
