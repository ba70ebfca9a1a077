"""Sentences -> those that the article credits to another source, and how they name it."""

import re
from dataclasses import dataclass

from meetings.intake.parsing import publisher_named
from meetings.intake.types import ReadableText, Span

_DOCUMENT = (
    r"(?:official |joint |recent )*(?:press |news |media )?(?:release|statement|note"
    r"|readout|communiqué|communique|fact sheet)"
)
_BODY = r"[A-Z][\w.'&-]*\b(?: (?:of |the |and |for )*[A-Z][\w.'&-]*\b){0,6}"
_CREDIT = re.compile(
    rf"\b(?:[Aa]ccording to|[Aa]s per|[Aa]s stated in) (?:the|an|a) (?P<document>{_DOCUMENT})"
    rf"(?: (?:issued |released |published )?(?:by|from|of) (?P<by>(?:the )?{_BODY}))?"
)
_LEAD_IN = re.compile(rf"{_CREDIT.pattern.replace('?P<document>', '?:').replace('?P<by>', '?:')}, ")


@dataclass(frozen=True, slots=True)
class Credited:
    """A sentence credited to a source (folded text), the words that do it, and the source's name as far as given."""

    sentence: Span
    words: Span
    source_name: str


def find(body: ReadableText, sentences: list[Span]) -> list[Credited]:
    """Return the credited sentences. "The press release" alone is the one that the article named before."""
    if "ccording to" not in body.text and "s per " not in body.text and "s stated in" not in body.text:
        return []
    found: list[Credited] = []
    named: str | None = None
    for sentence in sentences:
        match = _CREDIT.search(body.text, sentence.start, sentence.end)
        if match:
            if match["by"]:
                named = publisher_named(match["by"]) or match["by"]
            found.append(Credited(sentence, Span(match.start(), match.end()), named or match["document"]))
    return found


def clause_start(text: str, sentence: Span) -> int:
    """Return where a sentence's own words begin, past a lead-in that credits a source."""
    match = _LEAD_IN.match(text, sentence.start, sentence.end)
    return match.end() if match else sentence.start
