"""The one thread that writes to the database.

Callers submit operations and go on; the thread writes them in the order they came. Operations that wait
together are written in one transaction, an operation that comes alone is written at once. When the disk
refuses, the operations stay in the queue, in order, and are tried again until it accepts them: nothing a
person did is dropped. A transaction keeps its number when it is tried again, so that one which has reached the
disk although the attempt failed is not written twice.
"""

import contextlib
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from contextlib import AbstractContextManager
from typing import Any, Generic, ParamSpec, Protocol, TypeVar

from sqlalchemy import Connection

from vosannot.core.errors import LeaseLostError, WorkspaceError
from vosannot.core.words import tr
from vosannot.project.backend import AlreadyWritten
from vosannot.project.leases import Lease

__all__ = ["Call", "LeasedWriter", "Operation", "Saver", "Writer"]

_T = TypeVar("_T")
_P = ParamSpec("_P")
_log = logging.getLogger(__name__)

_GATHER_S = 0.03  # how long operations are gathered into one transaction before it is written
_GATHER_MAX = 256
_FIRST_WAIT_S, _LONGEST_WAIT_S = 0.25, 4.0  # between attempts while the disk refuses


class Operation(Protocol):
    """Something to write. ``apply`` may run again, each time in a fresh transaction; ``done`` runs once.

    Attributes:
        lease: what it may be written under; None where nobody needs one.
    """

    lease: Lease | None

    def prepare(self) -> None:
        """Do what needs no database (encode images)."""

    def apply(self, connection: Connection) -> None:
        """Write inside the open transaction."""

    def done(self) -> None:
        """The transaction is on disk."""


class Call(Generic[_T]):
    """An operation whose caller waits for its result; its errors go to the caller and are not retried."""

    lease: Lease | None = None

    def __init__(self, function: Callable[[Connection], _T]) -> None:
        self._function = function
        self._result: list[_T] = []
        self._error: BaseException | None = None
        self._cancelled = False

    def prepare(self) -> None:
        """Nothing."""

    def apply(self, connection: Connection) -> None:
        """Run the function, if the caller still waits for it."""
        if not self._cancelled:
            self._result = [self._function(connection)]

    def done(self) -> None:
        """Nothing."""

    def fail(self, error: BaseException) -> None:
        """Keep the error for the caller."""
        self._error = error

    def cancel(self) -> None:
        """The caller gave up: do nothing when the turn comes."""
        self._cancelled = True

    def result(self) -> _T:
        """What the function returned; raises what it raised."""
        if self._error is not None:
            raise self._error
        return self._result[0]


