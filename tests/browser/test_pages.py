"""Every page a member of staff sees: quiet on the console, clear to assistive technology, never wider than a phone."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.urls import reverse
from playwright.sync_api import Page, ViewportSize

from meetings.choices import BatchStatus, RowPlan
from meetings.intake.services import start_intake
from meetings.models import Article, ImportBatch, ImportRow, IntakeRun, Outcome, Participant, Session
from tests.factories import AgendaItemFactory, OutcomeLinkFactory, OutcomeUpdateFactory, PersonContactFactory
from tests.seeds import RELEASE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1360, height=860)
# Without this axe reads style sheets by an inline style of its own, which the policy of our pages refuses.
QUIET = {"preload": False}
CONTRAST = {**QUIET, "runOnly": {"type": "rule", "values": ["color-contrast"]}}
# What Django's own templates and scripts say, which we do not carry copies of.
DJANGOS_OWN = {
    "empty-table-header",  # the first and last column of a table of rows
    "aria-prohibited-attr",  # the hint of the two lists of permissions
    "list",  # the chosen items of a field that suggests records
}
# Of the admin's pages, which are made by the same templates, axe reads those with every kind of field and row.
READ_CLOSELY = ("/session/", "/outcome/", "/article/", "/citation/", "/person/", "/user/")


@pytest.fixture
def everything(demo: User) -> User:
    """Add to the demo what it lacks, so that every kind of row has a page; return who may see them all."""
    AgendaItemFactory(session=Session.objects.get())
    outcome = Outcome.objects.first()
    OutcomeLinkFactory(outcome=outcome)
    OutcomeUpdateFactory(outcome=outcome)
    PersonContactFactory(person=Participant.objects.earliest("pk").person)
    batch = ImportBatch.objects.create(kind="sessions", name="s.csv", sha256="0" * 64, status=BatchStatus.CHECKED)
    ImportRow.objects.create(batch=batch, number=2, raw={"a": "b"}, plan=RowPlan.NEW)
    start_intake(files=[(RELEASE.name, RELEASE.read_bytes()), ("empty.txt", b"")], user=demo)
    return demo


def ours(user: User) -> list[str]:
    """Return the addresses of the pages that are not stock pages of the admin."""
    session, article = Session.objects.get(reference="DPEWG-2026-01"), Article.objects.earliest("pk")
    lists = [reverse(f"meetings:{name}_list") for name in ("session", "participant", "outcome", "article")]
    facts = reverse("admin:meetings_draftfact_changelist")
    return [
        reverse("meetings:dashboard"),
        *lists,
        *(f"{address}?q=nothing+of+the+kind" for address in lists),
        reverse("meetings:session_detail", args=[session.reference]),
        reverse("meetings:outcome_detail", args=[session.outcomes.earliest("pk").reference]),
        reverse("meetings:article_detail", args=[article.pk]),
        reverse("admin:meetings_article_take_in"),
        reverse("admin:meetings_intakerun_change", args=[IntakeRun.objects.latest("pk").pk]),
        facts,
        f"{facts}?status=rejected",
        reverse("admin:index"),
        reverse("account_change_password"),
    ]


def lists(user: User) -> list[str]:
    """Return the addresses of the admin's lists."""
    return [address_of(model, "changelist") for model in admin.site._registry]


def empty_forms(user: User) -> list[str]:
    """Return the addresses of the admin's forms of something new."""
    request = RequestFactory().get("/")
    request.user = user
    typed = [model for model, options in admin.site._registry.items() if options.has_add_permission(request)]
    return [address_of(model, "add") for model in typed]


def records(user: User) -> list[str]:
    """Return the addresses of the admin's pages of one row of every model."""
    rows = {model: model._default_manager.order_by("pk").first() for model in admin.site._registry}
    return [address_of(model, "change", row.pk) for model, row in rows.items() if row is not None]


def address_of(model: Any, page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def barriers(page: Page, options: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Return what axe finds on a page: the rule, and where."""
    found = Axe().run(page, options=options).response["violations"]
    return [
        (rule["id"], [str(node["target"]) for node in rule["nodes"]]) for rule in found if rule["id"] not in DJANGOS_OWN
    ]


@pytest.mark.parametrize("some", [ours, lists, empty_forms, records], ids=lambda some: str(some.__name__))
def test_pages_are_quiet_accessible_and_narrow_in_both_themes(
    some: Callable[[User], list[str]], sign_in: Callable[[User], Page], live_server: Any, everything: User
) -> None:
    page = sign_in(everything)
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}") if message.type == "error" else None)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    wrong: dict[str, Any] = {}

    for address in some(everything):
        page.set_viewport_size(DESK)
        # Colours must not be on their way from one theme to the other while they are looked at.
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        response = page.goto(f"{live_server.url}{address}")
        closely = some is ours or any(part in address for part in READ_CLOSELY)
        found = barriers(page, QUIET) if closely else []
        page.emulate_media(color_scheme="dark", reduced_motion="reduce")
        found += barriers(page, CONTRAST) if some is ours else []
        page.set_viewport_size(PHONE)
        width = page.evaluate("document.documentElement.scrollWidth")
        if found or width > PHONE["width"] or response is None or response.status != 200:
            wrong[address] = (response and response.status, width, found)

    assert wrong == {}
    assert said == []
