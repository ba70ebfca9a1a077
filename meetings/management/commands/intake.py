"""``manage.py intake PATH...``: files, folders and ZIPs -> articles held, with a line for each file."""

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pghistory
from django.core.management.base import BaseCommand, CommandError

from meetings.choices import IntakeResult
from meetings.intake.services import opened, take_in


class Command(BaseCommand):
    """Take in source articles."""

    help = "Take in articles from files, folders (all files below them) and ZIPs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take any number of paths."""
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what became of each file; end with status 1 when one was refused."""
        paths: list[Path] = options["paths"]
        if missing := [path for path in paths if not path.exists()]:
            raise CommandError(f"{missing[0]} does not exist. Give the path of a file, a folder or a ZIP.")
        counts: Counter[str] = Counter()
        with pghistory.context(source="command", command="intake"):
            for path in _files(paths):
                for name, data, result, message in opened(str(path), path.read_bytes()):
                    if not result:
                        taken = take_in(name=name, data=data)
                        result, message = taken.result, taken.message
                    counts[result] += 1
                    self.stdout.write(f"{name}: {IntakeResult(result).label.lower()}. {message}")
        summary = ", ".join(f"{IntakeResult(result).label.lower()}: {count}" for result, count in counts.items())
        self.stdout.write(summary or "No files found.")
        if counts[IntakeResult.REFUSED]:
            raise CommandError(f"{counts[IntakeResult.REFUSED]} refused; the lines above say why.")


def _files(paths: Iterable[Path]) -> Iterable[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(file for file in path.rglob("*") if file.is_file())
        else:
            yield path
