"""Small questions of a team: which workspace, to whom, and what is to be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from vosannot.core.errors import VosannotError
from vosannot.core.words import tr
from vosannot.gui.dialogs.paths import go_row
from vosannot.project.address import TeamAddress, address_of

__all__ = ["NoteDialog", "OpenTeamDialog"]


class _Question(QDialog):
    """A sentence, a form, what is wrong with it, and two buttons. Not modal."""

    def __init__(self, title: str, about: str, go: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(480)
        words = QLabel(about)
        words.setWordWrap(True)
        words.setObjectName("muted")
        self.form = QFormLayout()
        self.form.setSpacing(8)
        self.wrong = QLabel()
        self.wrong.setObjectName("small")
        self.wrong.setWordWrap(True)
        self.go, row = go_row(go, self.begin, self.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(words)
        column.addLayout(self.form)
        column.addWidget(self.wrong)
        column.addLayout(row)

    def begin(self) -> None:
        """The button was pressed."""

    def line(self, title: str, text: str = "", hint: str = "") -> QLineEdit:
        """A row of the form."""
        line = QLineEdit(text)
        line.setPlaceholderText(hint)
        line.setAccessibleName(title)
        line.setMinimumWidth(320)
        self.form.addRow(title, line)
        return line


class OpenTeamDialog(_Question):
    """Which database?

    Args:
        url: what was opened last.
        opened: gets the address.
    """

    def __init__(self, url: str, opened: Callable[[TeamAddress], None], parent: QWidget | None = None) -> None:
        about = tr(
            "A team's workspace is a PostgreSQL database. Passwords are taken from ~/.pgpass, a service file or "
            "PGPASSWORD; one that is written here is used once and not kept."
        )
        super().__init__(tr("Open a team's workspace"), about, tr("Open"), parent)
        self._opened = opened
        self.url = self.line(tr("Address"), url, "postgresql+psycopg://ana@host/name")
        self.url.textChanged.connect(lambda _: self.wrong.clear())

    def begin(self) -> None:
        """Open it, if it is one."""
        try:
            address = address_of(self.url.text().strip())
        except VosannotError as error:
            self.wrong.setText(str(error))
            return
        if not isinstance(address, TeamAddress):
            self.wrong.setText(tr("An address begins with postgresql://"))
            return
        self.close()
        self._opened(address)


class NoteDialog(_Question):
    """A note about a video, and to whom it goes if that is to be said.

    Args:
        person: ask to whom it goes.
        needed: it does not go without a note.
        written: gets the person (or "") and the note.
    """

    def __init__(
        self,
        title: str,
        about: str,
        go: str,
        written: Callable[[str, str], None],
        *,
        person: bool = False,
        needed: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, about, go, parent)
        self._written, self._needed = written, needed
        self.person = self.line(tr("To", "a person"), "", tr("their name on the server")) if person else None
        self.note = QPlainTextEdit()
        self.note.setAccessibleName(tr("Note"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(96)
        self.form.addRow(tr("Note"), self.note)
        if self.person is None:
            self.note.setFocus()

    def begin(self) -> None:
        """Hand it on, if everything is said."""
        person = self.person.text().strip() if self.person is not None else ""
        note = self.note.toPlainText().strip()
        if self.person is not None and not person:
            self.wrong.setText(tr("Say to whom."))
        elif self._needed and not note:
            self.wrong.setText(tr("Say what is to be done."))
        else:
            self.close()
            self._written(person, note)
