"""Two texts ready to be compared in; out, the sentences of one that repeat words of the other, exactly or nearly.

A sentence is copied where most of it stands in the original in the same order. What is copied runs from the first
word that both share to the last, with the full stop or the quotation mark that both have there: a lead-in
("According to the release, ") and quotation marks that only one of them has stay outside.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

from rapidfuzz.distance import Indel

from meetings.intake.copying.attribution import attributions
from meetings.intake.copying.compared import ComparedText
from meetings.intake.copying.words import Words, folded_span
from meetings.intake.types import Copied, Span

# Fewer shared words in a row of a sentence are a phrase that anybody uses.
_FEWEST_WORDS = 8
# Of the copied run, in either text, and of the copy's sentence, at least this share is common to both.
_SHARE = 0.75
# As many changed words at the edge of both sentences are changed words of the copy, not words of its own.
_CHANGED_AT_EDGE = 3
_FEWEST_SHARED_GRAMS = 2
_CANDIDATES = 4
_OPENING = {"“": '"', '"': '"', "‘": "'", "'": "'", "(": "(", "[": "["}
_CLOSING = {"”": '"', '"': '"', "’": "'", "'": "'", ")": ")", "]": "]", ".": ".", "!": "!", "?": "?", "…": "…"}


Places = dict[int, list[int]]


class Run(NamedTuple):
    """Words ``[start, end)`` of the copy that repeat words of the original; ``shared`` of them are the same."""

    start: int
    end: int
    original_start: int
    original_end: int
    shared: int


class Block(NamedTuple):
    """As many words, the same in both: from ``start`` in the copy, from ``original_start`` in the original."""

    start: int
    original_start: int
    size: int


def find_copied(copy: ComparedText, original: ComparedText) -> tuple[Copied, ...]:
    """Return the passages of ``copy`` that repeat ``original``, one a sentence or part of one, in the copy's order.

    Spans are of the two **sources**; those of the copy do not overlap. A sentence of fewer than eight words counts only
    beside a copied one that it also follows or precedes in the original.
    """
    words = copy.words
    if not words.sentences or not original.words.sentences:
        return ()
    shared = copy.distinct_grams & original.distinct_grams
    if len(shared) < _FEWEST_SHARED_GRAMS:
        return ()
    places = original.places(shared)
    runs: dict[int, list[Run]] = {}
    matched: dict[int, int] = {}
    for number in range(len(words.sentences)):
        found = _runs_of_sentence(copy, number, original, places, matched.get(number - 1, -1) + 1)
        if found:
            runs[number] = [run for run, _ in found]
            matched[number] = found[-1][1]
    _add_short_neighbours(words, original.words, runs, matched)
    return tuple(_copied(copy, original, run) for number in sorted(runs) for run in runs[number])


def same_words(copy: ComparedText, original: ComparedText, passage: Copied) -> bool:
    """Say whether a copied passage has the very words of its original, however they are spelt."""
    first, last = _words_at(copy, passage.copy)
    original_first, original_last = _words_at(original, passage.original)
    return copy.words.keys[first:last] == original.words.keys[original_first:original_last]


def _words_at(text: ComparedText, span: Span) -> tuple[int, int]:
    folded = folded_span(text.body, span)
    return text.words.between(folded.start, folded.end)


def blocks_of(copy: Sequence[str], original: Sequence[str]) -> list[Block]:
    """Return the longest sequence of words that two lists share, in order, as blocks of words in a row."""
    blocks = Indel.opcodes(copy, original).as_matching_blocks()
    return [Block(block.a, block.b, block.size) for block in blocks if block.size]


def _runs_of_sentence(
    copy: ComparedText, number: int, source: ComparedText, places: Places, expected: int
) -> list[tuple[Run, int]]:
    """Return the runs of a sentence of the copy, each with its sentence of the original; empty where it is not copied.

    ``places``: the original's sentences by each three words in a row that both texts have. ``expected``: the original's
    sentence that would come next, preferred where several are alike.
    """
    words = copy.words
    first, last = words.sentences[number]
    if last - first < _FEWEST_WORDS:
        return []
    keys = words.keys[first:last]
    alike = source.whole.get(tuple(keys))
    if alike:
        after = bisect_left(alike, expected)
        place = min(alike[max(after - 1, 0) : after + 1], key=lambda place: abs(place - expected))
        return [(Run(first, last, *source.words.sentences[place], len(keys)), place)]
    met = [places[gram] for gram in copy.grams_of(first, last) if gram in places]
    # A copy that changes one word in four keeps some three in a row.
    if len(met) < _FEWEST_SHARED_GRAMS:
        return []
    votes = Counter(chain.from_iterable(met))
    if max(votes.values()) < _FEWEST_SHARED_GRAMS:
        return []
    own, named = _own_bounds(words, first, last)
    chosen: list[tuple[Run, int]] = []
    for run, place in _candidates(words, (first, last), own, source.words, votes, expected):
        if all(run.end <= other.start or run.start >= other.end for other, _ in chosen):
            chosen.append((run, place))
    chosen.sort()
    covered = sum(run.shared for run, _ in chosen)
    unmatched_names = sum(not any(run.start <= place < run.end for run, _ in chosen) for place in named)
    return chosen if chosen and covered >= _SHARE * (len(keys) - unmatched_names) else []


def _candidates(
    words: Words,
    sentence: tuple[int, int],
    own: tuple[int, int],
    original: Words,
    votes: Counter[int],
    expected: int,
) -> list[tuple[Run, int]]:
    """Return the best run of a sentence in each of the original's likeliest, the most shared words first."""
    likeliest = [place for place, count in votes.items() if count >= _FEWEST_SHARED_GRAMS]
    likeliest.sort(key=lambda place: (-votes[place], abs(place - expected)))
    found = [
        (run, place)
        for place in likeliest[:_CANDIDATES]
        if (run := _best_run(words, sentence, own, original, place)) is not None
    ]
    return sorted(found, key=lambda candidate: (-candidate[0].shared, abs(candidate[1] - expected)))


