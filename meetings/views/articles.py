"""Requests for one source in; its text with the marked words, its facts and versions, or its original bytes, out."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.generic import TemplateView, View

from meetings.access import visible
from meetings.choices import Encoding, FactKind, FactStatus
from meetings.countries import country_name
from meetings.models import Article, ArticleVersion, Citation, CopiedPassage, DraftFact, SourceDifference
from meetings.summaries.wording import day
from meetings.views.segments import Mark, Segment, front_matter_end, segmented
from meetings.wording import listed, moment

# A page of more text than this is of no use to a reader, and the original can be had whole.
SHOWN_CHARACTERS = 500_000
# Of papers, which programs of their own open. Of text never a type that a browser would run: it is somebody else's.
_CONTENT_TYPES = {
    Encoding.PDF: "application/pdf",
    Encoding.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Encoding.EMAIL: "message/rfc822",
}
_RECORDS_OF_FACTS = ("session", "outcome__session", "participant__session", "mention__session", "statement__session")


def words_address(version: ArticleVersion, start: int, end: int) -> str:
    """Return the address of exact words: the version's page, opened where they stand."""
    return f"{version_address(version)}#c{start}-{end}"


def version_address(version: ArticleVersion) -> str:
    """Return the address of one version's page."""
    return f"{reverse('meetings:article_detail', args=[version.article_id])}?version={version.number}"


class ArticleDetail(PermissionRequiredMixin, TemplateView):
    """``/articles/<id>/``: the newest version, or the one that ``?version=`` names."""

    permission_required = "meetings.view_article"
    template_name = "meetings/article_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows.

        Raises:
            Http404: no such article or version, or none that the reader may see.
        """
        articles = visible(Article.objects.select_related("publisher", "credits"), self.request.user)
        article = get_object_or_404(articles, pk=kwargs["pk"])
        versions = list(article.versions.defer("data", "text").order_by("-number"))
        version = _chosen(versions, self.request.GET.get("version", ""))
        lost = list(_lost(article))
        facts = list(version.draft_facts.select_related(*_RECORDS_OF_FACTS)) if version else []
        passages = list(self._passages(version)) if version else []
        text = ArticleVersion.objects.values_list("text", flat=True).get(pk=version.pk) if version else ""
        head, body = _cut_text(text, _marks(version, facts, passages, lost))
        return super().get_context_data(
            article=article,
            article_label=article.label,
            state_line=_state_line(article, version),
            head=head,
            segments=body,
            cut=len(text) > SHOWN_CHARACTERS,
            facts=[_fact_line(fact) for fact in facts],
            versions=[_version_line(row, version) for row in versions],
            differences=[_difference_line(row) for row in _newest(self._differences(version), passages)]
            if version
            else [],
            copied=_copied_lines(passages),
            lost=[_lost_line(citation) for citation in lost],
            settle_url=self._settle_url(article, lost),
            details=_details(article),
            kinds=list(FactKind.values),
            actions=self._actions(version),
            **kwargs,
        )

    def _passages(self, version: ArticleVersion) -> Iterable[CopiedPassage]:
        rows = version.copied_passages.select_related("original__article__publisher")
        rows = rows.defer("original__data", "original__text")
        return rows.filter(original__article__in=visible(Article.objects.all(), self.request.user))

    def _differences(self, version: ArticleVersion) -> Iterable[SourceDifference]:
        rows = version.differences.select_related("original__article").defer("original__data", "original__text")
        return rows.filter(original__article__in=visible(Article.objects.all(), self.request.user))

    def _settle_url(self, article: Article, lost: Iterable[Citation]) -> str:
        """Return where a reviewer decides about words that were lost; empty where nothing is to be decided."""
        undecided = any(not citation.keep_reason for citation in lost)
        if not (undecided and self.request.user.has_perm("meetings.review_draftfact")):
            return ""
        return reverse("meetings:lost_words", args=[article.pk])

    def _actions(self, version: ArticleVersion | None) -> list[tuple[str, str]]:
        actions = []
        if version and self.request.user.has_perm("meetings.review_draftfact"):
            facts = reverse("admin:meetings_draftfact_changelist")
            actions.append(("Review facts", f"{facts}?article={version.article_id}"))
        if version:
            original = reverse("meetings:article_original", args=[version.article_id, version.number])
            actions.append(("Download original", original))
        return actions


def _chosen(versions: list[ArticleVersion], asked: str) -> ArticleVersion | None:
    """Return the version asked for, or the newest; an article may have none yet."""
    if not asked:
        return versions[0] if versions else None
    for version in versions:
        if asked == str(version.number):
            return version
    raise Http404


def _lost(article: Article) -> Iterable[Citation]:
    """Return the citations of an article's words that a newer version lacks, as they stand."""
    rows = Citation.objects.filter(version__article=article, lost_in__isnull=False)
    unread = ("version__data", "version__text", "lost_in__data", "lost_in__text")
    return rows.select_related("version", "lost_in").defer(*unread).order_by("version__number", "start", "pk")


