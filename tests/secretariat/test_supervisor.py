"""`make run` as a process: in a copy of the project that has data, sockets and processes of its own."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

PROJECT = Path(__file__).resolve().parent.parent.parent
COPIED = ("manage.py", "meetings", "requirements", "secretariat", "templates", "tests/data")
PASSED_ON = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "LANG"}}
START_SECONDS = 240.0
STOP_SECONDS = 40.0


@pytest.fixture(scope="module")
def site() -> Iterator[Path]:
    """A copy of the project without data."""
    made = Path(tempfile.mkdtemp(dir="/tmp"))
    made.chmod(0o755)
    for name in COPIED:
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, made / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(PROJECT / name, made / name)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start(site: Path, port: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "secretariat.supervisor"],
        cwd=site,
        env={**PASSED_ON, "PORT": str(port)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def start_until_served(site: Path, port: int) -> tuple[subprocess.Popen[str], str]:
    """Start and read until the last line of the announcement; return the process and what it printed."""
    running = start(site, port)
    assert running.stdout is not None
    printed = ""
    deadline = time.monotonic() + START_SECONDS
    while "Ctrl-C stops." not in printed and time.monotonic() < deadline:
        line = running.stdout.readline()
        if not line:
            break
        printed += line
    assert "Ctrl-C stops." in printed, printed
    return running, printed


def processes(site: Path) -> list[psutil.Process]:
    """Return every live process that works in the copy."""
    found = []
    for process in psutil.process_iter():
        try:
            if process.status() != psutil.STATUS_ZOMBIE and Path(process.cwd()).is_relative_to(site):
                found.append(process)
        except psutil.Error:
            continue
    return found


def signed_in_page(port: int) -> int:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=30) as answer:
        return int(answer.status)


def test_run_in_use_killed_and_stopped(site: Path, port: int) -> None:
    """One story, since each start of a fresh copy migrates anew."""
    # The port belongs to somebody else: one line.
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        refused = start(site, port)
        said, _ = refused.communicate(timeout=START_SECONDS)
        assert refused.returncode == 1
        assert said.startswith(f"Port {port} cannot be used (")
        assert said.endswith(f"): try `make run PORT={port + 1}`.\n")
        assert said.count("\n") == 1

    # The first start serves, and says how to sign in.
    first, printed = start_until_served(site, port)
    password = (site / "var" / "demo-password").read_text()
    assert f"Serving at http://localhost:{port}\nSign in as demo with the password {password} (" in printed
    assert (site / "var" / "demo-password").stat().st_mode & 0o777 == 0o600
    assert signed_in_page(port) == 200

    # A second one in the same folder is told so.
    second = start(site, port)
    said, _ = second.communicate(timeout=START_SECONDS)
    assert (second.returncode, said) == (1, "`make run` is running in this folder already: stop it first.\n")

    # Everything but what serves is killed, and the next start takes its place.
    first.kill()
    first.wait()
    psutil.Process(int((site / "var/postgres/data/postmaster.pid").read_text().split("\n", 1)[0])).kill()
    again, printed = start_until_served(site, port)
    assert password in printed
    assert signed_in_page(port) == 200

    # SIGTERM stops all of it.
    again.send_signal(signal.SIGTERM)
    rest, _ = again.communicate(timeout=STOP_SECONDS)
    assert again.returncode == 0
    assert rest.endswith("Stopped.\n")
    assert processes(site) == []
    assert not (site / "var" / "supervisor.json").exists()
