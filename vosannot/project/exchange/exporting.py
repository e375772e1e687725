"""Export: from documents to files of others."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from vosannot.core.errors import ExportError, UsageError
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted, Warned
from vosannot.core.words import mark, plural, tr
from vosannot.project.document import Document
from vosannot.project.exchange import coco, davis, overlay, soft, youtube_vos
from vosannot.project.exchange.manifest import MANIFEST, write_manifest
from vosannot.project.exchange.material import Material, ranges_text, select
from vosannot.project.exchange.options import ExportOptions, Format
from vosannot.project.exchange.place import open_place
from vosannot.project.records import VideoInfo
from vosannot.project.workspace import Workspace

__all__ = ["chosen_documents", "export", "place_of"]

_FORMATS: dict[Format, ModuleType] = {
    Format.DAVIS: davis,
    Format.YOUTUBE_VOS: youtube_vos,
    Format.COCO: coco,
    Format.OVERLAY: overlay,
    Format.SOFT: soft,
}


def place_of(out: Path, options: ExportOptions) -> Path:
    """The absolute path of the folder or zip file that an export makes."""
    out = Path(out).expanduser().absolute()
    if options.zipped and out.suffix.lower() != ".zip":
        return out.with_name(f"{out.name}.zip")
    return out


def chosen_documents(workspace: Workspace, names: Sequence[str] = ()) -> list[Document]:
    """The documents of the videos of these names, or of all videos that have label maps.

    Raises:
        UsageError: there is no video of such a name.
        ExportError: no video has a label map.
    """
    videos: list[VideoInfo] = workspace.videos()
    if unknown := [name for name in names if name not in {v.name for v in videos}]:
        known = ", ".join(sorted({v.name for v in videos})) or "none"
        raise UsageError(
            tr(
                "{path} has no video called “{unknown}”; it has {known}.",
                path=workspace.address,
                unknown=unknown[0],
                known=known,
            )
        )
    documents = [workspace.video_document(v.id) for v in videos if not names or v.name in names]
    found = documents if names else [d for d in documents if d.states()]
    if not found:
        raise ExportError(tr("{path} has no masks yet; paint some first.", path=workspace.address))
    return found


def export(documents: Sequence[Document], out: Path, options: ExportOptions) -> EventStream:
    """Write videos in a format. Yields ``IterationDone(stage="export")`` for every frame.

    The folder (or zip file) appears, or what is new in it, when all is written. If the stream is closed before, or
    something fails, nothing has changed. Frames without a wanted label map get no mask, and a ``Warned`` lists them.

    Args:
        out: made if it is missing. A folder that is there must be empty or of the same layout, and is added to.

    Raises:
        ExportError: something cannot be written, or other files are in the way.
        ClipError: pictures are wanted and a clip cannot be read.
        WorkspaceError: a label map cannot be read.
    """
    module = _FORMATS[options.format]
    out = place_of(out, options)
    materials = select(documents, options)
    without = [m.video.name for m in materials if not m.states]
    if len(without) == len(materials):
        bare = mark("There are no masks to export in {listed}; nothing was written.")
        approved = mark("There are no painted or approved masks to export in {listed}; nothing was written.")
        raise ExportError(tr(approved if options.approved_only else bare, listed=", ".join(without[:4])))
    total = sum(module.count(m, options) for m in materials)
    yield StageStarted("export", total)
    for material in materials:
        if material.missing:
            yield Warned(_unmasked(material, options))
    guarded = [m.video.path for m in materials]
    known = (MANIFEST, *module.KNOWN)
    with open_place(out, zipped=options.zipped, known=known, replace=options.replace, guarded=guarded) as place:
        for step, _ in enumerate(module.draw(materials, options, place), start=1):
            yield IterationDone("export", step, total)
        write_manifest(materials, options, place)
    masks = sum(len(m.masked(options.fill_missing)) for m in materials)
    yield Finished({"format": str(options.format), "videos": len(materials), "masks": masks, "out": str(out)})


def _unmasked(material: Material, options: ExportOptions) -> str:
    """Which frames have no mask that is wanted, and what became of them."""
    bare = mark("{name}: {many} of {all} have no mask and were left out: {frames}.")
    if options.approved_only and options.fill_missing:
        bare = mark("{name}: {many} of {all} have no approved mask and were written as empty: {frames}.")
    elif options.approved_only:
        bare = mark("{name}: {many} of {all} have no approved mask and were left out: {frames}.")
    elif options.fill_missing:
        bare = mark("{name}: {many} of {all} have no mask and were written as empty: {frames}.")
    count, all_ = len(material.missing), plural(len(material.frames), "frame")
    return tr(bare, name=material.video.name, many=count, all=all_, frames=ranges_text(material.missing))