def _marks(
    version: ArticleVersion | None,
    facts: Iterable[DraftFact],
    passages: Iterable[CopiedPassage],
    lost: Iterable[Citation],
) -> list[Mark]:
    """Return everything that stands out in the text, and every place that an address may point at."""
    if version is None:
        return []
    marks = [
        Mark(fact.start, fact.end, kind=FactKind(fact.kind)) for fact in facts if fact.status != FactStatus.REJECTED
    ]
    marks += [Mark(start, end) for fact in facts for start, end in [(fact.start, fact.end), *fact.evidence]]
    marks += [Mark(row.start, row.end, origin=row.original.article.label) for row in passages]
    marks += [Mark(row.start, row.end, change=lacking(row)) for row in lost if row.version_id == version.pk]
    here = ("start", "end")
    there = ("original_start", "original_end")
    for rows, span in (
        (Citation.objects.filter(version=version), here),
        (SourceDifference.objects.filter(version=version), here),
        (CopiedPassage.objects.filter(original=version), there),
        (SourceDifference.objects.filter(original=version, original_end__isnull=False), there),
    ):
        marks += [Mark(*places) for places in rows.order_by().values_list(*span).distinct()]
    return marks


def _cut_text(text: str, marks: Iterable[Mark]) -> tuple[tuple[Segment, ...], tuple[Segment, ...]]:
    """Return the segments of the front matter and those of the text itself."""
    head_end = front_matter_end(text)
    segments = segmented(text[:SHOWN_CHARACTERS], marks, cuts=[head_end])
    return (
        tuple(segment for segment in segments if segment.start < head_end),
        tuple(segment for segment in segments if segment.start >= head_end),
    )


def _state_line(article: Article, version: ArticleVersion | None) -> str:
    publisher = str(article.publisher) if article.publisher else ""
    number = f"version {version.number}" if version else "no version held"
    return " · ".join(filter(None, [article.get_kind_display(), publisher, _published(article), number]))


def _published(article: Article) -> str:
    """Return when an article was published, as exactly as its source says; without a time or day: nothing."""
    if article.published_at:
        return moment(article.published_at, article.published_offset)
    return day(article.published_on) if article.published_on else ""


def _fact_line(fact: DraftFact) -> dict[str, Any]:
    value = fact.value
    position = listed([value.get("position") or "", value.get("acronym") or value.get("organisation") or ""])
    return {
        "kind": fact.kind,
        "text": value.get("name") or value.get("title") or value.get("text") or "",
        "note": position or value.get("speaker") or "",
        "anchor": f"c{fact.start}-{fact.end}",
        "record": _record_of(fact),
        "status": fact.status,
        "status_label": fact.get_status_display(),
    }


def _record_of(fact: DraftFact) -> tuple[str, str] | None:
    """Return reference and address of the record that a fact became; None: of none with a page."""
    if fact.outcome:
        return fact.outcome.reference, reverse("meetings:outcome_detail", args=[fact.outcome.reference])
    owner = next((row for row in (fact.participant, fact.mention, fact.statement) if row), None)
    session = fact.session or (owner.session if owner else None)
    if session is None:
        return None
    return session.reference, reverse("meetings:session_detail", args=[session.reference])


