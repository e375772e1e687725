"""A form made from described parameters: one row each, the advanced ones folded away."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from vosannot.core.words import mark, tr
from vosannot.gui import theme
from vosannot.gui.icons import icon
from vosannot.gui.panels.model_choice import ModelChoice
from vosannot.settings.params import ParamInfo

__all__ = ["LABEL_WIDTH", "ParamForm"]

LABEL_WIDTH = 104
_CHOICES = {
    "mcc": mark("Mask cycle, tt-MCC"),
    "ent": mark("Entropy, tt-Ent"),
    "ae": mark("Auto-encoder, tt-AE"),
    "none": mark("None: as trained"),
    "auto": mark("Automatic"),
    "fixed": mark("After all iterations"),
    "plateau": mark("Loss falls no more"),
    "knee": mark("Most agreement learned"),
    "agreement": mark("Masks agree no better"),
    "stability": mark("Masks have settled"),
    "all": mark("All"),
    "decoder": mark("Decoder"),
    "batch-norm": mark("Batch norms"),
    "low-rank": mark("Low-rank changes"),
    "on": mark("On"),
    "off": mark("Off"),
    "depth": mark("Depth agrees"),
    "appearance": mark("Looks of what moves"),
    "entropy": mark("Entropy, TENT"),
    "bn": mark("Batch statistics"),
    "best": mark("Both, the better one"),
    "corrector": mark("Drawn by the corrector"),
    "propagation": mark("Carried from good ones"),
    "edges": mark("Along edges"),
    "sam": "Segment Anything",
    "sharpen/none": mark("As they come"),
    "ltv": mark("Loop through video"),
    "mwi": mark("Frame after frame"),
    "n": mark("Each frame alone"),
    "dis": "DIS",
    "raft": "RAFT",
}
_MOST = 2**31 - 1


class ParamForm(QWidget):
    """Emits ``edited(name, value)`` whenever the person changes a value.

    Args:
        choices: makes the editor of a parameter that chooses a model, from its default; by the parameter's name.
    """

    edited = Signal(str, object)

    def __init__(
        self, choices: Mapping[str, Callable[[str], ModelChoice]] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._choices = dict(choices or {})
        self._editors: dict[str, QWidget] = {}
        self._notes: dict[str, QLabel] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._common = QWidget()
        self._advanced = QWidget()
        self._fold = QPushButton(tr("All settings"))
        self._fold.setProperty("kind", "fold")
        self._fold.setCheckable(True)
        self._fold.toggled.connect(self._unfold)
        for widget in (self._common, self._fold, self._advanced):
            self._column.addWidget(widget)
        self._unfold(False)

    def set_params(self, infos: list[ParamInfo]) -> None:
        """Other parameters, at their defaults."""
        self._editors, self._notes = {}, {}
        for holder, advanced in ((self._common, False), (self._advanced, True)):
            self._clear(holder)
            grid = QGridLayout(holder)
            grid.setContentsMargins(0, 0, 0, 0)
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(4)
            grid.setColumnMinimumWidth(0, LABEL_WIDTH)
            grid.setColumnStretch(1, 1)
            for place, info in enumerate(i for i in infos if i.advanced is advanced):
                row = 2 * place  # below each there is room for a note
                label, editor = QLabel(tr(info.label)), self._editor(info)
                label.setBuddy(editor)
                for widget in (label, editor):
                    widget.setToolTip(_wrapped(tr(info.help)))
                editor.setAccessibleName(tr(info.label))
                editor.setAccessibleDescription(tr(info.help))
                grid.addWidget(label, row, 0)
                grid.addWidget(editor, row, 1)
                note = self._notes[info.name] = QLabel()
                note.setObjectName("small")
                note.setWordWrap(True)
                note.hide()
                grid.addWidget(note, row + 1, 0, 1, 2)
                self._editors[info.name] = editor
        self._fold.setVisible(any(i.advanced for i in infos))

    @staticmethod
    def _clear(holder: QWidget) -> None:
        layout = holder.layout()
        if layout is not None:
            while (item := layout.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.deleteLater()
            QWidget().setLayout(layout)  # a layout can only be taken away by giving it to somebody else

    def set_value(self, name: str, value: Any) -> None:
        """Show a value without telling anybody."""
        editor = self._editors.get(name)
        if editor is None:
            return
        with QSignalBlocker(editor):
            if isinstance(editor, QCheckBox):
                editor.setChecked(bool(value))
            elif isinstance(editor, QSpinBox | QDoubleSpinBox):
                editor.setValue(0 if value == editor.property("zero") else value)
            elif isinstance(editor, ModelChoice):
                editor.choose(str(value))
            elif isinstance(editor, QComboBox):
                editor.setCurrentIndex(editor.findData(value))
            elif isinstance(editor, QLineEdit):
                editor.setText(str(value))

    def set_note(self, name: str, text: str) -> None:
        """A remark below a parameter's editor; empty: none."""
        note = self._notes.get(name)
        if note is not None:
            note.setText(text)
            note.setVisible(bool(text))

    def editor(self, name: str) -> QWidget:
        """The widget that edits a parameter."""
        return self._editors[name]

    def _editor(self, info: ParamInfo) -> QWidget:
        def tell(value: Any) -> None:
            self.edited.emit(info.name, info.zero if info.zero and value == 0 else value)

        if info.name in self._choices:
            model = self._choices[info.name](info.default)
            model.chosen.connect(tell)
            return model
        if isinstance(info.default, bool):
            box = QCheckBox()
            box.setChecked(info.default)
            box.toggled.connect(tell)
            return box
        if isinstance(info.default, int):
            spin = QSpinBox()
            spin.lineEdit().setTextMargins(6, 0, 6, 0)  # the style sheet's padding does not reach it
            spin.setRange(
                0 if info.zero else int(info.low if info.low is not None else -_MOST), int(info.high or _MOST)
            )
            spin.setValue(info.default)
            spin.setKeyboardTracking(False)
            spin.setSuffix(f" {tr(info.unit)}" if info.unit else "")
            spin.setSpecialValueText(tr(info.zero))
            spin.setProperty("zero", info.zero)
            spin.setSingleStep(16 if info.unit == "px" else 1)
            spin.valueChanged.connect(tell)
            return _unwheeled(spin)
        if isinstance(info.default, float):
            real = QDoubleSpinBox()
            real.lineEdit().setTextMargins(6, 0, 6, 0)
            # As many as its smallest value needs: a learning rate needs six, a share two.
            real.setDecimals(6 if info.zero or 0 < info.default < 0.01 else 2)
            real.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
            real.setRange(
                0 if info.zero else info.low if info.low is not None else -1e9,
                info.high if info.high is not None else 1e9,
            )
            real.setSpecialValueText(tr(info.zero))
            real.setProperty("zero", info.zero)
            real.setValue(info.default)
            real.setKeyboardTracking(False)
            real.valueChanged.connect(tell)
            return _unwheeled(real)
        if info.choices:
            combo = QComboBox()
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)
            for choice in info.choices:
                combo.addItem(tr(_CHOICES.get(f"{info.name}/{choice}", _CHOICES.get(choice, choice))), choice)
            combo.setCurrentIndex(combo.findData(info.default))
            combo.currentIndexChanged.connect(lambda *_: tell(combo.currentData()))
            return _unwheeled(combo)
        line = QLineEdit(str(info.default))
        line.editingFinished.connect(lambda: tell(line.text().strip()))
        return line

    def _unfold(self, shown: bool) -> None:
        self._advanced.setVisible(shown)
        self._fold.setText(tr("Fewer settings") if shown else tr("All settings"))
        self.tint()

    def tint(self) -> None:
        """The theme changed."""
        name = "chevron-down" if self._fold.isChecked() else "chevron-right"
        self._fold.setIcon(icon(name, theme.current().muted))


def _wrapped(text: str) -> str:
    """As rich text, so that a tooltip breaks its lines."""
    return f"<p>{text}</p>"


def _unwheeled(editor: QWidget) -> QWidget:
    """A wheel that scrolls the panel must not change what happens to be under it."""
    editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    wheel = editor.wheelEvent

    def guarded(event) -> None:
        if editor.hasFocus():
            wheel(event)
        else:
            event.ignore()

    editor.wheelEvent = guarded  # type: ignore[method-assign]
    return editor
