"""Sessions of the record in, one summary file for each in a folder out."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meetings.choices import Sensitivity
from meetings.exceptions import SecretariatError
from meetings.models import Session
from meetings.summaries.renderers import FORMATS, render, summary_name
from meetings.summaries.services import build_summary


class Command(BaseCommand):
    """Write the summaries of sessions, each file whole or not at all, and print the path of each."""

    help = "Write the summaries of sessions: of those named or, without --session, of all."

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare which sessions, which format, and where to."""
        parser.add_argument("--session", action="append", default=[], metavar="REF", help="DPEWG-2026-01; repeatable.")
        parser.add_argument("--format", required=True, choices=list(FORMATS))
        parser.add_argument("--output", required=True, type=Path, metavar="DIR", help="The folder; made if missing.")
        parser.add_argument(
            "--include-internal", action="store_true", help="Internal and embargoed records too; marked INTERNAL."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Render everything first, so that a refusal leaves the folder as it was.

        Raises:
            CommandError: a session is not held or may not be shown, or the folder cannot be written to.
        """
        sessions = _sessions(options["session"], include_internal=options["include_internal"])
        files = {}
        try:
            for session in sessions:
                summary = build_summary(session, include_internal=options["include_internal"])
                files[summary_name(summary, options["format"])] = render(summary, options["format"])
        except SecretariatError as error:
            raise CommandError(f"{error} Nothing was written.") from error
        for path in _write(options["output"], files):
            self.stdout.write(str(path))
        if not files:
            self.stderr.write("No session is on record that may be shown: nothing was written.")


def _sessions(references: Sequence[str], *, include_internal: bool) -> list[Session]:
    """Return the sessions named, each once; without names, all that may be shown.

    Raises:
        CommandError: a reference is of no session.
    """
    if not references:
        everything = Session.objects.current().order_by("reference")
        return list(everything if include_internal else everything.filter(sensitivity=Sensitivity.PUBLIC))
    held = {session.reference: session for session in Session.objects.filter(reference__in=references)}
    missing = [reference for reference in references if reference not in held]
    if missing:
        raise CommandError(
            f"No session has the reference {', '.join(map(repr, missing))}: see /sessions/ for those on record. "
            "Nothing was written."
        )
    return [held[reference] for reference in dict.fromkeys(references)]


def _write(folder: Path, files: dict[str, bytes]) -> list[Path]:
    """Write each file beside its place and move it there, so that nobody ever reads half of one.

    Raises:
        CommandError: the folder is a file, or cannot be made or written to.
    """
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{str(folder)!r} is a file, and the summaries need a folder: name another with --output.")
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            part = folder / f".{name}.{os.getpid()}.part"
            try:
                part.write_bytes(data)
                part.replace(folder / name)
            finally:
                part.unlink(missing_ok=True)
            written.append(folder / name)
    except OSError as error:
        raise CommandError(
            f"{str(folder)!r} cannot be written to ({error.strerror}): name another folder with --output."
        ) from error
    return written
