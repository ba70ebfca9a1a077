"""Sentences that a text credits to another in; out, the clauses among them of which that other says nothing."""

import re
from collections.abc import Iterator

from meetings.intake.copying.attribution import attributions
from meetings.intake.copying.words import Words, folded_span
from meetings.intake.types import Copied, Credit, ReadableText, Span

_PARTS = re.compile(r"(?:,(?!\d)|[;:–—]|\s-\s|\.\s*\Z)[\"”]?\s*")
# Words that carry no content of their own: sharing them shows nothing.
_EMPTY = frozenset({
    "a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is",
    "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "shall", "that", "which", "who",
    "this", "these", "those", "it", "its", "their", "his", "her", "they", "he", "she", "we", "our", "also",
    "both", "while", "said",
})  # fmt: skip
# A clause says something of its own with this many words of content, and lacks support where the sentence of the
# original that shares the most of them shares less than half.
_FEWEST_WORDS = 4
_SHARE = 0.5


def lacking_words(
    copy: ReadableText, words: Words, original: Words, copied: tuple[Copied, ...], credits: tuple[Credit, ...]
) -> Iterator[Span]:
    """Yield the spans of the copy's **source** that are credited to the original without support in it."""
    passages = [folded_span(copy, passage.copy) for passage in copied]
    contents = [_content(original, first, last) for first, last in original.sentences]
    for credit in credits:
        sentence = folded_span(copy, credit.sentence)
        names = attributions(copy.text, sentence)
        apart = [*passages, *names]
        lacking: Span | None = None
        for clause in _clauses(copy.text, sentence):
            if any(clause.start < part.end and part.start < clause.end for part in apart):
                supported: bool | None = True
            else:
                supported = _is_supported(_content(words, *words.between(clause.start, clause.end)), contents)
            if supported is False:
                lacking = Span(lacking.start if lacking else clause.start, clause.end)
            elif supported and lacking:
                yield copy.source_span(lacking.start, lacking.end)
                lacking = None
        if lacking:
            yield copy.source_span(lacking.start, lacking.end)


def _content(words: Words, first: int, last: int) -> frozenset[str]:
    return frozenset(words.keys[first:last]) - _EMPTY


def _is_supported(clause: frozenset[str], sentences: list[frozenset[str]]) -> bool | None:
    """Say whether a sentence shares half of a clause's content; None for a clause too short to tell."""
    if len(clause) < _FEWEST_WORDS:
        return None
    return any(len(clause & sentence) >= _SHARE * len(clause) for sentence in sentences)


def _clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the parts of a sentence between its commas, semicolons, colons and dashes."""
    start = sentence.start
    for part in _PARTS.finditer(text, sentence.start, sentence.end):
        if part.start() > start:
            yield Span(start, part.start())
        start = part.end()
    if start < sentence.end:
        yield Span(start, sentence.end)
