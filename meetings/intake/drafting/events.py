"""A sentence, its people in signs -> the meetings that it tells of, clause by clause: who met whom, when and where.

A verb of meeting makes an event: "met with", "spoke by phone with", "hosted", "held talks", "will travel to". Its
subject stands before it and its object after it, within the clause.
"""

import re
from dataclasses import dataclass, replace

from meetings.choices import SessionFormat, SessionStatus
from meetings.intake.dates import FoundDate
from meetings.intake.gazetteer import countries_in
from meetings.intake.types import Span

from . import bodies, circumstances, clauses
from . import meeting_verbs as verbs
from .bodies import ORDINAL, Named
from .clauses import MET_OR_HELD, OWN_SESSION, WHEN_THEY, Clause, InStory
from .people import Mention
from .places import FoundPlace
from .skeleton import PEOPLE, PERSON, Skeleton, list_before

_SIGN = re.compile(PERSON)
#: What may stand between the last of the subjects and the verb; nothing much where the subject is what was done.
_BEFORE_VERB = re.compile(r"(?!'s)(?:[^;:\"“”]{0,80}|,? (?:and|as well as) other [^;:\"“”,]{0,140})")
_BETWEEN_SIDES = re.compile(
    rf"\b{verbs.TALK_NOUN} between [^;]{{0,60}}?{PERSON}[^;]*$"
    rf"|{PERSON}'s (?:\w+ ){{0,2}}{verbs.TALK_NOUN} with {PERSON}[^;]*$"
)
_BEFORE_PASSIVE = re.compile(r",? ?(?:also |then )?")
_TELLS_OF_IT = re.compile(r",? (?:\([^)]*\),? )?(?:\w+ )?(?:said|told|stated|announced|added|wrote|says)\b")
_ANOTHER_SUBJECT = re.compile(
    rf"^(?:In|Following|After|Under|At|During|As)\b[^,]*{PERSON}[^,]*, (?:the )?[A-Z][\w.]+(?: [A-Z]\w+)? $"
)
_SAME_SUBJECT = re.compile(r"(?:and|then|,|also|later) (?:\w+ ){0,3}$")
_NEW_SUBJECT = re.compile(r"[A-Z]\w+ (?:and )?$")
_NOUN = re.compile(
    rf"\b((?:(?:bilateral|trilateral|virtual|phone|telephone|video|working|ministerial|informal) )?{verbs.TALK_NOUN})\b"
)
_TALKS = re.compile(rf"\b(?i:{verbs.TALK_NOUN})\b")
#: What was held may be named by its number alone: "The Fifth Annual Exchange of Visits".
_MEETS = re.compile(rf"\b(?i:{verbs.TALK_NOUN}|{ORDINAL} annual|signing)\b|\b(?i:{ORDINAL}) [A-Z]")
_WITH_AND = re.compile(
    rf"(?: (?!today|yesterday)[a-z][\w-]*){{0,4}} with (?:the )?{PERSON} and (?:also |then |later )?"
)
_INCLUDING = re.compile(rf", including (?:the )?(?={PERSON})")
_OTHERS = re.compile(rf"(?:[^.;]|(?<=[A-Z])\.){{0,90}}?\b(?i:{verbs.PEOPLE_NOUN})\b")
#: "consulted with the North Atlantic Council"
_WITH_BODY = re.compile(
    r" (?:\w+ )?with (?:the )?(?:[A-Z][\w'-]* ){0,6}?"
    r"(?:Council|Committee|Commission|Parliament|Assembly|Board|Caucus|Alliance|Authority|Agency|Group)\b"
)
_AND_OTHERS = re.compile(rf"\band other (?:[\w'-]+ ){{0,6}}?{verbs.PEOPLE_NOUN}\b")
_HOSTED = re.compile(r"\b(?:hosted|moderated|received|welcomed|signed|visited)")
_TRAVELLER = re.compile(
    rf"\bdelegation\b|\b(?:{verbs.PEOPLE_NOUN}|[Tt]he [A-Z]\w+|[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Mm]y|[Hh]is"
    rf"|[Hh]er) (?:\w+ )?$"
)
_ALSO = re.compile(r"\b(?:also|separately|additionally)\b")
_CEREMONY = re.compile(r"\b(?i:opening|closing|signing|swearing-in) (?i:ceremony)\b")
#: "began weeks of talks, with Secretary A set to travel to Lima on Thursday"
_GOES_ELSEWHERE = re.compile(r" (?:is |are )?(?:set|due|expected|scheduled|slated|likely) to\b")
_INVITED_BY = re.compile(r"\b(?:invitation of|invited by) (?:the )?$")
_WHO_SPOKE_AFTER = re.compile(rf", (?:the )?({PEOPLE}),? (?:also |has |have |had )?(?:\w+ed|said|told|spoke|made)\b")
_DELEGATION_TO = re.compile(r"\b[Dd]elegation (?:to [^;]{2,60} )?$")
#: "Speaking after | talks with A, B said"
_LEADS_IN = re.compile(
    r"(?:(?:After|Following|At|In|During|Speaking|Meeting|Addressing|Asked|Talking)\b(?: [\w-]+){0,5} )?"
)
#: "A's talks with B"
_POSSESSED = re.compile(rf"{PERSON}'s? (?:[\w-]+ ){{0,2}}$")
_ON_WHO_SPOKE = re.compile(r" (?:him|her|them)(?= (?:at|in|on|to|today|yesterday|during|here)\b|[.,])")
#: "Ministers from five countries gathered".
_OF_SEVERAL = re.compile(
    r"\b(?:from|of) (?:the )?(?:\w+ )?(?:countries|nations|governments|states|agencies|ministries)\b"
)
#: "The leaders met", who need nobody else to meet.
_TOGETHER = re.compile(
    r"\b(?:[Ll]eaders|[Mm]inisters|[Pp]residents|[Ss]ides|[Dd]elegations|[Pp]rincipals|[Ee]nvoys|[Nn]egotiators|[Ss]ecretaries"
    r"|[Dd]irectors|[Dd]elegates|[Rr]epresentatives|[Oo]fficials|[Ee]xperts) (?:(?:of"
    r"|from) (?:the )?[A-Z][^;,]{0,60} )?(?:also |then |last )?$"
)
#: "said the two leaders, whose nations are neighbours, had spoken"
_THE_TWO = re.compile(r"\b[Tt]he two (?:leaders|presidents|ministers|officials|sides)\b")
_PAPER = re.compile(r"\b(?i:memorandum|agreement|protocol|treaty|arrangement|convention)\b|\bMO[UC]\b|\bMoU\b")
#: "during a meeting | with newly appointed heads of missions"
_WITH_PEOPLE = re.compile(rf" with (?:the )?(?:[\w-]+ ){{0,4}}?(?i:{verbs.PEOPLE_NOUN})\b")
_COUNTERPART = re.compile(r"\bcounterparts?\b")
_ON_DAY = re.compile(
    r"(?: in [A-Z][\w'-]+(?: [A-Z][\w'-]+)?,?| (?:held|convened|hosted)(?: by [\w ]{2,30}?)?)?"
    r" (?:on (?:\w+day|\d|[A-Z]\w+ \d)|[A-Z]\w+day\b|today\b|tomorrow\b"
    r"|yesterday\b|this (?:morning|afternoon|evening)\b)"
)
_WITH = re.compile(r"\bwith\b")


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting as one clause tells of it; ``start`` and ``end`` (folded text) hold the words that do so.

    ``kind``: the group of the verb (met, spoke, called, held, received, visit, passive, at, discussed, signed, talks).
    ``subjects`` and ``objects``: who met whom, in order. ``named``: the body's meeting, where a body is named.
    ``noun``: the word for the meeting, empty where none stands. ``anaphoric``: it is "the meeting" alone; ``apart``:
    it is told as one more ("also held a meeting with"). ``with_people``: others without names were met. ``parties``:
    countries named there.
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
    with_people: bool
    parties: tuple[str, ...]

    @property
    def people(self) -> tuple[Mention, ...]:
        """Who met, in reading order."""
        return self.subjects + self.objects


