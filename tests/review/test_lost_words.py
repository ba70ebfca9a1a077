"""Deciding about cited words that a newer version lacks."""

import pytest

from meetings.exceptions import NotReviewable
from meetings.intake.revisions import follow
from meetings.models import ArticleVersion, Citation
from meetings.review.lost_words import Waiting, cite_instead, keep, waiting
from tests.factories import ArticleFactory, ArticleVersionFactory, CitationFactory

pytestmark = pytest.mark.django_db

OLD = "Both sides met. Both sides committed to share data. They left."
NEW = "Both sides met. Both sides agreed to\nshare data. They left. They left."


@pytest.fixture
def versions() -> tuple[ArticleVersion, ArticleVersion]:
    """Return two versions of one article, each with its text."""
    first = ArticleVersionFactory(article=ArticleFactory(title="The release"), text=OLD)
    return first, ArticleVersionFactory(article=first.article, number=2, text=NEW)


@pytest.fixture
def flagged(versions: tuple[ArticleVersion, ArticleVersion]) -> Citation:
    """Return a citation of the first version whose words the second lacks."""
    first, second = versions
    citation: Citation = CitationFactory(version=first, start=16, end=51)
    follow(version=second, previous=first)
    citation.refresh_from_db()
    assert citation.lost_in == second
    return citation


def test_cite_instead_rests_the_same_row_on_the_new_words(flagged: Citation) -> None:
    cite_instead(citation=flagged, words="Both sides agreed to share data.")

    flagged.refresh_from_db()
    assert (flagged.version.number, flagged.exact) == (2, "Both sides agreed to\nshare data.")
    assert (flagged.prefix, flagged.suffix) == ("Both sides met. ", " They left. They left.")
    assert (flagged.lost_in, Citation.objects.count()) == (None, 1)


def test_cite_instead_of_words_that_the_record_cites_already_leaves_one_citation(flagged: Citation) -> None:
    newest = flagged.lost_in
    twin = CitationFactory(version=newest, start=0, end=15, session=flagged.session)

    cite_instead(citation=flagged, words="Both sides met.")

    assert list(Citation.objects.all()) == [twin]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("Both sides committed", "“Both sides committed” does not stand in version 2. Copy the words from there, "),
        (" ", "“ ” does not stand in version 2."),
        ("They left.", "“They left.” stands 2 times in version 2. Give more words, so that one is meant."),
    ],
)
def test_cite_instead_without_one_place_is_refused_with_the_reason(flagged: Citation, words: str, message: str) -> None:
    with pytest.raises(NotReviewable) as refusal:
        cite_instead(citation=flagged, words=words)
    assert str(refusal.value).startswith(message)
    assert list(Citation.objects.flagged()) == [flagged]


def test_cite_instead_takes_of_several_places_the_one_where_the_words_stood(flagged: Citation) -> None:
    newest = flagged.lost_in
    assert newest is not None

    cite_instead(citation=flagged, words="Both sides agreed")
    flagged.refresh_from_db()
    assert flagged.start == 16

    flagged.lost_in, flagged.version, flagged.start, flagged.end = newest, newest.article.versions.get(number=1), 16, 26
    flagged.save()
    cite_instead(citation=flagged, words="Both sides")
    flagged.refresh_from_db()
    assert (flagged.version.number, flagged.start, flagged.end) == (2, 16, 26)


def test_keep_leaves_the_words_and_tells_the_reason(flagged: Citation) -> None:
    keep(citation=flagged, reason=" The minutes say so. ")

    flagged.refresh_from_db()
    assert (flagged.version.number, flagged.keep_reason) == (1, "The minutes say so.")
    assert not Citation.objects.flagged().exists()


def test_keep_without_a_reason_is_refused(flagged: Citation) -> None:
    with pytest.raises(NotReviewable, match="Say why the record rests on these words all the same"):
        keep(citation=flagged, reason=" ")


def test_citation_settled_by_somebody_else_is_left_as_it_is(flagged: Citation) -> None:
    keep(citation=flagged, reason="The minutes say so.")
    with pytest.raises(NotReviewable, match="has been settled since the page was opened"):
        keep(citation=flagged, reason="Another.")
    with pytest.raises(NotReviewable, match="has been settled since the page was opened"):
        cite_instead(citation=flagged, words="Both sides met.")
    flagged.refresh_from_db()
    assert flagged.keep_reason == "The minutes say so."


def test_waiting_counts_by_article_and_version(flagged: Citation) -> None:
    CitationFactory(version=flagged.version, start=16, end=26, lost_in=flagged.lost_in)
    CitationFactory(version=flagged.version, start=0, end=4, lost_in=flagged.lost_in, keep_reason="So.")

    (found,) = waiting(Citation.objects.all())

    assert found == Waiting(flagged.version.article_id, "The release", 2, 2)
    assert found.text == "2 citations rest on words that version 2 no longer has"
