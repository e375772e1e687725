"""Label maps: palette, indexed PNG files, edits and overlays. Knows nothing of clips."""

from vosannot.masks.edit import (
    fill_polygon,
    flood_fill,
    paint_stroke,
    polygon_box,
    replace_label,
    stroke_box,
)
from vosannot.masks.label_map import (
    BACKGROUND,
    MAX_OBJECT_ID,
    VOID,
    Box,
    LabelMap,
    bounding_box,
    object_ids,
    resize_labels,
    strip_void,
    validate,
)
from vosannot.masks.overlay import blend, contact_sheet
from vosannot.masks.palette import davis_palette, display_colour, display_palette
from vosannot.masks.png import decode_png, encode_png, read_png, write_png

__all__ = [
    "BACKGROUND",
    "MAX_OBJECT_ID",
    "VOID",
    "Box",
    "LabelMap",
    "blend",
    "bounding_box",
    "contact_sheet",
    "davis_palette",
    "decode_png",
    "display_colour",
    "display_palette",
    "encode_png",
    "fill_polygon",
    "flood_fill",
    "object_ids",
    "paint_stroke",
    "polygon_box",
    "read_png",
    "replace_label",
    "resize_labels",
    "strip_void",
    "stroke_box",
    "validate",
    "write_png",
]
