"""A clause that tells of a meeting -> whether it was held, how people met, where, and on what day."""

import re
from dataclasses import replace
from datetime import timedelta

from meetings.choices import SessionFormat, SessionStatus
from meetings.intake import dates
from meetings.intake.dates import FoundDate

from . import meeting_verbs as verbs
from . import places
from .clauses import Clause
from .places import FoundPlace

#: "issued these instructions this morning while meeting X"
_WHILE = re.compile(r",? (?:while|when|as|during)\b")
#: "22 March 2024 - 21:17": when a page was put up.
_CLOCK = re.compile(r" [-–|] \d{1,2}:\d\d\b")
_AHEAD = re.compile(rf"(?:{verbs.AHEAD}|due|(?:is|are) (?:scheduled|slated|set|due|planned) for)\b")
#: "is travelling to Lima from May 20 to 22": on the way, or about to be.
_PROGRESSIVE = re.compile(
    r"\b(?:is|are|am) (?:\w+ )?\w+ing(?: to)?$|\b(?:arrives|visits|meets|holds|hosts|leaves|departs|travels)\b"
)
#: "heads to Lima on Thursday"
_SETS_OUT = re.compile(r"(?:heads|leaves|flies)\b")
_WILL_BE = re.compile(r"\b(?:will|would|shall|to) (?:be )?(?:\w+ )?$")
_WILL = re.compile(r"\b(?:will|shall)\b")
_IS_SET_TO = re.compile(r"\b(?:will|shall|(?:is|are) (?:set|due|scheduled|expected|slated|planning|going) to)\b")
_WILL_BE_A_VISIT = re.compile(r"[^,;.]{0,90} will\b")
_TOPIC = re.compile(r"\b(?:discuss|about|regarding|on the |concerning|exchanged views|reviewed)")
_BARE = re.compile(r"(?:meet|hold|attend|join|call|speak|travel|host|receive|sign|discuss)\b")
_ANNOUNCED = re.compile(r",? (?:announced|issued|released|published)\b")
_CAME = re.compile(
    r"\b(?:was in|were in|led|travell?ed|visited|arrived|landed|touched down|came|joined|flew|returned|hosted|gathered)"
    r"\b[^.;]*$"
)
_REPORTS = re.compile(r"\b(?:said|told|announced|stated|added|agreed|vowed)\b")
#: The day on which somebody said what is to come.
_SAID_ON = re.compile(
    r"\b(?:said|stated|told|confirmed|revealed|disclosed)\b(?:(?!\b(?:will|would|shall|is|are)\b)[^,]){0,40}$"
)
#: "A told B so, her spokesman said on Monday"
_SPOKESMAN_SAID = re.compile(r"\b(?:said|confirmed|announced) (?:in [^,;]{2,40} )?(?:late )?(?:on )?$")
_FOLLOWS = re.compile(r"(?:following|after)\b", re.IGNORECASE)
_WAS_DONE = re.compile(r"(?:met|spoke|held|took|paid|flew|made|was|were|\w+ed)\b")
#: A day of the past so far after publication has another year.
_LONG = timedelta(days=30)
_OF_DAYS = re.compile(r"[- ]day\b|\bfor an? (?:[\w-]+ ){0,3}?visit\b")
_LEAVES = ("leav", "left", "depart")
#: "will meet X on Tuesday before flying to Tokyo"
_GOING_ON = re.compile(
    r"\b(?:before|and then|prior to) (?:fly|travel|head|go|mov|proceed|continu|leav|depart|return)\w*\b"
)
_PAST = re.compile(r"\b(?:met|spoke|held|took|\w+ed)\b")
_BY_PHONE = re.compile(r"\b(?:phone|telephone|video)")
#: What says that a day is another event's stands this near before it, in characters.
_LONGEST_BEFORE_DAY = 60
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_AN_EVENT = re.compile(r"\b(?:[Tt]he|of|[Tt]heir|its) $")
_NAMES_EVENT = re.compile(rf"(?:'s)? (?:[A-Z]|(?:\w+ )?{verbs.TALK_NOUN}\b)")


def status(clause: Clause, *, after_planned: bool) -> SessionStatus:
    """Say whether what a clause tells of was held; ``after_planned``: the clause before told of what is to come."""
    if verbs.CANCELLED.search(clause.signs):
        return SessionStatus.CANCELLED
    verb, before = clause.verb[0], clause.signs[max(0, clause.verb.start() - 20) : clause.verb.start()]
    ahead = _AHEAD.match(verb) or verb.startswith("will be") or _WILL_BE.search(before)
    if verb.startswith("to ") and _CAME.search(clause.signs, 0, clause.verb.start()):
        # "She led a delegation to meet with President X": what somebody came for.
        ahead = None
    if clause.kind in ("at", "talks") or verb.startswith(verbs.ON_A_VISIT):
        # "will give the keynote address at ..."
        # Past a verb that reports: "Trade will grow, she said after talks with ...".
        begin = clause.begin if clause.kind == "at" else _reported(clause)
        ahead = _IS_SET_TO.search(clause.signs, begin, clause.verb.start())
    elif _BARE.match(verb):
        # "He will tour the port and meet officials"
        ahead = ahead or _WILL.search(clause.signs, 0, clause.verb.start())
    if (_PROGRESSIVE.search(before + verb) and _is_to_come(clause)) or _SETS_OUT.match(verb):
        ahead = True
    if clause.kind == "visit" or verb.startswith(verbs.TAKING_PART):
        # "My visit to Lima on 2 May will be the first"
        ahead = ahead or _WILL_BE_A_VISIT.match(clause.after())
    if after_planned and not _PAST.search(verb):
        # "will visit Vientiane and (will) meet ..."
        ahead = True
    return SessionStatus.PLANNED if ahead else SessionStatus.HELD


