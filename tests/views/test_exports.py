"""Exports of lists: exactly what the list shows, for those who may."""

import csv
import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from meetings.access import EDITOR, VIEWER
from meetings.choices import Sensitivity, SessionStatus
from tests.factories import ArticleFactory, OutcomeFactory, ParticipantFactory, SessionFactory
from tests.views.people import signed_in

pytestmark = pytest.mark.django_db

ADDRESSES = [
    f"/{kind}.{form}" for kind in ("sessions", "participants", "outcomes", "articles") for form in ("csv", "xlsx")
]


def rows_of(response: object) -> list[dict[str, str]]:
    """Return the rows of a CSV file."""
    data = b"".join(response.streaming_content)  # type: ignore[attr-defined]  # Of streamed answers alone.
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("address", ADDRESSES)
def test_export_sends_somebody_unknown_to_sign_in(address: str, client: Client) -> None:
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (302, f"/accounts/login/?next={address}")


@pytest.mark.parametrize("address", ADDRESSES)
def test_export_refuses_somebody_who_may_only_look(address: str) -> None:
    assert signed_in(VIEWER).get(address).status_code == 403


def test_export_refuses_somebody_who_may_export_but_not_look() -> None:
    assert signed_in(permissions=("meetings.export_session",)).get("/sessions.csv").status_code == 403


@pytest.mark.parametrize("address", ADDRESSES)
def test_export_is_an_attachment_of_its_kind(address: str) -> None:
    SessionFactory(), ParticipantFactory(), OutcomeFactory(), ArticleFactory()

    response = signed_in(EDITOR).get(address)

    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="{address[1:]}"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert b"".join(response.streaming_content)  # type: ignore[attr-defined]  # Of streamed answers alone.


def test_export_holds_every_page_of_what_the_filters_keep_in_the_order_shown() -> None:
    for number in range(1, 31):
        SessionFactory(reference=f"AB-2026-{number:02d}", title=f"Meeting {number:02d}")
    SessionFactory(reference="AB-2027-01", status=SessionStatus.PLANNED)
    SessionFactory(reference="AB-2027-02", sensitivity=Sensitivity.INTERNAL)
    client = signed_in(VIEWER, permissions=("meetings.export_session",))
    query = "?status=held&sort=-session&page=2"

    page = client.get(f"/sessions/{query}")
    addresses = dict(page.context["export_urls"])
    exported = rows_of(client.get(addresses["CSV"]))

    assert addresses["CSV"] == "/sessions.csv?status=held&sort=-session"
    assert [row["reference"] for row in exported] == [f"AB-2026-{number:02d}" for number in range(30, 0, -1)]
    assert page.context["table"].paginator.count == len(exported)


def test_export_as_xlsx_holds_the_same_rows() -> None:
    SessionFactory(reference="AB-2026-01")
    SessionFactory(reference="AB-2026-02", status=SessionStatus.PLANNED)
    client = signed_in(EDITOR)

    data = b"".join(client.get("/sessions.xlsx?status=planned").streaming_content)  # type: ignore[attr-defined]  # Streamed.
    header, *rows = load_workbook(io.BytesIO(data), read_only=True).worksheets[0].values

    assert [dict(zip(header, row, strict=True))["reference"] for row in rows] == ["AB-2026-02"]


def test_export_of_a_filter_not_understood_is_answered_in_words() -> None:
    response = signed_in(EDITOR).get("/sessions.csv?held_to=soon")

    assert response.status_code == 400
    assert "Held to, “soon”: Give a date as 2026-01-20." in response.content.decode()


def test_export_in_a_format_that_there_is_not_is_not_found() -> None:
    assert signed_in(EDITOR).get("/sessions.pdf").status_code == 404
