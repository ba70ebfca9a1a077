"""Requests for one outcome in; its page, with the exact words that back it, out."""

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from meetings.access import visible
from meetings.models import Citation, Outcome, OutcomeLink, OutcomeUpdate, independent_origins
from meetings.summaries.wording import day, due_words
from meetings.tables import responsible_for, user_name
from meetings.views.articles import lacking, words_address
from meetings.wording import count_of, listed


class OutcomeDetail(PermissionRequiredMixin, TemplateView):
    """``/outcomes/<reference>/``."""

    permission_required = "meetings.view_outcome"
    template_name = "meetings/outcome_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows.

        Raises:
            Http404: no such outcome, or none that the reader may see.
        """
        user = self.request.user
        outcome = get_object_or_404(visible(Outcome.objects.named(), user), reference=kwargs["reference"])
        sources = Citation.objects.with_sources().select_related("lost_in").defer("lost_in__data", "lost_in__text")
        citations = list(visible(sources, user).filter(outcome=outcome))
        links = visible(OutcomeLink.objects.select_related("outcome", "earlier"), user)
        may_edit = user.has_perm("meetings.change_outcome")
        return super().get_context_data(
            outcome=outcome,
            evidence=[_evidence(citation) for citation in citations],
            origins=independent_origins(citations),
            independent_text=_independent(citations),
            details=_details(outcome),
            updates=[(update, day(update.reported_on)) for update in _updates(outcome, user)],
            earlier=[(link.get_relation_display(), link.earlier) for link in links.filter(outcome=outcome)],
            later=[(link.get_relation_display(), link.outcome) for link in links.filter(earlier=outcome)],
            edit_url=reverse("admin:meetings_outcome_change", args=[outcome.pk]) if may_edit else "",
            **kwargs,
        )


def _updates(outcome: Outcome, user: Any) -> list[OutcomeUpdate]:
    return list(visible(OutcomeUpdate.objects.filter(outcome=outcome), user))


def _evidence(citation: Citation) -> dict[str, str]:
    """Return a citation's words with their surroundings, and the address at which they stand in the source."""
    article = citation.version.article
    published = day(article.published_on) if article.published_on else ""
    return {
        "prefix": citation.prefix,
        "exact": citation.exact,
        "suffix": citation.suffix,
        "field": citation.field,
        "url": words_address(citation.version, citation.start, citation.end),
        "source": article.label,
        "about": listed([article.get_kind_display(), published, f"version {citation.version.number}"]),
        "origin": citation.origin_name,
        "lacking": lacking(citation),
    }


def _independent(citations: list[Citation]) -> str:
    """Return how well the outcome is backed: ``2 citations, 1 independent source``."""
    if not citations:
        return "No evidence on file"
    origins = count_of(len(independent_origins(citations)), "independent source", "independent sources")
    return f"{count_of(len(citations), 'citation', 'citations')}, {origins}"


def _details(outcome: Outcome) -> list[tuple[str, str]]:
    """Return labels and words; empty where nothing is stated."""
    return [
        ("Kind", outcome.get_kind_display()),
        ("Basis", outcome.get_basis_display()),
        ("Verb", outcome.operative_verb),
        ("Responsible", responsible_for(outcome)),
        ("Focal point", str(outcome.focal_point or "")),
        ("Owner", user_name(outcome.owner) if outcome.owner else ""),
        ("Due", due_words(outcome) if outcome.due_date or outcome.due_words else ""),
        ("Themes", listed(outcome.themes)),
        ("Indicator", outcome.indicator),
        ("Target", outcome.target),
        ("In source", outcome.number_in_source),
    ]
