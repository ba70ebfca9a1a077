"""Deciding on drafted facts: what becomes of them, one by one and together."""

import pytest

from meetings.choices import FactKind, FactStatus
from meetings.exceptions import NotReviewable
from meetings.intake.services import take_in
from meetings.models import (
    Article,
    Citation,
    DraftFact,
    Outcome,
    Participant,
    Person,
    Session,
    Statement,
    independent_origins,
)
from meetings.review.queries import describe
from meetings.review.services import accept, amend, reject
from tests.factories import ArticleVersionFactory, DraftFactFactory, PersonFactory, UserFactory
from tests.seeds import RELEASE, WIRE

pytestmark = pytest.mark.django_db

#: What the press release tells, without what the page has around it.
STORY = RELEASE.read_text()[RELEASE.read_text().index("From January") :]


@pytest.fixture
def release() -> None:
    """Take in the press release."""
    take_in(name=RELEASE.name, data=RELEASE.read_bytes())


def fact_of(name: str) -> DraftFact:
    """Return the drafted person of a name."""
    return DraftFact.objects.get(kind=FactKind.PERSON, value__name=name)


@pytest.mark.usefixtures("release")
def test_accept_one_statement_accepts_session_and_speaker_along() -> None:
    statement = DraftFact.objects.get(kind=FactKind.STATEMENT, value__form="verbatim")
    user = UserFactory()

    result = accept(facts=[statement], user=user)

    assert [fact.kind for fact in result.along] == ["session", "person"]
    assert Session.objects.get().reference == "DPEWG-2026-01"
    assert Participant.objects.get().person.name == "Sara Carter"
    statement.refresh_from_db()
    assert (statement.status, statement.reviewer, statement.record) == (
        FactStatus.ACCEPTED,
        user,
        Statement.objects.get(),
    )
    assert describe(result) == (
        "3 facts accepted: added 1 session, 1 participant and 1 statement. 2 of them because others needed them."
    )


@pytest.mark.usefixtures("release")
def test_accept_twice_changes_nothing() -> None:
    facts = list(DraftFact.objects.all())
    accept(facts=facts, user=None)
    citations = Citation.objects.count()

    again = accept(facts=facts, user=None)

    assert again.accepted == []
    assert Citation.objects.count() == citations
    assert describe(again) == "Nothing changed."


@pytest.mark.usefixtures("release")
def test_accept_person_held_under_an_alias_makes_no_second_person() -> None:
    held = PersonFactory(name="Sara A. Carter", aliases=["CARTER, Sara", "Sara Carter"], country="US")

    accept(facts=[fact_of("Sara Carter")], user=None)

    assert Participant.objects.get().person == held
    assert Person.objects.count() == 1


@pytest.mark.usefixtures("release")
def test_amend_keeps_the_span_and_marks_the_fact() -> None:
    fact = fact_of("Debbie Seguin")
    value = {**fact.value, "position": "Deputy Director"}

    amend(fact=fact, value=value, user=None, note="Confirmed by the office.")

    fact.refresh_from_db()
    assert (fact.status, fact.note) == (FactStatus.AMENDED, "Confirmed by the office.")
    assert Participant.objects.get().position_title == "Deputy Director"
    citation = Citation.objects.get(participant__isnull=False)
    assert [citation.start, citation.end] == fact.evidence[0]


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"roles": ["sat"]}, "roles: 'sat' is not one of opened, hosted, chaired, led_delegation, "),
        ({"name": ""}, "A person needs its name."),
        ({"country": "Ruritania"}, "country: 'Ruritania' is no country; write its name or its two letters."),
        ({"height": 2}, "'height' is no field of a person; leave it out."),
    ],
)
def test_amend_with_a_value_that_cannot_be_read_says_which(change: dict[str, object], message: str) -> None:
    fact = fact_of("Debbie Seguin")
    with pytest.raises(NotReviewable) as refusal:
        amend(fact=fact, value={**fact.value, **change}, user=None)
    assert str(refusal.value).startswith(message)
    fact.refresh_from_db()
    assert fact.status == FactStatus.OPEN


@pytest.mark.usefixtures("release")
def test_reject_leaves_decided_facts_as_they_are() -> None:
    session = DraftFact.objects.get(kind=FactKind.SESSION)
    accept(facts=[session], user=None)

    rejected = reject(facts=[session, fact_of("Trump")], user=None, note="Not of this meeting.")

    assert rejected == 1
    session.refresh_from_db()
    assert session.status == FactStatus.ACCEPTED
    assert (fact_of("Trump").status, fact_of("Trump").note) == (FactStatus.REJECTED, "Not of this meeting.")


