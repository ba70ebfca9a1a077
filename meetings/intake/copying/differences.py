"""Two texts ready to be compared and what one copied from the other in; out, where the copy departs in what matters.

What matters (the record's rules): another operative verb, another date, a quotation with other limits, and words
credited to a source that lacks them. Spelling, tense and the words around are the copying hand's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from meetings.choices import ArticleKind, DifferenceKind
from meetings.intake.copying.compared import ComparedText
from meetings.intake.copying.credited import lacking_words
from meetings.intake.copying.dates import DateWords, dates_among
from meetings.intake.copying.passages import Block, blocks_of
from meetings.intake.copying.quotations import quotation_at
from meetings.intake.copying.verbs import VerbGroup, verb_groups
from meetings.intake.copying.words import Words, folded_span
from meetings.intake.types import Copied, Credit, Difference, ReadableText, Span

# Fewer words between quotation marks are a name or a term, not words that somebody said.
_FEWEST_QUOTED = 3
# Words that took the place of an operative verb group are not more than these; longer ones are another clause.
_LONGEST_CHANGE = 4
_STOPS = ".!?…,"
_SHORT_NAMES = {ArticleKind.PRESS_RELEASE: "release", ArticleKind.OTHER: "article"}


@dataclass(frozen=True, slots=True)
class _Text:
    """One of the two: as its source has it, folded, its words and its quotations."""

    source: str
    body: ReadableText
    words: Words
    quoted: list[Span]

    def span(self, first: int, last: int) -> Span:
        """Return the span of the source of words ``[first, last)`` (not empty)."""
        return self.body.source_span(self.words.starts[first], self.words.ends[last - 1])

    def said(self, first: int, last: int) -> str:
        """Return words ``[first, last)`` as the source has them, without its line wraps."""
        return " ".join(self.span(first, last).of(self.source).split())


@dataclass(frozen=True, slots=True)
class _Pair:
    """A copied passage: its words in the copy and in the original, and the blocks of them that are the same."""

    copied: tuple[int, int]
    original: tuple[int, int]
    blocks: list[Block]

    def changes(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """Yield the words between two blocks, of the copy and of the original; one of the two may be empty."""
        edges = [
            Block(self.copied[0], self.original[0], 0),
            *self.blocks,
            Block(self.copied[1], self.original[1], 0),
        ]
        for before, after in pairwise(edges):
            change = before.start + before.size, after.start
            original = before.original_start + before.size, after.original_start
            if change[0] < change[1] or original[0] < original[1]:
                yield change, original


def find_differences(
    *,
    copy: ComparedText,
    original: ComparedText,
    copied: tuple[Copied, ...],
    credits: tuple[Credit, ...],
    copy_text: str,
    original_text: str,
    copy_kind: ArticleKind = ArticleKind.OTHER,
    original_kind: ArticleKind = ArticleKind.OTHER,
) -> tuple[Difference, ...]:
    """Return the differences between a copy and its original, in the copy's order.

    ``copied`` is what ``find_copied`` gave for the two; ``credits`` are the copy's sentences credited to **this**
    original; the texts are the decoded sources, the kinds only word the messages. Spans are of the sources.
    """
    if not copied and not credits:
        return ()
    mine = _Text(copy_text, copy.body, copy.words, copy.quoted)
    theirs = _Text(original_text, original.body, original.words, original.quoted)
    pairs = [_pair(mine, theirs, passage) for passage in copied]
    found = [
        difference
        for pair in pairs
        for difference in (*_changed_verbs(mine, theirs, pair), *_changed_dates(mine, theirs, pair))
    ]
    found += _moved_quotations(mine, theirs, pairs, copy_kind, original_kind)
    message = f"Credited to the {_long_name(original_kind)}, which does not say it."
    for span in lacking_words(copy.body, mine.words, theirs.words, copied, credits):
        found.append(Difference(DifferenceKind.CREDITED_WORDS, span, None, message))
    return tuple(sorted(found, key=lambda difference: (difference.copy.start, difference.copy.end, difference.kind)))


def _long_name(kind: ArticleKind) -> str:
    return "article" if kind is ArticleKind.OTHER else str(kind.value)


def _short_name(kind: ArticleKind) -> str:
    return _SHORT_NAMES.get(kind, str(kind.value))


def _pair(copy: _Text, original: _Text, passage: Copied) -> _Pair:
    mine, theirs = folded_span(copy.body, passage.copy), folded_span(original.body, passage.original)
    first, last = copy.words.between(mine.start, mine.end)
    original_first, original_last = original.words.between(theirs.start, theirs.end)
    blocks = blocks_of(copy.words.keys[first:last], original.words.keys[original_first:original_last])
    shifted = [Block(start + first, place + original_first, size) for start, place, size in blocks]
    return _Pair((first, last), (original_first, original_last), shifted)


def _changed_verbs(copy: _Text, original: _Text, pair: _Pair) -> list[Difference]:
    """Return the operative verb groups that the copy has otherwise than the original."""
    mine = _groups(copy.words.keys, pair.copied)
    theirs = _groups(original.words.keys, pair.original)
    found: dict[Span, Difference] = {}
    for change, original_change in pair.changes():
        group, original_group = _touching(mine, change), _touching(theirs, original_change)
        if group and original_group:
            if group.sense == original_group.sense:
                continue
            words, was = group[:3], original_group[:3]
        else:
            replaced = _replaced(pair, change, original_change, group, original_group)
            if replaced is None:
                continue
            words, was = replaced
        span, original_span = copy.span(words[0], words[2]), original.span(was[0], was[2])
        message = f"{original.said(*was[:2])} became {copy.said(*words[:2])}."
        found[span] = Difference(DifferenceKind.OPERATIVE_VERB, span, original_span, message)
    return list(found.values())


def _groups(keys: list[str], words: tuple[int, int]) -> list[VerbGroup]:
    first, last = words
    return [
        VerbGroup(start + first, verb_end + first, end + first, sense)
        for start, verb_end, end, sense in verb_groups(keys[first:last])
    ]


def _touching(groups: Sequence[VerbGroup], change: tuple[int, int]) -> VerbGroup | None:
    """Return the first group that shares a word with a change or stands right beside it, or None."""
    inside = [group for group in groups if group.start < change[1] and change[0] < group.end]
    beside = [group for group in groups if change[1] == group.start or group.verb_end == change[0]]
    return next(iter(inside + beside), None)


def _replaced(
    pair: _Pair,
    change: tuple[int, int],
    original_change: tuple[int, int],
    group: VerbGroup | None,
    original_group: VerbGroup | None,
) -> tuple[tuple[int, int, int], tuple[int, int, int]] | None:
    """Return the words of either text where only one has an operative verb; None where no verb changed."""
    for operative, its_change in ((group, change), (original_group, original_change)):
        if operative and not (its_change[0] < operative.verb_end and operative.start < its_change[1]):
            return None
    if not (group or original_group):
        return None
    if max(change[1] - change[0], original_change[1] - original_change[0]) > _LONGEST_CHANGE:
        return None
    end, original_end = change[1], original_change[1]
    if change[0] == end or original_change[0] == original_end:
        # One text has no words there: take the next word with both.
        end, original_end = end + 1, original_end + 1
        if end > pair.copied[1] or original_end > pair.original[1]:
            return None
    return (change[0], end, end), (original_change[0], original_end, original_end)


def _changed_dates(copy: _Text, original: _Text, pair: _Pair) -> list[Difference]:
    """Return the dates that the copy gives otherwise than the original."""
    mine = _dates(copy.words.keys, pair.copied)
    theirs = _dates(original.words.keys, pair.original)
    found: dict[Span, Difference] = {}
    for change, original_change in pair.changes():
        for date in mine:
            for was in theirs:
                if _within(date, change) and _within(was, original_change) and date.contradicts(was):
                    span, original_span = copy.span(date.start, date.end), original.span(was.start, was.end)
                    message = f"{original.said(was.start, was.end)} became {copy.said(date.start, date.end)}."
                    found.setdefault(span, Difference(DifferenceKind.DATE, span, original_span, message))
    return list(found.values())


def _dates(keys: list[str], words: tuple[int, int]) -> list[DateWords]:
    dates = dates_among(keys[words[0] : words[1]])
    for date in dates:
        date.start, date.end = date.start + words[0], date.end + words[0]
    return dates


def _within(date: DateWords, change: tuple[int, int]) -> bool:
    """Say whether a change is of words of the date, or is empty and stands between or beside them."""
    if change[0] == change[1]:
        return date.start <= change[0] <= date.end
    return date.start < change[1] and change[0] < date.end


def _moved_quotations(
    copy: _Text, original: _Text, pairs: list[_Pair], copy_kind: ArticleKind, original_kind: ArticleKind
) -> list[Difference]:
    """Return the runs of shared words that one text quotes and the other does not."""
    shared = [
        (start + step, place + step) for pair in pairs for start, place, size in pair.blocks for step in range(size)
    ]
    turned = sorted((place, start) for start, place in shared)
    names = _short_name(copy_kind), _short_name(original_kind)
    quoted = f"The {names[0]} quotes words that this version of the {names[1]} leaves outside the quotation marks."
    unquoted = f"The {names[0]} leaves outside the quotation marks words that this version of the {names[1]} quotes."
    kind = DifferenceKind.QUOTATION_LIMITS
    return [
        *(Difference(kind, span, other, quoted) for span, other in _quoted_by_one(copy, original, shared)),
        *(Difference(kind, other, span, unquoted) for span, other in _quoted_by_one(original, copy, turned)),
    ]


def _quoted_by_one(quoting: _Text, other: _Text, shared: list[tuple[int, int]]) -> Iterator[tuple[Span, Span]]:
    """Yield what ``quoting`` quotes and ``other`` does not, as spans of both: the quotation, or some of its words."""
    marked, others = quoting.quoted, other.quoted
    runs: list[tuple[int, list[tuple[int, int]]]] = []
    for word, other_word in shared:
        number = quotation_at(marked, quoting.words.starts[word])
        if number is None or quotation_at(others, other.words.starts[other_word]) is not None:
            continue
        if runs and runs[-1][0] == number and 0 < other_word - runs[-1][1][-1][1] <= _LONGEST_CHANGE:
            runs[-1][1].append((word, other_word))
        else:
            runs.append((number, [(word, other_word)]))
    for number, run in runs:
        if len(run) >= _FEWEST_QUOTED:
            (first, other_first), (last, other_last) = run[0], run[-1]
            yield _marked_span(quoting, marked[number], first, last), _with_stop(other, other_first, other_last)


def _marked_span(text: _Text, quotation: Span, first: int, last: int) -> Span:
    """Return the source's span of a quotation if words ``first`` to ``last`` are all of it, else of those words."""
    opening, closing = text.words.between(quotation.start, quotation.end)
    if first - opening < _FEWEST_QUOTED and closing - 1 - last < _FEWEST_QUOTED:
        return text.body.source_span(quotation.start, quotation.end)
    return _with_stop(text, first, last)


def _with_stop(text: _Text, first: int, last: int) -> Span:
    """Return the source's span of words ``first`` to ``last``, both included, and the stop after them."""
    end = text.words.ends[last]
    while end < len(text.body.text) and text.body.text[end] in _STOPS:
        end += 1
    return text.body.source_span(text.words.starts[first], end)
