"""A version just stored -> the passages copied between it and what is held, their differences, and whom it credits.

Candidates come from an index of keys, so that the time grows with the new text and not with the archive.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from meetings.choices import ArticleKind
from meetings.intake.copying import find_copied, find_differences
from meetings.intake.origins import refresh_origins
from meetings.intake.parsing import parse
from meetings.intake.types import Copied, Credit, ReadableText, SourceText, Span
from meetings.models import Article, ArticleVersion, CopiedPassage, PassageKey, SourceDifference

CANDIDATES = 20
# A key that more versions have than this is boilerplate, and copies nothing.
BOILERPLATE = 100


def recognise(*, version: ArticleVersion, body: ReadableText) -> None:
    """Write what is copied between ``version`` (whose text reads as ``body``) and other articles, both ways."""
    copies: dict[ArticleVersion, list[_Pair]] = {}
    for other in _candidates(version):
        here, there = _Side(version, body), _Side(other, _body(other))
        copy, original = (there, here) if came_first(version) < came_first(other) else (here, there)
        if copied := find_copied(copy.body, original.body):
            copies.setdefault(copy.version, []).append(_Pair(copy, original, copied))
    for copy_version, pairs in copies.items():
        for pair in pairs:
            _write_passages(pair)
        _credit(copy_version)
        for pair in pairs:
            _write_differences(pair)
        refresh_origins(copy_version)


@dataclass(frozen=True, slots=True)
class _Side:
    """A version and its text as read."""

    version: ArticleVersion
    body: ReadableText


@dataclass(frozen=True, slots=True)
class _Pair:
    """A copy, its original, and what was copied."""

    copy: _Side
    original: _Side
    copied: tuple[Copied, ...]


def _candidates(version: ArticleVersion) -> list[ArticleVersion]:
    keys = PassageKey.objects.filter(version=version).values_list("key", flat=True)
    common = PassageKey.objects.filter(key__in=keys).values("key").annotate(n=Count("pk")).filter(n__gt=BOILERPLATE)
    shared = (
        PassageKey.objects.filter(key__in=keys)
        .exclude(key__in=common.values("key"))
        .exclude(version__article=version.article_id)
        .values("version")
        .annotate(n=Count("pk"))
        .order_by("-n", "version")[:CANDIDATES]
    )
    found = ArticleVersion.objects.select_related("article").in_bulk([row["version"] for row in shared])
    return [found[row["version"]] for row in shared]


def _body(version: ArticleVersion) -> ReadableText:
    return parse(SourceText(version.name, version.sha256, version.text, version.encoding)).body  # type: ignore[arg-type]  # A stored choice.


def came_first(version: ArticleVersion) -> tuple[date, bool, int]:
    """Sort versions by who can have copied from whom: the day of publication, then wire copy last, then arrival."""
    article = version.article
    return (article.published_on or date.max, article.kind == ArticleKind.WIRE_COPY, version.pk)


def _write_passages(pair: _Pair) -> None:
    CopiedPassage.objects.bulk_create(
        CopiedPassage(
            version=pair.copy.version,
            start=passage.copy.start,
            end=passage.copy.end,
            original=pair.original.version,
            original_start=passage.original.start,
            original_end=passage.original.end,
        )
        for passage in pair.copied
    )


def _write_differences(pair: _Pair) -> None:
    copy, original = pair.copy.version, pair.original.version
    differences = find_differences(
        copy=pair.copy.body,
        original=pair.original.body,
        copied=pair.copied,
        credits=_credits(copy, original),
        copy_text=copy.text,
        original_text=original.text,
        copy_kind=ArticleKind(copy.article.kind),
        original_kind=ArticleKind(original.article.kind),
    )
    SourceDifference.objects.bulk_create(
        SourceDifference(
            version=copy,
            start=difference.copy.start,
            end=difference.copy.end,
            original=original,
            original_start=difference.original.start if difference.original else None,
            original_end=difference.original.end if difference.original else None,
            kind=difference.kind,
            message=difference.message,
        )
        for difference in differences
    )


def _credits(copy: ArticleVersion, original: ArticleVersion) -> tuple[Credit, ...]:
    """Return what the copy credits to the original: another source is not to blame for lacking the words."""
    return tuple(
        Credit(Span(row.start, row.end), Span(row.words_start, row.words_end), row.source_name)
        for row in copy.credited_sentences.filter(credited=original.article_id)
    )


def _credit(copy: ArticleVersion) -> None:
    """Tie what the copy credits to the article that it copied most from."""
    sentences = copy.credited_sentences.all()
    if not sentences:
        return
    copied: dict[Article, int] = {}
    for passage in copy.copied_passages.select_related("original__article"):
        article = passage.original.article
        copied[article] = copied.get(article, 0) + passage.end - passage.start
    most = max(copied, key=lambda article: (copied[article], -article.pk))
    sentences.update(credited=most)
    if copy.article.credits_id != most.pk:
        copy.article.credits = most
        copy.article.save(update_fields=["credits"])
