"""The check of files: what evaluators would reject in a folder, whoever has written it."""

import io
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from PIL import Image as PilImage

from vosannot.core.errors import AnnotationError
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted
from vosannot.core.words import mark, tr, tr_n
from vosannot.masks.label_map import VOID, LabelMap
from vosannot.masks.palette import davis_palette
from vosannot.masks.png import decode_png
from vosannot.media.clip import IMAGE_SUFFIXES
from vosannot.project.content import census, counted
from vosannot.project.exchange.checking import five_digits, gaps_finding, late_finding
from vosannot.project.exchange.checking_lists import check_lists
from vosannot.project.exchange.findings import Finding, Rank, worst_first
from vosannot.project.exchange.incoming import Incoming
from vosannot.project.exchange.manifest import Described, read_manifest
from vosannot.project.exchange.recognising import recognise
from vosannot.project.exchange.unpacking import unpack

__all__ = ["check_files"]

_COLOURS = {
    0: mark("grey"),
    2: mark("24-bit colour"),
    4: mark("grey with transparency"),
    6: mark("colour with transparency"),
}
_PALETTE = 3


def check_files(path: Path, found: list[Finding]) -> EventStream:
    """Look at every mask of a folder, zip or COCO file. Yields ``IterationDone(stage="check")`` for each.

    Args:
        found: is filled with what is found, the worst first, when the stream has ended.

    Raises:
        AnnotationError: there is nothing at the path.
    """
    path = Path(path).expanduser().absolute()
    if path.is_file() and path.suffix.lower() == ".zip":
        with tempfile.TemporaryDirectory(prefix="vosannot-check-") as folder:
            yield from unpack(path, Path(folder))
            yield from check_files(Path(folder), found)
            # The person knows nothing of that folder.
            names = [(f.text.replace(folder, str(path)), f.path.replace(folder, str(path))) for f in found]
            found[:] = [replace(f, text=t, path=p) for f, (t, p) in zip(found, names, strict=True)]
        return
    if not path.exists():
        raise AnnotationError(
            tr("{path} does not exist; check the name and whether its drive is connected.", path=path)
        )
    findings: list[Finding] = []
    if path.is_dir():
        findings += _leftovers(path)
    try:
        holds = recognise(path)
    except AnnotationError as error:
        findings.append(
            Finding(Rank.REJECTED, "unknown", str(error), tr("Choose another folder, or repair it."), "", str(path))
        )
        found[:] = worst_first(findings)
        yield Finished({"masks": 0, "rejected": len(findings)})
        return
    manifest = read_manifest(holds.root if holds.root.is_dir() else holds.root.parent)
    total = sum(len(incoming.masks) for variants in holds.videos for incoming in variants)
    yield StageStarted("check", total)
    step = 0
    for variants in holds.videos:
        for incoming in variants:
            look = _Look(holds.kind, incoming, manifest.get(incoming.name))
            for stem in sorted(incoming.masks):
                look.at(stem)
                step += 1
                yield IterationDone("check", step, total)
            findings += look.findings()
            findings += _unapproved(incoming, manifest.get(incoming.name)) if incoming is variants[0] else ()
    findings += check_lists(holds)
    found[:] = worst_first(findings)
    yield Finished({"masks": total, "rejected": sum(f.rank is Rank.REJECTED for f in findings)})


def _leftovers(path: Path) -> Iterator[Finding]:
    for file in sorted(path.glob("*results*.csv")):
        text = tr(
            "{name} holds results of an earlier evaluation; evaluators print it instead of computing anew.",
            name=file.name,
        )
        yield Finding(Rank.REJECTED, "results", text, tr("Delete it."), "", str(file))
    for file in sorted(path.glob(".*.part")):
        text = tr("{name} is left from an export that was interrupted.", name=file.name)
        yield Finding(Rank.REMARK, "unfinished", text, tr("Delete it, unless an export is running."), "", str(file))


@dataclass(slots=True)
class _Files:
    """The files that have the same thing wrong with them."""

    todo: str
    rank: Rank
    stems: list[str] = field(default_factory=list)
    detail: str = ""


