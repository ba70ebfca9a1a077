"""The people named in a text -> their titles, completed by what another line or sentence says of them.

Scanned releases break a title and a name over two lines; a body is named in full once, and "the ministry" after that.
"""

import re
from dataclasses import replace
from itertools import pairwise

from meetings.intake.gazetteer import country_code
from meetings.intake.types import Span

from . import phrases, reading_titles, titles
from . import tokens as kind
from .people import Mention
from .tokens import tokenise

#: "The ministry's spokesman", "the regional administration's pro-Northern chief": what stands before the position.
_OWNER = re.compile(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir) ((?:[a-z-]+ ){0,2}"
    r"(ministry|department|agency|administration|commission|embassy|bureau|committee|authority))(?:'s)? (?:[\w-]+ )?$"
)
_LONGEST_OWNER = 60
_SHARED_BY_TWO = re.compile(r"(.+s) of (?:the )?(.+) and (?:the )?(.+)")
_ENDS = frozenset(".!?:;”\"'»)")
#: A name with its title stands so near the start of a line that goes on from the line before.
_NEAR = 70
_OF_BODIES = phrases.TOPIC_KINDS | {kind.CONNECTOR}
#: So much of the line before is read.
_LONGEST_LEAD = 90


def complete(text: str, sentences: list[Span], found: dict[int, list[Mention]]) -> None:
    """Complete the titles of the mentions, by the number of their sentences, in place."""
    for number, mentions in found.items():
        if not mentions:
            continue
        first = mentions[0]
        if first.title.position is None and number:
            _take_title_from_line_before(text, sentences, number, first, found.get(number - 1))
        if len(mentions) == 1 and (not first.titled or (first.title.position or "").lower() == "senator"):
            _take_title_from_next_line(text, sentences, number, first, found)
        if len(mentions) > 1:
            _part_shared_countries(mentions)
        for mention in mentions:
            if mention.title.position and mention.title.organisation is None:
                _name_owner(text, sentences[number], mention)


def _take_title_from_next_line(
    text: str, sentences: list[Span], number: int, alone: Mention, found: dict[int, list[Mention]]
) -> None:
    """Give who stands alone on a line, without a title, the title that the next line is ("Ana Reyes / Director")."""
    if alone.span.end != sentences[number].end or alone.phrase.start != sentences[number].start:
        return
    if alone.title.organisation or number + 1 >= len(sentences) or found.get(number + 1):
        return
    title = reading_titles.of_line(text, tokenise(text, sentences[number + 1]))
    if title is None:
        return
    after = sentences[number + 2 : number + 3]
    body = after[0] if after and title.organisation is None and not found.get(number + 2) else None
    if body and _names_body_alone(text, body):
        title = replace(title, organisation=body.of(text))
    alone.title = title
    alone.titled = True


def _names_body_alone(text: str, line: Span) -> bool:
    """Say whether a line is a body's name and no more ("Ministry of Ports"), as in the cell of a table."""
    tokens = tokenise(text, line)
    whole = phrases.Phrase(0, tokens.count)
    return set(tokens.kinds) <= _OF_BODIES and phrases.names_body(tokens, whole)


def _take_title_from_line_before(
    text: str, sentences: list[Span], number: int, first: Mention, before: list[Mention] | None
) -> None:
    """Give the first on a line the title that begins at the end of the line before ("the Minister / for Trade, Mr")."""
    line, last = sentences[number], sentences[number - 1]
    ended = text[last.end - 1] in _ENDS and not text.startswith(",.", last.end - 2)
    if ended or first.span.start - line.start > _NEAR or line.start - last.end > 2:
        return
    lead = text[line.start : first.phrase.start]
    if not (lead[:1].islower() or (first.formal and not lead.strip())):
        return
    start = max(last.start, before[-1].phrase.end if before else 0, text.find(" ", last.end - _LONGEST_LEAD, last.end))
    tokens = tokenise(text, Span(start, first.span.end))
    if first.span.start not in tokens.starts:
        return
    beside = reading_titles.read(text, tokens, tokens.starts.index(first.span.start), tokens.count, 0, [])
    if beside.titled and tokens.starts[beside.begin] < line.start:
        position = " ".join((beside.title.position or "").split())
        first.title, first.titled = replace(beside.title, position=position or None), True


def _part_shared_countries(mentions: list[Mention]) -> None:
    """Give two who share "presidents of Peru and Chile" a country each, in the order of their names."""
    for one, other in pairwise(mentions):
        shared = one.title.position
        if not shared or other.title.position != shared or not one.plural or " and " not in shared:
            continue
        parts = _SHARED_BY_TWO.fullmatch(shared)
        countries = [country_code(parts[2]), country_code(parts[3])] if parts else [None]
        if parts and all(countries):
            office = titles.of_one(parts[1])
            one.title = replace(one.title, position=office, country=countries[0])
            other.title = replace(other.title, position=office, country=countries[1])


def _name_owner(text: str, sentence: Span, mention: Mention) -> None:
    """Give who serves "the ministry", by the words before the position, its name: in full where the text has it."""
    begin = mention.phrase.start
    if not text[begin : begin + 1].islower():
        return
    owner = _OWNER.search(text, max(sentence.start, begin - _LONGEST_OWNER), begin)
    if owner is None:
        return
    noun = owner[2].capitalize()
    words = owner[1]
    if words == owner[2]:
        before = text.rfind(noun, 0, begin)
        full = _in_full(text, before, noun) if before >= 0 else None
        if full is None:
            return
        words = full
    mention.title = replace(mention.title, organisation=words)


def _in_full(text: str, place: int, noun: str) -> str | None:
    """Return the name of a body whose head noun stands at ``place``: "Ministry of Trade", "Trade Ministry"; or None."""
    after = re.compile(rf"{noun} (?:of|for) (?:the )?[A-Z]\w+(?:(?:,|,? and)? [A-Z]\w+)*").match(text, place)
    if after:
        return after[0]
    before = re.search(rf"(?:[A-Z]\w+ )+{noun}\b", text[max(0, place - _LONGEST_OWNER) : place + len(noun)])
    return before[0].removeprefix("The ") if before else None
