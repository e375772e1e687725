"""Importing ``segment_anything``, also where torchvision cannot be imported.

The package uses four names of torchvision: two that resize a picture before it is embedded, and two for proposing masks
all over a picture, which is not done here. torchvision is taken where it works. Where it is missing, or its compiled
operators do not match torch (importing it then raises RuntimeError), stand-ins take its place while
``segment_anything`` is imported and go again afterwards: whoever else wants torchvision meets the real one.
"""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from vosannot.core.errors import EngineError
from vosannot.core.words import tr

__all__ = ["segment_anything"]


def segment_anything() -> ModuleType:
    """The package.

    Raises:
        EngineError: it is not installed.
    """
    loaded = sys.modules.get("segment_anything")
    if loaded is not None:
        return loaded
    try:
        if _torchvision_works():
            return importlib.import_module("segment_anything")
        with _stand_ins():
            return importlib.import_module("segment_anything")
    except ModuleNotFoundError as error:
        raise EngineError(
            tr("Segment Anything is not installed: run `pip install segment-anything==1.0`, or use GrabCut.")
        ) from error


def _torchvision_works() -> bool:
    try:
        importlib.import_module("torchvision.transforms.functional")
        importlib.import_module("torchvision.ops.boxes")
    except (ImportError, RuntimeError, OSError, AttributeError):  # not there, or built for another torch
        return False
    return True


@contextmanager
def _stand_ins() -> Iterator[None]:
    broken = {name: sys.modules.pop(name) for name in tuple(sys.modules) if name.split(".")[0] == "torchvision"}
    made = _modules()
    sys.modules.update(made)
    try:
        yield
    finally:
        for name in made:
            sys.modules.pop(name, None)
        sys.modules.update(broken)


def _modules() -> dict[str, ModuleType]:
    """A torchvision of four names."""
    functional, boxes = ModuleType("torchvision.transforms.functional"), ModuleType("torchvision.ops.boxes")
    parts: dict[ModuleType, dict[str, Any]] = {
        functional: {"resize": _resize, "to_pil_image": _to_pil_image},
        boxes: {"batched_nms": _not_here, "box_area": _not_here},
    }
    for module, names in parts.items():
        for name, value in names.items():
            setattr(module, name, value)
    packages = {name: ModuleType(name) for name in ("torchvision", "torchvision.transforms", "torchvision.ops")}
    for package in packages.values():
        package.__path__ = []
    return {**packages, functional.__name__: functional, boxes.__name__: boxes}


def _to_pil_image(picture: npt.NDArray[np.uint8]) -> Image.Image:
    """As torchvision does it for uint8 [H, W, 3]."""
    return Image.fromarray(picture)


def _resize(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """As torchvision does it for a PIL image: bilinear with PIL's own antialiasing; size is (height, width)."""
    return picture.resize((size[1], size[0]), Image.Resampling.BILINEAR)


def _not_here(*_: Any, **__: Any) -> Any:
    raise EngineError(tr("Proposing masks all over a picture needs torchvision."))
