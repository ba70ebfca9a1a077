"""Folded text in, its words out: each with its place, spelt in the one way in which two texts are compared."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from meetings.intake.sentences import sentences_of
from meetings.intake.types import ReadableText, Span

# An initialism with its points ("U.S.", "D.C."), or letters and digits with apostrophes between. Hyphens part words.
_WORD = re.compile(r"((?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*)")
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
# Sentences are compared by a table of their lengths' product: a text without a full stop is taken in pieces.
_LONGEST_SENTENCE = 250


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text: how each is compared, and where it starts and ends in the **folded** text.

    ``sentences`` are half-open ranges of word numbers, in reading order, none empty.
    """

    text: str
    keys: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the words that lie in ``text[start:end]``."""
        first = bisect_left(self.starts, start)
        return first, max(first, bisect_left(self.starts, end))


@lru_cache(maxsize=65536)
def key_of(word: str) -> str:
    """Return a word as it is compared: small letters, no points, straight apostrophes, American spelling."""
    key = word.casefold().replace(".", "").replace("’", "'")
    if key in _VARIANTS:
        return _VARIANTS[key]
    key = _ISE.sub(r"iz\1", key)
    key = _YSE.sub(r"yz\1", key)
    key = _DOUBLED.sub(r"l\1", key)
    return _OUR.sub(lambda found: "or" + (found.group(1) or ""), key)


def words_of(body: ReadableText) -> Words:
    """Return the words of a text, and its sentences by paragraph."""
    # What stands between words, and the words, by turns: their places follow from their lengths.
    pieces = _WORD.split(body.text)
    places = list(accumulate(map(len, pieces)))
    words = Words(
        text=body.text,
        keys=[key_of(word) for word in pieces[1::2]],
        starts=places[:-1:2],
        ends=places[1::2],
        sentences=[],
    )
    for sentence in sentences_of(body):
        first, last = words.between(sentence.start, sentence.end)
        words.sentences.extend(
            (piece, min(piece + _LONGEST_SENTENCE, last)) for piece in range(first, last, _LONGEST_SENTENCE)
        )
    return words


def folded_span(body: ReadableText, span: Span) -> Span:
    """Return the folded text's span that was read from a span of the source."""
    return Span(bisect_left(body.offsets, span.start), bisect_left(body.offsets, span.end))
