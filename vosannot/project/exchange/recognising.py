"""What does a path hold? DAVIS, YouTube-VOS, COCO, or folders of PNG files."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from vosannot.core.errors import AnnotationError
from vosannot.core.words import plural, tr
from vosannot.masks.png import is_palette_png
from vosannot.media.clip import IMAGE_SUFFIXES, looks_like_clip
from vosannot.project.exchange.davis import FULL, SMALL
from vosannot.project.exchange.incoming import Incoming, png_masks, png_size, read_first_mask
from vosannot.project.exchange.json_files import read_json
from vosannot.project.exchange.manifest import MANIFEST, Described, made_format, object_names, read_manifest
from vosannot.project.exchange.options import Format
from vosannot.project.exchange.reading_coco import looks_like_coco, read_coco
from vosannot.project.exchange.youtube_vos import META

__all__ = ["Recognised", "folders_in", "looks_like_masks", "recognise"]

_WRAPPERS = 3  # folders with nothing but one folder in them, as zip files often have
_FRAME_FOLDERS = ("jpegimages", "images", "frames", "imgs", "img", "rgb")


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was found.

    Attributes:
        kind: "DAVIS", "YouTube-VOS", "COCO" or "PNG files".
        root: where it was found; below the path that was asked for when that only holds one folder.
        videos: each with its variants (a DAVIS sequence has two sizes), the preferred one first; at least one.
    """

    kind: str
    root: Path
    videos: tuple[tuple[Incoming, ...], ...]

    @property
    def sentence(self) -> str:
        """ "DAVIS: 3 videos, 240 masks"."""
        masks = sum(len(variants[0].masks) for variants in self.videos)
        return f"{self.kind}: {plural(len(self.videos), 'video')}, {plural(masks, 'mask')}"


def recognise(path: Path) -> Recognised:
    """Look at names, and into JSON files; no mask is read.

    Args:
        path: a folder, or a JSON file.

    Raises:
        AnnotationError: nothing that is known, or it contradicts itself.
    """
    if path.is_file():
        return _json(path)
    if not path.is_dir():
        raise AnnotationError(
            tr("{path} does not exist; check the name and whether its drive is connected.", path=path)
        )
    for _ in range(_WRAPPERS + 1):
        found = _folder(path)
        if found is not None:
            return found
        inside = folders_in(path)
        if len(inside) != 1:
            break
        path = inside[0]
    raise AnnotationError(
        tr(
            "{path} holds no masks that are known: choose a DAVIS or YouTube-VOS folder (with "
            "Annotations in it), a COCO JSON file, or a folder of PNG files named like the frames.",
            path=path,
        )
    )


def looks_like_masks(path: Path) -> bool:
    """Whether a dropped path is rather masks to import than a clip to open; looks at names and one file's header.

    Never raises. A folder of PNG files is masks if the first is a palette picture: frames hardly ever are.
    """
    try:
        if path.is_file():
            return path.suffix.lower() in (".json", ".zip")
        if (path / "Annotations").is_dir() or (path / META).is_file():
            return True
        if _coco_files(path) and not looks_like_clip(path):
            return True
        first = min((p for p in path.iterdir() if p.suffix.lower() == ".png" and p.name[0] != "."), default=None)
        return first is not None and is_palette_png(first)
    except OSError:
        return False


def folders_in(path: Path) -> list[Path]:
    """The folders in a folder, by name, without hidden ones; none where it cannot be read."""
    try:
        return sorted(p for p in path.iterdir() if p.is_dir() and not p.name.startswith("."))
    except OSError:
        return []


def _json(path: Path) -> Recognised:
    if path.name == META and (path.parent / "Annotations").is_dir():
        return _annotations(path.parent)
    if path.suffix.lower() != ".json":
        raise AnnotationError(
            tr("{path} is no file that masks are imported from; choose a folder, a zip or a JSON file.", path=path)
        )
    found = read_json(path, dict)
    if not looks_like_coco(found):
        raise AnnotationError(tr("{path} is no COCO file: it needs lists called images and annotations.", path=path))
    return Recognised("COCO", path, tuple((each,) for each in read_coco(path, found)))


def _folder(path: Path) -> Recognised | None:
    if (path / "Annotations").is_dir():
        return _annotations(path)
    listed = _coco_files(path)
    if len(listed) > 1:
        raise AnnotationError(
            tr(
                "{path} has several JSON files ({name}, {other}, …); choose one of them.",
                path=path,
                name=listed[0].name,
                other=listed[1].name,
            )
        )
    if listed:
        return _json(listed[0])
    if (made := made_format(path)) in (Format.SOFT, Format.OVERLAY):
        words = {Format.SOFT: "soft masks", Format.OVERLAY: "overlay videos"}[Format(made)]
        raise AnnotationError(
            tr(
                "{path} holds {words}, which have no object ids; export to DAVIS, YouTube-VOS or COCO.",
                path=path,
                words=words,
            )
        )
    manifest = read_manifest(path)
    if masks := png_masks(path):
        return Recognised("PNG files", path, ((_bare(path, masks, manifest),),))
    inside = [(folder, png_masks(folder)) for folder in folders_in(path)]
    videos = tuple((_bare(folder, masks, manifest),) for folder, masks in inside if masks)
    return Recognised("PNG files", path, videos) if videos else None


