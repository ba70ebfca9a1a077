"""Every write leaves a row of history, whichever path it came by, and that row stays."""

import pghistory
import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from meetings.models import Session
from meetings.models.outcome import OutcomeResponsibleParty
from tests.factories import OutcomeFactory, PartyFactory, SessionFactory

pytestmark = pytest.mark.django_db


def test_history_of_insert_update_and_delete_with_who_and_where() -> None:
    with pghistory.context(user=7, source="page", path="/admin/"):
        session = SessionFactory(city="Washington, D.C.")
        Session.objects.filter(pk=session.pk).update(city="New Delhi")
    Session.objects.all()._raw_delete("default")

    events = apps.get_model("meetings.SessionEvent").objects.order_by("pgh_id")
    assert list(events.values_list("pgh_label", "city")) == [
        ("insert", "Washington, D.C."),
        ("update", "New Delhi"),
        ("delete", "New Delhi"),
    ]
    assert events[1].pgh_context == {"user": 7, "source": "page", "path": "/admin/"}


def test_history_sees_sql_and_counts_the_version() -> None:
    session = SessionFactory()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_session SET city = 'Honolulu'")
        cursor.execute("UPDATE meetings_session SET city = 'Honolulu'")
    session.refresh_from_db()
    assert session.version == 2
    assert session.events.filter(pgh_label="update").count() == 1


def test_history_cannot_be_rewritten() -> None:
    session = SessionFactory()
    with pytest.raises(ProgrammingError, match="Cannot update or delete rows"), transaction.atomic():
        session.events.update(city="elsewhere")
    with pytest.raises(ProgrammingError, match="Cannot update or delete rows"), transaction.atomic():
        session.events.all().delete()


def test_history_of_responsible_parties() -> None:
    outcome = OutcomeFactory()
    party = PartyFactory(working_group=outcome.session.working_group)
    outcome.responsible_parties.add(party)
    outcome.responsible_parties.remove(party)
    labels = OutcomeResponsibleParty.pgh_event_model.objects.order_by("pgh_id").values_list("pgh_label", "party_id")
    assert list(labels) == [("insert", party.pk), ("delete", party.pk)]
