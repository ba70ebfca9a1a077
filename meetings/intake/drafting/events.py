"""A sentence, its people in signs -> the meetings that it tells of, clause by clause: who met whom, when and where.

A verb of meeting makes an event: "met with", "spoke by phone with", "hosted", "held talks", "will travel to". Its
subject stands before it and its object after it, within the clause. What stands there of another time ("when they met
last year", "following their call") is background and makes none.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from meetings.choices import SessionFormat, SessionStatus
from meetings.intake import dates
from meetings.intake.dates import FoundDate
from meetings.intake.types import Span

from . import bodies, places
from . import meeting_verbs as verbs
from .bodies import ORDINAL, Named
from .gazetteer import countries_in
from .people import Mention
from .places import FoundPlace
from .skeleton import PERSON, Skeleton, list_before

#: Of the first sentences, one may tell of a meeting by its name alone.
_LEAD = 5
_SIGN = re.compile(PERSON)
#: What may stand between the last of the subjects and the verb; nothing much where the subject is what was done.
_BEFORE_VERB = re.compile(r"(?!'s)[^;:\"“”]{0,80}")
_BETWEEN_SIDES = re.compile(rf"\b{verbs.TALK_NOUN} between [^;]{{0,60}}?{PERSON}[^;]*$")
_BEFORE_PASSIVE = re.compile(r",? ?(?:also |then )?")
_TELLS_OF_IT = re.compile(r",? (?:\([^)]*\),? )?(?:\w+ )?(?:said|told|stated|announced|added|wrote|says)\b")
#: What makes a verb background stands this near before it, in characters.
_LONGEST_BACKGROUND = 100
_CLAUSE_START = re.compile(r"[;,] (?!and |who)|(?<!between )(?<=\w) and then ")
_SAME_SUBJECT = re.compile(r"(?:and|then|,|also|later) (?:\w+ ){0,3}$")
_NEW_SUBJECT = re.compile(r"[A-Z]\w+ (?:and )?$")
_AHEAD = re.compile(rf"{verbs.AHEAD}\b")
_WILL_BE = re.compile(r"\b(?:will|to) (?:be )?(?:\w+ )?$")
_NOUN = re.compile(
    rf"\b((?:(?:bilateral|trilateral|virtual|phone|telephone|video|working|ministerial|informal) )?{verbs.TALK_NOUN})\b"
)
_TALKS = re.compile(rf"\b(?i:{verbs.TALK_NOUN})\b")
#: What was held may be named by its number alone: "The Fifth Annual Exchange of Visits".
_MEETS = re.compile(rf"\b(?i:{verbs.TALK_NOUN}|{ORDINAL} annual|signing)\b|\b(?i:{ORDINAL}) [A-Z]")
_OTHERS = re.compile(rf"[^.;]{{0,90}}?\b{verbs.PEOPLE_NOUN}\b")
_HOSTED = re.compile(r"\b(?:hosted|received|welcomed|signed)")
_IN_PERSON_CALL = re.compile(r"\bo?n$|upon$|^paid|paid ")
_TRAVELLER = re.compile(
    rf"\bdelegation\b|\b(?:{verbs.PEOPLE_NOUN}|[Tt]he [A-Z]\w+|[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Mm]y|[Hh]is"
    rf"|[Hh]er) (?:\w+ )?$"
)
_CONVENES = re.compile(r"\b(?:conven|(?:co-?)?chair|address|inaugurat)")
_WILL = re.compile(r"\b(?:will|shall)\b")
_ALSO = re.compile(r"\b(?:also|separately|additionally)\b")
_WILL_BE_A_VISIT = re.compile(r"[^,;.]{0,50} will\b")
_TOPIC = re.compile(r"\b(?:discuss|about|regarding|on the |concerning|exchanged views|reviewed)")
#: "In 1998, President A met with President B": no news.
_IN_YEAR = re.compile(r"(?:In|By|Since|During)(?: (?:early|late|mid))?(?: [A-Z]\w+)? ((?:19|20)\d\d)\b")
_INVITED_BY = re.compile(r"\b(?:invitation of|invited by) (?:the )?$")
_BARE = re.compile(r"(?:meet|hold|attend|join|call|speak|travel|host|receive|sign|discuss)\b")
_ANNOUNCED = re.compile(r",? (?:announced|issued|released|published)\b")
_PAPER = re.compile(r"\b(?i:memorandum|agreement|protocol|treaty|arrangement|convention)\b|\bMO[UC]\b|\bMoU\b")
_WITH = re.compile(r"\bwith\b")
_MET_OR_HELD = re.compile(r"\b(?:met|meet|meets|held|holds?|concluded)$")
_PAST = re.compile(r"\b(?:met|spoke|held|took|\w+ed)\b")
_BY_PHONE = re.compile(r"\b(?:phone|telephone|video)")
#: What says that a day is another event's stands this near before it, in characters.
_LONGEST_BEFORE_DAY = 60
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OF_AN_EVENT = re.compile(r"\b(?:[Tt]he|of|[Tt]heir|its) $")
_NAMES_EVENT = re.compile(r"(?:'s)? [A-Z]")


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting as one clause tells of it; ``start`` and ``end`` (folded text) hold the words that do so.

    ``kind``: the group of the verb (met, spoke, called, held, received, visit, passive, at). ``subjects`` and
    ``objects``: who met whom, in order. ``named``: the body's meeting, where a body is named. ``noun``: the word for
    the meeting, empty where none stands. ``anaphoric``: it is "the meeting" alone; ``apart``: it is told as one more
    ("also held a meeting with"). ``parties``: countries named there.
    """

    sentence: int
    kind: str
    start: int
    end: int
    subjects: tuple[Mention, ...]
    objects: tuple[Mention, ...]
    named: Named | None
    noun: str
    status: SessionStatus
    format: SessionFormat | None
    day: FoundDate | None
    place: FoundPlace | None
    anaphoric: bool
    apart: bool
    parties: tuple[str, ...]

    @property
    def people(self) -> tuple[Mention, ...]:
        """Who met, in reading order."""
        return self.subjects + self.objects