def may_tell(text: str, sentence: Span) -> bool:
    """Say quickly whether a sentence has any verb of meeting."""
    return verbs.may_tell(sentence.of(text))


def find(at: InStory, skeleton: Skeleton, text: str) -> list[Event]:
    """Return the meetings that a sentence tells of, in reading order."""
    found, named = clauses.find(at, skeleton, text)
    events: list[Event] = []
    for clause in found:
        event = _event(clause, named, events[-1] if events else None)
        if event and event.kind == "told" and events and events[-1].kind == "talks":
            # "In a phone call on Monday, A told B that"
            events[-1] = replace(events[-1], objects=event.objects, end=max(events[-1].end, event.end))
        elif event:
            events.append(event)
    return events


def _event(clause: Clause, named: list[Named], earlier: Event | None) -> Event | None:
    """Return the event of a clause; None where nobody is told to have met."""
    skeleton = clause.skeleton
    subjects, objects = _subjects(clause, earlier), _objects(clause)
    verb = skeleton.place(clause.verb.start())
    start = min(subjects[0].phrase.start, verb) if subjects else verb
    end = skeleton.end_place(max(clause.end, clause.verb.end()))
    body = _body(named, clause, verb, end)
    if body is None and not _has_sides(clause, subjects, objects, start, end):
        return None
    status = circumstances.status(clause, after_planned=bool(earlier and earlier.status is SessionStatus.PLANNED))
    day = circumstances.day_of(clause, start, end, ahead=status is not SessionStatus.HELD)
    place = circumstances.place_of(clause, verb, end)
    if body and place and body.start <= place.start < body.end:
        # "the Conference on Trafficking in Persons, in Bali"
        place = circumstances.place_of(clause, body.end, end)
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
        format=circumstances.session_format(clause),
        day=day,
        place=place,
        anaphoric=body is None
        and bool(verbs.ANAPHORIC.match(clause.signs[clause.verb.end() : clause.verb.end() + 60])),
        apart=bool(objects) and _ALSO.search(clause.signs, clause.begin, clause.verb.end()) is not None,
        with_people=_WITH_PEOPLE.search(clause.signs, clause.verb.end(), clause.end) is not None,
        parties=_parties(clause, min(begins), end),
    )


