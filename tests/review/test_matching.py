"""Accepting facts whose person, organisation, working group or session may be one that is held."""

from datetime import date
from typing import Any

import pytest
from django.core.management import call_command

from meetings.choices import FactKind, FactStatus
from meetings.exceptions import NotReviewable
from meetings.models import DraftFact, Mention, Organisation, Participant, Person, Position, Session, WorkingGroup
from meetings.review.queries import questions
from meetings.review.services import accept, amend
from tests.factories import (
    ArticleFactory,
    ArticleVersionFactory,
    DraftFactFactory,
    OrganisationFactory,
    PartyFactory,
    PersonFactory,
    PositionFactory,
    SessionFactory,
    WorkingGroupFactory,
)

pytestmark = pytest.mark.django_db

MEETING = {
    "title": "Second meeting of the Drug Policy Group",
    "working_group": "Drug Policy Group",
    "parties": ["IN", "US"],
    "ordinal": 2,
    "start_date": "2026-01-20",
    "end_date": "2026-01-21",
}


def drafted(published_on: date = date(2026, 1, 26), **person: Any) -> DraftFact:
    """Return the drafted fact of a person who attended a drafted meeting, in an article of its own."""
    version = ArticleVersionFactory(article=ArticleFactory(published_on=published_on))
    DraftFactFactory(version=version, kind=FactKind.SESSION, value=MEETING, start=5, end=10)
    fact: DraftFact = DraftFactFactory(version=version, value={"roles": ["attended"], "session": 0, **person})
    return fact


def refusal(fact: DraftFact) -> str:
    """Return why a fact is left open when it is accepted with nothing chosen."""
    return accept(facts=[fact], user=None).refused[0][1]


def test_accept_twice_and_from_two_articles_makes_one_person() -> None:
    first = drafted(name="Yoon Suk Yeol", country="KR")
    second = drafted(name="YOON Suk-yeol", country="KR", published_on=date(2026, 2, 1))

    for fact in (first, first, second):
        assert accept(facts=[fact], user=None).refused == []

    assert [(p.name, p.aliases) for p in Person.objects.all()] == [("Yoon Suk Yeol", [])]
    assert (Participant.objects.count(), Session.objects.count(), WorkingGroup.objects.count()) == (1, 1, 1)


def test_accept_person_who_may_be_one_held_leaves_the_fact_open_and_names_the_candidates() -> None:
    held = PersonFactory(name="Amit Kumar Rao", country="IN")
    bureau = OrganisationFactory(name="Narcotics Control Bureau", acronym="NCB")
    PositionFactory(person=held, title="Director", organisation=bureau, end_date=date(2025, 6, 1))
    fact = drafted(name="A. K. Rao", country="IN")

    assert refusal(fact) == (
        f"“A. K. Rao” may be Amit Kumar Rao (P{held.pk}, India): same surname and initial; held as Director of NCB "
        "until 2025. Open the fact and choose which is meant, or that it is a new one."
    )

    fact.refresh_from_db()
    assert fact.status == FactStatus.OPEN
    assert (Person.objects.count(), Session.objects.count()) == (1, 0)


def test_accept_person_chosen_among_the_candidates_keeps_the_name_as_an_alias() -> None:
    held = PersonFactory(name="Monika Ashish Batra", country="IN")
    fact = drafted(name="Monika Batra", country="IN")
    again = drafted(name="Monika Batra", country="IN", published_on=date(2026, 2, 1))

    accept(facts=[fact], user=None, chosen={Person: held.pk})
    result = accept(facts=[again], user=None)

    held.refresh_from_db()
    assert (Participant.objects.get().person, held.aliases) == (held, ["Monika Batra"])
    assert result.refused == []
    assert Person.objects.count() == 1


def test_accept_person_chosen_by_surname_and_initial_gives_no_alias() -> None:
    held = PersonFactory(name="Amit Rao")
    accept(facts=[drafted(name="A. Rao")], user=None, chosen={Person: held.pk})
    held.refresh_from_db()
    assert (Participant.objects.get().person, held.aliases) == (held, [])


def test_accept_person_chosen_as_new_is_a_second_person() -> None:
    held = PersonFactory(name="Amit Rao", country="GB")
    accept(facts=[drafted(name="Amit Rao", country="IN")], user=None, chosen={Person: None})
    assert Participant.objects.get().person != held
    assert list(Person.objects.order_by("pk").values_list("name", "country")) == [
        ("Amit Rao", "GB"),
        ("Amit Rao", "IN"),
    ]


def test_accept_person_chosen_as_new_who_is_surely_held_by_now_makes_no_second_one() -> None:
    held = PersonFactory(name="Amit Rao", country="IN")
    accept(facts=[drafted(name="Amit Rao", country="IN")], user=None, chosen={Person: None})
    assert Participant.objects.get().person == held
    assert Person.objects.count() == 1


