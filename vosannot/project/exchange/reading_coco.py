"""COCO JSON as label maps, one video at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

import numpy as np

from vosannot.core.errors import AnnotationError
from vosannot.core.words import plural, tr
from vosannot.masks.label_map import MAX_OBJECT_ID, LabelMap
from vosannot.masks.png import MAX_PIXELS
from vosannot.project.exchange.incoming import Incoming
from vosannot.project.exchange.json_files import clean_text
from vosannot.project.exchange.runs import decode_segmentation

__all__ = ["looks_like_coco", "read_coco"]

_Row = dict[str, Any]


def looks_like_coco(found: Mapping[str, Any]) -> bool:
    """Whether a JSON object has what COCO has."""
    return isinstance(found.get("images"), list) and isinstance(found.get("annotations"), list)


@dataclass(slots=True)
class _Group:
    """The images of one video."""

    name: str
    folder: str
    images: dict[int, _Row] = field(default_factory=dict)
    rows: dict[int, list[_Row]] = field(default_factory=dict)  # annotations by image
    without: int = 0  # annotations that have no mask


def read_coco(path: Path, found: Mapping[str, Any]) -> list[Incoming]:
    """What a COCO file says, by video: images with one ``video_id``, or else in one folder, are one.

    Objects are told apart by ``object_id`` (vosannot's), or ``track_id`` or ``instance_id``; a file that has none of
    them cannot tell two of a category apart, so a category is an object. Where masks overlap, the smaller lies on top.

    Raises:
        AnnotationError: it contradicts itself, or names files outside its folder.
    """
    groups, of_image = _grouped(path, found)
    categories = _categories(path, found)
    for number, row in enumerate(found["annotations"]):
        group = of_image.get(_number(row, "image_id")) if isinstance(row, dict) else None
        if group is None:
            raise AnnotationError(
                tr("{path}: annotation number {number} belongs to no image of the list.", path=path, number=number + 1)
            )
        if row.get("segmentation") in (None, [], {}) or row.get("iscrowd") == 1:
            group.without += 1
        else:
            group.rows.setdefault(row["image_id"], []).append(row)
    about = found.get("info")
    complete = isinstance(about, dict) and about.get("description") == "Made by vosannot"
    made = [_incoming(path, group, categories, complete) for group in groups]
    made = [each for each in made if each.masks]
    if not made:
        raise AnnotationError(tr("{path} has no annotation with a mask; boxes alone are not imported.", path=path))
    return made


def _number(row: _Row, key: str) -> int:
    """A whole number; -1 when it is none."""
    value = row.get(key)
    return value if type(value) is int and abs(value) < 2**63 else -1


def _grouped(path: Path, found: Mapping[str, Any]) -> tuple[list[_Group], dict[int, _Group]]:
    listed = found.get("videos")
    listed = listed if isinstance(listed, list) else []
    names = {_number(v, "id"): clean_text(v.get("name")) for v in listed if isinstance(v, dict)}
    groups: dict[object, _Group] = {}
    of_image: dict[int, _Group] = {}
    for image in found["images"]:
        image_id = _number(image, "id") if isinstance(image, dict) else -1
        if image_id < 0 or image_id in of_image:
            raise AnnotationError(tr("{path}: two images have one id, or one has none; save it again.", path=path))
        file = image.get("file_name")
        place = PurePosixPath(file.replace("\\", "/")) if isinstance(file, str) else PurePosixPath("")
        if not place.name or place.is_absolute() or ".." in place.parts or ":" in place.parts[0] or "\0" in place.name:
            raise AnnotationError(
                tr(
                    "{path}: the file name of image {image_id} leads nowhere or out of its folder.",
                    path=path,
                    image_id=image_id,
                )
            )
        height, width = _number(image, "height"), _number(image, "width")
        if height < 1 or width < 1 or height * width > MAX_PIXELS:
            raise AnnotationError(
                tr(
                    "{path}: image {image_id} claims to be {width}x{height} pixels.",
                    path=path,
                    image_id=image_id,
                    width=width,
                    height=height,
                )
            )
        folder = str(place.parent) if str(place.parent) != "." else ""
        video = _number(image, "video_id")
        key: object = video if names.get(video) else folder
        name = names.get(video) or PurePosixPath(folder).name or path.parent.name
        group = groups.setdefault(key, _Group(name, folder))
        if group.folder != folder:
            raise AnnotationError(
                tr("{path}: the images of {name} lie in different folders.", path=path, name=group.name)
            )
        group.images[image_id] = image
        of_image[image_id] = group
    return list(groups.values()), of_image


def _categories(path: Path, found: Mapping[str, Any]) -> dict[int, str]:
    listed = found.get("categories")
    if not isinstance(listed, list):
        return {}
    return {_number(c, "id"): clean_text(c.get("name")) for c in listed if isinstance(c, dict)}


def _identities(rows: Sequence[_Row]) -> list[int] | None:
    """For each annotation what tells its object from others of its category; None when nothing does for all."""
    attributes = [row.get("attributes") for row in rows]
    inner = [a if isinstance(a, dict) else {} for a in attributes]
    for key in ("object_id", "track_id", "instance_id"):
        for places in (rows, inner):
            found = [place.get(key) for place in places]
            if all(type(value) is int for value in found):
                return [int(value) for value in found if value is not None]
    return None


def _incoming(path: Path, group: _Group, categories: Mapping[int, str], complete: bool) -> Incoming:
    rows = [row for of_image in group.rows.values() for row in of_image]
    identities = _identities(rows)
    keys = [_number(row, "category_id") for row in rows] if identities is None else identities
    distinct = list(dict.fromkeys(keys))
    if len(distinct) > MAX_OBJECT_ID:
        raise AnnotationError(
            tr(
                "{path}: {name} has {distinct} objects; a video holds at most {max_object_id}.",
                path=path,
                name=group.name,
                distinct=len(distinct),
                max_object_id=MAX_OBJECT_ID,
            )
        )
    # Numbers that can be object ids stay as they are.
    kept = all(1 <= key <= MAX_OBJECT_ID for key in distinct)
    ids = {key: key if kept else number for number, key in enumerate(distinct, start=1)}
    objects: dict[int, str] = {}
    by_row: dict[int, int] = {}
    for row, key in zip(rows, keys, strict=True):
        object_id = by_row[id(row)] = ids[key]
        if name := categories.get(_number(row, "category_id")):
            objects.setdefault(object_id, name)
    remarks = []
    if identities is None:
        remarks.append(
            tr("{name}: the file does not tell objects apart, so each category became one object.", name=group.name)
        )
    if group.without:
        remarks.append(
            tr(
                "{name}: {annotations} without a mask of its own left out.",
                name=group.name,
                annotations=plural(group.without, "annotation"),
            )
        )
    # An image without annotations says "nothing is there" only where every image was looked at.
    wanted = [i for i in group.images if complete or i in group.rows]
    masks, paths = {}, {}
    for image_id in wanted:
        stem = PurePosixPath(group.images[image_id]["file_name"].replace("\\", "/")).stem
        if stem in masks:
            raise AnnotationError(
                tr("{path}: {name} has two images called {stem}.", path=path, name=group.name, stem=stem)
            )
        masks[stem] = _Composer(path, group.images[image_id], group.rows.get(image_id, []), by_row)
        paths[stem] = f"{path}, image {image_id} ({stem})"
    first = next(iter(group.images.values()))
    folder = _images_folder(path, group)
    size = first["height"], first["width"]
    return Incoming(group.name, path, size, masks, paths, folder, objects, tuple(remarks))


def _images_folder(path: Path, group: _Group) -> Path | None:
    file = PurePosixPath(next(iter(group.images.values()))["file_name"].replace("\\", "/")).name
    for root in (path.parent / "images", path.parent, path.parent.parent / "images", path.parent.parent):
        if (root / group.folder / file).is_file():
            return root / group.folder
    return None


@dataclass(frozen=True, slots=True)
class _Composer:
    """Reads the label map of one image; a :data:`~.incoming.MaskReader`."""

    path: Path
    image: _Row
    rows: list[_Row]
    ids: Mapping[int, int]

    def __call__(self, size: tuple[int, int]) -> LabelMap:
        own = self.image["height"], self.image["width"]
        if own != size:
            raise AnnotationError(
                f"{self.path}: image {self.image['id']} is {own[1]}x{own[0]} but the clip is {size[1]}x{size[0]}; "
                "a mask must have the size of its clip."
            )
        parts = []
        for row in self.rows:
            try:
                mask = decode_segmentation(row["segmentation"], size)
            except ValueError as error:
                where = f"annotation {row.get('id')} of image {self.image['id']}"
                raise AnnotationError(
                    tr("{path}: {where} cannot be read: {error}.", path=self.path, where=where, error=error)
                ) from error
            parts.append((np.count_nonzero(mask), self.ids[id(row)], mask))
        labels = np.zeros(size, np.uint8)
        for _, object_id, mask in sorted(parts, key=lambda part: (-part[0], part[1])):
            labels[mask] = object_id
        return labels
