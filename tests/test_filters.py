"""Query strings in, the exact rows that each filter keeps out."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from meetings.choices import ArticleKind, FactStatus, OutcomeKind, OutcomeStatus, RecordStage, SessionStatus
from meetings.filters import ArticleFilterSet, ListFilterSet, OutcomeFilterSet, ParticipantFilterSet, SessionFilterSet
from meetings.models import Article, Outcome, Participant, Session
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
    WorkingGroupFactory,
)

pytestmark = pytest.mark.django_db


def kept(filterset_class: type[ListFilterSet], model: Any, query: str, field: str) -> set[Any]:
    """Return the values of ``field`` in the rows that a query string keeps; it must be understood."""
    request = HttpRequest()
    request.user = AnonymousUser()
    filterset = filterset_class(QueryDict(query), queryset=model.objects.all(), request=request)
    assert filterset.is_valid(), filterset.form.errors
    found = list(filterset.qs.values_list(field, flat=True))
    assert len(found) == len(set(found))
    return set(found)


@pytest.fixture
def sessions() -> None:
    drugs, precursors = WorkingGroupFactory(acronym="DPEWG"), WorkingGroupFactory(acronym="PCTF")
    first = SessionFactory(
        working_group=drugs, reference="DPEWG-2026-01", title="Inaugural Meeting", stage=RecordStage.IN_REVIEW
    )
    OutcomeFactory(session=first)
    SessionFactory(
        working_group=drugs,
        reference="DPEWG-2026-02",
        title="Second meeting 100%",
        start_date=date(2026, 6, 9),
        end_date=None,
        city="New Delhi",
        country="IN",
        status=SessionStatus.PLANNED,
    )
    third = SessionFactory(
        working_group=precursors,
        reference="PCTF-2025-01",
        title="Task force",
        start_date=None,
        end_date=None,
        city="",
        country="",
        status=SessionStatus.CANCELLED,
        stage=RecordStage.ISSUED,
    )
    OutcomeFactory(session=third, withdrawn_at=timezone.now())


@pytest.mark.parametrize(
    ("query", "references"),
    [
        ("", {"DPEWG-2026-01", "DPEWG-2026-02", "PCTF-2025-01"}),
        ("status=held", {"DPEWG-2026-01"}),
        ("status=held&status=planned", {"DPEWG-2026-01", "DPEWG-2026-02"}),
        ("stage=in+review", {"DPEWG-2026-01"}),
        ("stage=issued", {"PCTF-2025-01"}),
        ("group=PCTF", {"PCTF-2025-01"}),
        ("group=PCTF&group=DPEWG", {"DPEWG-2026-01", "DPEWG-2026-02", "PCTF-2025-01"}),
        ("country=IN", {"DPEWG-2026-02"}),
        ("country=FR", set()),
        ("held_from=2026-01-21", {"DPEWG-2026-01", "DPEWG-2026-02"}),
        ("held_from=2026-01-22", {"DPEWG-2026-02"}),
        ("held_to=2026-01-20", {"DPEWG-2026-01"}),
        ("held_from=2026-01-01&held_to=2026-01-19", set()),
        ("has_outcomes=yes", {"DPEWG-2026-01"}),
        ("has_outcomes=no", {"DPEWG-2026-02", "PCTF-2025-01"}),
        ("q=inaugural", {"DPEWG-2026-01"}),
        ("q=dpewg", {"DPEWG-2026-01", "DPEWG-2026-02"}),
        ("q=india", {"DPEWG-2026-02"}),
        ("q=delhi+second", {"DPEWG-2026-02"}),
        ("q=delhi+inaugural", set()),
        ("q=21+january", {"DPEWG-2026-01"}),
        ("q=cancelled", {"PCTF-2025-01"}),
        ("q=In+review", {"DPEWG-2026-01"}),
        ("q=100%25", {"DPEWG-2026-02"}),
        ("q=_", set()),
        ("q=+++", {"DPEWG-2026-01", "DPEWG-2026-02", "PCTF-2025-01"}),
    ],
)
@pytest.mark.usefixtures("sessions")
def test_session_filter_keeps_exactly_what_it_says(query: str, references: set[str]) -> None:
    assert kept(SessionFilterSet, Session, query, "reference") == references


@pytest.fixture
def participants() -> None:
    session = SessionFactory(reference="DPEWG-2026-01")
    delegations = {
        code: DelegationFactory(session=session, party=PartyFactory(working_group=session.working_group, country=code))
        for code in ("US", "IN")
    }
    office = OrganisationFactory(name="Office of National Drug Control Policy", acronym="ONDCP")
    ParticipantFactory(
        session=session,
        person__name="Sara Carter",
        position_title="Director",
        organisation=office,
        delegation=delegations["US"],
        acts=["opened"],
        presence="stated by a source",
    )
    ParticipantFactory(
        session=session,
        person__name="Monika Ashish Batra",
        position_title="Deputy Director General",
        delegation=delegations["IN"],
        capacity="head",
        acts=["led", "spoke"],
        presence="recorded by staff",
    )
    ParticipantFactory(
        session=SessionFactory(reference="PCTF-2025-01"), person__name="Vinay Kwatra", position_title="Ambassador"
    )


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("session=DPEWG-2026-01", {"Sara Carter", "Monika Ashish Batra"}),
        ("session=dpewg-2026-01", {"Sara Carter", "Monika Ashish Batra"}),
        ("session=DPEWG", set()),
        ("delegation=IN", {"Monika Ashish Batra"}),
        ("capacity=head", {"Monika Ashish Batra"}),
        ("capacity=head&capacity=member", {"Sara Carter", "Monika Ashish Batra", "Vinay Kwatra"}),
        ("acts=opened", {"Sara Carter"}),
        ("acts=opened&acts=spoke", {"Sara Carter", "Monika Ashish Batra"}),
        ("acts=chaired", set()),
        ("presence=not+stated", {"Vinay Kwatra"}),
        ("q=carter", {"Sara Carter"}),
        ("q=ondcp", {"Sara Carter"}),
        ("q=director", {"Sara Carter", "Monika Ashish Batra"}),
        ("q=united+states", {"Sara Carter"}),
        ("q=head", {"Monika Ashish Batra"}),
        ("q=opened", {"Sara Carter"}),
        ("q=recorded", {"Monika Ashish Batra"}),
        ("q=pctf", {"Vinay Kwatra"}),
    ],
)
@pytest.mark.usefixtures("participants")
def test_participant_filter_keeps_exactly_what_it_says(query: str, names: set[str]) -> None:
    assert kept(ParticipantFilterSet, Participant, query, "person__name") == names


@pytest.fixture
def outcomes() -> None:
    today = timezone.localdate()
    session = SessionFactory(reference="DPEWG-2026-01")
    group = session.working_group
    united_states, india = PartyFactory(working_group=group), PartyFactory(working_group=group, country="IN")
    owner = UserFactory(username="a.kapoor", first_name="Asha", last_name="Kapoor")
    first = OutcomeFactory(
        session=session,
        number=1,
        text="Both sides committed to share data",
        themes=["Precursor chemicals", "data"],
        status=OutcomeStatus.AGREED,
        due_date=today - timedelta(1),
        owner=owner,
    )
    first.responsible_parties.set([united_states, india])
    CitationFactory(session=None, outcome=first)
    CitationFactory(session=None, outcome=first)
    second = OutcomeFactory(
        session=session,
        number=2,
        kind=OutcomeKind.EMPHASIS,
        status=OutcomeStatus.DELIVERED,
        due_date=today - timedelta(30),
    )
    second.responsible_organisations.set([OrganisationFactory(name="Narcotics Control Bureau")])
    OutcomeFactory(
        session=SessionFactory(reference="PCTF-2025-01"),
        number=1,
        text="Customs",
        due_date=today,
        due_words="before the next session",
    )


def shifted(days: int) -> str:
    """Return today shifted, as in an address."""
    return (timezone.localdate() + timedelta(days)).isoformat()


FIRST, SECOND, THIRD = "DPEWG-2026-01-O01", "DPEWG-2026-01-O02", "PCTF-2025-01-O01"


@pytest.mark.parametrize(
    ("query", "references"),
    [
        ("status=agreed", {FIRST}),
        ("status=agreed&status=proposed", {FIRST, THIRD}),
        ("kind=emphasis", {SECOND}),
        ("session=PCTF-2025-01", {THIRD}),
        ("theme=precursor", {FIRST}),
        ("theme=chemicals%0Adata", {FIRST}),
        ("theme=s%2Cd", set()),
        ("responsible=US", {FIRST}),
        ("responsible=FR", set()),
        ("owner=a.kapoor", {FIRST}),
        ("owner=none", {SECOND, THIRD}),
        (f"due_after={shifted(-1)}", {FIRST, THIRD}),
        (f"due_before={shifted(-1)}", {FIRST, SECOND}),
        ("overdue=yes", {FIRST}),
        ("overdue=no", {SECOND, THIRD}),
        ("evidence=yes", {FIRST}),
        ("evidence=no", {SECOND, THIRD}),
        ("q=customs", {THIRD}),
        ("q=o02", {SECOND}),
        ("q=emphasis", {SECOND}),
        ("q=kapoor", {FIRST}),
        ("q=india", {FIRST}),
        ("q=bureau", {SECOND}),
        ("q=precursor", {FIRST}),
        ("q=before+next", {THIRD}),
        ("q=delivered", {SECOND}),
    ],
)
@pytest.mark.usefixtures("outcomes")
def test_outcome_filter_keeps_exactly_what_it_says(query: str, references: set[str]) -> None:
    assert kept(OutcomeFilterSet, Outcome, query, "reference") == references


@pytest.fixture
def articles() -> dict[str, int]:
    house, agency = OrganisationFactory(name="The White House"), OrganisationFactory(name="ANI")
    release = ArticleFactory(title="Joint statement", publisher=house, source_url="https://example.org/release")
    wire = ArticleFactory(
        title="Washington talks", publisher=agency, kind=ArticleKind.WIRE_COPY, published_on=date(2026, 1, 27)
    )
    ArticleFactory(title="Note", kind=ArticleKind.NOTE, published_on=None)
    DraftFactFactory(version=ArticleVersionFactory(article=wire))
    DraftFactFactory(version=ArticleVersionFactory(article=release), status=FactStatus.REJECTED)
    return {"house": house.pk, "agency": agency.pk}


@pytest.mark.parametrize(
    ("query", "labels"),
    [
        ("kind=wire+copy", {"Washington talks"}),
        ("kind=wire+copy&kind=note", {"Washington talks", "Note"}),
        ("publisher={house}", {"Joint statement"}),
        ("published_from=2026-01-27", {"Washington talks"}),
        ("published_to=2026-01-26", {"Joint statement"}),
        ("to_review=yes", {"Washington talks"}),
        ("to_review=no", {"Joint statement", "Note"}),
        ("q=ani", {"Washington talks"}),
        ("q=example.org/release", {"Joint statement"}),
        ("q=press", {"Joint statement"}),
        ("q=27+january", {"Washington talks"}),
    ],
)
def test_article_filter_keeps_exactly_what_it_says(query: str, labels: set[str], articles: dict[str, int]) -> None:
    assert kept(ArticleFilterSet, Article, query.format(**articles), "label") == labels


@pytest.mark.parametrize(
    ("filterset_class", "model", "query", "field"),
    [
        (SessionFilterSet, Session, "status=opened", "status"),
        (SessionFilterSet, Session, "group=NONE", "group"),
        (SessionFilterSet, Session, "country=XX", "country"),
        (SessionFilterSet, Session, "held_from=2026-13-45", "held_from"),
        (SessionFilterSet, Session, "has_outcomes=maybe", "has_outcomes"),
        (SessionFilterSet, Session, f"q={'x' * 10_000}", "q"),
        (ParticipantFilterSet, Participant, "acts=slept", "acts"),
        (OutcomeFilterSet, Outcome, "owner=nobody.known", "owner"),
        (OutcomeFilterSet, Outcome, "due_before=soon", "due_before"),
        (ArticleFilterSet, Article, "publisher=99999999999999999999999", "publisher"),
        (ArticleFilterSet, Article, "publisher=The+White+House", "publisher"),
    ],
)
def test_filter_value_that_is_not_known_is_an_error_of_its_field(
    filterset_class: type[ListFilterSet], model: Any, query: str, field: str
) -> None:
    request = HttpRequest()
    request.user = AnonymousUser()

    filterset = filterset_class(QueryDict(query), queryset=model.objects.all(), request=request)

    assert set(filterset.form.errors) == {field}
