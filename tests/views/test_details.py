"""The pages of one session, one outcome and one article, and the files they offer."""

import io
import json
import zipfile
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from meetings.access import EDITOR, VIEWER
from meetings.choices import Encoding, FactKind, Sensitivity
from meetings.models import Article, CopiedPassage, SourceDifference
from tests.factories import (
    ArticleFactory,
    ArticleVersionFactory,
    CitationFactory,
    DelegationFactory,
    DraftFactFactory,
    OutcomeFactory,
    OutcomeUpdateFactory,
    ParticipantFactory,
    SessionFactory,
    StatementFactory,
)
from tests.views.people import signed_in

pytestmark = pytest.mark.django_db

TEXT = "Both sides committed to share data. Sara Carter opened the meeting."
COMMITTED = (0, 35)
CARTER = (36, 47)


def article_with(text: str, *, label: str = "The release") -> Article:
    """Return an article whose only version has ``text``."""
    article: Article = ArticleVersionFactory(article=ArticleFactory(title=label), text=text).article
    return article


def test_session_page_links_each_fact_to_the_words_that_back_it() -> None:
    version = article_with(TEXT).versions.get()
    session = SessionFactory(reference="AB-2026-01", title="Inaugural Meeting")
    delegation = DelegationFactory(session=session)
    participant = ParticipantFactory(session=session, delegation=delegation, person__name="Sara Carter")
    outcome = OutcomeFactory(session=session, number=1, text=TEXT[slice(*COMMITTED)])
    CitationFactory(version=version, session=None, participant=participant, start=36, end=47)
    CitationFactory(version=version, session=None, outcome=outcome, start=0, end=35)

    response = signed_in(VIEWER).get("/sessions/AB-2026-01/")
    page = response.content.decode()

    assert "Inaugural Meeting" in page
    assert f'href="/articles/{version.article_id}/?version=1#c36-47"' in page
    assert f'href="/articles/{version.article_id}/?version=1#c0-35"' in page
    (person,) = response.context["delegations"][0][1]
    assert [(link.number, link.words) for link in person.links] == [(1, "Sara Carter")]
    assert [row.fact.short_reference for row in response.context["outcomes"]] == ["O01"]
    assert [source.label for source, _ in response.context["sources"]] == ["The release"]


