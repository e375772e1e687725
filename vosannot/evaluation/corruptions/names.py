"""What the corruptions are called, and the random numbers that belong to each."""

import hashlib
from dataclasses import dataclass

import numpy as np

from vosannot.core.errors import UsageError

__all__ = ["CORRUPTIONS", "STRENGTHS", "Corruption", "all_corruptions", "parse", "random_numbers"]

CORRUPTIONS: tuple[str, ...] = (
    "gaussian_noise",
    "brightness",
    "contrast",
    "saturate",
    "pixelate",
    "defocus_blur",
    "glass_blur",
    "crf_compression",
    "motion_blur",
    "cartoon",
    "style_1",
    "style_2",
    "style_3",
    "style_4",
)
"""The 14 names, in the paper's order."""

STRENGTHS: tuple[str, ...] = ("low", "medium", "high")
"""For the image corruptions, ImageNet-C's severities 3, 4 and 5."""


@dataclass(frozen=True, slots=True, order=True)
class Corruption:
    """One of the 42 variants. Picklable; ``str`` gives what ``parse`` reads.

    Attributes:
        name: one of ``CORRUPTIONS``.
        strength: one of ``STRENGTHS``.
    """

    name: str
    strength: str

    def __post_init__(self) -> None:
        if self.name not in CORRUPTIONS:
            raise UsageError(f"There is no corruption {self.name!r}; choose one of {', '.join(CORRUPTIONS)}.")
        if self.strength not in STRENGTHS:
            raise UsageError(f"There is no strength {self.strength!r}; choose one of {', '.join(STRENGTHS)}.")

    def __str__(self) -> str:
        return f"{self.name}:{self.strength}"

    @property
    def level(self) -> int:
        """0 (low), 1 (medium) or 2 (high)."""
        return STRENGTHS.index(self.strength)

    @property
    def folder(self) -> str:
        """Name of the dataset folder with this variant, e.g. ``gaussian_noise-high``."""
        return f"{self.name}-{self.strength}"


def parse(text: str) -> Corruption:
    """Read ``NAME:LEVEL``, e.g. ``gaussian_noise:high``; LEVEL is low, medium or high, or 1, 2 or 3.

    Upper case and ``-`` for ``_`` are understood.

    Raises:
        UsageError: no such name or level, or no level; the sentence lists the choices.
    """
    name, colon, level = (part.strip() for part in text.lower().replace("-", "_").partition(":"))
    if name not in CORRUPTIONS:
        raise UsageError(f"There is no corruption {name!r}; choose one of {', '.join(CORRUPTIONS)}.")
    if not colon:
        raise UsageError(f"{text!r} names no strength; write {name}:low, {name}:medium or {name}:high.")
    if level not in STRENGTHS and level not in ("1", "2", "3"):
        raise UsageError(f"There is no strength {level!r}; write {name}:low, {name}:medium or {name}:high.")
    return Corruption(name, level if level in STRENGTHS else STRENGTHS[int(level) - 1])


def all_corruptions() -> tuple[Corruption, ...]:
    """All 42 variants, strengths growing within each name."""
    return tuple(Corruption(name, strength) for name in CORRUPTIONS for strength in STRENGTHS)


def random_numbers(seed: int, corruption: Corruption, clip: str, frame: int | None = None) -> np.random.Generator:
    """The generator that belongs to a frame of a clip, or with ``frame`` None to the whole clip.

    It depends on nothing else, so frames may be asked for in any order, on any machine.

    Args:
        seed: chosen by the person; any whole number.
        corruption: the variant.
        clip: ``ClipInfo.name``.
        frame: index of the frame from 0.
    """
    key = f"{seed}/{corruption}/{clip}/{'clip' if frame is None else frame}"
    return np.random.default_rng(int.from_bytes(hashlib.blake2b(key.encode(), digest_size=16).digest(), "big"))
