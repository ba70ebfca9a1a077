"""A text in, stable numbers out by which texts that repeat each other are found: of its phrases and its sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import compress
from zlib import crc32

from meetings.intake.copying.compared import ComparedText
from meetings.intake.copying.words import Words
from meetings.intake.types import ReadableText

SHINGLE_WORDS = 4
WINDOW = 6
# A sentence of fewer words, its numbers and days left out, is a phrase that anybody uses.
FEWEST_WORDS = 6
# Odd, and large enough to spread the numbers of words over all 63 bits.
_FACTORS = (2_654_435_761, 2_246_822_519, 3_266_489_917, 668_265_263)
_LARGEST = (1 << 63) - 1
_COUNTED = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand first second third "
    "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth "
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)


@dataclass(frozen=True, slots=True)
class TextKeys:
    """The keys of a text, in reading order, each once, at its first place.

    ``phrases``: a key of four words -> where they begin in the **source**. ``sentences``: a key of a sentence -> its
    start and end in the source.
    """

    phrases: dict[int, int]
    sentences: dict[int, tuple[int, int]]


def text_keys(text: ComparedText) -> TextKeys:
    """Return the keys of the text's phrases (those of ``shingle_keys``) and of its sentences, from 0 to 2**63 - 1.

    Sentences whose words are the same but for numbers, months and days have one key: a release's closing formula
    changes nothing else from year to year. Those of fewer than six other words have none.
    """
    body, words = text.body, text.words
    phrases = {key: body.offsets[words.starts[place]] for key, place in shingle_keys(words.keys).items()}
    return TextKeys(phrases, _sentences(body, words))


def shingle_keys(keys: Sequence[str]) -> dict[int, int]:
    """Return the keys of a text's phrases, each with the number of the word that begins it, the first time.

    The words, as they are compared, are read in overlapping shingles of four; of every six shingles in a row the one
    with the least key is kept (winnowing: Schleimer, Wilkerson, Aiken 2003). Texts that share nine words in a row so
    share a key, and about two shingles in seven are kept: some 130 keys for 3 KB. A text of fewer than four words has
    none. The same on every machine and in every version.
    """
    numbers = list(map(_number_of_word, keys))
    shingles = [
        one * _FACTORS[0] + two * _FACTORS[1] + three * _FACTORS[2] + four * _FACTORS[3] & _LARGEST
        for one, two, three, four in zip(numbers, numbers[1:], numbers[2:], numbers[3:], strict=False)
    ]
    if len(shingles) < WINDOW:
        kept = {min(shingles)} if shingles else set()
    else:
        kept = set(map(min, *(shingles[place:] for place in range(WINDOW))))
    places: dict[int, int] = {}
    for place, key in enumerate(shingles):
        if key in kept:
            places.setdefault(key, place)
    return places


def _sentences(body: ReadableText, words: Words) -> dict[int, tuple[int, int]]:
    found: dict[int, tuple[int, int]] = {}
    telling = [key not in _COUNTED and not key[0].isdigit() for key in words.keys]
    for first, last in words.sentences:
        if last - first >= FEWEST_WORDS and sum(telling[first:last]) >= FEWEST_WORDS:
            key = _number(" ".join(compress(words.keys[first:last], telling[first:last])))
            span = body.source_span(words.starts[first], words.ends[last - 1])
            found.setdefault(key, (span.start, span.end))
    return found


@lru_cache(maxsize=65536)
def _number_of_word(word: str) -> int:
    return crc32(word.encode())


def _number(words: str) -> int:
    return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big") >> 1
