"""A folder under `var/` in, a running PostgreSQL and the URL to reach it out.

The server's programs ship in a wheel. It listens on a Unix socket in a private folder and nowhere else, and knows its
clients by the system user at the other end (`peer`), so that there is no password to keep. Importing this module starts
nothing. A server runs from the first process that needs it to the last: every such process holds a shared lock, which
the system drops however the process ends.
"""

import fcntl
import hashlib
import os
import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from secretariat.programs import (
    Account,
    EmbeddedError,
    current_account,
    make_own_folder,
    programs_for,
    reaches,
    run_as,
    server_account,
)

__all__ = [
    "APPLICATION_ROLE",
    "OWNER_ROLE",
    "TEST",
    "TRIAL",
    "VAR",
    "EmbeddedError",
    "Server",
    "kept_secret",
    "schema_digest",
]

PROJECT = Path(__file__).resolve().parent.parent
VAR = PROJECT / "var"
MAJOR_VERSION = "18"
DATABASE = "secretariat"
SUPERUSER = "postgres"
OWNER_ROLE = "secretariat_owner"
APPLICATION_ROLE = "secretariat_app"
# The system's limit for a socket's path is 107 bytes on Linux and 103 on macOS.
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_BYTES = 103
LEFTOVER_SECONDS = 5.0

