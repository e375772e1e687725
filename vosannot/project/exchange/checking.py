"""The check before an export: what evaluators would reject. Looks at what is known of the frames, not at pixels."""

import re
from collections.abc import Iterator, Sequence

from vosannot.core.words import plural, tr, tr_n
from vosannot.media.remote import reachable
from vosannot.project.document import Document
from vosannot.project.exchange.findings import Finding, Rank, worst_first
from vosannot.project.exchange.material import Material, ranges_text, select
from vosannot.project.exchange.options import ExportOptions, Format
from vosannot.project.records import Provenance

__all__ = ["check_documents", "five_digits", "gaps_finding", "late_finding"]

_SHORTEST = 3  # frames of a sequence that can be scored: the first and the last do not count


def check_documents(documents: Sequence[Document], options: ExportOptions) -> list[Finding]:
    """What would be rejected of these videos in the format of ``options``, and what is worth knowing; the worst first.

    Masks of the wrong size, void pixels and wrong file names cannot come out of an export, so they are not looked for;
    :mod:`.checking_files` does that in folders.
    """
    found: list[Finding] = []
    for material in select(documents, options):
        found += _check(material, options)
    return worst_first(found)


def _check(material: Material, options: ExportOptions) -> Iterator[Finding]:
    video, davis = material.video, options.format is Format.DAVIS
    name = video.name
    if (options.images or options.format is Format.OVERLAY) and not reachable(video.path):
        text = tr("The clip {path} is not there, so its frames cannot be written.", path=video.path)
        todo = tr("Put it back, or leave the frames out.")
        yield Finding(Rank.REJECTED, "clip", text, todo, name, str(video.path))
    if not material.states:
        text = tr("{name} has no painted or approved masks.", name=name)
        todo = (
            tr("Approve frames, or export all.")
            if options.approved_only
            else tr("Paint or propagate some, or leave it out.")
        )
        yield Finding(
            Rank.REJECTED,
            "empty",
            text if options.approved_only else tr("{name} has no masks.", name=name),
            todo,
            name,
            "",
            0,
        )
        return
    if davis and video.frame_count < _SHORTEST:
        text = tr(
            "{name} has {frames}; the first and last do not count, so nothing is scored.",
            name=name,
            frames=plural(video.frame_count, "frame"),
        )
        yield Finding(Rank.REJECTED, "short", text, tr("Leave it out of what is scored."), name, "", 0)
    if material.missing:
        yield _missing(material, options)
    used = sorted({i for s in material.states.values() for i in s.object_ids})
    if davis:
        yield from gaps_finding(name, used)
        if 0 in material.states:
            first = set(material.states[0].object_ids)
            seen: dict[int, int] = {}
            for frame, state in material.states.items():
                for object_id in state.object_ids:
                    seen.setdefault(object_id, frame)
            yield from late_finding(name, {i: f for i, f in seen.items() if i not in first})
    open_ = [f for f, s in material.states.items() if s.provenance is Provenance.PROPAGATED]
    if open_:
        text = tr_n(
            len(open_),
            "{n} frame of {name} is neither painted nor approved: {frames}.",
            "{n} frames of {name} are neither painted nor approved: {frames}.",
            name=name,
            frames=ranges_text(open_),
        )
        todo = tr("Look at them and approve them, or export only approved frames.")
        yield Finding(Rank.REMARK, "unapproved", text, todo, name, "", open_[0], len(open_))
    if material.name != name:
        text = tr(
            "{name} is called {other} in the export, because two videos or the disk do not bear its name.",
            name=name,
            other=material.name,
        )
        yield Finding(Rank.REMARK, "name", text, tr("Nothing need be done."), name)
    if video.stems and video.stems != material.stems:
        text = tr(
            "The files of {name} are numbered from 00000, because {first} is not five digits.",
            name=name,
            first=video.stems[0],
        )
        yield Finding(
            Rank.REMARK, "numbered", text, tr("Nothing need be done; an import finds the frames again."), name
        )


def _missing(material: Material, options: ExportOptions) -> Finding:
    frames = material.missing
    parts = {"name": material.video.name, "frames": ranges_text(frames)}
    text = tr_n(
        len(frames),
        "{n} frame of {name} has no mask: {frames}.",
        "{n} frames of {name} have no mask: {frames}.",
        **parts,
    )
    if options.approved_only:
        text = tr_n(
            len(frames),
            "{n} frame of {name} has no painted or approved mask: {frames}.",
            "{n} frames of {name} have no painted or approved mask: {frames}.",
            **parts,
        )
    rank = Rank.REJECTED if options.format is Format.DAVIS and not options.fill_missing else Rank.REMARK
    todo = tr("Propagate to them, or write empty masks for frames that have none.")
    if options.fill_missing:
        todo = tr("They are written as empty, which says that nothing is there.")
    return Finding(rank, "missing", text, todo, material.video.name, "", frames[0], len(frames))


def gaps_finding(name: str, used: Sequence[int], path: str = "") -> Iterator[Finding]:
    """Object ids must be 1, 2, 3, …: an evaluator reads the highest as their number."""
    if used and list(used) != list(range(1, len(used) + 1)):
        listed = ", ".join(map(str, used[:12])) + (", …" if len(used) > 12 else "")
        text = tr(
            "The object ids of {name} are {listed}; evaluators want 1 to {last} without gaps.",
            name=name,
            listed=listed,
            last=len(used),
        )
        todo = tr("Merge or swap objects so that no number is left out (Mask menu).")
        yield Finding(Rank.REJECTED, "gaps", text, todo, name, path)


def late_finding(name: str, late: dict[int, int], path: str = "") -> Iterator[Finding]:
    """Objects must be in the first frame, where DAVIS gives them: others abort the evaluation or go unscored.

    Args:
        late: the others, with the frame in which each is first seen.
    """
    if late:
        listed = ", ".join(str(i) for i in sorted(late)[:12]) + (", …" if len(late) > 12 else "")
        text = tr_n(
            len(late),
            "Object {listed} of {name} is not in the first frame.",
            "Objects {listed} of {name} are not in the first frame.",
            listed=listed,
            name=name,
        )
        todo = tr_n(
            len(late),
            "Paint it there, or use a format that has a list of frames (YouTube-VOS, COCO).",
            "Paint them there, or use a format that has a list of frames (YouTube-VOS, COCO).",
        )
        yield Finding(Rank.REJECTED, "late", text, todo, name, path, min(late.values()), len(late))


def five_digits(stem: str) -> bool:
    """Whether a file name is what DAVIS and YouTube-VOS call frames."""
    return re.fullmatch(r"[0-9]{5}", stem) is not None
