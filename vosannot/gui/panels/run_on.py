"""Where to run, in the settings of the adaptation."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QLineEdit, QWidget

from vosannot.core.words import tr
from vosannot.gui.panels.form import LABEL_WIDTH
from vosannot.gui.session.run_on import RunOn

__all__ = ["RunOnRow"]


class RunOnRow(QWidget):
    """A choice of two, and the cluster's address, if that is the second."""

    def __init__(self, run_on: RunOn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run_on = run_on
        self.choice = QComboBox()
        self.choice.addItems([tr("This computer"), tr("Cluster")])
        self.choice.setAccessibleName(tr("Run on"))
        self.choice.setToolTip(tr("Where adaptations and propagations run; painting and live masks stay here"))
        self.address = QLineEdit()
        self.address.setPlaceholderText(tr("host:6379"))
        self.address.setAccessibleName(tr("Address of the cluster"))
        self.address.setToolTip(tr("Address of the cluster's head: HOST:PORT"))
        self._problem = QLabel()
        self._problem.setObjectName("small")
        self._problem.setWordWrap(True)
        label = QLabel(tr("Run on"))
        label.setBuddy(self.choice)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self.choice, 0, 1)
        grid.addWidget(self.address, 1, 1)
        grid.addWidget(self._problem, 2, 0, 1, 2)
        self.choice.activated.connect(lambda index: run_on.choose(index == 1))
        self.address.editingFinished.connect(lambda: run_on.set_address(self.address.text()))
        run_on.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        run_on = self._run_on
        with QSignalBlocker(self.choice):
            self.choice.setCurrentIndex(int(run_on.wanted))
        self.address.setText(run_on.address)
        self.address.setVisible(run_on.wanted)
        self._problem.setText(run_on.problem)
        self._problem.setVisible(bool(run_on.problem))
