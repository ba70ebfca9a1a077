"""Requests for the record of a session in; its page, every fact with links to the words that back it, out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.generic import View

from meetings.access import sees_internal, visible
from meetings.choices import RecordStage
from meetings.exceptions import SecretariatError
from meetings.intake.revisions import said_of_lost
from meetings.models import Citation, DraftFact, Outcome, Session
from meetings.summaries.services import build_summary
from meetings.summaries.types import Fact, Source, Summary
from meetings.views.articles import lacking, words_address
from meetings.views.summaries import SUMMARY_FORMATS
from meetings.wording import count_of, listed, ordinal


@dataclass(frozen=True, slots=True)
class Link:
    """A numbered reference: the source's number, the address of the words, the words, and which version lacks them."""

    number: int
    url: str
    words: str
    lacking: str


@dataclass(frozen=True, slots=True)
class Backed:
    """A fact of the summary, with a link for each passage that backs it."""

    fact: Fact
    links: tuple[Link, ...]


class SessionDetail(PermissionRequiredMixin, View):
    """``/sessions/<reference>/``."""

    permission_required = "meetings.view_session"
    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, reference: str) -> HttpResponse:
        """Return the page.

        Raises:
            Http404: no such session, or none that the reader may see.
        """
        sessions = visible(Session.objects.select_related("working_group", "host__organisation"), request.user)
        session = get_object_or_404(sessions, reference=reference)
        try:
            summary = build_summary(session, include_internal=sees_internal(request.user))
        except SecretariatError as error:
            return render(request, "meetings/refused.html", {"problems": [str(error)]}, status=403)
        return render(request, "meetings/session_detail.html", self._context(session, summary))

    def _context(self, session: Session, summary: Summary) -> dict[str, Any]:
        cited = _cited(summary.facts)

        def backed(facts: Iterable[Fact]) -> list[Backed]:
            return [Backed(fact, _links(fact, cited)) for fact in facts]

        return {
            "session": session,
            "heading": backed([summary.heading])[0],
            "delegations": [(delegation.party, backed(delegation.participants)) for delegation in summary.delegations],
            "outcomes": backed(summary.outcomes),
            "statements": backed(summary.statements),
            "speakers": backed(summary.speakers),
            "mentions": backed(summary.mentions),
            "differences": summary.differences,
            "sources": [(source, _source_address(source)) for source in summary.sources],
            "to_complete": [*_lost(cited.values(), self.request.user), *self._to_complete(session, summary)],
            "details": _details(session),
            "export_urls": self._export_urls(session),
            "edit_url": reverse("admin:meetings_session_change", args=[session.pk])
            if self.request.user.has_perm("meetings.change_session")
            else "",
        }

    def _to_complete(self, session: Session, summary: Summary) -> list[dict[str, str]]:
        """Return what is still to do on the record, in words."""
        items = []
        unowned = visible(Outcome.objects.filter(session=session, owner__isnull=True), self.request.user).count()
        if unowned:
            outcomes = f"{reverse('meetings:outcome_list')}?session={session.reference}&owner=none"
            items.append({"tone": "pending", "text": f"{count_of(unowned, 'outcome', 'outcomes')} without an owner"})
            items[-1]["url"] = outcomes
        versions = [source.version for source in summary.sources]
        if waiting := DraftFact.objects.open().filter(version__in=versions).count():
            items.append({"tone": "pending", "text": f"{count_of(waiting, 'fact', 'facts')} of its sources to review"})
            items[-1]["url"] = f"{reverse('meetings:article_list')}?to_review=yes"
        bare = sum(not fact.references and not fact.evidence.withheld for fact in summary.facts)
        if bare:
            items.append({"tone": "wrong", "text": f"{count_of(bare, 'fact', 'facts')} without evidence"})
        else:
            items.append({"tone": "good", "text": "Every fact has evidence"})
        if session.stage in (RecordStage.DRAFT, RecordStage.IN_REVIEW):
            items.append({"tone": "hollow", "text": "The record is not approved yet"})
        return items

    def _export_urls(self, session: Session) -> list[tuple[str, str]]:
        if not self.request.user.has_perm("meetings.export_session"):
            return []
        return [
            (label, reverse("meetings:session_summary", args=[session.reference, form]))
            for form, label in SUMMARY_FORMATS.items()
        ]


def _cited(facts: Iterable[Fact]) -> Mapping[int, Citation]:
    """Return the citations of all facts by their keys, in one query."""
    keys = {key for fact in facts for reference in fact.references for key in reference.citations}
    unread = ("version__data", "version__text", "lost_in__data", "lost_in__text")
    return Citation.objects.select_related("version", "lost_in").defer(*unread).in_bulk(keys)


def _lost(citations: Iterable[Citation], user: Any) -> list[dict[str, str]]:
    """Return what is to be decided about words that newer versions lack, with where a reviewer does."""
    flagged = [citation for citation in citations if citation.lost_in and not citation.keep_reason]
    found = Counter((citation.version.article_id, citation.lost_in.number) for citation in flagged if citation.lost_in)
    items = []
    for (article, number), count in sorted(found.items()):
        route = "lost_words" if user.has_perm("meetings.review_draftfact") else "article_detail"
        url = reverse(f"meetings:{route}", args=[article])
        items.append({"tone": "wrong", "text": said_of_lost(count, number), "url": url})
    return items


def _links(fact: Fact, cited: Mapping[int, Citation]) -> tuple[Link, ...]:
    """Return a link for each version that backs a fact, at the first of the words, with all of them as the hint."""
    links = []
    for reference in fact.references:
        found = [cited[key] for key in reference.citations if key in cited]
        if found:
            words = " … ".join(" ".join(citation.exact.split()) for citation in found)
            # The first words that were lost are the ones to look at.
            first = next((citation for citation in found if citation.lost_in), found[0])
            address = words_address(first.version, first.start, first.end)
            links.append(Link(reference.number, address, words, lacking(first)))
    return tuple(links)


def _source_address(source: Source) -> str:
    """Return the address of the page of a source's version."""
    return f"{reverse('meetings:article_detail', args=[source.article])}?version={source.version_number}"


def _details(session: Session) -> list[tuple[str, str]]:
    """Return labels and words; empty where no source states them."""
    return [
        ("Group", session.working_group.name),
        ("Ordinal", ordinal(session.ordinal) if session.ordinal else ""),
        ("Status", session.get_status_display()),
        ("Host", str(session.host or "")),
        ("Country", session.get_country_display() if session.country else ""),
        ("Venue", session.venue),
        ("Format", session.get_format_display()),
        ("Time zone", session.time_zone),
        ("Languages", listed(session.languages)),
    ]
