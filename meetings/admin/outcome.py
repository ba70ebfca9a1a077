"""Outcomes, their links across sessions, and reports of progress, for staff."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from meetings.admin.base import CITED, RecordAdmin, RecordInline
from meetings.admin.exporting import ExportActions
from meetings.models import Outcome, OutcomeLink, OutcomeUpdate


class OutcomeLinkInline(RecordInline):
    """How an outcome stands to earlier ones."""

    model = OutcomeLink
    fk_name = "outcome"
    fields = ["relation", "earlier", "opened_version"]
    autocomplete_fields = ["earlier"]
    related = ("outcome", "earlier")


class OutcomeUpdateInline(RecordInline):
    """Reports of progress on an outcome."""

    model = OutcomeUpdate
    fields = ["reported_on", "status", "text", "evidence", "opened_version"]
    readonly_fields = ["evidence"]
    related = ("outcome",)
    prefetched = CITED


@admin.register(Outcome)
class OutcomeAdmin(ExportActions, RecordAdmin):
    """What sessions produced."""

    table = "outcomes"
    list_display = ["reference", "text", "kind", "status", "responsible", "owner", "due_date"]
    list_filter = [
        "status",
        "kind",
        "basis",
        ("session__working_group", admin.RelatedOnlyFieldListFilter),
        "due_date",
    ]
    search_fields = ["reference", "text", "themes", "session__title"]
    date_hierarchy = "session__start_date"
    autocomplete_fields = [
        "session",
        "responsible_parties",
        "responsible_organisations",
        "focal_point",
        "owner",
    ]
    fieldsets = [
        (None, {"fields": ["session", ("number", "reference", "number_in_source"), "text"]}),
        ("Kind", {"fields": [("kind", "operative_verb", "basis"), "themes"]}),
        ("Who", {"fields": ["responsible_parties", "responsible_organisations", "focal_point", "owner"]}),
        ("By when, and how far", {"fields": [("due_date", "due_words"), "indicator", "target", "status"]}),
    ]
    related = ("session", "owner", "focal_point")
    cited = True
    inlines = [OutcomeUpdateInline, OutcomeLinkInline]
    actions = ["export_csv", "export_xlsx", *RecordAdmin.actions]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Fetch who is responsible along with the outcomes."""
        return (
            super()
            .get_queryset(request)
            .prefetch_related(
                "responsible_parties__organisation",
                "responsible_organisations",
            )
        )

    @admin.display(description="Responsible")
    def responsible(self, outcome: Outcome) -> str:
        """Show the responsible parties and organisations."""
        named = [*outcome.responsible_parties.all(), *outcome.responsible_organisations.all()]
        return ", ".join(map(str, named))

    def autocomplete_label(self, outcome: Outcome) -> str:
        """Show the reference and the first words."""
        return f"{outcome.reference} {outcome.text[:80]}"


@admin.register(OutcomeLink)
class OutcomeLinkAdmin(RecordAdmin):
    """Links between outcomes."""

    list_display = ["outcome", "relation", "earlier"]
    list_filter = ["relation"]
    search_fields = ["outcome__reference", "earlier__reference"]
    autocomplete_fields = ["outcome", "earlier"]
    fieldsets = [(None, {"fields": ["outcome", "relation", "earlier"]})]
    related = ("outcome", "earlier")


@admin.register(OutcomeUpdate)
class OutcomeUpdateAdmin(RecordAdmin):
    """Reports of progress."""

    list_display = ["outcome", "reported_on", "status", "text"]
    list_filter = ["status"]
    search_fields = ["outcome__reference", "text"]
    date_hierarchy = "reported_on"
    autocomplete_fields = ["outcome"]
    fieldsets = [(None, {"fields": ["outcome", "reported_on", "status", "text"]})]
    related = ("outcome",)
    cited = True
