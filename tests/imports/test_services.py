"""A spreadsheet -> a checked batch -> records, all or nothing."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.choices import Act, ArticleKind, BatchStatus, Capacity, OutcomeStatus, RowPlan, SessionStatus
from meetings.exceptions import UnreadableFile
from meetings.imports import services
from meetings.imports.types import ImportRefused
from meetings.models import (
    Article,
    Delegation,
    ImportBatch,
    ImportRow,
    Participant,
    Person,
    Session,
)
from tests.factories import (
    OrganisationFactory,
    OutcomeFactory,
    PartyFactory,
    PersonFactory,
    SessionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def check(kind: str, text: str) -> ImportBatch:
    return services.check(kind=kind, name=f"{kind}.csv", data=text.encode(), user=None)


def committed(kind: str, text: str) -> ImportBatch:
    return services.commit(batch=check(kind, text), user=None)


def problems(batch: ImportBatch) -> list[tuple[int, str, str, str]]:
    return [
        (row.number, one["column"], one["value"], one["message"])
        for row in batch.rows.order_by("number")
        for one in row.problems
    ]


def plans(batch: ImportBatch) -> list[tuple[str, dict[str, list[str]]]]:
    return list(batch.rows.order_by("number").values_list("plan", "changes"))


def events(table: str) -> list[tuple[str, dict[str, Any]]]:
    with connection.cursor() as cursor:
        # The table is one of ours.
        cursor.execute(f"SELECT pgh_label, pgh_context FROM meetings_{table}event ORDER BY pgh_id")  # noqa: S608
        return [(label, json.loads(context) if isinstance(context, str) else context) for label, context in cursor]


def test_sessions_new_changed_and_unchanged(session: Session) -> None:
    SessionFactory(working_group=session.working_group, reference="DPEWG-2026-02", ordinal=2, title="Second meeting")
    batch = check(
        "sessions",
        "reference,working_group,ordinal,title,start_date,status,host,languages\n"
        "DPEWG-2026-01,DPEWG,1,Inaugural meeting,2026-01-20,Held,United States,en; hi\n"
        "DPEWG-2026-02,DPEWG,2,Second meeting,2026-01-20,held,,\n"
        "DPEWG-2027-01,DPEWG,3,Third meeting,2027-03-01,,India,\n",
    )
    assert plans(batch) == [
        (RowPlan.UPDATE, {"host": ["", "US"], "languages": ["", "en; hi"]}),
        (RowPlan.UNCHANGED, {}),
        (
            RowPlan.NEW,
            {
                "working_group": ["", "DPEWG"],
                "ordinal": ["", "3"],
                "title": ["", "Third meeting"],
                "start_date": ["", "2027-03-01"],
                "host": ["", "IN"],
            },
        ),
    ]
    assert Session.objects.count() == 2
    user = UserFactory()
    services.commit(batch=batch, user=user)
    session.refresh_from_db()
    new = Session.objects.get(reference="DPEWG-2027-01")
    assert (str(session.host), session.languages, session.version) == ("United States", ["en", "hi"], 2)
    assert (new.ordinal, new.start_date, new.status, str(new.host)) == (
        3,
        date(2027, 3, 1),
        SessionStatus.PLANNED,
        "India",
    )
    assert list(batch.rows.order_by("number").values_list("record_id", flat=True))[2] == new.pk
    context = {"source": "import", "batch": batch.pk, "user": user.pk}
    assert sorted(label for label, told in events("session") if told == context) == ["insert", "update"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("sessions", "reference,working_group,title\nDPEWG-2030-01,DPEWG,Later\n"),
        ("articles", "source_url,title,published_at\nhttps://example.org/x,Title,2026-01-26T13:12:20-05:00\n"),
        ("participants", "session,name,party,capacity,acts\nDPEWG-2026-01,Sara Carter,US,head,opened; Spoke\n"),
        (
            "outcomes",
            "reference,kind,text,basis,responsible_parties,responsible_organisations\n"
            "DPEWG-2026-01-O01,commitment,Both sides committed.,joint statement,IN; US,ONDCP\n",
        ),
    ],
)
def test_same_file_twice_changes_nothing(session: Session, kind: str, text: str) -> None:
    PersonFactory(name="Sara Carter")
    OrganisationFactory(name="Office of National Drug Control Policy", acronym="ONDCP")
    first = committed(kind, text)
    tables = ("session", "article", "participant", "outcome", "delegation", "outcomeresponsibleparty")
    before = [events(table) for table in tables]
    second = committed(kind, text)
    assert [plan for plan, _ in plans(first)] == [RowPlan.NEW]
    assert plans(second) == [(RowPlan.UNCHANGED, {})]
    assert [events(table) for table in tables] == before


def test_article_from_a_row_has_label_day_and_offset() -> None:
    committed(
        "articles",
        "source_url;title;kind;published_at;tags\n"
        "https://example.org/x;A title;Press release;2026-01-26T23:30:00-05:00;articles; drugs\n".replace(
            "articles; drugs", '"articles; drugs"'
        ),
    )
    made = Article.objects.get()
    assert (made.label, made.kind, made.published_on, made.published_at, made.published_offset, made.tags) == (
        "A title",
        ArticleKind.PRESS_RELEASE,
        date(2026, 1, 26),
        datetime(2026, 1, 27, 4, 30, tzinfo=UTC),
        -300,
        ["articles", "drugs"],
    )


def test_participants_bring_the_delegation_of_their_party(session: Session) -> None:
    carter, other = PersonFactory(name="Sara Carter"), PersonFactory(name="Monika Batra", aliases=["M. Batra"])
    batch = committed(
        "participants",
        "session,person,name,party,capacity,acts,days\n"
        f"DPEWG-2026-01,{carter.reference},Sara Carter,United States,Head of delegation,opened; spoke,2026-01-20\n"
        "DPEWG-2026-01,,m. batra,US,,,\n",
    )
    assert batch.status == BatchStatus.COMMITTED
    delegation = Delegation.objects.get()
    assert (delegation.session, str(delegation.party)) == (session, "United States")
    assert list(Participant.objects.order_by("pk").values_list("person", "delegation", "capacity", "acts", "days")) == [
        (carter.pk, delegation.pk, Capacity.HEAD, [Act.OPENED, Act.SPOKE], [date(2026, 1, 20)]),
        (other.pk, delegation.pk, Capacity.MEMBER, [], []),
    ]


def test_outcome_ties_are_added_and_removed(session: Session) -> None:
    made = OutcomeFactory(session=session, number=1, reference="DPEWG-2026-01-O01")
    india = PartyFactory._meta.model.objects.get(country="IN")
    made.responsible_parties.set([india])
    OrganisationFactory(name="Ministry", country="IN")
    american = OrganisationFactory(name="Ministry", country="US")
    text = (
        "reference,responsible_parties,responsible_organisations,status\n"
        "DPEWG-2026-01-O01,US,Ministry (US),In progress\n"
    )
    batch = committed("outcomes", text)
    assert plans(batch)[0][1] == {
        "responsible_parties": ["IN", "US"],
        "responsible_organisations": ["", "Ministry"],
        "status": ["proposed", "in progress"],
    }
    made.refresh_from_db()
    assert [str(party) for party in made.responsible_parties.all()] == ["United States"]
    assert list(made.responsible_organisations.all()) == [american]
    assert made.status == OutcomeStatus.IN_PROGRESS
    assert plans(committed("outcomes", text)) == [(RowPlan.UNCHANGED, {})]


UNKNOWN = (
    "Nobody of this name is in the directory, and an import adds "
    "no people: accept the facts of the source that names "
    "them, or add the person in the directory, then check the file again."
)


def test_every_problem_of_every_row_is_told(session: Session) -> None:
    PersonFactory.create_batch(2, name="John Smith")
    first, second = Person.objects.order_by("pk")
    batch = check(
        "participants",
        "session,person,name,party,capacity,days\n"
        "DPEWG-2026-01,,Nobody Known,FR,chief,20/01/2026\n"
        "DPEWG-2026-09,,John Smith,,,\n"
        f"DPEWG-2026-01,{first.reference},Jane Doe,,,2026-02-30\n"
        f"DPEWG-2026-01,{first.reference},John Smith,,,\n"
        f"DPEWG-2026-01,P999999,,,,\n",
    )
    assert problems(batch) == [
        (2, "name", "Nobody Known", UNKNOWN),
        (2, "party", "FR", "The working group has no such party: add the party first, or correct the cell."),
        (
            2,
            "capacity",
            "chief",
            "Not a choice of this column: write one of head, alternate, "
            "member, observer, expert, adviser, interpreter, "
            "secretariat.",
        ),
        (2, "days", "20/01/2026", "Not an ISO date: write year, month and day as in 2026-01-20."),
        (
            3,
            "session",
            "DPEWG-2026-09",
            "No session has this reference: import or add the session first, or correct the reference.",
        ),
        (
            3,
            "name",
            "John Smith",
            f"Several people have this name: give the reference of the "
            f"one meant ({first.reference}, {second.reference}).",
        ),
        (
            4,
            "name",
            "Jane Doe",
            f"{first.reference} is John Smith: correct the reference or the name, or empty one of the two.",
        ),
        (4, "days", "2026-02-30", "There is no such day in the calendar: write a real one, as in 2026-01-20."),
        (
            6,
            "person",
            "P999999",
            "Nobody in the directory has this reference: correct it, or give the name instead.",
        ),
    ]
    with pytest.raises(ImportRefused) as refused:
        services.commit(batch=batch, user=None)
    assert str(refused.value) == (
        "participants from participants.csv has problems in rows 2, 3, 4, 6: correct them, then check the file again."
    )
    assert (Participant.objects.count(), Person.objects.count()) == (0, 2)


@pytest.mark.parametrize(
    ("kind", "text", "found"),
    [
        (
            "sessions",
            "reference,working_group,title,start_date,end_date,ordinal,"
            "stage\nDPEWG-2030-01,XX,,2026-01-20,2026-01-19,0,issued\n",
            [
                (
                    "stage",
                    "issued",
                    "An import does not move the stage of a record: write draft, or leave the cell empty.",
                ),
                (
                    "working_group",
                    "XX",
                    "No working group has this acronym: add the working group first, or correct the acronym.",
                ),
                ("title", "", "A new row needs this: text."),
                ("end_date", "2026-01-19", "A session ends on or after the day it begins: correct one of the days."),
                ("ordinal", "0", "Ordinals count from 1, the inaugural session: write 1 or more."),
            ],
        ),
        (
            "sessions",
            "reference,working_group,title,ordinal\nDPEWG-2030-01,DPEWG,A,1\n",
            [
                (
                    "ordinal",
                    "1",
                    "The working group has a session of this ordinal already: "
                    "correct the number, or withdraw the other.",
                )
            ],
        ),
        (
            "sessions",
            "reference,title\nDPEWG-2026-01,\n",
            [("title", "", "This cannot be emptied: write text.")],
        ),
        (
            "sessions",
            "reference,working_group,title,time_zone,city\nSECOND,DPEWG,A,Mars/Base," + "x" * 201,
            [
                (
                    "reference",
                    "SECOND",
                    "Not a reference: write the group's acronym, the year and a number, as in DPEWG-2026-01.",
                ),
                ("time_zone", "Mars/Base", "No time zone has this name: write its IANA name, such as Asia/Kolkata."),
                ("city", "x" * 201, "Ensure this value has at most 200 characters (it has 201)."),
            ],
        ),
        (
            "articles",
            "source_url,title,published_at,published_on,sensitivity\n,A,2026-01-26T13:12:20,26 "
            "January 2026,embargoed\n",
            [
                (
                    "source_url",
                    "",
                    "An article needs its URL: fill source_url. Text without a URL is taken in as a file.",
                ),
                ("published_on", "26 January 2026", "Not an ISO date: write year, month and day as in 2026-01-20."),
                (
                    "published_at",
                    "2026-01-26T13:12:20",
                    "The time does not say in which zone it is: write it with its offset from UTC, as in "
                    "2026-01-26T13:12:20-05:00.",
                ),
                (
                    "embargoed_until",
                    "",
                    "An embargoed record needs the time at which its embargo ends: fill embargoed_until.",
                ),
            ],
        ),
        (
            "articles",
            "source_url,publisher\nno url,Nobody\n",
            [
                ("publisher", "Nobody", "No organisation has this name or acronym: add it first, or correct the name."),
                ("source_url", "no url", "Enter a valid URL."),
            ],
        ),
        (
            "outcomes",
            "reference,session,text,kind,basis,owner\nDPEWG-2026-01-O001,DPEWG-2026-02,Words,decision,agreed "
            "text,nobody\n",
            [
                (
                    "reference",
                    "DPEWG-2026-01-O001",
                    "The number has more noughts than it needs: write DPEWG-2026-01-O01.",
                ),
                (
                    "session",
                    "DPEWG-2026-02",
                    "The reference belongs to another session: correct one of the two, or leave the session empty.",
                ),
                ("owner", "nobody", "No user signs in by this name: correct it, or leave the cell empty."),
            ],
        ),
    ],
)
def test_bad_row_gets_its_messages(session: Session, kind: str, text: str, found: list[tuple[str, str, str]]) -> None:
    batch = check(kind, text)
    assert problems(batch) == [(2, *one) for one in found]


def test_record_that_stands_twice_in_a_file_is_a_problem(session: Session) -> None:
    batch = check("sessions", "reference,city\nDPEWG-2026-01,Delhi\nDPEWG-2026-01,Mumbai\n")
    assert problems(batch) == [
        (3, "reference", "DPEWG-2026-01", "Row 2 is about the same record: keep one of the two.")
    ]


def test_withdrawn_record_is_a_problem(session: Session) -> None:
    Session.objects.update(withdrawn_at=datetime(2026, 2, 1, tzinfo=UTC))
    assert problems(check("sessions", "reference,city\nDPEWG-2026-01,Delhi\n")) == [
        (
            2,
            "reference",
            "DPEWG-2026-01",
            "This record was withdrawn: restore it first, or take the row out of the file.",
        )
    ]


def test_person_merged_since_is_a_problem_that_names_the_other(session: Session) -> None:
    kept = PersonFactory()
    merged = PersonFactory(merged_into=kept)
    assert problems(check("participants", f"session,person\nDPEWG-2026-01,{merged.reference}\n")) == [
        (2, "person", merged.reference, f"{merged.reference} was merged into {kept.reference}: give that reference.")
    ]


def test_second_head_of_a_delegation_is_a_problem(session: Session) -> None:
    one, two = PersonFactory(), PersonFactory()
    rows = [f"DPEWG-2026-01,{person.reference},IN,head\n" for person in (one, two)]
    batch = check("participants", "session,person,party,capacity\n" + "".join(rows))
    message = "The delegation has a head already: write alternate or member, or change the other first."
    assert problems(batch) == [(3, "capacity", "head", f"{message} Row 2 says the same.")]
    committed("participants", "session,person,party,capacity\n" + rows[0])
    assert problems(check("participants", "session,person,party,capacity\n" + rows[1])) == [
        (2, "capacity", "head", message)
    ]


def test_commit_is_refused_where_the_record_changed_since(session: Session) -> None:
    batch = check(
        "sessions", "reference,working_group,title,city\nDPEWG-2030-01,DPEWG,New,\nDPEWG-2026-01,DPEWG,Renamed,\n"
    )
    Session.objects.filter(pk=session.pk).update(title="Changed meanwhile")
    with pytest.raises(ImportRefused) as refused:
        services.commit(batch=batch, user=None)
    assert str(refused.value) == (
        "sessions from sessions.csv was not committed: since it "
        "was checked, what it is about has changed, so that it "
        "would do something else in row 3. Check the file again."
    )
    assert list(Session.objects.values_list("title", flat=True)) == ["Changed meanwhile"]
    batch.refresh_from_db()
    assert batch.status == BatchStatus.CHECKED


def test_batch_is_committed_once(session: Session) -> None:
    batch = committed("sessions", "reference,city\nDPEWG-2026-01,Delhi\n")
    with pytest.raises(ImportRefused) as refused:
        services.commit(batch=batch, user=None)
    assert str(refused.value) == (
        "sessions from sessions.csv was committed already: check the file again to import it once more."
    )


def test_file_damaged_further_down_stores_nothing(session: Session) -> None:
    rows = "".join(f"DPEWG-2026-{number},DPEWG,A\n" for number in range(10, 99))
    with pytest.raises(UnreadableFile):
        check("sessions", f'reference,working_group,title\n{rows}DPEWG-2026-99,DPEWG,"open\n')
    assert (ImportBatch.objects.count(), ImportRow.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("kind", "header", "row"),
    [
        ("sessions", "reference,working_group,title,host", "DPEWG-2030-{0:02d},DPEWG,Title {0},US"),
        ("articles", "source_url,title,publisher", "https://example.org/{0}/new,Title {0},ONDCP"),
        ("participants", "session,name,party", "DPEWG-2026-01,Human {0},US"),
        (
            "outcomes",
            "reference,kind,text,basis,responsible_parties",
            "DPEWG-2026-01-O{0:02d},decision,Text {0},agreed text,US; IN",
        ),
    ],
)
def test_queries_do_not_grow_with_rows(session: Session, kind: str, header: str, row: str) -> None:
    OrganisationFactory(name="Office", acronym="ONDCP")
    for number in range(1, 9):
        PersonFactory(name=f"Human {number}")
    counts = []
    for numbers in (range(1, 3), range(3, 9)):
        text = "\n".join([header, *(row.format(number) for number in numbers)])
        with CaptureQueriesContext(connection) as captured:
            batch = committed(kind, text)
        assert [plan for plan, _ in plans(batch)] == [RowPlan.NEW] * len(numbers)
        counts.append(len(captured))
    # The first import of participants makes the delegation, which later ones find.
    assert counts[1] <= counts[0]
