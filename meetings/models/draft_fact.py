"""Facts drafted from a version, awaiting review."""

from typing import ClassVar, Self

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from meetings.choices import FactKind, FactStatus
from meetings.models.article import ArticleVersion
from meetings.models.citation import EXACTLY_ONE_RECORD, NO_RECORD, PointsAtRecord


class DraftFactQuerySet(models.QuerySet["DraftFact"]):
    """Drafted facts."""

    def open(self) -> Self:
        """Keep those that wait for a decision."""
        return self.filter(status=FactStatus.OPEN)

    def decided(self) -> Self:
        """Keep those that a reviewer has decided on."""
        return self.exclude(status__in=(FactStatus.OPEN, FactStatus.SUPERSEDED))


@pghistory.track()
class DraftFact(PointsAtRecord):
    """A fact as the rules read it: its value, its words, and what a reviewer made of it."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="draft_facts")
    kind = models.CharField(max_length=20, choices=FactKind)
    value = models.JSONField(help_text="As in the extraction record of its kind.")
    start = models.PositiveIntegerField(help_text="Code points into the decoded text: the fact's own words.")
    end = models.PositiveIntegerField()
    evidence = models.JSONField(help_text="The spans that back it: [[start, end], ...].")
    rule = models.CharField(max_length=60)
    status = models.CharField(max_length=20, choices=FactStatus, default=FactStatus.OPEN)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="reviewed_facts"
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True, help_text="Why it was amended or rejected.")

    objects = DraftFactQuerySet.as_manager()

    class Meta(PointsAtRecord.Meta):
        """Only an accepted fact has become a record; the same words make the same fact once."""

        abstract = False
        verbose_name = "drafted fact"
        ordering: ClassVar = ["version", "start", "pk"]
        permissions: ClassVar = [("review_draftfact", "Can accept, amend and reject drafted facts")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "kind", "start", "end"],
                name="draft_fact_once",
                violation_error_message="This fact has been drafted from these words already.",
            ),
            models.CheckConstraint(name="draft_fact_has_words", condition=Q(end__gt=F("start"))),
            models.CheckConstraint(
                name="draft_fact_record_when_accepted",
                condition=(Q(status__in=[FactStatus.ACCEPTED, FactStatus.AMENDED]) & EXACTLY_ONE_RECORD)
                | (Q(status__in=[FactStatus.OPEN, FactStatus.REJECTED, FactStatus.SUPERSEDED]) & NO_RECORD),
            ),
        ]

    def __str__(self) -> str:
        """Return kind and first words of the value."""
        named = self.value.get("name") or self.value.get("title") or self.value.get("text") or ""
        return f"{self.get_kind_display()}: {named[:80]}"
