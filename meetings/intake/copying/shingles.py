"""A text in, stable numbers out by which texts that repeat each other are found: of its phrases and its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import compress

from meetings.intake.copying.compared import ComparedText

SHINGLE_WORDS = 4
WINDOW = 6
# Fewer words in a row are copied beside others alone, and a sentence of fewer that are no numbers or days is a phrase
# that anybody uses.
FEWEST_WORDS = 8
FEWEST_TELLING = 6
_COUNTED = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand first second third "
    "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class KeyedSentence:
    """A sentence of a text: its key, those of its phrases, and its place in the **source**."""

    key: int
    phrases: frozenset[int]
    start: int
    end: int


def keyed_sentences(text: ComparedText) -> tuple[KeyedSentence, ...]:
    """Return the sentences of a text that tell something, in reading order, those of one key once; keys fit 63 bits.

    Sentences whose words are the same but for numbers, months and days have one key: a release's closing formula
    changes nothing else from year to year. Those of fewer than eight words, or six other words, are left out.

    The words, as they are compared, are read in overlapping shingles of four; of every six shingles in a row the one
    with the least key is kept (winnowing: Schleimer, Wilkerson, Aiken 2003). Sentences that share nine words in a row
    so share a key, and about two shingles in seven are kept. Keys are the same on every machine and in every version.
    """
    body, words = text.body, text.words
    telling = [key not in _COUNTED and not key[0].isdigit() for key in words.keys]
    shingles = _shingles(words.keys)
    least = list(map(min, *(shingles[place:] for place in range(WINDOW))))
    found: dict[int, KeyedSentence] = {}
    for first, last in words.sentences:
        if last - first < FEWEST_WORDS or sum(telling[first:last]) < FEWEST_TELLING:
            continue
        number = _number(" ".join(compress(words.keys[first:last], telling[first:last])))
        if number not in found:
            span = body.source_span(words.starts[first], words.ends[last - 1])
            end = last - SHINGLE_WORDS + 1
            # The windows that end with the sentence or before; the shortest sentence is less than one.
            kept = least[first : end - WINDOW + 1] or (min(shingles[first:end]),)
            found[number] = KeyedSentence(number, frozenset(kept), span.start, span.end)
    return tuple(found.values())


def _shingles(keys: Sequence[str]) -> list[int]:
    """Return the key of each four words in a row, by the first of them."""
    numbers = list(map(_number_of_word, keys))
    return [
        one ^ two << 1 ^ three << 2 ^ four << 3
        for one, two, three, four in zip(numbers, numbers[1:], numbers[2:], numbers[3:], strict=False)
    ]


def _number(words: str) -> int:
    """Return a number of 56 bits for words."""
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big") >> 8


_number_of_word = lru_cache(maxsize=65536)(_number)
