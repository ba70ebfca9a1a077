"""A sentence, its people in signs -> the clauses of it that tell of a meeting, each with its verb and its bounds.

What stands there of another time ("when they met last year", "following their call") is background and tells of none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from . import bodies
from . import meeting_verbs as verbs
from .bodies import Named
from .skeleton import PERSON, Skeleton

#: Of so many first sentences, one may tell of a meeting by its name alone.
EARLY = 5
#: What makes a verb background stands this near before it, in characters.
_LONGEST_BACKGROUND = 100
_CLAUSE_START = re.compile(r"[;,] (?!and |who)|(?<!between )(?<=\w) and then ")
_IN_PERSON_CALL = re.compile(r"\bo?n$|upon$|^paid|paid ")
_CONVENES = re.compile(r"\b(?:conven|(?:co-?)?chair|address|inaugurat)")
#: "In 1998, President A met with President B": no news.
_IN_YEAR = re.compile(r"(?:In|By|Since|During)(?: (?:early|late|mid))?(?: [A-Z]\w+)? ((?:19|20)\d\d)\b")
#: "The Minister, during his talks with X, noted": what was said there is news.
_AT_TALKS = re.compile(r"\b(?:in|during|at) (?:his|her|their) (?:\w+ )?$")
#: "said after a day of talks with X": where nothing before told of the talks, they are news.
_LED_TO_BY_TALKS = re.compile(
    rf"{PERSON}'s? (?:[\w-]+ ){{0,2}}$|\b(?:[Ii]n|[Dd]uring|[Aa]t|[Aa]fter|[Ff]ollowing|told|of) (?:(?:an?|the|his"
    rf"|her|their|\w+ days? of"
    r"|\w+ hours of) )?(?:[\w-]+ ){0,2}$"
)
#: "The President said so when the Council paid a courtesy call on him": where it was said is news.
_CALLS_ON = re.compile(r"\b(?:[Cc]all|called) on$")
_SAID_WHEN = re.compile(
    r"\b(?:said|speaking|spoke|gave|made|assured|pledged|announced|stated|commended|urged)\b[^.;]{0,80} when\b"
    r"[^.;]{0,90}$"
)
#: "announced today that she would visit"
_ANNOUNCED = re.compile(
    r"\b(?:announced?|announces|confirmed|said|stated|told|revealed|disclosed) [^.;]{0,60}?\bthat [^.;,]{0,80}$"
)
#: "said today that she had met", "The statement came after A met B": told as news.
_SAID_HAD = re.compile(
    rf"\b(?:said|told|added|confirmed)\b[^.;]{{0,60}}? (?:[Hh]e|[Ss]he|[Tt]hey|the two(?: \w+)?|{PERSON})"
    r"(?:, [^;.]{2,80},)? (?:had|have|has)"
    r" (?:also |just )?$"
)
#: "The ministry said in a statement that A met B"
_SAID_THAT = re.compile(
    r"^[^,;]{0,80}\b(?:said|announced|confirmed|reported|stated|informed|disclosed)\b[^.;]{0,60} that [^.;,]{0,90}$"
)
_CAME_AFTER = re.compile(
    r"^(?:The|His|Her|Their) (?:\w+ )?(?:announcement|statement|comments?|remarks|agreement|deal|decision|news)"
    r" (?:came|comes|followed|was (?:made|issued|announced|reached|signed)) [^,;]*$"
)
_SAID_AFTER = re.compile(r"\b(?:[Ss]peaking|said|told|announced|agreed|vowed|pledged)\b[^.;]{0,60}\b(?:after|when) $")
#: "A and B agreed to it when they | met in Lima on Monday"
WHEN_THEY = re.compile(r"\b(?:when|as|while) (?:they|the two(?: \w+)?|both) (?:also )?$")
_ON_A_DAY = re.compile(r"[^.;,]{0,40}?\b(?:[A-Z]\w+day|today|yesterday)\b")
#: "thanked him for last month's forum in Lima, where they | met"
_WHERE_THEN = re.compile(
    r"\b(?:(?:last|the previous) (?:week|month|year|spring|summer|autumn|fall|winter|\w+ber|January|February|March"
    r"|April"
    r"|May|June|July|August)|in (?:\w+ )?(?:19|20)\d\d|earlier this (?:week|month"
    r"|year))\b[^.;]{0,80}, where [^,;]{0,60}$"
)
#: "met Tuesday for the first time since last month's clash"
_DAY = re.compile(r"\b(?:[A-Z]\w+day|today|yesterday)\b")
_TALKS_BETWEEN = re.compile(r"(?: [^;.]{0,60}?)? between\b")
#: "the commitment that A and B made during the Leaders' Summit"
_WHAT_SOMEBODY_DID = re.compile(rf"\bthat (?:the )?{PERSON}[^,;]{{0,60}}$")
#: "discuss their vision for the Summit"
_AS_TOPIC = re.compile(
    r"\b(?:vision|plans?|preparations?|priorities|agenda|expectations|ideas|proposals) for (?:the )?[^,;.]{0,60}$"
)
#: "met with Director A; Minister B; and Governor C".
_LIST_GOES_ON = re.compile(rf"; (?:and )?(?:the )?{PERSON}(?=[;,.]|$| (?:and|of|from|today|yesterday|on|at|in)\b)")
#: "The next meeting of the Working Group": so many characters hold the words.
_LONGEST_NEXT = 40
#: The day of a meeting stands this near after its verb, in characters.
_NEAR = 60
#: "The Commission opened its annual session"
OWN_SESSION = re.compile(
    r"\b(?:opened|opens|began|begins|resumed) (?:its|their) (?:[\w-]+ ){0,3}?(?:session|meeting|plenary)\b"
)
#: Verbs after which a body named before may be the one that met.
MET_OR_HELD = re.compile(r"\b(?:met|meet|meets|held|holds?|concluded)$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


class InStory(NamedTuple):
    """Where a sentence stands in its story: its number, and where its own words begin (folded text), past a credit.

    ``is_early``: it is one of the first, which may tell of a meeting without a verb of meeting. ``is_first``: none
    before it tells of any, so that what led to the news ("after talks with ...") may be the meeting itself.
    """

    number: int
    lead_in: int
    published_on: date | None
    is_early: bool
    is_first: bool


@dataclass(frozen=True, slots=True)
class Clause:
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
        """Return the group of the verb, or of the deed or the words that stand for one."""
        kind = str(self.verb.lastgroup)
        # "called on", "paid a courtesy call on": in person.
        return "met" if kind == "called" and _IN_PERSON_CALL.search(self.verb[0]) else kind

    @property
    def signs(self) -> str:
        """Return the skeleton's text."""
        return self.skeleton.text

    def before(self) -> str:
        """Return the words of the clause before the verb, or as many as can matter."""
        return self.signs[max(0, self.verb.start() - 120) : self.verb.start()]

    def after(self) -> str:
        """Return the words of the clause after the verb."""
        return self.signs[self.verb.end() : self.end]