def test_session_page_takes_as_many_queries_with_one_row_as_with_three(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    version = article_with(TEXT).versions.get()
    session = SessionFactory(reference="AB-2026-01")
    client = signed_in(EDITOR)

    def add() -> None:
        for field, factory in (
            ("participant", ParticipantFactory),
            ("outcome", OutcomeFactory),
            ("statement", StatementFactory),
        ):
            row = factory(session=session)
            CitationFactory(**{"version": version, "session": None, field: row, "start": 0, "end": 35})

    add()
    with django_assert_num_queries(21):
        assert len(client.get("/sessions/AB-2026-01/").context["outcomes"]) == 1
    add()
    add()
    with django_assert_num_queries(21):
        assert len(client.get("/sessions/AB-2026-01/").context["outcomes"]) == 3


@pytest.mark.parametrize(
    "address",
    [
        "/sessions/AB-2026-99/",
        "/sessions/nonsense/",
        "/sessions/AB-2026-01%00/",
        "/sessions/AB-2026-99/summary.md",
        "/sessions/AB-2026-01/summary.exe",
        "/outcomes/AB-2026-01-O99/",
        "/outcomes/nonsense/",
        "/articles/999999/",
        "/articles/99999999999999999999999999/",
        "/articles/1/versions/4294967296/original",
        "/nowhere/",
    ],
)
def test_address_of_nothing_gets_the_clear_page(address: str) -> None:
    response = signed_in(EDITOR).get(address)

    assert response.status_code == 404
    assert "Nothing at this address" in response.content.decode()


def test_page_of_a_record_that_is_hidden_or_withdrawn_is_not_found() -> None:
    SessionFactory(reference="AB-2026-01", sensitivity=Sensitivity.INTERNAL)
    SessionFactory(reference="AB-2026-02", withdrawn_at=timezone.now())
    hidden = OutcomeFactory(session__sensitivity=Sensitivity.INTERNAL)
    article = ArticleVersionFactory(article__sensitivity=Sensitivity.INTERNAL).article
    viewer, editor = signed_in(VIEWER), signed_in(EDITOR)

    for address in ("/sessions/AB-2026-01/", f"/outcomes/{hidden.reference}/", f"/articles/{article.pk}/"):
        assert (viewer.get(address).status_code, editor.get(address).status_code) == (404, 200)
    assert viewer.get(f"/articles/{article.pk}/versions/1/original").status_code == 404
    assert editor.get("/sessions/AB-2026-02/").status_code == 404


def test_session_whose_embargo_has_ended_opens_for_a_viewer() -> None:
    SessionFactory(
        reference="AB-2026-01", sensitivity=Sensitivity.EMBARGOED, embargoed_until=datetime(2026, 1, 1, tzinfo=UTC)
    )

    assert signed_in(VIEWER).get("/sessions/AB-2026-01/").status_code == 200


@pytest.mark.parametrize(
    "make_address",
    [
        lambda: f"/sessions/{SessionFactory().reference}/",
        lambda: f"/outcomes/{OutcomeFactory().reference}/",
        lambda: f"/articles/{article_with(TEXT).pk}/",
        lambda: f"/articles/{article_with(TEXT).pk}/versions/1/original",
    ],
    ids=["session", "outcome", "article", "original"],
)
def test_page_of_one_record_needs_the_permission(make_address: object, client: Client) -> None:
    address = make_address()  # type: ignore[operator]  # A function without arguments.

    assert client.get(address)["Location"] == f"/accounts/login/?next={address}"
    assert signed_in().get(address).status_code == 403
    assert signed_in(VIEWER).get(address).status_code == 200


def test_summary_is_for_those_who_may_export() -> None:
    SessionFactory(reference="AB-2026-01")
    viewer, editor = signed_in(VIEWER), signed_in(EDITOR)

    for name in ("md", "html", "json", "csv"):
        assert viewer.get(f"/sessions/AB-2026-01/summary.{name}").status_code == 403
        response = editor.get(f"/sessions/AB-2026-01/summary.{name}")
        assert response.status_code == 200
        assert response["Content-Disposition"] == f'attachment; filename="AB-2026-01-summary.{name}"'
        assert response["X-Content-Type-Options"] == "nosniff"
    assert json.loads(editor.get("/sessions/AB-2026-01/summary.json").content)["session"]["reference"] == "AB-2026-01"


def test_summaries_of_selected_sessions_come_as_one_file_or_as_a_zip() -> None:
    for number in (1, 2, 3):
        SessionFactory(reference=f"AB-2026-0{number}")
    client = signed_in(EDITOR)

    one = client.get("/sessions/summaries", {"session": ["AB-2026-02"], "format": "json"})
    two = client.get("/sessions/summaries", {"session": ["AB-2026-03", "AB-2026-01"], "format": "md"})

    assert one["Content-Disposition"] == 'attachment; filename="AB-2026-02-summary.json"'
    assert two["Content-Disposition"] == 'attachment; filename="summaries-md.zip"'
    with zipfile.ZipFile(io.BytesIO(two.content)) as archive:
        assert archive.namelist() == ["AB-2026-01-summary.md", "AB-2026-03-summary.md"]
        expected = client.get("/sessions/AB-2026-01/summary.md").content
        assert archive.read("AB-2026-01-summary.md") == expected


def test_summaries_of_no_session_lead_back_to_the_list_with_a_word() -> None:
    client = signed_in(EDITOR)

    response = client.get("/sessions/summaries", {"session": "\x00", "format": "md"}, follow=True)

    assert response.redirect_chain == [("/sessions/", 302)]
    assert "No session was selected. Tick the sessions whose summaries you want." in response.content.decode()
    assert client.get("/sessions/summaries?format=exe").status_code == 404
    assert signed_in(VIEWER).get("/sessions/summaries?format=md").status_code == 403


def test_boxes_of_the_session_list_are_for_those_who_may_export() -> None:
    SessionFactory(reference="AB-2026-01")

    assert 'name="session" value="AB-2026-01"' in signed_in(EDITOR).get("/sessions/").content.decode()
    assert 'name="session" value="AB-2026-01"' not in signed_in(VIEWER).get("/sessions/").content.decode()


def test_outcome_page_shows_the_exact_words_and_links_to_them() -> None:
    version = article_with(TEXT).versions.get()
    outcome = OutcomeFactory(text="Both sides committed to share data", due_words="before the next session")
    CitationFactory(version=version, session=None, outcome=outcome, start=0, end=35)
    OutcomeUpdateFactory(outcome=outcome, text="Data is being shared.")

    response = signed_in(VIEWER).get(f"/outcomes/{outcome.reference}/")
    page = response.content.decode()

    assert response.context["independent_text"] == "1 citation, 1 independent source"
    (evidence,) = response.context["evidence"]
    assert evidence["exact"] == "Both sides committed to share data."
    assert f'href="/articles/{version.article_id}/?version=1#c0-35"' in page
    assert "Data is being shared." in page
    assert ("Due", "before the next session") in response.context["details"]


def test_article_page_marks_facts_and_copied_text_without_changing_a_character() -> None:
    release = article_with(TEXT, label="The release").versions.get()
    text = f"---\ntitle: A\n---\nWASHINGTON <b>{TEXT}</b>\r\n"
    start = text.index(TEXT)
    copy = article_with(text, label="The wire").versions.get()
    CopiedPassage.objects.create(
        version=copy,
        start=start,
        end=start + len(TEXT),
        original=release,
        original_start=0,
        original_end=len(TEXT),
    )
    DraftFactFactory(
        version=copy, kind=FactKind.PERSON, start=start + 36, end=start + 47, value={"name": "Sara Carter"}
    )
    CitationFactory(version=copy, start=start, end=start + 35)

    response = signed_in(VIEWER).get(f"/articles/{copy.article_id}/")
    page = response.content.decode()

    segments = [*response.context["head"], *response.context["segments"]]
    assert "".join(segment.text for segment in segments) == text
    assert "".join(segment.text for segment in response.context["head"]) == "---\ntitle: A\n---\n"
    (marked,) = [segment for segment in segments if segment.kinds]
    assert (marked.text, marked.kinds, marked.origins) == ("Sara Carter", (FactKind.PERSON,), ("The release",))
    assert f'id="c{start}-{start + 35}"' in page
    assert (
        f'<mark id="c{start + 36}-{start + 47}" class="person copied" title="Copied from The release">Sara Carter'
        in page
    )
    assert "<b>Both" not in page
    assert f'href="/articles/{release.article_id}/?version=1#c0-{len(TEXT)}"' in page
    original = signed_in(VIEWER).get(f"/articles/{release.article_id}/").content.decode()
    assert f'id="c0-{len(TEXT)}"' in original


def test_article_page_says_where_a_copy_departs_from_its_original() -> None:
    release = article_with(TEXT).versions.get()
    copy = article_with("Both sides agreed to share data.", label="The wire").versions.get()
    SourceDifference.objects.create(
        version=copy,
        start=11,
        end=17,
        original=release,
        original_start=11,
        original_end=20,
        kind="operative verb",
        message="agreed for committed",
    )

    response = signed_in(VIEWER).get(f"/articles/{copy.article_id}/")

    assert response.context["differences"] == [
        {
            "kind": "Operative verb",
            "message": "agreed for committed",
            "anchor": "c11-17",
            "original": "The release",
            "original_url": f"/articles/{release.article_id}/?version=1#c11-20",
        }
    ]
    assert 'id="c11-17"' in response.content.decode()


def test_article_page_names_a_difference_once_though_two_versions_of_the_original_have_the_words() -> None:
    release = article_with(TEXT)
    newer = ArticleVersionFactory(article=release, number=2, text=f"{TEXT} Both left.")
    copy = article_with("Both sides agreed to share data.", label="The wire").versions.get()
    for original in (release.versions.get(number=1), newer):
        SourceDifference.objects.create(
            version=copy, start=11, end=17, original=original, original_start=11, original_end=20, message="agreed"
        )
    client = signed_in(VIEWER)
    address = f"/articles/{copy.article_id}/"

    (difference,) = client.get(address).context["differences"]
    assert difference["original_url"] == f"/articles/{release.pk}/?version=2#c11-20"

    # The words are those of a version that the newest no longer agrees with.
    SourceDifference.objects.filter(original__number=1).delete()
    CopiedPassage.objects.create(
        version=copy, start=0, end=32, original=release.versions.get(number=1), original_start=0, original_end=35
    )
    assert client.get(address).context["differences"] == []


def test_article_page_does_not_name_an_original_that_the_reader_may_not_see() -> None:
    secret = ArticleVersionFactory(
        article=ArticleFactory(title="Hidden cable", sensitivity=Sensitivity.INTERNAL), text=TEXT
    )
    copy = article_with(TEXT, label="The wire").versions.get()
    CopiedPassage.objects.create(version=copy, start=0, end=35, original=secret, original_start=0, original_end=35)

    assert "Hidden cable" not in signed_in(VIEWER).get(f"/articles/{copy.article_id}/").content.decode()


def test_article_page_shows_the_version_asked_for() -> None:
    article = article_with("The first text")
    ArticleVersionFactory(article=article, number=2, text="The second text")
    client = signed_in(VIEWER)

    assert "The second text" in client.get(f"/articles/{article.pk}/").content.decode()
    assert "The first text" in client.get(f"/articles/{article.pk}/?version=1").content.decode()
    for wrong in ("3", "0", "x", "\x00"):
        assert client.get(f"/articles/{article.pk}/", {"version": wrong}).status_code == 404


def test_article_page_takes_as_many_queries_with_one_row_as_with_three(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    release = article_with(TEXT).versions.get()
    copy = article_with(TEXT, label="The wire").versions.get()
    client = signed_in(EDITOR)

    def add(place: int) -> None:
        span = {"start": place, "end": place + 5}
        outcome = OutcomeFactory()
        DraftFactFactory(version=copy, kind=FactKind.OUTCOME, status="accepted", outcome=outcome, **span)
        CopiedPassage.objects.create(version=copy, original=release, original_start=0, original_end=5, **span)
        CitationFactory(version=copy, **span)

    add(0)
    with django_assert_num_queries(16):
        assert len(client.get(f"/articles/{copy.article_id}/").context["facts"]) == 1
    add(10)
    add(20)
    with django_assert_num_queries(16):
        assert len(client.get(f"/articles/{copy.article_id}/").context["facts"]) == 3


def test_original_is_served_as_received_and_never_run() -> None:
    data = "<script>alert(1)</script>".encode("utf-16")
    version = ArticleVersionFactory(data=data, text="<script>alert(1)</script>", name='folder/a "é".html')

    response = signed_in(VIEWER).get(f"/articles/{version.article_id}/versions/1/original")

    assert response.content == data
    assert response["Content-Type"] == "application/octet-stream"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''a%20%22%C3%A9%22.html"


@pytest.mark.parametrize(
    ("encoding", "content_type"),
    [
        (Encoding.PDF, "application/pdf"),
        (Encoding.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (Encoding.EMAIL, "message/rfc822"),
    ],
)
def test_original_of_a_paper_has_its_own_type(encoding: Encoding, content_type: str) -> None:
    version = ArticleVersionFactory(data=b"%PDF", name="a.pdf", encoding=encoding)

    response = signed_in(VIEWER).get(f"/articles/{version.article_id}/versions/1/original")

    assert (response["Content-Type"], response["X-Content-Type-Options"]) == (content_type, "nosniff")
    assert response["Content-Disposition"] == 'attachment; filename="a.pdf"'


def test_article_page_of_a_scan_says_that_it_has_no_text() -> None:
    problem = {"code": "scanned", "message": "“a.pdf” is a scan.", "start": None, "end": None}
    version = ArticleVersionFactory(data=b"%PDF", text="", encoding=Encoding.PDF, problems=[problem])

    page = signed_in(VIEWER).get(f"/articles/{version.article_id}/").content.decode()

    assert "No text could be read from this file." in page
    assert "“a.pdf” is a scan." in page


def test_dashboard_counts_what_waits_for_the_reader() -> None:
    client = signed_in(VIEWER)
    assert "Nothing waits for review" in client.get("/").content.decode()

    DraftFactFactory()
    DraftFactFactory(version__article__sensitivity=Sensitivity.INTERNAL)

    page = client.get("/").content.decode()
    assert "1 drafted fact waits for review" in page
    assert "/articles/?to_review=yes" in page


def test_health_answers_without_signing_in(client: Client) -> None:
    for address, word in (("/health/live", b"live\n"), ("/health/ready", b"ready\n")):
        response = client.get(address)
        assert (response.status_code, response.content) == (200, word)
