"""The rows of a long record are shown a page at a time, and saved from whatever page they stand on."""

import pytest
from django.urls import reverse

from meetings.access import EDITOR
from meetings.models import Participant
from tests.admin.accounts import posted, signed_in
from tests.factories import ParticipantFactory, SessionFactory

pytestmark = pytest.mark.django_db


def shown(page: object) -> list[str]:
    """Return the names of the participants on a session's page."""
    groups = page.context["inline_admin_formsets"]  # type: ignore[attr-defined]  # Of the test client's responses.
    return [
        form.instance.person.name for group in groups if group.opts.model is Participant for form in group.formset.forms
    ]


def test_rows_of_a_long_record_are_shown_twenty_at_a_time() -> None:
    session = SessionFactory()
    names = [ParticipantFactory(session=session).person.name for _ in range(45)]
    client, address = signed_in(EDITOR), reverse("admin:meetings_session_change", args=[session.pk])

    pages = [client.get(address, {"participants-page": page}) for page in ("1", "2", "3")]

    assert [shown(page) for page in pages] == [names[:20], names[20:40], names[40:]]
    assert "21-40 of 45" in pages[1].content.decode()
    assert 'href="?participants-page=3#participants-group"' in pages[1].content.decode()


@pytest.mark.parametrize("asked", ["0", "-1", "x", "9999999", "99"])
def test_page_that_is_not_there_is_the_first(asked: str) -> None:
    row = ParticipantFactory()

    page = signed_in(EDITOR).get(
        reverse("admin:meetings_session_change", args=[row.session_id]), {"participants-page": asked}
    )

    assert shown(page) == [row.person.name]


def test_row_on_a_later_page_is_saved() -> None:
    session = SessionFactory()
    rows = [ParticipantFactory(session=session) for _ in range(22)]
    client = signed_in(EDITOR)
    address = f"{reverse('admin:meetings_session_change', args=[session.pk])}?participants-page=2"

    response = client.post(address, {**posted(client.get(address)), "participants-1-position_title": "Head"})

    assert response.status_code == 302
    assert list(Participant.objects.filter(position_title="Head")) == [rows[21]]


def test_row_added_to_a_long_record_is_saved_beside_the_others() -> None:
    session = SessionFactory()
    rows = [ParticipantFactory(session=session) for _ in range(22)]
    newcomer = ParticipantFactory().person
    client, address = signed_in(EDITOR), reverse("admin:meetings_session_change", args=[session.pk])
    data = {
        **posted(client.get(address)),
        "participants-TOTAL_FORMS": "21",
        "participants-20-person": str(newcomer.pk),
        "participants-20-position_title": "Expert",
        "participants-20-capacity": "expert",
        "participants-20-presence": "not stated",
    }

    response = client.post(address, data)

    assert response.status_code == 302
    assert Participant.objects.filter(session=session).count() == len(rows) + 1
