"""Masks in the formats of others: DAVIS, YouTube-VOS, COCO, overlay videos, soft masks; out, checked, and in again.

Out: :mod:`.exporting` draws :mod:`.material` (videos with their frames and masks) into a :mod:`.place` (a folder or a
zip file that appears as a whole), in the layout of :mod:`.davis`, :mod:`.youtube_vos`, :mod:`.coco`, :mod:`.overlay` or
:mod:`.soft`. In: :mod:`.recognising` tells what a path holds, :mod:`.importing` stores it. Between them,
:mod:`.checking` says what evaluators would reject. What each format keeps is in docs/formats.md.
"""