def find(at: InStory, skeleton: Skeleton, text: str) -> tuple[list[Clause], list[Named]]:
    """Return the clauses of a sentence that tell of meetings, in order, and the bodies' meetings that it names."""
    signs = skeleton.text
    found, named = _told(at, skeleton, text)
    clauses = []
    for place, match in enumerate(found):
        begin = found[place - 1].end() if place else 0
        end = _clause_end(signs, match, found[place + 1].start() if place + 1 < len(found) else len(signs))
        clauses.append(Clause(at.number, skeleton, text, match, begin, end, at.lead_in, at.published_on))
    return clauses, named


def _told(at: InStory, skeleton: Skeleton, text: str) -> tuple[list[re.Match[str]], list[Named]]:
    """Return the words of a sentence that tell of meetings, in order, and the bodies' meetings that it names.

    Verbs of meeting come first; without any, one of the first sentences may name a meeting, or tell what two did there.
    """
    signs = skeleton.text
    year = _IN_YEAR.match(signs)
    if year and at.published_on and int(year[1]) < at.published_on.year:
        return [], []
    found = [match for match in verbs.find(signs) if not _is_background(signs, match, is_first=at.is_first)]
    if not found and not at.is_early:
        return [], []
    convened = any(_CONVENES.search(match[0]) or MET_OR_HELD.search(match[0]) for match in found)
    convened = convened or OWN_SESSION.search(signs) is not None
    named = bodies.named_in(text, skeleton.sentence.start, skeleton.sentence.end, convened=convened)
    found = found or list(_at_meetings(skeleton, named, at.published_on))
    deeds = verbs.DEEDS.finditer(signs) if not found else ()
    return found or [match for match in deeds if not _is_background(signs, match, is_first=at.is_first)], named


