"""What staff do in the admin: take in articles, review, withdraw, export, and read a history."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from meetings.access import EDITOR, REVIEWER, VIEWER
from meetings.choices import FactKind, FactStatus, IntakeResult, RecordStage
from meetings.intake.services import take_in
from meetings.models import DraftFact, IntakeRun, Session
from tests.admin.accounts import posted, signed_in
from tests.factories import CitationFactory, DraftFactFactory, OutcomeFactory, PartyFactory, SessionFactory

pytestmark = pytest.mark.django_db
RELEASE = Path(__file__).parent.parent / "data" / "000_a0fe0d78e8305ab2.txt"
TAKE_IN = "admin:meetings_article_take_in"


def test_take_in_of_one_file_twice_says_new_then_held_already() -> None:
    client = signed_in(EDITOR)
    results = []
    for _ in range(2):
        upload = SimpleUploadedFile("release.md", RELEASE.read_bytes())
        page = client.post(reverse(TAKE_IN), {"files": [upload]}, follow=True)
        results.append([file.result for file in page.context["files"]])

    assert results == [[IntakeResult.NEW], [IntakeResult.SAME]]


def test_take_in_of_a_file_that_is_no_text_is_refused_by_name() -> None:
    upload = SimpleUploadedFile("picture.md", b"\x89PNG\x00\x00")

    page = signed_in(EDITOR).post(reverse(TAKE_IN), {"files": [upload]}, follow=True)

    assert [(file.name, file.result) for file in page.context["files"]] == [("picture.md", IntakeResult.REFUSED)]


def test_take_in_of_pasted_text_keeps_the_words_without_carriage_returns() -> None:
    page = signed_in(EDITOR).post(reverse(TAKE_IN), {"text": "A day.\r\n\r\nTwo sides met.\r\n"}, follow=True)

    assert page.context["files"][0].version.text == "A day.\n\nTwo sides met.\n"


def test_take_in_of_nothing_says_so() -> None:
    page = signed_in(EDITOR).post(reverse(TAKE_IN), {"text": " "})

    assert page.context["form"].non_field_errors() == [
        "Nothing was chosen: choose files or a ZIP, or paste the text of an article."
    ]
    assert IntakeRun.objects.count() == 0


def test_take_in_by_a_viewer_is_refused() -> None:
    assert signed_in(VIEWER).get(reverse(TAKE_IN)).status_code == 403


def test_facts_accepted_in_the_list_become_records() -> None:
    client = signed_in(REVIEWER)
    client.post(reverse(TAKE_IN), {"files": [SimpleUploadedFile("release.md", RELEASE.read_bytes())]})
    keys = [str(pk) for pk in DraftFact.objects.values_list("pk", flat=True)]

    client.post(reverse("admin:meetings_draftfact_changelist"), {"action": "accept_facts", "_selected_action": keys})

    assert set(DraftFact.objects.values_list("status", flat=True)) == {FactStatus.ACCEPTED}
    assert Session.objects.get().start_date.isoformat() == "2026-01-20"  # type: ignore[union-attr]  # It has one.


def test_facts_rejected_in_the_list_keep_the_note() -> None:
    fact = DraftFactFactory()
    data = {"action": "reject_facts", "_selected_action": [fact.pk], "note": "A photo caption."}

    signed_in(REVIEWER).post(reverse("admin:meetings_draftfact_changelist"), data)

    fact.refresh_from_db()
    assert (fact.status, fact.note) == (FactStatus.REJECTED, "A photo caption.")


def test_accepting_leads_to_the_session_and_tells_one_reason_once() -> None:
    take_in(name=RELEASE.name, data=RELEASE.read_bytes())
    client, facts = signed_in(REVIEWER), reverse("admin:meetings_draftfact_changelist")

    def said(action: str, keys: list[int]) -> list[str]:
        response = client.post(facts, {"action": action, "_selected_action": keys}, follow=True)
        return [str(message) for message in response.context["messages"]]

    session = DraftFact.objects.get(kind=FactKind.SESSION)
    value = {**session.value, "working_group": None}
    DraftFact.objects.filter(pk=session.pk).update(value=value)
    people = list(DraftFact.objects.filter(kind=FactKind.PERSON).values_list("pk", flat=True))
    nothing, refusal = said("accept_facts", people)
    assert nothing == "Nothing changed: no open fact could be accepted."
    assert refusal.startswith(f"Not accepted: Person: Sara Carter and {len(people) - 1} other facts. ")
    assert "names no working group" in refusal

    DraftFact.objects.filter(pk=session.pk).update(value=session.value)
    [done] = said("accept_facts", people)
    assert done.endswith(' See <a href="/sessions/DPEWG-2026-01/">DPEWG-2026-01</a>.')


def test_fact_amended_on_its_page_is_accepted_with_the_new_value() -> None:
    client = signed_in(REVIEWER)
    client.post(reverse(TAKE_IN), {"files": [SimpleUploadedFile("release.md", RELEASE.read_bytes())]})
    fact = DraftFact.objects.get(kind="session")
    address = reverse("admin:meetings_draftfact_change", args=[fact.pk])
    form = client.get(address).context["form"]
    data = {bound.html_name: bound.field.prepare_value(bound.value()) for bound in form}
    data = {name: value for name, value in data.items() if value is not None}

    response = client.post(address, {**data, "value-city": "Arlington", "_amend": "1", "note": "As its title says."})

    assert response.status_code == 302
    fact.refresh_from_db()
    assert (fact.status, fact.value["city"], fact.note) == (FactStatus.AMENDED, "Arlington", "As its title says.")
    assert Session.objects.get().city == "Arlington"


def test_review_by_an_editor_is_refused() -> None:
    fact = DraftFactFactory()
    address = reverse("admin:meetings_draftfact_change", args=[fact.pk])

    assert signed_in(EDITOR).post(address, {"_accept": "1"}).status_code == 403
    assert DraftFact.objects.get().status == FactStatus.OPEN


def test_approval_by_an_editor_is_refused_and_by_a_reviewer_kept() -> None:
    session = SessionFactory()
    address = reverse("admin:meetings_session_change", args=[session.pk])
    stages = []
    for role in (EDITOR, REVIEWER):
        client = signed_in(role)
        client.post(address, {**posted(client.get(address)), "stage": RecordStage.APPROVED})
        stages.append(Session.objects.get().stage)

    assert stages == [RecordStage.DRAFT, RecordStage.APPROVED]


def test_withdrawn_session_leaves_the_list_and_can_be_restored() -> None:
    session = SessionFactory()
    client, address = signed_in(EDITOR), reverse("admin:meetings_session_changelist")
    shown = []
    for action in ("withdraw", "restore"):
        client.post(f"{address}?withdrawn=all", {"action": action, "_selected_action": [session.pk]})
        shown.append(list(client.get(address).context["cl"].queryset))

    assert shown == [[], [session]]


def test_export_by_a_viewer_is_not_offered_and_not_done() -> None:
    session = SessionFactory()
    data = {"action": "export_csv", "_selected_action": [session.pk]}
    address = reverse("admin:meetings_session_changelist")

    assert "Content-Disposition" not in signed_in(VIEWER).post(address, data).headers
    sent = signed_in(EDITOR).post(address, data)
    assert sent.headers["Content-Disposition"] == 'attachment; filename="sessions.csv"'
    assert session.reference.encode() in b"".join(sent.streaming_content)  # type: ignore[attr-defined]  # A stream.


def test_summaries_of_two_sessions_come_as_one_archive() -> None:
    keys = [SessionFactory().pk, SessionFactory().pk]

    sent = signed_in(EDITOR).post(
        reverse("admin:meetings_session_changelist"), {"action": "summaries_markdown", "_selected_action": keys}
    )

    assert sent.headers["Content-Type"] == "application/zip"


def test_history_tells_who_changed_what_from_where_with_before_and_after() -> None:
    session = SessionFactory(city="Washington, D.C.")
    client, address = signed_in(EDITOR), reverse("admin:meetings_session_change", args=[session.pk])
    user = client.get(address).wsgi_request.user
    client.post(address, {**posted(client.get(address)), "city": "New Delhi"})

    changes = client.get(reverse("admin:meetings_session_history", args=[session.pk])).context["changes"]

    newest = changes[0]
    assert (newest.done, newest.who, newest.source) == ("Changed", user.get_username(), f"Page {address}")
    assert [(field.label, field.before, field.after) for field in newest.fields] == [
        ("City", "Washington, D.C.", "New Delhi")
    ]
    assert [change.done for change in changes] == ["Changed", "Added"]


def test_history_of_an_outcome_tells_of_its_parties() -> None:
    outcome = OutcomeFactory()
    outcome.responsible_parties.add(PartyFactory(working_group=outcome.session.working_group, country="IN"))

    page = signed_in(VIEWER).get(reverse("admin:meetings_outcome_history", args=[outcome.pk]))

    told = [(field.label, field.after) for change in page.context["changes"] for field in change.fields]
    assert ("Party", "India") in told


def test_evidence_stands_on_the_page_of_a_record_with_a_link_to_its_words() -> None:
    citation = CitationFactory()

    page = signed_in(VIEWER).get(reverse("admin:meetings_session_change", args=[citation.session_id])).content.decode()

    assert f'href="/articles/{citation.version.article_id}/?version=1#c0-10"' in page
    assert f"<q>{citation.exact}</q>" in page
