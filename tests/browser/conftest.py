"""Lets browser tests use the database, and opens pages of a browser that is signed in.

Playwright keeps an event loop running in the thread of the tests.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import Page

# This file is read before the settings are, and models are not to be had yet.
if TYPE_CHECKING:
    from django.contrib.auth.models import User

# Django refuses the database where a loop runs. The loop is idle while a test makes its rows, and it stays for the rest
# of the process, so this holds for every test that follows.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PASSWORD = "four plain words here"


@pytest.fixture
def sign_in(page: Page, live_server: Any) -> Callable[["User"], Page]:
    """Return what signs the browser in as somebody, past the form, and returns its page."""

    def signed_in(user: "User") -> Page:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        return page

    return signed_in


@pytest.fixture
def demo(transactional_db: None, tmp_path: Path) -> "User":
    """Load both articles, the release's facts accepted and the wire copy's open; return who may do everything."""
    secret = tmp_path / "password"
    secret.write_text(PASSWORD)
    call_command("load_demo", password_file=secret, verbosity=0)
    return get_user_model().objects.get(username="demo")
