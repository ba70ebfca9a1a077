"""The day of a meeting, and what a story says of how long it lasts -> its first and its last day.

"concluded a two-day meeting today", "arrived on Monday for a three-day visit", "The summit ends on Wednesday".
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from meetings.intake import dates
from meetings.intake.dates import FoundDate
from meetings.intake.types import Span

from .meeting_verbs import TALK_NOUN

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_DAYS = "|".join(_NUMBERS)
_LASTED = re.compile(
    rf"\b(?:conclud|end|wrap|clos|complet|finish)\w*\b[^.;]{{0,60}}?\b(?P<days>{_DAYS})(?:-day"
    rf"| days of)\b",
    re.IGNORECASE,
)
#: "arrived on Monday for a two-day visit"
_LONG = (
    rf"(?P<days>{_DAYS})(?:[- ]day (?:[\w-]+ ){{0,3}}?(?:visit|trip|tour|summit|conference|meeting|talks)"
    r"|[- ]days of (?:[\w-]+ ){0,2}?(?:talks|meetings|negotiations|consultations))\b"
)
_BEGUN = (
    re.compile(
        r"\b(?:(?:arriv|begin|began|start|leav|left|depart|landed|embark)\w*\b[^.;]{0,90}?|visit\b[^.;]{0,60} for an? )"
        rf"\b{_LONG}",
        re.IGNORECASE,
    ),
    # "will pay a three-day visit to Peru starting on Tuesday"
    re.compile(rf"\b{_LONG}[^.;]{{0,60}}?\b(?:starting|beginning|commencing)\b", re.IGNORECASE),
)
#: "The 11th meeting ended on Tuesday", and how long, in a sentence after it: "who chaired the two-day meeting".
_ENDED = re.compile(
    r"\b(?:conclude[ds]|ended|ends|wrapped up|closed|closes|after (?:wrapping up|concluding|ending|completing))\b",
    re.IGNORECASE,
)
_THE_LONG = re.compile(
    rf"\b(?:the|his|her|their) (?P<days>{_DAYS})-day (?:[\w-]+ ){{0,3}}?(?:{TALK_NOUN}|visit|trip|tour)\b",
    re.IGNORECASE,
)
#: "The summit is scheduled to end on Wednesday"
_TILL = re.compile(
    rf"\b(?:[Tt]he|[Tt]his) (?:[\w-]+ ){{0,4}}?{TALK_NOUN},? (?:which )?(?:(?:(?:is|are|was|were)"
    r" (?:scheduled|due|set|expected|slated) to|will|to) )?(?:end|conclude|close|run|last|continue|wrap up)s?"
    r"(?: (?:on|until|till|through|to))? "
)
#: "began an official visit to Peru until May 15"
_UNTIL = re.compile(rf"\b(?:visit|trip|tour|{TALK_NOUN})\b[^.;]{{0,60}}? (?:until|till|through) ")
#: "will end his visit the next day"
_TILL_NEXT = re.compile(
    r"\b(?:end|conclude|wrap up|complete|finish)(?:s|ed|d|ing)? (?:his|her|their|the) (?:\w+ )?(?:visit|trip|tour|stay)"
    r"(?: here| there)? (?:on )?(?:the|a) (?:next day|following day|day later)\b"
)
#: Sentences after the first that may say how long the meeting lasts.
_NEAR = 6


def lasted(
    text: str, sentence: Span, following: Sequence[Span], day: FoundDate, published_on: date | None
) -> FoundDate:
    """Return the days of a meeting that ``sentence`` of ``text`` (folded) tells of on ``day``; ``following``: the next.

    A meeting of several days that ended on the day began before it, and one that began then ends after it.
    """
    if day.first != day.last:
        return day
    words = sentence.of(text)
    begun = _BEGUN[0].search(words) or _BEGUN[1].search(words)
    if begun:
        return replace(day, last=day.first + _after_the_first(begun))
    ended = _LASTED.search(words)
    if ended:
        return replace(day, first=day.last - _after_the_first(ended))
    until = _UNTIL.search(text, sentence.start, sentence.end)
    if until and (last := _day_at(text, until.end(), sentence.end, published_on)) and day.first < last:
        return replace(day, last=last)
    near = following[:_NEAR]
    if near and _ENDED.search(words):
        long = _THE_LONG.search(text, near[0].start, near[-1].end)
        return replace(day, first=day.last - _after_the_first(long)) if long else day
    if near and _TILL_NEXT.search(text, near[0].start, near[-1].end):
        return replace(day, last=day.first + timedelta(days=1))
    last = _last_day(text, near, published_on)
    return replace(day, last=last) if last and day.first < last else day


def _after_the_first(told: re.Match[str]) -> timedelta:
    """Return how long after its first day a meeting ends that is told to last so many days."""
    return timedelta(days=_NUMBERS[told["days"].lower()] - 1)


def _last_day(text: str, sentences: Sequence[Span], published_on: date | None) -> date | None:
    for sentence in sentences:
        till = _TILL.search(text, sentence.start, sentence.end)
        if till:
            return _day_at(text, till.end(), sentence.end, published_on)
    return None


def _day_at(text: str, start: int, end: int, published_on: date | None) -> date | None:
    """Return the day named at ``start``; None where none is."""
    found = dates.find(text, published_on, start, end, ahead=True)
    return found[0].last if found and found[0].start - start < len("Wednesday") else None
