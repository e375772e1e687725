"""Where a workspace is: a file, or a database that a team shares."""

import ipaddress
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import parse_qs, unquote, urlsplit, urlunsplit

from vosannot.core.errors import WorkspaceError
from vosannot.core.words import tr

__all__ = ["Address", "TeamAddress", "address_of", "is_team"]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_POSTGRESQL = ("postgresql", "postgres", "postgresql+psycopg")

# A server that does not answer must not hold up a thread for long; values in seconds (the timeout in milliseconds).
_PATIENCE = {
    "connect_timeout": 10,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 20_000,
}
_LIMITS = {"statement_timeout": 60_000, "lock_timeout": 15_000, "idle_in_transaction_session_timeout": 60_000}  # ms


@dataclass(frozen=True, slots=True)
class TeamAddress:
    """A PostgreSQL database. What is shown of it never has its password.

    Attributes:
        url: as it was given, perhaps with a password: for connecting alone.
    """

    url: str = field(repr=False)

    def __str__(self) -> str:
        parts = urlsplit(self.url)
        if parts.password is None:
            return self.url
        person, _, host = parts.netloc.rpartition("@")
        return urlunsplit(parts._replace(netloc=f"{person.partition(':')[0]}:***@{host}"))

    @property
    def name(self) -> str:
        """Of the database."""
        return unquote(urlsplit(self.url).path.strip("/")) or unquote(urlsplit(self.url).username or "") or "workspace"

    @property
    def stem(self) -> str:
        """The same as :attr:`name`, as a file has it."""
        return self.name

    @property
    def without_password(self) -> "TeamAddress":
        """The same for keeping: the password is found in ~/.pgpass, a service file or PGPASSWORD."""
        parts = urlsplit(self.url)
        person, at, host = parts.netloc.rpartition("@")
        query = "&".join(part for part in parts.query.split("&") if not part.lower().startswith("password="))
        netloc = f"{person.partition(':')[0]}{at}{host}"
        return TeamAddress(urlunsplit(parts._replace(netloc=netloc, query=query)))

    @property
    def is_local(self) -> bool:
        """The server is this very computer: what is sent to it crosses no network."""
        query = parse_qs(urlsplit(self.url).query)
        if not urlsplit(self.url).hostname and ("service" in query or os.environ.get("PGSERVICE")):
            return False  # the service's file names the host
        given = [urlsplit(self.url).hostname or "", *query.get("host", []), *query.get("hostaddr", [])]
        hosts = [host for entry in given for host in entry.split(",") if host] or [os.environ.get("PGHOST", "")]
        return all(_loopback(host) for host in hosts)

    def connect_arguments(self) -> dict[str, Any]:
        """What is told to the driver besides the URL; what the URL or the environment says itself is left alone.

        Another computer must prove who it is (TLS with ``verify-full``).
        """
        query = parse_qs(urlsplit(self.url).query)
        said: dict[str, Any] = {**_PATIENCE, "application_name": "vosannot"}
        said["options"] = " ".join(f"-c {name}={value}" for name, value in _LIMITS.items())
        if not self.is_local and not os.environ.get("PGSSLMODE"):
            said["sslmode"] = "verify-full"
            known = Path.home() / ".postgresql" / "root.crt"
            if not os.environ.get("PGSSLROOTCERT") and not known.exists():
                said["sslrootcert"] = "system"
        return {name: value for name, value in said.items() if name not in query}


Address: TypeAlias = Path | TeamAddress


def is_team(text: str) -> bool:
    """Whether this names a team's database, and not a file."""
    return _SCHEME.match(text) is not None and text.split("://")[0].lower() in _POSTGRESQL


def address_of(given: "Path | TeamAddress | str") -> Address:
    """A workspace's address from what a person wrote.

    Raises:
        WorkspaceError: it is a URL of something that is no workspace.
    """
    if not isinstance(given, str):
        return given
    if not _SCHEME.match(given):
        return Path(given)
    scheme, _, rest = given.partition("://")
    if scheme.lower() not in _POSTGRESQL:
        raise WorkspaceError(
            tr(
                "A workspace is a file or a PostgreSQL database (postgresql+psycopg://user@host/name), not {scheme}://…",
                scheme=scheme,
            )
        )
    try:
        if not urlsplit(given).path.strip("/"):
            raise WorkspaceError(tr("The URL names no database: postgresql+psycopg://user@host/name"))
        _ = urlsplit(given).port
    except ValueError:  # its text may hold the password
        raise WorkspaceError(tr("That URL cannot be read: postgresql+psycopg://user@host:port/name")) from None
    return TeamAddress(f"postgresql+psycopg://{rest}")


def _loopback(host: str) -> bool:
    if not host or host.startswith(("/", "@")) or host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
