"""What this program is, of which versions, on which device, and where a person's files are."""

import platform
from importlib import metadata
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QApplication, QDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from vosannot.core.events import Event, Finished
from vosannot.core.paths import config_dir, models_dir
from vosannot.core.words import plural, tr
from vosannot.gui.head import make_head
from vosannot.gui.icons import app_icon

if TYPE_CHECKING:
    from vosannot.gui.session.controller import Controller
    from vosannot.jobs.runner import Job

__all__ = ["AboutDialog"]

_DEVICE = "vosannot.engines.devices:device_report"
_LIBRARIES = ("torch", "PySide6-Essentials", "av", "opencv-contrib-python-headless", "numpy", "SQLAlchemy")


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "?"


class AboutDialog(QDialog):
    """Not modal. The worker is asked for the device: it has torch, and this process does not."""

    def __init__(self, controller: "Controller", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._controller = controller
        self.setWindowTitle(tr("About vosannot"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        logo = QLabel()
        logo.setPixmap(app_icon().pixmap(56, 56))
        head = make_head(logo, f"vosannot {_version('vosannot')}", 20, tr("Turns videos into pixel masks. Apache-2.0."))
        self._rows = QFormLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(8)
        self._values: dict[str, QLabel] = {}
        for name, value in self._facts():
            self._add(name, value)
        self._device = next(iter(self._values.values()))
        copy = QPushButton(tr("Copy"))
        copy.setToolTip(tr("Copy all of this, for a report"))
        copy.setAutoDefault(False)
        copy.clicked.connect(self._copy)
        close = QPushButton(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.close)
        close.setFocus()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(copy)
        buttons.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addStretch(1)
        column.addLayout(buttons)
        self._ask_device()

    def _facts(self) -> list[tuple[str, str]]:
        controller = self._controller
        versions = ", ".join(f"{name.partition('-')[0]} {_version(name)}" for name in _LIBRARIES)
        workspace = controller.workspace_path
        return [
            (tr("Networks run on"), "…"),
            (tr("Weights"), controller.propagation.weights),
            (tr("Python, Qt"), f"{platform.python_version()}, {qVersion()}"),
            (tr("Libraries"), versions),
            (tr("System"), platform.platform()),
            (tr("Workspace"), str(workspace) if workspace is not None else tr("none")),
            (tr("Models"), str(models_dir())),
            (tr("Settings"), str(config_dir())),
        ]

    def _add(self, name: str, value: str) -> None:
        label = QLabel(value)
        label.setWordWrap(True)
        label.setMinimumWidth(420)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        heading = QLabel(name)
        heading.setObjectName("muted")
        self._rows.addRow(heading, label)
        self._values[name] = label

    def _ask_device(self) -> None:
        means = self._controller.means
        means.calls.do(lambda: means.runner.submit_work(_DEVICE, {}, tr("Look for a GPU")), self._follow)

    def _follow(self, job: "Job") -> None:
        self._controller.bridge.watch(job, self._take, lambda: None)

    def _take(self, event: Event) -> None:
        if not isinstance(event, Finished):
            return
        device, name = event.summary["device"], event.summary["name"]
        threads = plural(int(event.summary["threads"]), "thread")
        if isValid(self):  # not closed meanwhile
            self._device.setText(f"{device}, {threads}" if device == "cpu" else f"{device} {name}")

    def _copy(self) -> None:
        lines = [f"vosannot {_version('vosannot')}", *(f"{n}: {v.text()}" for n, v in self._values.items())]
        QApplication.clipboard().setText("\n".join(lines))
