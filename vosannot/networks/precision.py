"""Where networks compute in float32 whatever autocast says."""

from contextlib import AbstractContextManager, nullcontext

import torch
from torch import Tensor

__all__ = ["in_float32"]


def in_float32(near: Tensor) -> AbstractContextManager[object]:
    """Autocast off on the device of ``near``; on the meta device, which has shapes only, there is none."""
    kind = near.device.type
    return nullcontext() if kind == "meta" else torch.autocast(kind, enabled=False)