def test_accept_person_chosen_who_is_no_candidate_is_refused() -> None:
    PersonFactory(name="Amit Rao", country="GB")
    stranger = PersonFactory(name="Ravi Iyer")
    result = accept(facts=[drafted(name="Amit Rao", country="IN")], user=None, chosen={Person: stranger.pk})
    assert [reason for _, reason in result.refused] == [
        "What was chosen for “Amit Rao” is no candidate any more: look at the fact again."
    ]


def test_choice_is_not_passed_on_to_what_a_fact_needs() -> None:
    other = WorkingGroupFactory(name="Drug Policy Group")
    PartyFactory(working_group=other, country="IN")
    result = accept(facts=[drafted(name="Amit Rao")], user=None, chosen={WorkingGroup: None})
    assert [reason.split(" may be ")[0] for _, reason in result.refused] == []
    assert Session.objects.get().working_group == other


def test_mention_of_somebody_not_sure_is_tied_to_nobody() -> None:
    PersonFactory(name="Sara A. Carter")
    fact = drafted(name="Sara Carter", roles=["mentioned_only"])
    assert questions(fact, fact.value) == []
    accept(facts=[fact], user=None)
    fact.refresh_from_db()
    assert fact.mention is not None
    assert fact.mention.person is None


def test_accept_person_of_a_ministry_that_may_be_one_held_asks_for_the_ministry() -> None:
    ministry = OrganisationFactory(name="Ministry of Home Affairs", country="IN")
    fact = drafted(name="Amit Rao", position="Joint Secretary", organisation="Ministry of Home Affairs")

    assert [(question.model, question.name) for question in questions(fact, fact.value)] == [
        (Organisation, "Ministry of Home Affairs")
    ]
    accept(facts=[fact], user=None, chosen={Organisation: ministry.pk})

    assert Position.objects.get().organisation == ministry
    assert Organisation.objects.get().aliases == []


def test_accept_session_of_a_group_not_sure_asks_for_group_and_session() -> None:
    group = WorkingGroupFactory(name="U.S.-India Joint Drug Policy Group", acronym="JDPG")
    session = SessionFactory(working_group=group, ordinal=2)
    fact = DraftFactFactory(kind=FactKind.SESSION, value=MEETING)

    asked = [(each.model, [one.record for one in each.candidates]) for each in questions(fact, fact.value)]
    assert asked == [(WorkingGroup, [group]), (Session, [session])]
    assert refusal(fact).startswith("“Drug Policy Group” may be U.S.-India Joint Drug Policy Group: ")

    accept(facts=[fact], user=None, chosen={Session: session.pk})
    fact.refresh_from_db()
    assert fact.session == session
    assert (Session.objects.count(), WorkingGroup.objects.count()) == (1, 1)


def test_announcement_and_readout_are_one_session() -> None:
    announced = {**MEETING, "title": "Meeting announced", "ordinal": None, "end_date": None, "status": "planned"}
    for value in (announced, {**MEETING, "status": "held"}):
        accept(facts=[DraftFactFactory(kind=FactKind.SESSION, value=value)], user=None)
    assert [(s.ordinal, str(s.start_date), str(s.end_date)) for s in Session.objects.all()] == [
        (2, "2026-01-20", "2026-01-21")
    ]


def test_session_days_apart_is_asked_about_and_may_be_another() -> None:
    accept(facts=[DraftFactFactory(kind=FactKind.SESSION, value={**MEETING, "ordinal": None})], user=None)
    later = {**MEETING, "ordinal": None, "start_date": "2026-01-23", "end_date": "2026-01-23"}
    fact = DraftFactFactory(kind=FactKind.SESSION, value=later)

    assert "2 days apart" in refusal(fact)
    accept(facts=[fact], user=None, chosen={Session: None})

    assert Session.objects.count() == 2


def test_positions_of_one_person_belong_to_their_dates() -> None:
    director: dict[str, Any] = {"name": "Sara Carter", "country": "US", "position": "Director", "organisation": "ONDCP"}
    first = drafted(**director)
    second = drafted(published_on=date(2027, 3, 1), **{**director, "position": "Ambassador"})
    third = drafted(published_on=date(2026, 2, 2), **director)

    accept(facts=[first, second, third], user=None)

    assert list(Position.objects.order_by("pk").values_list("title", "stated_on")) == [
        ("Director", date(2026, 1, 26)),
        ("Ambassador", date(2027, 3, 1)),
    ]


def test_position_held_again_after_it_ended_is_another_position() -> None:
    person = PersonFactory(name="Sara Carter")
    office = OrganisationFactory(name="ONDCP")
    ended = PositionFactory(person=person, title="Director", organisation=office, end_date=date(2020, 1, 20))

    accept(facts=[drafted(name="Sara Carter", position="Director", organisation="ONDCP")], user=None)

    ended.refresh_from_db()
    assert ended.end_date == date(2020, 1, 20)
    assert list(person.positions.exclude(pk=ended.pk).values_list("title", "stated_on", "end_date")) == [
        ("Director", date(2026, 1, 26), None)
    ]


