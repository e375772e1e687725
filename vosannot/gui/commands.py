"""Which actions there are and what they call. Titles, keys and icons stand here and nowhere else."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from vosannot.engines.planning import Scope
from vosannot.gui import asking
from vosannot.gui.actions import Actions, Spec
from vosannot.gui.collection_commands import VIDEO_MENU, register_videos
from vosannot.gui.looking_commands import LOOK_GO, LOOK_NEEDS_CLIP, LOOK_VIEW, REPAIR, register_looking
from vosannot.gui.mask_commands import MASK_MENU, MASK_NEEDS_CLIP, register_masks
from vosannot.gui.range_commands import RANGE_MENU, RANGE_NEEDS_CLIP, register_ranges
from vosannot.gui.session.tools import Tool
from vosannot.gui.team_commands import TEAM_MENU, register_team

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow

__all__ = ["MENUS", "NEEDS_CLIP", "register"]

MENUS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("&File", ("file.open", "file.folder", "file.recent", "file.sample", "-", "file.workspace", "team.open",
               "file.copy", "file.backups", "-", "file.import",
               "file.export", "-", "file.close", "file.quit")),
    ("V&ideos", VIDEO_MENU),
    ("Tea&m", TEAM_MENU),
    ("&Edit", ("edit.undo", "edit.redo", "-", "object.add", "object.remove", "-", "frame.approve", "frame.clear")),
    ("&Tool", ("tool.brush", "tool.eraser", "tool.polygon", "tool.lasso", "tool.box", "tool.fill", "-", "tool.grabcut",
               "tool.grabcut_mask", "tool.click", "-", "tool.move", "tool.split", "tool.hand", "-", "tool.larger",
               "tool.smaller", "tool.pressure", "tool.protect")),
    ("&Mask", MASK_MENU),
    ("&View", ("view.fit", "view.in", "view.out", "view.actual", "-", "view.masks", "-", *LOOK_VIEW, "-", "view.panels",
               "view.theme")),
    ("F&rame", ("play.toggle", "-", "go.next", "go.previous", "go.next10", "go.previous10", "go.first", "go.last", "-",
                "go.next_reference", "go.previous_reference", "-", *LOOK_GO)),
    ("Ra&nge", RANGE_MENU),
    ("&Propagate", ("propagate.propose", "-", "propagate.adapt", "propagate.next", "-", "propagate.whole",
                    "propagate.forwards", "propagate.backwards", "propagate.between", "-", "propagate.live", "-",
                    "propagate.check", *REPAIR, "-", "propagate.stop", "-", "propagate.learn", "propagate.models",
                    "propagate.import_model")),
    ("&Help", ("help.guide", "help.tour", "help.palette", "help.keys", "help.change_keys", "-", "help.about")),
)  # fmt: skip

ADAPT_MENU = (
    "propagate.adapt", "-", "propagate.next", "propagate.forwards", "propagate.backwards", "propagate.between",
    "propagate.whole",
)  # fmt: skip

NEEDS_CLIP = (
    "file.close", "edit.undo", "edit.redo", "object.add", "object.remove",
    "frame.approve", "frame.clear", "tool.brush", "tool.eraser", "tool.polygon", "tool.fill", "tool.hand",
    "tool.lasso", "tool.box", "tool.grabcut", "tool.grabcut_mask", "tool.click", "tool.move", "tool.split",
    "tool.pressure", "tool.larger", "tool.smaller", "tool.protect", "view.fit", "view.in", "view.out", "view.actual",
    "view.masks", "play.toggle", "go.next", "go.previous", "go.next10", "go.previous10",
    "go.first", "go.last",
    "go.next_reference", "go.previous_reference", "propagate.propose",
    "propagate.adapt", "propagate.next", "propagate.whole", "propagate.forwards", "propagate.backwards",
    "propagate.between", "propagate.live", *MASK_NEEDS_CLIP, *LOOK_NEEDS_CLIP, *RANGE_NEEDS_CLIP,
)  # fmt: skip


def register(actions: Actions, window: "MainWindow") -> None:
    """Fill the registry."""
    controller = window.controller
    run = controller.propagation

    def go(step: int) -> Callable[[], None]:
        return lambda: window.step(step)

    def tool(which: Tool) -> Callable[[], None]:
        return lambda: controller.choose_tool(which)

    def grab_from_mask() -> None:
        controller.choose_tool(Tool.GRABCUT)
        controller.grabber.begin_from_mask()

    def spread(scope: Scope) -> Callable[[], object]:
        return lambda: run.start(scope, adapt=False)

    add = actions.add
    add(Spec("file.open", "&Open video…", ("Ctrl+O",), "open", "Open a video file"), window.ask_video)
    add(Spec("file.folder", "Open image &folder…", ("Ctrl+Shift+O",), "images"), window.ask_folder)
    add(Spec("file.sample", "Open the &sample clip", (), "sample"), controller.opener.open_sample)
    add(Spec("file.workspace", "Open another &workspace…"), window.ask_workspace)
    add(
        Spec("file.copy", "Save a &copy elsewhere…", (), "", "Copy the workspace to another place and go on there"),
        lambda: asking.ask_place(window),
    )
    add(
        Spec("file.backups", "Open a &backup…", (), "", "Daily backups of the workspace; a copy is opened"),
        lambda: asking.show_backups(window),
    )
    add(
        Spec("file.import", "&Import masks…", ("Ctrl+I",), "import", "Import masks, and the videos they belong to"),
        window.ask_import,
    )
    add(
        Spec("file.export", "&Export…", ("Ctrl+E",), "export", "Export masks: DAVIS, YouTube-VOS, COCO, video"),
        window.ask_export,
    )
    add(Spec("file.close", "&Close clip", ("Ctrl+W",)), controller.close_clip)
    add(Spec("file.quit", "&Quit", ("Ctrl+Q",)), window.close)

    add(Spec("edit.undo", "&Undo", ("Ctrl+Z",), "undo"), controller.undo)
    add(Spec("edit.redo", "&Redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"), controller.redo)
    add(Spec("object.add", "&New object", ("N",), "plus"), controller.add_object)
    add(
        Spec(
            "object.remove", "Remove object", ("Ctrl+Backspace",), "trash", "Remove the current object from every frame"
        ),
        window.remove_object,
    )
    add(
        Spec(
            "frame.approve",
            "&Approve frame",
            ("Enter", "Return"),
            "check",
            "This frame's masks are right; again takes it back",
            canvas=True,
        ),
        controller.approve,
        window.canvas,
    )
    add(
        Spec("frame.clear", "&Delete this frame's masks", ("Delete",), "trash", canvas=True),
        controller.clear_frame,
        window.canvas,
    )

    add(Spec("tool.brush", "&Brush", ("B",), "brush", "Brush: left paints, right erases", True), tool(Tool.BRUSH))
    add(Spec("tool.eraser", "&Eraser", ("E",), "eraser", "Eraser", True), tool(Tool.ERASER))
    add(
        Spec("tool.polygon", "&Polygon", ("P",), "polygon", "Polygon: click corners, Enter fills, Esc gives up", True),
        tool(Tool.POLYGON),
    )
    add(Spec("tool.lasso", "L&asso", ("Q",), "lasso", "Lasso: draw around it", True), tool(Tool.LASSO))
    add(Spec("tool.box", "Bo&x", ("W",), "box", "Box: drag a rectangle", True), tool(Tool.BOX))
    add(
        Spec("tool.grabcut", "&GrabCut", ("G",), "grabcut", "GrabCut: a box, then scribbles; needs no model", True),
        tool(Tool.GRABCUT),
    )
    add(
        Spec("tool.grabcut_mask", "GrabCut from the &mask", ("Shift+G",), "grabcut", "GrabCut: improve this mask"),
        grab_from_mask,
    )
    add(
        Spec("tool.click", "&Click to segment", ("S",), "click", "Segment Anything: click the object", True),
        tool(Tool.CLICK),
    )
    add(
        Spec("tool.move", "Mo&ve and scale", ("V",), "move", "Move and scale the object's mask, Enter does it", True),
        tool(Tool.MOVE),
    )
    add(
        Spec("tool.split", "Spl&it", ("T",), "split", "Split: the piece that is clicked becomes an object", True),
        tool(Tool.SPLIT),
    )
    add(Spec("tool.fill", "&Fill", ("F",), "fill", "Fill a region", True), tool(Tool.FILL))
    add(
        Spec("tool.hand", "&Hand", ("H",), "hand", "Drag the picture (also middle button, or Space held)", True),
        tool(Tool.HAND),
    )
    add(
        Spec("tool.pressure", "Pen p&ressure", (), "", "A pen's pressure sets the size of the brush", True),
        window.toggle_pressure,
    )
    add(Spec("tool.larger", "&Larger brush", ("]",)), lambda: controller.tools.resize(1))
    add(Spec("tool.smaller", "&Smaller brush", ("[",)), lambda: controller.tools.resize(-1))
    add(
        Spec(
            "tool.protect", "Protect &other objects", ("L",), "", "The brush leaves other objects' pixels alone", True
        ),
        window.toggle_protect,
    )

    register_videos(actions, window)
    register_team(actions, window)
    register_masks(actions, window)
    register_ranges(actions, window)

    add(Spec("view.fit", "&Fit to window", ("0", "Ctrl+0"), "fit"), window.canvas.fit)
    add(Spec("view.in", "Zoom &in", ("+", "=")), lambda: window.canvas.zoom(1.25))
    add(Spec("view.out", "Zoom &out", ("-",)), lambda: window.canvas.zoom(0.8))
    add(Spec("view.actual", "&Actual size", ("Ctrl+1",)), lambda: window.canvas.zoom(1 / window.canvas.camera.scale))
    add(
        Spec("view.masks", "Show &masks", ("M",), "masks", "Show or hide masks (X hides them while held)", True),
        window.toggle_masks,
    )
    register_looking(actions, window)
    add(
        Spec("view.panels", "&Hide panels", ("Tab",), "panels", canvas=True),
        lambda: window.docking.toggle(),
        window.canvas,
    )

    add(Spec("play.toggle", "&Play", ("Space",), "play"), controller.player.toggle)
    add(Spec("go.next", "&Next frame", ("Right",), "step-forward"), go(1))
    add(Spec("go.previous", "&Previous frame", ("Left",), "step-back"), go(-1))
    add(Spec("go.next10", "Ten frames forwards", ("Shift+Right",)), go(10))
    add(Spec("go.previous10", "Ten frames backwards", ("Shift+Left",)), go(-10))
    add(Spec("go.first", "&First frame", ("Home",), "first"), go(-(10**9)))
    add(Spec("go.last", "&Last frame", ("End",), "last"), go(10**9))
    add(Spec("go.next_reference", "Next &reference", (".",), "reference-next"), lambda: window.step_reference(1))
    add(
        Spec("go.previous_reference", "Pre&vious reference", (",",), "reference-previous"),
        lambda: window.step_reference(-1),
    )

    add(
        Spec(
            "propagate.propose",
            "Pr&opose objects",
            ("Shift+A",),
            "propose",
            "Find what moves in this clip, with no mask to begin with",
        ),
        window.propose_objects,
    )
    add(
        Spec(
            "propagate.adapt",
            "&Adapt && propagate",
            ("A",),
            "adapt",
            "Adapt the network to this clip, then carry the masks through all of it",
        ),
        run.adapt_and_propagate,
    )
    add(Spec("propagate.next", "&Re-propagate to the next reference", ("R",), "propagate-next"), run.to_next_reference)
    add(
        Spec("propagate.whole", "Propagate through the &whole clip", (), "film", "Without adapting anew"),
        spread(Scope.ALL),
    )
    add(Spec("propagate.forwards", "Propagate &forwards", (), "propagate-forward"), spread(Scope.FORWARDS))
    add(Spec("propagate.backwards", "Propagate &backwards", (), "propagate-backward"), spread(Scope.BACKWARDS))
    add(Spec("propagate.between", "Propagate b&etween references", (), "propagate-between"), run.between_references)
    live = controller.live_masks
    shown_live = add(
        Spec(
            "propagate.live",
            "&Live masks",
            ("K",),
            "live",
            "Masks of this frame and the next follow every stroke",
            True,
        ),
        live.toggle,
    )
    live.changed.connect(lambda: shown_live.setChecked(live.on))
    add(Spec("propagate.stop", "&Stop and keep what is done", ("Ctrl+.",), "stop"), controller.stop_all)

    add(
        Spec("propagate.learn", "&Learn from my corrections…", (), "learn", "Train a model on the masks you made"),
        lambda: asking.show_learning(window),
    )
    add(
        Spec("propagate.models", "&Models…", ("Ctrl+Shift+M",), "models", "Models: fetch, import, remove"),
        lambda: asking.show_models(window),
    )
    add(
        Spec("propagate.import_model", "&Import a model…", (), "import", "Import a weight file that you have"),
        lambda: asking.ask_model(window),
    )

    add(
        Spec("help.palette", "&Commands…", ("Ctrl+K",), "", "Every command by a few letters of its name"),
        lambda: asking.show_palette(window),
    )
    add(
        Spec("help.guide", "&Guide", ("F1",), "info", "The guide: first video, painting, correcting, exporting"),
        lambda: asking.show_guide(window),
    )
    add(
        Spec("help.tour", "Take the &tour", (), "sample", "Two minutes, on the sample clip"),
        lambda: asking.take_tour(window),
    )
    add(Spec("help.keys", "&Keys", ("?",), "keyboard"), lambda: asking.show_keys(window))
    add(
        Spec("help.change_keys", "&Change keys…", (), "", "Other keys for the commands"),
        lambda: asking.change_keys(window),
    )
    add(Spec("help.about", "&About vosannot"), lambda: asking.show_about(window))
