"""Versions just stored -> the passages copied between them and what is held, their differences, and whom they credit.

A run of a version is copied from one article: the first that has its very words or, where none has, the first that has
nearly the same. What a copy of a copy was copied from is found by going on from there.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from meetings.choices import ArticleKind
from meetings.intake import isolation
from meetings.intake.copies import boilerplate
from meetings.intake.copies.crediting import tie_credits
from meetings.intake.copies.index import Found, IndexedVersion, index
from meetings.intake.copying import KeyedSentence
from meetings.intake.origins import covered, refresh_origins
from meetings.intake.revisions import source_of
from meetings.intake.stages import Compared, Told
from meetings.intake.types import Copied, Credit, Difference, Span
from meetings.models import (
    ArticleVersion,
    BoilerplatePassage,
    Citation,
    CopiedPassage,
    CreditedSentence,
    SourceDifference,
)

# As much of a run must lie in another to be the same words.
MOST = 0.5
# The texts that one is compared with.
MOST_COMPARED = 16


def recognise(*, versions: Sequence[tuple[ArticleVersion, Sequence[KeyedSentence]]]) -> None:
    """Write what is copied between versions just stored, with their sentences, and other articles, both ways.

    Raises ``UnreadableFile`` where a version cannot be compared within the limits.
    """
    found = index(_indexed(versions))
    boilerplate.mark(found.boilerplate)
    boilerplate.mark_risen(found.risen)
    if found.candidates:
        _Recognition({version.pk: version for version, _ in versions}, found).write()


def came_first(version: ArticleVersion) -> tuple[date, bool, int]:
    """Sort versions by who can have copied from whom: the day of publication, then wire copy last, then arrival."""
    article = version.article
    return (article.published_on or date.max, article.kind == ArticleKind.WIRE_COPY, version.pk)


def _indexed(versions: Sequence[tuple[ArticleVersion, Sequence[KeyedSentence]]]) -> list[IndexedVersion]:
    own: defaultdict[int, set[int]] = defaultdict(set)
    articles = {version.article_id for version, _ in versions}
    for pk, article in ArticleVersion.objects.filter(article__in=articles).values_list("pk", "article"):
        own[article].add(pk)
    return [IndexedVersion(version.pk, sentences, own[version.article_id]) for version, sentences in versions]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A copy, its original, and what comparing them gave."""

    copy: ArticleVersion
    original: ArticleVersion
    compared: Compared