def _parties(clause: Clause, start: int, end: int) -> tuple[str, ...]:
    """Return the countries that the clause names, in order; those before its verb too, where they are its subject."""
    told = countries_in(clause.text[start:end])
    if not clause.begin and (subject := countries_in(clause.signs[: clause.verb.start()])):
        told = subject + told if len({code for _, _, code in subject}) > 1 else told
    return tuple(dict.fromkeys(code for _, _, code in told))


def _subjects(clause: Clause, earlier: Event | None) -> tuple[Mention, ...]:
    """Return the people who do what the verb says: the last list of people before it, with little between."""
    between = clause.signs[clause.begin : clause.verb.start()]
    if WHEN_THEY.search(between) or (clause.kind == "talks" and clause.verb[0].startswith(verbs.AT_A_MEETING)):
        # "A told B at a meeting in Lima", "A and B agreed when they met in Lima"
        told = clause.skeleton.people(between)
        if told:
            return tuple(told)
    if clause.kind == "visit" and clause.verb[0].startswith(verbs.ON_A_VISIT):
        return tuple(clause.skeleton.people(between)[:1])
    if between.endswith("while ") and clause.verb[0].endswith(("ing", "ing in")):
        # "A told B so while attending the forum"
        return tuple(clause.skeleton.people(between)[:1])
    if clause.kind in ("talks", "visit") and (whose := _POSSESSED.search(between)):
        return tuple(clause.skeleton.people(whose[0]))
    if clause.verb[0].startswith("to ") and _DELEGATION_TO.search(between):
        # "President A announced the designation of a Presidential Delegation to attend ..."
        return ()
    if earlier and earlier.subjects and clause.begin and _WITH_AND.fullmatch(between):
        # "A held talks with B and called on C"
        return earlier.subjects
    passive = clause.kind == "passive"
    if passive and (those := _BETWEEN_SIDES.search(between)):
        # "The meeting between A and B took place".
        return tuple(clause.skeleton.people(those[0]))
    if _ANOTHER_SUBJECT.search(between):
        # "In line with the talks between A and B, the United States hosted ..."
        return ()
    signs = list_before(between, _BEFORE_PASSIVE if passive else _BEFORE_VERB)
    if signs or passive:
        return tuple(clause.skeleton.people(signs))
    if (
        clause.kind in ("talks", "met", "at", "held", "visit")
        and _LEADS_IN.fullmatch(between)
        and (speaker := _WHO_SPOKE_AFTER.search(clause.signs, clause.verb.end()))
    ):
        # "After talks with A in Lima, B said"
        return tuple(clause.skeleton.people(speaker[1]))
    if earlier and clause.begin and _SAME_SUBJECT.search(between):
        # "visited Buenos Aires and met with" has the name of a place before its "and".
        return earlier.subjects if earlier.kind == "visit" or not _NEW_SUBJECT.search(between) else ()
    return ()


