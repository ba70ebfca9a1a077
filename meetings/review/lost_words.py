"""A citation whose words a newer version lacks, and a decision -> the citation moved, or kept with the reason."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count, QuerySet

from meetings.exceptions import NotReviewable
from meetings.intake.origins import covered
from meetings.intake.revisions import lock_decisions, replaced, rest_on, said_of_lost
from meetings.intake.standing import places_of
from meetings.intake.types import Span
from meetings.models import ArticleVersion, Citation


@dataclass(frozen=True, slots=True)
class Waiting:
    """Flagged citations of one article (its key and label) whose words the version of this number no longer has."""

    article: int
    label: str
    version: int
    count: int

    @property
    def text(self) -> str:
        """What staff are told: ``2 citations rest on words that version 2 no longer has``."""
        return said_of_lost(self.count, self.version)


def waiting(citations: "QuerySet[Citation]") -> list[Waiting]:
    """Return what waits for a decision among some citations, the newest articles first."""
    rows = citations.filter(lost_in__isnull=False, keep_reason="").order_by("-version__article", "lost_in__number")
    counted = rows.values_list("version__article", "version__article__label", "lost_in__number")
    return [Waiting(*row) for row in counted.annotate(count=Count("pk"))]


def cite_instead(*, citation: Citation, words: str) -> None:
    """Let a flagged citation rest on ``words`` of the article's newest version, however lines wrap there.

    A record that rests on these words already has one citation of them, and the flagged one goes.

    Raises NotReviewable: the citation is settled, or the words do not stand there, or no one place of them is meant.
    """
    with transaction.atomic():
        lock_decisions()
        flagged = _flagged(citation)
        newest = newest_version(flagged.version.article_id)
        span = _place(flagged, newest, words)
        twins = Citation.objects.filter(version=newest, start=span.start, end=span.end, field=flagged.field)
        if any(twin.record == flagged.record for twin in twins):
            flagged.delete()
        else:
            rest_on(citation=flagged, version=newest, span=span)


def keep(*, citation: Citation, reason: str) -> None:
    """Let a flagged citation rest on the older version's words, for a reason that readers of the record can see.

    Raises NotReviewable: the citation is settled, or there is no reason.
    """
    if not reason.strip():
        raise NotReviewable("Say why the record rests on these words all the same: the reason is kept with them.")
    with transaction.atomic():
        lock_decisions()
        flagged = _flagged(citation)
        flagged.keep_reason = reason.strip()
        flagged.save(update_fields=["keep_reason"])


def newest_version(article_id: int) -> ArticleVersion:
    """Return an article's newest version, without its bytes."""
    return ArticleVersion.objects.filter(article=article_id).defer("data").latest("number")


def _flagged(citation: Citation) -> Citation:
    """Return the citation as it is now.

    Raises NotReviewable: somebody has decided, or the words stand again.
    """
    held = Citation.objects.flagged().select_for_update(of=("self",)).filter(pk=citation.pk).first()
    if held is None:
        raise NotReviewable("Nothing changed: this citation has been settled since the page was opened.")
    return held


def _place(citation: Citation, newest: ArticleVersion, words: str) -> Span:
    places = places_of(words, newest.text) if words.strip() else []
    if not places:
        raise NotReviewable(
            f"“{words}” does not stand in version {newest.number}. Copy the words from there, with their punctuation."
        )
    if len(places) > 1:
        likely = replaced(citation=citation, version=newest)
        places = [place for place in places if likely and covered(place, likely.start, likely.end)] or places
    if len(places) > 1:
        raise NotReviewable(
            f"“{words}” stands {len(places)} times in version {newest.number}. Give more words, so that one is meant."
        )
    return places[0]
