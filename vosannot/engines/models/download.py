"""Downloading one file over HTTP: with progress, resumed where it stopped, never trusting what the server says."""

import json
import shutil
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

from vosannot.core.errors import WeightsError
from vosannot.core.events import Command, Event, IterationDone, StageStarted
from vosannot.core.files import refusing, write_file
from vosannot.core.words import tr

__all__ = ["Download", "Pace", "forget_part", "meta_file"]

MB = 10**6  # one step of the progress
_MOST = 4 * 10**9  # bytes; no network here is that large, and a server must not fill the disk
_PIECE = 256 * 1024
_REPORT_S = 0.2
_TRANSIENT = (408, 425, 429, 500, 502, 503, 504)

Events = Generator[Event, Command | None, None]


@dataclass(frozen=True, slots=True)
class Pace:
    """How patient a download is.

    Attributes:
        tries: connections in a row that may break without bringing a byte.
        wait_s: before the second of them; doubled each time.
        timeout_s: silence after which a connection counts as broken.
    """

    tries: int = 4
    wait_s: float = 1.0
    timeout_s: float = 10.0


@dataclass(frozen=True, slots=True)
class _Meta:
    """What a part belongs to: without a validator from the server it cannot be resumed safely.

    Attributes:
        validator: a strong ETag or a Last-Modified date; "": the server gave none.
        total: length of the whole file, or None when the server did not say.
    """

    url: str
    validator: str
    total: int | None


class _Broken(Exception):
    """The connection ended early; what has come is kept and the rest asked for again."""


class _StartAgain(Exception):
    """What is kept does not fit the server's file (any more)."""


def meta_file(part: Path) -> Path:
    """What is known of an unfinished download, beside it."""
    return part.with_suffix(".meta")


def forget_part(part: Path) -> None:
    """Delete an unfinished download; raises ExportError when that is refused."""
    for file in (part, meta_file(part)):
        with refusing(file):
            file.unlink(missing_ok=True)


