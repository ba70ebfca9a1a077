"""Where staff see that cited words were lost, and the page on which a reviewer settles it."""

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from meetings.access import EDITOR, REVIEWER, VIEWER
from meetings.choices import Sensitivity
from meetings.intake.revisions import follow
from meetings.models import Citation
from tests.factories import ArticleFactory, ArticleVersionFactory, CitationFactory, OutcomeFactory, SessionFactory
from tests.views.people import signed_in

pytestmark = pytest.mark.django_db

OLD = "Both sides met. Both sides committed to share data. They left."
NEW = "Both sides met. Both sides agreed to share data. They left."
SAID = "1 citation rests on words that version 2 no longer has"


@pytest.fixture
def flagged() -> Citation:
    """Return a citation of an outcome whose words the second version lacks."""
    first = ArticleVersionFactory(article=ArticleFactory(title="The release"), text=OLD)
    second = ArticleVersionFactory(article=first.article, number=2, text=NEW)
    outcome = OutcomeFactory(session=SessionFactory(reference="AB-2026-01"), text=OLD[16:51])
    citation: Citation = CitationFactory(version=first, start=16, end=51, session=None, outcome=outcome)
    follow(version=second, previous=first)
    citation.refresh_from_db()
    return citation


def address_of(citation: Citation) -> str:
    return f"/articles/{citation.version.article_id}/lost-words/"


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def test_session_page_says_how_many_citations_lost_their_words(flagged: Citation) -> None:
    shown = page(signed_in(REVIEWER), "/sessions/AB-2026-01/")

    assert f'<a href="{address_of(flagged)}">{SAID}</a>' in shown
    assert 'class="changed" title="Both sides committed to share data. (Version 2 no longer has these words)"' in shown
    viewed = page(signed_in(VIEWER), "/sessions/AB-2026-01/")
    assert f'<a href="/articles/{flagged.version.article_id}/">{SAID}</a>' in viewed


def test_outcome_page_says_that_the_words_were_lost(flagged: Citation) -> None:
    shown = page(signed_in(VIEWER), f"/outcomes/{flagged.outcome.reference if flagged.outcome else ''}/")

    assert "Version 2 no longer has these words" in shown


def test_article_page_lists_lost_words_and_marks_them_where_they_stood(flagged: Citation) -> None:
    article = f"/articles/{flagged.version.article_id}/"

    newest = page(signed_in(REVIEWER), article)
    older = signed_in(VIEWER).get(f"{article}?version=1")

    assert f'<a class="changed" href="{article}?version=1#c16-51">Both sides committed to share data.</a>' in newest
    assert f'href="{address_of(flagged)}">Decide about lost words</a>' in newest
    assert "Decide about lost words" not in older.content.decode()
    (marked,) = [part for part in older.context["segments"] if part.changes]
    assert (marked.text, marked.classes) == ("Both sides committed to share data.", "changed")
    assert marked.title == "Version 2 no longer has these words"


def test_dashboard_tells_reviewers_of_lost_words(flagged: Citation) -> None:
    shown = page(signed_in(REVIEWER), "/")

    facts = reverse("admin:meetings_draftfact_changelist")
    assert f'<a href="{facts}">1 citation rests on words that newer versions lack</a>' in shown
    assert "newer versions lack" not in page(signed_in(VIEWER), "/")


def test_page_of_lost_words_marks_what_changed(flagged: Citation) -> None:
    shown = page(signed_in(REVIEWER), address_of(flagged))

    assert "…Both sides met. Both sides <del>committed</del><ins>agreed</ins> to share data. They left.…" in shown


def test_article_page_tells_why_lost_words_are_kept(flagged: Citation) -> None:
    Citation.objects.update(keep_reason="The minutes say so.")

    shown = page(signed_in(REVIEWER), f"/articles/{flagged.version.article_id}/")

    assert "Cited all the same: The minutes say so." in shown
    assert "Decide about lost words" not in shown
    assert SAID not in page(signed_in(REVIEWER), "/sessions/AB-2026-01/")


def test_review_queue_leads_to_lost_words_of_articles_that_the_reviewer_may_see(flagged: Citation) -> None:
    queue = reverse("admin:meetings_draftfact_changelist")

    assert f'<a href="{address_of(flagged)}">{SAID}</a>' in page(signed_in(REVIEWER), queue)
    assert SAID not in page(signed_in(EDITOR), queue)
    flagged.version.article.sensitivity = Sensitivity.INTERNAL
    flagged.version.article.save()
    permissions = ("meetings.view_draftfact", "meetings.review_draftfact")
    assert SAID not in page(signed_in(permissions=permissions), queue)
    assert signed_in(permissions=permissions).get(address_of(flagged)).status_code == 404


