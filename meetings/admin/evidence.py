"""A record's citations in, the panel of its evidence out."""

from collections.abc import Iterable

from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from meetings.models import Citation, DraftFact, independent_origins


def panel(record: Model | None) -> SafeString | str:
    """Return the exact words that back a record, each with its article, its version and a link to the words."""
    if record is None or record.pk is None:
        return "Evidence comes with drafted facts that are accepted."
    citations = list(record.citations.with_sources())  # type: ignore[attr-defined]  # Of every record that facts become.
    if not citations:
        return "No source backs this record."
    sources = len(independent_origins(citations))
    items = format_html_join("", "<li>{}</li>", ((citation_line(citation),) for citation in citations))
    return format_html(
        '<p>{} independent {}.</p><ul class="evidence">{}</ul>', sources, "source" if sources == 1 else "sources", items
    )


def citation_line(citation: Citation) -> SafeString:
    """Return the words of a citation, and where they stand."""
    return format_html(
        '<q>{}</q> <a href="{}">{}, version {}</a>{}',
        citation.exact,
        words_address(citation),
        citation.version.article.label,
        citation.version.number,
        f" (backs {citation.field})" if citation.field else "",
    )


def short(citations: Iterable[Citation]) -> SafeString | str:
    """Return links to the words of each citation, for a cell of a table."""
    return (
        format_html_join(
            " ",
            '<a href="{}" title="{}">{}</a>',
            ((words_address(citation), citation.exact, number) for number, citation in enumerate(citations, start=1)),
        )
        or "–"
    )


def words_address(cited: Citation | DraftFact) -> str:
    """Return the address of the words in the version of the article that they stand in."""
    article = reverse("meetings:article_detail", args=[cited.version.article_id])
    return f"{article}?version={cited.version.number}#c{cited.start}-{cited.end}"
