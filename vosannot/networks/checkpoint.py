"""Weight files: recognising, reading and writing them. A file is hostile until checked, nothing in it is executed."""

import json
import pickle
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import torch
from safetensors import safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from vosannot.core.errors import WeightsError
from vosannot.core.files import draft_of, make_folder
from vosannot.networks.corrector.config import CorrectorConfig
from vosannot.networks.corrector.model import Corrector
from vosannot.networks.datt.config import B1, DATTConfig
from vosannot.networks.datt.mit import MiT
from vosannot.networks.datt.model import DATT
from vosannot.networks.families import AnyNetwork, Config, Trainable
from vosannot.networks.features.vit import is_dino
from vosannot.networks.frtm.backbone import RESNETS, ResNet
from vosannot.networks.frtm.config import FRTMConfig
from vosannot.networks.frtm.model import FRTM
from vosannot.networks.layers.config import LayersConfig
from vosannot.networks.layers.model import Layers
from vosannot.networks.raft import is_raft
from vosannot.networks.selector.config import SelectorConfig
from vosannot.networks.selector.model import Selector
from vosannot.networks.stcn.config import PUBLISHED as _STCN
from vosannot.networks.stcn.config import STCNConfig
from vosannot.networks.stcn.model import STCN
from vosannot.networks.xmem.config import XMemConfig
from vosannot.networks.xmem.model import XMem

__all__ = [
    "config_of",
    "family_of",
    "is_sam",
    "load_corrector",
    "load_datt",
    "load_frtm",
    "load_layers",
    "load_mit",
    "load_network",
    "load_resnet",
    "load_selector",
    "load_stcn",
    "load_trained",
    "load_xmem",
    "matching",
    "read_state",
    "save_network",
]

_FORMAT = "vosannot-1"
_OWN = ("stcn", "xmem", "frtm", "datt", "layers", "selector", "corrector")
_CLASSES = 1000  # of ImageNet

C = TypeVar("C", STCNConfig, XMemConfig, FRTMConfig, DATTConfig, LayersConfig, SelectorConfig, CorrectorConfig)
N = TypeVar("N", bound=nn.Module)


def read_state(path: Path) -> tuple[dict[str, Tensor], dict[str, str]]:
    """Tensors and metadata of a weight file (safetensors, or a torch file read with ``weights_only``).

    Raises:
        WeightsError: the file is missing, truncated, or holds anything but tensors.
    """
    if not path.is_file():
        raise WeightsError(f"There is no weight file at {path}.")
    try:
        if path.suffix == ".safetensors":
            with safe_open(path, "pt") as file:
                return {name: file.get_tensor(name) for name in file.keys()}, dict(file.metadata() or {})  # noqa: SIM118 (safe_open is no mapping)
        state = torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise WeightsError(
            f"{path} holds more than tensors, so it was not read: a weight file must not carry code."
        ) from error
    except Exception as error:  # a damaged stream makes the readers stumble in any way: KeyError, struct.error, …
        raise WeightsError(
            f"{path} is not a readable weight file (truncated or damaged); fetch or copy it again."
        ) from error
    if not isinstance(state, Mapping) or not all(
        isinstance(k, str) and isinstance(v, Tensor) for k, v in state.items()
    ):
        raise WeightsError(
            f"{path} is no plain set of named tensors; give the network's weights, not a training checkpoint."
        )
    return dict(state), {}


def load_stcn(path: Path) -> STCN:
    """An STCN network (float32, eval mode) with the weights of a bundled file or of the published layout.

    Raises:
        WeightsError: see :func:`read_state`, or the tensors are not those of an STCN network.
    """
    state, metadata = read_state(path)
    network = STCN(_stcn_config(path, state, metadata))
    _fill(path, network, state)
    return network


def load_xmem(path: Path) -> XMem:
    """An XMem network (float32, eval mode); sizes of a published file are read off its tensors, as public code does.

    Raises:
        WeightsError: see :func:`read_state`, or the tensors are not those of an XMem network.
    """
    state, metadata = read_state(path)
    network = XMem(_xmem_config(path, state, metadata))
    _fill(path, network, state)
    return network


