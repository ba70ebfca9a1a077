"""Sessions with all that belongs to them on one page, for staff."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse

from meetings.admin.base import CITED, RecordAdmin, RecordForm, RecordInline
from meetings.admin.exporting import ExportActions, one_or_zip
from meetings.admin.participant import ParticipantForm
from meetings.admin.working_group import DelegationForm
from meetings.choices import RecordStage
from meetings.exceptions import SecretariatError
from meetings.models import AgendaItem, Delegation, Mention, Outcome, Participant, Session, Statement
from meetings.summaries.renderers import render, summary_name
from meetings.summaries.services import build_summary

APPROVED = (RecordStage.APPROVED, RecordStage.ISSUED)


class AgendaItemInline(RecordInline):
    """The agenda."""

    model = AgendaItem
    fields = ["number", "title", "starts_at", "ends_at", "lead", "papers", "opened_version"]
    autocomplete_fields = ["lead", "papers"]
    related = ("session", "lead")
    prefetched = ("papers",)


class DelegationInline(RecordInline):
    """The delegations."""

    model = Delegation
    form = DelegationForm
    fields = ["party", "opened_version"]
    autocomplete_fields = ["party"]
    related = ("session", "party__organisation")


class ParticipantInline(RecordInline):
    """Who took part."""

    model = Participant
    form = ParticipantForm
    fields = [
        "person",
        "position_title",
        "organisation",
        "delegation",
        "capacity",
        "acts",
        "presence",
        "evidence",
        "opened_version",
    ]
    readonly_fields = ["evidence"]
    autocomplete_fields = ["person", "organisation", "delegation"]
    related = ("session", "person", "organisation", "delegation__party__organisation")
    prefetched = CITED


class MentionInline(RecordInline):
    """Who is only mentioned."""

    model = Mention
    fields = ["position_title", "name", "person", "evidence", "opened_version"]
    readonly_fields = ["evidence"]
    autocomplete_fields = ["person"]
    related = ("session", "person")
    prefetched = CITED


class StatementInline(RecordInline):
    """What was said."""

    model = Statement
    fields = [
        "text",
        "form",
        "speaker_kind",
        "person",
        "organisation",
        "occasion",
        "said_on",
        "evidence",
        "opened_version",
    ]
    readonly_fields = ["evidence"]
    autocomplete_fields = ["person", "organisation"]
    related = ("session", "person", "organisation")
    prefetched = CITED


class OutcomeInline(RecordInline):
    """What was agreed; the rest of an outcome is on its own page."""

    model = Outcome
    fields = ["number", "reference", "text", "kind", "operative_verb", "basis", "status", "evidence", "opened_version"]
    readonly_fields = ["evidence"]
    related = ("session",)
    prefetched = CITED


class SessionForm(RecordForm):
    """A session's form. ``may_approve`` says whether the person may approve and issue its record."""

    may_approve = False

    def clean_stage(self) -> str:
        """Refuse an approval by somebody who may not approve."""
        stage = str(self.cleaned_data["stage"])
        if stage != self.instance.stage and stage in APPROVED and not self.may_approve:
            raise forms.ValidationError(f"Only a reviewer can set the stage to {RecordStage(stage).label.lower()}.")
        return stage


