"""COCO: one JSON file with images, annotations and categories, for detectors and everything that reads them.

    <root>/annotations.json
    <root>/images/<video>/00000.jpg    ``file_name`` is "<video>/00000.jpg"

A category is an object's name, so two objects called "dog" are two annotations of one category. What COCO does not know
is added, in the words of data sets of videos made like it (TAO): ``videos``, ``tracks``, and on each annotation its
``track_id``, ``video_id`` and ``object_id`` (the value of its pixels in a label map).
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import Any, TextIO

import numpy as np
from pycocotools import mask as coco_mask

from vosannot import __version__
from vosannot.project.content import present
from vosannot.project.exchange.material import Material
from vosannot.project.exchange.options import ExportOptions
from vosannot.project.exchange.place import Place

__all__ = ["COCO_FILE", "KNOWN", "count", "draw"]

COCO_FILE = "annotations.json"
KNOWN = (COCO_FILE, "images")


def count(material: Material, options: ExportOptions) -> int:
    """How many steps :func:`draw` takes."""
    return len(material.frames)


def draw(materials: Sequence[Material], options: ExportOptions, place: Place) -> Iterator[Material]:
    """Write all; yields after every frame."""
    book = _Book()
    with place.file(COCO_FILE) as path, path.open("w", encoding="utf-8") as file:
        # Annotations are written as they come: those of 20,000 frames need not fit into memory.
        about = {"description": "Made by vosannot", "version": __version__}
        file.write(f'{{"info": {json.dumps(about)}, "licenses": [], "annotations": [')
        for material in materials:
            book.begin(material)
            place.folder(f"images/{material.name}")
            yield from _video(material, options, place, book, file)
        file.write("\n]")
        for name, rows in book.rest().items():
            file.write(f',\n"{name}": {json.dumps(rows, ensure_ascii=False)}')
        file.write("}\n")


class _Book:
    """Numbers for everything, from 1."""

    def __init__(self) -> None:
        self.videos: list[dict[str, Any]] = []
        self.images: list[dict[str, Any]] = []
        self.tracks: dict[tuple[int, int], dict[str, Any]] = {}
        self.categories: dict[str, int] = {}
        self.annotations = 0

    def begin(self, material: Material) -> None:
        """The next video."""
        height, width = material.size
        about = {"id": len(self.videos) + 1, "name": material.name, "width": width, "height": height}
        self.videos.append({**about, "length": material.video.frame_count})

    def image(self, material: Material, frame: int) -> int:
        """The id of a frame."""
        height, width = material.size
        self.images.append({
            "id": len(self.images) + 1, "file_name": f"{material.name}/{material.stems[frame]}.jpg", "width": width,
            "height": height, "video_id": len(self.videos), "frame_index": frame,
        })  # fmt: skip
        return len(self.images)

    def track(self, object_id: int, name: str) -> dict[str, Any]:
        """An object of the present video."""
        key = len(self.videos), object_id
        if key not in self.tracks:
            category = self.categories.setdefault(name, len(self.categories) + 1)
            about = {"id": len(self.tracks) + 1, "video_id": key[0], "category_id": category}
            self.tracks[key] = {**about, "object_id": object_id}
        return self.tracks[key]

    def rest(self) -> dict[str, list[dict[str, Any]]]:
        """Everything but the annotations."""
        categories = [{"id": i, "name": name, "supercategory": "object"} for name, i in self.categories.items()]
        tracks = list(self.tracks.values())
        return {"images": self.images, "categories": categories, "videos": self.videos, "tracks": tracks}


def _video(material: Material, options: ExportOptions, place: Place, book: _Book, file: TextIO) -> Iterator[Material]:
    masked = set(material.masked(options.fill_missing))
    names = {o.id: o.name for o in material.objects}
    own = not place.zipped and material.is_source(place.out / "images" / material.name)
    with ExitStack() as stack:
        pictures = stack.enter_context(material.pictures()) if options.images and not own else None
        for frame in material.frames:
            if pictures is not None:
                name = f"images/{material.name}/{material.stems[frame]}.jpg"
                place.write(name, pictures.jpeg(frame, material.size))
            if frame in masked:
                image = book.image(material, frame)
                labels = material.labels(frame)
                for object_id in present(labels):
                    track = book.track(object_id, names.get(object_id, f"object {object_id}"))
                    book.annotations += 1
                    row = {"id": book.annotations, "image_id": image, **_annotation(labels == object_id, track)}
                    file.write(f"{',' if book.annotations > 1 else ''}\n{json.dumps(row)}")
            yield material


def _annotation(mask: np.ndarray, track: dict[str, Any]) -> dict[str, Any]:
    """What does not depend on the frame's number."""
    runs = coco_mask.encode(np.asfortranarray(mask, np.uint8))
    return {
        "category_id": track["category_id"],
        "segmentation": {"size": [int(n) for n in runs["size"]], "counts": runs["counts"].decode("ascii")},
        "area": int(coco_mask.area(runs)),
        "bbox": [float(n) for n in coco_mask.toBbox(runs)],
        "iscrowd": 0,
        "track_id": track["id"],
        "video_id": track["video_id"],
        "object_id": track["object_id"],
    }