CONFIGURATION = """\
# Written at every start: change secretariat/embedded.py instead.
listen_addresses = ''
unix_socket_directories = '{socket_folder}'
unix_socket_permissions = 0700
max_connections = 60
shared_buffers = 128MB
timezone = 'UTC'
log_timezone = 'UTC'
log_line_prefix = '%m [%p] %q%u@%d '
default_text_search_config = 'pg_catalog.english'
"""
# Tests make their databases anew, so a crash may lose them.
FORGETFUL = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """One embedded server.

    Attributes:
        var: the project's folder for what it keeps.
        name: of the server's own folder in `var`, and of its lock files.
        durable: False trades what a crash may lose for speed.
        elsewhere: where a folder is made, as root only, when the server's user cannot reach the project.
    """

    var: Path = VAR
    name: str = "postgres"
    durable: bool = True
    elsewhere: Path = Path("/var/lib")

    @property
    def home(self) -> Path:
        """The server's own folder: in `var`, or where the record in `var` says."""
        record = self.var / f"{self.name}-elsewhere"
        return Path(record.read_text().strip()) if record.exists() else self.var / self.name

    @property
    def data(self) -> Path:
        """The folder that PostgreSQL calls its data directory."""
        return self.home / "data"

    @property
    def socket_folder(self) -> Path:
        """The private folder of the socket: beside the data where the path is short enough, else under `/tmp`."""
        beside = self.home / "socket"
        if len(os.fsencode(beside / SOCKET_NAME)) <= SOCKET_PATH_BYTES:
            return beside
        return Path("/tmp") / f"secretariat-{_digest(self.home)}"  # noqa: S108 - made private, and checked, before use

    @property
    def _own_folder(self) -> Path:
        """The folder outside the project for what the server's user cannot reach in it; root alone makes it."""
        return self.elsewhere / f"secretariat-{_digest(self.var)}"

    def url(self, role: str, database: str = DATABASE) -> str:
        """Return the connection URL for `role`, whether or not the server runs."""
        return f"postgresql://{role}@{quote(str(self.socket_folder), safe='')}/{database}"

    @contextmanager
    def running(self) -> Iterator[None]:
        """Hold the server up for as long as the block runs; the last holder to leave stops it.

        Raises:
            EmbeddedError: the server cannot start; the message is one line for people.
        """
        self.var.mkdir(parents=True, exist_ok=True)
        with (self.var / f"{self.name}.users").open("a") as users:
            with self._alone():
                self.start()
                fcntl.flock(users, fcntl.LOCK_SH)
            try:
                yield
            finally:
                with self._alone():
                    if _taken(users, fcntl.LOCK_EX):
                        self.stop()

    def ensure(self) -> None:
        """Start the server again if it has died while held."""
        with self._alone():
            self.start()

    def is_running(self) -> bool:
        """Tell whether this very server runs; another process with the number it had does not count."""
        return any(process.pid == self._recorded_pid() for process in self._processes())

    def start(self) -> None:
        """Start the server, making the data folder, the roles and the database where they are missing.

        Raises:
            EmbeddedError: the message is one line for people.
        """
        account = server_account(self.data)
        self._settle(account)
        if self.is_running():
            return
        programs = programs_for(account, self._own_folder)
        self._initialise(account, programs)
        self._clear_leftovers(account)
        self._configure(account)
        log = self.home / "postgres.log"
        run_as(
            account,
            [programs / "pg_ctl", "start", "--wait", "--timeout=60", f"--pgdata={self.data}", f"--log={log}"],
            problem=f"PostgreSQL did not start: see {log}.",
        )
        self._make_roles()

    def stop(self) -> None:
        """Stop the server if it runs; open connections are closed."""
        account = server_account(self.data)
        if self.is_running():
            programs = programs_for(account, self._own_folder)
            run_as(
                account,
                [programs / "pg_ctl", "stop", "--mode=fast", "--wait", "--timeout=60", f"--pgdata={self.data}"],
                problem=f"PostgreSQL did not stop: see {self.home / 'postgres.log'}.",
            )

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes from starting or stopping this server meanwhile."""
        with (self.var / f"{self.name}.lock").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def _settle(self, account: Account) -> None:
        """Make the home, under `elsewhere` if the server's user cannot reach the project."""
        _private_folder(self.home, account)
        owner = self.home.stat().st_uid
        if owner != account.uid:
            raise EmbeddedError(f"{self.home} belongs to user {owner}: run as that user or as root, or move it away.")
        if not reaches(account, self.home):
            if any(self.home.iterdir()):
                raise EmbeddedError(f"{account.name} can no longer reach {self.home}: let it, or move the data away.")
            make_own_folder(self._own_folder)
            self.home.rmdir()
            _private_folder(self._own_folder / self.name, account)
            (self.var / f"{self.name}-elsewhere").write_text(f"{self._own_folder / self.name}\n")
        if not self.home.is_relative_to(self.var):
            print(f"PostgreSQL runs as {account.name}, who cannot reach {self.var}: its files are in {self.home}.")

    def _initialise(self, account: Account, programs: Path) -> None:
        marker = self.data / "PG_VERSION"
        if marker.exists():
            found = marker.read_text().strip()
            if found != MAJOR_VERSION:
                raise EmbeddedError(
                    f"{self.data} was made by PostgreSQL {found} and this is {MAJOR_VERSION}: move it away, and bring "
                    "what it holds over with pg_dump."
                )
            return
        # Made under another name first: a folder called data is a whole one.
        unfinished = self.home / "data.unfinished"
        run_as(account, ["rm", "-rf", unfinished], problem=f"{unfinished} cannot be removed.")
        run_as(
            account,
            [
                programs / "initdb",
                f"--pgdata={unfinished}",
                f"--username={SUPERUSER}",
                "--auth=peer",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                *([] if self.durable else ["--no-sync"]),
            ],
            problem=f"PostgreSQL could not make its data folder {self.data}.",
        )
        run_as(account, ["mv", unfinished, self.data], problem=f"{self.data} cannot be made.")

    def _configure(self, account: Account) -> None:
        """Write the settings and who may connect; both follow the code, not what an earlier version wrote."""
        folder = self.socket_folder
        if not folder.exists():
            run_as(account, ["mkdir", "-m", "700", folder], problem=f"{folder} cannot be made.")
        found = folder.lstat()
        if folder.is_symlink() or found.st_uid != account.uid or found.st_mode & 0o077:
            raise EmbeddedError(f"{folder} is not a private folder of {account.name}: remove it, and start again.")
        names = sorted({account.name, current_account().name})
        roles = (SUPERUSER, OWNER_ROLE, APPLICATION_ROLE)
        contents = {
            "postgresql.conf": CONFIGURATION.format(socket_folder=folder) + ("" if self.durable else FORGETFUL),
            "pg_hba.conf": "local all all peer map=secretariat\n",
            "pg_ident.conf": "".join(f'secretariat "{name}" {role}\n' for name in names for role in roles),
        }
        for name, text in contents.items():
            # Written by the server's user: root writing into a folder of somebody else's could be led astray.
            run_as(account, ["tee", self.data / name], stdin=text, problem=f"{self.data / name} cannot be written.")

    def _make_roles(self) -> None:
        with psycopg.connect(self.url(SUPERUSER, "postgres"), autocommit=True) as connection:
            known = {name for (name,) in connection.execute("SELECT rolname FROM pg_roles")}
            for role, rights in ((OWNER_ROLE, "CREATEDB"), (APPLICATION_ROLE, "")):
                if role not in known:
                    statement = sql.SQL("CREATE ROLE {} LOGIN " + rights).format(sql.Identifier(role))
                    connection.execute(statement)
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                names = {"database": sql.Identifier(DATABASE), "owner": sql.Identifier(OWNER_ROLE)}
                connection.execute(sql.SQL("CREATE DATABASE {database} OWNER {owner}").format(**names))

    def _recorded_pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split("\n", 1)[0])
        except (FileNotFoundError, ValueError):
            return None

    def _processes(self) -> list[psutil.Process]:
        """Return the processes of this server, and of an earlier one that died, by the folder they work in."""
        found = []
        for process in psutil.process_iter(["name"]):
            if (process.info["name"] or "").startswith("postgres"):
                try:
                    if Path(process.cwd()) == self.data.resolve():
                        found.append(process)
                except psutil.Error:
                    continue
        return found

    def _clear_leftovers(self, account: Account) -> None:
        """End what a killed server left: children that have yet to notice, and its lock files."""
        _, alive = psutil.wait_procs(self._processes(), timeout=LEFTOVER_SECONDS)
        for process in alive:
            process.kill()
        psutil.wait_procs(alive, timeout=LEFTOVER_SECONDS)
        # The number in them may be another process's by now, which PostgreSQL would take for a live server.
        locks = [self.data / "postmaster.pid", self.socket_folder / f"{SOCKET_NAME}.lock"]
        run_as(account, ["rm", "-f", *locks], problem=f"{locks[0]} cannot be removed.")


