"""Who sees which records."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User
from django.test import Client, RequestFactory
from django.utils import timezone

from meetings.access import EDITOR, VIEWER, ClosedSignupAdapter, disclosed, visible
from meetings.choices import Sensitivity
from meetings.models import Outcome, Session, Statement
from tests.factories import OutcomeFactory, SessionFactory, StatementFactory, UserFactory

pytestmark = pytest.mark.django_db


def somebody(role: str) -> User:
    user: User = UserFactory()
    user.groups.add(Group.objects.get(name=role))
    return user


def test_visible_for_a_viewer_leaves_out_internal_embargoed_and_withdrawn() -> None:
    now = timezone.now()
    public = SessionFactory()
    lifted = SessionFactory(sensitivity=Sensitivity.EMBARGOED, embargoed_until=now - timedelta(hours=1))
    SessionFactory(sensitivity=Sensitivity.EMBARGOED, embargoed_until=now + timedelta(hours=1))
    SessionFactory(sensitivity=Sensitivity.INTERNAL)
    SessionFactory(withdrawn_at=now)

    assert set(visible(Session.objects.all(), somebody(VIEWER))) == {public, lifted}


def test_visible_for_an_editor_leaves_out_withdrawn_alone() -> None:
    now = timezone.now()
    held = {
        SessionFactory(),
        SessionFactory(sensitivity=Sensitivity.EMBARGOED, embargoed_until=now + timedelta(hours=1)),
        SessionFactory(sensitivity=Sensitivity.INTERNAL),
    }
    SessionFactory(withdrawn_at=now)

    assert set(visible(Session.objects.all(), somebody(EDITOR))) == held


def test_visible_follows_what_a_record_belongs_to() -> None:
    public = OutcomeFactory()
    OutcomeFactory(session__sensitivity=Sensitivity.INTERNAL)
    OutcomeFactory(session__withdrawn_at=timezone.now())
    OutcomeFactory(session__working_group__sensitivity=Sensitivity.INTERNAL)

    assert set(visible(Outcome.objects.all(), somebody(VIEWER))) == {public}


def test_visible_for_nobody_signed_in_is_what_is_public() -> None:
    public = StatementFactory()
    StatementFactory(sensitivity=Sensitivity.INTERNAL)

    assert set(visible(Statement.objects.all(), AnonymousUser())) == {public}


def test_disclosed_keeps_withdrawn_records() -> None:
    withdrawn = SessionFactory(withdrawn_at=timezone.now())

    assert set(disclosed(Session.objects.all(), somebody(VIEWER))) == {withdrawn}


def test_signup_is_closed() -> None:
    assert ClosedSignupAdapter().is_open_for_signup(RequestFactory().get("/")) is False


def test_signup_page_makes_no_account(client: Client) -> None:
    words = "correct horse battery staple"

    client.post(
        "/accounts/signup/", {"username": "new", "email": "n@example.org", "password1": words, "password2": words}
    )

    assert User.objects.filter(username="new").exists() is False
