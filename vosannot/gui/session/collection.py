"""The videos of the workspace: what is listed, which comes next, and what is done to many of them at once."""

from collections import Counter
from collections.abc import Collection as Several
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from vosannot.core.events import EventStream
from vosannot.core.words import plural, shortened, tr, tr_n
from vosannot.gui.background import Background
from vosannot.gui.session.notices import Kind
from vosannot.gui.session.stream_task import StreamTask
from vosannot.media.remote import reachable
from vosannot.project.collection import OPEN, STATUS_WORDS, Entry, Order, Wanted, arranged, next_open
from vosannot.project.records import VideoStatus

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.project.tallies import Tally
    from vosannot.project.workspace import Workspace

__all__ = ["Collection"]

_ADDING_MS = 1000  # how often the list follows while videos are added


class Collection(QObject):
    """Belongs to the controller. Everything that reads from disk happens in a thread.

    Attributes:
        entries: by number of the video, in the order in which they were added.
        order: numbers of those that are listed. It stays as it is while somebody works on a clip, so that "next" means
            the next one in the list that was seen last.
        selected: numbers of those that are chosen in the list.

    Signals:
        arranged(): other videos are listed, or in another order.
        touched(): what is known of some is another.
        locate_asked(int): where is this video now? The answer is :meth:`locate`.
    """

    arranged = Signal()
    touched = Signal()
    locate_asked = Signal(int)

    def __init__(self, controller: "Controller") -> None:
        super().__init__(controller)
        self._controller = controller
        kept = controller.preferences
        self.entries: dict[int, Entry] = {}
        self.order: tuple[int, ...] = ()
        self.selected: tuple[int, ...] = ()
        self.wanted = Wanted(
            statuses=frozenset(s for s in VideoStatus if s in kept.text("collection/statuses").split()),
            order=next((o for o in Order if o == kept.text("collection/order")), Order.NAME),
            backwards=kept.flag("collection/backwards"),
        )
        self._work: Background | None = None
        # Drives that do not answer must hold up neither the numbers, nor what is opened from another one.
        self._look: Background | None = None
        self._take: Background | None = None
        self._adding: StreamTask | None = None
        self._follow = QTimer(self)
        self._follow.setInterval(_ADDING_MS)
        self._follow.timeout.connect(lambda: self.refresh(files=False))
        controller.workspace_changed.connect(self._another)
        controller.exchange.added.connect(lambda _: self.refresh())
        controller.queue.settled.connect(lambda video: self.count([video]))

    # What there is

    def refresh(self, *, files: bool = True) -> None:
        """Look again: at the videos at once, at their masks (and files) as soon as they have been looked at."""
        workspace = self._controller.workspace
        videos = workspace.videos() if workspace is not None else []
        known = self.entries
        self.entries = {v.id: replace(known[v.id], video=v) if v.id in known else Entry(v) for v in videos}
        self._arrange()
        self.count()
        if files:
            self._look_for_files()

    def _another(self) -> None:
        self.entries, self.order, self.selected = {}, (), ()
        self.refresh()

    def count(self, videos: Several[int] = ()) -> None:
        """Count the masks of these videos anew (of all by default)."""
        workspace = self._controller.workspace
        if workspace is None or not self.entries:
            return

        def done(tallies: "dict[int, Tally]") -> None:
            if workspace is not self._controller.workspace:
                return
            from vosannot.project.tallies import Tally

            for video in workspace.videos():
                if video.id in self.entries and (not videos or video.id in videos):
                    tally = tallies.get(video.id, Tally())
                    self.entries[video.id] = replace(self.entries[video.id], video=video, tally=tally)
            if videos:
                self.touched.emit()
            else:
                self._arrange()

        self._work = self._work or Background("collection", lambda _: None, self)
        self._work.do(lambda: workspace.tallies(videos), done)

    def _look_for_files(self) -> None:
        workspace = self._controller.workspace
        paths = {number: entry.video.path for number, entry in self.entries.items()}

        def done(missing: set[int]) -> None:
            if workspace is self._controller.workspace:
                for number in paths.keys() & self.entries.keys():
                    self.entries[number] = replace(self.entries[number], missing=number in missing)
                self.touched.emit()

        if paths:
            self._look = self._look or Background("files", lambda _: None, self)
            self._look.do(lambda: {number for number, path in paths.items() if not _there(path)}, done)

    @property
    def per_status(self) -> Counter[VideoStatus]:
        """How many videos there are of each status."""
        return Counter(entry.video.status for entry in self.entries.values())

    # Searching, filtering, sorting

    def show(self, wanted: Wanted) -> None:
        """List these from now on; filter and order are remembered, what was searched for is not."""
        if wanted == self.wanted:
            return
        self.wanted = wanted
        kept = self._controller.preferences
        kept.set("collection/statuses", " ".join(sorted(wanted.statuses)))
        kept.set("collection/order", str(wanted.order))
        kept.set("collection/backwards", wanted.backwards)
        self._arrange()

    def rearrange(self) -> None:
        """List anew: others have done something."""
        self._arrange()

    def _arrange(self) -> None:
        self.order = tuple(entry.video.id for entry in arranged(self.entries.values(), self.wanted))
        self.arranged.emit()

    # From one to the next

    @property
    def current(self) -> int | None:
        """The open video; else the one that is chosen in the list."""
        session = self._controller.session
        if session is not None:
            return session.document.video.id
        return self.selected[0] if self.selected else None

    def open(self, video: int) -> None:
        """Open a video of the list."""
        entry, controller = self.entries.get(video), self._controller
        if entry is None:
            return
        if entry.missing and not entry.video.path.exists():
            text = tr("{path} is not there any more; if it was moved, say where it is.", path=entry.video.path)
            controller.say(Kind.WARNING, text, tr("Locate…"), partial(self.locate_asked.emit, video), key="collection")
            return
        controller.open_clip(entry.video.path)

    def next(self) -> None:
        """Open the next video of the list on which there is something to do."""
        self._refresh_videos()

        def is_open(number: int) -> bool:
            entry = self.entries.get(number)
            if entry is None or entry.video.status not in OPEN or entry.missing:
                return False
            return entry.tenure.free or entry.tenure.mine

        found = next_open(self.order, self.current if self._controller.session is not None else None, is_open)
        if found is None:
            rest = [number for number in self.order if is_open(number) and number != self.current]
            if rest:
                text = tr(
                    "No video after this one is left to do; before it there is {videos}.",
                    videos=plural(len(rest), "video"),
                )
                self._say(text, tr("Go to the first"), lambda: self.open(rest[0]))
            else:
                self._say(tr("No other video of the list is left to do."))
            return
        self.open(found)

    def previous(self) -> None:
        """Open the video before this one in the list, whatever its status."""
        current = self.current
        place = self.order.index(current) if current in self.order else 0
        if place == 0:
            self._say(tr("This is the first video of the list."))
        else:
            self.open(self.order[place - 1])

    def _say(self, text: str, action: str = "", do: object = None) -> None:
        self._controller.say(Kind.INFO, text, action, do, key="collection")  # type: ignore[arg-type]

    def _refresh_videos(self) -> None:
        workspace = self._controller.workspace
        if workspace is not None:
            for video in workspace.videos():
                known = self.entries.get(video.id)
                self.entries[video.id] = Entry(video) if known is None else replace(known, video=video)

    # What people say of them

    def mark(self, videos: Several[int], status: VideoStatus) -> None:
        """Say how far these videos are; several at once can be taken back."""
        workspace = self._controller.workspace
        if workspace is None or not videos:
            return
        before = {number: workspace.video(number).status for number in videos}
        changed = {number: old for number, old in before.items() if old is not status}
        self._set(dict.fromkeys(changed, status))
        words = tr(STATUS_WORDS[status])
        if len(before) > 1:
            text = tr_n(len(changed), "{n} video marked as {status}.", "{n} videos marked as {status}.", status=words)
        else:
            text = tr(
                "{name} is marked as {status}.", name=shortened(workspace.video(next(iter(before))).name), status=words
            )
        self._say(text, tr("Undo") if changed else "", partial(self._set, changed))

    def _set(self, statuses: dict[int, VideoStatus]) -> None:
        workspace = self._controller.workspace
        if workspace is None:
            return
        for number, status in statuses.items():
            video = workspace.set_status(number, status)
            if number in self.entries:
                self.entries[number] = replace(self.entries[number], video=video)
        if self._controller.session is None:
            self._arrange()  # with a clip open, "next" is that of the list as it was seen
        self.touched.emit()

    def note(self, video: int, text: str) -> None:
        """Write down a remark on a video."""
        workspace = self._controller.workspace
        if workspace is not None and video in self.entries and text != self.entries[video].video.notes:
            self.entries[video] = replace(self.entries[video], video=workspace.set_notes(video, text))
            self.touched.emit()

    # Adding, moving, removing

    def add(self, paths: list[Path]) -> None:
        """Add all videos at or below these paths."""
        controller, workspace = self._controller, self._controller.workspace
        if workspace is None:
            return
        if self._adding is not None and not self._adding.over:
            self._say(tr("Videos are being added already; wait until that is done, or stop it."))
            return

        def stream() -> EventStream:
            from vosannot.project.adding import add_below

            return add_below(workspace, paths)

        name = shortened(paths[0].name) if len(paths) == 1 else plural(len(paths), "place")
        task = self._adding = controller.run_stream(tr("Add videos of {name}", name=name), stream, self._added)
        task.ended.connect(self._follow.stop)
        task.ended.connect(lambda: self.refresh())
        self._follow.start()

    def _added(self, task: StreamTask) -> None:
        added, known, unread = (int(task.summary[key]) for key in ("added", "known", "unread"))
        words = [tr_n(added, "{n} video added", "{n} videos added")]
        words += [tr_n(known, "{n} was there already", "{n} were there already")] if known else []
        words += [tr_n(unread, "{n} could not be read", "{n} could not be read")] if unread else []
        kind = Kind.WARNING if unread else Kind.DONE
        self._controller.say(kind, f"{', '.join(words)}.", key="adding", details="\n".join(task.warnings))

    def locate(self, video: int, path: Path) -> None:
        """The video's file is here now; others that moved along are found too."""
        workspace = self._controller.workspace
        if workspace is None:
            return

        def stream() -> EventStream:
            from vosannot.project.moving import relocate_along

            return relocate_along(workspace, video, path)

        def done(task: StreamTask) -> None:
            others = int(task.summary["moved"]) - 1
            text = tr("{name} was found.", name=path.name)
            if others:
                text = tr_n(
                    others,
                    "{name} was found, and {n} other video that moved along.",
                    "{name} was found, and {n} other videos that moved along.",
                    name=path.name,
                )
            self._controller.say(Kind.DONE, text, key="collection")

        task = self._controller.run_stream(tr("Locate {name}", name=shortened(path.name)), stream, done)
        task.ended.connect(lambda: self.refresh())

    def remove(self, videos: Several[int]) -> None:
        """Take videos out of the workspace; asks first when something that a person made would go with them."""
        controller, workspace = self._controller, self._controller.workspace
        videos = tuple(videos)
        if workspace is None or not videos:
            return
        waiting = [v for v in videos if v in controller.queue.queued and not controller.queue.queued[v].over]
        if waiting:
            name = shortened(workspace.video(waiting[0]).name)
            controller.say(Kind.WARNING, tr("{name} is in the queue: take it off first.", name=name), key="collection")
            return
        session = controller.session
        if session is not None and session.document.video.id in videos:
            controller.close_clip()

        def counted(tallies: "dict[int, Tally]") -> None:
            masks = sum(tally.masks for tally in tallies.values())
            made = masks or any(tally.objects for tally in tallies.values())
            made = made or any(workspace.video(v).notes for v in videos)
            words = plural(len(videos), "video") if len(videos) > 1 else shortened(workspace.video(videos[0]).name)
            if not made:
                self._remove(workspace, videos, 0, words)
                return
            text = tr(
                "Remove {what} from the workspace? {masks}, objects, history and notes go too, and cannot be brought "
                "back; the files stay.",
                what=words,
                masks=plural(masks, "mask"),
            )
            do = partial(self._remove, workspace, videos, masks, words)
            controller.say(Kind.WARNING, text, tr("Remove for good"), do, key="collection", lasting=True)

        self._work = self._work or Background("collection", lambda _: None, self)
        work = self._work

        def count() -> "dict[int, Tally]":
            workspace.flush()
            return workspace.tallies(videos)

        # Behind the closing of the clip, which is on the store's thread.
        controller.store.do(lambda: None, lambda _: work.do(count, counted, controller.say_error))

    def _remove(self, workspace: "Workspace", videos: tuple[int, ...], masks: int, words: str) -> None:
        def done(_: object) -> None:
            self.refresh()
            self._say(tr("Removed {what} from the workspace; the files are where they were.", what=words))

        if workspace is self._controller.workspace:
            self._controller.store.do(lambda: workspace.remove_videos(videos, masks=masks), done)

    def take(self, path: Path) -> None:
        """A file or folder was dropped or named: open it, or, if it only holds folders and videos, add those."""
        controller = self._controller

        def holds_others() -> bool:
            from vosannot.media.clip import looks_like_clip

            return path.is_dir() and not looks_like_clip(path)

        self._take = self._take or Background("take", controller.say_error, self)
        self._take.do(holds_others, lambda yes: self.add([path]) if yes else controller.open_clip(path))

    def close(self) -> None:
        """The window closes."""
        self._follow.stop()
        for thread in (self._work, self._look, self._take):
            if thread is not None:
                thread.close(1.0)


def _there(path: Path) -> bool:
    try:
        return reachable(path)
    except OSError:
        return False
