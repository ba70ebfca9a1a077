"""Source articles, their versions, and what is copied from one version to another."""

from typing import ClassVar, Self

import pghistory
import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from meetings.choices import ArticleKind, DifferenceKind, Encoding, FactStatus
from meetings.models.base import CountryField, Received, Record, RecordQuerySet
from meetings.models.organisation import Organisation


class ArticleQuerySet(RecordQuerySet):
    """Articles."""

    def with_counts(self) -> Self:
        """Add ``version_count`` and ``open_fact_count``."""
        from meetings.models.draft_fact import DraftFact  # Draft facts point at versions.

        versions = ArticleVersion.objects.filter(article=OuterRef("pk")).order_by().values("article")
        facts = DraftFact.objects.filter(version__article=OuterRef("pk"), status=FactStatus.OPEN).order_by()
        return self.annotate(
            version_count=Coalesce(Subquery(versions.annotate(n=Count("pk")).values("n")), 0),
            open_fact_count=Coalesce(Subquery(facts.values("version__article").annotate(n=Count("pk")).values("n")), 0),
        )


@pghistory.track()
class Article(Record):
    """One source, known by its URL or, without one, by its content. Source URLs are never fetched."""

    title = models.CharField(max_length=1000, blank=True, help_text="Empty where the source has none.")
    label = models.CharField(
        max_length=200,
        editable=False,
        help_text="The title or, without one, the first words. Written by intake.services alone.",
    )
    source_url = models.URLField(max_length=2000, blank=True)
    content_sha256 = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="The key of an article without a URL: the SHA-256 of its bytes. Written by intake.services alone.",
    )
    publisher = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    issuing_party = CountryField(blank=True, help_text="Whose account it is.")
    kind = models.CharField(max_length=20, choices=ArticleKind, default=ArticleKind.OTHER)
    published_on = models.DateField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    published_offset = models.SmallIntegerField(
        null=True, blank=True, help_text="Minutes east of UTC that the source gave with the time of publication."
    )
    modified_at = models.DateTimeField(null=True, blank=True)
    modified_offset = models.SmallIntegerField(null=True, blank=True, help_text="Minutes east of UTC.")
    dateline = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=35, blank=True, help_text="BCP 47: en.")
    tags = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    credits = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="credited_by",
        help_text="The article that this one says it draws on.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta(Record.Meta):
        """An article is its URL or, without one, its content."""

        ordering: ClassVar = [F("published_on").desc(nulls_last=True), "-pk"]
        permissions: ClassVar = [
            ("take_in_article", "Can take in articles"),
            ("import_article", "Can import articles"),
            ("export_article", "Can export articles"),
        ]
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["source_url"],
                condition=~Q(source_url=""),
                name="article_url_once",
                violation_error_message="An article of this URL is held already.",
            ),
            models.UniqueConstraint(
                fields=["content_sha256"],
                condition=~Q(content_sha256=""),
                name="article_content_once",
                violation_error_message="An article of this content is held already.",
            ),
            models.CheckConstraint(
                name="article_has_key",
                condition=~Q(source_url="") | ~Q(content_sha256=""),
                violation_error_message="An article needs its URL or its content.",
            ),
        ]

    def __str__(self) -> str:
        """Return the label."""
        return self.label


