"""A child process of ``intake.isolation``: work in by a pipe, what it came to out, under limits of its own.

``python -m meetings.intake.child FD MEMORY SECONDS``; it imports the pure stages alone and ends with its parent.
"""

import contextlib
import math
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import Any

from meetings.exceptions import UnreadableFile
from meetings.intake import stages
from meetings.intake.reading import read_archive

WORK: dict[str, Callable[..., Any]] = {
    "open": read_archive,
    "prepare": stages.prepare,
    "compare": stages.compare,
}
DONE, REFUSED, FAILED, NO_MEMORY = "done", "refused", "failed", "no memory"


def serve(parent: Connection, seconds: int) -> None:
    """Do the work that comes until the parent hangs up; each piece may take ``seconds`` of processor time."""
    while True:
        try:
            name, arguments = parent.recv()
        except (EOFError, OSError):
            return
        _limit_time(seconds)
        answer: tuple[str, Any]
        try:
            answer = DONE, WORK[name](*arguments)
        except UnreadableFile as refusal:
            answer = REFUSED, str(refusal)
        except MemoryError:
            answer = NO_MEMORY, None
        except Exception as error:
            # A rule that fails on one text must not stop the others; the parent writes it to the log.
            answer = FAILED, (type(error).__name__, traceback.format_exc())
        try:
            parent.send(answer)
        except OSError:
            return


def _limit_time(seconds: int) -> None:
    """Let the process end itself after so much more processor time, even if its parent is gone."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime) + seconds, hard))


def main(handle: str, memory: str, seconds: str) -> None:
    """Serve the parent at the other end of the pipe ``handle``."""
    # Ctrl-C is the parent's to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # macOS does not know a limit of memory.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (int(memory), int(memory)))
    serve(Connection(int(handle)), int(seconds))


if __name__ == "__main__":
    main(*sys.argv[1:])
