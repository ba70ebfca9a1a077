"""Two people edit one record: the second is told what differs, and nothing is overwritten."""

from html import unescape

import pytest
from django.urls import reverse

from meetings.access import EDITOR
from meetings.models import Outcome, Participant, Session
from tests.admin.accounts import posted, signed_in
from tests.factories import OutcomeFactory, ParticipantFactory, PartyFactory, SessionFactory

pytestmark = pytest.mark.django_db


def test_change_form_opened_on_an_older_version_is_refused_and_says_what_differs() -> None:
    session = SessionFactory(city="Washington, D.C.", venue="Old hall")
    client, address = signed_in(EDITOR), reverse("admin:meetings_session_change", args=[session.pk])
    mine = {**posted(client.get(address)), "city": "New Delhi"}
    Session.objects.filter(pk=session.pk).update(city="Mumbai")

    response = client.post(address, mine)

    assert response.status_code == 200
    assert "City: now “Mumbai”, and you have “New Delhi”." in unescape(response.content.decode())
    session.refresh_from_db()
    assert (session.city, session.version) == ("Mumbai", 2)


def test_change_form_opened_on_the_newest_version_is_saved() -> None:
    session = SessionFactory(city="Washington, D.C.")
    client, address = signed_in(EDITOR), reverse("admin:meetings_session_change", args=[session.pk])

    response = client.post(address, {**posted(client.get(address)), "city": "New Delhi"})

    assert response.status_code == 302
    session.refresh_from_db()
    assert (session.city, session.version) == ("New Delhi", 2)


def test_change_form_left_as_it_was_writes_nothing_though_somebody_else_changed_the_record() -> None:
    session = SessionFactory(city="Washington, D.C.")
    client, address = signed_in(EDITOR), reverse("admin:meetings_session_change", args=[session.pk])
    mine = posted(client.get(address))
    Session.objects.filter(pk=session.pk).update(city="Mumbai")

    response = client.post(address, mine)

    assert response.status_code == 302
    session.refresh_from_db()
    assert (session.city, session.version) == ("Mumbai", 2)


def test_form_without_a_version_is_refused() -> None:
    session = SessionFactory(city="Washington, D.C.")
    client, address = signed_in(EDITOR), reverse("admin:meetings_session_change", args=[session.pk])
    mine = {**posted(client.get(address)), "city": "New Delhi"}
    del mine["opened_version"]

    assert client.post(address, mine).status_code == 200
    assert Session.objects.get(pk=session.pk).city == "Washington, D.C."


def test_inline_row_changed_by_somebody_else_is_refused() -> None:
    row = ParticipantFactory(position_title="Director")
    client, address = signed_in(EDITOR), reverse("admin:meetings_session_change", args=[row.session_id])
    mine = {**posted(client.get(address)), "participants-0-position_title": "Head"}
    Participant.objects.filter(pk=row.pk).update(position_title="Minister")

    response = client.post(address, mine)

    assert response.status_code == 200
    assert "Position: now “Minister”, and you have “Head”." in unescape(response.content.decode())
    assert Participant.objects.get(pk=row.pk).position_title == "Minister"


def test_inline_row_of_somebody_else_does_not_stop_a_change_of_another() -> None:
    theirs = ParticipantFactory(position_title="Director")
    ours = ParticipantFactory(session=theirs.session, position_title="Adviser")
    client, address = signed_in(EDITOR), reverse("admin:meetings_session_change", args=[theirs.session_id])
    mine = {**posted(client.get(address)), "participants-1-position_title": "Expert"}
    Participant.objects.filter(pk=theirs.pk).update(position_title="Minister")

    response = client.post(address, mine)

    assert response.status_code == 302
    assert dict(Participant.objects.values_list("pk", "position_title")) == {theirs.pk: "Minister", ours.pk: "Expert"}


def test_list_of_records_changed_by_two_is_refused_the_second_time() -> None:
    outcome = OutcomeFactory()
    group = outcome.session.working_group
    first, second = PartyFactory(working_group=group, country="US"), PartyFactory(working_group=group, country="IN")
    client, address = signed_in(EDITOR), reverse("admin:meetings_outcome_change", args=[outcome.pk])
    opened = posted(client.get(address))

    codes = [
        client.post(address, {**opened, "responsible_parties": [str(party.pk)]}).status_code
        for party in (first, second)
    ]

    assert codes == [302, 200]
    assert list(Outcome.objects.get(pk=outcome.pk).responsible_parties.all()) == [first]