@pghistory.track(exclude=["data", "text"])
class ArticleVersion(Received):
    """One version of an article's bytes. Bytes, text, hash and received time never change."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=500, help_text="The name of the file as received.")
    data = models.BinaryField()
    text = models.TextField(help_text="The text read from the bytes; empty for a scan. Spans count its code points.")
    encoding = models.CharField(max_length=20, choices=Encoding)
    problems = models.JSONField(default=list, help_text="What a person should know: code, message, start, end.")

    class Meta:
        """Numbered from 1 within an article; the same bytes once."""

        ordering: ClassVar = ["article", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["article", "number"], name="article_version_number_once"),
            models.UniqueConstraint(fields=["article", "sha256"], name="article_version_bytes_once"),
        ]
        indexes: ClassVar = [
            # Bytes that are held are known before they are read.
            models.Index(fields=["sha256"], name="article_version_bytes"),
        ]
        triggers: ClassVar = [
            # Evidence that can change is no evidence.
            pgtrigger.ReadOnly(name="keep_bytes", exclude=["problems"]),
            pgtrigger.Protect(name="keep_version", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        """Return the article and the number."""
        return f"{self.article}, version {self.number}"


class PhraseKey(models.Model):
    """A key of a phrase of a version; versions that share keys may share passages. An index, not a record.

    Only the first versions that have a phrase are kept: whom a common phrase was copied from, it does not tell.
    """

    pk = models.CompositePrimaryKey("key", "version_id")
    key = models.BigIntegerField()
    # Hundreds for each version: neither checked one by one nor found by their version.
    version = models.ForeignKey(
        ArticleVersion, on_delete=models.PROTECT, related_name="phrase_keys", db_constraint=False, db_index=False
    )

    def __str__(self) -> str:
        """Return the key."""
        return str(self.key)


class SentenceKey(models.Model):
    """A key of a sentence of a version, with its place: where the same words stand. An index, not a record."""

    pk = models.CompositePrimaryKey("key", "version_id")
    key = models.BigIntegerField()
    version = models.ForeignKey(
        ArticleVersion, on_delete=models.PROTECT, related_name="sentence_keys", db_constraint=False, db_index=False
    )
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    def __str__(self) -> str:
        """Return the key."""
        return str(self.key)


@pghistory.track()
class BoilerplatePassage(models.Model):
    """A sentence of a version that recurs in a hundred others or more. It was copied from none of them."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="boilerplate_passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        """A sentence once in a version."""

        ordering: ClassVar = ["version", "start"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "start", "end"], name="boilerplate_passage_once"),
            models.CheckConstraint(name="boilerplate_passage_has_words", condition=Q(end__gt=F("start"))),
        ]

    def __str__(self) -> str:
        """Return where the sentence stands."""
        return f"{self.start}-{self.end} of {self.version}"


@pghistory.track()
class CopiedPassage(models.Model):
    """A run of text in a version (the copy) that was copied from another version (the original)."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="copied_passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    original = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="passages_copied_from")
    original_start = models.PositiveIntegerField()
    original_end = models.PositiveIntegerField()

    class Meta:
        """A passage has words on both sides, and is copied from another version."""

        ordering: ClassVar = ["version", "start"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "start", "end", "original", "original_start"], name="copied_passage_once"
            ),
            models.CheckConstraint(
                name="copied_passage_spans",
                condition=Q(end__gt=F("start")) & Q(original_end__gt=F("original_start")),
            ),
            models.CheckConstraint(name="copied_passage_two_versions", condition=~Q(version=F("original"))),
        ]

    def __str__(self) -> str:
        """Return where the passage stands."""
        return f"{self.start}-{self.end} of {self.version}"


@pghistory.track()
class SourceDifference(models.Model):
    """Where a near copy departs from its original in a way that matters. No original span: it lacks the words."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="differences")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    original = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="differences_from")
    original_start = models.PositiveIntegerField(null=True, blank=True)
    original_end = models.PositiveIntegerField(null=True, blank=True)
    kind = models.CharField(max_length=60, choices=DifferenceKind)
    message = models.TextField()

    class Meta:
        """Once for each place and kind."""

        ordering: ClassVar = ["version", "start"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "start", "end", "original", "kind"], name="source_difference_once"
            ),
            models.CheckConstraint(
                name="source_difference_spans",
                condition=Q(end__gt=F("start"))
                & (Q(original_start__isnull=True, original_end__isnull=True) | Q(original_end__gt=F("original_start"))),
            ),
        ]

    def __str__(self) -> str:
        """Return the difference in words."""
        return self.message


@pghistory.track()
class CreditedSentence(models.Model):
    """A sentence that a version credits to another source. ``credited`` is None while that source is not held."""

    version = models.ForeignKey(ArticleVersion, on_delete=models.PROTECT, related_name="credited_sentences")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    words_start = models.PositiveIntegerField(help_text="Where the words that are credited begin.")
    words_end = models.PositiveIntegerField()
    source_name = models.CharField(max_length=300, help_text="As the text names it: the press release.")
    credited = models.ForeignKey(
        Article, on_delete=models.PROTECT, null=True, blank=True, related_name="credited_sentences"
    )

    class Meta:
        """A sentence once in a version."""

        ordering: ClassVar = ["version", "start"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "start", "end"], name="credited_sentence_once"),
        ]

    def __str__(self) -> str:
        """Return whom the sentence credits."""
        return f"credited to {self.source_name}"