def _objects(clause: Clause) -> tuple[Mention, ...]:
    """Return the people with whom it was done: those after the verb, up to the purpose or the clause's end."""
    words = clause.after()
    if _ON_WHO_SPOKE.match(words):
        # "A was speaking when B called on him"
        told = clause.skeleton.people("".join(_SIGN.findall(clause.signs[: clause.verb.start()])))
        return tuple(told[:1]) if len(told) > 1 else ()
    stop = verbs.PURPOSE.search(words)
    region = words[: stop.start()] if stop else words
    # "met with members of the President's cabinet, including A and B"
    including = _INCLUDING.search(words, len(region))
    if including:
        following = verbs.PURPOSE.search(words, including.end())
        region = words[: following.start()] if following else words
    signs = [
        sign
        for sign in _SIGN.finditer(region)
        if not words.startswith("'s", sign.end())
        and not _TELLS_OF_IT.match(words, sign.end())
        and not _INVITED_BY.search(words, 0, sign.start())
        and not _GOES_ELSEWHERE.match(words, sign.end())
    ]
    return tuple(clause.skeleton.mention(sign[0]) for sign in signs)


def _body(named: list[Named], clause: Clause, verb: int, end: int) -> Named | None:
    """Return the body's meeting that the verb is about: the first after it or, for "was held", the last before it."""
    # What was discussed is a topic.
    after = [each for each in named if verb <= each.start < end and clause.kind != "discussed"]
    begin = clause.skeleton.place(clause.begin) if clause.begin < len(clause.signs) else verb
    before = [each for each in named if begin <= each.start < verb]
    if clause.kind == "at":
        place = clause.skeleton.place(clause.verb.end())
        return next((each for each in named if each.start <= place <= each.end), None)
    if MET_OR_HELD.search(clause.verb[0]) or OWN_SESSION.match(clause.signs, clause.verb.start()):
        return _body_that_met(before, after, clause)
    if clause.kind not in ("passive", "met"):
        return after[0] if after else None
    return before[-1] if before else after[0] if after else None


