"""The weights that the last adaptation to a clip ended with, kept for a warm start."""

import contextlib
import hashlib
from collections.abc import Mapping
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import save_file
from torch import Tensor, nn

from vosannot.core.errors import VosannotError
from vosannot.core.files import draft_of
from vosannot.core.paths import cache_dir

__all__ = ["WarmStarts"]

_KEPT = 40  # files; 14 MB each for the lite networks


class WarmStarts:
    """Half-precision differences to the network's own weights, a file for each clip and weight file, in the cache.

    Args:
        folder: where they are; None: the program's cache folder.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    @torch.no_grad()
    def save(self, clip: Path, weights: Path, network: nn.Module, own: Mapping[str, Tensor]) -> None:
        """Keep what ``network`` has learned of ``clip`` since it had ``own``; a full disk is no reason to fail."""
        path = self._path(clip, weights)
        changes = {name: (value - own[name]).half().cpu().contiguous() for name, value in network.named_parameters()}
        with contextlib.suppress(OSError, VosannotError):
            path.parent.mkdir(parents=True, exist_ok=True)
            with draft_of(path) as draft:
                save_file(changes, draft)
            files = sorted(path.parent.glob("*.safetensors"), key=lambda file: file.stat().st_mtime)
            for old in files[:-_KEPT]:
                old.unlink()

    def forget(self, clip: Path, weights: Path) -> None:
        """Nothing is known of the clip any more."""
        with contextlib.suppress(OSError):
            self._path(clip, weights).unlink(missing_ok=True)

    @torch.no_grad()
    def load(self, clip: Path, weights: Path, network: nn.Module) -> bool:
        """Add what was kept to ``network``, which has its own weights; False when there is nothing that fits."""
        path = self._path(clip, weights)
        try:
            with safe_open(path, "pt") as file:
                changes = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 (no mapping)
        except (OSError, SafetensorError):
            return False
        own = dict(network.named_parameters())
        fits = own.keys() == changes.keys() and all(own[name].shape == change.shape for name, change in changes.items())
        if not fits or not all(bool(torch.isfinite(change).all()) for change in changes.values()):
            return False
        for name, change in changes.items():
            own[name].add_(change.to(own[name].device))
        return True

    def _path(self, clip: Path, weights: Path) -> Path:
        stamp = weights.stat()
        names = f"{clip.resolve()}\n{weights.resolve()}\n{stamp.st_size}\n{stamp.st_mtime_ns}"
        folder = self._folder or cache_dir() / "adapted"
        return folder / f"{hashlib.sha256(names.encode()).hexdigest()[:32]}.safetensors"
