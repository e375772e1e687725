"""A real PostgreSQL of the tests' own, on loopback, with its own data folder; and a line to it that can be cut."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from vosannot.project import schema
from vosannot.project.address import TeamAddress
from vosannot.project.postgresql import make
from vosannot.project.roles import grant

__all__ = ["Line", "Server", "missing", "serving"]


def _programs() -> Path | None:
    """Where initdb and postgres are: Debian keeps them off the PATH."""
    found = shutil.which("postgres")
    if found is not None and shutil.which("initdb", path=str(Path(found).parent)):
        return Path(found).parent
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), key=lambda p: float(p.parent.parent.name))
    return debian[-1].parent if debian else None


def _person() -> str | None:
    """Who runs it: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with contextlib.suppress(KeyError):
            pwd.getpwnam(name)
            return name
    return None


def missing() -> str:
    """Why there can be no server here, as a sentence; "" when there can."""
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed: pip install 'vosannot[team]'"
    if _programs() is None:
        return "PostgreSQL is not installed: apt-get install postgresql"
    if os.geteuid() == 0 and _person() is None:
        return "PostgreSQL does not run as root, and there is nobody else to run it"
    return ""


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


class Server:
    """One server. Everybody on this computer is let in under any name ("locked" needs a password)."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._made = 0
        self._cleared = ""

    def url(self, database: str, user: str = "owner", port: int | None = None) -> str:
        return f"postgresql+psycopg://{user}@127.0.0.1:{port or self.port}/{database}"

    def sql(self, *statements: str, database: str = "postgres", user: str = "owner") -> list[tuple[object, ...]]:
        import psycopg

        found: list[tuple[object, ...]] = []
        with psycopg.connect(
            host="127.0.0.1", port=self.port, dbname=database, user=user, autocommit=True
        ) as connection:
            for statement in statements:
                cursor = connection.execute(statement)
                found = cursor.fetchall() if cursor.description else []
        return found

    def new(self, *, workspace: bool = True) -> str:
        """A new database; returns its name."""
        self._made += 1
        name = f"lab{self._made}"
        self.sql(f"CREATE DATABASE {name} TEMPLATE template0")
        if workspace:
            address = TeamAddress(self.url(name))
            assert make(address)
            assert grant(address) == []
            for person in ("ana", "bob", "eva"):
                group = "reviewer" if person == "eva" else "annotator"
                self.sql(f"GRANT {name}_{group} TO {person}")
        return name

    def cleared(self) -> str:
        """A database with an empty workspace, the same again for every test: a new one takes a thousand files."""
        if not self._cleared:
            self._cleared = self.new()
            return self._cleared
        name = self._cleared
        self.sql(
            f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
            f"REVOKE {name}_reviewer FROM ana, bob",
        )
        self.sql(
            "TRUNCATE videos CASCADE",
            "TRUNCATE writers",
            "ALTER SEQUENCE videos_id_seq RESTART",
            f"UPDATE meta SET value = '{schema.FORMAT}' WHERE key = 'format'",
            database=name,
        )
        assert grant(TeamAddress(self.url(name))) == []
        return name


@contextmanager
def serving(*, durable: bool = False) -> Iterator[Server]:
    """Start a server, and stop it at the end."""
    programs, person = _programs(), _person()
    assert programs is not None
    folder = Path(tempfile.mkdtemp(prefix="vosannot-postgres-"))
    data = folder / "data"
    if person is not None:
        shutil.chown(folder, person)
    port = free_port()
    try:
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", "owner", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"],
            check=True, capture_output=True, user=person, cwd="/",
        )  # fmt: skip
        hba = data / "pg_hba.conf"
        hba.write_text(
            "host all locked 127.0.0.1/32 scram-sha-256\nhost all all 127.0.0.1/32 trust\n", encoding="ascii"
        )
        options = {"listen_addresses": "127.0.0.1", "port": port, "unix_socket_directories": "", "max_connections": 300}
        if not durable:
            options |= {"fsync": "off"}
        chosen = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        log = (folder / "log").open("wb")
        command = [programs / "postgres", "-D", data, *chosen]
        process = subprocess.Popen(command, stdout=log, stderr=log, user=person, cwd="/")
        try:
            server = Server(port)
            _wait(server, process, folder / "log")
            server.sql(*(f"CREATE ROLE {name} LOGIN" for name in ("ana", "bob", "eva")))
            server.sql("CREATE ROLE locked LOGIN PASSWORD 'sesame'")
            yield server
        finally:
            process.send_signal(signal.SIGQUIT)  # at once: the data folder is thrown away
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            log.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(server: Server, process: "subprocess.Popen[bytes]", log: Path) -> None:
    import psycopg

    end = time.monotonic() + 120
    while True:
        try:
            server.sql("SELECT 1")
        except psycopg.Error:
            if process.poll() is not None or time.monotonic() > end:
                raise RuntimeError(f"PostgreSQL did not start:\n{log.read_text()}") from None
            time.sleep(0.1)
        else:
            return


class Line:
    """A way to the server that can be cut (as when a cable is pulled), or go dead (as when a router hangs)."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._dead = threading.Event()
        self._cut = False
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                if self._cut:
                    near.close()
                    continue
                far = socket.create_connection(("127.0.0.1", self._target))
                self._pairs.append((near, far))
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=self._pass, args=(one, other), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(1 << 16):
                while self._dead.is_set():
                    time.sleep(0.01)
                other.sendall(data)
        for end in (one, other):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def cut(self) -> None:
        """Every connection ends, and no new one is made."""
        with self._lock:
            self._cut = True
            pairs, self._pairs = self._pairs, []
        for pair in pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
                end.close()

    def mend(self) -> None:
        """As before."""
        with self._lock:
            self._cut = False
        self._dead.clear()

    def hang(self) -> None:
        """Nothing comes through, and nothing says so."""
        self._dead.set()

    def close(self) -> None:
        self._dead.clear()
        self.cut()
        self._listener.close()