def load_frtm(path: Path) -> FRTM:
    """An FRTM network, backbone included (float32, eval mode), from a file of this project.

    Raises:
        WeightsError: see :func:`read_state`, or the tensors are not those of an FRTM network.
    """
    return _own(path, "frtm", FRTMConfig, FRTM)


def load_datt(path: Path) -> DATT:
    """A DATT network (float32, eval mode) from a file of this project.

    Raises:
        WeightsError: see :func:`read_state`, or the tensors are not those of a DATT network.
    """
    return _own(path, "datt", DATTConfig, DATT)


def load_layers(path: Path) -> Layers:
    """A Layers network (float32, eval mode) from a file of this project.

    Raises:
        WeightsError: see :func:`read_state`, or the tensors are not those of a Layers network.
    """
    return _own(path, "layers", LayersConfig, Layers)


def load_corrector(path: Path) -> Corrector:
    """A mask corrector (float32, eval mode) from a file of this project.

    Raises:
        WeightsError: see :func:`read_state`, or the tensors are not those of a mask corrector.
    """
    return _own(path, "corrector", CorrectorConfig, Corrector)


def load_selector(path: Path) -> Selector:
    """A mask selector (float32, eval mode) from a file of this project.

    Raises:
        WeightsError: see :func:`read_state`, or the tensors are not those of a mask selector.
    """
    return _own(path, "selector", SelectorConfig, Selector)


def _own(path: Path, family: str, config: type[C], make: Callable[[C], N]) -> N:
    """A network that only this project's files hold, which say how large it is."""
    state, metadata = read_state(path)
    network = make(_stored_config(path, metadata, family, config))
    _fill(path, network, state)
    return network


def load_resnet(path: Path) -> tuple[str, ResNet]:
    """A ResNet without its classifier (float32, eval mode), from a state dict in torchvision's layout, and its name.

    Raises:
        WeightsError: see :func:`read_state`, or the tensors are not those of a ResNet-18 or ResNet-101 for ImageNet.
    """
    state, _ = read_state(path)
    name = _resnet(state)
    if name is None:
        raise WeightsError(f"{path} holds no ImageNet ResNet-18 or ResNet-101: its tensors have other names.")
    network = ResNet(name)
    classifier = {"fc.weight": (_CLASSES, network.channels[0]), "fc.bias": (_CLASSES,)}
    for part, shape in classifier.items():
        if part not in state or tuple(state.pop(part).shape) != shape:
            raise WeightsError(f"{path} does not fit an ImageNet ResNet: {part!r} is missing or of another size.")
    counters = {key: value for key, value in network.state_dict().items() if key.endswith("num_batches_tracked")}
    _fill(path, network, {**counters, **state})  # files of old versions of torch have no counters
    return name, network


def load_mit(path: Path) -> MiT:
    """A mix transformer without its classifier (float32, eval mode), from a state dict in SegFormer's layout.

    Its size is read off the tensors; attention and feed-forward networks are those of the published sizes.

    Raises:
        WeightsError: see :func:`read_state`, or the tensors are not those of a mix transformer.
    """
    state, _ = read_state(path)
    if not _is_mit(state):
        raise WeightsError(f"{path} holds no mix transformer: its tensors have other names.")
    try:
        a, b, c, d = (state[f"norm{i}.weight"].shape[0] for i in range(1, 5))
        k, m, n, o = (len({name.split(".")[1] for name in state if name.startswith(f"block{i}.")}) for i in range(1, 5))
        network = MiT(replace(B1, widths=(a, b, c, d), depths=(k, m, n, o)))
    except (KeyError, IndexError, ValueError) as error:
        raise WeightsError(f"{path} holds a mix transformer of a size that this version does not know.") from error
    classifier = {name: state.pop(name) for name in ("head.weight", "head.bias") if name in state}
    if any(value.shape[0] != _CLASSES for value in classifier.values()):
        raise WeightsError(f"{path} holds a classifier that is not ImageNet's.")
    _fill(path, network, state)
    return network


