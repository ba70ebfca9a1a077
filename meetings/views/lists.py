"""Requests for the lists of sessions, participants, outcomes and articles in; pages and exported tables out."""

from collections.abc import Iterator
from itertools import chain
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.generic import TemplateView, View

from meetings.access import visible
from meetings.exports.tables import export_table
from meetings.filters import ArticleFilterSet, OutcomeFilterSet, ParticipantFilterSet, SessionFilterSet
from meetings.models import Article, Outcome, Participant, Session
from meetings.tables import ArticleTable, OutcomeTable, ParticipantTable, SessionTable, with_citation_counts
from meetings.views.listing import PAGE_NAME, PAGE_SIZE, SEARCH_NAME, ListingMixin, shortened
from meetings.views.summaries import SUMMARY_FORMATS
from meetings.wording import count_of

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class RecordList(ListingMixin, TemplateView):
    """A page of a list, with its filters as chips and its exports as links. The address is the state."""

    singular: ClassVar[str]
    plural: ClassVar[str]
    state_line: ClassVar[str]
    empty_text: ClassVar[str]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what ``meetings/list.html`` shows."""
        listing = self.listing()
        listing.table.paginate(per_page=PAGE_SIZE)
        listing.table.page = listing.table.paginator.get_page(self.request.GET.get(PAGE_NAME))
        actions = self.actions()
        return super().get_context_data(
            list_title=self.plural.capitalize(),
            state_line=self.state_line,
            filter=listing.filterset,
            search_name=SEARCH_NAME,
            table=listing.table,
            chips=listing.chips,
            problems=listing.problems,
            note=_page_note(self.request, listing.table.page),
            count_text=count_of(listing.table.paginator.count, self.singular, self.plural),
            export_urls=self.export_urls() if self.may_export() and not listing.problems else (),
            actions=actions,
            empty_title=f"No {self.plural} yet",
            empty_text=self.empty_text,
            empty_action=actions[0] if actions else None,
            **kwargs,
        )

    def actions(self) -> list[tuple[str, str]]:
        """Return what the reader may do from this page: label and address, the page's own action first."""
        return []

    def export_urls(self) -> list[tuple[str, str]]:
        """Return format and address of each export of exactly these rows, in this order."""
        query = self.request.GET.copy()
        query.pop(PAGE_NAME, None)
        ending = f"?{query.urlencode()}" if query else ""
        return [
            (form.upper(), reverse(f"meetings:{self.singular}_export", args=[form]) + ending) for form in CONTENT_TYPES
        ]


def _page_note(request: HttpRequest, page: Any) -> str:
    """Return a sentence where the page asked for is not the page shown; else nothing."""
    asked = request.GET.get(PAGE_NAME, "").strip()
    if not asked or asked == str(page.number):
        return ""
    return f"There is no page {shortened(asked)}. This is page {page.number} of {page.paginator.num_pages}."


class SessionListing(ListingMixin):
    """Sessions with the number of their participants and outcomes."""

    kind = "sessions"
    permission_required = "meetings.view_session"
    export_permission = "meetings.export_session"
    filterset_class = SessionFilterSet
    table_class = SessionTable

    def get_queryset(self) -> QuerySet[Session]:
        """Return the sessions that the reader may see."""
        return visible(Session.objects.with_counts(), self.request.user)

    def hidden_columns(self) -> tuple[str, ...]:
        """Leave out the boxes where the reader may not export what they select."""
        return () if self.may_export() else ("select",)


class ParticipantListing(ListingMixin):
    """Participants with their person, side and session."""

    kind = "participants"
    permission_required = "meetings.view_participant"
    export_permission = "meetings.export_participant"
    filterset_class = ParticipantFilterSet
    table_class = ParticipantTable

    def get_queryset(self) -> QuerySet[Participant]:
        """Return the participants that the reader may see."""
        return visible(Participant.objects.named(), self.request.user)


class OutcomeListing(ListingMixin):
    """Outcomes with who answers for them and how many citations back them."""

    kind = "outcomes"
    permission_required = "meetings.view_outcome"
    export_permission = "meetings.export_outcome"
    filterset_class = OutcomeFilterSet
    table_class = OutcomeTable

    def get_queryset(self) -> QuerySet[Outcome]:
        """Return the outcomes that the reader may see."""
        return visible(with_citation_counts(Outcome.objects.named()), self.request.user)


