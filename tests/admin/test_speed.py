"""Pages ask the database a fixed number of questions, however long the record is."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.access import EDITOR
from meetings.models import Participant, Session
from tests.admin.accounts import posted, signed_in
from tests.factories import (
    AgendaItemFactory,
    ArticleFactory,
    ArticleVersionFactory,
    CitationFactory,
    DelegationFactory,
    DraftFactFactory,
    MentionFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipantFactory,
    PersonFactory,
    SessionFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def kept(rows: Iterable[Any]) -> list[Any]:
    """Return rows of one model, written at once."""
    rows = list(rows)
    return list(type(rows[0])._default_manager.bulk_create(rows))


def filled(size: int) -> Session:
    """Return a session with ``size`` rows of every kind, each with evidence in an article of its own."""
    session: Session = SessionFactory()
    organisation, delegation = OrganisationFactory(), DelegationFactory(session=session)
    people = kept(PersonFactory.build_batch(size))
    kept(AgendaItemFactory.build(session=session, lead=person) for person in people)
    versions = [ArticleVersionFactory.build(article=article) for article in kept(ArticleFactory.build_batch(size))]
    of_participants = {"session": session, "organisation": organisation, "delegation": delegation}
    records = {
        "participant": kept(ParticipantFactory.build(**of_participants, person=person) for person in people),
        "mention": kept(MentionFactory.build(session=session, person=person) for person in people),
        "statement": kept(StatementFactory.build(session=session, person=person) for person in people),
        "outcome": kept(OutcomeFactory.build_batch(size, session=session)),
    }
    kept(versions)
    for name, rows in records.items():
        pairs = zip(rows, versions, strict=True)
        kept(CitationFactory.build(session=None, version=version, **{name: row}) for row, version in pairs)
    return session


def asked(address: str, data: dict[str, str | list[str]] | None = None) -> int:
    """Return how many queries a page takes, those of signing in included."""
    client = signed_in(EDITOR)
    # What a process asks once, such as the content types, is not the page's.
    client.get(address)
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
    "draftfact": (DraftFactFactory, 10),
    "citation": (CitationFactory, 8),
}


@pytest.mark.parametrize("size", [1, 3])
@pytest.mark.parametrize("model", LISTS)
def test_list_of_any_length_takes_the_same_queries(model: str, size: int) -> None:
    make, queries = LISTS[model]
    for _ in range(size):
        make()

    assert asked(reverse(f"admin:meetings_{model}_changelist")) == queries