def load_network(path: Path) -> AnyNetwork:
    """The network of whichever family the file holds that carries masks through a clip.

    Raises:
        WeightsError: see :func:`load_trained`, or it carries none.
    """
    network = load_trained(path)
    if isinstance(network, Corrector):
        raise WeightsError(f"{path} holds a mask corrector, which mends masks and carries none through a clip.")
    if isinstance(network, DATT | Layers):
        name = type(network).__name__
        raise WeightsError(f"{path} holds {name}, which finds what moves and carries no masks through a clip.")
    if isinstance(network, Selector):
        raise WeightsError(f"{path} holds a mask selector, which judges masks and carries none through a clip.")
    return network


def load_trained(path: Path) -> Trainable:
    """The network of whichever family the file holds.

    Raises:
        WeightsError: see :func:`load_stcn` and :func:`family_of`; a backbone alone is no network either.
    """
    loaders: Mapping[str, Callable[[Path], Trainable]] = {
        "stcn": load_stcn,
        "xmem": load_xmem,
        "frtm": load_frtm,
        "datt": load_datt,
        "layers": load_layers,
        "corrector": load_corrector,
        "selector": load_selector,
    }
    family = family_of(path)
    if family == "sam":
        raise WeightsError(f"{path} holds Segment Anything, which carries no masks through a clip.")
    if family == "dino":
        raise WeightsError(f"{path} holds DINO's features, which carry no masks through a clip.")
    if family not in loaders:
        use = "DATT (--family datt" if family == "mit" else "FRTM (--family frtm"
        raise WeightsError(f"{path} holds a backbone only; it is of use for training {use} --start).")
    return loaders[family](path)


def config_of(path: Path, family: str) -> Config:
    """The size of the network whose weights the file holds; errors as of :func:`load_stcn` and :func:`load_xmem`."""
    state, metadata = read_state(path)
    return _stcn_config(path, state, metadata) if family == "stcn" else _xmem_config(path, state, metadata)


def family_of(path: Path) -> str:
    """Whose tensors these are, by their names.

    Returns:
        "stcn", "xmem", "frtm", "datt", "layers", "selector", "corrector", "sam", "raft", "dino", or "resnet" or "mit"
        (a backbone alone).

    Raises:
        WeightsError: see :func:`read_state`, or the tensors are nobody's.
    """
    state, metadata = read_state(path)
    if metadata.get("format") == _FORMAT and metadata.get("family") in _OWN:
        return metadata["family"]
    if _is_published_stcn(state):
        return "stcn"
    if _published_xmem(state) is not None:
        return "xmem"
    if _resnet(state) is not None:
        return "resnet"
    if _is_mit(state):
        return "mit"
    if is_sam(state):
        return "sam"
    if is_raft(state):
        return "raft"
    if is_dino(state):
        return "dino"
    raise WeightsError(
        f"{path} holds neither STCN nor XMem nor FRTM nor DATT nor Layers nor Segment Anything weights: its tensors "
        "have other names."
    )


def is_sam(state: Mapping[str, Tensor]) -> bool:
    """These are Segment Anything's tensors; the network itself is in :mod:`vosannot.engines.click.network`."""
    names = {"image_encoder.pos_embed", "prompt_encoder.not_a_point_embed.weight", "mask_decoder.iou_token.weight"}
    return names <= set(state)


def _stcn_config(path: Path, state: Mapping[str, Tensor], metadata: Mapping[str, str]) -> STCNConfig:
    return _STCN if _is_published_stcn(state) else _stored_config(path, metadata, "stcn", STCNConfig)


def _xmem_config(path: Path, state: Mapping[str, Tensor], metadata: Mapping[str, str]) -> XMemConfig:
    return _published_xmem(state) or _stored_config(path, metadata, "xmem", XMemConfig)


def _resnet(state: Mapping[str, Tensor]) -> str | None:
    """ "resnet18", "resnet101" or None, by the blocks of its third stage."""
    if not {"conv1.weight", "layer4.0.conv1.weight"} <= set(state):
        return None
    blocks = len({name.split(".")[1] for name in state if name.startswith("layer3.")})
    return next((name for name, (_, _, counts) in RESNETS.items() if counts[2] == blocks), None)


