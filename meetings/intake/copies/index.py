"""Keys of texts in; out, the held versions that share words with each, and what recurs in hundreds of them.

A phrase is looked up, and kept, for its first holders alone, and a sentence for as many as make it boilerplate: a
look-up reads a bounded number of rows for each key, so that its time grows with the new text and not with the archive.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from itertools import chain

from django.db import connection

from meetings.intake.copying import KeyedSentence
from meetings.intake.types import Span

# The versions that a phrase is kept for: by these it tells where it may have been copied from.
PHRASE_HOLDERS = 16
# A sentence that more versions have than this is boilerplate.
BOILERPLATE = 100
# The versions that a text is compared with.
CANDIDATES = 8
# What another text nearly has of a sentence: so many of its phrases at least, and this part. Fewer are chance.
FEWEST_PHRASES = 2
SHARE_OF_PHRASES = 0.5


@dataclass(frozen=True, slots=True)
class IndexedVersion:
    """A version just stored, by its key, with its sentences, and all versions of its article."""

    pk: int
    sentences: Sequence[KeyedSentence]
    own: Collection[int]


@dataclass(slots=True)
class Found:
    """What the index tells of new versions.

    ``candidates``: version -> held versions to compare it with, likeliest first. ``boilerplate``: version -> its
    sentences that recur. ``risen``: the keys of sentences that became boilerplate by these versions.
    """

    candidates: dict[int, list[int]] = field(default_factory=dict)
    boilerplate: dict[int, list[Span]] = field(default_factory=dict)
    risen: list[int] = field(default_factory=list)


class _Index:
    """The holders of the phrases and sentences of new versions: those held, and the new ones that came before."""

    def __init__(self, versions: Sequence[IndexedVersion]) -> None:
        sentences = [sentence for version in versions for sentence in version.sentences]
        phrases = frozenset().union(*(sentence.phrases for sentence in sentences))
        self._phrases = _holders("phrasekey", PHRASE_HOLDERS, phrases)
        self._sentences = _holders("sentencekey", BOILERPLATE + 1, {sentence.key for sentence in sentences})
        self._new_phrases: list[str] = []
        self._new_sentences: list[str] = []

    def look_up(self, version: IndexedVersion, found: Found) -> None:
        """Add what the index tells of a version."""
        shared: defaultdict[int, set[int]] = defaultdict(set)
        for sentence in version.sentences:
            whole = self._sentences.get(sentence.key, ())
            if len(whole) >= BOILERPLATE:
                found.boilerplate.setdefault(version.pk, []).append(Span(sentence.start, sentence.end))
                if len(whole) == BOILERPLATE:
                    found.risen.append(sentence.key)
                continue
            for holder in (*whole, *self._nearly(sentence)):
                shared[holder].add(sentence.start)
            for holder in whole:
                # The very words count beside nearly the same.
                shared[holder].add(~sentence.start)
        for own in version.own:
            shared.pop(own, None)
        if shared:
            found.candidates[version.pk] = _fewest(shared)

    def add(self, version: IndexedVersion) -> None:
        """Let the versions after this one find it."""
        pk, phrases = version.pk, self._phrases
        for sentence in version.sentences:
            for key in sentence.phrases:
                holders = phrases.get(key)
                if holders is None:
                    phrases[key] = [pk]
                elif len(holders) < PHRASE_HOLDERS and holders[-1] != pk:
                    holders.append(pk)
                else:
                    continue
                self._new_phrases.append(f"{key}\t{pk}\n")
            holders = self._sentences.setdefault(sentence.key, [])
            if len(holders) <= BOILERPLATE:
                holders.append(pk)
                self._new_sentences.append(f"{sentence.key}\t{pk}\t{sentence.start}\t{sentence.end}\n")

    def save(self) -> None:
        """Write what was added."""
        _copy("phrasekey (key, version_id)", self._new_phrases)
        _copy('sentencekey (key, version_id, start, "end")', self._new_sentences)

    def _nearly(self, sentence: KeyedSentence) -> list[int]:
        """Return the versions that have enough of a sentence's phrases to have nearly the same."""
        held = [self._phrases[key] for key in sentence.phrases if key in self._phrases]
        enough = max(FEWEST_PHRASES, SHARE_OF_PHRASES * len(sentence.phrases))
        if len(held) < enough:
            return []
        return [holder for holder, count in Counter(chain.from_iterable(held)).items() if count >= enough]


def index(versions: Sequence[IndexedVersion]) -> Found:
    """Look the versions up, in their order, and add them: a later one of them finds an earlier one."""
    known, found = _Index(versions), Found()
    for version in versions:
        known.look_up(version, found)
        known.add(version)
    known.save()
    return found


def _fewest(shared: dict[int, set[int]]) -> list[int]:
    """Return the versions that together hold all that is shared with any, each for what those before it lack."""
    chosen: list[int] = []
    while shared and len(chosen) < CANDIDATES:
        best = max(shared, key=lambda pk: (len(shared[pk]), -pk))
        settled = shared.pop(best)
        chosen.append(best)
        shared = {pk: left for pk, sentences in shared.items() if (left := sentences - settled)}
    return chosen


def _holders(table: str, most: int, keys: Collection[int]) -> dict[int, list[int]]:
    """Return the first versions, and no more than ``most``, that have each key, for those that any has."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT wanted.key, found.holders FROM unnest(%s::bigint[]) AS wanted (key) CROSS JOIN LATERAL ("  # noqa: S608  # Names and a number of ours.
            f" SELECT array_agg(version_id) AS holders FROM"
            f"  (SELECT version_id FROM meetings_{table} WHERE key = wanted.key ORDER BY version_id LIMIT {most}) AS f"
            f") AS found WHERE found.holders IS NOT NULL",
            # Written out, which is faster than to have thousands of numbers adapted one by one.
            [f"{{{','.join(map(str, keys))}}}"],
        )
        return dict(cursor.fetchall())


def _copy(columns: str, lines: Sequence[str]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY meetings_{columns} FROM STDIN") as copy:
        copy.write("".join(lines))
