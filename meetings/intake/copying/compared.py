"""Folded text in; out, all that comparing it with others takes, made once however many others there are."""

from collections import defaultdict
from functools import cached_property

from meetings.intake.copying.quotations import quotations
from meetings.intake.copying.words import Words, in_a_row, words_of
from meetings.intake.sentences import sentences_of
from meetings.intake.types import ReadableText, Span

# A word sequence found in more sentences of one text than this tells nothing of where a copy came from.
_MOST_PLACES = 32
_GRAM_WORDS = 3


class ComparedText:
    """A text ready to be compared: what comparing takes is made when it is first asked for."""

    def __init__(self, body: ReadableText) -> None:
        """Take the text as it reads."""
        self.body = body

    @cached_property
    def sentences(self) -> list[Span]:
        """Return the text's sentences, **folded**."""
        return sentences_of(self.body)

    @cached_property
    def words(self) -> Words:
        """Return the text's words."""
        return words_of(self.body, self.sentences)

    @cached_property
    def quoted(self) -> list[Span]:
        """Return the text's quotations, as **folded** spans, marks included."""
        return quotations(self.body)

    @cached_property
    def whole(self) -> dict[tuple[str, ...], list[int]]:
        """Return in which sentences, by number, stand all the words of one."""
        whole: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, (first, last) in enumerate(self.words.sentences):
            whole[tuple(self.words.keys[first:last])].append(number)
        # Plain: a look-up must not add to what several comparisons share.
        return dict(whole)

    @cached_property
    def grams(self) -> tuple[int, ...]:
        """Return a number for each three words in a row, by the first of them."""
        return in_a_row(self.words.numbers, _GRAM_WORDS)

    @cached_property
    def distinct_grams(self) -> frozenset[int]:
        """Return the numbers of three words in a row, each once."""
        return frozenset(self.grams)

    def grams_of(self, first: int, last: int) -> tuple[int, ...]:
        """Return the numbers of three words in a row among words ``[first, last)``."""
        return self.grams[first : max(first, last - _GRAM_WORDS + 1)]

    def places(self, wanted: frozenset[int]) -> dict[int, list[int]]:
        """Return in which sentences, by number, stand those of the wanted three words in a row that tell anything."""
        places: dict[int, list[int]] = defaultdict(list)
        for number, (first, last) in enumerate(self.words.sentences):
            for gram in wanted.intersection(self.grams_of(first, last)):
                places[gram].append(number)
        return {gram: numbers for gram, numbers in places.items() if len(numbers) <= _MOST_PLACES}


def compared(body: ReadableText) -> ComparedText:
    """Return a text ready to be compared, as copy and as original."""
    return ComparedText(body)