@admin.register(Session)
class SessionAdmin(ExportActions, RecordAdmin):
    """Sessions, each with its agenda, delegations, participants, mentions, statements and outcomes."""

    form = SessionForm
    table = "sessions"
    list_display = ["reference", "title", "start_date", "end_date", "place", "status", "stage", "counts"]
    list_display_links = ["reference", "title"]
    list_filter = ["status", "stage", ("working_group", admin.RelatedOnlyFieldListFilter), "format", "country"]
    search_fields = ["reference", "title", "city", "venue", "working_group__name", "working_group__acronym"]
    date_hierarchy = "start_date"
    autocomplete_fields = ["working_group", "host"]
    fieldsets = [
        (None, {"fields": ["working_group", ("reference", "ordinal"), "title", ("status", "stage")]}),
        ("When", {"fields": [("start_date", "end_date", "time_zone")]}),
        ("Where", {"fields": [("city", "country"), "venue", "host", ("format", "languages")]}),
    ]
    related = ("working_group", "host__organisation")
    cited = True
    inlines = [AgendaItemInline, DelegationInline, ParticipantInline, MentionInline, StatementInline, OutcomeInline]
    actions = [
        "summaries_markdown",
        "summaries_html",
        "summaries_internal",
        "export_csv",
        "export_xlsx",
        *RecordAdmin.actions,
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Add the counts that the list shows."""
        queryset = super().get_queryset(request)
        match = request.resolver_match
        listed = match is not None and match.url_name == "meetings_session_changelist"
        return queryset.with_counts() if listed else queryset  # type: ignore[attr-defined]  # Of SessionQuerySet.

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Tell the form whether the person may approve."""
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"may_approve": request.user.has_perm("meetings.approve_session")})

    @admin.display(description="Place", ordering="city")
    def place(self, session: Session) -> str:
        """Show city and country."""
        return ", ".join(part for part in (session.city, session.get_country_display()) if part)

    @admin.display(description="Record")
    def counts(self, session: Any) -> str:
        """Show how many took part, and how many outcomes there are."""
        people, outcomes = session.participant_count, session.outcome_count
        return (
            f"{people} {'participant' if people == 1 else 'participants'}, "
            f"{outcomes} {'outcome' if outcomes == 1 else 'outcomes'}"
        )

    @admin.action(description="Download summaries as Markdown", permissions=["export"])
    def summaries_markdown(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Send the public summaries as Markdown."""
        return self._summaries(request, queryset, "md", include_internal=False)

    @admin.action(description="Download summaries as HTML", permissions=["export"])
    def summaries_html(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Send the public summaries as HTML."""
        return self._summaries(request, queryset, "html", include_internal=False)

    @admin.action(description="Download summaries with internal records", permissions=["export", "internal"])
    def summaries_internal(self, request: HttpRequest, queryset: QuerySet[Any]) -> HttpResponse | None:
        """Send summaries, internal and embargoed records included, as Markdown."""
        # Django asks for any of an action's permissions; this one needs both.
        if not self.has_export_permission(request) or not self.has_internal_permission(request):
            self.message_user(request, "Summaries with internal records need both permissions.", messages.ERROR)
            return None
        return self._summaries(request, queryset, "md", include_internal=True)

    def has_internal_permission(self, request: HttpRequest) -> bool:
        """Say whether the person may see internal records."""
        return request.user.has_perm("meetings.view_internal")

    def _summaries(
        self, request: HttpRequest, queryset: QuerySet[Any], form: str, *, include_internal: bool
    ) -> HttpResponse | None:
        """Return one file, or a ZIP of several; a session that cannot be summed up says why, and nothing is sent."""
        files = []
        for session in queryset:
            try:
                summary = build_summary(session, include_internal=include_internal)
            except SecretariatError as problem:
                self.message_user(request, str(problem), messages.ERROR)
                return None
            files.append((summary_name(summary, form), render(summary, form)))
        kind = {"md": "text/markdown; charset=utf-8", "html": "text/html; charset=utf-8"}[form]
        return one_or_zip(files, content_type=kind, archive="summaries.zip")


@admin.register(AgendaItem)
class AgendaItemAdmin(RecordAdmin):
    """Points of agendas."""

    list_display = ["number", "title", "session", "starts_at", "ends_at", "lead"]
    list_display_links = ["number", "title"]
    list_filter = [("session__working_group", admin.RelatedOnlyFieldListFilter)]
    search_fields = ["title", "session__reference"]
    autocomplete_fields = ["session", "lead", "papers"]
    fieldsets = [(None, {"fields": ["session", "number", "title", ("starts_at", "ends_at"), "lead", "papers"]})]
    related = ("session", "lead")
