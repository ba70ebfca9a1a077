"""The texts of two versions of an article and a span of the older in; out, the span of the newer where it still stands.

Words stand where all of them follow each other as before: lines may be wrapped anew, paragraphs may not be joined or
parted. Of words that stand several times, the place whose surroundings agree best is meant; between equals there is no
answer. Pure: the same texts give the same answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from meetings.intake.copying.quotations import quotations
from meetings.intake.copying.words import folded_span
from meetings.intake.parsing import parse
from meetings.intake.types import ReadableText, SourceText, Span

# Code points on each side by which places of the same words are told apart.
_CONTEXT = 200
# More words than these are not compared for a proposal: a reader waits for it.
_MOST_COMPARED = 20_000
# What took the place of words is not longer than this many times their length, and some more.
_MOST_GROWN = 2
#: One word took no sentence's place.
_MOST_SHRUNK = 5
# Words are another wording of others if they have more than this part in common, in order.
_ALIKE = 0.5
_BLANKS = re.compile(r"(\s+)")
_PARAGRAPH_END = re.compile(r"\n\s*\n")
_MARKS = '“”"'
_TOKEN = re.compile(r"\w+|[^\w\s]")
# What goes on with a word: letters, and hyphens that join it to others.
_IN_WORD = "[\\w\u2010\u2011-]"


@dataclass(frozen=True, slots=True)
class _Limits:
    """How words stand to the quotations of a text: the words of those that they touch, and how many are around."""

    touched: tuple[str, ...]
    around: int


class Revised:
    """Two versions of one text."""

    def __init__(self, old: SourceText, new: SourceText) -> None:
        """Take the older and the newer."""
        self._old, self._new = _Text(old), _Text(new)

    def place_of(self, span: Span) -> Span | None:
        """Return where the older text's words at ``span`` stand in the newer; None: nowhere, or nowhere surely."""
        if span.end < self._same_beginning:
            return span
        if span.start > len(self._old.text) - self._same_end:
            shift = len(self._new.text) - len(self._old.text)
            return Span(span.start + shift, span.end + shift)
        pattern = _pattern_at(self._old.text, span)
        places, before = list(_places(pattern, self._new.text)), list(_places(pattern, self._old.text))
        if not places:
            return None
        return places[0] if len(places) == len(before) == 1 else self._best(span, before, places)

    def place_of_quoted(self, span: Span, *, verbatim: bool) -> Span | None:
        """Return where words said stand in the newer text between the same quotation marks; otherwise None.

        Words that are a speaker's own go on in the other quotations of their paragraph: those must be as many.
        """
        place = self.place_of(span)
        if place is None or self._old.limits(span, verbatim=verbatim) != self._new.limits(place, verbatim=verbatim):
            return None
        return place

    def likely_place(self, span: Span) -> Span | None:
        """Return the newer text's words in the place of those at ``span``; None: none are, or the texts are too long.

        A proposal for a reader, and no more.
        """
        old, new = self._old.tokens, self._new.tokens
        wanted = [number for number, token in enumerate(old) if span.start < token.end and token.start < span.end]
        if not wanted:
            return None
        first, last = wanted[0], wanted[-1] + 1
        found: list[tuple[int, int]] = []
        for tag, a, b, c, d in self._changes:
            if a < last and first < b and c < d:
                found.append((c + max(first - a, 0), d - max(b - last, 0)) if tag == "equal" else (c, d))
        place = Span(new[found[0][0]].start, new[found[-1][1] - 1].end) if found else None
        # A full stop alone took nothing's place, nor did a part of the text that was written anew around it.
        if place is None or not re.search(r"\w", place.of(self._new.text)):
            return None
        length, was = place.end - place.start, span.end - span.start
        return place if was / _MOST_SHRUNK <= length <= _MOST_GROWN * was + _CONTEXT else None

    @cached_property
    def _same_beginning(self) -> int:
        return _agreement(self._old.text, self._new.text)

    @cached_property
    def _same_end(self) -> int:
        return _agreement(self._old.text[::-1], self._new.text[::-1])

    @cached_property
    def _changes(self) -> list[tuple[str, int, int, int, int]]:
        old = [token.of(self._old.text) for token in self._old.tokens]
        new = [token.of(self._new.text) for token in self._new.tokens]
        if max(len(old), len(new)) > _MOST_COMPARED:
            return []
        return [(tag, a, b, c, d) for tag, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes()]

    def _best(self, span: Span, before: list[Span], places: list[Span]) -> Span | None:
        """Return the place that agrees best with ``span``, if neither another place nor another span agrees as well."""
        here = _surroundings(self._old.text, span)
        scores = [_agreeing(here, _surroundings(self._new.text, place)) for place in places]
        best = max(scores)
        if scores.count(best) > 1:
            return None
        place = places[scores.index(best)]
        there = _surroundings(self._new.text, place)
        rivals = (_agreeing(_surroundings(self._old.text, other), there) for other in before if other != span)
        return place if all(score < best for score in rivals) else None


