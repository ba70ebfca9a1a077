"""Sentences that recur -> marks on the versions that have them; what was held to be copied in them is taken back."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from meetings.intake.origins import refresh_origins
from meetings.intake.types import Span
from meetings.models import (
    ArticleVersion,
    BoilerplatePassage,
    Citation,
    CopiedPassage,
    SentenceKey,
    SourceDifference,
)


def mark(found: Mapping[int, Sequence[Span]]) -> None:
    """Mark the recurring sentences of versions, by their keys."""
    BoilerplatePassage.objects.bulk_create(
        BoilerplatePassage(version_id=version, start=span.start, end=span.end)
        for version, spans in found.items()
        for span in spans
    )


def mark_risen(keys: Iterable[int]) -> None:
    """Mark the sentences that have just become boilerplate where they stood before, and take back what copied them."""
    risen = list(SentenceKey.objects.filter(key__in=list(keys)))
    if not risen:
        return
    BoilerplatePassage.objects.bulk_create(
        (BoilerplatePassage(version_id=row.version_id, start=row.start, end=row.end) for row in risen),
        ignore_conflicts=True,
    )
    held = {row.version_id for row in risen}
    SourceDifference.objects.filter(Exists(_over("start", "end")), version__in=held).delete()
    copied = CopiedPassage.objects.filter(Exists(_over("start", "end")), version__in=held)
    touched = set(copied.values_list("version", flat=True))
    copied.delete()
    cited = Citation.objects.filter(version__in=touched).order_by().values("version").distinct()
    for version in ArticleVersion.objects.filter(pk__in=cited).select_related("article__publisher"):
        refresh_origins(version)


def _over(start: str, end: str) -> QuerySet[BoilerplatePassage]:
    """Return the boilerplate in which most of a span of the outer row's version lies."""
    # Twice what lies outside is less than what there is.
    inside = Q(start__lt=(OuterRef(start) + OuterRef(end)) / 2, end__gt=(OuterRef(start) + OuterRef(end)) / 2)
    return BoilerplatePassage.objects.filter(inside, version=OuterRef("version"), start__lt=F("end"))
