"""Every page of the admin opens for those who may, and for nobody else."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from meetings.access import ADMINISTRATOR, VIEWER
from meetings.admin.site import SecretariatAdminSite
from meetings.choices import BatchStatus, DifferenceKind, RowPlan
from meetings.models import (
    BoilerplatePassage,
    CopiedPassage,
    CreditedSentence,
    ImportBatch,
    ImportRow,
    IntakeFile,
    IntakeRun,
    SourceDifference,
)
from tests.admin.accounts import signed_in
from tests.factories import (
    AgendaItemFactory,
    ArticleVersionFactory,
    CitationFactory,
    DelegationFactory,
    DraftFactFactory,
    MentionFactory,
    OutcomeLinkFactory,
    OutcomeUpdateFactory,
    ParticipantFactory,
    PersonContactFactory,
    PositionFactory,
    StatementFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
OURS = [model for model in admin.site._registry if model._meta.app_label in ("meetings", "auth")]


@pytest.fixture
def rows() -> None:
    """One row, at least, of every model."""
    AgendaItemFactory()
    CitationFactory()
    DelegationFactory()
    DraftFactFactory()
    MentionFactory()
    OutcomeLinkFactory()
    OutcomeUpdateFactory()
    ParticipantFactory()
    PersonContactFactory()
    PositionFactory()
    StatementFactory()
    UserFactory()
    copy, original = ArticleVersionFactory(), ArticleVersionFactory()
    span = {"version": copy, "start": 0, "end": 4, "original": original, "original_start": 0, "original_end": 4}
    CopiedPassage.objects.create(**span)
    SourceDifference.objects.create(**span, kind=DifferenceKind.DATE, message="Another date.")
    CreditedSentence.objects.create(
        version=copy, start=0, end=4, words_start=0, words_end=4, source_name="the press release"
    )
    BoilerplatePassage.objects.create(version=copy, start=0, end=4)
    batch = ImportBatch.objects.create(kind="sessions", name="s.csv", sha256="0" * 64, status=BatchStatus.CHECKED)
    ImportRow.objects.create(batch=batch, number=2, raw={"a": "b"}, plan=RowPlan.NEW)
    IntakeFile.objects.create(run=IntakeRun.objects.create(), position=1, name="a.txt", data=b"a")


def address(model: type[Model], page: str, *args: object) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def test_site_is_our_own() -> None:
    assert isinstance(admin.site._wrapped, SecretariatAdminSite)  # type: ignore[attr-defined]  # Of the lazy object.


def test_every_model_is_registered_but_histories_indexes_and_tables_that_tie_records() -> None:
    ours = {model for model in apps.get_app_config("meetings").get_models() if not hasattr(model, "pgh_tracked_model")}

    missing = {model.__name__ for model in ours if model not in admin.site._registry}

    assert missing == {
        "AgendaItemPaper",
        "OutcomeResponsibleParty",
        "OutcomeResponsibleOrganisation",
        "PhraseKey",
        "SentenceKey",
    }


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_pages_for_an_administrator_open(model: type[Model]) -> None:
    client = signed_in(ADMINISTRATOR)
    row = model._default_manager.order_by("pk").last()
    assert row is not None

    pages = {
        page: client.get(address(model, page, *args))
        for page, args in (
            ("changelist", ()),
            ("change", (row.pk,)),
            ("history", (row.pk,)),
        )
    }

    assert {page: response.status_code for page, response in pages.items()} == dict.fromkeys(pages, 200)
    typed = admin.site._registry[model].has_add_permission(pages["change"].wsgi_request)
    assert client.get(address(model, "add")).status_code == (200 if typed else 403)


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_pages_for_staff_without_permissions_are_refused(model: type[Model]) -> None:
    client = signed_in()
    row = model._default_manager.order_by("pk").last()
    assert row is not None

    codes = {
        client.get(address(model, page, *args)).status_code
        for page, args in (("changelist", ()), ("change", (row.pk,)), ("history", (row.pk,)), ("add", ()))
    }

    assert codes == {403}


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize(
    "model", [model for model in OURS if model._meta.app_label == "meetings"], ids=lambda m: m.__name__
)
def test_change_by_a_viewer_is_refused(model: type[Model]) -> None:
    client = signed_in(VIEWER)
    row = model._default_manager.order_by("pk").last()
    assert row is not None

    assert client.post(address(model, "change", row.pk), {"title": "x"}).status_code == 403


def test_nobody_signed_in_is_sent_to_the_sign_in_page(client: Client) -> None:
    response = client.get(reverse("admin:meetings_session_changelist"), follow=True)

    assert response.redirect_chain[-1][0].split("?")[0] == reverse("account_login")
    assert response.redirect_chain[-1][0].endswith("next=/admin/meetings/session/")


def test_somebody_signed_in_who_is_not_staff_is_refused(client: Client) -> None:
    client.force_login(UserFactory(is_staff=False), backend="django.contrib.auth.backends.ModelBackend")

    assert client.get(reverse("admin:index"), follow=True).status_code == 403


def test_sign_in_does_not_send_on_to_another_site() -> None:
    response = signed_in(VIEWER).get(reverse("admin:login"), {"next": "https://elsewhere.example/"})

    assert response.headers["Location"] == reverse("admin:index")


def test_superuser_account_is_not_changed_by_an_administrator() -> None:
    chief = UserFactory(is_superuser=True)
    client = signed_in(ADMINISTRATOR)

    assert client.post(reverse("admin:auth_user_change", args=[chief.pk]), {"username": "x"}).status_code == 403
    assert client.post(reverse("admin:auth_user_password_change", args=[chief.pk]), {}).status_code == 403