@dataclass(frozen=True, slots=True)
class _Clause:
    """A verb of meeting in its sentence. ``begin`` and ``end`` bound its clause in the skeleton.

    ``lead_in``: the place in the folded text where the sentence's own words begin.
    """

    number: int
    skeleton: Skeleton
    text: str
    verb: re.Match[str]
    begin: int
    end: int
    lead_in: int
    published_on: date | None

    @property
    def kind(self) -> str:
        kind = str(self.verb.lastgroup)
        # "called on", "paid a courtesy call on": in person.
        return "met" if kind == "called" and _IN_PERSON_CALL.search(self.verb[0]) else kind

    @property
    def signs(self) -> str:
        return self.skeleton.text

    def before(self) -> str:
        """Return the words of the clause before the verb, or as many as can matter."""
        return self.signs[max(0, self.verb.start() - 120) : self.verb.start()]

    def after(self) -> str:
        return self.signs[self.verb.end() : self.end]


def may_tell(text: str, sentence: Span) -> bool:
    """Say quickly whether a sentence has any verb of meeting."""
    return verbs.may_tell(sentence.of(text))


def find(number: int, skeleton: Skeleton, text: str, published_on: date | None, lead_in: int) -> list[Event]:
    """Return the meetings that the sentence ``number`` tells of, in reading order; ``lead_in``: where it begins."""
    signs = skeleton.text
    year = _IN_YEAR.match(signs)
    if year and published_on and int(year[1]) < published_on.year:
        return []
    found = [match for match in verbs.find(signs) if not _is_background(signs, match)]
    if not found and number >= _LEAD:
        return []
    convened = any(_CONVENES.search(match[0]) or _MET_OR_HELD.search(match[0]) for match in found)
    named = bodies.named_in(text, skeleton.sentence.start, skeleton.sentence.end, convened=convened)
    found = found or [
        match
        for match in verbs.AT_MEETING.finditer(signs)
        if _names_body(named, skeleton, match) and not _is_of_the_past(signs, match, published_on)
    ]
    found = found or [match for match in verbs.DEEDS.finditer(signs) if not _is_background(signs, match)]
    events: list[Event] = []
    for at, match in enumerate(found):
        begin = found[at - 1].end() if at else 0
        stop = found[at + 1].start() if at + 1 < len(found) else len(signs)
        clause_end = verbs.CLAUSE_END.search(signs, match.end(), stop)
        if clause_end and match.lastgroup == "visit" and clause_end[0] == ";":
            # "will travel to Accra, Ghana; Lusaka, Zambia; and ... from May 2 to 5"
            clause_end = None
        end = clause_end.start() if clause_end else stop
        clause = _Clause(number, skeleton, text, match, begin, end, lead_in, published_on)
        event = _event(clause, named, events[-1] if events else None)
        if event:
            events.append(event)
    return events


