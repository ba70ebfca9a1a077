"""Records -> tables, and back through an import that finds nothing to do."""

import csv
import hashlib
import io
import itertools
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import openpyxl
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.choices import Act, Capacity, RowPlan, TableFormat
from meetings.exports.tables import ExportRefused, export_table
from meetings.imports import services
from meetings.models import Session
from meetings.resources import KINDS
from tests.factories import (
    ArticleFactory,
    DelegationFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipantFactory,
    PartyFactory,
    PersonFactory,
    SessionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

# All that PostgreSQL stores: any text without NUL and halves of surrogate pairs. Formula signs come up often.
TEXT = st.builds(
    str.__add__,
    st.sampled_from(
        ["", "=", "+", "-", "@", "\t", "\r", "\n", "'", "'=", "''@", '"', "<r>", "; ", "_x000D_", "\ufeff", " "]
    ),
    st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), max_size=60),
)
SOME = TEXT.filter(bool)
NUMBERS = itertools.count()


def article(text: str) -> None:
    organisation = OrganisationFactory(name=f"{text[:100]}A")
    credited = ArticleFactory(source_url="", content_sha256=hashlib.sha256(str(next(NUMBERS)).encode()).hexdigest())
    ArticleFactory(
        title=text,
        publisher=organisation,
        issuing_party="US",
        published_at=datetime(2026, 1, 26, 18, 12, 20, tzinfo=UTC),
        published_offset=-300,
        modified_at=datetime(2026, 1, 26, 18, 19, 26, tzinfo=UTC),
        dateline=text,
        tags=[text, "articles"],
        credits=credited,
        language="en",
    )


def session(text: str) -> None:
    held = SessionFactory(title=text or "Session", city=text, venue=text, ordinal=1, languages=["en", "hi"])
    Session.objects.filter(pk=held.pk).update(host=PartyFactory(working_group=held.working_group))
    SessionFactory(working_group=held.working_group, start_date=None, end_date=None)


def participant(text: str) -> None:
    delegation = DelegationFactory()
    head = ParticipantFactory(
        session=delegation.session,
        person=PersonFactory(name=text or "Person"),
        position_title=text,
        delegation=delegation,
        organisation=OrganisationFactory(name=f"{text[:100]}A", country="IN"),
        capacity=Capacity.HEAD,
        acts=[Act.OPENED, Act.SPOKE],
        days=[date(2026, 1, 20), date(2026, 1, 21)],
    )
    OrganisationFactory(name=f"{text[:100]}A", country="US")
    ParticipantFactory(session=head.session, person=PersonFactory(name=text or "Person"), replaces=head)


def outcome(text: str) -> None:
    made = OutcomeFactory(
        text=text or "Both sides committed.",
        themes=[text],
        due_words=text,
        due_date=date(2026, 6, 1),
        focal_point=PersonFactory(),
        owner=UserFactory(),
    )
    made.responsible_parties.set(
        [PartyFactory(working_group=made.session.working_group, country=code) for code in ("US", "IN")]
    )
    made.responsible_organisations.set([OrganisationFactory(name=f"{text[:100]}{end}") for end in "AB"])


MAKE: dict[str, Callable[[str], None]] = {
    "articles": article,
    "sessions": session,
    "participants": participant,
    "outcomes": outcome,
}


def exported(kind: str, format: str) -> bytes:
    return b"".join(export_table(kind=kind, queryset=KINDS[kind].model._default_manager.all(), format=format))


def events(kind: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {KINDS[kind].model._meta.db_table}event")  # noqa: S608  # A table of ours.
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize("format", TableFormat.values)
@pytest.mark.parametrize("kind", list(KINDS))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=SOME)
def test_export_imported_back_changes_nothing(kind: str, format: str, text: str) -> None:
    with transaction.atomic():
        MAKE[kind](text)
        before = events(kind)
        batch = services.check(kind=kind, name=f"table.{format}", data=exported(kind, format), user=None)
        rows = KINDS[kind].model._default_manager.count()
        assert list(batch.rows.values_list("plan", "problems", "changes")) == [(RowPlan.UNCHANGED, [], {})] * rows
        services.commit(batch=batch, user=None)
        assert events(kind) == before
        transaction.set_rollback(True)


def test_csv_has_mark_header_and_cells() -> None:
    made = SessionFactory(
        working_group__acronym="DPEWG", reference="DPEWG-2026-01", title='=SUM(1), "quoted"', ordinal=1
    )
    data = b"".join(
        export_table(
            kind="sessions",
            queryset=Session.objects.filter(pk=made.pk),
            format="csv",
            columns=["reference", "title", "ordinal", "start_date"],
        )
    )
    assert data == (
        b'\xef\xbb\xbfreference,title,ordinal,start_date\r\nDPEWG-2026-01,"\'=SUM(1), ""quoted""",1,2026-01-20\r\n'
    )


def test_xlsx_holds_text_as_text_and_numbers_as_numbers() -> None:
    SessionFactory(working_group__acronym="DPEWG", reference="DPEWG-2026-01", title="=1+1", ordinal=1)
    data = b"".join(
        export_table(
            kind="sessions", queryset=Session.objects.all(), format="xlsx", columns=["reference", "title", "ordinal"]
        )
    )
    sheet: Any = openpyxl.load_workbook(io.BytesIO(data)).active
    assert [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()] == [
        [("reference", "s"), ("title", "s"), ("ordinal", "s")],
        [("DPEWG-2026-01", "s"), ("'=1+1", "s"), (1, "n")],
    ]


def test_xlsx_cell_too_long_is_refused() -> None:
    SessionFactory(reference="DPEWG-2026-01", working_group__acronym="DPEWG")
    made = OutcomeFactory(text="a" * 40_000)
    with pytest.raises(ExportRefused) as refused:
        list(export_table(kind="outcomes", queryset=type(made).objects.all(), format="xlsx", columns=["text"]))
    assert str(refused.value) == (
        f"Row 2, text: {'a' * 40!r} goes on for 40,000 characters, and a cell of a workbook holds 32,767: export CSV."
    )


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (
            {"kind": "people", "format": "csv"},
            "'people' is no kind of table: choose one of articles, sessions, participants, outcomes.",
        ),
        ({"kind": "sessions", "format": "pdf"}, "'pdf' is no format of tables: choose one of csv, xlsx."),
        (
            {"kind": "participants", "format": "csv", "columns": ["email"]},
            "'email' is no column of participants: choose from session, person, name, position, organisation, party, "
            "capacity, acts, presence, days, replaces, sensitivity, embargoed_until.",
        ),
    ],
)
def test_export_of_what_is_not_there_is_refused_at_once(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(ExportRefused) as refused:
        export_table(queryset=Session.objects.all(), **asked)
    assert str(refused.value) == message


@pytest.mark.parametrize("kind", list(KINDS))
def test_export_queries_do_not_grow_with_rows(kind: str) -> None:
    counts = []
    for number in (1, 3):
        for row in range(number):
            MAKE[kind](f"text {number} {row}")
        with CaptureQueriesContext(connection) as captured:
            rows = list(csv.reader(io.StringIO(exported(kind, "csv").decode("utf-8-sig"))))
        assert len(rows) > number
        counts.append(len(captured))
    assert counts[0] == counts[1]
