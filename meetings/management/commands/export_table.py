"""A kind of record in -> a CSV or XLSX table of all that was not withdrawn, to a file or to standard output."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from meetings.choices import TableFormat
from meetings.exceptions import SecretariatError
from meetings.exports.tables import export_table
from meetings.resources import KINDS


class Command(BaseCommand):
    """Write a table of records."""

    help = "Write a table of records as CSV or XLSX, which import_table takes back."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the kind, the format, and where to write."""
        parser.add_argument("kind", choices=list(KINDS), help="what to export")
        parser.add_argument("--format", choices=TableFormat.values, required=True)
        parser.add_argument("--output", type=Path, help="the file to write; standard output without it")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the table; a file appears whole or not at all."""
        kind = options["kind"]
        records = KINDS[kind].model._default_manager.filter(withdrawn_at__isnull=True).order_by("pk")
        output: Path | None = options["output"]
        try:
            pieces = export_table(kind=kind, queryset=records, format=options["format"])
            if output is None:
                sys.stdout.buffer.writelines(pieces)
                return
            part = output.with_name(f"{output.name}.part")
            try:
                with part.open("wb") as file:
                    file.writelines(pieces)
                part.replace(output)
            finally:
                part.unlink(missing_ok=True)
        except SecretariatError as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"{output} cannot be written: {error.strerror}. Give another --output.") from None
