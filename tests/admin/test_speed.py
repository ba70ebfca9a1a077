"""Pages ask the database a fixed number of questions, however long the record is."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.access import EDITOR
from meetings.models import Participant, Session
from tests.admin.accounts import posted, signed_in
from tests.factories import (
    AgendaItemFactory,
    CitationFactory,
    DelegationFactory,
    DraftFactFactory,
    MentionFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipantFactory,
    SessionFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def filled(size: int) -> Session:
    """Return a session with ``size`` rows of every kind, each with evidence."""
    session: Session = SessionFactory()
    organisation, delegation = OrganisationFactory(), DelegationFactory(session=session)
    for _ in range(size):
        AgendaItemFactory(session=session, lead=ParticipantFactory().person)
        person = ParticipantFactory(session=session, organisation=organisation, delegation=delegation)
        for record in (
            {"participant": person},
            {"mention": MentionFactory(session=session, person=person.person)},
            {"statement": StatementFactory(session=session)},
            {"outcome": OutcomeFactory(session=session)},
        ):
            CitationFactory(session=None, **record)
    return session


def asked(address: str, data: dict[str, str | list[str]] | None = None) -> int:
    """Return how many queries a page takes, those of signing in included."""
    client = signed_in(EDITOR)
    client.get(reverse("admin:index"))
    with CaptureQueriesContext(connection) as queries:
        response = client.post(address, data) if data is not None else client.get(address)
    assert response.status_code == (200 if data is None else 302)
    return len(queries)


@pytest.mark.parametrize("size", [1, 3, 200])
def test_session_page_with_any_number_of_rows_takes_the_same_queries(size: int) -> None:
    session = filled(size)

    assert asked(reverse("admin:meetings_session_change", args=[session.pk])) == 18


@pytest.mark.parametrize("size", [1, 3, 200])
def test_saving_one_participant_of_any_number_takes_the_same_queries(size: int) -> None:
    session = filled(size)
    address = reverse("admin:meetings_session_change", args=[session.pk])
    data = {**posted(signed_in(EDITOR).get(address)), "participants-0-position_title": "Head"}

    assert asked(address, data) == 28
    assert Participant.objects.filter(session=session, position_title="Head").count() == 1


LISTS: dict[str, tuple[Callable[[], object], int]] = {
    "session": (lambda: filled(1), 10),
    "participant": (ParticipantFactory, 10),
    "outcome": (OutcomeFactory, 12),
    "statement": (StatementFactory, 10),
    "draftfact": (DraftFactFactory, 9),
    "citation": (CitationFactory, 8),
}


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("model", LISTS)
def test_list_of_any_length_takes_the_same_queries(model: str, size: int) -> None:
    make, queries = LISTS[model]
    for _ in range(size):
        make()

    assert asked(reverse(f"admin:meetings_{model}_changelist")) == queries
