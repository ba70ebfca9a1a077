"""`make run`: a project folder in, a site that serves out, until a signal stops it.

Starts, in this order, the embedded PostgreSQL (when `DATABASE_URL` is unset), one background worker and the web server,
and stops them in the opposite order. What dies is started again, later each time; what dies at every try stops the
whole with a line that says so. What an earlier run left, killed, is cleared first.
"""

import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

import psutil
import psycopg
from environs import Env, EnvValidationError

from secretariat import embedded

PROJECT = Path(__file__).resolve().parent.parent
STOP_SECONDS = 20.0
STARTED_SECONDS = 30.0
WATCH_SECONDS = 0.5
# A child that lived this long has recovered, and its next death is counted as its first.
RECOVERED_SECONDS = 60.0
MOST_RESTARTS = 5


class SupervisorError(Exception):
    """The site cannot be served; the message is one line that says why and what to do."""


@dataclass(slots=True, kw_only=True)
class Child:
    """A process that is kept alive, in a process group of its own so that its own children end with it."""

    name: str
    command: list[str]
    environment: dict[str, str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    restarts: int = 0
    due: float = field(default=0.0)

    def start(self) -> None:
        """Start the process."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(  # noqa: S603 - commands are ours, and no shell reads them
            self.command, env=self.environment, cwd=PROJECT, stdin=subprocess.DEVNULL, start_new_session=True
        )

    def watch(self) -> bool:
        """Start the process again if it has died and its time has come; tell whether a process was started.

        Raises:
            SupervisorError: it died at every try.
        """
        if self.process is not None:
            code = self.process.poll()
            if code is None:
                return False
            _end_group(self.process.pid, signal.SIGKILL)
            self.process = None
            self.restarts = 1 if time.monotonic() - self.started > RECOVERED_SECONDS else self.restarts + 1
            if self.restarts > MOST_RESTARTS:
                raise SupervisorError(f"The {self.name} stopped {self.restarts} times, the last with code {code}.")
            print(f"The {self.name} stopped with code {code}; starting it again.", flush=True)
            self.due = time.monotonic() + 2.0 ** (self.restarts - 1) - 1.0
        if time.monotonic() < self.due:
            return False
        self.start()
        return True

    def stop(self) -> None:
        """Ask the process to end what it is doing, and end it if it does not."""
        if self.process is None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            print(f"The {self.name} did not stop in {STOP_SECONDS:.0f} s and was ended.", flush=True)
        _end_group(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None


def main() -> int:
    """Serve until a signal comes; return the exit code."""
    try:
        port = _port()
        with ExitStack() as stack:
            stack.enter_context(_stopped_by_signals())
            stack.enter_context(_only_one())
            _clear_leftovers()
            _check_port(port)
            if not os.environ.get("DATABASE_URL"):
                stack.enter_context(embedded.TRIAL.running())
            _prepare()
            serve(port)
    except KeyboardInterrupt:
        print("Stopped.", flush=True)
        return 0
    except (SupervisorError, embedded.EmbeddedError) as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    return 0


def serve(port: int) -> None:
    """Keep the worker and the web server alive until a signal raises KeyboardInterrupt."""
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    python = sys.executable
    worker = [python, "manage.py", "procrastinate", "worker"]
    web = [python, "-m", "gunicorn", "secretariat.wsgi", f"--bind=127.0.0.1:{port}", "--workers=2", "--threads=4"]
    web += ["--timeout=120", "--graceful-timeout=10", "--log-level=warning", "--no-control-socket", "--preload"]
    children = [
        Child(name="worker", command=worker, environment=environment),
        Child(name="web server", command=web, environment=environment),
    ]
    try:
        for child in children:
            child.start()
            _record(children)
        _wait_until_served(port, children)
        _announce(port)
        while True:
            time.sleep(WATCH_SECONDS)
            if not os.environ.get("DATABASE_URL") and not embedded.TRIAL.is_running():
                print("PostgreSQL stopped; starting it again.", flush=True)
                embedded.TRIAL.ensure()
            _watch(children)
    finally:
        # A second Ctrl-C must not leave half of it running.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        for child in reversed(children):
            child.stop()
        _record_path().unlink(missing_ok=True)


def demo_password() -> str:
    """Return the password of the demo's user, made once."""
    return embedded.kept_secret(_demo_password_path(), strength=12)


def _demo_password_path() -> Path:
    return embedded.VAR / "demo-password"


def _port() -> int:
    try:
        return Env().int("PORT", 8000)
    except EnvValidationError as error:
        raise SupervisorError(f"PORT is {os.environ['PORT']!r}: set it to a number, such as 8000.") from error


def _check_port(port: int) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the web server does: a port that connections are still leaving is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            raise SupervisorError(f"Port {port} cannot be used ({error}): try `make run PORT={port + 1}`.") from error


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Turn SIGTERM and SIGHUP into the KeyboardInterrupt that Ctrl-C is."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    yield


@contextmanager
def _only_one() -> Iterator[None]:
    embedded.VAR.mkdir(parents=True, exist_ok=True)
    with (embedded.VAR / "supervisor.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise SupervisorError("`make run` is running in this folder already: stop it first.") from error
        yield


def _watch(children: list[Child]) -> None:
    for child in children:
        if child.watch():
            _record(children)


def _record_path() -> Path:
    return embedded.VAR / "supervisor.json"


def _record(children: list[Child]) -> None:
    """Write down which processes run, and since when, for the next run to clear should this one be killed."""
    entries = []
    for child in children:
        if child.process is not None:
            try:
                entries.append({"pid": child.process.pid, "since": psutil.Process(child.process.pid).create_time()})
            except psutil.NoSuchProcess:
                continue
    _record_path().write_text(json.dumps(entries))


def _clear_leftovers() -> None:
    """End the children that a killed supervisor left. A number that is another process's by now is passed over."""
    try:
        entries = json.loads(_record_path().read_text())
    except (FileNotFoundError, ValueError):
        return
    for entry in entries:
        for process in _members(entry["pid"], entry["since"]):
            try:
                process.kill()
                process.wait(STOP_SECONDS)
            except psutil.NoSuchProcess:
                continue
    _record_path().unlink()


def _members(group: int, since: float) -> list[psutil.Process]:
    """Return the live processes of a group whose leader started at `since`, the leader being dead or not."""
    try:
        if abs(psutil.Process(group).create_time() - since) > 1.0:
            return []
    except psutil.NoSuchProcess:
        pass
    found = []
    for process in psutil.process_iter(["create_time"]):
        try:
            if os.getpgid(process.pid) == group and process.info["create_time"] >= since - 1.0:
                found.append(process)
        except (ProcessLookupError, PermissionError):
            continue
    return found


def _end_group(group: int, number: signal.Signals) -> None:
    try:
        os.killpg(group, number)
    except (ProcessLookupError, PermissionError):
        return


def _manage(*arguments: str) -> None:
    """Run a management command.

    Raises:
        SupervisorError: it failed, having printed why.
    """
    done = subprocess.run([sys.executable, "manage.py", *arguments], cwd=PROJECT, check=False)  # noqa: S603 - our own
    if done.returncode != 0:
        raise SupervisorError(f"`manage.py {' '.join(arguments)}` failed: see above.")


def _prepare() -> None:
    """Bring the tables up to date, and load the demo into an embedded database that holds nothing."""
    if os.environ.get("DATABASE_URL"):
        _manage("migrate", "--verbosity=0")
        return
    _migrate_embedded()
    if _is_empty():
        print("Loading the demonstration.", flush=True)
        demo_password()
        _manage("load_demo", f"--password-file={_demo_password_path()}")


def _migrate_embedded() -> None:
    """Bring the embedded database up to date, unless it has been since migrations and packages last changed.

    Django needs seconds to find that nothing is to do, and every start would wait for them.
    """
    digest = embedded.schema_digest()
    migrated = embedded.TRIAL.home / "migrated"
    if migrated.exists() and migrated.read_text() == digest:
        return
    print("Bringing the tables up to date; the first time takes a while.", flush=True)
    _manage("migrate", "--verbosity=0")
    migrated.write_text(digest)


def _is_empty() -> bool:
    """Tell whether the embedded database holds neither an account nor an article."""
    with psycopg.connect(embedded.TRIAL.url(embedded.OWNER_ROLE)) as connection:
        found = connection.execute("SELECT EXISTS (SELECT FROM auth_user) OR EXISTS (SELECT FROM meetings_article)")
        return found.fetchone() == (False,)


def _wait_until_served(port: int, children: list[Child]) -> None:
    deadline = time.monotonic() + STARTED_SECONDS
    while time.monotonic() < deadline:
        _watch(children)
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1.0).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SupervisorError(f"The web server did not answer within {STARTED_SECONDS:.0f} s: see above.")


def _announce(port: int) -> None:
    print(f"Serving at http://localhost:{port}", flush=True)
    if not os.environ.get("DATABASE_URL"):
        print(f"Sign in as demo with the password {demo_password()} (kept in {_demo_password_path()})", flush=True)
    print("Ctrl-C stops.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
