"""Opening a clip: a video file, a folder of images, or one image."""

import os
from contextlib import ExitStack
from pathlib import Path

from vosannot.core.errors import ClipError
from vosannot.core.words import tr
from vosannot.media._info import Clip, ClipInfo, ClipKind, Image
from vosannot.media.remote import clip_path, in_use, is_stand_in

__all__ = [
    "IMAGE_SUFFIXES",
    "VIDEO_SUFFIXES",
    "Clip",
    "ClipInfo",
    "ClipKind",
    "Image",
    "looks_like_clip",
    "open_clip",
]

IMAGE_SUFFIXES: frozenset[str] = frozenset({".jpg", ".jpeg", ".png", ".bmp", ".tif", ".tiff", ".webp"})
"""Lower-case suffixes of the files that an image folder consists of."""

VIDEO_SUFFIXES: frozenset[str] = frozenset(
    {
        ".3gp", ".asf", ".avi", ".flv", ".gif", ".m2ts", ".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".mpg",
        ".mts", ".mxf", ".ogv", ".ts", ".vob", ".webm", ".wmv", ".y4m",
    }
)  # fmt: skip
"""Lower-case suffixes offered in file dialogs. Files with other names are opened too, if they are videos."""


def looks_like_clip(path: Path | str) -> bool:
    """Whether a dropped path is worth opening; looks at the name and, for a folder, for one image in it.

    Never raises and never decodes.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    try:
        if path.is_dir():
            with os.scandir(path) as entries:
                return any(is_image_name(entry.name) for entry in entries)
        return suffix in VIDEO_SUFFIXES | IMAGE_SUFFIXES and path.is_file()
    except (OSError, ValueError):
        return False


def is_image_name(name: str) -> bool:
    """Whether a file of this name counts as a frame of an image folder (hidden files never do)."""
    return not name.startswith(".") and os.path.splitext(name)[1].lower() in IMAGE_SUFFIXES  # noqa: PTH122


def open_clip(path: Path | str) -> Clip:
    """Open a video file, a folder of images or a single image, here or elsewhere.

    Args:
        path: file or folder; or an address such as ``https://host/clip.mp4``, or its stand-in in the cache, which is
            fetched first if it is not there (:mod:`vosannot.media.remote`).

    Returns:
        The open clip; close it, or use it as a context manager. It may carry warnings (``info.warnings``).

    Raises:
        ClipError: nothing can be opened there; one sentence says why and what to do.
    """
    if isinstance(path, str):
        path = clip_path(path)
    return _FetchedClip(path) if is_stand_in(path) else _open(path)


class _FetchedClip(Clip):
    """A clip of the cache: it is not removed there while it is open."""

    def __init__(self, path: Path) -> None:
        with ExitStack() as stack:
            stack.enter_context(in_use(path))
            self._clip = _open(path)
            self._use = stack.pop_all()

    @property
    def info(self) -> ClipInfo:
        return self._clip.info

    def frame(self, index: int) -> Image:
        return self._clip.frame(index)

    def close(self) -> None:
        self._clip.close()
        self._use.close()


def _open(path: Path) -> Clip:
    from vosannot.media.images import ImagesClip
    from vosannot.media.video import VideoClip

    given = str(path)
    if "\0" in given:
        raise ClipError(tr("A file name cannot contain a zero character; choose another file."))
    try:
        path = Path(path).expanduser().absolute()
        if path.is_dir():
            names = [entry.name for entry in os.scandir(path) if is_image_name(entry.name) and entry.is_file()]
            if not names:
                raise ClipError(_no_images(path))
            return ImagesClip(path, names, path, Path(os.path.normpath(path)).name or path.anchor)
        if not path.exists():
            raise ClipError(
                tr("{given} does not exist; check the name and whether its drive is connected.", given=given)
            )
        if not path.is_file():
            raise ClipError(
                tr("{given} is neither a file nor a folder; choose a video file or a folder of images.", given=given)
            )
        if path.stat().st_size == 0:
            raise ClipError(tr("{given} is empty (0 bytes); copy or download it again.", given=given))
        with path.open("rb"):
            pass
    except PermissionError as error:
        raise ClipError(
            tr("{given} cannot be read: permission denied; change its permissions or copy it elsewhere.", given=given)
        ) from error
    except OSError as error:
        raise ClipError(tr("{given} cannot be read: {reason}.", given=given, reason=error.strerror or error)) from error
    if path.suffix.lower() in IMAGE_SUFFIXES:
        return ImagesClip(path.parent, [path.name], path, path.stem)
    return VideoClip(path)


def _no_images(path: Path) -> str:
    """The sentence for a folder without frames, with a hint when it holds videos or folders of images."""
    kinds = "jpg, png, bmp, tif, webp"
    hint = tr("choose a folder that does, or a video file.")
    inside: list[str] = []
    videos: list[str] = []
    for entry in os.scandir(path):
        if entry.is_dir() and looks_like_clip(entry.path):
            inside.append(entry.name)
        elif os.path.splitext(entry.name)[1].lower() in VIDEO_SUFFIXES:  # noqa: PTH122
            videos.append(entry.name)
    if inside:
        hint = tr("its folder '{inside}' does: open that one.", inside=min(inside))
    elif videos:
        hint = tr("to open the video in it, choose '{videos}' itself.", videos=min(videos))
    return tr("{path} holds no images ({kinds}); {hint}", path=path, kinds=kinds, hint=hint)