def _coco_files(path: Path) -> list[Path]:
    for folder in (path, path / "annotations"):
        found = sorted(p for p in folder.glob("*.json") if p.name not in (MANIFEST, META) and p.name[0] != ".")
        if found:
            return found
    return []


def _annotations(root: Path) -> Recognised:
    """A tree with ``Annotations``: by video (YouTube-VOS), or by resolution and video (DAVIS)."""
    manifest = read_manifest(root)
    first = folders_in(root / "Annotations")
    if (root / META).is_file() or any(_has_png(folder) for folder in first):
        names = _categories(root / META)
        videos = []
        for folder in first:
            images = root / "JPEGImages" / folder.name
            if masks := png_masks(folder):
                objects = names.get(folder.name) or _names(manifest, folder.name)
                videos.append((_pngs(folder, masks, images, objects),))
        if videos:
            return Recognised("YouTube-VOS", root, tuple(videos))
    order = {FULL: 0, SMALL: 1}
    variants: dict[str, list[Incoming]] = {}
    for resolution in sorted(first, key=lambda p: (order.get(p.name, 2), p.name)):
        for folder in folders_in(resolution):
            if masks := png_masks(folder):
                images = root / "JPEGImages" / resolution.name / folder.name
                made = _pngs(folder, masks, images, _names(manifest, folder.name))
                variants.setdefault(folder.name, []).append(made)
    if not variants:
        raise AnnotationError(
            tr(
                "{root} is not a DAVIS or YouTube-VOS folder: there are no PNG files in "
                "Annotations/480p/<sequence> or Annotations/<video>.",
                root=root,
            )
        )
    return Recognised("DAVIS", root, tuple(tuple(v) for _, v in sorted(variants.items())))


def _has_png(folder: Path) -> bool:
    return any(p.suffix.lower() == ".png" for p in folder.iterdir())


def _names(manifest: dict[str, Described], name: str) -> dict[int, str]:
    return manifest[name].objects if name in manifest else {}


def _categories(path: Path) -> dict[str, dict[int, str]]:
    """Names of objects by video out of a ``meta.json``."""
    if not path.is_file():
        return {}
    videos = read_json(path, dict).get("videos")
    if not isinstance(videos, dict):
        raise AnnotationError(tr("{path} is no list of YouTube-VOS: it needs an object called videos.", path=path))
    found = {}
    for name, about in videos.items():
        objects = about.get("objects") if isinstance(about, dict) else None
        if isinstance(objects, dict):
            named = {key: o.get("category") for key, o in objects.items() if isinstance(o, dict)}
            found[name] = object_names(named)
    return found


def _pngs(folder: Path, masks: dict[str, Path], images: Path | None, objects: dict[int, str]) -> Incoming:
    readers = {stem: partial(read_first_mask, path) for stem, path in masks.items()}
    paths = {stem: str(path) for stem, path in masks.items()}
    size = png_size(next(iter(masks.values())))
    beside = images if images is not None and images.is_dir() else None
    return Incoming(folder.name, folder, size, readers, paths, beside, objects)


def _bare(folder: Path, masks: dict[str, Path], manifest: dict[str, Described]) -> Incoming:
    return _pngs(folder, masks, _frames_beside(folder, masks), _names(manifest, folder.name))


def _frames_beside(folder: Path, stems: Iterable[str]) -> Path | None:
    """The folder of the frames of a folder of masks: in the place that DAVIS has for it, or the only one beside it."""
    parts = folder.parts
    if "Annotations" in parts:
        at = len(parts) - 1 - parts[::-1].index("Annotations")
        images = Path(*parts[:at], "JPEGImages", *parts[at + 1 :])
        if images.is_dir():
            return images
    wanted = set(stems)
    fitting = [p for p in folders_in(folder.parent) if p != folder and wanted <= _image_stems(p)]
    named = [p for p in fitting if p.name.lower() in _FRAME_FOLDERS]
    return _only(named) or _only(fitting)


def _only(found: Sequence[Path]) -> Path | None:
    return found[0] if len(found) == 1 else None


def _image_stems(folder: Path) -> set[str]:
    """Stems of the pictures in a folder that are no masks (masks are PNG files)."""
    try:
        return {p.stem for p in folder.iterdir() if p.suffix.lower() in IMAGE_SUFFIXES - {".png"}}
    except OSError:
        return set()