def _is_to_come(clause: Clause) -> bool:
    """Say whether the clause tells a day after that of publication."""
    published_on = clause.published_on
    start = clause.skeleton.place(clause.verb.start())
    end = clause.skeleton.end_place(max(clause.end, clause.verb.end()))
    days = dates.find(clause.text, published_on, start, end)
    return published_on is not None and any(day.first > published_on for day in days)


def _gone_by(clause: Clause, day: FoundDate) -> FoundDate:
    """Return a day without a year, of what is told as past, in the year before, where it would be long to come."""
    published_on = clause.published_on
    is_long = published_on is not None and day.first - published_on >= _LONG
    if not is_long or not _WAS_DONE.match(clause.verb[0]) or _YEAR.search(clause.text, day.start, day.end):
        return day
    try:
        first, last = (each.replace(year=each.year - 1) for each in (day.first, day.last))
    except ValueError:
        return day
    return replace(day, first=first, last=last)


def _is_another(clause: Clause, before: str) -> bool:
    """Say whether the words before a day make it another event's; who left for a four-day visit on it began that."""
    found = verbs.OTHER_EVENT.search(before)
    begins = clause.kind == "visit" and _OF_DAYS.search(clause.signs, clause.verb.start()) is not None
    if found is None or (begins and found[0].startswith(_LEAVES)):
        return False
    if clause.kind == "passive" and found[0].startswith("by ") and clause.after().startswith(" by "):
        # "was received by President X on Monday"
        return False
    # "Following a meeting in Lima today with X": where that meeting is what is told.
    return not (clause.kind in ("talks", "met") and _FOLLOWS.match(found[0]) and clause.verb[0] in found[0])


def _reported(clause: Clause) -> int:
    """Return where the last verb before the clause's own ends that reports what somebody said; 0 where none stands."""
    return max((said.end() for said in _REPORTS.finditer(clause.signs, 0, clause.verb.start())), default=0)


def session_format(clause: Clause) -> SessionFormat | None:
    """Return how people met there; None where the clause does not say."""
    words = clause.signs[clause.verb.start() : clause.end]
    if verbs.HYBRID.search(clause.signs[: clause.end]):
        return SessionFormat.HYBRID
    if verbs.IN_PERSON.search(words):
        return SessionFormat.IN_PERSON
    if clause.kind == "met" and clause.verb.lastgroup == "called":
        # "paid a courtesy call on"
        words = words[len(clause.verb[0]) :]
    remote = _BY_PHONE.search(words) if clause.kind == "spoke" else verbs.VIRTUAL.search(words)
    return SessionFormat.VIRTUAL if remote and clause.kind != "called" else None


def place_of(clause: Clause, verb: int, end: int) -> FoundPlace | None:
    """Return the place named after the verb or, for a sentence's first, before it; None where none is.

    ``verb`` and ``end``: where the verb starts and the clause ends in the folded text.
    """
    if clause.kind in ("spoke", "called", "discussed"):
        # "... and discussed the situation in Gaza" is no place of a call.
        topic = _TOPIC.search(clause.text, verb, end)
        end = topic.start() if topic else end
    going_on = _GOING_ON.search(clause.text, verb, end)
    place = places.find(clause.text, verb, going_on.start() if going_on else end, told=True)
    if place is None and clause.begin == 0:
        place = places.find(clause.text, clause.lead_in, end)
    if place is None and clause.kind == "visit":
        place = places.find_visited(clause.text, verb, end)
    return place or places.find_before_dash(clause.text, clause.lead_in, verb)


def day_of(clause: Clause, start: int, end: int, *, ahead: bool) -> FoundDate | None:
    """Return the day of the event: one in its clause or, for a sentence's first, one that leads the sentence in.

    ``start`` and ``end`` bound the clause in the folded text; ``ahead``: it is still to come. None: no day is told.
    """
    sentence, text = clause.skeleton.sentence, clause.text
    found = dates.find(text, clause.published_on, sentence.start, sentence.end, ahead=ahead)
    own = [day for day in found if start <= day.start < end]
    # "today concluded a visit to Peru, where she attended a meeting from May 11 to 13": the clause's own come first.
    begins = clause.skeleton.place(clause.begin) if clause.begin else start
    own.sort(key=lambda day: day.start < begins)
    # "was signed yesterday": of another event's day, the signing would say so too.
    signed = clause.skeleton.end_place(clause.verb.end()) if clause.verb[0].endswith("signed") else 0
    led_in = [day for day in found if day.start < start] if clause.begin == 0 or not own else []
    for told in (*own, *reversed(led_in)):
        day = told if ahead else _gone_by(clause, told)
        before = text[max(sentence.start, signed, day.start - _LONGEST_BEFORE_DAY) : day.start]
        names_event = _OF_AN_EVENT.search(before) and _NAMES_EVENT.match(text, day.end)
        to_come = not ahead and clause.published_on is not None and day.first > clause.published_on
        if to_come and _YEAR.search(text, day.start, day.end):
            # Told with its year, it is not one that was read wrongly.
            to_come = False
        reported = ahead and _SAID_ON.search(before)
        if clause.kind == "told" and _SPOKESMAN_SAID.search(before):
            continue
        if _CLOCK.match(text, day.end):
            continue
        of_both = day.end <= start and _WHILE.match(text, day.end)
        another = _is_another(clause, before) and not of_both
        if not (reported or names_event or to_come or another or _ANNOUNCED.match(text, day.end)):
            return day
    return None
