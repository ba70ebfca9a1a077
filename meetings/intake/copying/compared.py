"""Folded text in; out, all that comparing it with others takes, made once however many others there are."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from meetings.intake.copying.quotations import quotations
from meetings.intake.copying.words import Words, words_of
from meetings.intake.types import ReadableText, Span

# A word sequence found in more sentences of one text than this tells nothing of where a copy came from.
_MOST_PLACES = 32


class ComparedText:
    """A text ready to be compared: its words, and what else comparing takes, made when it is first asked for."""

    def __init__(self, body: ReadableText) -> None:
        """Take the text as it reads."""
        self.body = body
        self.words: Words = words_of(body)

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
    def grams(self) -> frozenset[tuple[str, ...]]:
        """Return each three words in a row."""
        return frozenset(grams(self.words.keys))

    def places(self, wanted: frozenset[tuple[str, ...]]) -> dict[tuple[str, ...], list[int]]:
        """Return in which sentences, by number, stand those of the wanted three words in a row that tell anything."""
        places: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, (first, last) in enumerate(self.words.sentences):
            for gram in wanted.intersection(grams(self.words.keys[first:last])):
                places[gram].append(number)
        return {gram: numbers for gram, numbers in places.items() if len(numbers) <= _MOST_PLACES}


def compared(body: ReadableText) -> ComparedText:
    """Return a text ready to be compared, as copy and as original."""
    return ComparedText(body)


def grams(keys: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield each three words in a row."""
    return zip(keys, keys[1:], keys[2:], strict=False)