def _body_that_met(before: list[Named], after: list[Named], clause: Clause) -> Named | None:
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
    clause: Clause, subjects: tuple[Mention, ...], objects: tuple[Mention, ...], start: int, end: int
) -> bool:
    """Say whether somebody is told to have met: people or parties on one side at least, and one to meet."""
    kind = clause.kind
    if kind in ("met", "spoke", "called", "received"):
        return _met_somebody(clause, subjects, objects)
    if kind == "talks":
        return _talked(clause, [*subjects, *objects], has_subject=bool(subjects))
    if kind == "told":
        return bool(subjects and objects)
    if kind in ("discussed", "signed"):
        return bool(subjects or clause.kind == "signed") and _did_together(clause, len(subjects) + len(objects))
    if kind == "visit":
        return bool(subjects) or _TRAVELLER.search(clause.signs[: clause.verb.start()]) is not None
    before, after = clause.before(), clause.signs[clause.verb.end() :]
    if kind == "passive":
        before = clause.signs[clause.begin : clause.verb.start()]
        if _was_done(clause, before, objects):
            return True
        if _MEETS.search(before) is None:
            return False
    elif _TALKS.search(after) is None:
        return False
    return bool(
        subjects
        or objects
        or verbs.PARTY_SUBJECT.search(before)
        or verbs.PARTY_SUBJECT.search(after)
        or countries_in(before)
        or countries_in(clause.text[start:end])
    )


def _met_somebody(clause: Clause, subjects: tuple[Mention, ...], objects: tuple[Mention, ...]) -> bool:
    """Say whether "met" and its like have whom somebody met, or several who met each other."""
    before, after = clause.before(), clause.signs[clause.verb.end() :]
    if objects or (_ON_WHO_SPOKE.match(after) and _SIGN.search(clause.signs, 0, clause.verb.start())):
        return True
    together = _OF_SEVERAL.search(before) or _TOGETHER.search(before) or _THE_TWO.search(before)
    parties = bool(countries_in(before) or together)
    somebody = bool(subjects) or parties or verbs.PARTY_SUBJECT.search(before) is not None
    with_others = _OTHERS.match(after) or _WITH_BODY.match(after)
    return somebody and (len(subjects) > 1 or parties or with_others is not None)


def _talked(clause: Clause, people: list[Mention], *, has_subject: bool) -> bool:
    """Say whether talks told by their name have two sides, or a day of their own."""
    parties = {code for _, _, code in countries_in(clause.signs[clause.begin : clause.end])}
    if len(people) > 1 or len(parties) > 1:
        return True
    if clause.verb[0].startswith(("after ", "After ")) and verbs.PARTY_SUBJECT.search(clause.before()):
        return True
    if has_subject and (parties or _COUNTERPART.search(clause.signs, clause.verb.end(), clause.end)):
        return True
    if has_subject and _WITH_PEOPLE.match(clause.signs, clause.verb.end()):
        return True
    if has_subject and clause.signs.startswith("Speaking ") and clause.verb.start() == len("Speaking "):
        # "Speaking at a forum of the Council in Lima, A said"
        return True
    return _ON_DAY.match(clause.signs, clause.verb.end()) is not None


def _did_together(clause: Clause, people: int) -> bool:
    """Say whether more than one discussed or signed something: people, others beside them, or another country."""
    if people > 1 or _AND_OTHERS.search(clause.before()):
        return True
    if clause.kind == "signed" and len({code for _, _, code in countries_in(clause.before())}) > 1:
        return True
    after = clause.signs[clause.verb.end() :]
    return clause.kind == "signed" and _WITH.search(after) is not None and bool(countries_in(after))


def _was_done(clause: Clause, before: str, objects: tuple[Mention, ...]) -> bool:
    """Say whether a passive clause tells enough by itself: a ceremony, a host, a paper signed, or countries."""
    if _CEREMONY.search(clause.before()) or (objects and _HOSTED.search(clause.verb[0])):
        return True
    if clause.verb[0].endswith("signed") and _PAPER.search(before):
        return True
    return _MEETS.search(before) is not None and bool(countries_in(before))
