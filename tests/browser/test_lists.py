"""The lists in a real browser: searching, filtering, opening and selecting, with and without a wide screen."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from meetings.choices import SessionStatus
from tests.factories import OutcomeFactory, SessionFactory, UserFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def signed_in_page(page: Page, live_server: Any) -> Page:
    """Return a page of an administrator's browser, with two sessions and an outcome held."""
    held = SessionFactory(reference="AB-2026-01", title="Inaugural meeting")
    SessionFactory(reference="AB-2026-02", title="Second meeting", status=SessionStatus.PLANNED)
    OutcomeFactory(session=held, number=1, text="Both sides committed to " + "share data, " * 60)
    client = Client()
    client.force_login(UserFactory(is_superuser=True))
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
    return page


def test_list_is_filtered_and_the_address_keeps_the_filter(signed_in_page: Page, live_server: Any) -> None:
    page = signed_in_page
    page.goto(f"{live_server.url}/sessions/")
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Planned").check()
    page.get_by_role("button", name="Show results").click()

    expect(page).to_have_url(re.compile(r"status=planned"))
    expect(page.get_by_role("link", name="Second meeting")).to_be_visible()
    expect(page.get_by_role("link", name="Inaugural meeting")).to_have_count(0)
    page.reload()
    expect(page.get_by_text("1 session", exact=True)).to_be_visible()
    page.get_by_role("link", name=re.compile("Status Planned")).click()
    expect(page.get_by_text("2 sessions", exact=True)).to_be_visible()


def test_rows_are_selected_and_their_summaries_downloaded(signed_in_page: Page, live_server: Any) -> None:
    page = signed_in_page
    page.goto(f"{live_server.url}/sessions/")
    page.get_by_label("Select AB-2026-01").check()
    page.get_by_label("Select AB-2026-02").check()

    with page.expect_download() as download:
        page.get_by_role("button", name="Download summaries").click()

    assert download.value.suggested_filename == "summaries-html.zip"


def test_first_cell_opens_the_record(signed_in_page: Page, live_server: Any) -> None:
    page = signed_in_page
    page.goto(f"{live_server.url}/sessions/")
    page.get_by_role("link", name="Inaugural meeting").click()

    expect(page).to_have_url(f"{live_server.url}/sessions/AB-2026-01/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Inaugural meeting")


@pytest.mark.parametrize("width", [390, 1360])
@pytest.mark.parametrize("address", ["/", "/sessions/", "/participants/", "/outcomes/", "/articles/"])
def test_page_never_scrolls_sideways_and_says_nothing_on_the_console(
    signed_in_page: Page, live_server: Any, address: str, width: int
) -> None:
    page = signed_in_page
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.set_viewport_size({"width": width, "height": 800})

    page.goto(f"{live_server.url}{address}")

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert said == []
