"""Statements, for staff."""

from django.contrib import admin

from meetings.admin.base import RecordAdmin
from meetings.models import Statement


@admin.register(Statement)
class StatementAdmin(RecordAdmin):
    """Words about sessions."""

    list_display = ["text", "speaker", "session_reference", "form", "occasion", "said_on"]
    list_filter = [
        "form",
        "speaker_kind",
        "occasion",
        ("session__working_group", admin.RelatedOnlyFieldListFilter),
    ]
    search_fields = ["text", "person__name", "organisation__name", "session__reference"]
    date_hierarchy = "session__start_date"
    autocomplete_fields = ["session", "person", "organisation"]
    fieldsets = [
        (None, {"fields": ["session", "form", "text"]}),
        ("Speaker", {"fields": ["speaker_kind", "person", "organisation"]}),
        ("When", {"fields": ["occasion", "said_on"]}),
    ]
    related = ("session", "person", "organisation")
    cited = True

    @admin.display(description="Speaker", ordering="person__name")
    def speaker(self, statement: Statement) -> str:
        """Show whose words they are."""
        return statement.speaker

    @admin.display(description="Session", ordering="session__reference")
    def session_reference(self, statement: Statement) -> str:
        """Show the session by its reference."""
        return statement.session.reference
