"""What an export is told."""

from dataclasses import dataclass
from enum import StrEnum

from vosannot.core.errors import UsageError
from vosannot.core.words import tr

__all__ = ["ExportOptions", "Format", "Resolution"]


class Format(StrEnum):
    """A layout of files. The values are those of the command line."""

    DAVIS = "davis"
    YOUTUBE_VOS = "youtube-vos"
    COCO = "coco"
    OVERLAY = "overlay"
    SOFT = "soft"


class Resolution(StrEnum):
    """Which of DAVIS's two folders: "auto" is the clip's own size under the name that fits it."""

    BOTH = "both"
    FULL = "full"
    SMALL = "480p"
    AUTO = "auto"


_EVERY = (Format.YOUTUBE_VOS, Format.COCO, Format.SOFT)


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """See ``vosannot export --help``.

    Attributes:
        approved_only: leave out frames whose label map is propagated and not approved.
        images: write the frames too, as JPEG (an overlay video always has them, soft masks never).
        fill_missing: an all-background label map for frames that have none. (Otherwise they are left out: an empty mask
            claims that nothing is there, and training code would believe it.)
        every: of each video only every so many-th frame, from the first one on.
        resolution, subset, year: DAVIS: which sizes, and which list of ``ImageSets`` the sequences are added to.
        soften: soft masks: pixels (standard deviation) over which an edge goes from 0 to 255; 0 leaves it hard.
        opacity: overlay: of the masks, 0..1.
        replace: put what is exported in the place of what lies there under the same names and differs.
        zipped: one zip file instead of a folder.
    """

    format: Format = Format.DAVIS
    approved_only: bool = False
    images: bool = True
    fill_missing: bool = False
    every: int = 1
    resolution: Resolution = Resolution.BOTH
    subset: str = "val"
    year: str = "2017"
    soften: float = 1.0
    opacity: float = 0.5
    replace: bool = False
    zipped: bool = False

    def __post_init__(self) -> None:
        if self.every < 1:
            raise UsageError(tr("Every {every}th frame cannot be exported; 1 exports all.", every=self.every))
        if self.every > 1 and self.format not in _EVERY:
            raise UsageError(
                tr(
                    "Every {every}th frame goes with {listed}, not with {format}.",
                    every=self.every,
                    listed=", ".join(_EVERY),
                    format=self.format,
                )
            )
        if not 0 <= self.soften <= 50:
            raise UsageError(tr("Edges are softened over 0 to 50 pixels, not {soften}.", soften=f"{self.soften:g}"))
        if not 0 <= self.opacity <= 1:
            raise UsageError(tr("The opacity lies between 0 and 1, not {opacity}.", opacity=f"{self.opacity:g}"))
        for name, text in (("subset", self.subset), ("year", self.year)):
            if not text or any(c in text for c in '/\\:*?"<>|') or text.startswith(".") or not text.isprintable():
                raise UsageError(
                    tr("“{words}” is no name for a DAVIS {name}; use letters and digits.", words=text, name=name)
                )