def _is_of_the_past(signs: str, match: re.Match[str], published_on: date | None) -> bool:
    """Say whether the words before tell of an earlier year: "established in January 2023, during the summit"."""
    years = _YEAR.findall(signs, max(0, match.start() - _LONGEST_BACKGROUND), match.start())
    return bool(years and published_on and int(years[-1]) < published_on.year)


def _names_body(named: list[Named], skeleton: Skeleton, match: re.Match[str]) -> bool:
    place = skeleton.place(match.end())
    return any(each.start <= place <= each.end for each in named)


def _is_background(signs: str, match: re.Match[str]) -> bool:
    at = match.start()
    if verbs.BACKGROUND_AFTER.match(signs, match.end()):
        return True
    if match.lastgroup == "passive":
        return bool(verbs.NEXT.search(signs, 0, at))
    clause = max(0, at - _LONGEST_BACKGROUND)
    for start in _CLAUSE_START.finditer(signs, clause, at):
        clause = start.end()
    return bool(verbs.BACKGROUND.search(signs, clause, at)) and not verbs.LEADING_TIME.match(signs, 0, at)


def _event(clause: _Clause, named: list[Named], earlier: Event | None) -> Event | None:
    """Return the event of a clause; None where nobody is told to have met."""
    skeleton, text = clause.skeleton, clause.text
    subjects, objects = _subjects(clause, earlier), _objects(clause)
    verb = skeleton.place(clause.verb.start())
    start = min(subjects[0].phrase.start, verb) if subjects else verb
    end = skeleton.end_place(max(clause.end, clause.verb.end()))
    body = _body(named, clause, verb, end)
    if body is None and not _has_sides(clause, subjects, objects, start, end):
        return None
    status = _status(clause, earlier)
    day = _day(clause, start, end, ahead=status is not SessionStatus.HELD)
    place = _place(clause, verb, end)
    told_of = [each for each in (day, place) if each and start <= each.start < end]
    begins = [start, *([body.start] if body else []), *([day.start] if day else [])]
    ends = [skeleton.end_place(clause.verb.end()), *(each.end for each in told_of), *([body.end] if body else [])]
    noun = _NOUN.search(clause.signs, clause.verb.start(), clause.end)
    return Event(
        sentence=clause.number,
        kind=clause.kind,
        start=max(min(begins), min(start, clause.lead_in)),
        end=max(ends + [person.phrase.end for person in objects]),
        subjects=subjects,
        objects=objects,
        named=body,
        noun=noun[1] if noun else "",
        status=status,
        format=_format(clause),
        day=day,
        place=place,
        anaphoric=body is None
        and bool(verbs.ANAPHORIC.match(clause.signs[clause.verb.end() : clause.verb.end() + 60])),
        apart=bool(objects) and _ALSO.search(clause.signs, clause.begin, clause.verb.end()) is not None,
        parties=tuple(dict.fromkeys(code for _, _, code in countries_in(text[min(begins) : end]))),
    )


