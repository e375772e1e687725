"""``vosannot.json``, written last: what a layout does not say. Names of objects, frames, what nobody has approved."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vosannot.core.errors import AnnotationError
from vosannot.masks.label_map import MAX_OBJECT_ID
from vosannot.project.exchange.json_files import clean_text, parse, read_json
from vosannot.project.exchange.material import Material
from vosannot.project.exchange.options import ExportOptions
from vosannot.project.exchange.place import Place
from vosannot.project.records import Provenance

__all__ = ["MANIFEST", "Described", "made_format", "object_names", "read_manifest", "write_manifest"]

MANIFEST = "vosannot.json"


@dataclass(frozen=True, slots=True)
class Described:
    """What the manifest says of a video.

    Attributes:
        frames: stems of the exported frames, masked or not; () when the manifest does not say.
        objects: names by id.
        unapproved: stems of the frames that were neither painted nor approved.
    """

    frames: tuple[str, ...]
    objects: dict[int, str]
    unapproved: tuple[str, ...]


def write_manifest(materials: Sequence[Material], options: ExportOptions, place: Place) -> None:
    """Add these videos to the manifest of a place."""
    old = place.present(MANIFEST)
    videos: dict[str, Any] = {}
    if old is not None:
        found = parse(old, place.out / MANIFEST, dict).get("videos")
        videos = found if isinstance(found, dict) else {}
    for material in materials:
        made = Provenance.PROPAGATED
        videos[material.name] = {
            "width": material.video.width,
            "height": material.video.height,
            "fps": material.video.fps,
            "frames": [material.stems[f] for f in material.frames],
            "objects": {str(o.id): o.name for o in material.objects},
            "unapproved": [material.stems[f] for f, s in material.states.items() if s.provenance is made],
        }
    about = {"made_by": "vosannot", "format": str(options.format), "videos": videos}
    place.listing(MANIFEST, json.dumps(about, ensure_ascii=False).encode())


def made_format(folder: Path) -> str:
    """The format that the manifest of a folder names; "" where there is none."""
    path = folder / MANIFEST
    try:
        found = read_json(path, dict).get("format") if path.is_file() else ""
    except AnnotationError:
        return ""
    return found if isinstance(found, str) else ""


def read_manifest(folder: Path) -> dict[str, Described]:
    """The manifest of a folder, by video; empty where there is none, or one that makes no sense: it is only a help."""
    path = folder / MANIFEST
    if not path.is_file():
        return {}
    try:
        videos = read_json(path, dict).get("videos")
    except AnnotationError:
        return {}
    if not isinstance(videos, dict):
        return {}
    return {name: _described(about) for name, about in videos.items() if isinstance(about, dict)}


def _described(about: dict[str, Any]) -> Described:
    def texts(key: str) -> tuple[str, ...]:
        found = about.get(key)
        return tuple(t for t in found if isinstance(t, str)) if isinstance(found, list) else ()

    objects = about.get("objects")
    return Described(texts("frames"), object_names(objects if isinstance(objects, dict) else {}), texts("unapproved"))


def object_names(found: dict[Any, Any]) -> dict[int, str]:
    """Names by object id out of a file; what is no id or no name is left out."""
    names = {}
    for key, value in found.items():
        name = clean_text(value)
        if isinstance(key, str) and key.isascii() and key.isdecimal() and len(key) < 4 and name:
            object_id = int(key)
            if 1 <= object_id <= MAX_OBJECT_ID:
                names[object_id] = name
    return names
