"""Folded text in; out, all that comparing it with others takes, made once however many others there are."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from meetings.intake.copying.quotations import quotations
from meetings.intake.copying.words import Words, words_of
from meetings.intake.types import ReadableText, Span

# A word sequence found in more sentences of one text than this tells nothing of where a copy came from.
_MOST_PLACES = 32


@dataclass(frozen=True, slots=True)
class ComparedText:
    """A text ready to be compared.

    ``quoted`` are its quotations (**folded** spans, marks included). ``whole`` and ``places`` tell in which sentences,
    by number, stand all the words of one, and each three words in a row.
    """

    body: ReadableText
    words: Words
    quoted: list[Span]
    whole: dict[tuple[str, ...], list[int]]
    places: dict[tuple[str, ...], list[int]]


def compared(body: ReadableText) -> ComparedText:
    """Return a text ready to be compared, as copy and as original."""
    words = words_of(body)
    whole: dict[tuple[str, ...], list[int]] = defaultdict(list)
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, (first, last) in enumerate(words.sentences):
        keys = words.keys[first:last]
        whole[tuple(keys)].append(number)
        for gram in set(grams(keys)):
            places[gram].append(number)
    for gram in [gram for gram, numbers in places.items() if len(numbers) > _MOST_PLACES]:
        del places[gram]
    # Plain: a look-up must not add to what several comparisons share.
    return ComparedText(body, words, quotations(body), dict(whole), dict(places))


def grams(keys: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield each three words in a row."""
    return zip(keys, keys[1:], keys[2:], strict=False)