class Writer:
    """See the module. ``on_error`` and ``on_recovered`` are called on the writer thread.

    Args:
        begin: opens the transaction with a number, from 1, and the leases that it needs; it commits when its block
            ends and rolls back when it raises. Raises AlreadyWritten when an attempt before has reached the disk, and
            LeaseLostError when leases are lost.
        explain: turns what the database raises into the error for the person.
        keep: puts aside what cannot be written any more: its lease is lost, or the workspace is abandoned. None: such
            operations are dropped.
        final: tells errors that trying again does not cure (a right that is missing) from others. What meets one is put
            aside alone, so that it does not hold up the rest.
    """

    def __init__(
        self,
        begin: Callable[[int, Collection[Lease]], AbstractContextManager[Connection]],
        explain: Callable[[BaseException], WorkspaceError],
        keep: Callable[[Sequence[Operation]], None] | None = None,
        final: Callable[[BaseException], bool] = lambda error: False,
    ) -> None:
        self._keep, self._final = keep, final
        self.on_refused: list[Callable[[WorkspaceError], None]] = []
        self.on_error: list[Callable[[WorkspaceError], None]] = []
        self.on_recovered: list[Callable[[], None]] = []
        self._begin = begin
        self._explain = explain
        self._queue: deque[Operation] = deque()
        self._condition = threading.Condition()
        self._submitted = 0
        self._written = 0
        self._failures = 0
        self._transactions = 0
        self._errands: deque[tuple[Callable[[], object], Future[Any]]] = deque()
        self._failure: WorkspaceError | None = None
        self._hurry = False
        self._closing = False
        self._abandon = False
        self._thread = threading.Thread(target=self._run, name="vosannot-writer", daemon=True)
        self._thread.start()

    @property
    def failure(self) -> WorkspaceError | None:
        """Why writing is stuck just now; None when it is not."""
        return self._failure

    @property
    def backlog(self) -> int:
        """How many operations wait."""
        return self._submitted - self._written

    def submit(self, operation: Operation) -> int:
        """Queue an operation; returns its ticket for :meth:`wait`. Never blocks on the disk."""
        with self._condition:
            if self._closing:
                raise WorkspaceError(tr("The workspace is closed."))
            self._queue.append(operation)
            self._submitted += 1
            self._condition.notify_all()
            return self._submitted

    def call(self, function: Callable[[Connection], _T]) -> _T:
        """Run ``function`` in a transaction of its own, after all submitted before, and wait for it."""
        call = Call(function)
        try:
            self.wait(self.submit(call))
        except WorkspaceError:
            call.cancel()
            raise
        return call.result()

    def check(self, *, undoing: bool = False) -> None:
        """See :class:`Saver`: nobody needs a lease."""

    def retry(self) -> None:
        """Try again at once what the disk has refused; does not wait."""
        with self._condition:
            self._hurry = self._failure is not None
            self._condition.notify_all()

    def errand(self, function: Callable[[], _T]) -> _T:
        """Run ``function`` on the writer thread between two transactions, also while the disk refuses, and wait for it.

        What waits is tried again right afterwards. Raises what the function raises.
        """
        future: Future[_T] = Future()
        with self._condition:
            if self._closing:
                raise WorkspaceError(tr("The workspace is closed."))
            self._errands.append((function, future))
            self._condition.notify_all()
        return future.result()

    def flush(self, timeout: float | None = None) -> None:
        """Wait until everything submitted so far is on disk.

        Raises:
            WorkspaceError: an attempt to write failed (it will be repeated), or ``timeout`` seconds are over.
        """
        self.wait(self._submitted, timeout)

    def wait(self, ticket: int, timeout: float | None = None) -> None:
        """Like :meth:`flush`, up to and including the operation with this ticket."""
        if threading.current_thread() is self._thread:
            raise RuntimeError("the writer thread cannot wait for itself")
        end = None if timeout is None else time.monotonic() + timeout
        with self._condition:
            seen = self._failures
            self._hurry = self._failure is not None
            self._condition.notify_all()
            while self._written < ticket:
                if self._failures > seen and self._failure is not None:
                    raise self._failure
                if not self._thread.is_alive():
                    raise self._failure or WorkspaceError(tr("The workspace is closed."))
                left = None if end is None else end - time.monotonic()
                if left is not None and left <= 0:
                    raise WorkspaceError(tr("The disk is slow: not everything is saved yet."))
                # At most a second, so that a thread that died is noticed.
                self._condition.wait(1.0 if left is None else min(left, 1.0))

    def close(
        self, *, abandon: bool = False, patience: float | None = None, interrupt: Callable[[], None] | None = None
    ) -> None:
        """Write what waits and end the thread.

        Args:
            abandon: drop what cannot be written, or put it aside.
            patience: seconds to wait with ``abandon``; None: until an attempt has failed.
            interrupt: makes an attempt fail that gets no answer.

        Raises:
            WorkspaceError: writing fails; the writer stays open. Never with ``abandon``.
        """
        try:
            self.flush(patience if abandon else None)
        except WorkspaceError:
            if not abandon:
                raise
        with self._condition:
            self._closing = True
            self._abandon = abandon
            self._condition.notify_all()
        if abandon and interrupt is not None and self.backlog:
            interrupt()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._condition:
                while not self._queue and not self._errands and not self._closing:
                    self._condition.wait()
            self._run_errands()
            with self._condition:
                if not self._queue:
                    if self._closing:
                        return
                    continue
            batch = self._gather()
            many = len(batch)
            if not self._write(batch):
                self._run_errands()
                self._put_aside([*batch, *self._queue])
                return
            for operation in batch:
                operation.done()
            with self._condition:
                recovered = self._failure is not None
                self._failure = None
                self._written += many
                self._condition.notify_all()
            if recovered:
                self._tell(self.on_recovered)

    def _gather(self) -> list[Operation]:
        """The next operations in order; a :class:`Call` comes alone, so that its error is only its own."""
        batch: list[Operation] = []
        end = time.monotonic() + _GATHER_S
        while len(batch) < _GATHER_MAX and time.monotonic() < end:
            with self._condition:
                if not self._queue or (batch and isinstance(self._queue[0], Call)):
                    break
                batch.append(self._queue.popleft())
            if isinstance(batch[-1], Call):
                break
            self._prepare(batch[-1])
        return batch

    def _prepare(self, operation: Operation) -> None:
        # ``apply`` prepares what is not prepared; an error is met again there, and handled there.
        with contextlib.suppress(Exception):
            operation.prepare()

    def _write(self, batch: list[Operation]) -> bool:
        """Write in one transaction, again and again until it works; False if told to give up.

        What is refused for ever, because its lease is lost, is put aside and taken out of the batch.
        """
        pause = _FIRST_WAIT_S
        self._transactions += 1
        while batch:
            try:
                leases = {operation.lease for operation in batch if operation.lease is not None}
                with self._begin(self._transactions, leases) as connection:
                    for operation in batch:
                        operation.apply(connection)
            except AlreadyWritten:
                return True
            except Exception as error:
                if isinstance(batch[0], Call):
                    batch[0].fail(self._explain(error))
                    return True
                if isinstance(error, LeaseLostError):
                    refused = [operation for operation in batch if operation.lease in error.leases]
                    if self._put_aside(refused):
                        batch[:] = [operation for operation in batch if operation not in refused]
                        continue
                elif self._final(error):
                    if len(batch) > 1:
                        return self._one_by_one(batch)
                    lease = batch[0].lease
                    if lease is not None:  # nobody must take this for saved
                        lease.lost = lease.lost or str(self._explain(error)).rstrip(".")
                    if self._put_aside(batch):
                        batch.clear()
                        self._tell(self.on_refused, self._explain(error))
                        continue
                else:
                    self._failed(self._explain(error))
            else:
                return True
            if not self._rest(pause):
                return False
            pause = min(2 * pause, _LONGEST_WAIT_S)
        return True

    def _one_by_one(self, batch: list[Operation]) -> bool:
        """As :meth:`_write`, each in a transaction of its own; the batch has those that are written afterwards."""
        written: list[Operation] = []
        while batch:
            one = batch[:1]
            if not self._write(one):
                return False
            del batch[0]
            written += one
        batch[:] = written
        return True

    def _put_aside(self, refused: Sequence[Operation]) -> bool:
        """False: the local disk refuses too; it is tried again."""
        if self._keep is None or not refused:
            return True
        try:
            self._keep(refused)
        except Exception as error:
            self._failed(self._explain(error))
            return False
        return True

    def _run_errands(self) -> bool:
        """Run those that wait; False: none did."""
        ran = False
        while self._errands:
            function, future = self._errands.popleft()
            try:
                future.set_result(function())
            except BaseException as error:  # the caller's
                future.set_exception(error)
            ran = True
        return ran

    def _failed(self, failure: WorkspaceError) -> None:
        with self._condition:
            first = self._failure is None or str(self._failure) != str(failure)
            self._failure = failure
            self._failures += 1
            self._condition.notify_all()
        if first:
            self._tell(self.on_error, failure)

    def _tell(self, callbacks: list[Callable[_P, None]], *args: _P.args, **kwargs: _P.kwargs) -> None:
        for callback in tuple(callbacks):
            try:
                callback(*args, **kwargs)
            except Exception:  # a listener's defect must not end the thread that saves people's work
                _log.exception("a listener of the writer failed")

    def _rest(self, seconds: float) -> bool:
        """Wait before the next attempt, and encode what arrives: raw label maps would fill the memory."""
        end = time.monotonic() + seconds
        prepared = 0
        while True:
            if self._run_errands():
                return True
            with self._condition:
                if self._abandon:
                    return False
                left = end - time.monotonic()
                if self._hurry or left <= 0:
                    self._hurry = False
                    return True
                waiting = self._queue[prepared] if prepared < len(self._queue) else None
                if waiting is None and not self._errands:
                    self._condition.wait(left)
            if waiting is not None:
                self._prepare(waiting)
                prepared += 1


