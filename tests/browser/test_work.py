"""What staff do, in a real browser: sign in, take articles in, review them, read the record, send it on."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from meetings.models import DraftFact, Session
from tests.browser.conftest import PASSWORD
from tests.factories import UserFactory
from tests.seeds import RELEASE, WIRE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SignIn = Callable[[User], Page]


def test_wrong_password_is_told_and_the_right_one_opens_the_dashboard_until_sign_out(
    page: Page, live_server: Any
) -> None:
    user = UserFactory(username="asha", is_superuser=True)
    user.set_password(PASSWORD)
    user.save()
    page.goto(f"{live_server.url}/sessions/")
    expect(page).to_have_url(re.compile(r"/accounts/login/\?next=/sessions/"))

    page.locator("input[name=login]").fill("asha")
    page.locator("input[name=password]").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".errorlist")).to_contain_text("not correct")
    page.locator("input[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(f"{live_server.url}/sessions/")

    page.locator(".person-menu > summary").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{live_server.url}/sessions/")
    expect(page).to_have_url(re.compile(r"/accounts/login/"))


def take_in(page: Page, live_server: Any) -> None:
    """Take in both articles, then a pasted text."""
    page.goto(f"{live_server.url}/")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Take in articles").click()
    page.locator("input[type=file]").set_input_files([RELEASE, WIRE])
    expect(page.locator(".file-list li")).to_have_count(2)
    page.get_by_role("button", name="Take in articles").click()
    expect(page.get_by_role("status")).to_contain_text("2 of 2 files: 2 new")
    expect(page.get_by_role("cell", name=RELEASE.name)).to_be_visible()

    page.get_by_role("link", name="Take in more articles").click()
    page.get_by_label("text").fill("A day.\n\nTwo sides met.\n")
    page.get_by_role("button", name="Take in articles").click()
    expect(page.get_by_role("status")).to_contain_text("1 of 1 file: 1 new")


def review(page: Page, live_server: Any) -> None:
    """Accept one fact, reject one with a note, amend one on its page, accept the rest together."""
    page.goto(f"{live_server.url}/admin/meetings/draftfact/")
    expect(page.locator("tr.group")).to_have_count(2)
    person = page.get_by_role("row", name=re.compile("Debbie Seguin")).last
    person.get_by_role("checkbox").check()
    decide(page, "Accept selected facts")
    expect(page.locator(".message")).to_contain_text("2 facts accepted: added 1 session and 1 participant.")

    page.get_by_role("row", name=re.compile("Modi")).first.get_by_role("checkbox").check()
    page.get_by_label("Note").fill("Named in passing.")
    decide(page, "Reject selected facts")
    expect(page.locator(".message")).to_contain_text("1 fact rejected")

    page.locator(".field-value_words a", has_text=re.compile("^Monika Ashish Batra")).last.click()
    page.get_by_label("Position").fill("Deputy Director General, NCB")
    page.get_by_label("Note").fill("As on her card.")
    page.get_by_role("button", name="Amend and accept").click()
    expect(page.get_by_text("Accepted with changes")).to_be_visible()

    page.goto(f"{live_server.url}/admin/meetings/draftfact/")
    page.locator("#action-toggle").check()
    decide(page, "Accept selected facts")
    expect(page.get_by_role("heading", name="No drafted facts here")).to_be_visible()


def decide(page: Page, action: str) -> None:
    """Apply an action to the rows selected."""
    page.get_by_label("Action", exact=False).first.select_option(label=action)
    page.get_by_role("button", name=re.compile("Go|Run")).click()


def read_record(page: Page, live_server: Any) -> None:
    """Open the session's record, and follow a reference to its words."""
    page.goto(f"{live_server.url}/sessions/")
    page.locator("tbody a").first.click()
    expect(page.locator(".people tbody tr")).to_have_count(4)
    expect(page.locator(".outcomes tbody tr")).to_have_count(3)
    reference = page.locator(".outcomes .references a").first
    expect(reference).to_have_text(re.compile(r"^\d+$"))

    reference.click()
    expect(page).to_have_url(re.compile(r"/articles/\d+/\?version=1#c\d+-\d+$"))
    words = page.locator(":target")
    expect(words).to_be_in_viewport()
    page.go_back()


def test_two_articles_become_a_record_that_is_read_and_sent(sign_in: SignIn, live_server: Any) -> None:
    page = sign_in(UserFactory(is_superuser=True))

    take_in(page, live_server)
    review(page, live_server)
    assert DraftFact.objects.get(status="rejected").note == "Named in passing."
    assert DraftFact.objects.get(status="amended").value["position"] == "Deputy Director General, NCB"
    read_record(page, live_server)

    page.locator("summary", has_text="Export summary").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="JSON").click()
    summary = json.loads(Path(download.value.path()).read_text())
    assert download.value.suggested_filename == "DPEWG-2026-01-summary.json"
    assert len(summary["outcomes"]) == 3


def test_second_of_two_edits_is_told_what_differs(sign_in: SignIn, live_server: Any, demo: User) -> None:
    page = sign_in(demo)
    session = Session.objects.get()
    page.goto(f"{live_server.url}/admin/meetings/session/{session.pk}/change/")
    page.get_by_role("textbox", name="City").fill("New Delhi")
    Session.objects.update(city="Mumbai")

    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("City: now “Mumbai”, and you have “New Delhi”.")).to_be_visible()
    assert Session.objects.get().city == "Mumbai"


def test_keys_search_go_and_tell(sign_in: SignIn, live_server: Any, demo: User) -> None:
    page = sign_in(demo)
    page.goto(f"{live_server.url}/outcomes/")

    page.keyboard.press("/")
    expect(page.get_by_role("searchbox").first).to_be_focused()
    page.keyboard.press("Escape")
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("Keys of this page")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    page.keyboard.press("s")

    expect(page).to_have_url(f"{live_server.url}/sessions/")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{live_server.url}/sessions/DPEWG-2026-01/")
