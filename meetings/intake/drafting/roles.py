"""Sentences in signs -> who opened, hosted, chaired, led, attended or spoke, with the words that say so.

The rules are patterns over skeletons: each tells the part that its people took. To add one, add a ``Rule``.
"""

import re
from dataclasses import dataclass

from meetings.choices import Role
from meetings.intake.types import Span

from .gazetteer import countries_in
from .people import Mention, Person
from .skeleton import FRESH, PEOPLE, PERSON, SUBJECTS, Skeleton

_MEETING = (
    r"(?i:meetings?|sessions?|dialogues?|rounds?|talks|consultations?|roundtables?|forum|conference|committee|group"
    r"|council|commission|platform|discussions?|proceedings|plenary)"
)
_ADVERBS = r"(?:(?:also|jointly|formally|officially|then|together|virtually|subsequently) )*"
#: Verbs that report what somebody said in other words.
SAID_THAT = (
    r"(?:stated|said|noted|remarked|added|explained|stressed|emphasi[sz]ed|underscored"
    r"|underlined|highlighted|affirmed"
    r"|reaffirmed|reiterated|observed|pointed out|announced|declared|informed|recalled|conveyed|expressed hope)"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over a skeleton and the part that it tells of. Groups: ``people``; ``act`` ends the words that say so.

    ``counts_back``: the evidence runs from the clause's start to the first of the people ("led by ..."), otherwise
    from the person to the act ("... opened the meeting").
    """

    role: Role
    name: str
    pattern: re.Pattern[str]
    counts_back: bool = False


def _active(role: Role, name: str, act: str) -> Rule:
    return Rule(role, name, re.compile(rf"{FRESH}(?P<people>{SUBJECTS}),? (?:who )?{_ADVERBS}(?P<act>{act})"))


def _passive(role: Role, name: str, act: str) -> Rule:
    return Rule(role, name, re.compile(rf"{act},? (?:the )?(?P<people>{PEOPLE})"), counts_back=True)


RULES = (
    _active(Role.OPENED, "opened", rf"(?:opened|inaugurated)(?: (?:the|this|its)(?: [\w.'-]+){{0,8}}? {_MEETING}\b)"),
    _active(
        Role.OPENED,
        "opening-remarks",
        r"(?:gave|delivered|made|offered|provided) (?:the )?(?:opening|welcoming|welcome)"
        r" (?:remarks|address|statement)",
    ),
    _passive(
        Role.OPENED,
        "opened-by",
        rf"(?:{_MEETING} was (?:opened|inaugurated) by|(?:opening|welcoming) (?:remarks|addresses"
        rf"|statements?) (?:from|by|of))",
    ),
    _active(Role.HOSTED, "hosted", rf"hosted(?= [^.]*\b{_MEETING}\b)"),
    _passive(Role.HOSTED, "hosted-by", r"\bhosted by"),
    _active(Role.CHAIRED, "chaired", r"(?:co-?chaired|chaired|convened|presided over)\b"),
    _passive(
        Role.CHAIRED,
        "chaired-by",
        r"\b(?:co-?chaired|chaired|convened|presided over|moderated)(?: jointly| virtually)?" r" by",
    ),
    _passive(Role.CHAIRED, "co-chairs", r"\bco-?chairs?(?: (?:were|are|was|is))?"),
    _active(Role.LED_DELEGATION, "led", r"(?:led|headed)(?= [^.]*\b(?:delegations?|sides?|teams?)\b)"),
    _passive(
        Role.LED_DELEGATION,
        "led-by",
        rf"\b(?:delegations?|sides?|teams?|{_MEETING})(?: from [\w. ]+)?,? (?:(?:was|were"
        rf"|is) )?(?:jointly |co-)?(?:led|headed) by",
    ),
    _active(
        Role.LED_DELEGATION,
        "met-with-delegations",
        rf"met with {PERSON},? (?:alongside|with|along with|together with) their (?:respective" rf" )?delegations",
    ),
    Rule(
        Role.LED_DELEGATION,
        "met-by-delegations",
        re.compile(
            rf"(?P<act>met with) (?P<people>{PERSON}),? (?:alongside|with|along with|together"
            rf" with) their (?:respective )?delegations"
        ),
    ),
    Rule(
        Role.LED_DELEGATION,
        "hosted-counterparts",
        re.compile(rf"{PERSON},? (?P<act>hosted) (?P<people>{PEOPLE}) (?:in|for|at) [^.]*\b{_MEETING}\b"),
    ),
    _passive(
        Role.ATTENDED,
        "included",
        r"\b(?:delegations?|participants|attendees|partners|side|team|representatives|members)\b[^.;]*?"
        r"(?:(?:also |were |and )*(?:included|comprised|consisted of|comprising|including"
        r"|were|are))",
    ),
    _passive(Role.ATTENDED, "and-included", r"(?:[;,] )?and (?:also )?included"),
    _passive(Role.ATTENDED, "representing", r"\b(?:[Rr]epresenting|[Oo]n behalf of|[Ff]rom) [^.;]*? (?:were|was)"),
    _passive(Role.ATTENDED, "represented-by", r"\brepresented by"),
    _passive(Role.ATTENDED, "joined-by", r"\b(?:joined|accompanied|attended|supported|assisted) by"),
    _active(Role.ATTENDED, "took-part", rf"(?:attended|participated in|took part in|joined)(?= [^.]*\b{_MEETING}\b)"),
    _active(Role.ATTENDED, "met", r"(?:[–—-] )?(?:met|gathered)\b(?! with the press)"),
    Rule(Role.ATTENDED, "we", re.compile(rf"\b[Ww]e,? ?[,(–—-] ?(?:the )?(?P<people>{PEOPLE})")),
    _active(Role.STATED, "stated", rf"{SAID_THAT}(?= that\b)"),
    _active(
        Role.STATED,
        "gave-remarks",
        r"(?:gave|delivered|made|offered|provided) (?:closing |brief |keynote |special )?"
        r"(?:remarks|an address|a statement|a speech|a presentation)",
    ),
)

#: Parts that say more than that somebody attended or spoke; beside one of these, those are left unsaid.
_STRONG = (Role.OPENED, Role.HOSTED, Role.CHAIRED, Role.LED_DELEGATION)
_HEADLINE_LED = re.compile(r"\b([A-Z][\w'-]+) (?:[Ll]eads|[Ll]ed|[Hh]eads|[Hh]eaded) (?:[\w.'-]+ ){0,3}[Dd]elegation")
_DELEGATION_COUNTRY = re.compile(
    r"(?:[Rr]epresenting (?P<a>[^;]{2,60}?) (?:were|was)|(?P<b>[A-Z][^;,.]{1,60}?)(?:"
    r" (?:government|side))? (?:was|were) represented by"
    r"|(?P<c>[A-Z][^;,]{1,60}?) (?:interagency )?(?:delegation|side|team)\b)"
)
_RESPECTIVELY = re.compile(r"\bthe ([^,;]{2,80}?) (?:delegations|sides|teams|governments),? respectively\b")


@dataclass(frozen=True, slots=True)
class Part:
    """A part that a mention took in a session, the words that say so (folded text), and the rule's name."""

    mention: Mention
    role: Role
    evidence: Span
    rule: str


def find_parts(text: str, skeleton: Skeleton, clause_start: int) -> list[Part]:
    """Return the parts told of in one sentence. ``clause_start``: where it begins, past words that credit a source."""
    parts = []
    for rule in RULES:
        for match in rule.pattern.finditer(skeleton.text):
            people = skeleton.people(match["people"])
            for number, mention in enumerate(people):
                evidence = _evidence(text, skeleton, rule, match, mention, number, clause_start)
                parts.append(Part(mention, rule.role, evidence, rule.name))
    return parts


def _evidence(
    text: str, skeleton: Skeleton, rule: Rule, match: re.Match[str], mention: Mention, number: int, clause_start: int
) -> Span:
    phrase = mention.phrase
    if rule.counts_back:
        end = phrase.end + 1 if text[phrase.end : phrase.end + 1] == "," else phrase.end
        return Span(min(clause_start, phrase.start) if number == 0 else phrase.start, end)
    if "act" in rule.pattern.groupindex:
        act_end = skeleton.end_place(match.end("act"))
        if act_end > phrase.end and number == len(skeleton.people(match["people"])) - 1:
            return Span(phrase.start, act_end)
    return phrase


def assign(people: list[Person], parts: list[Part], title: str | None) -> None:
    """Give each person the roles that the parts tell of, and drop what stronger ones say already."""
    by_mention = {id(mention): person for person in people for mention in person.mentions}
    for part in parts:
        by_mention[id(part.mention)].roles.setdefault(part.role, part.evidence)
    leader = _HEADLINE_LED.search(title or "")
    for person in people:
        if leader and person.name.split()[-1] == leader[1]:
            person.roles.setdefault(Role.LED_DELEGATION, person.mentions[0].phrase)
        if any(role in person.roles for role in _STRONG):
            person.roles.pop(Role.ATTENDED, None)
            person.roles.pop(Role.STATED, None)
        if Role.HOSTED in person.roles:
            person.roles.pop(Role.LED_DELEGATION, None)


def delegation_country(skeleton: Skeleton) -> str | None:
    """Return the country whose people a sentence lists ("The U.S. delegation included ..."); None when it says none."""
    match = _DELEGATION_COUNTRY.search(skeleton.text)
    if match is None:
        return None
    named = countries_in(match["a"] or match["b"] or match["c"])
    return named[0][2] if len({code for _, _, code in named}) == 1 else None


def paired_countries(skeleton: Skeleton) -> list[str]:
    """Return the countries that "the U.S. and Indian delegations, respectively" pairs with the people, in order."""
    match = _RESPECTIVELY.search(skeleton.text)
    return [code for _, _, code in countries_in(match[1])] if match else []
