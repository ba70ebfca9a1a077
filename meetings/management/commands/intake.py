"""``manage.py intake PATH...``: files, folders and ZIPs -> articles held, with a line for each file."""

import os
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from time import monotonic
from typing import Any

import pghistory
from django.core.management.base import BaseCommand, CommandError

from meetings.choices import IntakeResult
from meetings.intake.reading.archives import MAX_ARCHIVE_BYTES
from meetings.intake.services import Incoming, opened, take_in_all

# Seconds between two lines that say how far it has come.
EVERY = 5.0


class Command(BaseCommand):
    """Take in source articles."""

    help = "Take in articles from files, folders (all files below them) and ZIPs; what is held already is passed over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take any number of paths."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what became of each file, once it is stored; end with status 1 when one was refused.

        How far it has come goes to the standard error.
        """
        paths: list[Path] = options["paths"]
        if missing := [path for path in paths if not path.exists()]:
            raise CommandError(f"{missing[0]} does not exist. Give the path of a file, a folder or a ZIP.")
        files = list(_files(paths))
        progress = _Progress(len(files))
        counts: Counter[str] = Counter()
        with pghistory.context(source="command", command="intake"):
            for batch in take_in_all(progress.counted(files)):
                for taken in batch:
                    counts[taken.result] += 1
                    self.stdout.write(f"{taken.name}: {taken.result.label.lower()}. {taken.message}")
                if line := progress.line(counts.total()):
                    self.stderr.write(line, self.style.NOTICE)
        summary = ", ".join(f"{IntakeResult(result).label.lower()}: {count}" for result, count in counts.items())
        self.stdout.write(summary or "No files found.")
        if counts[IntakeResult.REFUSED]:
            raise CommandError(f"{counts[IntakeResult.REFUSED]} refused; the lines above say why.")


class _Progress:
    """How far a run has come, and how long the rest will take at the rate of the whole."""

    def __init__(self, files: int) -> None:
        self._total = files
        self._began = self._told = monotonic()

    def counted(self, files: Iterable[Path]) -> Iterator[Incoming]:
        """Yield what the files hold; a ZIP counts for as many as its members."""
        for path in files:
            members = _members(path)
            self._total += len(members) - 1
            yield from members

    def line(self, done: int) -> str:
        """Return what to tell after ``done`` files; nothing where the last line is not old enough."""
        now = monotonic()
        if now - self._told < EVERY:
            return ""
        self._told = now
        rate = done / (now - self._began)
        left = round((self._total - done) / rate)
        return f"{done:,} of {self._total:,} files, {rate:.0f} a second, {left // 60}:{left % 60:02d} left"


def _members(path: Path) -> list[Incoming]:
    # What is not valid in a file's name can be neither printed nor stored.
    name = os.fsencode(path).decode(errors="replace")
    try:
        if path.stat().st_size > MAX_ARCHIVE_BYTES:
            return [Incoming(name, b"", f"“{name}” is too large: at most {MAX_ARCHIVE_BYTES:,} bytes are taken in.")]
        return opened(name, path.read_bytes())
    except OSError as error:
        return [Incoming(name, b"", f"“{name}” could not be read: {error.strerror}. Check its permissions.")]


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file())
        else:
            yield path
