"""Which actions there are and what they call. Titles, keys and icons stand here and nowhere else."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from vosannot.core.words import mark, tr
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
    (mark("&File"), (
        "file.open", "file.folder", "file.recent", "file.sample", "-", "file.workspace", "team.open",
        "file.copy", "file.backups", "-", "file.import", "file.export", "-", "file.close", "file.quit",
    )),
    (mark("V&ideos"), VIDEO_MENU),
    (mark("Te&am"), TEAM_MENU),
    (mark("&Edit"), (
        "edit.undo", "edit.redo", "-", "object.add", "object.remove", "-", "frame.approve", "frame.clear",
    )),
    (mark("&Tool"), (
        "tool.brush", "tool.eraser", "tool.polygon", "tool.lasso", "tool.box", "tool.fill", "-",
        "tool.grabcut", "tool.grabcut_mask", "tool.click", "tool.click_mask", "-", "tool.move", "tool.split",
        "tool.hand", "-", "tool.larger", "tool.smaller", "tool.pressure", "tool.protect",
    )),
    (mark("&Mask"), MASK_MENU),
    (mark("&View"), (
        "view.fit", "view.in", "view.out", "view.actual", "-", "view.masks", "-", *LOOK_VIEW, "-",
        "view.panels", "view.theme", "view.language",
    )),
    (mark("F&rame"), (
        "play.toggle", "-", "go.next", "go.previous", "go.next10", "go.previous10", "go.first", "go.last",
        "-", "go.next_reference", "go.previous_reference", "-", *LOOK_GO,
    )),
    (mark("Ra&nge"), RANGE_MENU),
    (mark("&Propagate"), (
        "propagate.propose", "-", "propagate.adapt", "propagate.next", "-", "propagate.whole",
        "propagate.forwards", "propagate.backwards", "propagate.between", "-", "propagate.live", "-",
        "propagate.check", *REPAIR, "-", "propagate.stop", "propagate.cluster", "-", "propagate.learn",
        "propagate.models", "propagate.import_model",
    )),
    (mark("&Help"), (
        "help.guide", "help.tour", "help.palette", "help.keys", "help.change_keys", "-", "help.about",
    )),
)  # fmt: skip

ADAPT_MENU = (
    "propagate.adapt", "-", "propagate.next", "propagate.forwards", "propagate.backwards", "propagate.between",
    "propagate.whole",
)  # fmt: skip

NEEDS_CLIP = (
    "file.close", "edit.undo", "edit.redo", "object.add", "object.remove",
    "frame.approve", "frame.clear", "tool.brush", "tool.eraser", "tool.polygon", "tool.fill", "tool.hand",
    "tool.lasso", "tool.box", "tool.grabcut", "tool.grabcut_mask", "tool.click", "tool.click_mask", "tool.move",
    "tool.split",
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

    def click_from_mask() -> None:
        controller.choose_tool(Tool.CLICK)
        controller.clicker.begin_from_mask()

    def spread(scope: Scope) -> Callable[[], object]:
        return lambda: run.start(scope, adapt=False)

    add = actions.add
    add(Spec("file.open", tr("&Open video…"), ("Ctrl+O",), "open", tr("Open a video file")), window.ask_video)
    add(Spec("file.folder", tr("Open image &folder…"), ("Ctrl+Shift+O",), "images"), window.ask_folder)
    add(Spec("file.sample", tr("Open the &sample clip"), (), "sample"), controller.opener.open_sample)
    add(Spec("file.workspace", tr("Open another &workspace…")), window.ask_workspace)
    add(
        Spec(
            "file.copy",
            tr("Save a &copy elsewhere…"),
            (),
            "",
            tr("Copy the workspace to another place and go on there"),
        ),
        lambda: asking.ask_place(window),
    )
    add(
        Spec("file.backups", tr("Open a &backup…"), (), "", tr("Daily backups of the workspace; a copy is opened")),
        lambda: asking.show_backups(window),
    )
    add(
        Spec(
            "file.import",
            tr("&Import masks…"),
            ("Ctrl+I",),
            "import",
            tr("Import masks, and the videos they belong to"),
        ),
        window.ask_import,
    )
    add(
        Spec("file.export", tr("&Export…"), ("Ctrl+E",), "export", tr("Export masks: DAVIS, YouTube-VOS, COCO, video")),
        window.ask_export,
    )
    add(Spec("file.close", tr("&Close clip"), ("Ctrl+W",)), controller.close_clip)
    add(Spec("file.quit", tr("&Quit"), ("Ctrl+Q",)), window.close)

    add(Spec("edit.undo", tr("&Undo"), ("Ctrl+Z",), "undo"), controller.undo)
    add(Spec("edit.redo", tr("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y"), "redo"), controller.redo)
    add(Spec("object.add", tr("&New object"), ("N",), "plus"), controller.add_object)
    add(
        Spec(
            "object.remove",
            tr("Remove object"),
            ("Ctrl+Backspace",),
            "trash",
            tr("Remove the current object from every frame"),
        ),
        window.remove_object,
    )
    add(
        Spec(
            "frame.approve",
            tr("&Approve frame"),
            ("Enter", "Return"),
            "check",
            tr("This frame's masks are right; again takes it back"),
            canvas=True,
        ),
        controller.approve,
        window.canvas,
    )
    add(
        Spec("frame.clear", tr("&Delete this frame's masks"), ("Delete",), "trash", canvas=True),
        controller.clear_frame,
        window.canvas,
    )

    add(
        Spec("tool.brush", tr("&Brush"), ("B",), "brush", tr("Brush: left paints, right erases"), True),
        tool(Tool.BRUSH),
    )
    add(Spec("tool.eraser", tr("&Eraser"), ("E",), "eraser", tr("Eraser"), True), tool(Tool.ERASER))
    add(
        Spec(
            "tool.polygon",
            tr("&Polygon"),
            ("P",),
            "polygon",
            tr("Polygon: click corners, Enter fills, Esc gives up"),
            True,
        ),
        tool(Tool.POLYGON),
    )
    add(Spec("tool.lasso", tr("L&asso"), ("Q",), "lasso", tr("Lasso: draw around it"), True), tool(Tool.LASSO))
    add(Spec("tool.box", tr("Bo&x"), ("W",), "box", tr("Box: drag a rectangle"), True), tool(Tool.BOX))
    add(
        Spec(
            "tool.grabcut",
            tr("&GrabCut"),
            ("G",),
            "grabcut",
            tr("GrabCut: a box, then scribbles; needs no model"),
            True,
        ),
        tool(Tool.GRABCUT),
    )
    add(
        Spec(
            "tool.grabcut_mask", tr("GrabCut from the &mask"), ("Shift+G",), "grabcut", tr("GrabCut: improve this mask")
        ),
        grab_from_mask,
    )
    add(
        Spec("tool.click", tr("&Click to segment"), ("S",), "click", tr("Segment Anything: click the object"), True),
        tool(Tool.CLICK),
    )
    add(
        Spec(
            "tool.click_mask",
            tr("Segment Anything from the mas&k"),
            (),
            "click",
            tr("Segment Anything: draw this mask anew, told by itself"),
        ),
        click_from_mask,
    )
    add(
        Spec(
            "tool.move",
            tr("Mo&ve and scale"),
            ("V",),
            "move",
            tr("Move and scale the object's mask, Enter does it"),
            True,
        ),
        tool(Tool.MOVE),
    )
    add(
        Spec(
            "tool.split", tr("Spl&it"), ("T",), "split", tr("Split: the piece that is clicked becomes an object"), True
        ),
        tool(Tool.SPLIT),
    )
    add(Spec("tool.fill", tr("&Fill"), ("F",), "fill", tr("Fill a region"), True), tool(Tool.FILL))
    add(
        Spec(
            "tool.hand", tr("&Hand"), ("H",), "hand", tr("Drag the picture (also middle button, or Space held)"), True
        ),
        tool(Tool.HAND),
    )
    add(
        Spec("tool.pressure", tr("Pen p&ressure"), (), "", tr("A pen's pressure sets the size of the brush"), True),
        window.toggle_pressure,
    )
    add(Spec("tool.larger", tr("&Larger brush"), ("]",)), lambda: controller.tools.resize(1))
    add(Spec("tool.smaller", tr("&Smaller brush"), ("[",)), lambda: controller.tools.resize(-1))
    add(
        Spec(
            "tool.protect",
            tr("Protect &other objects"),
            ("L",),
            "",
            tr("The brush leaves other objects' pixels alone"),
            True,
        ),
        window.toggle_protect,
    )

    register_videos(actions, window)
    register_team(actions, window)
    register_masks(actions, window)
    register_ranges(actions, window)

    add(Spec("view.fit", tr("&Fit to window"), ("0", "Ctrl+0"), "fit"), window.canvas.fit)
    add(Spec("view.in", tr("Zoom &in"), ("+", "=")), lambda: window.canvas.zoom(1.25))
    add(Spec("view.out", tr("Zoom &out"), ("-",)), lambda: window.canvas.zoom(0.8))
    add(
        Spec("view.actual", tr("&Actual size"), ("Ctrl+1",)), lambda: window.canvas.zoom(1 / window.canvas.camera.scale)
    )
    add(
        Spec(
            "view.masks", tr("Show &masks"), ("M",), "masks", tr("Show or hide masks (X hides them while held)"), True
        ),
        window.toggle_masks,
    )
    register_looking(actions, window)
    add(
        Spec("view.panels", tr("&Hide panels"), ("Tab",), "panels", canvas=True),
        lambda: window.docking.toggle(),
        window.canvas,
    )

    add(Spec("play.toggle", tr("&Play"), ("Space",), "play"), controller.player.toggle)
    add(Spec("go.next", tr("&Next frame"), ("Right",), "step-forward"), go(1))
    add(Spec("go.previous", tr("&Previous frame"), ("Left",), "step-back"), go(-1))
    add(Spec("go.next10", tr("Ten frames forwards"), ("Shift+Right",)), go(10))
    add(Spec("go.previous10", tr("Ten frames backwards"), ("Shift+Left",)), go(-10))
    add(Spec("go.first", tr("&First frame"), ("Home",), "first"), go(-(10**9)))
    add(Spec("go.last", tr("&Last frame"), ("End",), "last"), go(10**9))
    add(Spec("go.next_reference", tr("Next &reference"), (".",), "reference-next"), lambda: window.step_reference(1))
    add(
        Spec("go.previous_reference", tr("Pre&vious reference"), (",",), "reference-previous"),
        lambda: window.step_reference(-1),
    )

    add(
        Spec(
            "propagate.propose",
            tr("Pr&opose objects"),
            ("Shift+A",),
            "propose",
            tr("Find what moves in this clip, with no mask to begin with"),
        ),
        window.propose_objects,
    )
    add(
        Spec(
            "propagate.adapt",
            tr("&Adapt && propagate"),
            ("A",),
            "adapt",
            tr("Adapt the network to this clip, then carry the masks through all of it"),
        ),
        run.adapt_and_propagate,
    )
    add(
        Spec("propagate.next", tr("&Re-propagate to the next reference"), ("R",), "propagate-next"),
        run.to_next_reference,
    )
    add(
        Spec("propagate.whole", tr("Propagate through the &whole clip"), (), "film", tr("Without adapting anew")),
        spread(Scope.ALL),
    )
    add(Spec("propagate.forwards", tr("Propagate &forwards"), (), "propagate-forward"), spread(Scope.FORWARDS))
    add(Spec("propagate.backwards", tr("Propagate &backwards"), (), "propagate-backward"), spread(Scope.BACKWARDS))
    add(Spec("propagate.between", tr("Propagate b&etween references"), (), "propagate-between"), run.between_references)
    live = controller.live_masks
    shown_live = add(
        Spec(
            "propagate.live",
            tr("&Live masks"),
            ("K",),
            "live",
            tr("Masks of this frame and the next follow every stroke"),
            True,
        ),
        live.toggle,
    )
    live.changed.connect(lambda: shown_live.setChecked(live.on))
    run_on = controller.run_on
    far = add(
        Spec(
            "propagate.cluster",
            tr("Run on the &cluster"),
            (),
            "",
            tr("Run jobs on the cluster, not on this computer"),
            True,
        ),
        lambda: run_on.choose(not run_on.wanted),
    )
    run_on.changed.connect(lambda: far.setChecked(run_on.wanted))
    far.setChecked(run_on.wanted)
    add(Spec("propagate.stop", tr("&Stop and keep what is done"), ("Ctrl+.",), "stop"), controller.stop_all)

    add(
        Spec(
            "propagate.learn", tr("&Learn from my corrections…"), (), "learn", tr("Train a model on the masks you made")
        ),
        lambda: asking.show_learning(window),
    )
    add(
        Spec("propagate.models", tr("&Models…"), ("Ctrl+Shift+M",), "models", tr("Models: fetch, import, remove")),
        lambda: asking.show_models(window),
    )
    add(
        Spec("propagate.import_model", tr("&Import a model…"), (), "import", tr("Import a weight file that you have")),
        lambda: asking.ask_model(window),
    )

    add(
        Spec("help.palette", tr("&Commands…"), ("Ctrl+K",), "", tr("Every command by a few letters of its name")),
        lambda: asking.show_palette(window),
    )
    add(
        Spec(
            "help.guide", tr("&Guide"), ("F1",), "info", tr("The guide: first video, painting, correcting, exporting")
        ),
        lambda: asking.show_guide(window),
    )
    add(
        Spec("help.tour", tr("Take the &tour"), (), "sample", tr("Two minutes, on the sample clip")),
        lambda: asking.take_tour(window),
    )
    add(Spec("help.keys", tr("&Keys"), ("?",), "keyboard"), lambda: asking.show_keys(window))
    add(
        Spec("help.change_keys", tr("&Change keys…"), (), "", tr("Other keys for the commands")),
        lambda: asking.change_keys(window),
    )
    add(Spec("help.about", tr("&About vosannot")), lambda: asking.show_about(window))