def _own_bounds(words: Words, first: int, last: int) -> tuple[tuple[int, int], list[int]]:
    """Return a sentence's range of words less its attributions, and the words of those."""
    start, end = first, last
    named: list[int] = []
    for part in attributions(words.text, Span(words.starts[first], words.ends[last - 1])):
        from_word, to_word = words.between(part.start, part.end)
        named.extend(range(from_word, to_word))
        start, end = (max(start, to_word), end) if from_word <= first else (start, min(end, from_word))
    return (start, end), named


def _best_run(words: Words, sentence: tuple[int, int], own: tuple[int, int], original: Words, place: int) -> Run | None:
    """Return the densest run that two sentences share, or None where it is too short or too thin to be a copy."""
    first, last = sentence
    original_first, original_last = original.sentences[place]
    keys, original_keys = words.keys[first:last], original.keys[original_first:original_last]
    # Not even in any order are enough words the same: nothing to align.
    if len(keys) - len(set(keys).difference(original_keys)) < _FEWEST_WORDS:
        return None
    blocks = [Block(a + first, b + original_first, size) for a, b, size in blocks_of(keys, original_keys)]
    run = _densest(blocks)
    if run is None:
        return None
    run = _stretched(run, words.keys, original.keys, sentence, original.sentences[place])
    edges = (own if own[0] <= run.start and run.end <= own[1] else sentence), original.sentences[place]
    run = _with_changed_edges(run, *edges)
    length = max(run.end - run.start, run.original_end - run.original_start)
    return run if run.shared >= _FEWEST_WORDS and run.shared >= _SHARE * length else None


def _densest(blocks: list[Block]) -> Run | None:
    """Return the run of blocks with the most shared words less half of those between them; None for no blocks."""
    best: tuple[int, Run] | None = None
    score, run = 0, None
    for start, original_start, size in blocks:
        here = Run(start, start + size, original_start, original_start + size, size)
        if run is not None:
            gap = max(start - run.end, original_start - run.original_end)
            score -= gap
        if run is None or score <= 0:
            score, run = 2 * size, here
        else:
            score += 2 * size
            run = Run(run.start, here.end, run.original_start, here.original_end, run.shared + size)
        if best is None or score > best[0]:
            best = score, run
    return best[1] if best else None


def _stretched(
    run: Run, keys: list[str], original_keys: list[str], sentence: tuple[int, int], original_sentence: tuple[int, int]
) -> Run:
    """Return a run with the equal words on either side of it, which the alignment may have put elsewhere."""
    start, end, original_start, original_end, shared = run
    while (
        start > sentence[0]
        and original_start > original_sentence[0]
        and keys[start - 1] == original_keys[original_start - 1]
    ):
        start, original_start, shared = start - 1, original_start - 1, shared + 1
    while end < sentence[1] and original_end < original_sentence[1] and keys[end] == original_keys[original_end]:
        end, original_end, shared = end + 1, original_end + 1, shared + 1
    return Run(start, end, original_start, original_end, shared)


def _with_changed_edges(run: Run, sentence: tuple[int, int], original_sentence: tuple[int, int]) -> Run:
    """Return a run reaching to where both sentences begin, or end, when a few words there were changed for others."""
    start, end, original_start, original_end, shared = run
    before = run.start - sentence[0], run.original_start - original_sentence[0]
    after = sentence[1] - run.end, original_sentence[1] - run.original_end
    if min(before) > 0 and max(before) <= _CHANGED_AT_EDGE:
        start, original_start = sentence[0], original_sentence[0]
    if min(after) > 0 and max(after) <= _CHANGED_AT_EDGE:
        end, original_end = sentence[1], original_sentence[1]
    return Run(start, end, original_start, original_end, shared)


def _add_short_neighbours(words: Words, original: Words, runs: dict[int, list[Run]], matched: dict[int, int]) -> None:
    """Add short sentences that stand beside a copied one in both texts, to ``runs`` and ``matched``."""
    count = len(words.sentences)
    for step, order in ((1, range(1, count)), (-1, range(count - 2, -1, -1))):
        for number in order:
            place = matched.get(number - step, -1) + step
            if number in runs or number - step not in matched or not 0 <= place < len(original.sentences):
                continue
            (first, last), (original_first, original_last) = words.sentences[number], original.sentences[place]
            if words.keys[first:last] == original.keys[original_first:original_last]:
                runs[number] = [Run(first, last, original_first, original_last, last - first)]
                matched[number] = place


def _copied(copy: ComparedText, original: ComparedText, run: Run) -> Copied:
    """Return a run as spans of the sources, with the marks that both texts have at its ends."""
    text, original_text = copy.body.text, original.body.text
    start, original_start = copy.words.starts[run.start], original.words.starts[run.original_start]
    end, original_end = copy.words.ends[run.end - 1], original.words.ends[run.original_end - 1]
    while start and original_start and _same(_OPENING, text[start - 1], original_text[original_start - 1]):
        start, original_start = start - 1, original_start - 1
    while (
        end < len(text)
        and original_end < len(original_text)
        and _same(_CLOSING, text[end], original_text[original_end])
    ):
        end, original_end = end + 1, original_end + 1
    return Copied(
        copy=copy.body.source_span(start, end), original=original.body.source_span(original_start, original_end)
    )


def _same(marks: dict[str, str], mark: str, other: str) -> bool:
    """Say whether two characters are one mark of those given, however drawn."""
    return mark in marks and marks[mark] == marks.get(other)
