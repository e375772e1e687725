"""A web server in a thread that serves one file, well or badly, and remembers what it was asked."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Site:
    """How the next answers are.

    Attributes:
        data: the file.
        ranges: honours Range and If-Range.
        stubborn: honours Range whatever If-Range says.
        shifts: each of the next answers to a Range begins so many bytes later than asked, and says so.
        cuts: each of the next answers breaks off after so many bytes of its body.
        statuses: the next answers are these errors.
        announces: says Content-Length.
        location: "/moved" leads there.
    """

    data: bytes
    etag: str = '"one"'
    ranges: bool = True
    stubborn: bool = False
    shifts: list[int] = field(default_factory=list)
    cuts: list[int] = field(default_factory=list)
    statuses: list[int] = field(default_factory=list)
    announces: bool = True
    location: str = "/file"
    asked: list[str] = field(default_factory=list)
    sent: int = 0
    url: str = ""

    @property
    def ranges_asked(self) -> list[str]:
        return [text for text in self.asked if text]


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            wanted = self.headers.get("Range", "")
            site.asked.append(wanted)
            if self.path == "/moved":
                self._head(302, {"Location": site.location, "Content-Length": "0"})
            elif site.statuses:
                self._head(site.statuses.pop(0), {"Content-Length": "0"})
            else:
                self._file(wanted)

        def _file(self, wanted: str) -> None:
            begin = int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0
            fresh = site.stubborn or self.headers.get("If-Range") == site.etag
            if not (wanted and fresh and site.ranges):
                begin, status = 0, 200
            elif begin >= len(site.data):
                self._head(416, {"Content-Range": f"bytes */{len(site.data)}", "Content-Length": "0"})
                return
            else:
                status = 206
                begin += site.shifts.pop(0) if site.shifts else 0
            body = site.data[begin:]
            headers = {"ETag": site.etag} if site.etag else {}
            if site.announces:
                headers["Content-Length"] = str(len(body))
            if status == 206:
                headers["Content-Range"] = f"bytes {begin}-{len(site.data) - 1}/{len(site.data)}"
            self._head(status, headers)
            body = body[: site.cuts.pop(0)] if site.cuts else body
            with contextlib.suppress(OSError):  # whoever asked has hung up
                self.wfile.write(body)
                site.sent += len(body)
            self.close_connection = True

        def _head(self, status: int, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@contextlib.contextmanager
def serving(data: bytes) -> Iterator[Site]:
    """A site on a free port of this machine, while the block runs."""
    site = Site(data)
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(site))
    site.url = f"http://127.0.0.1:{server.server_port}/file"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def closed_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