class Saver(Protocol):
    """What a document needs of a writer."""

    on_error: list[Callable[[WorkspaceError], None]]
    on_recovered: list[Callable[[], None]]

    @property
    def backlog(self) -> int:
        """How many operations wait."""

    def check(self, *, undoing: bool = False) -> None:
        """Raises LeaseLostError if nothing may be written here at all, or, with ``undoing``, not any more."""

    def submit(self, operation: Operation) -> int:
        """See :meth:`Writer.submit`."""

    def wait(self, ticket: int, timeout: float | None = None) -> None:
        """See :meth:`Writer.wait`."""

    def flush(self, timeout: float | None = None) -> None:
        """See :meth:`Writer.flush`."""


class LeasedWriter:
    """A writer as seen by the document of one video, which needs a lease to be written to.

    Args:
        lease: None: the document is only looked at.
        holder: who has the video instead.
    """

    def __init__(self, writer: Writer, lease: Lease | None, holder: str = "") -> None:
        self._writer, self.lease, self._holder = writer, lease, holder
        self.on_error = writer.on_error
        self.on_recovered = writer.on_recovered

    @property
    def backlog(self) -> int:
        """How many operations wait."""
        return self._writer.backlog

    def check(self, *, undoing: bool = False) -> None:
        """See :class:`Saver`. A lease that was lost later lets edits pass: they are put aside, not refused here."""
        if undoing and self.lease is not None and self.lease.lost:
            raise LeaseLostError(
                tr("This cannot be undone: {lost}. What you painted is kept.", lost=self.lease.lost), (self.lease,)
            )
        if self.lease is None:
            if self._holder:
                text = tr("{who} has this video: you can look at it, but not change it.", who=self._holder)
            else:
                text = tr("This video is not yours: you can look at it, but not change it.")
            raise LeaseLostError(text)

    def submit(self, operation: Operation) -> int:
        """See :meth:`Writer.submit`."""
        self.check()
        operation.lease = self.lease
        return self._writer.submit(operation)

    def wait(self, ticket: int, timeout: float | None = None) -> None:
        """See :meth:`Writer.wait`."""
        self._writer.wait(ticket, timeout)

    def flush(self, timeout: float | None = None) -> None:
        """Wait until everything is written.

        Raises:
            LeaseLostError: something was put aside, because the video has gone to somebody else.
            WorkspaceError: see :meth:`Writer.flush`.
        """
        self._writer.flush(timeout)
        if self.lease is not None and self.lease.lost:
            raise LeaseLostError(
                tr("What you painted is kept on this computer: {lost}.", lost=self.lease.lost), (self.lease,)
            )
