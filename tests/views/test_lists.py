"""The list pages: who may see them, what they show, how they sort, page and answer what they do not understand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from meetings.access import EDITOR, VIEWER
from meetings.choices import (
    ArticleKind,
    Capacity,
    OutcomeKind,
    OutcomeStatus,
    Presence,
    RecordStage,
    Sensitivity,
    SessionStatus,
)
from tests.factories import (
    ArticleFactory,
    ArticleVersionFactory,
    CitationFactory,
    DelegationFactory,
    DraftFactFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipantFactory,
    PartyFactory,
    SessionFactory,
    UserFactory,
)
from tests.views.people import signed_in

pytestmark = pytest.mark.django_db

LISTS = ["/sessions/", "/participants/", "/outcomes/", "/articles/"]


def make_session(number: int) -> None:
    session = SessionFactory(reference=f"DPEWG-2026-0{number}")
    ParticipantFactory(session=session)
    OutcomeFactory(session=session)


def make_participant(number: int) -> None:
    session = SessionFactory()
    delegation = DelegationFactory(
        session=session,
        party=PartyFactory(working_group=session.working_group, country="", organisation=OrganisationFactory()),
    )
    ParticipantFactory(session=session, delegation=delegation, organisation=OrganisationFactory())


def make_outcome(number: int) -> None:
    outcome = OutcomeFactory(owner=UserFactory(), due_date=date(2026, 6, number))
    group = outcome.session.working_group
    outcome.responsible_parties.set(
        [
            PartyFactory(working_group=group),
            PartyFactory(working_group=group, country="", organisation=OrganisationFactory()),
        ]
    )
    outcome.responsible_organisations.set([OrganisationFactory()])


def make_article(number: int) -> None:
    DraftFactFactory(version=ArticleVersionFactory(article=ArticleFactory(publisher=OrganisationFactory())))


# Beside its own rows, a page asks for the login session, the person, their permissions (2), the count, and the filters'
# choices.
@pytest.mark.parametrize(
    ("address", "make", "queries"),
    [
        ("/sessions/", make_session, 8),
        ("/participants/", make_participant, 7),
        ("/outcomes/", make_outcome, 11),
        ("/articles/", make_article, 8),
    ],
)
def test_list_takes_as_many_queries_with_one_row_as_with_three(
    address: str,
    make: Callable[[int], None],
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(EDITOR)
    make(1)
    with django_assert_num_queries(queries):
        assert client.get(address).context["table"].paginator.count == 1
    make(2)
    make(3)
    with django_assert_num_queries(queries):
        assert client.get(address).context["table"].paginator.count == 3


@pytest.mark.parametrize("address", ["/", *LISTS])
def test_page_sends_somebody_unknown_to_sign_in(address: str, client: Client) -> None:
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={address}")


@pytest.mark.parametrize("address", ["/", *LISTS])
def test_page_refuses_staff_without_the_permission(address: str) -> None:
    assert signed_in().get(address).status_code == 403


@pytest.mark.parametrize("address", ["/", *LISTS])
def test_page_opens_for_a_viewer(address: str) -> None:
    assert signed_in(VIEWER).get(address).status_code == 200


def shown(client: Client, address: str, field: str) -> list[Any]:
    """Return the values of a field of the rows on a page, in order."""
    table = client.get(address).context["table"]
    return [getattr(row.record, field) for row in table.paginated_rows]


@pytest.mark.parametrize(
    ("column", "ascending"),
    [
        ("session", ["A-2026-02", "A-2026-01", "A-2026-03"]),
        ("when", ["A-2026-01", "A-2026-02", "A-2026-03"]),
        ("where", ["A-2026-01", "A-2026-02", "A-2026-03"]),
        ("participants", ["A-2026-02", "A-2026-03", "A-2026-01"]),
        ("outcomes", ["A-2026-01", "A-2026-03", "A-2026-02"]),
        ("status", ["A-2026-02", "A-2026-01", "A-2026-03"]),
        ("record", ["A-2026-03", "A-2026-01", "A-2026-02"]),
    ],
)
def test_session_list_sorts_on_every_column(column: str, ascending: list[str]) -> None:
    one = SessionFactory(reference="AB-2026-01", title="beta", city="Delhi", stage=RecordStage.IN_REVIEW)
    two = SessionFactory(
        reference="AB-2026-02",
        title="Alpha",
        start_date=date(2026, 6, 1),
        end_date=None,
        city="Washington",
        status=SessionStatus.PLANNED,
        stage=RecordStage.ISSUED,
    )
    three = SessionFactory(reference="AB-2026-03", title="gamma", start_date=None, end_date=None, city="Zagreb")
    three.status = SessionStatus.CANCELLED
    three.save()
    ParticipantFactory.create_batch(2, session=one)
    ParticipantFactory(session=three)
    OutcomeFactory.create_batch(2, session=two)
    OutcomeFactory(session=three)
    expected = [reference.replace("A-", "AB-") for reference in ascending]
    client = signed_in(VIEWER)

    assert shown(client, f"/sessions/?sort={column}", "reference") == expected
    backwards = expected[::-1]
    if column == "when":
        # A session without a date comes last, whichever way.
        backwards = ["AB-2026-02", "AB-2026-01", "AB-2026-03"]
    assert shown(client, f"/sessions/?sort=-{column}", "reference") == backwards


@pytest.mark.parametrize("column", ["person", "position", "delegation", "capacity", "part", "presence", "session"])
def test_participant_list_sorts_on_every_column(column: str) -> None:
    early = SessionFactory(reference="AB-2025-01", start_date=date(2025, 1, 1), end_date=None)
    late = SessionFactory(reference="AB-2026-01")
    first = ParticipantFactory(
        session=early,
        person__name="anna",
        position_title="adviser",
        delegation=DelegationFactory(session=early, party__working_group=early.working_group, party__country="IN"),
        capacity=Capacity.HEAD,
        acts=["chaired"],
        presence=Presence.STATED,
    )
    second = ParticipantFactory(
        session=late,
        person__name="Bela",
        position_title="Director",
        delegation=DelegationFactory(session=late, party__working_group=late.working_group, party__country="US"),
        capacity=Capacity.MEMBER,
        acts=["opened"],
        presence=Presence.NOT_STATED,
    )
    client = signed_in(VIEWER)

    assert shown(client, f"/participants/?sort={column}", "pk") == [first.pk, second.pk]
    assert shown(client, f"/participants/?sort=-{column}", "pk") == [second.pk, first.pk]


@pytest.mark.parametrize("column", ["outcome", "kind", "owner", "due", "evidence", "status"])
def test_outcome_list_sorts_on_every_column(column: str) -> None:
    session = SessionFactory(reference="AB-2026-01")
    first = OutcomeFactory(
        session=session,
        number=1,
        kind=OutcomeKind.COMMITMENT,
        owner=UserFactory(username="a"),
        due_date=date(2026, 2, 1),
        status=OutcomeStatus.PROPOSED,
    )
    second = OutcomeFactory(
        session=session,
        number=2,
        kind=OutcomeKind.ACTION,
        owner=UserFactory(username="b"),
        due_date=date(2026, 3, 1),
        status=OutcomeStatus.DELIVERED,
    )
    CitationFactory(session=None, outcome=second)
    client = signed_in(VIEWER)

    assert shown(client, f"/outcomes/?sort={column}", "pk") == [first.pk, second.pk]
    assert shown(client, f"/outcomes/?sort=-{column}", "pk") == [second.pk, first.pk]


@pytest.mark.parametrize("column", ["article", "publisher", "kind", "published", "versions", "to_review"])
def test_article_list_sorts_on_every_column(column: str) -> None:
    first = ArticleFactory(title="alpha", publisher=OrganisationFactory(name="ANI"))
    second = ArticleFactory(
        title="Beta",
        publisher=OrganisationFactory(name="The White House"),
        kind=ArticleKind.WIRE_COPY,
        published_on=date(2026, 1, 27),
    )
    DraftFactFactory(version=ArticleVersionFactory(article=second))
    client = signed_in(VIEWER)

    assert shown(client, f"/articles/?sort={column}", "pk") == [first.pk, second.pk]
    assert shown(client, f"/articles/?sort=-{column}", "pk") == [second.pk, first.pk]


def test_list_ignores_a_sorting_that_it_does_not_know() -> None:
    SessionFactory(reference="AB-2026-01")

    assert shown(signed_in(VIEWER), "/sessions/?sort=password,--,-", "reference") == ["AB-2026-01"]


def test_list_leaves_out_what_is_withdrawn_or_not_public() -> None:
    SessionFactory(reference="AB-2026-01")
    SessionFactory(reference="AB-2026-02", sensitivity=Sensitivity.INTERNAL)
    SessionFactory(reference="AB-2026-03", withdrawn_at=timezone.now())

    assert set(shown(signed_in(VIEWER), "/sessions/", "reference")) == {"AB-2026-01"}
    assert set(shown(signed_in(EDITOR), "/sessions/", "reference")) == {"AB-2026-01", "AB-2026-02"}


def test_list_shows_the_whole_wording_of_an_outcome() -> None:
    text = "Both sides committed to " + "strengthening cooperation, consistent with national law, " * 20
    OutcomeFactory(text=text)

    assert escape(text.strip()) in signed_in(VIEWER).get("/outcomes/").content.decode()


def test_list_has_pages_of_25_that_do_not_overlap() -> None:
    for number in range(1, 31):
        SessionFactory(reference=f"AB-2026-{number:02d}", title="The same title")
    client = signed_in(VIEWER)

    pages = [shown(client, f"/sessions/?sort=session&page={page}", "reference") for page in (1, 2)]

    assert [len(page) for page in pages] == [25, 5]
    assert len({*pages[0], *pages[1]}) == 30
    assert client.get("/sessions/").context["count_text"] == "30 sessions"


@pytest.mark.parametrize(
    ("page", "note"),
    [
        ("99", "There is no page 99. This is page 2 of 2."),
        ("0", "There is no page 0. This is page 2 of 2."),
        ("-3", "There is no page -3. This is page 2 of 2."),
        ("two", "There is no page two. This is page 1 of 2."),
        ("9" * 5000, f"There is no page {'9' * 60}…. This is page 1 of 2."),
        ("2", ""),
    ],
)
def test_list_says_which_page_it_shows_in_place_of_one_that_there_is_not(page: str, note: str) -> None:
    for number in range(1, 31):
        SessionFactory(reference=f"AB-2026-{number:02d}")

    response = signed_in(VIEWER).get("/sessions/", {"page": page})

    assert (response.status_code, response.context["note"]) == (200, note)


def test_chips_name_each_filter_and_lead_to_the_list_without_it() -> None:
    SessionFactory()
    address = "/sessions/?q=session&status=held&status=planned&country=US&held_from=2026-01-20&sort=-when&page=1"

    chips = signed_in(VIEWER).get(address).context["chips"]

    assert [(chip.label, chip.value) for chip in chips] == [
        ("Search", "session"),
        ("Status", "Held"),
        ("Status", "Planned"),
        ("Country", "United States"),
        ("Held from", "20 January 2026"),
    ]
    assert chips[1].remove_url == "/sessions/?q=session&status=planned&country=US&held_from=2026-01-20&sort=-when"


def test_chip_of_a_row_names_it() -> None:
    publisher = OrganisationFactory(name="The White House")
    ArticleFactory(publisher=publisher)
    owner = UserFactory(username="a.kapoor", first_name="Asha", last_name="Kapoor")
    client = signed_in(VIEWER)

    (by_publisher,) = client.get("/articles/", {"publisher": publisher.pk}).context["chips"]
    (by_owner,) = client.get("/outcomes/", {"owner": owner.username}).context["chips"]

    assert (by_publisher.value, by_publisher.remove_url) == ("The White House", "/articles/")
    assert by_owner.value == "Asha Kapoor"


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ({"status": "opened"}, "Status, “opened”: That is not one of its choices. Choose one from the list."),
        ({"held_from": "2026-13-45"}, "Held from, “2026-13-45”: Give a date as 2026-01-20."),
        (
            {"q": "x" * 10_000},
            f"Search, “{'x' * 60}…”: Search for at most 200 characters; these are 10000.",
        ),
        ({"q": "a\x00b"}, "“a␀b” holds a NUL character. Remove it."),
        ({"group": "\x00"}, "“␀” holds a NUL character. Remove it."),
    ],
)
def test_list_says_what_it_did_not_understand_and_shows_no_rows(query: dict[str, str], problem: str) -> None:
    SessionFactory()

    response = signed_in(EDITOR).get("/sessions/", query)

    assert response.status_code == 200
    assert response.context["problems"] == (problem,)
    assert escape(problem) in response.content.decode()
    assert response.context["table"].paginator.count == 0
    assert response.context["export_urls"] == ()


def test_empty_list_says_what_to_do_next() -> None:
    page = signed_in(EDITOR).get("/articles/").content.decode()

    assert "No articles yet" in page
    assert "Take in press releases, wire copy and notes" in page


def test_markup_in_a_record_is_shown_as_text() -> None:
    SessionFactory(title="<script>alert(1)</script>")

    page = signed_in(VIEWER).get("/sessions/", {"q": "<script>alert"}).content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