def _clause_end(signs: str, verb: re.Match[str], stop: int) -> int:
    """Return where the clause of a verb ends, at ``stop`` at the latest."""
    end = verbs.CLAUSE_END.search(signs, verb.end(), stop)
    while end and end[0] == ";" and _LIST_GOES_ON.match(signs, end.start(), stop):
        end = verbs.CLAUSE_END.search(signs, end.end(), stop)
    # "will travel to Accra, Ghana; Lusaka, Zambia; and ... from May 2 to 5" is one clause.
    return stop if end is None or (verb.lastgroup == "visit" and end[0] == ";") else end.start()


def _is_of_the_past(signs: str, match: re.Match[str], published_on: date | None) -> bool:
    """Say whether the words around tell of an earlier year: "established in January 2023, during the summit"."""
    years = _YEAR.findall(signs, max(0, match.start() - _LONGEST_BACKGROUND), match.start())
    years += _YEAR.findall(signs, match.end(), match.end() + _LONGEST_BACKGROUND)[:1]
    return bool(years and published_on and int(years[-1]) < published_on.year)


def _at_meetings(skeleton: Skeleton, named: list[Named], published_on: date | None) -> Iterator[re.Match[str]]:
    """Yield the "at the" before each body's meeting that is news, where no verb tells of it."""
    last: Named | None = None
    for match in verbs.AT_MEETING.finditer(skeleton.text):
        place = skeleton.place(match.end())
        body = next((each for each in named if each.start <= place <= each.end), None)
        is_next = verbs.NEXT.search(skeleton.text, max(0, match.start() - _LONGEST_NEXT), match.end())
        if body is None or body is last or is_next or _is_of_the_past(skeleton.text, match, published_on):
            # "At the first meeting of the Commission": the Commission's is the same.
            continue
        before = skeleton.text[: match.start()]
        if not (_WHAT_SOMEBODY_DID.search(before) or _AS_TOPIC.search(before)):
            last = body
            yield match


def _is_background(signs: str, match: re.Match[str], *, is_first: bool) -> bool:
    at = match.start()
    another_time = verbs.BACKGROUND_AFTER.match(signs, match.end())
    if another_time and not _DAY.search(another_time[0]):
        return True
    if match.lastgroup == "passive":
        return bool(verbs.NEXT.search(signs, 0, at))
    if _CALLS_ON.search(match[0]) and _SAID_WHEN.search(signs, 0, at):
        return False
    if _ANNOUNCED.search(signs, 0, match.end()) and verbs.IS_AHEAD.match(match[0]):
        return False
    if is_first and any(led_to.search(signs, 0, at) for led_to in (_SAID_HAD, _SAID_THAT, _CAME_AFTER, _SAID_AFTER)):
        return False
    if (
        match.lastgroup == "met"
        and _ANNOUNCED.search(signs, 0, at)
        and _DAY.search(signs, match.end(), match.end() + _NEAR)
    ):
        # "confirmed that she had arrived and met with X on Friday"
        return False
    if WHEN_THEY.search(signs, 0, at) and _ON_A_DAY.match(signs, match.end()):
        return False
    if match.lastgroup == "visit" and match[0].startswith((*verbs.ON_A_VISIT, "visit")) and match.re is verbs.DEEDS:
        # "urged Chile to open its ports during a visit to the country"
        return not is_first
    if match.lastgroup == "talks":
        at_talks = _LED_TO_BY_TALKS if is_first else _AT_TALKS
        if match[0].startswith(verbs.AT_A_MEETING) or at_talks.search(signs, 0, at):
            return False
        if _TALKS_BETWEEN.match(signs, match.end()) is None:
            return True
    if _WHERE_THEN.search(signs, 0, at):
        return True
    clause = max(0, at - _LONGEST_BACKGROUND)
    for start in _CLAUSE_START.finditer(signs, clause, at):
        clause = start.end()
    return bool(verbs.BACKGROUND.search(signs, clause, at)) and not verbs.LEADING_TIME.match(signs, 0, at)