def test_page_of_lost_words_proposes_what_took_their_place(flagged: Citation) -> None:
    response = signed_in(REVIEWER).get(address_of(flagged))

    (row,) = response.context["rows"]
    assert (row["kind"], row["exact"], row["words"]) == (
        "Outcome",
        "Both sides committed to share data.",
        "Both sides agreed to share data.",
    )
    shown = response.content.decode()
    assert f"/articles/{flagged.version.article_id}/?version=2#c16-48" in shown
    assert f'href="/admin/meetings/outcome/{flagged.outcome_id}/change/">Amend record</a>' in shown


def test_page_of_lost_words_proposes_no_single_word_for_a_sentence() -> None:
    first = ArticleVersionFactory(article=ArticleFactory(title="The release"), text=OLD)
    second = ArticleVersionFactory(article=first.article, number=2, text="Both sides met. They left.")
    outcome = OutcomeFactory(session=SessionFactory(reference="AB-2026-01"), text=OLD[16:51])
    citation = CitationFactory(version=first, start=16, end=51, session=None, outcome=outcome)
    follow(version=second, previous=first)

    assert "Nothing took their place." in page(signed_in(REVIEWER), address_of(citation))


def test_citing_the_new_words_settles_the_citation(flagged: Citation) -> None:
    client = signed_in(REVIEWER)
    data = {"citation": flagged.pk, "words": "Both sides agreed\r\nto share data.", "_cite": "1"}

    response = client.post(address_of(flagged), data, follow=True)

    flagged.refresh_from_db()
    assert (flagged.version.number, flagged.exact) == (2, "Both sides agreed to share data.")
    assert "Nothing to decide" in response.content.decode()
    assert "The citation rests on the newest version&#x27;s words." in response.content.decode()
    context = apps.get_model("meetings.CitationEvent").objects.latest("pgh_id").pgh_context
    assert (context["source"], context["path"]) == ("page", address_of(flagged))


def test_keeping_the_citation_takes_a_reason(flagged: Citation) -> None:
    client = signed_in(REVIEWER)

    refused = client.post(address_of(flagged), {"citation": flagged.pk, "reason": "", "_keep": "1"})
    assert "Say why the record rests on these words all the same" in refused.content.decode()
    client.post(address_of(flagged), {"citation": flagged.pk, "reason": "The minutes say so.", "_keep": "1"})

    flagged.refresh_from_db()
    assert (flagged.version.number, flagged.keep_reason) == (1, "The minutes say so.")


def test_words_that_are_refused_stay_as_they_were_typed(flagged: Citation) -> None:
    response = signed_in(REVIEWER).post(address_of(flagged), {"citation": flagged.pk, "words": "Both <sides>"})

    shown = response.content.decode()
    assert "“Both &lt;sides&gt;” does not stand in version 2." in shown
    assert ">Both &lt;sides&gt;</textarea>" in shown


@pytest.mark.parametrize("asked", ["", "x", "0", "9" * 30])
def test_citation_that_is_not_of_the_article_is_not_found(flagged: Citation, asked: str) -> None:
    client = signed_in(REVIEWER)
    other = CitationFactory()
    assert client.post(address_of(flagged), {"citation": asked}).status_code == 404
    assert client.post(address_of(flagged), {"citation": other.pk}).status_code == 404
    assert client.get("/articles/999999/lost-words/").status_code == 404


def test_page_of_lost_words_is_for_reviewers(flagged: Citation, client: Client) -> None:
    assert client.get(address_of(flagged))["Location"].startswith("/accounts/login/")
    assert signed_in(EDITOR).get(address_of(flagged)).status_code == 403
    assert signed_in(EDITOR).post(address_of(flagged), {"citation": flagged.pk}).status_code == 403


def test_page_of_an_article_without_a_version_has_nothing_to_decide() -> None:
    assert "Nothing to decide" in page(signed_in(REVIEWER), f"/articles/{ArticleFactory().pk}/lost-words/")


def test_session_page_takes_as_many_queries_with_lost_words_as_without(
    flagged: Citation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(REVIEWER)
    with django_assert_num_queries(20):
        client.get("/sessions/AB-2026-01/")
    for start in (17, 18):
        CitationFactory(
            version=flagged.version, start=start, end=51, session=None, outcome=flagged.outcome, lost_in=flagged.lost_in
        )
    with django_assert_num_queries(20):
        client.get("/sessions/AB-2026-01/")
