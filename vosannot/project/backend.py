"""What a workspace needs of the database behind it. SQLite's is :mod:`.reading`, PostgreSQL's :mod:`.postgresql`."""

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection

from vosannot.core.errors import WorkspaceError
from vosannot.project.address import Address
from vosannot.project.leases import Lease

__all__ = ["AlreadyWritten", "Backend"]


class AlreadyWritten(Exception):
    """The transaction is on disk: the attempt that seemed to fail had reached it."""


class Backend(Protocol):
    """Call it for a connection to read with; any thread may. :meth:`writing` belongs to the writer thread.

    Attributes:
        shared: others may have the workspace open at the same time, so that a video must be claimed to be written to.
        session: the name of this opening of the workspace.
        user: the person, as others see them.
    """

    shared: bool
    session: str
    user: str

    @property
    def address(self) -> Address:
        """Where it is."""

    def __call__(self) -> AbstractContextManager[Connection]:
        """A connection for reading; raises WorkspaceError in place of whatever the database raises."""

    def writing(self, number: int, leases: Collection[Lease] = ()) -> AbstractContextManager[Connection]:
        """A transaction that commits at the end of the block.

        Args:
            number: of the transaction; the same when it is tried again, else a higher one.
            leases: what must hold while it is written.

        Raises:
            AlreadyWritten: nothing is left to do.
            LeaseLostError: leases have ended; nothing was written.
            WorkspaceError: it is not this workspace any more.
        """

    def explain(self, error: BaseException) -> WorkspaceError:
        """The sentence for what the database has raised."""

    def final(self, error: BaseException) -> bool:
        """Whether trying again is of no use, for this very statement."""

    def move(self, path: Path, copy: Callable[[Connection, Path], None]) -> None:
        """Go on with a copy in another place; see :meth:`vosannot.project.reading.Reader.move`."""

    def interrupt(self) -> None:
        """Let a transaction fail that waits for an answer."""

    def close(self) -> None:
        """No connection is given out any more."""
