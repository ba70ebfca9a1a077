"""A sentence in; out, the parts of it that only name whose words the rest are."""

import re

from meetings.intake.types import Span

_DOCUMENT = r"(?:statement|release|communiqu[eé]|readout|note|announcement|report|post|notification|briefing)"
_SAYING = r"(?:said|says|stated|states|added|adds|noted|notes|read|reads|announced|told)"
_LEADING = re.compile(
    rf"[\"“]?(?:according to|as per|per|citing|quoting)\s[^,\n]{{3,160}},\s+"
    rf"|[\"“]?in (?:an?|the|its|their|his|her)\s[^,\n]{{0,80}}{_DOCUMENT}[^,\n]{{0,80}},\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf",?\s+(?:according to|as per)\s[^,\n]{{3,160}}?[.!]?[\"”]?\Z"
    rf"|,[\"”]?\s+(?:[^\s,]+\s){{1,9}}{_SAYING}(?:\s(?:in|on|at|to)\s[^,\n]{{1,80}}?)?[.!]?[\"”]?\Z",
    re.IGNORECASE,
)


def attributions(text: str, sentence: Span) -> tuple[Span, ...]:
    """Return where a sentence of ``text`` opens ("According to the release, ...") or closes with whose words it holds.

    The comma that parts it from the words themselves belongs to the attribution.
    """
    found: list[Span] = []
    words = sentence.of(text)
    leading = _LEADING.match(words)
    if leading:
        found.append(Span(sentence.start, sentence.start + leading.end()))
    trailing = _TRAILING.search(words, leading.end() if leading else 0)
    if trailing:
        found.append(Span(sentence.start + trailing.start(), sentence.end))
    return tuple(found)
