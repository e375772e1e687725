"""A clip that is corrupted while it is read."""

from collections.abc import Callable
from typing import Protocol

import numpy as np

from vosannot.evaluation.corruptions import imagenet_c
from vosannot.evaluation.corruptions.cartoon import cartoon
from vosannot.evaluation.corruptions.engraving import Engraving
from vosannot.evaluation.corruptions.glass import StainedGlass
from vosannot.evaluation.corruptions.names import Corruption, random_numbers
from vosannot.evaluation.corruptions.patches import PatchTransfer
from vosannot.evaluation.corruptions.strokes import BrushStrokes
from vosannot.evaluation.corruptions.temporal import CrfCompression, MotionBlur
from vosannot.media.clip import Clip, ClipInfo, Image

__all__ = ["CorruptedClip", "corrupted"]

_FRAMES: dict[str, Callable[[Image, int, np.random.Generator], Image]] = {
    "gaussian_noise": imagenet_c.gaussian_noise,
    "brightness": imagenet_c.brightness,
    "contrast": imagenet_c.contrast,
    "saturate": imagenet_c.saturate,
    "pixelate": imagenet_c.pixelate,
    "defocus_blur": imagenet_c.defocus_blur,
    "glass_blur": imagenet_c.glass_blur,
    "cartoon": cartoon,
}
_STYLES: dict[str, type[PatchTransfer] | type[BrushStrokes] | type[StainedGlass] | type[Engraving]] = {
    "style_1": PatchTransfer,
    "style_2": BrushStrokes,
    "style_3": StainedGlass,
    "style_4": Engraving,
}


class _Source(Protocol):
    """Frames of a corruption that looks at the whole clip."""

    def frame(self, index: int) -> Image: ...

    def close(self) -> None: ...


class CorruptedClip(Clip):
    """A clip whose frames are corrupted one by one when they are asked for. See :class:`vosannot.media.clip.Clip`.

    The same seed, corruption and clip name give the same pixels, in whatever order frames are asked for. ``info`` is
    the wrapped clip's. CRF compression reads and encodes the whole clip at the first frame.
    """

    def __init__(self, clip: Clip, corruption: Corruption, seed: int = 0) -> None:
        """Wrap a clip, which closes with this one.

        Args:
            clip: where the clean frames come from.
            corruption: what to do to them.
            seed: decides noise, displacements and where strokes are; any whole number.
        """
        self._clip, self._corruption, self._seed = clip, corruption, seed
        self._style: Callable[[Image], Image] | None = None
        self._source: _Source | None = None
        if corruption.name == "motion_blur":
            self._source = MotionBlur(clip, corruption.level)
        elif corruption.name == "crf_compression":
            self._source = CrfCompression(clip, corruption.level)

    @property
    def corruption(self) -> Corruption:
        """What is done to the frames."""
        return self._corruption

    @property
    def info(self) -> ClipInfo:
        """See :class:`vosannot.media.clip.Clip`."""
        return self._clip.info

    def frame(self, index: int) -> Image:
        """See :meth:`vosannot.media.clip.Clip.frame`."""
        info, corruption = self._clip.info, self._corruption
        if not 0 <= index < info.frame_count:
            raise IndexError(f"frame {index} of {info.name}, which has {info.frame_count} frames")
        if self._source is not None:
            return self._source.frame(index)
        clean = self._clip.frame(index)
        if corruption.name in _FRAMES:
            random = random_numbers(self._seed, corruption, info.name, index)
            return _FRAMES[corruption.name](clean, corruption.level, random)
        if self._style is None:
            random = random_numbers(self._seed, corruption, info.name)
            self._style = _STYLES[corruption.name](corruption.level, info.height, info.width, random)
        return self._style(clean)

    def close(self) -> None:
        """See :class:`vosannot.media.clip.Clip`; also closes the wrapped clip."""
        if self._source is not None:
            self._source.close()
        self._clip.close()


def corrupted(clip: Clip, corruption: Corruption, seed: int = 0) -> Clip:
    """The clip, corrupted while it is read; close it instead of the given one. See :class:`CorruptedClip`."""
    return CorruptedClip(clip, corruption, seed)