class Download:
    """One file on its way to ``part``.

    Args:
        url: http or https.
        part: kept when the download is stopped or fails; the next one goes on from there.
        length: bytes it must have, or None when unknown.
    """

    def __init__(self, url: str, part: Path, length: int | None, pace: Pace) -> None:
        self.url, self.part, self.length, self.pace = url, part, length, pace
        self._reported = 0.0
        self._answers = False

    def run(self) -> Events:
        """Fetch until the file is whole.

        Yields:
            Stage "fetch" in MB, beginning with what was there already.

        Raises:
            WeightsError: the server cannot be reached, refuses, or has another file than the catalogue says.
            ExportError: the disk is full or refuses.
        """
        timeout = httpx.Timeout(self.pace.timeout_s)
        failures, most = 0, self._have()
        with httpx.Client(follow_redirects=True, timeout=timeout, headers={"Accept-Encoding": "identity"}) as client:
            while not self._whole():
                try:
                    yield from self._attempt(client)
                except _StartAgain:
                    forget_part(self.part)
                    failures += 1
                    if failures >= self.pace.tries:
                        raise WeightsError(
                            tr("{url} changes while it is fetched; try again later.", url=self.url)
                        ) from None
                except _Broken as error:
                    failures = failures + 1 if self._have() <= most else 1
                    most = max(most, self._have())
                    if failures >= self.pace.tries:
                        raise WeightsError(
                            tr("{error} What has come is kept; the next try goes on there.", error=error)
                        ) from error
                    yield from self._pause(failures)

    def _attempt(self, client: httpx.Client) -> Events:
        """One connection."""
        meta, have = self._meta(), self._have()
        resumes = meta is not None and bool(meta.validator) and have > 0
        headers = {"Range": f"bytes={have}-", "If-Range": meta.validator} if meta is not None and resumes else {}
        with self._answered(), client.stream("GET", self.url, headers=headers) as response:
            self._answers = True
            self._refuse(response)
            if resumes and response.status_code == 206:
                total = _checked_range(response, have, meta)
            else:  # from the beginning: a new file, or the server ignores ranges, or its file has changed
                have, total = 0, _length_of(response)
            self._check_length(total, have)
            if have == 0:
                self._begin(response, total)
            yield StageStarted("fetch", _megabytes(total))
            yield from self._receive(response, have, total)
        self._check_end(total)

    def _receive(self, response: httpx.Response, have: int, total: int | None) -> Events:
        steps, unsaid = _megabytes(total), 0
        yield IterationDone("fetch", min(have // MB, steps or have), steps)
        with refusing(self.part), self.part.open("r+b" if have else "wb") as file:
            file.seek(have)
            for piece in response.iter_raw():
                have += file.write(piece)
                unsaid += len(piece)
                if have > (total if total is not None else _MOST):
                    raise WeightsError(tr("{url} sends more than it announced; it was given up.", url=self.url))
                if unsaid >= _PIECE or self._due():
                    unsaid = 0
                    yield IterationDone("fetch", min(have // MB, steps or have), steps)
        yield IterationDone("fetch", steps or have // MB, steps)

    def _due(self) -> bool:
        """Time to say something: on a slow line, a piece takes long, and a person may want to stop."""
        now = time.monotonic()
        if now - self._reported < _REPORT_S:
            return False
        self._reported = now
        return True

    def _pause(self, failures: int) -> Events:
        """Wait, while answering to whoever wants to stop."""
        meta = self._meta()
        steps = _megabytes(meta.total if meta is not None else None)
        end = time.monotonic() + self.pace.wait_s * 2 ** (failures - 1)
        while (left := end - time.monotonic()) > 0:
            yield IterationDone("fetch", self._have() // MB, steps)
            time.sleep(min(left, _REPORT_S))

    @contextmanager
    def _answered(self) -> Iterator[None]:
        """What httpx raises, as a sentence or as a reason to go on."""
        host = httpx.URL(self.url).host
        try:
            yield
        except httpx.UnsupportedProtocol as error:
            raise WeightsError(tr("{url} leads to an address that is neither http nor https.", url=self.url)) from error
        except httpx.TooManyRedirects as error:
            raise WeightsError(tr("{url} leads in circles (too many redirects).", url=self.url)) from error
        except httpx.TimeoutException as error:
            raise _Broken(tr("{host} does not answer.", host=host)) from error
        except httpx.ConnectError as error:
            sentence = f"{host} cannot be reached ({error}); is there a network?"
            raise (_Broken if self._answers else WeightsError)(sentence) from error
        except httpx.TransportError as error:
            raise _Broken(tr("The connection to {host} broke off.", host=host)) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise WeightsError(tr("{url} cannot be fetched: {error}.", url=self.url, error=error)) from error

    def _refuse(self, response: httpx.Response) -> None:
        """What is neither a file nor the rest of one."""
        way = [answer.url.scheme for answer in (*response.history, response)]
        if way[0] == "https" and set(way) != {"https"}:
            raise WeightsError(tr("{url} leads to an unencrypted address; it was not followed.", url=self.url))
        code = response.status_code
        if code == 416:
            raise _StartAgain
        if code in _TRANSIENT:
            raise _Broken(
                tr("{host} is overloaded or out of order (it says {code}).", host=response.url.host, code=code)
            )
        if code not in (200, 206):
            raise WeightsError(
                tr(
                    "{url} cannot be fetched: the server says {code} {reason_phrase}",
                    url=self.url,
                    code=code,
                    reason_phrase=response.reason_phrase,
                ).rstrip()
                + "."
            )

    def _check_length(self, total: int | None, have: int) -> None:
        if total is None:
            return
        if total == 0:
            raise WeightsError(tr("{url} is an empty file.", url=self.url))
        if self.length is not None and total != self.length:
            raise WeightsError(
                tr(
                    "{url} is not the file of the catalogue: it has {total} bytes instead of {length}.",
                    url=self.url,
                    total=total,
                    length=self.length,
                )
            )
        if total > _MOST:
            raise WeightsError(
                tr(
                    "{url} has {total} bytes, which is more than any model here; it was not fetched.",
                    url=self.url,
                    total=total,
                )
            )
        with refusing(self.part):
            free = shutil.disk_usage(self.part.parent).free
        if free < total - have:
            raise WeightsError(
                tr(
                    "There is not enough room in {parent}: {megabytes} MB are needed, {free} MB are free.",
                    parent=self.part.parent,
                    megabytes=_megabytes(total - have),
                    free=free // MB,
                )
            )

    def _check_end(self, total: int | None) -> None:
        """httpx notices a short body itself when its length was announced; this is for servers that are not honest."""
        have = self._have()
        if total is not None and have < total:
            raise _Broken(
                tr("{host} sent {have} of {total} bytes.", host=httpx.URL(self.url).host, have=have, total=total)
            )
        if have == 0:
            raise WeightsError(tr("{url} is an empty file.", url=self.url))
        if total is None:
            write_file(meta_file(self.part), _meta_bytes(_Meta(self.url, "", have)))

    def _begin(self, response: httpx.Response, total: int | None) -> None:
        meta = _Meta(self.url, _validator(response), total)
        forget_part(self.part)
        write_file(meta_file(self.part), _meta_bytes(meta))

    def _whole(self) -> bool:
        meta = self._meta()
        return meta is not None and meta.total is not None and self._have() == meta.total > 0

    def _have(self) -> int:
        with refusing(self.part):
            return self.part.stat().st_size if self.part.exists() else 0

    def _meta(self) -> _Meta | None:
        """None when the part cannot be gone on with: nothing known of it, or it belongs to another address."""
        try:
            meta = _Meta(**json.loads(meta_file(self.part).read_bytes()))
        except (OSError, ValueError, TypeError):
            return None
        fits = isinstance(meta.validator, str) and (meta.total is None or isinstance(meta.total, int))
        return meta if fits and meta.url == self.url else None


def _meta_bytes(meta: _Meta) -> bytes:
    return json.dumps(asdict(meta)).encode()


def _validator(response: httpx.Response) -> str:
    """A strong ETag, else a date; weak ETags must not be used with ranges (RFC 9110, 13.1.5)."""
    etag: str = response.headers.get("etag", "")
    date: str = response.headers.get("last-modified", "")
    found = etag if etag.startswith('"') else date
    return found if found.isascii() else ""  # httpx could not send it back


def _length_of(response: httpx.Response) -> int | None:
    text: str = response.headers.get("content-length", "")
    return int(text) if text.isascii() and text.isdigit() else None


def _checked_range(response: httpx.Response, have: int, meta: _Meta | None) -> int | None:
    """Length of the whole file, after checking that the rest begins where what we have ends."""
    text: str = response.headers.get("content-range", "")
    unit, _, rest = text.partition(" ")
    span, _, whole = rest.partition("/")
    total = int(whole) if whole.isascii() and whole.isdigit() else None
    begins = span.partition("-")[0] == str(have)
    known = meta.total if meta is not None else None
    if unit != "bytes" or not begins or (known is not None and total is not None and total != known):
        raise _StartAgain
    etag: str = response.headers.get("etag", "")
    if meta is not None and meta.validator.startswith('"') and etag and etag != meta.validator:
        raise _StartAgain
    return total if total is not None else known


def _megabytes(count: int | None) -> int:
    return -(-(count or 0) // MB)
