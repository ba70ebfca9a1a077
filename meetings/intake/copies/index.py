"""Keys of texts in; out, the held versions that share words with each, and what recurs in hundreds of them.

A phrase is looked up, and kept, for its first holders alone, and a sentence for as many as make it boilerplate: a
look-up reads a bounded number of rows for each key, so that its time grows with the new text and not with the archive.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from operator import itemgetter

from django.db import connection

from meetings.intake.copying import TextKeys
from meetings.intake.types import Span

# The versions that a phrase is kept for: by these it tells where it may have been copied from.
PHRASE_HOLDERS = 16
# A sentence that more versions have than this is boilerplate.
BOILERPLATE = 100
# The versions that a text is compared with.
CANDIDATES = 8
# What another text nearly has of a sentence: so many of its phrases at least, and this part. Fewer are chance.
FEWEST_PHRASES = 2
SHARE_OF_PHRASES = 0.4


@dataclass(frozen=True, slots=True)
class IndexedVersion:
    """A version just stored, by its key, with its keys and the other versions of its article."""

    pk: int
    keys: TextKeys
    own: frozenset[int]


@dataclass(slots=True)
class Found:
    """What the index tells of new versions.

    ``candidates``: version -> held versions to compare it with, likeliest first. ``boilerplate``: version -> its
    sentences that recur. ``risen``: the keys of sentences that became boilerplate by these versions.
    """

    candidates: dict[int, list[int]] = field(default_factory=dict)
    boilerplate: dict[int, list[Span]] = field(default_factory=dict)
    risen: list[int] = field(default_factory=list)


def index(versions: Sequence[IndexedVersion]) -> Found:
    """Look the versions up, in their order, and add them: a later one of them finds an earlier one."""
    phrases = _holders("meetings_phrasekey", PHRASE_HOLDERS, {key for each in versions for key in each.keys.phrases})
    sentences = _holders("meetings_sentencekey", BOILERPLATE + 1, {k for each in versions for k in each.keys.sentences})
    found = Found()
    phrase_rows: list[tuple[int, ...]] = []
    sentence_rows: list[tuple[int, ...]] = []
    for each in versions:
        recurring = [key for key in each.keys.sentences if len(sentences[key]) >= BOILERPLATE]
        if recurring:
            found.boilerplate[each.pk] = [Span(*each.keys.sentences[key]) for key in recurring]
            found.risen += [key for key in recurring if len(sentences[key]) == BOILERPLATE]
        candidates = _candidates(each, phrases, sentences, found.boilerplate.get(each.pk, []))
        if candidates:
            found.candidates[each.pk] = candidates
        for key in each.keys.phrases:
            if len(phrases[key]) < PHRASE_HOLDERS:
                phrases[key].append(each.pk)
                phrase_rows.append((key, each.pk))
        for key, place in each.keys.sentences.items():
            if len(sentences[key]) <= BOILERPLATE:
                sentences[key].append(each.pk)
                sentence_rows.append((key, each.pk, *place))
    _add("phrasekey (key, version_id)", phrase_rows)
    _add('sentencekey (key, version_id, start, "end")', sentence_rows)
    return found


def _holders(table: str, most: int, keys: set[int]) -> defaultdict[int, list[int]]:
    """Return the first versions, and no more than ``most``, that have each key."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT wanted.key, found.holders FROM unnest(%s::bigint[]) AS wanted (key) CROSS JOIN LATERAL ("  # noqa: S608
            f" SELECT array_agg(version_id) AS holders FROM"
            f"  (SELECT version_id FROM {table} WHERE key = wanted.key ORDER BY version_id LIMIT {most}) AS first"
            f") AS found WHERE found.holders IS NOT NULL",
            # Written out, which is faster than to have thousands of numbers adapted one by one.
            [f"{{{','.join(map(str, keys))}}}"],
        )
        return defaultdict(list, cursor.fetchall())


def _add(columns: str, rows: Iterable[tuple[int, ...]]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY meetings_{columns} FROM STDIN") as copy:
        # As lines: plain numbers need no escaping, and there are thousands.
        copy.write("".join(f"{chr(9).join(map(str, row))}\n" for row in rows))


def _candidates(
    version: IndexedVersion,
    phrases: dict[int, list[int]],
    sentences: dict[int, list[int]],
    boilerplate: Sequence[Span],
) -> list[int]:
    """Return the versions that together hold what the text shares with any, each for what those before it lack."""
    remaining = _shared(version, phrases, sentences, boilerplate)
    chosen: list[int] = []
    while remaining and len(chosen) < CANDIDATES:
        best = max(remaining, key=lambda pk: (len(remaining[pk]), -pk))
        settled = remaining.pop(best)
        chosen.append(best)
        remaining = {pk: left for pk, held in remaining.items() if (left := held - settled)}
    return chosen


def _shared(
    version: IndexedVersion,
    phrases: dict[int, list[int]],
    sentences: dict[int, list[int]],
    boilerplate: Sequence[Span],
) -> dict[int, set[int]]:
    """Return the sentences, by where they start, that each other version may have: by their key, or most phrases."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for key, (start, _) in version.keys.sentences.items():
        if len(sentences[key]) < BOILERPLATE:
            for holder in sentences[key]:
                found[holder].add(start)
    recurring = {span.start for span in boilerplate}
    for start, held in _phrases_by_sentence(version, phrases):
        if start not in recurring:
            counts = Counter(chain.from_iterable(held))
            enough = max(FEWEST_PHRASES, SHARE_OF_PHRASES * len(held))
            for holder, count in counts.items():
                if count >= enough:
                    found[holder].add(start)
    for own in version.own & found.keys():
        del found[own]
    return found


def _phrases_by_sentence(
    version: IndexedVersion, phrases: dict[int, list[int]]
) -> Iterator[tuple[int, list[list[int]]]]:
    """Yield each sentence's start with the holders of each of its phrases."""
    places = sorted((place, phrases[key]) for key, place in version.keys.phrases.items())
    first = 0
    for start, end in version.keys.sentences.values():
        first = bisect_left(places, start, first, key=itemgetter(0))
        last = bisect_left(places, end, first, key=itemgetter(0))
        if last - first >= FEWEST_PHRASES:
            yield start, [holders for _, holders in places[first:last]]
