"""A spreadsheet in -> a batch checked and, if asked, committed; problems and a summary out."""

import json
from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

import pghistory
from django.core.management.base import BaseCommand, CommandError

from meetings.choices import RowPlan
from meetings.exceptions import SecretariatError
from meetings.imports import services
from meetings.imports.types import Problem
from meetings.models import ImportBatch
from meetings.resources import KINDS


class Command(BaseCommand):
    """Check a spreadsheet, say what it would change, and change it with --commit."""

    help = "Check a CSV or XLSX table and say what it would change; with --commit, change it. Exits 1 on problems."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the kind, the file, and what to do."""
        parser.add_argument("kind", choices=list(KINDS), help="what the rows are")
        parser.add_argument("file", type=Path, help="the CSV or XLSX file")
        parser.add_argument("--commit", action="store_true", help="write the records, if no row has a problem")
        parser.add_argument("--json", action="store_true", help="print one JSON object instead of text")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, report, commit."""
        path: Path = options["file"]
        try:
            data = path.read_bytes()
        except OSError as error:
            raise CommandError(f"{path} cannot be read: {error.strerror}. Give a CSV or XLSX file.") from None
        with pghistory.context(source="command", command="import_table"):
            try:
                batch = services.check(kind=options["kind"], name=path.name, data=data, user=None)
                counts = Counter(batch.rows.values_list("plan", flat=True))
                if options["commit"] and not counts[RowPlan.PROBLEM]:
                    batch = services.commit(batch=batch, user=None)
            except SecretariatError as error:
                raise CommandError(str(error)) from None
        report = self._as_json if options["json"] else self._as_text
        report(batch, counts)
        if counts[RowPlan.PROBLEM]:
            raise CommandError(
                f"{path.name}: {counts[RowPlan.PROBLEM]} of {counts.total()} rows have problems; nothing was changed.",
                returncode=1,
            )

    def _as_json(self, batch: ImportBatch, counts: Counter[str]) -> None:
        summary = {
            "rows": counts.total(),
            "new": counts[RowPlan.NEW],
            "updated": counts[RowPlan.UPDATE],
            "unchanged": counts[RowPlan.UNCHANGED],
            "problems": counts[RowPlan.PROBLEM],
            "batch": batch.pk,
            "status": batch.status,
            "details": [{"row": row, **problem} for row, problem in _problems(batch)],
        }
        self.stdout.write(json.dumps(summary, ensure_ascii=False))

    def _as_text(self, batch: ImportBatch, counts: Counter[str]) -> None:
        for note in batch.notes:
            self.stdout.write(note)
        for row, problem in _problems(batch):
            self.stdout.write(str(Problem(row=row, **problem)))
        self.stdout.write(
            f"Batch {batch.pk} ({batch.status}), {counts.total()} rows: {counts[RowPlan.NEW]} new, "
            f"{counts[RowPlan.UPDATE]} changed, {counts[RowPlan.UNCHANGED]} unchanged, "
            f"{counts[RowPlan.PROBLEM]} with problems."
        )


def _problems(batch: ImportBatch) -> list[tuple[int, dict[str, str]]]:
    """Return every problem of a batch with its row."""
    rows = batch.rows.filter(plan=RowPlan.PROBLEM).order_by("number").values_list("number", "problems")
    return [(number, problem) for number, problems in rows for problem in problems]
