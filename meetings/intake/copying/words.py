"""Folded text in, its words out: each with its place, spelt in the one way in which two texts are compared."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import accumulate
from struct import unpack
from typing import NamedTuple

from meetings.intake.types import ReadableText, Span

# An initialism with its points ("U.S.", "D.C."), or letters and digits with apostrophes between. Hyphens part words.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_ISE = re.compile(r"(?<=[a-z]{3})is(e|es|ed|er|ers|ing|ation|ations|ational)$")
_YSE = re.compile(r"(?<=[a-z]{3})ys(e|es|ed|er|ers|ing)$")
_OUR = re.compile(r"(?<=[a-z]{3})our(s|ed|ing|able|ably|ite|ites|al|hood|hoods|ly)?$")
_DOUBLED = re.compile(r"(?<=(?:nce|nse|abe|ave|ode|fue|gna|nne))ll(ed|ing|er|ers|or|ors)$")
_VARIANTS = {
    "centre": "center", "centres": "centers", "centred": "centered", "defence": "defense", "offence": "offense",
    "offences": "offenses", "licence": "license", "licences": "licenses", "practise": "practice",
    "practised": "practiced", "programme": "program", "programmes": "programs", "judgement": "judgment",
    "towards": "toward", "grey": "gray", "fulfil": "fulfill", "fulfils": "fulfills", "fulfilment": "fulfillment",
    "enrol": "enroll", "enrolment": "enrollment", "theatre": "theater", "metre": "meter", "metres": "meters",
}  # fmt: skip
# Words that two occasions of one formula differ in.
_COUNTED = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand first second third "
    "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
NUMBER_BYTES = 8
# How many runs are kept, and the longest of them: longer than words are.
_MOST_KEPT = 65_536
_LONGEST_KEPT = 32
# Sentences are compared by a table of their lengths' product: a text without a full stop is taken in pieces.
_LONGEST_SENTENCE = 250


class Run(NamedTuple):
    """The words of a run without blanks: how each is compared, and its place in the run.

    ``numbers``: the keys as numbers of 64 bits, little end first, of which the highest eight are 0. ``telling``: the
    keys that are no numbers, months or days, each with a blank after it.
    """

    words: tuple[tuple[str, int, int], ...]
    numbers: bytes
    telling: str


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: how each is compared, and where it starts and ends in the **folded** text.

    ``numbers``: the keys as ``Run`` has them. ``sentences`` are half-open ranges of word numbers, in reading order,
    none empty.
    """

    text: str
    keys: list[str]
    numbers: bytes
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the words that lie in ``text[start:end]``."""
        first = bisect_left(self.starts, start)
        return first, max(first, bisect_left(self.starts, end))


def key_of(word: str) -> str:
    """Return a word as it is compared: small letters, no points, straight apostrophes, American spelling."""
    key = word.casefold().replace(".", "").replace("’", "'")
    if key in _VARIANTS:
        return _VARIANTS[key]
    if "is" in key:
        key = _ISE.sub(r"iz\1", key)
    if "ys" in key:
        key = _YSE.sub(r"yz\1", key)
    if "ll" in key:
        key = _DOUBLED.sub(r"l\1", key)
    return _OUR.sub(lambda found: "or" + (found.group(1) or ""), key) if "our" in key else key


def number_of(words: str) -> int:
    """Return a number of 56 bits for words."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big") >> 8


def in_a_row(numbers: bytes, count: int) -> tuple[int, ...]:
    """Return a number of 63 bits at most for each ``count`` words in a row (no more than seven), by the first of them.

    ``numbers``: those of the words, as ``Run`` has them.
    """
    # All at once, as one number of which each word has 64 bits: 56 of its own, so that none runs into the next.
    row = rows = int.from_bytes(numbers, "little")
    for place in range(1, count):
        rows ^= row >> 8 * NUMBER_BYTES * place << place
    words = len(numbers) // NUMBER_BYTES
    return unpack(f"<{words}Q", rows.to_bytes(len(numbers), "little"))[: max(0, words - count + 1)]


def words_of(body: ReadableText, sentences: Sequence[Span]) -> Words:
    """Return the words of a text, by its sentences."""
    runs = body.text.replace("\n", " ").split(" ")
    known = [RUNS[run] for run in runs]
    read = [run.words for run in known]
    numbers = b"".join([run.numbers for run in known])
    # Where each run begins: after those before it, and a blank after each.
    places = list(accumulate([len(run) + 1 for run in runs], initial=0))
    keys = [word[0] for each in read for word in each]
    starts = [at + word[1] for at, each in zip(places, read, strict=False) for word in each]
    ends = [at + word[2] for at, each in zip(places, read, strict=False) for word in each]
    words = Words(body.text, keys, numbers, starts, ends, [])
    for part in parts_of(body.text, sentences):
        first, last = words.between(part.start, part.end)
        if first < last:
            words.sentences.append((first, last))
    return words


def parts_of(text: str, sentences: Sequence[Span]) -> list[Span]:
    """Return sentences of a text, those of too many words in parts."""
    parts = []
    for sentence in sentences:
        # A word and what parts it from the next have two characters at least.
        if sentence.end - sentence.start < 2 * _LONGEST_SENTENCE:
            parts.append(sentence)
            continue
        words = list(_WORD.finditer(text, sentence.start, sentence.end))
        for first in range(0, len(words), _LONGEST_SENTENCE):
            last = words[min(first + _LONGEST_SENTENCE, len(words)) - 1]
            parts.append(Span(words[first].start(), last.end()))
    return parts


def words_within(text: str, part: Span, runs: Sequence[str]) -> tuple[int, int]:
    """Return where the first word of a part of a text starts and its last ends; ``runs``: the part, by its blanks."""
    first = _WORD.search(text, part.start, part.end)
    start, end = first.start() if first else part.start, part.end
    for run in reversed(runs):
        end = text.rindex(run, part.start, end)
        if words := RUNS[run].words:
            return start, end + words[-1][2]
    return start, part.end


class _Runs(dict[str, Run]):
    """Runs without blanks, each read when it is first looked up, and forgotten some day."""

    def __missing__(self, run: str) -> Run:
        words = tuple((key_of(word[0]), *word.span()) for word in _WORD.finditer(run))
        read = Run(
            words,
            b"".join(number_of(key).to_bytes(NUMBER_BYTES, "little") for key, _, _ in words),
            "".join(f"{key} " for key, _, _ in words if key not in _COUNTED and not key[0].isdigit()),
        )
        if len(run) <= _LONGEST_KEPT:
            if len(self) == _MOST_KEPT:
                self.clear()
            self[run] = read
        return read


RUNS = _Runs()


def folded_span(body: ReadableText, span: Span) -> Span:
    """Return the folded text's span that was read from a span of the source."""
    return Span(bisect_left(body.offsets, span.start), bisect_left(body.offsets, span.end))
