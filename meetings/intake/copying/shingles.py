"""A text in, stable numbers out by which texts that repeat each other are found: of its phrases and its sentences."""

from collections.abc import Sequence
from typing import NamedTuple

from meetings.intake.copying.compared import ComparedText
from meetings.intake.copying.words import NUMBER_BYTES, RUNS, in_a_row, number_of, parts_of, words_within

SHINGLE_WORDS = 4
WINDOW = 6
# Fewer words in a row are copied beside others alone, and a sentence of fewer that are no numbers or days is a phrase
# that anybody uses.
FEWEST_WORDS = 8
FEWEST_TELLING = 6


class KeyedSentence(NamedTuple):
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
    body, folded = text.body, text.body.text
    parts = parts_of(folded, text.sentences)
    runs = [part.of(folded).split() for part in parts]
    read = [list(map(RUNS.__getitem__, each)) for each in runs]
    numbers = [b"".join([run.numbers for run in each]) for each in read]
    shingles = in_a_row(b"".join(numbers), SHINGLE_WORDS)
    least = _least(shingles)
    found: dict[int, KeyedSentence] = {}
    last = 0
    for place, part in enumerate(parts):
        first, last = last, last + len(numbers[place]) // NUMBER_BYTES
        if last - first < FEWEST_WORDS:
            continue
        # Each with a blank after it.
        telling = "".join([run.telling for run in read[place]])
        if telling.count(" ") < FEWEST_TELLING:
            continue
        number = number_of(telling[:-1])
        if number not in found:
            span = body.source_span(*words_within(folded, part, runs[place]))
            end = last - SHINGLE_WORDS + 1
            # The windows that end with the sentence or before; the shortest sentence is less than one.
            kept = least[first : end - WINDOW + 1] or (min(shingles[first:end]),)
            found[number] = KeyedSentence(number, frozenset(kept), span.start, span.end)
    return tuple(found.values())


def _least(shingles: Sequence[int]) -> list[int]:
    """Return the least key of each six in a row, by the first of them."""
    two = _lesser(shingles, shingles[1:])
    four = _lesser(two, two[2:])
    return _lesser(four, two[4:])


def _lesser(some: Sequence[int], others: Sequence[int]) -> list[int]:
    # Faster by far than to call min on each.
    return [one if one < other else other for one, other in zip(some, others, strict=False)]
