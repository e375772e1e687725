"""``vosannot demo``: the main job on the sample clip without a display."""

import shutil
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from vosannot.cli.common import console, progress_bar, readable_errors
from vosannot.cli.propagate import propagate_clip

__all__ = ["demo"]


def demo(
    out: Annotated[Path, typer.Option(help="Folder for masks, contact sheet and overlay video.")] = Path("out/sample"),
    iterations: Annotated[int, typer.Option(help="Adaptation steps.")] = 10,
) -> None:
    """Adapt to the sample clip, propagate its first mask, and leave masks, a contact sheet and an overlay video."""
    from PIL import Image

    from vosannot.evaluation.measures import region_similarity
    from vosannot.masks.overlay import blend, contact_sheet
    from vosannot.masks.png import read_png
    from vosannot.media.clip import open_clip
    from vosannot.media.sample import sample_clip, sample_mask, sample_truth
    from vosannot.media.writer import write_video

    with readable_errors():
        path = sample_clip()
        shutil.rmtree(out / path.stem, ignore_errors=True)
        summary = propagate_clip(
            path, [str(sample_mask())], out, "stcn", {"iterations": iterations}, soft=False, device="auto"
        )
        overlays, scores = [], []
        with open_clip(path) as clip, progress_bar() as progress:
            for i in progress.track(range(clip.info.frame_count), description="Drawing"):
                stem = clip.info.stems[i]
                labels = read_png(out / path.stem / f"{stem}.png")
                overlays.append(blend(clip.frame(i), labels))
                truth = read_png(sample_truth() / f"{stem}.png")
                scores += [region_similarity(truth == k, labels == k) for k in (1, 2)]
            fps = clip.info.fps
        write_video(out / "overlay.mp4", overlays, fps)
        chosen = np.linspace(0, len(overlays) - 1, 12).astype(int)
        sheet = contact_sheet([overlays[i] for i in chosen], 4, [f"frame {i}" for i in chosen], 1600)
        Image.fromarray(sheet).save(out / "contact-sheet.png")
    console.print(f"masks          {Path(summary['out']).resolve()}", soft_wrap=True, highlight=False)
    console.print(f"contact sheet  {(out / 'contact-sheet.png').resolve()}", soft_wrap=True, highlight=False)
    console.print(f"overlay video  {(out / 'overlay.mp4').resolve()}", soft_wrap=True, highlight=False)
    console.print(f"mean J against the exact masks of the sample: {np.mean(scores):.3f}", highlight=False)