class _Recognition:
    """The copies among new versions and their candidates, on their way to the tables."""

    def __init__(self, new: dict[int, ArticleVersion], found: Found) -> None:
        self._new = new
        self._versions = dict(new)
        self._add({pk for pks in found.candidates.values() for pk in pks})
        self._candidates = self._widened(found.candidates)
        concerned = self._candidates.keys() | {pk for pks in self._candidates.values() for pk in pks}
        self._add(concerned)
        # Runs by version, each with the article that it was copied from; None: it recurs in hundreds, copied from none.
        self._settled: defaultdict[int, list[tuple[int, int, int | None]]] = defaultdict(list)
        copied = CopiedPassage.objects.filter(version__in=concerned).order_by()
        for pk, *run in copied.values_list("version", "start", "end", "original__article"):
            self._settled[pk].append((run[0], run[1], run[2]))
        recurring = BoilerplatePassage.objects.filter(version__in=concerned).order_by()
        for pk, start, end in recurring.values_list("version", "start", "end"):
            self._settled[pk].append((start, end, None))
        self._credits: defaultdict[int, list[Credit]] = defaultdict(list)
        for row in CreditedSentence.objects.filter(version__in=concerned):
            credit = Credit(Span(row.start, row.end), Span(row.words_start, row.words_end), row.source_name)
            self._credits[row.version_id].append(credit)

    def _add(self, versions: set[int]) -> None:
        """Fetch those of the versions that are not here yet."""
        missing = versions - self._versions.keys()
        self._versions |= ArticleVersion.objects.select_related("article").defer("data").in_bulk(missing)

    def _widened(self, candidates: Mapping[int, Sequence[int]]) -> dict[int, list[int]]:
        """Return the candidates of each version with the newest version of each, and the originals of later ones.

        What a later one was copied from may be a copy of the version too, and share less with it than others do.
        """
        others = {pk for pks in candidates.values() for pk in pks}
        originals = self._originals(candidates, others)
        articles = {self._versions[pk].article_id for pk in others}
        newest = dict(
            ArticleVersion.objects.filter(article__in=articles).order_by("number").values_list("article", "pk")
        )
        widened = {}
        for version, near in candidates.items():
            further = [newest[self._versions[pk].article_id] for pk in near]
            further += [original for pk in near if self._is_before(version, pk) for original in originals[pk]]
            widened[version] = list(dict.fromkeys([*near, *further]))[:MOST_COMPARED]
        return widened

    def _originals(self, candidates: Mapping[int, Sequence[int]], others: set[int]) -> defaultdict[int, list[int]]:
        """Return what the others were copied from, or will have been: those of them that are new are being compared."""
        originals: defaultdict[int, list[int]] = defaultdict(list)
        # In an order of their own, so that the same files come to the same passages however rows lie in the table.
        copied = CopiedPassage.objects.filter(version__in=others).order_by("version", "original")
        for pk, original in copied.values_list("version", "original").distinct():
            originals[pk].append(original)
        for version, near in candidates.items():
            for pk in near:
                copy, original = (pk, version) if self._is_before(version, pk) else (version, pk)
                originals[copy].append(original)
        return originals

    def _is_before(self, one: int, other: int) -> bool:
        return came_first(self._versions[one]) < came_first(self._versions[other])

    def write(self) -> None:
        """Compare, and write passages, credits, differences and the origins that change by them."""
        kept = [(pair, runs) for pair, runs in self._kept(self._compared()) if runs]
        CopiedPassage.objects.bulk_create(_passage(pair, run) for pair, runs in kept for run in runs)
        copies = {pair.copy.pk: pair.copy for pair, _ in kept}
        tie_credits(copies)
        SourceDifference.objects.bulk_create(
            _difference(pair, difference) for pair, runs in kept for difference in _standing(pair, runs)
        )
        cited = Citation.objects.filter(version__in=copies).order_by().values_list("version", flat=True).distinct()
        for pk in cited:
            refresh_origins(copies[pk])

    def _compared(self) -> list[_Pair]:
        """Compare each new version with its candidates, all at once."""
        waiting = []
        # Two new versions may each be among the other's candidates.
        met: set[frozenset[int]] = set()
        for pk, others in self._candidates.items():
            here = self._new[pk]
            pairs = []
            for other in (self._versions[other] for other in others):
                if other.article_id != here.article_id and (pair := frozenset((pk, other.pk))) not in met:
                    met.add(pair)
                    pairs.append(_in_order(here, other))
            told = tuple((self._told(copy), self._told(original)) for copy, original in pairs)
            waiting.append((pairs, isolation.pool().compare(here.sha256, here.name, told)))
        return [
            _Pair(copy, original, compared)
            for pairs, future in waiting
            for (copy, original), compared in zip(pairs, future.result(), strict=True)
        ]

    def _told(self, version: ArticleVersion) -> Told:
        kind = ArticleKind(version.article.kind)
        return Told(source_of(version), kind, tuple(self._credits[version.pk]))

    def _kept(self, pairs: Sequence[_Pair]) -> Iterator[tuple[_Pair, list[Copied]]]:
        """Yield each pair with those of its runs that have no better original, in the copy's order."""
        kept: defaultdict[int, list[Copied]] = defaultdict(list)
        runs = [
            (not exact, came_first(pair.original), number, run)
            for number, pair in enumerate(pairs)
            for run, exact in zip(pair.compared.copied, pair.compared.exact, strict=True)
        ]
        for _, _, number, run in sorted(runs, key=itemgetter(0, 1)):
            settled = self._settled[pairs[number].copy.pk]
            article = pairs[number].original.article_id
            # Another version of the same article is no other origin: what cites either meets the copy.
            if all(other == article or covered(run.copy, start, end) <= MOST for start, end, other in settled):
                settled.append((run.copy.start, run.copy.end, article))
                kept[number].append(run)
        for number, pair in enumerate(pairs):
            yield pair, sorted(kept[number], key=lambda run: run.copy.start)


def _in_order(one: ArticleVersion, other: ArticleVersion) -> tuple[ArticleVersion, ArticleVersion]:
    """Return two versions as copy and original."""
    return (other, one) if came_first(one) < came_first(other) else (one, other)


def _standing(pair: _Pair, runs: Sequence[Copied]) -> Iterator[Difference]:
    """Yield the differences of the runs that are kept, and the words credited to this original that it lacks."""
    for difference in pair.compared.differences:
        if any(difference.copy.start < run.copy.end and run.copy.start < difference.copy.end for run in runs):
            yield difference
    if pair.copy.article.credits_id == pair.original.article_id:
        yield from pair.compared.lacking


def _passage(pair: _Pair, run: Copied) -> CopiedPassage:
    return CopiedPassage(
        version=pair.copy,
        start=run.copy.start,
        end=run.copy.end,
        original=pair.original,
        original_start=run.original.start,
        original_end=run.original.end,
    )


def _difference(pair: _Pair, difference: Difference) -> SourceDifference:
    return SourceDifference(
        version=pair.copy,
        start=difference.copy.start,
        end=difference.copy.end,
        original=pair.original,
        original_start=difference.original.start if difference.original else None,
        original_end=difference.original.end if difference.original else None,
        kind=difference.kind,
        message=difference.message,
    )
