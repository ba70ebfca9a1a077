"""Citations, and what is copied, credited or different between versions: to read."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.safestring import SafeString

from meetings.admin.base import ReadOnlyAdmin
from meetings.admin.evidence import words_address
from meetings.models import BoilerplatePassage, Citation, CopiedPassage, CreditedSentence, SourceDifference
from meetings.models.citation import RECORD_FIELDS

VERSION = ("version__article",)
BOTH = ("version__article", "original__article")
UNREAD = ("version__data", "version__text")
UNREAD_BOTH = (*UNREAD, "original__data", "original__text")
# What the names of the records are made of.
NAMED = (
    "session",
    "participant__person",
    "participant__session",
    "mention",
    "position__organisation",
    "statement",
    "outcome",
    "outcome_update__outcome",
)


@admin.register(Citation)
class CitationAdmin(ReadOnlyAdmin):
    """The words that back records."""

    list_display = ["exact", "backed", "version", "words"]
    list_filter = ["field"]
    search_fields = ["exact", "version__article__label"]
    fields = ["exact", "words", "version", "start", "end", "prefix", "suffix", "backed", "field", "origin"]
    related = (*VERSION, "origin", *NAMED)
    deferred = UNREAD

    @admin.display(description="Backs")
    def backed(self, citation: Citation) -> str:
        """Show the record that the words back, with its kind."""
        kind = next((name for name in RECORD_FIELDS if getattr(citation, f"{name}_id")), "")
        return f"{kind.replace('_', ' ').capitalize()}: {citation.record}"

    @admin.display(description="In the article")
    def words(self, citation: Citation) -> SafeString:
        """Link to the words."""
        return format_html('<a href="{}">{}-{}</a>', words_address(citation), citation.start, citation.end)


@admin.register(CopiedPassage)
class CopiedPassageAdmin(ReadOnlyAdmin):
    """Copied text."""

    list_display = ["version", "publisher", "original", "original_publisher", "characters"]
    search_fields = ["version__article__label", "original__article__label"]
    related = ("version__article__publisher", "original__article__publisher")
    deferred = UNREAD_BOTH

    @admin.display(description="Published by")
    def publisher(self, passage: CopiedPassage) -> str:
        """Show who published the copy."""
        return str(passage.version.article.publisher or "")

    @admin.display(description="Original's publisher")
    def original_publisher(self, passage: CopiedPassage) -> str:
        """Show who published what was copied."""
        return str(passage.original.article.publisher or "")

    @admin.display(description="Characters")
    def characters(self, passage: CopiedPassage) -> int:
        """Show how long the passage is."""
        return passage.end - passage.start


@admin.register(SourceDifference)
class SourceDifferenceAdmin(ReadOnlyAdmin):
    """Where copies depart from their originals."""

    list_display = ["message", "kind", "version", "original"]
    list_filter = ["kind"]
    search_fields = ["message", "version__article__label", "original__article__label"]
    related = BOTH
    deferred = UNREAD_BOTH


@admin.register(CreditedSentence)
class CreditedSentenceAdmin(ReadOnlyAdmin):
    """Sentences credited to other sources."""

    list_display = ["source_name", "version", "start", "end", "credited"]
    search_fields = ["source_name", "version__article__label"]
    related = (*VERSION, "credited")
    deferred = UNREAD


@admin.register(BoilerplatePassage)
class BoilerplatePassageAdmin(ReadOnlyAdmin):
    """Sentences that recur in a hundred versions or more."""

    list_display = ["version", "start", "end"]
    search_fields = ["version__article__label"]
    related = VERSION
    deferred = UNREAD