class _Look:
    """Goes over the masks of one video."""

    def __init__(self, kind: str, incoming: Incoming, described: Described | None) -> None:
        self._kind, self._incoming, self._described = kind, incoming, described
        self._pngs = kind != "COCO"
        self._wrong: dict[str, _Files] = {}
        self._seen: dict[int, str] = {}  # first stem of every id
        self._first: set[int] = set()
        self._size = _frame_size(incoming) or incoming.size
        self._stems = sorted(incoming.masks)

    def at(self, stem: str) -> None:
        """The next mask, in the order of their names."""
        labels = self._png(stem) if self._pngs else self._other(stem)
        if labels is None:
            return
        for object_id in census(counted(labels))[0]:
            self._seen.setdefault(object_id, stem)
            if stem == self._stems[0]:
                self._first.add(object_id)

    def _note(self, kind: str, stem: str, todo: str, detail: str = "", rank: Rank = Rank.REJECTED) -> None:
        files = self._wrong.setdefault(kind, _Files(todo, rank, detail=detail))
        files.stems.append(stem)

    def _other(self, stem: str) -> LabelMap | None:
        size = self._incoming.size
        try:
            return self._incoming.masks[stem](size) if size is not None else None
        except AnnotationError as error:
            self._note("damaged", stem, tr("Export it again with the tool that made it."), str(error))
            return None

    def _png(self, stem: str) -> LabelMap | None:
        path = Path(self._incoming.paths[stem])
        try:
            data = path.read_bytes()
            labels = decode_png(data, str(path))
        except OSError as error:
            self._note(
                "damaged",
                stem,
                tr("Save or copy it again."),
                tr("{path} cannot be read: {strerror}.", path=path, strerror=error.strerror),
            )
            return None
        except AnnotationError as error:
            self._note("damaged", stem, tr("Save it as a palette PNG whose indices are the object ids."), str(error))
            return None
        if not five_digits(stem):
            self._note("digits", stem, tr("Rename masks and frames alike: 00000.png, 00001.png, …"))
        if self._size is None:
            self._size = labels.shape[0], labels.shape[1]
        if labels.shape != self._size:
            shapes = tr(
                "{width}x{height} instead of {clip_width}x{clip_height}",
                width=labels.shape[1],
                height=labels.shape[0],
                clip_width=self._size[1],
                clip_height=self._size[0],
            )
            self._note("size", stem, tr("Export at the size of the frames."), shapes)
        depth, colour = data[24], data[25]
        if colour != _PALETTE:
            kind = tr(_COLOURS.get(colour, mark("of an unknown kind")))
            what = tr("{depth}-bit {kind}", depth=depth, kind=kind)
            self._note("palette", stem, tr("Save palette PNGs; importing and exporting here does that."), what)
        elif _foreign_colours(data):
            todo = tr("Nothing need be done for evaluators: the numbers count, not the colours.")
            self._note("colours", stem, todo, rank=Rank.REMARK)
        if _has_void(data):
            self._note("void", stem, tr("Make it 0, or the object; 255 belongs into ground truth only."))
        return labels

    def findings(self) -> Iterator[Finding]:
        """What was found, when all masks were looked at."""
        incoming, name = self._incoming, self._incoming.name
        for kind, files in self._wrong.items():
            text = self._sentence(kind, files)
            path, frame = incoming.paths[files.stems[0]], self._frame(files.stems[0])
            yield Finding(files.rank, kind, text, files.todo, name, path, frame, len(files.stems))
        if self._pngs:
            yield from self._frames()
            yield from self._strangers()
        if self._kind in ("DAVIS", "PNG files"):
            source = str(incoming.source)
            yield from gaps_finding(name, sorted(self._seen), source)
            late = {i: self._stems.index(s) for i, s in self._seen.items() if i not in self._first}
            if self._first:
                yield from late_finding(name, late, incoming.paths[self._stems[min(late.values())]] if late else "")
            else:
                text = tr("The first mask of {name} shows no object, so nothing is scored.", name=name)
                yield Finding(Rank.REJECTED, "first", text, tr("Paint its objects there."), name, source, 0)

    def _sentence(self, kind: str, files: _Files) -> str:
        many, first = len(files.stems), self._incoming.paths[files.stems[0]]
        name, detail = self._incoming.name, files.detail
        if kind == "damaged":
            if many == 1:
                return detail
            return tr_n(
                many,
                "{n} mask of {name} cannot be read. The first: {detail}",
                "{n} masks of {name} cannot be read. The first: {detail}",
                name=name,
                detail=detail,
            )
        words = {
            "digits": tr_n(
                many,
                "{n} mask of {name} is not named with five digits",
                "{n} masks of {name} are not named with five digits",
                name=name,
            ),
            "size": tr_n(
                many,
                "{n} mask of {name} has the wrong size ({detail})",
                "{n} masks of {name} have the wrong size ({detail})",
                name=name,
                detail=detail,
            ),
            "palette": tr_n(
                many,
                "{n} mask of {name} is no palette PNG ({detail})",
                "{n} masks of {name} are no palette PNG ({detail})",
                name=name,
                detail=detail,
            ),
            "colours": tr_n(
                many,
                "{n} mask of {name} has other colours than those of DAVIS",
                "{n} masks of {name} have other colours than those of DAVIS",
                name=name,
            ),
            "void": tr_n(
                many,
                "{n} mask of {name} has the value 255 (void), which aborts the evaluation of a prediction",
                "{n} masks of {name} have the value 255 (void), which aborts the evaluation of a prediction",
                name=name,
            ),
        }
        return f"{words[kind]}: {_and_more(first, many)}."

    def _frames(self) -> Iterator[Finding]:
        """Masks without a frame, frames without a mask."""
        incoming = self._incoming
        expected = self._expected()
        if expected is None:
            return
        extra = [s for s in self._stems if s not in expected]
        if extra:
            path = incoming.paths[extra[0]]
            text = tr_n(
                len(extra),
                "{n} mask of {name} has no frame: {files}.",
                "{n} masks of {name} have no frame: {files}.",
                name=incoming.name,
                files=_and_more(path, len(extra)),
            )
            todo = tr("Masks must be named like the frames; rename or remove them.")
            yield Finding(Rank.REJECTED, "frame", text, todo, incoming.name, path, None, len(extra))
        missing = [s for s in sorted(expected) if s not in incoming.masks]
        if missing:
            path = f"{missing[0]}.png"
            text = tr_n(
                len(missing),
                "{n} frame of {name} has no mask: {frames}.",
                "{n} frames of {name} have no mask: {frames}.",
                name=incoming.name,
                frames=_and_more(path, len(missing)),
            )
            rank = Rank.REMARK if self._kind == "YouTube-VOS" else Rank.REJECTED
            todo = tr("Propagate to them, or write empty masks for frames that have none.")
            frame, path = sorted(expected).index(missing[0]), str(incoming.source / path)
            yield Finding(rank, "missing", text, todo, incoming.name, path, frame, len(missing))

    def _expected(self) -> set[str] | None:
        """Stems of the frames; None when nobody knows."""
        if self._incoming.images is not None:
            return {p.stem for p in self._incoming.images.iterdir() if p.suffix.lower() in IMAGE_SUFFIXES}
        if self._described is not None and self._described.frames:
            return set(self._described.frames)
        numbers = sorted(int(s) for s in self._stems if five_digits(s))
        if len(numbers) < 2:
            return None
        step = int(np.diff(numbers).min())  # every frame, every fifth, …
        return {f"{n:05d}" for n in range(numbers[0], numbers[-1] + 1, step)} | set(self._stems)

    def _strangers(self) -> Iterator[Finding]:
        """Pictures among the masks that no evaluator reads."""
        folder = self._incoming.source
        strangers = sorted(p for p in folder.iterdir() if p.suffix.lower() in IMAGE_SUFFIXES - {".png"})
        if strangers:
            name, path = self._incoming.name, str(strangers[0])
            text = tr_n(
                len(strangers),
                "{n} picture among the masks of {name} is no PNG: {files}.",
                "{n} pictures among the masks of {name} are no PNG: {files}.",
                name=name,
                files=_and_more(path, len(strangers)),
            )
            todo = tr("Evaluators read PNG files; JPEG changes the numbers. Remove them or move them to JPEGImages.")
            yield Finding(Rank.REJECTED, "stranger", text, todo, name, path, None, len(strangers))

    def _frame(self, stem: str) -> int | None:
        expected = sorted(self._expected() or ()) if self._pngs else self._stems
        return expected.index(stem) if stem in expected else None