TRIAL = Server()
TEST = Server(name="test-postgres", durable=False)


def kept_secret(path: Path, *, strength: int = 48) -> str:
    """Return the random secret kept in `path`, made on first use and readable by its owner only.

    Args:
        path: the file; its folder is made where it is missing.
        strength: the number of random bytes, for the first use.

    Raises:
        EmbeddedError: the file belongs to somebody else.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        if not path.exists():
            # Linked into place whole, so that of two first starts both read the same.
            with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=path.name) as fresh:
                fresh.write(secrets.token_urlsafe(strength))
                fresh.flush()
                try:
                    os.link(fresh.name, path)
                except FileExistsError:
                    return path.read_text()
        return path.read_text()
    except PermissionError as error:
        raise EmbeddedError(f"{path} belongs to another user: run as that user, or remove the file.") from error


def _digest(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:16]


def _private_folder(folder: Path, account: Account) -> None:
    """Make a folder that only the server's user can use; one that exists is left as it is."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        return
    if os.geteuid() == 0:
        os.chown(folder, account.uid, account.gid)


def _taken(file: IO[str], how: int) -> bool:
    """Try to take a lock at once, and tell whether it was had."""
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def schema_digest() -> str:
    """Return a digest of what decides on the tables: our migrations, and the packages that bring their own."""
    sources = [*(PROJECT / "meetings" / "migrations").glob("*.py"), PROJECT / "requirements" / "runtime.txt"]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sorted(sources))).hexdigest()