def _version_line(version: ArticleVersion, shown: ArticleVersion | None) -> dict[str, Any]:
    return {
        "number": version.number,
        "received": moment(version.received_at),
        "url": version_address(version),
        "current": version == shown,
        "note": f"{version.name}, {version.get_encoding_display()}",
        "sha256": version.sha256,
        "problems": [problem["message"] for problem in version.problems],
        "original_url": reverse("meetings:article_original", args=[version.article_id, version.number]),
    }


def _newest(differences: Iterable[SourceDifference], passages: list[CopiedPassage]) -> list[SourceDifference]:
    """Return each difference from an article once, from its newest version; none where words are copied from another.

    What a copy has of an older version, word for word, is no difference, though the newest says otherwise.
    """
    told: dict[tuple[int, int, str, int], list[SourceDifference]] = defaultdict(list)
    for row in differences:
        told[row.start, row.end, row.kind, row.original.article_id].append(row)
    found = []
    for (start, end, _, article), rows in told.items():
        differing = {row.original_id for row in rows}
        copied = {
            p.original_id for p in passages if p.start <= start and end <= p.end and p.original.article_id == article
        }
        if not copied - differing:
            found.append(max(rows, key=lambda row: row.original.number))
    return sorted(found, key=lambda row: (row.start, row.end))


def _difference_line(row: SourceDifference) -> dict[str, Any]:
    original_url = version_address(row.original)
    if row.original_start is not None and row.original_end is not None:
        original_url = words_address(row.original, row.original_start, row.original_end)
    return {
        "kind": row.get_kind_display(),
        "message": row.message,
        "anchor": f"c{row.start}-{row.end}",
        "original": row.original.article.label,
        "original_url": original_url,
    }


def lacking(citation: Citation) -> str:
    """Return which newer version lacks a citation's words: ``Version 2 no longer has these words``; empty: none."""
    if citation.lost_in is None:
        return ""
    quoted = ", or not within the same quotation marks" if citation.statement_id else ""
    return f"Version {citation.lost_in.number} no longer has these words{quoted}"


def _lost_line(citation: Citation) -> dict[str, str]:
    return {
        "words": citation.exact,
        "url": words_address(citation.version, citation.start, citation.end),
        "lacking": lacking(citation),
        "kept": citation.keep_reason,
    }


def _copied_lines(passages: Iterable[CopiedPassage]) -> list[dict[str, str]]:
    return [
        {
            "anchor": f"c{row.start}-{row.end}",
            "publisher": str(row.original.article.publisher or ""),
            "original": row.original.article.label,
            "original_url": words_address(row.original, row.original_start, row.original_end),
        }
        for row in passages
    ]


def _details(article: Article) -> list[tuple[str, str]]:
    """Return labels and words; empty where the source does not say."""
    return [
        ("Title", article.title),
        ("Publisher", str(article.publisher or "")),
        ("Whose account", country_name(article.issuing_party) if article.issuing_party else ""),
        ("Kind", article.get_kind_display()),
        ("Published", _published(article)),
        ("Modified", moment(article.modified_at, article.modified_offset)),
        ("Dateline", article.dateline),
        ("Language", article.language),
        ("Tags", listed(article.tags)),
        ("Credits", str(article.credits or "")),
        ("Address", article.source_url),
    ]


class ArticleOriginal(PermissionRequiredMixin, View):
    """``/articles/<id>/versions/<n>/original``: the bytes as received, as an attachment, whatever they are."""

    permission_required = "meetings.view_article"
    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, pk: int, number: int) -> HttpResponse:
        """Return the bytes.

        Raises:
            Http404: no such version, or none that the reader may see.
        """
        versions = visible(ArticleVersion.objects.defer("text"), request.user)
        version = get_object_or_404(versions, article=pk, number=number)
        content_type = _CONTENT_TYPES.get(Encoding(version.encoding), "application/octet-stream")
        response = HttpResponse(bytes(version.data), content_type=content_type)
        name = version.name.rsplit("/", 1)[-1] or f"article-{pk}-{number}"
        response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
        response["X-Content-Type-Options"] = "nosniff"
        return response