class ArticleListing(ListingMixin):
    """Articles with their publisher, versions and open facts."""

    kind = "articles"
    permission_required = "meetings.view_article"
    export_permission = "meetings.export_article"
    filterset_class = ArticleFilterSet
    table_class = ArticleTable

    def get_queryset(self) -> QuerySet[Article]:
        """Return the articles that the reader may see."""
        return visible(Article.objects.with_counts().select_related("publisher"), self.request.user)


class SessionList(SessionListing, RecordList):
    """``/sessions/``."""

    template_name = "meetings/session_list.html"
    singular, plural = "session", "sessions"
    state_line = "Meetings of the working groups, and how far the record of each has come"
    empty_text = "Sessions come from articles that are taken in and reviewed, from spreadsheets, or are added by hand."

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the formats that the summaries of selected sessions come in."""
        return super().get_context_data(summary_formats=SUMMARY_FORMATS.items(), **kwargs)

    def actions(self) -> list[tuple[str, str]]:
        """Offer a new session."""
        if not self.request.user.has_perm("meetings.add_session"):
            return []
        return [("New session", reverse("admin:meetings_session_add"))]


class ParticipantList(ParticipantListing, RecordList):
    """``/participants/``."""

    template_name = "meetings/participant_list.html"
    singular, plural = "participant", "participants"
    state_line = "Who took part in which session, with the position held then"
    empty_text = "Participants are entered with their session, or come from articles that are taken in and reviewed."


class OutcomeList(OutcomeListing, RecordList):
    """``/outcomes/``."""

    template_name = "meetings/outcome_list.html"
    singular, plural = "outcome", "outcomes"
    state_line = "What the sessions produced, who answers for it, and how far it has come"
    empty_text = "Outcomes are entered with their session, or come from articles that are taken in and reviewed."


class ArticleList(ArticleListing, RecordList):
    """``/articles/``."""

    template_name = "meetings/article_list.html"
    singular, plural = "article", "articles"
    state_line = "The sources that the record rests on"
    empty_text = "Take in press releases, wire copy and notes as Markdown, plain text, HTML, PDF, DOCX or messages."

    def actions(self) -> list[tuple[str, str]]:
        """Offer taking in."""
        if not self.request.user.has_perm("meetings.take_in_article"):
            return []
        return [("Take in articles", reverse("admin:meetings_article_take_in"))]


class RecordExport(ListingMixin, View):
    """All rows of a list as a file: the filters and the sorting of the query string, every page."""

    http_method_names = ("get", "head")

    def has_permission(self) -> bool:
        """Exporting needs the right to see and the right to export."""
        return bool(super().has_permission()) and self.may_export()

    def get(self, request: HttpRequest, file_format: str) -> HttpResponseBase:
        """Stream the file; a filter that is not understood is answered in words instead."""
        listing = self.listing()
        if listing.problems:
            return render(request, "meetings/refused.html", {"problems": listing.problems}, status=400)
        chunks: Iterator[bytes] = iter(
            export_table(kind=self.kind, queryset=listing.table.data.data, format=file_format)
        )
        # The first piece is made before the answer begins, so that what fails at once fails as a page.
        first = next(chunks, b"")
        response = StreamingHttpResponse(chain([first], chunks), content_type=CONTENT_TYPES[file_format])
        response["Content-Disposition"] = f'attachment; filename="{self.kind}.{file_format}"'
        response["X-Content-Type-Options"] = "nosniff"
        return response


class SessionExport(SessionListing, RecordExport):
    """``/sessions.csv`` and ``/sessions.xlsx``."""


class ParticipantExport(ParticipantListing, RecordExport):
    """``/participants.csv`` and ``/participants.xlsx``."""


class OutcomeExport(OutcomeListing, RecordExport):
    """``/outcomes.csv`` and ``/outcomes.xlsx``."""


class ArticleExport(ArticleListing, RecordExport):
    """``/articles.csv`` and ``/articles.xlsx``."""
