"""Weight files: recognising, reading and writing them. A file is hostile until checked, nothing in it is executed."""

import json
import pickle
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor

from vosannot.core.errors import WeightsError
from vosannot.core.files import draft_of, make_folder
from vosannot.networks.stcn.config import PUBLISHED, STCNConfig
from vosannot.networks.stcn.model import STCN

__all__ = ["load_stcn", "read_state", "save_stcn"]

_FORMAT = "vosannot-1"


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
    except (SafetensorError, RuntimeError, EOFError, OSError, ValueError, zipfile.BadZipFile) as error:
        raise WeightsError(
            f"{path} is not a readable weight file (truncated or damaged); fetch or copy it again."
        ) from error
    except pickle.UnpicklingError as error:
        raise WeightsError(
            f"{path} holds more than tensors, so it was not read: a weight file must not carry code."
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
    network = STCN(_config(path, state, metadata))
    if state.get("value_encoder.conv1.weight", torch.empty(0, 5)).shape[1] == 4:
        # A static-stage file knows one object; the channel of the others starts silent, as public evaluation does.
        weight = state["value_encoder.conv1.weight"]
        state["value_encoder.conv1.weight"] = torch.cat((weight, torch.zeros_like(weight[:, :1])), 1)
    state = {name: value.float() if value.is_floating_point() else value for name, value in state.items()}
    expected = network.state_dict()
    wrong = sorted(set(expected) ^ set(state)) or [n for n, v in expected.items() if v.shape != state[n].shape]
    if wrong:
        raise WeightsError(
            f"{path} does not fit the STCN network: {len(wrong)} tensors differ, the first is {wrong[0]!r}."
        )
    if not all(bool(torch.isfinite(value).all()) for value in state.values() if value.is_floating_point()):
        raise WeightsError(f"{path} holds values that are not numbers; fetch or copy it again.")
    network.load_state_dict(state)
    return network.eval()


def _config(path: Path, state: Mapping[str, Tensor], metadata: Mapping[str, str]) -> STCNConfig:
    if metadata.get("format") == _FORMAT and metadata.get("family") == "stcn":
        try:
            return STCNConfig.from_dict(json.loads(metadata["config"]))
        except (KeyError, TypeError, ValueError) as error:
            raise WeightsError(
                f"{path} names a network size that this version does not know; update vosannot."
            ) from error
    if {"key_encoder.res2.0.conv3.weight", "key_proj.key_proj.weight", "key_comp.weight"} <= set(state):
        return PUBLISHED
    raise WeightsError(f"{path} is no STCN weight file: its tensors have other names.")


def save_stcn(
    path: Path, network: STCN, extra: Mapping[str, Any], *, state: Mapping[str, Tensor] | None = None
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
        "family": "stcn",
        "config": json.dumps(network.config.to_dict()),
        "card": json.dumps(dict(extra)),
    }
    make_folder(path.parent)
    with draft_of(path) as draft:
        save_file(half, draft, metadata)
