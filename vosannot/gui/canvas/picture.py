"""What the canvas shows: the frame, its masks, what lies beside them, and what the current tool draws."""

import time

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from vosannot.core.words import tr
from vosannot.gui import theme
from vosannot.gui.canvas.beside import BesideLayer
from vosannot.gui.canvas.camera import Camera
from vosannot.gui.canvas.error_layer import ErrorLayer
from vosannot.gui.canvas.flow_layer import FlowLayer
from vosannot.gui.canvas.handler import Handler
from vosannot.gui.canvas.handlers import handlers
from vosannot.gui.canvas.layer import LabelLayer
from vosannot.gui.canvas.overlay import Overlay
from vosannot.gui.canvas.suggestion_bar import SuggestionBar
from vosannot.gui.session.clip import ClipSession
from vosannot.gui.session.controller import Controller
from vosannot.masks.label_map import Box

__all__ = ["Picture"]

_PIXELS_FROM = 3.0  # magnification from which single pixels are shown with sharp edges
_SMOOTH_BELOW = 2.5e6  # device pixels; beyond, smooth outlines cost tens of milliseconds, and are hardly seen
_EDGE_WIDTH = 1.6  # of the outline, in widget pixels


class Picture(QWidget):
    """Draws with QPainter and only where something changed: a dab costs a few hundredths of a millisecond.

    Signals:
        zoomed(float): widget pixels per clip pixel.

    Attributes:
        painted_at: time (perf_counter) at which the last repaint was finished.
    """

    zoomed = Signal(float)

    def __init__(self, controller: Controller, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setAccessibleName(tr("Canvas"))
        self.setAccessibleDescription(
            tr("The frame with its masks. The mouse paints on it; the menus say which keys do what here.")
        )
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumSize(QSize(320, 200))
        self.camera = Camera()
        self.layer: LabelLayer | None = None
        self.beside = BesideLayer(controller.neighbours)
        self._flow, self._errors = FlowLayer(controller.flowing), ErrorLayer(controller.checking)
        self._live, self._live_layer = controller.live_masks, Overlay()
        self.painted_at = 0.0
        tools = self._tools = controller.tools
        self._painter = controller.painter
        self._handlers = handlers(controller, self.camera)
        self.bar = SuggestionBar(self, controller, self.camera)
        self._session: ClipSession | None = None
        self._frame: QImage | None = None
        self._mouse: QPointF | None = None
        self._panning: QPointF | None = None
        self._space = self._space_used = False
        self._peeking = False
        tools.opacity_changed.connect(lambda *_: self.recolour())
        tools.object_changed.connect(lambda *_: self.recolour())
        tools.visibility_changed.connect(self.recolour)
        controller.neighbours.changed.connect(lambda: self._refresh_beside(None))
        controller.live_masks.changed.connect(self.update)
        controller.flowing.changed.connect(self.update)
        self._mapped = False  # an error map lies over the masks, which are outlines then
        controller.checking.changed.connect(self._map_changed)

    @property
    def handler(self) -> Handler:
        """What the current tool does."""
        return self._handlers[self._tools.tool]

    def attach(self, session: ClipSession | None) -> None:
        """Show another clip."""
        for handler in set(self._handlers.values()):
            handler.cancel()
        self._session, self._frame, self.layer = session, None, None
        if session is not None:
            self.layer = LabelLayer(session.labels)
            self.camera.set_clip(session.info.width, session.info.height)
            self._camera_moved()
            session.shown.connect(self._show)
            session.wanted_changed.connect(self._leave_frame)
            session.painted.connect(self._repaint_box)
            self.recolour()
        self.update()

    def recolour(self) -> None:
        """Objects, opacity or visibility changed."""
        if self._session is None or self.layer is None:
            return
        visible = self._tools.masks_visible and not self._peeking
        colours = {o.id: o.colour for o in self._session.document.objects()} if visible else {}
        opacity = 0.0 if self._mapped else self._tools.opacity
        self.layer.colour(colours, opacity, self._tools.object, self._tools.hidden)
        self._refresh_beside(None)

    def _map_changed(self) -> None:
        """Another error map, or none. Its two colours would be lost among those of the objects."""
        if self._errors.covers != self._mapped:
            self._mapped = self._errors.covers
            self.recolour()
        self.update()

    def fit(self) -> None:
        """Show the whole frame."""
        self.camera.fit()
        self._camera_moved()

    def zoom(self, factor: float, about: QPointF | None = None) -> None:
        """Zoom about a point, the mouse, or the middle."""
        self.camera.zoom(factor, about or self._mouse or QPointF(self.width() / 2, self.height() / 2))
        self._camera_moved()

    def _camera_moved(self) -> None:
        if self.layer is not None:
            self.layer.thickness = max(1, round(_EDGE_WIDTH / max(self.camera.scale, 1e-6)))
        if self.beside.set_scale(self.camera.scale):
            self._refresh_beside(None)
        self.zoomed.emit(self.camera.scale)
        self.update()

    def _refresh_beside(self, box: Box | None) -> None:
        """What is drawn of the frames beside this one; with ``box``, whoever calls repaints."""
        if self.layer is not None:
            self.beside.refresh(self.layer.labels, box, self._tools.hidden)
        if box is None:
            self.update()

    # What is shown

    def _show(self) -> None:
        session = self._session
        if session is None or session.image is None or self.layer is None:
            return
        image = session.image
        height, width = image.shape[:2]
        # Shares the array's memory; the session holds the array while it is shown.
        self._frame = QImage(image.data, width, height, 3 * width, QImage.Format.Format_RGB888)
        self.layer.refresh(None)
        self.handler.labels_changed()
        self.update()

    def _leave_frame(self) -> None:
        """Another frame has been asked for; this one is still there."""
        if self.handler.busy and self.handler.leave():
            self.update()

    def _repaint_box(self, box: Box | None) -> None:
        if self.layer is None:
            return
        dirty = self.layer.refresh(box)
        self._refresh_beside(box)
        if box is None or self.handler.labels_changed():
            self.update()
        else:
            self.update(self.camera.view_rect(dirty))

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:  # ended also when something raises: Qt crashes otherwise
            self._paint(painter, event)
        self.painted_at = time.perf_counter()

    def _paint(self, painter: QPainter, event: QPaintEvent) -> None:
        region = event.region()
        target = self.camera.target()
        colours = theme.current()
        stage = QColor(colours.stage)
        if not target.toAlignedRect().adjusted(1, 1, -1, -1).contains(region.boundingRect()):
            painter.fillRect(region.boundingRect(), stage)
        if self._frame is not None and self.layer is not None:
            smooth = self.camera.scale < _PIXELS_FROM
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
            painter.drawImage(target, self._frame)
            self._flow.paint(painter, target, self._tools.opacity)
            shown = target.intersected(QRectF(self.rect()))
            pixels = shown.width() * shown.height() * self.devicePixelRatioF() ** 2
            occupied = None if self._live.covers else self.layer.occupied
            if occupied is not None:  # scaling what is empty costs as much as what is not
                painter.save()
                painter.setClipRect(self.camera.view_rect(occupied), Qt.ClipOperation.IntersectClip)
                self.layer.paint(painter, target, smooth and pixels < _SMOOTH_BELOW)
                painter.restore()
            if self._tools.masks_visible and not self._peeking:
                self.beside.paint(painter, target, QRectF(self.rect()))
                self._paint_live(painter)
            self._errors.paint(painter, target)
            view, below = QRectF(self.rect()), int(bool(self.beside.words()))
            self._flow.paint_key(painter, view, raised=bool(below))
            self._errors.paint_key(painter, view, below + bool(self._flow.words))
            self._paint_tool(painter)

    def _paint_live(self, painter: QPainter) -> None:
        """In place of the frame's masks, or outlined over those that the person has made."""
        mask = self._live.shown
        if mask is not None and self._session is not None:
            hidden = self._tools.hidden
            colours = {o.id: o.colour for o in self._session.document.objects() if o.id not in hidden}
            opacity = self._tools.opacity if self._live.covers else 0.0
            self._live_layer.paint(painter, self.camera, mask.labels, mask.labels, colours, opacity)

    def _paint_tool(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mouse = None if self._panning is not None or self._space else self._mouse
        self.handler.paint(painter, self.camera, mouse, self._colour())

    def _colour(self) -> QColor:
        if self._session is not None:
            for known in self._session.document.objects():
                if known.id == self._tools.object:
                    return QColor(*known.colour)
        return QColor(230, 159, 0)
