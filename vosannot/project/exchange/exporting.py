"""Export: from documents to files of others."""

from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

from vosannot.core.errors import ExportError, UsageError
from vosannot.core.events import EventStream, Finished, IterationDone, StageStarted, Warned
from vosannot.core.words import plural
from vosannot.project.document import Document
from vosannot.project.exchange import coco, davis, overlay, soft, youtube_vos
from vosannot.project.exchange.manifest import MANIFEST, write_manifest
from vosannot.project.exchange.material import ranges_text, select
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
        raise UsageError(f"{workspace.path} has no video called “{unknown[0]}”; it has {known}.")
    documents = [workspace.video_document(v.id) for v in videos if not names or v.name in names]
    found = documents if names else [d for d in documents if d.states()]
    if not found:
        raise ExportError(f"{workspace.path} has no masks yet; paint some first.")
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
        what = "painted or approved masks" if options.approved_only else "masks"
        raise ExportError(f"There are no {what} to export in {', '.join(without[:4])}; nothing was written.")
    total = sum(module.count(m, options) for m in materials)
    yield StageStarted("export", total)
    for material in materials:
        if material.missing:
            what = "have no approved mask" if options.approved_only else "have no mask"
            then = "were written as empty" if options.fill_missing else "were left out"
            many, all_ = len(material.missing), len(material.frames)
            listed = ranges_text(material.missing)
            yield Warned(f"{material.video.name}: {many} of {plural(all_, 'frame')} {what} and {then}: {listed}.")
    guarded = [m.video.path for m in materials]
    known = (MANIFEST, *module.KNOWN)
    with open_place(out, zipped=options.zipped, known=known, replace=options.replace, guarded=guarded) as place:
        for step, _ in enumerate(module.draw(materials, options, place), start=1):
            yield IterationDone("export", step, total)
        write_manifest(materials, options, place)
    masks = sum(len(m.masked(options.fill_missing)) for m in materials)
    yield Finished({"format": str(options.format), "videos": len(materials), "masks": masks, "out": str(out)})