def test_source_that_says_less_of_a_position_doubles_nothing() -> None:
    accept(facts=[drafted(name="Sara Carter", position="Director", organisation="ONDCP")], user=None)
    accept(facts=[drafted(name="Sara Carter", position="Director", published_on=date(2026, 1, 27))], user=None)
    assert [str(position) for position in Position.objects.all()] == [
        "Director, Office of National Drug Control Policy"
    ]


def test_title_with_and_without_its_country_is_one_position() -> None:
    for title in ("U.S. Ambassador to Mexico", "Ambassador to Mexico"):
        accept(facts=[drafted(name="Kenneth Sala", country="US", position=title)], user=None)
    assert [str(position) for position in Position.objects.all()] == ["U.S. Ambassador to Mexico"]


def test_position_of_an_article_without_a_date_dates_from_its_session() -> None:
    fact = drafted(name="Sara Carter", position="Director")
    fact.version.article.published_on = None
    fact.version.article.save()
    accept(facts=[DraftFact.objects.get(pk=fact.pk)], user=None)
    assert Position.objects.get().stated_on == date(2026, 1, 20)


def test_amend_to_a_name_that_may_be_held_is_refused_and_can_be_chosen() -> None:
    held = PersonFactory(name="Amit Kumar Rao")
    fact = drafted(name="Amit")
    value = {**fact.value, "name": "Amit K. Rao"}

    with pytest.raises(NotReviewable, match="may be Amit Kumar Rao"):
        amend(fact=fact, value=value, user=None)
    amend(fact=fact, value=value, user=None, chosen={Person: held.pk})

    assert Participant.objects.get().person == held


def test_accept_facts_command_leaves_open_what_is_not_sure_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    held = PersonFactory(name="Amit Kumar Rao")
    fact = drafted(name="Amit Rao")

    call_command("accept_facts", "--all")

    label = fact.version.article.label
    assert capsys.readouterr().out == (
        "1 fact accepted: added 1 session.\n"
        f"Left open, {label}: “Amit Rao” may be Amit Kumar Rao (P{held.pk}): the one name has “Kumar” besides. Open "
        "the fact and choose which is meant, or that it is a new one.\n"
    )


def told_together(*meetings: dict[str, Any]) -> list[DraftFact]:
    """Return drafted meetings of one article, in order."""
    version = ArticleVersionFactory(article=ArticleFactory(published_on=date(2026, 1, 26)))
    return [
        DraftFactFactory(
            version=version, kind=FactKind.SESSION, start=at, end=at + 1, value={**MEETING, "ordinal": None, **meeting}
        )
        for at, meeting in enumerate(meetings)
    ]


def test_meetings_that_one_article_tells_apart_are_not_put_together_on_a_guess() -> None:
    trip, stop = told_together({}, {"start_date": "2026-01-21", "title": "Meeting on a stop"})
    accept(facts=[trip], user=None)

    assert refusal(stop) == (
        "“Meeting on a stop” may be DPG-2026-01 Second meeting of the Drug Policy Group (2026-01-20): the same days,"
        " but the article tells of it as another "
        "meeting. Open the fact and choose which is meant, or that it is a new one."
    )
    accept(facts=[stop], user=None, chosen={Session: None})
    assert Session.objects.count() == 2


def test_meeting_of_the_same_day_in_another_city_is_asked_about() -> None:
    for city in ("Lima", "Quito"):
        [fact] = told_together({"city": city})
        result = accept(facts=[fact], user=None)

    assert [reason for _, reason in result.refused] == [
        "“Second meeting of the Drug Policy Group” may be DPG-2026-01 Second meeting of the Drug Policy Group"
        " (2026-01-20): the same days, but in Lima. "
        "Open the fact and choose which is meant, or that it is a new one."
    ]


def test_mention_of_who_took_part_is_no_record_of_its_own() -> None:
    accept(facts=[drafted(name="Helen Graves", position="Director")], user=None)
    mentioned = drafted(
        published_on=date(2026, 1, 28), name="Helen Graves", position="Director", roles=["mentioned_only"]
    )

    accept(facts=[mentioned], user=None)

    mentioned.refresh_from_db()
    assert mentioned.record == Person.objects.get()
    assert Mention.objects.count() == 0


def test_one_full_name_under_two_titles_is_one_mention_and_the_difference_is_told() -> None:
    for position in ("Senior Director", "Senior Directors"):
        result = accept(facts=[drafted(name="Omar Yusof", position=position, roles=["mentioned_only"])], user=None)

    assert Mention.objects.get().position_title == "Senior Director"
    assert result.differences == [
        "Senior Director Omar Yusof: position: the record has “Senior Director”, this source “Senior Directors”."
    ]