def _is_mit(state: Mapping[str, Tensor]) -> bool:
    return {"patch_embed1.proj.weight", "block1.0.mlp.dwconv.dwconv.weight", "norm4.weight"} <= set(state)


def _is_published_stcn(state: Mapping[str, Tensor]) -> bool:
    return {"key_encoder.res2.0.conv3.weight", "key_proj.key_proj.weight", "key_comp.weight"} <= set(state)


def _published_xmem(state: Mapping[str, Tensor]) -> XMemConfig | None:
    names = ("key_encoder.res2.0.conv3.weight", "key_proj.e_proj.weight", "value_encoder.fuser.block2.conv2.weight")
    if not set(names) <= set(state):
        return None
    hidden = state.get("decoder.hidden_update.transform.weight")
    return XMemConfig(
        key_dim=state["key_proj.e_proj.weight"].shape[0],
        value_dim=state["value_encoder.fuser.block2.conv2.weight"].shape[0],
        hidden_dim=0 if hidden is None else hidden.shape[0] // 3,
    )


def _stored_config(path: Path, metadata: Mapping[str, str], family: str, config: type[C]) -> C:
    """The size that a file of this project names in its metadata."""
    if metadata.get("format") != _FORMAT or metadata.get("family") != family:
        raise WeightsError(f"{path} is no {family.upper()} weight file: its tensors have other names.")
    try:
        return config.from_dict(json.loads(metadata["config"]))
    except (KeyError, TypeError, ValueError) as error:
        raise WeightsError(f"{path} names a network size that this version does not know; update vosannot.") from error


def _fill(path: Path, network: nn.Module, state: dict[str, Tensor]) -> None:
    """Load strictly, after checking names, shapes and values; the network is left in evaluation mode."""
    network.load_state_dict(matching(path, network, state))
    network.eval()


def matching(path: Path, network: nn.Module, state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The tensors in float32, if they are exactly the network's (which may be on the meta device).

    Raises:
        WeightsError: names or shapes differ, or values are not numbers.
    """
    name = "value_encoder.conv1.weight"
    if name in state and state[name].ndim == 4 and state[name].shape[1] == 4:
        # A static-stage file knows one object; the channel of the others starts silent, as public evaluation does.
        state[name] = torch.cat((state[name], torch.zeros_like(state[name][:, :1])), 1)
    state = {key: value.float() if value.is_floating_point() else value for key, value in state.items()}
    expected = network.state_dict()
    wrong = sorted(set(expected) ^ set(state)) or [n for n, v in expected.items() if v.shape != state[n].shape]
    if wrong:
        raise WeightsError(
            f"{path} does not fit the {type(network).__name__} network: {len(wrong)} tensors differ, "
            f"the first is {wrong[0]!r}."
        )
    if not all(bool(torch.isfinite(value).all()) for value in state.values() if value.is_floating_point()):
        raise WeightsError(f"{path} holds values that are not numbers; fetch or copy it again.")
    return state


def save_network(
    path: Path, network: Trainable, extra: Mapping[str, Any], *, state: Mapping[str, Tensor] | None = None
) -> None:
    """Write weights as fp16 safetensors with the network's size in the metadata; atomic.

    Args:
        path: file to write.
        network: gives the size, and the weights unless ``state`` is given.
        extra: JSON-ready facts (steps, seed, …) kept in the metadata.
    """
    source = network.state_dict() if state is None else state
    half = {
        name: (value.half() if value.is_floating_point() else value).cpu().contiguous()
        for name, value in source.items()
    }
    metadata = {
        "format": _FORMAT,
        "family": type(network).__name__.lower(),
        "config": json.dumps(network.config.to_dict()),
        "card": json.dumps(dict(extra)),
    }
    make_folder(path.parent)
    with draft_of(path) as draft:
        save_file(half, draft, metadata)
        draft.chmod(0o644)  # safetensors keeps files private; weights are for everybody on the machine
