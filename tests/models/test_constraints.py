"""What the database refuses, and what it says to people."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction

from meetings.models import Delegation, Outcome, Participant, Party, Position, Session, Statement
from tests import factories as make

pytestmark = pytest.mark.django_db


def twice(factory: Any, **same: Any) -> models.Model:
    """Return an unsaved row that repeats one just made."""
    factory(**same)
    built: models.Model = factory.build(**same)
    return built


def delegation_again() -> models.Model:
    """Return a second delegation of a party to a session."""
    first = make.DelegationFactory()
    return Delegation(session=first.session, party=first.party)


def second_head() -> models.Model:
    """Return a second head of a delegation."""
    head = make.ParticipantFactory(delegation=make.DelegationFactory(), capacity="head")
    return Participant(session=head.session, person=make.PersonFactory(), delegation=head.delegation, capacity="head")


def participant_again() -> models.Model:
    """Return a person's second part in a session."""
    first = make.ParticipantFactory()
    return Participant(session=first.session, person=first.person)


def session_of(**values: Any) -> Callable[[], models.Model]:
    """Return a maker of a session with these values."""

    def made() -> models.Model:
        session: Session = make.SessionFactory.build(working_group=make.WorkingGroupFactory(acronym="ABC"), **values)
        return session

    return made


def ordinal_again() -> models.Model:
    """Return a second inaugural session of a group."""
    first = make.SessionFactory(ordinal=1)
    return Session(working_group=first.working_group, reference="XX-2027-01", title="Again", ordinal=1)


def number_again() -> models.Model:
    """Return an outcome with a number that the session has given."""
    first = make.OutcomeFactory()
    return Outcome(
        session=first.session,
        number=first.number,
        reference="XX-2026-01-O99",
        kind="action",
        text="x",
        basis="agreed text",
    )


REFUSED: dict[str, tuple[Callable[[], models.Model], str]] = {
    "session ends before it begins": (
        session_of(start_date=date(2026, 1, 21), end_date=date(2026, 1, 20)),
        "A session ends on or after the day it begins; an end needs a beginning.",
    ),
    "session ends without beginning": (
        session_of(start_date=None, end_date=date(2026, 1, 20)),
        "A session ends on or after the day it begins; an end needs a beginning.",
    ),
    "session ordinal 0": (session_of(ordinal=0), "Ordinals count from 1, the inaugural session."),
    "session reference": (
        session_of(reference="First meeting"),
        "A reference is the group's acronym, the year and a number: DPEWG-2026-01.",
    ),
    "session ordinal twice": (ordinal_again, "The working group has a session of this ordinal already."),
    "embargo without end": (
        session_of(sensitivity="embargoed"),
        "An embargoed record needs the time at which its embargo ends.",
    ),
    "party of nothing": (
        lambda: Party(working_group=make.WorkingGroupFactory()),
        "A party is a country or an organisation: give one of them.",
    ),
    "party of both": (
        lambda: Party(working_group=make.WorkingGroupFactory(), country="US", organisation=make.OrganisationFactory()),
        "A party is a country or an organisation: give one of them.",
    ),
    "party twice": (
        lambda: twice(make.PartyFactory, working_group=make.WorkingGroupFactory(), country="IN"),
        "This country is a party of the working group already.",
    ),
    "delegation twice": (delegation_again, "This party has a delegation to the session already."),
    "two heads": (second_head, "The delegation has a head already."),
    "participant twice": (participant_again, "This person is a participant of the session already."),
    "acronym in small letters": (
        lambda: make.WorkingGroupFactory.build(acronym="abc"),
        "An acronym is 2 to 20 capital letters or figures, beginning with a letter.",
    ),
    "organisation twice": (
        lambda: twice(make.OrganisationFactory, name="Agency", country="US"),
        "An organisation of this name and country is held already.",
    ),
    "position of nothing": (
        lambda: Position(person=make.PersonFactory()),
        "Give the title, the organisation, or both.",
    ),
    "position ends before it begins": (
        lambda: Position(
            person=make.PersonFactory(), title="Head", start_date=date(2026, 1, 2), end_date=date(2026, 1, 1)
        ),
        "A position cannot end before it begins.",
    ),
    "statement of a person without one": (
        lambda: Statement(session=make.SessionFactory(), form="verbatim", text="x", speaker_kind="person"),
        "Give a person, or an organisation, or neither, as the kind of speaker says.",
    ),
    "outcome number twice": (number_again, "The session has an outcome of this number already."),
    "article twice": (
        lambda: twice(make.ArticleFactory, source_url="https://example.org/one"),
        "An article of this URL is held already.",
    ),
    "article without a key": (
        lambda: make.ArticleFactory.build(source_url=""),
        "An article needs its URL or its content.",
    ),
}


@pytest.mark.parametrize(("build", "message"), REFUSED.values(), ids=REFUSED)
def test_refused_with_a_message_and_by_the_database(build: Callable[[], models.Model], message: str) -> None:
    row = build()
    with pytest.raises(ValidationError) as refusal:
        row.validate_constraints()
    assert message in refusal.value.messages
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_citation_of_two_records_is_refused() -> None:
    citation = make.CitationFactory()
    citation.outcome = make.OutcomeFactory()
    with pytest.raises(IntegrityError, match="citation_one_record"), transaction.atomic():
        citation.save()


def test_accepted_fact_without_a_record_is_refused() -> None:
    with pytest.raises(IntegrityError, match="draft_fact_record_when_accepted"), transaction.atomic():
        make.DraftFactFactory(status="accepted")
