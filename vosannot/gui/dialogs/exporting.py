"""Export: in which format, what, where to; and what evaluators would reject of it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.errors import UsageError
from vosannot.core.words import mark, plural, tr, tr_n
from vosannot.gui.dialogs.paths import PathRow, go_row, name_clip
from vosannot.gui.panels.findings import FindingsList
from vosannot.gui.preferences import Preferences
from vosannot.gui.session.exchange import Exchange
from vosannot.project.exchange.findings import Finding, Rank
from vosannot.project.exchange.options import ExportOptions, Format, Resolution

__all__ = ["ExportDialog"]

_FORMATS = (
    (Format.DAVIS, "DAVIS", mark("Palette PNGs by sequence, as evaluators and training code read them.")),
    (Format.YOUTUBE_VOS, "YouTube-VOS", mark("Palette PNGs by video, with a list of objects and their frames.")),
    (Format.COCO, "COCO", mark("One JSON file with run lengths, for detectors and their tools.")),
    (Format.OVERLAY, mark("Overlay video"), mark("An mp4 to look at: masks over the frames, with a legend.")),
    (
        Format.SOFT,
        mark("Soft masks"),
        mark("A grey picture for each object and frame, for compositing; edges softened."),
    ),
)
_VOS = (Format.DAVIS, Format.YOUTUBE_VOS, Format.COCO)


class ExportDialog(QDialog):
    """Not modal: masks can be corrected while it is open, and the list follows.

    Args:
        clip: name of the open clip; "" when none is.
        videos: how many videos the workspace has.
    """

    def __init__(
        self, exchange: Exchange, clip: str, videos: int, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._exchange, self._preferences = exchange, preferences
        self.setWindowTitle(tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(8)
        self._make_what(clip, videos)
        self._make_options()
        self.findings = FindingsList()
        self.findings.emptiness = tr("Checking…")
        self.summary = QLabel(tr("Check"))
        self.summary.setObjectName("heading")
        self.where = QLabel()
        self.where.setObjectName("small")
        self.where.setWordWrap(True)
        left = QVBoxLayout()
        left.setSpacing(16)
        left.addLayout(self.form)
        left.addStretch(1)
        left.addWidget(self.where)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.summary)
        right.addWidget(self.findings, 1)
        halves = QHBoxLayout()
        halves.setSpacing(24)
        halves.addLayout(left, 1)
        halves.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 16)
        column.setSpacing(16)
        column.addLayout(halves, 1)
        self.go, row = go_row(tr("Export"), self._begin, self.close)
        column.addLayout(row)
        self.resize(920, 520)
        exchange.checked.connect(self._show_findings)
        exchange.refused.connect(self._show_refusal)
        self.findings.chosen.connect(exchange.go_to)
        self.finished.connect(exchange.unwatch)
        exchange.clip_changed.connect(self._name_clip)
        self._show()

    # Building

    def _make_what(self, clip: str, videos: int) -> None:
        self.format = QComboBox()
        for value, title, tip in _FORMATS:
            self.format.addItem(tr(title), value)
            self.format.setItemData(self.format.count() - 1, tr(tip), Qt.ItemDataRole.ToolTipRole)
        kept = self._preferences.text("export/format")
        self.format.setCurrentIndex(next((n for n, (value, *_) in enumerate(_FORMATS) if value == kept), 0))
        self.about = QLabel()
        self.about.setObjectName("small")
        self.about.setWordWrap(True)
        self.videos = QComboBox()
        self.videos.addItem(tr("All videos of the workspace ({videos})", videos=videos), True)
        name_clip(self.videos, clip, False)
        self.videos.setCurrentIndex(0)
        self.folder = PathRow(tr("Folder"), self._preferences.text("export/folder", str(Path.home() / "export")))
        self.form.addRow(tr("Format"), self.format)
        self.form.addRow("", self.about)
        self.form.addRow(tr("Videos"), self.videos)
        self.form.addRow(tr("Folder"), self.folder)
        self.format.currentIndexChanged.connect(self._show)
        self.videos.currentIndexChanged.connect(self._show)
        self.folder.changed.connect(self._show_where)

    def _make_options(self) -> None:
        kept = self._preferences
        self.resolution = QComboBox()
        for title, value in (
            (tr("480p and full resolution"), Resolution.BOTH), ("480p", Resolution.SMALL),
            (tr("Full resolution"), Resolution.FULL), (tr("The clip's own"), Resolution.AUTO),
        ):  # fmt: skip
            self.resolution.addItem(title, value)
        self.subset = QLineEdit(kept.text("export/subset", "val"))
        self.year = QLineEdit(kept.text("export/year", "2017"))
        self.list = QWidget()
        row = QHBoxLayout(self.list)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for line, name, width in ((self.year, tr("Year"), 64), (self.subset, tr("Subset"), 112)):
            line.setAccessibleName(tr("ImageSets: {name}", name=name))
            line.setToolTip(name)
            line.setMaximumWidth(width)
            line.textChanged.connect(self._show)
            row.addWidget(line)
        row.addStretch(1)
        self.every = QSpinBox()
        self.every.setRange(1, 1000)
        self.every.setToolTip(tr("1: all frames. YouTube-VOS has every fifth"))
        self.soften = QDoubleSpinBox()
        self.soften.setRange(0, 50)
        self.soften.setSingleStep(0.5)
        self.soften.setValue(1.0)
        self.soften.setSuffix(" px")
        self.opacity = QSpinBox()
        self.opacity.setRange(0, 100)
        self.opacity.setValue(50)
        self.opacity.setSuffix(" %")
        self.approved = QCheckBox(tr("Only frames painted by hand or approved"))
        self.images = QCheckBox(tr("Frames too, as JPEG"))
        self.images.setChecked(True)
        self.fill = QCheckBox(tr("Empty masks for frames that have none"))
        self.replace = QCheckBox(tr("Replace what is there"))
        self.zip = QCheckBox(tr("One zip file"))
        for label, widget in (
            (tr("Resolution"), self.resolution), (tr("ImageSets"), self.list), (tr("Every … frame"), self.every),
            (tr("Soft edge"), self.soften), (tr("Opacity"), self.opacity),
        ):  # fmt: skip
            self.form.addRow(label, widget)
        for box in (self.approved, self.images, self.fill, self.zip, self.replace):
            self.form.addRow("", box)
            box.toggled.connect(self._show)
        self.resolution.currentIndexChanged.connect(self._show)
        for number in (self.every, self.soften, self.opacity):
            number.setMaximumWidth(112)
            number.lineEdit().setTextMargins(6, 0, 6, 0)  # the style sheet's padding does not reach it
            number.valueChanged.connect(self._show)

    # What was chosen

    @property
    def everything(self) -> bool:
        """All videos, not only the open clip."""
        return bool(self.videos.currentData())

    def options(self) -> ExportOptions:
        """What was chosen.

        Raises:
            UsageError: it makes no sense.
        """
        format = Format(self.format.currentData())
        return ExportOptions(
            format,
            approved_only=self.approved.isChecked(),
            images=self.images.isChecked() and format in _VOS,
            fill_missing=self.fill.isChecked() and format is not Format.OVERLAY,
            every=self.every.value() if self.form.isRowVisible(self.every) else 1,
            resolution=Resolution(self.resolution.currentData()),
            subset=self.subset.text().strip(),
            year=self.year.text().strip(),
            soften=self.soften.value(),
            opacity=self.opacity.value() / 100,
            replace=self.replace.isChecked(),
            zipped=self.zip.isChecked(),
        )

    # Showing

    def _show(self) -> None:
        """Other options: other rows, and another check."""
        format = Format(self.format.currentData())
        self.about.setText(tr(_FORMATS[self.format.currentIndex()][2]))
        for widget, formats in (
            (self.resolution, (Format.DAVIS,)), (self.list, (Format.DAVIS,)),
            (self.every, (Format.YOUTUBE_VOS, Format.COCO, Format.SOFT)), (self.soften, (Format.SOFT,)),
            (self.opacity, (Format.OVERLAY,)), (self.images, _VOS), (self.fill, (*_VOS, Format.SOFT)),
        ):  # fmt: skip
            self.form.setRowVisible(widget, format in formats)
        self._show_where()
        try:
            options = self.options()
        except UsageError as error:
            self._exchange.unwatch()
            self._show_refusal(str(error))
            return
        self._exchange.watch(options, self.everything)

    def _name_clip(self, name: str) -> None:
        name_clip(self.videos, name, False)

    def _show_where(self) -> None:
        out = self.folder.path
        self.go.setEnabled(out is not None)
        if out is None:
            self.where.setText(tr("Choose a folder."))
        elif self.zip.isChecked():
            name = out.name if out.suffix.lower() == ".zip" else f"{out.name}.zip"
            self.where.setText(tr("Makes {file}", file=out.with_name(name)))
        elif out.exists():
            there = tr("The folder is there; one of the same layout is added to, other files are left alone.")
            self.where.setText(there)
        else:
            self.where.setText(tr("The folder is made when everything is written."))

    def _show_findings(self, found: list[Finding]) -> None:
        rejected = sum(finding.rank is Rank.REJECTED for finding in found)
        self.findings.show_findings(found, tr("Nothing that an evaluator would reject."))
        words = [tr_n(rejected, "{n} to mend", "{n} to mend")] if rejected else []
        if len(found) > rejected:
            words.append(plural(len(found) - rejected, "remark"))
        self.summary.setText(tr("Check: {listed}", listed=", ".join(words)) if words else tr("Check"))
        self.go.setText(tr("Export anyway") if rejected else tr("Export"))
        self.go.setEnabled(self.folder.path is not None)

    def _show_refusal(self, sentence: str) -> None:
        self.findings.show_findings([], sentence)
        self.summary.setText(tr("Check"))
        self.go.setEnabled(False)

    # Doing

    def _begin(self) -> None:
        out = self.folder.path
        if out is None:
            return
        try:
            options = self.options()
        except UsageError as error:
            self._show_refusal(str(error))
            return
        kept, everything = self._preferences, self.everything
        kept.set("export/folder", str(out))
        kept.set("export/format", str(options.format))
        kept.set("export/subset", options.subset)
        kept.set("export/year", options.year)
        self.close()
        self._exchange.export(out, options, everything)
