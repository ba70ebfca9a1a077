"""A version just stored -> the passages copied between it and what is held, their differences, and whom it credits.

Candidates come from an index of keys, so that the time grows with the new text and not with the archive.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Count, F, Sum

from meetings.choices import ArticleKind, Encoding
from meetings.intake.copying import ComparedText, compared, find_copied, find_differences, shingle_keys
from meetings.intake.origins import refresh_origins
from meetings.intake.parsing import parse
from meetings.intake.types import Copied, Credit, ReadableText, SourceText, Span
from meetings.models import ArticleVersion, Citation, CopiedPassage, CreditedSentence, PassageKey, SourceDifference

CANDIDATES = 20
# A key that more versions have than this is boilerplate, and copies nothing.
BOILERPLATE = 100
# Texts kept ready to be compared with the next file of a run, and the longest that is worth its memory (characters).
KEPT_TEXTS = 64
LONGEST_KEPT = 50_000


def recognise(*, version: ArticleVersion, body: ReadableText) -> None:
    """Write what is copied between ``version`` (whose text reads as ``body``) and other articles, both ways."""
    others = _candidates(version, body)
    if not others:
        return
    here = _Side(version, compared(body))
    pairs = []
    for other in others:
        there = _Side(other, _text_of(other))
        copy, original = (there, here) if came_first(version) < came_first(other) else (here, there)
        if copied := find_copied(copy.text, original.text):
            pairs.append(_Pair(copy, original, copied))
    copies = {pair.copy.version.pk: pair.copy.version for pair in pairs}
    CopiedPassage.objects.bulk_create(row for pair in pairs for row in _passages(pair))
    credits = _credit(copies)
    SourceDifference.objects.bulk_create(row for pair in pairs for row in _differences(pair, credits))
    for cited in Citation.objects.filter(version__in=copies).order_by().values_list("version", flat=True).distinct():
        refresh_origins(copies[cited])


@dataclass(frozen=True, slots=True)
class _Side:
    """A version and its text, ready to be compared."""

    version: ArticleVersion
    text: ComparedText


@dataclass(frozen=True, slots=True)
class _Pair:
    """A copy, its original, and what was copied."""

    copy: _Side
    original: _Side
    copied: tuple[Copied, ...]


def _candidates(version: ArticleVersion, body: ReadableText) -> list[ArticleVersion]:
    """Return the versions of other articles that share the most keys with ``version``, most first."""
    # The keys go as values: with a subquery in their place the database's estimate, and its plan, may be far off.
    held = PassageKey.objects.filter(key__in=shingle_keys(body)).order_by()
    counts = held.values_list("key").annotate(n=Count("pk"))
    # A key that one version alone has is the new one's own.
    telling = [key for key, count in counts if 1 < count <= BOILERPLATE]
    if not telling:
        return []
    own = ArticleVersion.objects.filter(article=version.article_id).values_list("pk", flat=True)
    shared = Counter(
        PassageKey.objects.filter(key__in=telling).exclude(version__in=list(own)).values_list("version", flat=True)
    )
    most = sorted(shared, key=lambda pk: (-shared[pk], pk))[:CANDIDATES]
    found = ArticleVersion.objects.select_related("article").defer("data").in_bulk(most)
    return [found[pk] for pk in most]


def _text_of(version: ArticleVersion) -> ComparedText:
    source = SourceText(version.name, version.sha256, version.text, Encoding(version.encoding))
    return _kept_text(source) if len(version.text) <= LONGEST_KEPT else compared(parse(source).body)


@lru_cache(maxsize=KEPT_TEXTS)
def _kept_text(source: SourceText) -> ComparedText:
    return compared(parse(source).body)


def came_first(version: ArticleVersion) -> tuple[date, bool, int]:
    """Sort versions by who can have copied from whom: the day of publication, then wire copy last, then arrival."""
    article = version.article
    return (article.published_on or date.max, article.kind == ArticleKind.WIRE_COPY, version.pk)


def _passages(pair: _Pair) -> Iterator[CopiedPassage]:
    for passage in pair.copied:
        yield CopiedPassage(
            version=pair.copy.version,
            start=passage.copy.start,
            end=passage.copy.end,
            original=pair.original.version,
            original_start=passage.original.start,
            original_end=passage.original.end,
        )


def _differences(pair: _Pair, credits: dict[tuple[int, int], list[Credit]]) -> Iterator[SourceDifference]:
    copy, original = pair.copy.version, pair.original.version
    found = find_differences(
        copy=pair.copy.text,
        original=pair.original.text,
        copied=pair.copied,
        # What the copy credits to another source, this original is not to blame for lacking.
        credits=tuple(credits.get((copy.pk, original.article_id), ())),
        copy_text=copy.text,
        original_text=original.text,
        copy_kind=ArticleKind(copy.article.kind),
        original_kind=ArticleKind(original.article.kind),
    )
    for difference in found:
        yield SourceDifference(
            version=copy,
            start=difference.copy.start,
            end=difference.copy.end,
            original=original,
            original_start=difference.original.start if difference.original else None,
            original_end=difference.original.end if difference.original else None,
            kind=difference.kind,
            message=difference.message,
        )


def _credit(copies: dict[int, ArticleVersion]) -> dict[tuple[int, int], list[Credit]]:
    """Tie what the copies credit to the article that each copied most from; return it by copy and that article."""
    credits: dict[tuple[int, int], list[Credit]] = {}
    sentences = list(CreditedSentence.objects.filter(version__in=copies))
    most = _copied_most({sentence.version_id for sentence in sentences})
    for sentence in sentences:
        sentence.credited_id = most[sentence.version_id]
        credits.setdefault((sentence.version_id, most[sentence.version_id]), []).append(
            Credit(
                Span(sentence.start, sentence.end), Span(sentence.words_start, sentence.words_end), sentence.source_name
            )
        )
    CreditedSentence.objects.bulk_update(sentences, ["credited"])
    for pk, article in most.items():
        copy = copies[pk].article
        if copy.credits_id != article:
            copy.credits_id = article
            copy.save(update_fields=["credits"])
    return credits


def _copied_most(copies: set[int]) -> dict[int, int]:
    """Return the article from which each copy has the most characters, the first held of two alike, by their keys."""
    lengths = (
        CopiedPassage.objects.filter(version__in=copies)
        .order_by()
        .values_list("version", "original__article")
        .annotate(length=Sum(F("end") - F("start")))
    )
    most: dict[int, int] = {}
    for version, article, _ in sorted(lengths, key=lambda row: (row[2], -row[1])):
        most[version] = article
    return most
