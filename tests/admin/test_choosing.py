"""The page of a drafted fact that may mean a record held: candidates with their reasons, and the reviewer's choice."""

import pytest
from django.test import Client
from django.urls import reverse

from meetings.access import REVIEWER, VIEWER
from meetings.choices import FactKind, FactStatus
from meetings.models import DraftFact, Participant, Person
from tests.admin.accounts import signed_in
from tests.factories import ArticleVersionFactory, DraftFactFactory, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def held() -> Person:
    """Somebody in the directory."""
    person: Person = PersonFactory(name="Amit Kumar Rao", country="IN")
    return person


@pytest.fixture
def fact() -> DraftFact:
    """Somebody drafted, who may be them, at a drafted meeting."""
    version = ArticleVersionFactory()
    meeting = {"title": "First meeting", "working_group": "Drug Policy Group", "start_date": "2026-01-20"}
    DraftFactFactory(version=version, kind=FactKind.SESSION, value=meeting, start=5, end=10)
    value = {"name": "Amit Rao", "country": "IN", "roles": ["attended"], "session": 0}
    drafted: DraftFact = DraftFactFactory(version=version, value=value)
    return drafted


def address(fact: DraftFact) -> str:
    """Return the page of a fact."""
    return reverse("admin:meetings_draftfact_change", args=[fact.pk])


def test_page_offers_the_candidates_with_their_reasons_and_somebody_new(held: Person, fact: DraftFact) -> None:
    page = signed_in(REVIEWER).get(address(fact))

    field = page.context["choices"].fields["person"]
    assert field.label == "Who is “Amit Rao”?"
    assert list(field.choices) == [
        (str(held.pk), f"Amit Kumar Rao (P{held.pk}, India): the one name has “Kumar” besides"),
        ("new", "Somebody new"),
    ]
    assert page.content.decode().count('<input type="radio" name="meant-person"') == 2


def test_page_of_somebody_who_is_sure_asks_nothing(fact: DraftFact) -> None:
    page = signed_in(REVIEWER).get(address(fact))
    assert list(page.context["choices"].fields) == []
    assert "Choose who or what is meant" not in page.content.decode()


@pytest.mark.usefixtures("held")
def test_page_asks_a_viewer_nothing(fact: DraftFact) -> None:
    page = signed_in(VIEWER).get(address(fact))
    assert list(page.context["choices"].fields) == []


@pytest.mark.usefixtures("held")
def test_accept_with_nothing_chosen_says_what_to_choose(fact: DraftFact) -> None:
    page = signed_in(REVIEWER).post(address(fact), {"_accept": "1"}, follow=True)

    fact.refresh_from_db()
    assert fact.status == FactStatus.OPEN
    assert any("choose which is meant" in str(message) for message in page.context["messages"])


@pytest.mark.parametrize("answer", ["this one", "new"])
def test_accept_with_a_choice_takes_it(held: Person, fact: DraftFact, answer: str) -> None:
    chosen = str(held.pk) if answer == "this one" else "new"

    signed_in(REVIEWER).post(address(fact), {"_accept": "1", "meant-person": chosen})

    fact.refresh_from_db()
    assert fact.status == FactStatus.ACCEPTED
    assert (Participant.objects.get().person == held) is (answer == "this one")
    assert Person.objects.count() == (1 if answer == "this one" else 2)


def test_accept_with_an_answer_that_was_not_offered_changes_nothing(held: Person, fact: DraftFact) -> None:
    stranger = PersonFactory(name="Ravi Iyer")

    signed_in(REVIEWER).post(address(fact), {"_accept": "1", "meant-person": str(stranger.pk)})

    fact.refresh_from_db()
    assert fact.status == FactStatus.OPEN
    assert held.participations.count() == 0


def test_amend_to_another_name_asks_about_that_name(held: Person, fact: DraftFact) -> None:
    other = PersonFactory(name="Ravi Kumar Iyer")
    posted = {"_amend": "1", "value-name": "Ravi Iyer", "value-roles": ["attended"], "value-session": "0"}
    client: Client = signed_in(REVIEWER)

    page = client.post(address(fact), posted)
    assert [key for key, _ in page.context["choices"].fields["person"].choices] == [str(other.pk), "new"]
    client.post(address(fact), {**posted, "meant-person": str(other.pk)})

    assert Participant.objects.get().person == other
    assert held.participations.count() == 0
