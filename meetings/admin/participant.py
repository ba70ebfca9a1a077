"""Participants and mentions, for staff."""

from django import forms
from django.contrib import admin

from meetings.admin.base import RecordAdmin, RecordForm
from meetings.admin.exporting import ExportActions
from meetings.models import Mention, Participant


class ParticipantForm(RecordForm):
    """A participant's form: the delegation is one to the same session."""

    def clean(self) -> dict[str, object]:
        """Refuse a delegation to another session."""
        cleaned = super().clean()
        session, delegation = cleaned.get("session"), cleaned.get("delegation")
        if delegation and session and delegation.session_id != session.pk:
            problem = f"{delegation} is a delegation to {delegation.session.reference}: choose one to this session."
            raise forms.ValidationError({"delegation": problem})
        return cleaned


@admin.register(Participant)
class ParticipantAdmin(ExportActions, RecordAdmin):
    """Who took part in what."""

    form = ParticipantForm
    table = "participants"
    list_display = ["person", "session_reference", "position_line", "delegation", "capacity", "acts_line", "presence"]
    list_filter = ["capacity", "presence", ("session__working_group", admin.RelatedOnlyFieldListFilter)]
    search_fields = [
        "person__name",
        "person__aliases",
        "position_title",
        "organisation__name",
        "session__reference",
    ]
    date_hierarchy = "session__start_date"
    autocomplete_fields = ["session", "person", "organisation", "delegation", "replaces"]
    fieldsets = [
        (None, {"fields": ["session", "person", "position_title", "organisation", "delegation"]}),
        ("Part taken", {"fields": ["capacity", "acts", "presence", "days", "replaces"]}),
    ]
    related = (
        "person",
        "organisation",
        "delegation__party__organisation",
        "session__working_group",
        "replaces__person",
        "replaces__session",
    )
    cited = True
    actions = ["export_csv", "export_xlsx", *RecordAdmin.actions]

    @admin.display(description="Session", ordering="session__reference")
    def session_reference(self, participant: Participant) -> str:
        """Show the session by its reference."""
        return participant.session.reference

    @admin.display(description="Position")
    def position_line(self, participant: Participant) -> str:
        """Show position and organisation as stated then."""
        return participant.position_line

    @admin.display(description="Acts")
    def acts_line(self, participant: Participant) -> str:
        """Show what the person did."""
        return participant.acts_line


@admin.register(Mention)
class MentionAdmin(RecordAdmin):
    """Who is only mentioned."""

    list_display = ["__str__", "session", "person"]
    list_filter = [("session__working_group", admin.RelatedOnlyFieldListFilter), ("person", admin.EmptyFieldListFilter)]
    search_fields = ["name", "position_title", "person__name", "session__reference"]
    autocomplete_fields = ["session", "person"]
    fieldsets = [(None, {"fields": ["session", "position_title", "name", "person"]})]
    related = ("session", "person")
    cited = True
