"""YouTube-VOS: frames and masks by video, and a list of objects with their category and frames.

    <root>/JPEGImages/<video>/00000.jpg
    <root>/Annotations/<video>/00000.png    8-bit palette PNG, index = object id
    <root>/meta.json    {"videos": {"<video>": {"objects": {"1": {"category": "dog", "frames": ["00000", ...]}}}}}

Every fifth frame is that data set's habit (``every``); files keep the number of their frame.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from vosannot.core.errors import ExportError
from vosannot.core.words import tr
from vosannot.masks.png import encode_png
from vosannot.project.content import present
from vosannot.project.exchange.json_files import parse
from vosannot.project.exchange.material import Material, Pictures
from vosannot.project.exchange.options import ExportOptions
from vosannot.project.exchange.place import Place

__all__ = ["KNOWN", "META", "count", "draw"]

META = "meta.json"
KNOWN = (META, "Annotations", "JPEGImages")


def count(material: Material, options: ExportOptions) -> int:
    """How many steps :func:`draw` takes."""
    return len(material.frames)


def draw(materials: Sequence[Material], options: ExportOptions, place: Place) -> Iterator[Material]:
    """Write all; yields after every frame."""
    listed = _present(place)
    for material in materials:
        video: dict[str, Any] = {"objects": {}}
        listed[material.name] = video
        place.folder(f"Annotations/{material.name}")
        place.folder(f"JPEGImages/{material.name}")
        masked = set(material.masked(options.fill_missing))
        own = not place.zipped and material.is_source(place.out / "JPEGImages" / material.name)
        if options.images and not own:
            with material.pictures() as pictures:
                yield from _frames(material, masked, pictures, place, video)
        else:
            yield from _frames(material, masked, None, place, video)
    place.listing(META, json.dumps({"videos": listed}, indent=1, ensure_ascii=False).encode())


def _present(place: Place) -> dict[str, Any]:
    """The videos of a ``meta.json`` that lies there already: they stay in it."""
    data = place.present(META)
    if data is None:
        return {}
    found = parse(data, place.out / META, dict)
    videos = found.get("videos", {})
    if not isinstance(videos, dict):
        raise ExportError(
            tr("{out} is no list of YouTube-VOS; nothing was touched. Choose another folder.", out=place.out / META)
        )
    return videos


def _frames(
    material: Material, masked: set[int], pictures: Pictures | None, place: Place, video: dict[str, Any]
) -> Iterator[Material]:
    names = {o.id: o.name for o in material.objects}
    seen: dict[int, list[str]] = {}
    for frame in material.frames:
        stem = material.stems[frame]
        if pictures is not None:
            place.write(f"JPEGImages/{material.name}/{stem}.jpg", pictures.jpeg(frame, material.size))
        if frame in masked:
            labels = material.labels(frame)
            place.write(f"Annotations/{material.name}/{stem}.png", encode_png(labels))
            for object_id in present(labels):
                seen.setdefault(object_id, []).append(stem)
        yield material
    video["objects"] = {
        str(i): {"category": names.get(i, f"object {i}"), "frames": stems} for i, stems in sorted(seen.items())
    }
