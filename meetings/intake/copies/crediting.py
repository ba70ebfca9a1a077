"""Copies that credit a source in words -> the article meant: the one that each copied most from."""

from collections.abc import Mapping

from django.db.models import F, Sum

from meetings.models import ArticleVersion, CopiedPassage, CreditedSentence


def tie_credits(copies: Mapping[int, ArticleVersion]) -> None:
    """Tie what the copies, by their keys, credit to the article that each copied most from."""
    sentences = list(CreditedSentence.objects.filter(version__in=copies))
    most = _copied_most({sentence.version_id for sentence in sentences})
    for sentence in sentences:
        sentence.credited_id = most[sentence.version_id]
    CreditedSentence.objects.bulk_update(sentences, ["credited"])
    for pk, article in most.items():
        copy = copies[pk].article
        if copy.credits_id != article:
            copy.credits_id = article
            copy.save(update_fields=["credits"])


def _copied_most(copies: set[int]) -> dict[int, int]:
    """Return the article from which each copy has the most characters, the first held of two alike, by their keys."""
    lengths = (
        CopiedPassage.objects.filter(version__in=copies)
        .order_by()
        .values_list("version", "original__article")
        .annotate(length=Sum(F("end") - F("start")))
    )
    most: dict[int, int] = {}
    for version, article, _ in sorted(lengths, key=lambda row: (row[2], -row[1])):
        most[version] = article
    return most
