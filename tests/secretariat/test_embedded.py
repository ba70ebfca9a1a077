"""The embedded server on real folders and real processes."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from secretariat.embedded import APPLICATION_ROLE, OWNER_ROLE, EmbeddedError, Server, kept_secret


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder that every user can reach, which pytest's own is not."""
    made = Path(tempfile.mkdtemp(dir="/tmp"))
    made.chmod(0o755)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="module")
def server(folder: Path) -> Server:
    """A server that is not running; making its data anew for each test would take most of the time."""
    return Server(var=folder / "var", durable=False)


def recorded_pid(server: Server) -> int:
    return int((server.data / "postmaster.pid").read_text().split("\n", 1)[0])


def ask(server: Server, query: str, role: str = OWNER_ROLE) -> object:
    with psycopg.connect(server.url(role)) as connection:
        row = connection.execute(query.encode()).fetchone()
        return None if row is None else row[0]


def test_server_started_and_stopped(server: Server) -> None:
    with server.running():
        assert server.is_running()
        assert ask(server, "SHOW server_version") == "18.4"
        assert ask(server, "SHOW listen_addresses") == ""
        assert ask(server, "SELECT datlocale FROM pg_database WHERE datname = 'secretariat'") == "C.UTF-8"
        assert server.data.stat().st_mode & 0o777 == 0o700
        assert server.socket_folder.stat().st_mode & 0o777 == 0o700

    assert not server.is_running()


def test_server_held_twice_stops_with_the_last(server: Server) -> None:
    with server.running():
        with server.running():
            pass
        assert server.is_running()

    assert not server.is_running()


def test_server_killed_starts_again_with_its_data(folder: Path) -> None:
    server = Server(var=folder / "var", durable=True)
    with server.running():
        with psycopg.connect(server.url(OWNER_ROLE)) as connection:
            connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
        killed = psutil.Process(recorded_pid(server))
        killed.kill()
        # An orphan may stay a zombie until somebody asks after it: it counts as dead all the same.
        psutil.wait_procs([killed], timeout=1)
        assert not server.is_running()

        server.ensure()

        assert ask(server, "SELECT answer FROM kept") == 42


def test_server_with_pid_file_of_another_process_starts(server: Server) -> None:
    with server.running():
        lines = (server.data / "postmaster.pid").read_text().split("\n", 1)
    stale = server.data / "postmaster.pid"
    stale.write_text(f"{os.getpid()}\n{lines[1]}")

    with server.running():
        assert ask(server, "SELECT 1") == 1


def test_server_in_a_long_path_has_a_short_private_socket(folder: Path) -> None:
    server = Server(var=folder / ("long" * 30) / "var", durable=False)

    with server.running():
        assert server.home == server.var / "postgres"
        assert server.socket_folder.parent == Path("/tmp")  # noqa: S108 - what is tested
        assert server.socket_folder.stat().st_mode & 0o777 == 0o700
        assert ask(server, "SELECT 1") == 1

    server.socket_folder.rmdir()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root runs the server as somebody else")
def test_server_of_root_in_a_closed_folder_lives_elsewhere(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closed, elsewhere = folder / "closed", folder / "elsewhere"
    closed.mkdir(mode=0o700)
    server = Server(var=closed / "var", durable=False, elsewhere=elsewhere)

    with server.running():
        assert server.home.parent.parent == elsewhere
        assert ask(server, "SELECT 1") == 1

    assert closed.stat().st_mode & 0o777 == 0o700
    assert str(server.home) in capsys.readouterr().out
    with server.running():
        assert ask(server, "SELECT 1") == 1


def test_server_with_data_of_another_version_refuses(server: Server) -> None:
    with server.running():
        pass
    marker = server.data / "PG_VERSION"
    marker.write_text("17\n")

    with pytest.raises(EmbeddedError, match=r"was made by PostgreSQL 17 and this is 18: move it away"):
        server.start()

    marker.write_text("18\n")


def test_roles_are_neither_superusers_nor_members_of_each_other(server: Server) -> None:
    with server.running():
        query = "SELECT bool_or(rolsuper OR rolcreaterole OR rolbypassrls) FROM pg_roles WHERE rolname LIKE 'secret%'"
        assert ask(server, query) is False
        assert ask(server, f"SELECT pg_has_role('{APPLICATION_ROLE}', '{OWNER_ROLE}', 'MEMBER')") is False
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(server, "CREATE TABLE mine (id int)", APPLICATION_ROLE)


def test_secret_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / "var" / "key"

    first, second = kept_secret(path), kept_secret(path)

    assert first == second
    assert len(first) == 64
    assert path.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == ["key"]
