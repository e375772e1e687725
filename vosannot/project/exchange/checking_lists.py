"""The check of what lists the masks: ``ImageSets``, ``meta.json``, a COCO file's own tables."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from vosannot.core.errors import AnnotationError
from vosannot.core.words import mark, tr
from vosannot.project.exchange.findings import Finding, Rank
from vosannot.project.exchange.incoming import Incoming
from vosannot.project.exchange.json_files import read_json
from vosannot.project.exchange.recognising import Recognised, folders_in
from vosannot.project.exchange.youtube_vos import META

__all__ = ["check_lists"]


def check_lists(holds: Recognised) -> Iterator[Finding]:
    """Whether the lists of a data set and its masks agree."""
    if holds.kind == "DAVIS":
        yield from _lists(holds)
    if holds.kind == "YouTube-VOS":
        yield from _meta(holds)
    if holds.kind == "COCO":
        yield from _coco(holds)


def _lists(holds: Recognised) -> Iterator[Finding]:
    """``ImageSets`` and the folders must agree."""
    known = {variants[0].name for variants in holds.videos}
    listed: set[str] = set()
    for file in sorted((holds.root / "ImageSets").glob("*/*.txt")):
        # DAVIS-2016 lists pairs of files, "/JPEGImages/480p/bear/00000.jpg /Annotations/…".
        lines = [line.split()[0] for line in file.read_text("utf-8", "replace").splitlines() if line.strip()]
        names = {Path(line).parent.name if line.startswith("/") else line for line in lines}
        listed |= names
        if gone := sorted(names - known):
            text = tr(
                "{file} lists {name}, which has no masks.",
                file=file,
                name=gone[0] + (", …" if len(gone) > 1 else ""),
            )
            yield Finding(
                Rank.REJECTED,
                "list",
                text,
                tr("Export it, or take it off the list."),
                gone[0],
                str(file),
                None,
                len(gone),
            )
    for name in sorted(known - listed):
        text = tr("{name} is in no list of ImageSets, so evaluators do not look at it.", name=name)
        yield Finding(Rank.REMARK, "unlisted", text, tr("Add its name to a list."), name, str(holds.root / "ImageSets"))


def _meta(holds: Recognised) -> Iterator[Finding]:
    """``meta.json`` must name the objects that are there."""
    path = holds.root / META
    if not path.is_file():
        text = tr("There is no {meta}, so nobody knows the objects and their frames.", meta=META)
        yield Finding(Rank.REJECTED, "meta", text, tr("Export to YouTube-VOS again."), "", str(path))
        return
    try:
        videos = read_json(path, dict).get("videos")
    except AnnotationError as error:
        yield Finding(Rank.REJECTED, "meta", str(error), tr("Export to YouTube-VOS again."), "", str(path))
        return
    videos = videos if isinstance(videos, dict) else {}
    folders = {p.name for p in folders_in(holds.root / "Annotations")}
    for name in sorted(folders ^ set(videos)):
        bare = mark("{name} is in meta.json but has no masks.")
        text = tr(bare if name in videos else mark("{name} has masks but is not in meta.json."), name=name)
        yield Finding(Rank.REJECTED, "meta", text, tr("Export to YouTube-VOS again."), name, str(path))
    for variants in holds.videos:
        incoming = variants[0]
        about = videos.get(incoming.name)
        objects = about.get("objects") if isinstance(about, dict) else None
        if isinstance(objects, dict):
            yield from _meta_frames(incoming, objects, path)


def _meta_frames(incoming: Incoming, objects: Mapping[str, Any], path: Path) -> Iterator[Finding]:
    for key, about in objects.items():
        frames = about.get("frames") if isinstance(about, dict) else None
        gone = (
            [f for f in frames if not isinstance(f, str) or f not in incoming.masks] if isinstance(frames, list) else []
        )
        if gone:
            text = tr(
                "{meta} says that object {key} of {name} is in frame {frame}, which has no mask.",
                meta=META,
                key=key,
                name=incoming.name,
                frame=str(gone[0])[:20],
            )
            yield Finding(
                Rank.REJECTED,
                "meta",
                text,
                tr("Export to YouTube-VOS again."),
                incoming.name,
                str(path),
                None,
                len(gone),
            )


def _coco(holds: Recognised) -> Iterator[Finding]:
    """What reading tolerates and pycocotools stumbles over."""
    found = read_json(holds.root, dict)
    rows = [row for row in found["annotations"] if isinstance(row, dict)]
    ids = [row.get("id") for row in rows]
    if len({i for i in ids if type(i) is int}) < len(ids):
        text = tr("Annotations of {name} share an id, or have none: some would be lost.", name=holds.root.name)
        yield Finding(Rank.REJECTED, "ids", text, tr("Number them from 1."), "", str(holds.root))
    listed = found.get("categories")
    known = [c.get("id") for c in listed if isinstance(c, dict)] if isinstance(listed, list) else []
    numbers = {i for i in known if type(i) is int}
    used = [row.get("category_id") for row in rows]
    strange = {str(i)[:20] for i in used if type(i) is not int or i not in numbers}
    if strange:
        text = tr(
            "{name} uses categories that it does not list: {listed}.",
            name=holds.root.name,
            listed=", ".join(sorted(strange)[:5]),
        )
        yield Finding(Rank.REJECTED, "categories", text, tr("List them under categories."), "", str(holds.root))
    for variants in holds.videos:
        if variants[0].images is None:
            text = tr("The images of {name} do not lie beside {file}.", name=variants[0].name, file=holds.root.name)
            todo = tr("Put them into the folder images, or give their folder to whatever reads the file.")
            yield Finding(Rank.REMARK, "images", text, todo, variants[0].name, str(holds.root))