@pytest.mark.usefixtures("release")
def test_accept_fact_of_a_rejected_session_is_refused_with_the_reason() -> None:
    session = DraftFact.objects.get(kind=FactKind.SESSION)
    reject(facts=[session], user=None)

    result = accept(facts=[fact_of("Sara Carter")], user=None)

    assert [reason for _, reason in result.refused] == [
        f"“{session}” has been rejected, and what rests on it cannot be accepted without it."
    ]
    assert not Session.objects.exists()
    assert fact_of("Sara Carter").status == FactStatus.OPEN


def test_accept_fact_without_a_session_is_refused_with_the_reason() -> None:
    fact = DraftFactFactory()
    result = accept(facts=[fact], user=None)
    assert result.refused == [
        (
            fact,
            "“Person: Both” belongs to no session that its article tells of: reject it, or leave it open.",
        )
    ]


def test_accept_session_without_a_working_group_is_refused_with_the_reason() -> None:
    fact = DraftFactFactory(
        version=ArticleVersionFactory(), kind=FactKind.SESSION, value={"title": "A meeting", "start_date": "2026-01-20"}
    )
    result = accept(facts=[fact], user=None)
    assert [reason for _, reason in result.refused] == [
        "“A meeting” names no working group. Amend the drafted session: give the group's name, then accept it."
    ]


@pytest.mark.usefixtures("release")
def test_accept_second_source_with_another_date_keeps_the_record_and_tells_the_difference() -> None:
    accept(facts=DraftFact.objects.all(), user=None)
    take_in(name=WIRE.name, data=WIRE.read_bytes().replace(b"from January 20 to 21", b"from January 20 to 22"))
    session = DraftFact.objects.open().get(kind=FactKind.SESSION)

    result = accept(facts=[session], user=None)

    assert [str(Session.objects.get().end_date)] == ["2026-01-21"]
    assert result.differences == [
        f"{Session.objects.get()}: end date: the record has “2026-01-21”, this source “2026-01-22”."
    ]


@pytest.mark.usefixtures("release")
def test_outcome_of_another_session_is_new_even_in_the_same_words() -> None:
    accept(facts=DraftFact.objects.all(), user=None)
    second = RELEASE.read_bytes()
    for old, new in {"naugural": "econd", "Iecond": "Second", "iecond": "second", "January 20-21": "June 9-10"}.items():
        second = second.replace(old.encode(), new.encode())
    second = second.replace(b"2026/01", b"2026/06").replace(b"2026-01", b"2026-06")
    take_in(name="second.txt", data=second)

    accept(facts=DraftFact.objects.open(), user=None)

    assert set(Outcome.objects.values_list("reference", flat=True)) == {
        "DPEWG-2026-01-O01",
        "DPEWG-2026-01-O02",
        "DPEWG-2026-02-O01",
        "DPEWG-2026-02-O02",
    }


@pytest.mark.usefixtures("release")
def test_outcome_that_a_copy_says_otherwise_keeps_its_text_and_the_difference_is_told() -> None:
    accept(facts=DraftFact.objects.all(), user=None)
    outcome = Outcome.objects.get(operative_verb="committed")
    take_in(
        name="copy.txt", data=f"LIMA, Jan 30 (AP): {STORY.replace('countries committed', 'countries agreed')}".encode()
    )

    result = accept(facts=DraftFact.objects.open().filter(kind=FactKind.OUTCOME), user=None)

    assert Outcome.objects.filter(operative_verb="agreed").count() == 0
    said = outcome.text.replace("committed", "agreed")
    assert result.differences == [f"{outcome}: text: the record has “{outcome.text}”, this source “{said}”."]


def test_copy_of_an_article_of_an_unknown_publisher_is_no_independent_source() -> None:
    take_in(name="release.md", data=f"---\ndate: 2026-01-26\n---\n{STORY}".encode())
    accept(facts=DraftFact.objects.all(), user=None)
    take_in(name="copy.txt", data=f"LIMA, Jan 30 (AP): {STORY}".encode())

    accept(facts=DraftFact.objects.open(), user=None)

    release, copy = Article.objects.order_by("pk")
    assert (release.publisher, str(copy.publisher)) == (None, "AP")
    cited = Citation.objects.filter(outcome__isnull=False).with_sources()
    assert {citation.version.article for citation in cited} == {release, copy}
    assert independent_origins(cited) == (release.label,)


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("country", ["us", "USA", "United States"])
def test_amend_takes_a_country_by_its_name(country: str) -> None:
    fact = fact_of("Debbie Seguin")

    amend(fact=fact, value={**fact.value, "country": country}, user=None)

    assert Person.objects.get(name="Debbie Seguin").country == "US"
