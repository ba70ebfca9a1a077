"""Evidence: the exact words in an exact version that back a record."""

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import F, Q

from meetings.models.article import Article, ArticleVersion
from meetings.models.organisation import Organisation
from meetings.models.outcome import Outcome, OutcomeUpdate
from meetings.models.participant import Mention, Participant
from meetings.models.person import Person, Position
from meetings.models.session import Session
from meetings.models.statement import Statement

RECORD_FIELDS = ("session", "participant", "mention", "person", "position", "statement", "outcome", "outcome_update")


def _only(field: str) -> Q:
    return reduce(lambda q, other: q & Q(**{f"{other}__isnull": other != field}), RECORD_FIELDS, Q())


EXACTLY_ONE_RECORD = reduce(or_, (_only(field) for field in RECORD_FIELDS))
NO_RECORD = reduce(lambda q, field: q & Q(**{f"{field}__isnull": True}), RECORD_FIELDS, Q())


class PointsAtRecord(models.Model):
    """A row that points at one record of any kind: a real foreign key for each, so that the database keeps them."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, null=True, blank=True)
    participant = models.ForeignKey(Participant, on_delete=models.PROTECT, null=True, blank=True)
    mention = models.ForeignKey(Mention, on_delete=models.PROTECT, null=True, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True)
    position = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, blank=True)
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, null=True, blank=True)
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, null=True, blank=True)
    outcome_update = models.ForeignKey(OutcomeUpdate, on_delete=models.PROTECT, null=True, blank=True)

    class Meta:
        """No table of its own; each record knows its citations and draft facts."""

        abstract = True
        default_related_name = "%(class)ss"

    @property
    def record(self) -> models.Model | None:
        """The record pointed at; None where a draft fact has become nothing yet."""
        return next((row for field in RECORD_FIELDS if (row := getattr(self, field)) is not None), None)


class CitationQuerySet(models.QuerySet["Citation"]):
    """Citations."""

    def with_sources(self) -> Self:
        """Fetch what a reference to each citation needs, without the bytes and texts of versions."""
        return self.select_related("version__article__publisher", "origin", "origin_article").defer(
            "version__data", "version__text"
        )

    def flagged(self) -> Self:
        """Keep those whose words a newer version no longer has, and about which nobody has decided."""
        return self.filter(lost_in__isnull=False, keep_reason="")


@pghistory.track()
class Citation(PointsAtRecord):
    """A record's evidence, in the manner of W3C Web Annotation's position and quote selectors."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="citations")
    start = models.PositiveIntegerField(help_text="Code points into the decoded text, from 0.")
    end = models.PositiveIntegerField(help_text="One past the last code point.")
    exact = models.TextField(help_text="The words, as they stand.")
    prefix = models.CharField(max_length=30, blank=True, help_text="Up to 30 characters before.")
    suffix = models.CharField(max_length=30, blank=True, help_text="Up to 30 characters after.")
    field = models.CharField(max_length=60, blank=True, help_text="The field that it backs; empty: the record.")
    origin = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="originated_citations",
        help_text="Whose account the words are. Written by intake.origins alone; empty: an article's own.",
    )
    origin_article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="originated_citations",
        help_text="The article of an unknown publisher whose account the words are, where another prints them. Written "
        "by intake.origins alone; empty: the origin's, or that of the article cited.",
    )
    lost_in = models.ForeignKey(
        ArticleVersion,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="lost_citations",
        help_text="The newer version of the article that no longer has the words. Written by intake.revisions alone; "
        "empty: no newer version lacks them.",
    )
    keep_reason = models.TextField(
        blank=True, help_text="Why lost words are cited all the same. Empty on a lost citation: to be decided."
    )

    objects = CitationQuerySet.as_manager()

    class Meta(PointsAtRecord.Meta):
        """One record, real words, and each place cited once for a record and field."""

        abstract = False
        ordering: ClassVar = ["version", "start"]
        constraints: ClassVar = [
            models.CheckConstraint(name="citation_one_record", condition=EXACTLY_ONE_RECORD),
            models.CheckConstraint(
                name="citation_has_words",
                condition=Q(end__gt=F("start")) & ~Q(exact=""),
                violation_error_message="A citation needs words: its end lies after its start.",
            ),
            # What a version has, it has not lost.
            models.CheckConstraint(name="citation_lost_in_another", condition=~Q(lost_in=F("version"))),
            models.CheckConstraint(
                name="citation_kept_when_lost",
                condition=Q(keep_reason="") | Q(lost_in__isnull=False),
                violation_error_message="Only words that a newer version lacks need a reason to be kept.",
            ),
            *(
                models.UniqueConstraint(
                    fields=[record, "version", "start", "end", "field"],
                    condition=Q(**{f"{record}__isnull": False}),
                    name=f"citation_{record}_once",
                    violation_error_message="These words are cited for the record already.",
                )
                for record in RECORD_FIELDS
            ),
        ]

    def __str__(self) -> str:
        """Return the words."""
        return self.exact

    @property
    def origin_name(self) -> str:
        """Whose account the words are, in words: the origin's name or, where none is known, the article's label."""
        return self.origin.full_name if self.origin else (self.origin_article or self.version.article).label


def independent_origins(citations: Iterable[Citation]) -> tuple[str, ...]:
    """Return the distinct origins of the citations of one fact, by name, in the order given.

    Their number is the number of independent sources: a reprint has the origin of what it reprints, so it adds none.
    """
    names = {
        (c.origin_id, None if c.origin_id else c.origin_article_id or c.version.article_id): c.origin_name
        for c in citations
    }
    return tuple(names.values())
