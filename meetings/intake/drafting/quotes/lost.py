"""A wire copy whose quotation marks were lost to spaces -> the statements whose limits are both certain.

Archives keep "X said,  We held talks.  He added" with two blanks where a mark stood. A limit is certain where such a
run of blanks stands beside the words that say who spoke, or where the paragraph begins or ends. All else is left alone,
and so is a text whose lines were joined by two blanks.
"""

import re
from itertools import pairwise

from meetings.choices import Occasion, StatementForm
from meetings.intake.types import ReadableText, Span

from .attribution import Attribution
from .speakers import Said, Speaker, Speakers

_FEWEST_WORDS = 4
_BLANKS = re.compile(r"\S  (?=\S)")
#: Two blanks between two words of a sentence: where a line ended, not where a mark stood.
_WITHIN = re.compile(r"[a-z]  (?=[a-z])")


def find_lost(body: ReadableText, speakers: Speakers, source: str) -> list[Said]:
    """Return the statements whose marks are lost, in reading order. ``source``: what ``body`` was read from."""
    found: list[Said] = []
    if 2 * len(_WITHIN.findall(source)) >= len(_BLANKS.findall(source)):
        return found
    attribution = Attribution(body, speakers)
    for paragraph in body.paragraphs:
        found += _in_paragraph(body, paragraph, attribution, source)
    return found


def _in_paragraph(body: ReadableText, paragraph: Span, attribution: Attribution, source: str) -> list[Said]:
    gaps = _gaps(body, paragraph, source)
    if not any(body.text[place - 2] == "," for place in gaps):
        return []
    edges = [paragraph.start, *gaps, paragraph.end]
    ends_quoted = source.startswith(" ", body.offsets[paragraph.end - 1] + 1)
    found: list[Said] = []
    speaker: Speaker | None = None
    for number, (start, end) in enumerate(pairwise(edges)):
        last = end == paragraph.end
        told = None
        if not last and body.text[end - 2] == "," and attribution.leading(start, end) is None:
            told = attribution.follows(end, start, paragraph.end)
        if told is None and number and (not last or ends_quoted):
            lead = body.text[edges[number - 1] : start].rstrip()
            told = attribution.leading(edges[number - 1], start) if lead.endswith((",", ":")) else None
            # "A," said B.  "C": two blanks after the words that say who spoke.
            goes_on = speaker and lead.endswith(".") and attribution.follows(edges[number - 1], paragraph.start, start)
            told = told or (speaker if goes_on else None)
        words = Span(start, start + len(body.text[start:end].rstrip()))
        if told is None:
            continue
        speaker = told
        attribution.remember(speaker, start)
        if len(words.of(body.text).split()) >= _FEWEST_WORDS and body.text[start].isupper():
            found.append(
                Said(
                    words,
                    speaker,
                    StatementForm.VERBATIM,
                    Occasion.NOT_STATED,
                    "marks-lost",
                )
            )
    return found


def _gaps(body: ReadableText, paragraph: Span, source: str) -> list[int]:
    """Return where words begin after two blanks of the source."""
    places = []
    at = body.text.find(" ", paragraph.start, paragraph.end)
    while at != -1:
        if source[body.offsets[at] : body.offsets[at + 1]] == "  ":
            places.append(at + 1)
        at = body.text.find(" ", at + 1, paragraph.end)
    return places