def _unapproved(incoming: Incoming, described: Described | None) -> Iterator[Finding]:
    stems = [s for s in described.unapproved if s in incoming.masks] if described is not None else []
    if described is not None and stems:
        text = tr_n(
            len(stems),
            "{n} frame of {name} is neither painted nor approved.",
            "{n} frames of {name} are neither painted nor approved.",
            name=incoming.name,
        )
        todo = tr("Look at them and approve them, or export only approved frames.")
        frame = described.frames.index(stems[0]) if stems[0] in described.frames else None
        path = incoming.paths[stems[0]]
        yield Finding(Rank.REMARK, "unapproved", text, todo, incoming.name, path, frame, len(stems))


def _and_more(first: str, many: int) -> str:
    return first if many == 1 else tr("{names} and {number} more", names=first, number=many - 1)


def _frame_size(incoming: Incoming) -> tuple[int, int] | None:
    """(height, width) of the first frame beside the masks."""
    folder = incoming.images
    files = sorted(p for p in folder.iterdir() if p.suffix.lower() in IMAGE_SUFFIXES) if folder is not None else []
    try:
        with PilImage.open(files[0]) as image:
            return image.height, image.width
    except (IndexError, OSError, SyntaxError, ValueError, PilImage.DecompressionBombError):
        return None


def _chunk(data: bytes, kind: bytes) -> bytes:
    """The first chunk of that kind in a PNG that was decoded already."""
    at = 8
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] == kind:
            return data[at + 8 : at + 8 + length]
        at += 12 + length
    return b""


def _foreign_colours(data: bytes) -> bool:
    palette = _chunk(data, b"PLTE")
    return palette != davis_palette().tobytes()[: len(palette)]


def _has_void(data: bytes) -> bool:
    """As an evaluator reads it: reading masks for a workspace takes 0 and 255 for one object."""
    with PilImage.open(io.BytesIO(data), formats=("PNG",)) as image:
        return image.mode in ("P", "L") and bool((np.asarray(image) == VOID).any())
