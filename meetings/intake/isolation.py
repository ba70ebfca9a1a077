"""Untrusted files in, what the pure stages make of them out, worked on in child processes with limits.

A file that kills its child, or needs more memory or time than one may, is refused by name and the child replaced: it
takes down neither the site nor the worker nor a run. Children hold no connection to the database.
"""

import logging
import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from queue import PriorityQueue
from typing import Any
from zlib import crc32

from meetings.exceptions import UnreadableFile
from meetings.intake.child import DONE, FAILED, NO_MEMORY, REFUSED
from meetings.intake.stages import Compared, Prepared, Told
from meetings.intake.types import Problem

logger = logging.getLogger(__name__)

Archive = tuple[tuple[tuple[str, bytes], ...], tuple[Problem, ...]]

_PROJECT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = frozenset({"PATH", "PYTHONPATH", "LANG", "LC_ALL", "LC_CTYPE"})
# A child that waits for nothing it could wait for is stuck, whatever processor time it has left.
_WAITS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may take: bytes of memory, and seconds of processor time.

    The largest file taken in (10 MB) needs about half the memory and a third of the time.
    """

    memory: int = 2 << 30
    seconds: int = 90


class Pool:
    """Children that work side by side, each started when there is work for it; safe to use from several threads.

    What is done with one file is done by one child, which need not read it again to compare it.
    """

    def __init__(self, size: int | None = None, limits: Limits | None = None) -> None:
        """Let ``size`` children work at once (None: one for each processor)."""
        limits = limits or Limits()
        self._hands = [_Hand(limits) for _ in range(size or os.cpu_count() or 1)]

    def open(self, name: str, data: bytes) -> "Future[Archive]":
        """Begin to open a ZIP: its members, and what is refused; its result may raise ``UnreadableFile``."""
        return self._begin(name, name, "open", name, data)

    def prepare(self, sha256: str, name: str, data: bytes) -> "Future[Prepared]":
        """Begin to read, parse, draft and index a file; its result may raise ``UnreadableFile``."""
        return self._begin(sha256, name, "prepare", name, data)

    def compare(self, sha256: str, name: str, pairs: tuple[tuple[Told, Told], ...]) -> "Future[tuple[Compared, ...]]":
        """Begin to compare a file with others, before any that are still to be read: somebody waits to store it.

        Its result may raise ``UnreadableFile``.
        """
        return self._begin(sha256, name, "compare", pairs)

    def close(self) -> None:
        """End the children when they have done what they were given."""
        for hand in self._hands:
            hand.end()

    def _begin(self, key: str, name: str, stage: str, *arguments: Any) -> "Future[Any]":
        task = _Task(_URGENT if stage == "compare" else _ORDINARY, next(_numbers), Future(), name, stage, arguments)
        self._hands[crc32(key.encode()) % len(self._hands)].give(task)
        return task.answer


@dataclass(frozen=True, slots=True, order=True)
class _Task:
    """A piece of work: urgent ones first, else in the order given."""

    urgency: int
    number: int
    answer: "Future[Any]" = field(compare=False)
    name: str = field(compare=False, default="")
    stage: str = field(compare=False, default="")
    arguments: tuple[Any, ...] = field(compare=False, default=())


_URGENT, _ORDINARY, _LAST = range(3)
_numbers = count()


class _Hand:
    """A thread and its child: the thread hands over work and waits for what comes of it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._child: _Child | None = None
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()
        self._tasks: PriorityQueue[_Task] = PriorityQueue()

    def give(self, task: _Task) -> None:
        """Let the child do a piece of work when it comes to it."""
        self._tasks.put(task)
        with self._starting:
            if self._thread is None:
                self._thread = threading.Thread(target=self._serve, name="intake", daemon=True)
                self._thread.start()

    def end(self) -> None:
        """End the child when it has done all it was given."""
        if self._thread is not None:
            self._tasks.put(_Task(_LAST, next(_numbers), Future()))
            self._thread.join()

    def _serve(self) -> None:
        while (task := self._tasks.get()).urgency != _LAST:
            try:
                task.answer.set_result(self._done(task.name, task.stage, *task.arguments))
            except Exception as error:
                task.answer.set_exception(error)
        if self._child is not None:
            self._child.end()

    def _done(self, name: str, stage: str, *arguments: Any) -> Any:
        """Have the child do a piece of work; one that dies of it is replaced by the next."""
        outcome, value = self._living_child().do(stage, *arguments)
        if outcome == _DIED:
            # Somebody else may have ended it: what ends two children is the file.
            outcome, value = self._living_child().do(stage, *arguments)
        if outcome == DONE:
            return value
        if outcome == REFUSED:
            raise UnreadableFile(value)
        if outcome == FAILED:
            kind, trace = value
            logger.error("%s could not be read:\n%s", name, trace)
            raise UnreadableFile(
                f"“{name}” could not be read: the rules stopped at it ({kind}). The log has the details; "
                "take it in again when they are mended."
            )
        if self._child is not None:
            self._child.end()
        raise UnreadableFile(f"“{name}” could not be read: {_TROUBLES[outcome]} Check the file, or split it.")

    def _living_child(self) -> "_Child":
        if self._child is None or not self._child.is_alive():
            self._child = _Child(self._limits)
        return self._child


_DIED, _ENDLESS = "died", "endless"
_TROUBLES = {
    NO_MEMORY: "it needs more memory than one file may take.",
    _DIED: "it ended the process that read it.",
    _ENDLESS: "it takes more time than one file may.",
}


class _Child:
    """A process that does one piece of work at a time."""

    def __init__(self, limits: Limits) -> None:
        here, there = Pipe()
        self._pipe: Connection = here
        self._patience = limits.seconds * _WAITS
        command = [sys.executable, "-m", "meetings.intake.child"]
        with there:
            self._process = subprocess.Popen(  # noqa: S603  # Our own module, and three numbers.
                [*command, str(there.fileno()), str(limits.memory), str(limits.seconds)],
                pass_fds=[there.fileno()],
                stdin=subprocess.DEVNULL,
                cwd=_PROJECT,
                # No secrets: what reads an untrusted file need not know the database.
                env={name: value for name, value in os.environ.items() if name in _ENVIRONMENT},
            )

    def is_alive(self) -> bool:
        """Tell whether it can do more work."""
        return self._process.poll() is None and not self._pipe.closed

    def do(self, stage: str, *arguments: Any) -> tuple[str, Any]:
        """Return how a piece of work ended, and what it came to."""
        try:
            self._pipe.send((stage, arguments))
            if not self._pipe.poll(self._patience):
                return _ENDLESS, None
            answer: tuple[str, Any] = self._pipe.recv()
        except (EOFError, OSError):
            self._process.wait()
            return (_ENDLESS if self._process.returncode == -signal.SIGXCPU else _DIED), None
        return answer

    def end(self) -> None:
        """End the process, whatever it does."""
        self._pipe.close()
        self._process.kill()
        self._process.wait()


_pools: list[Pool] = []
_making = threading.Lock()


def pool() -> Pool:
    """Return the pool of this process."""
    with _making:
        if not _pools:
            _pools.append(Pool())
        return _pools[0]


# The children of a process that forks are not those of the process forked.
os.register_at_fork(after_in_child=_pools.clear)