def _subjects(clause: _Clause, earlier: Event | None) -> tuple[Mention, ...]:
    """Return the people who do what the verb says: the last list of people before it, with little between."""
    between = clause.signs[clause.begin : clause.verb.start()]
    passive = clause.kind == "passive"
    if passive and (those := _BETWEEN_SIDES.search(between)):
        # "The meeting between A and B took place".
        return tuple(clause.skeleton.people(those[0]))
    signs = list_before(between, _BEFORE_PASSIVE if passive else _BEFORE_VERB)
    if signs or passive:
        return tuple(clause.skeleton.people(signs))
    if earlier and clause.begin and _SAME_SUBJECT.search(between) and not _NEW_SUBJECT.search(between):
        return earlier.subjects
    return ()


def _objects(clause: _Clause) -> tuple[Mention, ...]:
    """Return the people with whom it was done: those after the verb, up to the purpose or the clause's end."""
    words = clause.after()
    stop = verbs.PURPOSE.search(words)
    region = words[: stop.start()] if stop else words
    signs = [
        sign
        for sign in _SIGN.finditer(region)
        if not words.startswith("'s", sign.end())
        and not _TELLS_OF_IT.match(words, sign.end())
        and not _INVITED_BY.search(words, 0, sign.start())
    ]
    return tuple(clause.skeleton.mention(sign[0]) for sign in signs)


def _body(named: list[Named], clause: _Clause, verb: int, end: int) -> Named | None:
    """Return the body's meeting that the verb is about: the first after it or, for "was held", the last before it."""
    after = [each for each in named if verb <= each.start < end]
    begin = clause.skeleton.place(clause.begin) if clause.begin < len(clause.signs) else verb
    before = [each for each in named if begin <= each.start < verb]
    if _MET_OR_HELD.search(clause.verb[0]):
        return _body_that_met(before, after, clause)
    if clause.kind not in ("passive", "met"):
        return after[0] if after else None
    return before[-1] if before else after[0] if after else None


def _body_that_met(before: list[Named], after: list[Named], clause: _Clause) -> Named | None:
    """Return the body of "the Joint Commission met for its fourth session", or the meeting that others held."""
    others = [each for each in after if each.rule != "body"]
    if others and clause.kind != "met":
        return others[0]
    own = bodies.own_ordinal(clause.after())
    if (
        before
        and before[-1].rule == "body"
        and (own or not clause.skeleton.people(clause.signs[: clause.verb.start()]))
    ):
        return replace(before[-1], lead=own or before[-1].lead)
    return next((each for each in (*reversed(before), *others) if each.rule != "body"), None)


def _has_sides(
    clause: _Clause, subjects: tuple[Mention, ...], objects: tuple[Mention, ...], start: int, end: int
) -> bool:
    """Say whether somebody is told to have met: people or parties on one side at least, and one to meet."""
    before, after = clause.before(), clause.signs[clause.verb.end() :]
    if clause.kind in ("met", "spoke", "called", "received"):
        parties = bool(countries_in(before))
        somebody = bool(subjects) or parties or bool(verbs.PARTY_SUBJECT.search(before))
        return bool(objects) or (somebody and (len(subjects) > 1 or parties or bool(_OTHERS.match(after))))
    if clause.kind in ("discussed", "signed"):
        signed_with = clause.kind == "signed" and _WITH.search(after) and countries_in(after)
        return bool(subjects) and (len(subjects) + len(objects) > 1 or bool(signed_with))
    if clause.kind == "visit":
        return bool(subjects) or _TRAVELLER.search(clause.signs[: clause.verb.start()]) is not None
    if clause.kind == "passive" and objects and _HOSTED.search(clause.verb[0]):
        return True
    if clause.kind == "passive":
        before = clause.signs[clause.begin : clause.verb.start()]
        if clause.verb[0].endswith("signed") and _PAPER.search(before):
            return True
        if _MEETS.search(before) is None:
            return False
        if countries_in(before):
            return True
    elif _TALKS.search(after) is None:
        return False
    return bool(
        subjects
        or objects
        or verbs.PARTY_SUBJECT.search(before)
        or verbs.PARTY_SUBJECT.search(after)
        or countries_in(clause.text[start:end])
    )


