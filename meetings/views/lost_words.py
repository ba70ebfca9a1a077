"""Requests about cited words that an article's newer versions lack in; the page on which each is settled, out."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.generic import View

from meetings.access import visible
from meetings.exceptions import NotReviewable
from meetings.intake.revisions import replaced, selectors
from meetings.intake.types import Span
from meetings.models import Article, ArticleVersion, Citation
from meetings.models.citation import RECORD_FIELDS
from meetings.review.lost_words import cite_instead, keep, newest_version
from meetings.review.rewording import Part, parts_of
from meetings.views.articles import lacking, words_address

# Each proposal compares two whole texts.
SHOWN = 50


class LostWords(PermissionRequiredMixin, View):
    """``/articles/<id>/lost-words/``: for each citation cite other words, keep the words, or go on to the record."""

    permission_required = "meetings.review_draftfact"
    http_method_names = ("get", "head", "post")

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Return the page.

        Raises:
            Http404: no such article, or none that the reader may see.
        """
        return self._page(request, self._article(pk), {})

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Settle one citation as the button pressed says, or show the page again with what is wrong.

        Raises:
            Http404: no such article or citation, or none that the reader may see.
        """
        article = self._article(pk)
        asked = request.POST.get("citation", "")
        key = int(asked) if asked.isdecimal() and len(asked) < 19 else 0
        citation = get_object_or_404(Citation, pk=key, version__article=article)
        try:
            if "_keep" in request.POST:
                keep(citation=citation, reason=request.POST.get("reason", ""))
                messages.success(request, "The citation keeps its words, with your reason.")
            else:
                cite_instead(citation=citation, words=request.POST.get("words", ""))
                messages.success(request, "The citation rests on the newest version's words.")
        except NotReviewable as refusal:
            return self._page(request, article, {citation.pk: str(refusal)})
        return redirect("meetings:lost_words", pk=article.pk)

    def _article(self, pk: int) -> Article:
        article: Article = get_object_or_404(visible(Article.objects.all(), self.request.user), pk=pk)
        return article

    def _page(self, request: HttpRequest, article: Article, refused: dict[int, str]) -> HttpResponse:
        flagged = Citation.objects.flagged().filter(version__article=article)
        rows = flagged.select_related("version__article", "lost_in").defer("version__data", "lost_in__data")
        newest = newest_version(article.pk) if rows else None
        context = {
            "article": article,
            "newest": newest,
            "waiting": flagged.count(),
            "rows": [_row(row, newest, refused, request) for row in rows.order_by("version", "start", "pk")[:SHOWN]]
            if newest
            else [],
        }
        return render(request, "meetings/lost_words.html", context)


def _row(citation: Citation, newest: ArticleVersion, refused: dict[int, str], request: HttpRequest) -> dict[str, Any]:
    """Return what one citation's part of the page says; what was typed and refused stands as it was typed."""
    kind = next(name for name in RECORD_FIELDS if getattr(citation, f"{name}_id"))
    error = refused.get(citation.pk, "")
    place = replaced(citation=citation, version=newest)
    proposed = place.of(newest.text) if place else ""
    return {
        "pk": citation.pk,
        "kind": kind.replace("_", " ").capitalize(),
        "record": str(citation.record),
        "record_url": reverse(f"admin:meetings_{kind.replace('_', '')}_change", args=[getattr(citation, f"{kind}_id")]),
        "prefix": citation.prefix,
        "exact": citation.exact,
        "suffix": citation.suffix,
        "number": citation.version.number,
        "url": words_address(citation.version, citation.start, citation.end),
        "lacking": lacking(citation),
        "changes": _changes(citation, newest, place) if place else [],
        "words": request.POST.get("words", "") if error else proposed,
        "reason": request.POST.get("reason", "") if error else "",
        "words_url": words_address(newest, place.start, place.end) if place else "",
        "error": error,
    }


def _changes(citation: Citation, newest: ArticleVersion, place: Span) -> list[Part]:
    """Return what became of the cited words, with those around them: a mark may have moved out of or into them."""
    return parts_of(_around(citation.version, Span(citation.start, citation.end)), _around(newest, place))


def _around(version: ArticleVersion, span: Span) -> str:
    """Return the words at a place with those before and after it, none of them cut."""
    words = selectors(version, span)
    before = words["prefix"] if span.start <= len(words["prefix"]) else words["prefix"].partition(" ")[2]
    cut = span.end + len(words["suffix"]) < len(version.text)
    after = words["suffix"].rpartition(" ")[0] if cut else words["suffix"]
    return f"{before}{words['exact']}{after}"
