"""Articles <-> rows, known by their URL or, without one, by their content.

A new row makes an article without any version: what it says comes by intake. An article without a URL cannot be made
from a row, since its content is its key.
"""

from collections.abc import Collection, Sequence
from typing import Any

from django.db.models import Q, QuerySet

from meetings.choices import ArticleKind
from meetings.countries import country_choices
from meetings.models import Article
from meetings.resources.base import (
    Column,
    Identity,
    OffsetColumn,
    Row,
    TableResource,
    sensitivity_columns,
    withdrawn_error,
)
from meetings.resources.cells import ArticleCell, ChoiceCell, DateCell, ListCell, OrganisationCell
from meetings.resources.directory import CellError, Directory

LABEL_LENGTH = 200
COUNTRY = ChoiceCell(country_choices(), advice="the two letters of ISO 3166-1, such as US, or the country's name")


class ArticleResource(TableResource):
    """The columns of a table of articles."""

    table = "articles"
    model = Article
    key_text = "`source_url`, or `content_sha256` for an article without a URL"

    source_url = Column("source_url", "Where the article was published.")
    content_sha256 = Column("content_sha256", "The SHA-256 of an article without a URL.", fixed=True)
    title = Column("title", "Empty where the source has none.")
    publisher = Column("publisher", "Who published it.", OrganisationCell())
    issuing_party = Column("issuing_party", "The country whose account it is.", COUNTRY)
    kind = Column("kind", "What sort of source it is.", ChoiceCell(ArticleKind.choices))
    published_on = Column("published_on", "The day of publication, as the source gives it.", DateCell())
    published_at = OffsetColumn("published_at", "published_offset", "The time of publication, in the source's offset.")
    modified_at = OffsetColumn("modified_at", "modified_offset", "When the source says it was changed.")
    dateline = Column("dateline", "The line of place and day that a wire report begins with.")
    language = Column("language", "BCP 47, such as en.")
    tags = Column("tags", "As the source gives them.", ListCell())
    credits = Column("credits", "The article that this one says it draws on.", ArticleCell())
    sensitivity = sensitivity_columns()["sensitivity"]
    embargoed_until = sensitivity_columns()["embargoed_until"]

    @classmethod
    def for_export(cls, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Join publisher and credited article."""
        return queryset.select_related("publisher", "credits")

    @classmethod
    def missing_keys(cls, header: Collection[str]) -> list[str]:
        """Either key will do."""
        return [] if {"source_url", "content_sha256"} & set(header) else ["source_url"]

    @classmethod
    def identify(cls, rows: Sequence[Row], directory: Directory, *, lock: bool) -> list[Identity]:
        """Find articles by URL, then by content."""
        keys = [(row.get("source_url", "").strip(), row.get("content_sha256", "").strip().lower()) for row in rows]
        found = cls.held(lock=lock).filter(
            Q(source_url__in={url for url, _ in keys if url}) | Q(content_sha256__in={sha for _, sha in keys if sha})
        )
        by_url: dict[str, Article] = {}
        by_content: dict[str, Article] = {}
        for article in found:
            by_url[article.source_url] = article
            by_content[article.content_sha256] = article
        return [cls._identity(url, sha, by_url, by_content) for url, sha in keys]

    @classmethod
    def _identity(cls, url: str, sha: str, by_url: dict[str, Article], by_content: dict[str, Article]) -> Identity:
        """Return whom one pair of keys is about."""
        article = (by_url.get(url) if url else None) or (by_content.get(sha) if sha else None)
        if article is not None:
            errors = withdrawn_error(article, "source_url" if url else "content_sha256")
            if sha and sha != article.content_sha256:
                message = "The article of this URL does not have this content: leave the cell as exported, or empty."
                errors = (*errors, CellError(message, column="content_sha256"))
            return Identity(("article", article.pk), article, errors=errors)
        if url:
            return Identity(("url", url), None)
        if sha:
            message = "No article of this content is held: take the file in, or give the article's URL."
            return Identity(("content", sha), None, errors=(CellError(message, column="content_sha256"),))
        message = "An article needs its URL: fill source_url. Text without a URL is taken in as a file."
        return Identity((), None, errors=(CellError(message, column="source_url"),))

    @classmethod
    def complete(cls, record: Article, changed: Collection[str]) -> tuple[str, ...]:
        """Label the article by its title, and give a published time its day.

        Without a title the label that is there stays: intake made it of the first words.
        """
        written = []
        if not record.label or ("title" in changed and record.title):
            record.label = (record.title or record.source_url)[:LABEL_LENGTH]
            written.append("label")
        if "published_at" in changed and record.published_at is not None and record.published_on is None:
            record.published_on = record.published_at.date()
            written.append("published_on")
        return tuple(written)