def _status(clause: _Clause, earlier: Event | None) -> SessionStatus:
    if verbs.CANCELLED.search(clause.signs):
        return SessionStatus.CANCELLED
    verb, before = clause.verb[0], clause.signs[max(0, clause.verb.start() - 20) : clause.verb.start()]
    ahead = _AHEAD.match(verb) or verb.startswith("will be") or _WILL_BE.search(before)
    if clause.kind == "at":
        # "will give the keynote address at ..."
        ahead = _WILL.search(clause.signs, clause.begin, clause.verb.start())
    elif _BARE.match(verb):
        # "He will tour the port and meet officials"
        ahead = ahead or _WILL.search(clause.signs, 0, clause.verb.start())
    if clause.kind == "visit":
        # "My visit to Lima on 2 May will be the first"
        ahead = ahead or _WILL_BE_A_VISIT.match(clause.after())
    if earlier and earlier.status is SessionStatus.PLANNED and not _PAST.search(verb):
        # "will visit Vientiane and (will) meet ..."
        ahead = True
    return SessionStatus.PLANNED if ahead else SessionStatus.HELD


def _format(clause: _Clause) -> SessionFormat | None:
    words = clause.signs[clause.verb.start() : clause.end]
    if verbs.HYBRID.search(clause.signs[: clause.end]):
        return SessionFormat.HYBRID
    if verbs.IN_PERSON.search(words):
        return SessionFormat.IN_PERSON
    remote = _BY_PHONE.search(words) if clause.kind == "spoke" else verbs.VIRTUAL.search(words)
    return SessionFormat.VIRTUAL if remote and clause.kind != "called" else None


def _place(clause: _Clause, verb: int, end: int) -> FoundPlace | None:
    """Return the place named after the verb or, for a sentence's first, before it."""
    if clause.kind in ("spoke", "called", "discussed"):
        # "... and discussed the situation in Gaza" is no place of a call.
        topic = _TOPIC.search(clause.text, verb, end)
        end = topic.start() if topic else end
    place = places.find(clause.text, verb, end, told=True)
    if place is None and clause.begin == 0:
        place = places.find(clause.text, clause.lead_in, end)
    if place is None and clause.kind == "visit":
        place = places.find_visited(clause.text, verb, end)
    return place


def _day(clause: _Clause, start: int, end: int, *, ahead: bool) -> FoundDate | None:
    """Return the day of the event: one in its clause or, for a sentence's first, one that leads the sentence in."""
    sentence, text = clause.skeleton.sentence, clause.text
    found = dates.find(text, clause.published_on, sentence.start, sentence.end, ahead=ahead)
    own = [day for day in found if start <= day.start < end]
    # "was signed yesterday": of another event's day, the signing would say so too.
    signed = clause.skeleton.end_place(clause.verb.end()) if clause.verb[0].endswith("signed") else 0
    led_in = [day for day in found if day.start < start] if clause.begin == 0 or not own else []
    for day in (*own, *reversed(led_in)):
        before = text[max(sentence.start, signed, day.start - _LONGEST_BEFORE_DAY) : day.start]
        names_event = _OF_AN_EVENT.search(before) and _NAMES_EVENT.match(text[day.end : day.end + 4])
        to_come = not ahead and clause.published_on is not None and day.first > clause.published_on
        if to_come and _YEAR.search(text, day.start, day.end):
            # Told with its year, it is not one that was read wrongly.
            to_come = False
        if not (names_event or to_come or verbs.OTHER_EVENT.search(before) or _ANNOUNCED.match(text, day.end)):
            return day
    return None
