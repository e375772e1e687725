"""Choosing a device and its precision."""

import torch

from vosannot.core.errors import UsageError
from vosannot.core.events import EventStream, Finished
from vosannot.core.words import tr

__all__ = ["choose_device", "device_report", "fast_bf16"]


def choose_device(name: str) -> torch.device:
    """ "auto" takes a GPU when there is one; raises UsageError when the named device is not there."""
    if name == "auto":
        if torch.cuda.is_available():
            return torch.device("cuda")
        return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
    try:
        torch.empty(0, device=name)
        return torch.device(name)
    except (RuntimeError, AssertionError) as error:
        raise UsageError(tr("This computer has no device {name}; use auto or cpu.", name=repr(name))) from error


def fast_bf16(device: torch.device) -> bool:
    """Whether bfloat16 convolutions are faster than float32 ones there."""
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported())
    if device.type == "cpu":
        capabilities: dict[str, bool] = getattr(
            torch.cpu, "get_capabilities", dict
        )()  # not in older versions: float32 then
        return bool(capabilities.get("avx512_bf16") or capabilities.get("amx_bf16"))
    return False


def device_report() -> EventStream:
    """What "auto" means here: ``Finished`` with device, its name ("" for a processor) and torch's threads."""
    device = choose_device("auto")
    name = torch.cuda.get_device_name(device) if device.type == "cuda" else ""
    yield Finished({"device": device.type, "name": name, "threads": torch.get_num_threads()})