class _Text:
    """One of the two, with what is read from it when it is asked for."""

    def __init__(self, source: SourceText) -> None:
        self._source = source
        self.text = source.text

    @cached_property
    def tokens(self) -> list[Span]:
        return [Span(*found.span()) for found in _TOKEN.finditer(self.text)]

    def limits(self, span: Span, *, verbatim: bool) -> _Limits:
        """Return how the words at ``span`` stand to quotations; those around count for verbatim words alone."""
        within = folded_span(self._body, span)
        touched = (said for said in self._quotations if said.start < within.end and within.start < said.end)
        parts = [part for part in self._body.paragraphs if part.start < within.end and within.start < part.end]
        around = (said for said in self._quotations if any(part.start <= said.start < part.end for part in parts))
        words = tuple(said.of(self._body.text).strip(_MARKS) for said in touched)
        return _Limits(words, sum(1 for _ in around) if verbatim else 0)

    @cached_property
    def _body(self) -> ReadableText:
        return parse(self._source).body

    @cached_property
    def _quotations(self) -> list[Span]:
        return quotations(self._body)


def reworded(words: str, others: str) -> bool:
    """Say whether two runs of words have so much in common that one is another wording of the other."""
    return SequenceMatcher(None, words.split(), others.split()).ratio() > _ALIKE


def places_of(words: str, text: str) -> list[Span]:
    """Return every place of ``words`` in a text, as whole words, however lines wrap. ``words`` has more than blanks."""
    return list(_places(_pattern(words.strip(), before="", after=""), text))


def _pattern_at(text: str, span: Span) -> re.Pattern[str]:
    before, after = text[max(span.start - 1, 0) : span.start], text[span.end : span.end + 1]
    return _pattern(span.of(text), before=before, after=after)


def _pattern(words: str, *, before: str, after: str) -> re.Pattern[str]:
    """Return the pattern of words that stand between two characters: whole words where they are whole there."""
    written = []
    for run in _BLANKS.split(words):
        if run.isspace():
            written.append(rf"(?{'=' if _PARAGRAPH_END.search(run) else '!'}\s*\n\s*\n)\s+")
        else:
            written.append(re.escape(run))
    opening = "" if re.match(_IN_WORD, before) else rf"(?<!{_IN_WORD})"
    closing = "" if re.match(_IN_WORD, after) else rf"(?!{_IN_WORD})"
    return re.compile(opening + "".join(written) + closing)


def _places(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Yield every place of the words, those that overlap included."""
    found = pattern.search(text)
    while found:
        yield Span(*found.span())
        found = pattern.search(text, found.start() + 1)


def _surroundings(text: str, span: Span) -> tuple[list[str], list[str]]:
    """Return the words before a span, the nearest first, and those after it."""
    before, after = text[max(span.start - _CONTEXT, 0) : span.start], text[span.end : span.end + _CONTEXT]
    return before.split()[::-1], after.split()


def _agreeing(here: tuple[list[str], list[str]], there: tuple[list[str], list[str]]) -> int:
    """Return how many words around two places are the same, counted from the places outwards."""
    return sum(_agreement(mine, theirs) for mine, theirs in zip(here, there, strict=True))


def _agreement(one: str | list[str], other: str | list[str]) -> int:
    """Return how long the beginning is that two texts, or lists of words, have in common."""
    least, most = 0, min(len(one), len(other))
    while least < most:
        middle = (least + most + 1) // 2
        if one[least:middle] == other[least:middle]:
            least = middle
        else:
            most = middle - 1
    return least
