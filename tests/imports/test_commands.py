"""The commands that bring tables in and out: what they print, and how they end."""

import io
import json
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from meetings.models import ImportBatch, Outcome, Session
from tests.factories import ArticleFactory, OutcomeFactory, ParticipantFactory

pytestmark = pytest.mark.django_db


def test_command_prints_a_summary_and_exits_with_1_on_problems(tmp_path: Path, session: Session) -> None:
    path = tmp_path / "sessions.csv"
    path.write_text("reference,city\nDPEWG-2026-01,Delhi\n")
    out = io.StringIO()
    call_command("import_table", "sessions", str(path), "--commit", "--json", stdout=out)
    batch = ImportBatch.objects.get()
    assert json.loads(out.getvalue()) == {
        "rows": 1,
        "new": 0,
        "updated": 1,
        "unchanged": 0,
        "problems": 0,
        "batch": batch.pk,
        "status": "committed",
        "details": [],
    }
    context = {"source": "import", "command": "import_table", "batch": batch.pk, "user": None}
    changed = apps.get_model("meetings.SessionEvent").objects.latest("pgh_id")
    assert (changed.pgh_label, changed.pgh_context) == ("update", context)
    path.write_text("reference,start_date\nDPEWG-2026-01,20/01/2026\n")
    out = io.StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("import_table", "sessions", str(path), "--commit", stdout=out)
    assert (failed.value.returncode, str(failed.value)) == (
        1,
        "sessions.csv: 1 of 1 rows have problems; nothing was changed.",
    )
    assert (
        "row 2, start_date: '20/01/2026'. Not an ISO date: write year, month and day as in 2026-01-20."
        in out.getvalue().splitlines()
    )


def test_commands_export_and_import_back(tmp_path: Path, session: Session) -> None:
    for kind, factory in (
        ("articles", ArticleFactory),
        ("participants", ParticipantFactory),
        ("outcomes", OutcomeFactory),
    ):
        factory()
        path = tmp_path / f"{kind}.xlsx"
        call_command("export_table", kind, format="xlsx", output=path)
        out = io.StringIO()
        call_command("import_table", kind, str(path), "--commit", "--json", stdout=out)
        told = json.loads(out.getvalue())
        assert (told["rows"], told["unchanged"], told["problems"]) == (1, 1, 0)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles.xlsx", "outcomes.xlsx", "participants.xlsx"]
    assert Outcome.objects.count() == 1
