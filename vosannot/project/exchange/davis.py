"""DAVIS: what evaluators and training code of video object segmentation read.

    <root>/Annotations/<resolution>/<sequence>/00000.png    8-bit palette PNG, index = object id
    <root>/JPEGImages/<resolution>/<sequence>/00000.jpg
    <root>/ImageSets/<year>/<subset>.txt                    one sequence a line

``<resolution>`` is "480p" for a short side of 480, "Full-Resolution" for the clip's own size.
"""

from collections.abc import Iterator, Sequence

from vosannot.masks.label_map import shrink_labels
from vosannot.masks.png import encode_png
from vosannot.project.exchange.material import Material
from vosannot.project.exchange.options import ExportOptions, Resolution
from vosannot.project.exchange.place import Place

__all__ = ["FULL", "KNOWN", "SMALL", "count", "draw", "size_480p"]

FULL = "Full-Resolution"
SMALL = "480p"
KNOWN = ("Annotations", "JPEGImages", "ImageSets")


def size_480p(height: int, width: int) -> tuple[int, int]:
    """(height, width) with a short side of 480 and the long side even, as DAVIS has it (1920x1080: 854x480)."""
    short = min(height, width)
    height, width = (480 if side == short else 2 * round(side * 240 / short) for side in (height, width))
    return height, width


def _sizes(material: Material, resolution: Resolution) -> dict[str, tuple[int, int]]:
    own = material.size
    small = own if min(own) == 480 else size_480p(*own)
    return {
        Resolution.AUTO: {SMALL if min(own) == 480 else FULL: own},
        Resolution.FULL: {FULL: own},
        Resolution.SMALL: {SMALL: small},
        Resolution.BOTH: {FULL: own, SMALL: small},
    }[resolution]


def count(material: Material, options: ExportOptions) -> int:
    """How many steps :func:`draw` takes."""
    return len(material.frames)


def draw(materials: Sequence[Material], options: ExportOptions, place: Place) -> Iterator[Material]:
    """Write all; yields after every frame."""
    for material in materials:
        sizes = _sizes(material, options.resolution)
        masked = set(material.masked(options.fill_missing))
        for resolution in sizes:
            place.folder(f"Annotations/{resolution}/{material.name}")
            place.folder(f"JPEGImages/{resolution}/{material.name}")
        wanted = [r for r in sizes if options.images and not _own(material, place, r)]
        if wanted:
            with material.pictures() as pictures:
                for frame in material.frames:
                    for resolution in wanted:
                        name = f"JPEGImages/{resolution}/{material.name}/{material.stems[frame]}.jpg"
                        place.write(name, pictures.jpeg(frame, sizes[resolution]))
                    _masks(material, frame, frame in masked, sizes, place)
                    yield material
        else:
            for frame in material.frames:
                _masks(material, frame, frame in masked, sizes, place)
                yield material
    listing = f"ImageSets/{options.year}/{options.subset}.txt"
    text = place.present(listing) or b""
    known = {line.strip() for line in text.decode("utf-8", "replace").splitlines()}
    for material in materials:
        if material.name not in known:
            text += b"\n" * bool(text and not text.endswith(b"\n")) + material.name.encode() + b"\n"
    place.listing(listing, text)


def _own(material: Material, place: Place, resolution: str) -> bool:
    """Exported into the data set that the clip was opened from: its images stay what they are."""
    return not place.zipped and material.is_source(place.out / "JPEGImages" / resolution / material.name)


def _masks(material: Material, frame: int, wanted: bool, sizes: dict[str, tuple[int, int]], place: Place) -> None:
    if not wanted:
        return
    labels = material.labels(frame)
    for resolution, size in sizes.items():
        name = f"Annotations/{resolution}/{material.name}/{material.stems[frame]}.png"
        place.write(name, encode_png(labels if size == labels.shape else shrink_labels(labels, size)))
