"""Working groups, their parties, and the delegations to sessions, for staff."""

from django import forms
from django.contrib import admin

from meetings.admin.base import RecordAdmin, RecordForm, RecordInline
from meetings.models import Delegation, Party, WorkingGroup


class PartyInline(RecordInline):
    """The parties of a working group."""

    model = Party
    fields = ["country", "organisation", "kind", "opened_version"]
    autocomplete_fields = ["organisation"]
    related = ("organisation", "working_group")


@admin.register(WorkingGroup)
class WorkingGroupAdmin(RecordAdmin):
    """Working groups, with their parties."""

    list_display = ["acronym", "name"]
    list_display_links = ["acronym", "name"]
    search_fields = ["acronym", "name", "aliases"]
    fieldsets = [(None, {"fields": ["acronym", "name", "aliases", "description"]})]
    inlines = [PartyInline]


@admin.register(Party)
class PartyAdmin(RecordAdmin):
    """Parties of working groups."""

    list_display = ["__str__", "working_group", "kind"]
    list_filter = ["kind", ("working_group", admin.RelatedOnlyFieldListFilter), "country"]
    search_fields = ["country", "organisation__name", "organisation__acronym", "working_group__acronym"]
    autocomplete_fields = ["working_group", "organisation"]
    fieldsets = [(None, {"fields": ["working_group", "country", "organisation", "kind"]})]
    related = ("working_group", "organisation")

    def autocomplete_label(self, party: Party) -> str:
        """Tell the sides of different groups apart."""
        return f"{party} ({party.working_group.acronym})"


class DelegationForm(RecordForm):
    """A delegation's form: the party is one of the session's working group."""

    def clean(self) -> dict[str, object]:
        """Refuse a party of another working group."""
        cleaned = super().clean()
        session, party = cleaned.get("session") or self.instance.session, cleaned.get("party")
        if party and session and party.working_group_id != session.working_group_id:
            raise forms.ValidationError({"party": f"{party} is no party of the session's working group: choose one."})
        return cleaned


@admin.register(Delegation)
class DelegationAdmin(RecordAdmin):
    """Whom parties send to sessions."""

    form = DelegationForm
    list_display = ["__str__", "session"]
    list_filter = [("session__working_group", admin.RelatedOnlyFieldListFilter)]
    search_fields = [
        "session__reference",
        "session__title",
        "party__country",
        "party__organisation__name",
    ]
    autocomplete_fields = ["session", "party"]
    fieldsets = [(None, {"fields": ["session", "party"]})]
    related = ("session__working_group", "party__organisation")

    def autocomplete_label(self, delegation: Delegation) -> str:
        """Tell the delegations of one party apart by their session."""
        return f"{delegation}, {delegation.session.reference}"
