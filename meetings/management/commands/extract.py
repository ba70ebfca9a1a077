"""Files in, one extraction record a line out (JSON Lines); nothing is written and no database is needed."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from meetings.exceptions import UnreadableFile
from meetings.intake.extraction import extract


class Command(BaseCommand):
    """Print the extraction record of each file, in the order given."""

    help = "Print what is drafted from articles, one JSON object a line. Writes nothing and needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the paths of files and folders."""
        kinds = "articles, or folders of them: Markdown, plain text, HTML, PDF, DOCX, .eml"
        parser.add_argument("paths", nargs="+", metavar="PATH", help=kinds)

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a record for each file; a file that cannot be read gives a record with the problem alone."""
        for path in _files(options["paths"]):
            self.stdout.write(json.dumps(_record(path), ensure_ascii=False))


def _files(paths: Iterable[str]) -> Iterator[str]:
    """Yield the paths of files, and of those below folders in the order of their names."""
    for path in paths:
        if Path(path).is_dir():
            yield from (str(file) for file in sorted(Path(path).rglob("*")) if file.is_file())
        else:
            yield path


def _record(path: str) -> dict[str, Any]:
    try:
        return extract(path, Path(path).read_bytes())
    except (UnreadableFile, OSError) as error:
        problem = {"code": "unreadable", "message": str(error), "start": None, "end": None}
        return {"path": path, "sha256": None, "article": {}, "facts": [], "problems": [problem]}
