"""The actions of looking: the next doubtful frame, the frames beside this one, another version of the masks."""

from typing import TYPE_CHECKING

from vosannot.core.words import tr
from vosannot.gui import asking
from vosannot.gui.actions import Actions, Spec
from vosannot.gui.session.neighbours import Beside

if TYPE_CHECKING:
    from vosannot.gui.main_window import MainWindow

__all__ = ["LOOK_GO", "LOOK_NEEDS_CLIP", "LOOK_VIEW", "REPAIR", "register_looking"]

LOOK_GO = ("go.next_concern", "go.previous_concern", "go.next_mended")
REPAIR = (
    "propagate.repair",
    "propagate.repair_settings",
    "propagate.accept_repair",
    "propagate.accept_repaired_frame",
    "propagate.dismiss_repair",
)
LOOK_VIEW = (
    "view.errors",
    "view.flow",
    "view.onion",
    "view.difference",
    "view.compare",
    "view.halves",
    "view.compare_folder",
)
LOOK_NEEDS_CLIP = (*LOOK_GO, *LOOK_VIEW, "propagate.check", *REPAIR)


def register_looking(actions: Actions, window: "MainWindow") -> None:
    """Fill the registry."""
    controller = window.controller
    add = actions.add
    add(
        Spec("go.next_concern", tr("Next frame to &look at"), ("J",), "look-next", tr("Next frame that may be wrong")),
        controller.lookout.next,
    )
    add(
        Spec("go.previous_concern", tr("Back to the frame looked at &before"), ("Shift+J",), "look-previous"),
        controller.lookout.previous,
    )
    checking = controller.checking
    add(
        Spec(
            "propagate.check",
            tr("Chec&k masks"),
            ("Ctrl+J",),
            "check-masks",
            tr("Which masks are probably wrong, in this whole clip"),
        ),
        checking.start,
    )
    _register_repair(actions, window)
    errors = add(
        Spec(
            "view.errors",
            tr("Show &error map"),
            ("Shift+E",),
            "error-map",
            tr("Where masks are probably wrong: too much, or missing"),
            True,
        ),
        checking.toggle,
    )
    checking.changed.connect(lambda: errors.setChecked(checking.shown))
    flowing = controller.flowing
    flow = add(
        Spec(
            "view.flow",
            tr("Show &flow"),
            ("Shift+M",),
            "flow",
            tr("Which way everything moves, in colours"),
            True,
        ),
        flowing.toggle,
    )
    flowing.changed.connect(lambda: flow.setChecked(flowing.shown))
    neighbours = controller.neighbours
    onion = add(
        Spec(
            "view.onion",
            tr("&Onion skin"),
            ("O",),
            "onion",
            tr("Outlines of the frames before and after this one"),
            True,
        ),
        lambda: neighbours.toggle(Beside.ONION),
    )
    difference = add(
        Spec(
            "view.difference",
            tr("&Difference to the frame before"),
            ("Shift+O",),
            "difference",
            tr("What the masks gained and lost since the frame before"),
            True,
        ),
        lambda: neighbours.toggle(Beside.DIFFERENCE),
    )

    def show_modes() -> None:
        onion.setChecked(Beside.ONION in neighbours.shown)
        difference.setChecked(Beside.DIFFERENCE in neighbours.shown)

    neighbours.changed.connect(show_modes)
    add(
        Spec("view.compare", tr("&Compare with before"), ("D",), "", tr("Masks before and after, beside a line"), True),
        lambda: window.wipe.toggle(),
    )
    add(
        Spec(
            "view.halves", tr("Compare &side by side"), (), "", tr("Two pictures side by side, or one over the other")
        ),
        lambda: window.wipe.toggle_halves(),
    )
    add(
        Spec(
            "view.compare_folder",
            tr("Compare with masks in a &folder…"),
            ("Shift+D",),
            "",
            tr("Compare with another version of the masks, in a folder of PNG files"),
        ),
        lambda: asking.ask_version(window),
    )


def _register_repair(actions: Actions, window: "MainWindow") -> None:
    repairing = window.controller.repairing
    add = actions.add
    add(
        Spec(
            "propagate.repair",
            tr("&Repair masks"),
            ("Ctrl+Shift+J",),
            "repair",
            tr("Mend doubtful masks from the good ones, of the selected range or all; you look before it counts"),
        ),
        lambda: repairing.start(),
    )
    add(
        Spec(
            "propagate.repair_settings",
            tr("Repair settin&gs"),
            (),
            "",
            tr("How masks are mended: by what, drawn how, with or without adapting to this clip"),
        ),
        lambda: window.adapt.show_repair(),
    )
    waiting = [
        add(
            Spec(
                "propagate.accept_repair",
                tr("Accept the repair"),
                ("Ctrl+Shift+A",),
                "",
                tr("Take the mended masks, of the selected range and objects or all of them"),
            ),
            repairing.accept,
        ),
        add(
            Spec(
                "propagate.accept_repaired_frame",
                tr("Accept the repair of this frame"),
                (),
                "",
                tr("Take its mended masks"),
            ),
            repairing.accept_frame,
        ),
        add(
            Spec(
                "propagate.dismiss_repair",
                tr("Dismiss the repair"),
                (),
                "",
                tr("Forget the mended masks; nothing changes"),
            ),
            repairing.dismiss,
        ),
        add(
            Spec("go.next_mended", tr("Next &mended frame"), ("Alt+J",), "", tr("Next frame of a repair")),
            repairing.next,
        ),
    ]

    def show() -> None:
        for action in waiting:
            action.setEnabled(bool(repairing.mended))

    repairing.changed.connect(show)
    window.controller.session_changed.connect(show)
    show()
