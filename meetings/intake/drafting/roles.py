"""Sentences in signs -> who opened, hosted, chaired, led, attended or spoke, with the words that say so."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from meetings.choices import Role
from meetings.intake.gazetteer import countries_in
from meetings.intake.types import Span

from .framing import ISSUED_JOINTLY
from .lexicon import PLURAL_HEADS
from .people import Mention, Person
from .role_rules import RULES
from .role_rules.rule import BEFORE_ACT, Rule
from .sessions import FoundSession
from .skeleton import PERSON, TITLE_WORDS, Skeleton, list_before

#: Parts that say more than that somebody attended or spoke; beside one of these, those are left unsaid.
_STRONG = (Role.OPENED, Role.HOSTED, Role.CHAIRED, Role.LED_DELEGATION)
_NEEDS = tuple(tuple(rule.needs.split()) for rule in RULES)
#: A word's parts, its beginning and what stands after a hyphen, with any of which it may meet a rule's need.
_WORD_PARTS = re.compile(r"(?=\b(\w[\w-]*))")
_SIGN = re.compile(PERSON)
#: What is told of an earlier meeting.
_PAST = re.compile(
    r"\b(?:recall(?:ed|s|ing) (?:that|the)|(?:previous|last|preceding|earlier) (?:[\w-]+ ){0,2}(?:meeting|session"
    r"|round|visit)|[Nn]ext (?:[\w-]+ ){0,2}(?:meeting|session|round|summit)|took over from)\b"
)
#: "President A announced the designation of a delegation to attend ..."
_SENDS = re.compile(r"\b(?:designation|designated|appointed|named) (?:of )?an? [^.;]{0,60}?[Dd]elegation\b")
#: "for the fourth meeting, which the two ministers co-chaired": both of those whom the sentence names.
_TWO_CHAIRED = re.compile(r"\b(?:[Tt]he two|[Bb]oth) (?:\w+ )?\w+s (?:co-?)?chaired\b")
_HEADLINE_WITH = re.compile(r"\b(?:Meetings?|Calls?|Talks|Conversations?|Roundtable|Discussions?) [Ww]ith\b")
_HEADLINE_LED = re.compile(r"\b([A-Z][\w'-]+) (?:[Ll]eads|[Ll]ed|[Hh]eads|[Hh]eaded) (?:[\w.'-]+ ){0,3}[Dd]elegation")
_DELEGATION_COUNTRY = re.compile(
    r"(?:[Rr]epresenting (?P<a>[^;]{2,60}?) (?:were|was)|(?P<b>[A-Z][^;,.]{1,60}?)(?:"
    r" (?:government|side))? (?:was|were) represented by"
    r"|(?P<c>[A-Z][^;,]{1,60}?) (?:interagency )?(?:delegation|side|team)\b)"
)
#: One of these is in every match of it.
_DELEGATION_WORDS = ("epresent", " delegation", " side", " team")
#: "A led the Moroccan delegation, and B led the Spanish delegation".
_LED_WHOSE = re.compile(r"\b(?:led|headed) the ([A-Z][\w.]*(?: [A-Z]\w+)?) (?:delegation|side|team)\b")
#: "The Moroccan side was led by A while the Spanish delegation was headed by B".
_WHOSE_LED = re.compile(
    r"([A-Z][\w.]*(?: [A-Z]\w+)?) (?:delegation|side|team) (?:was|were|is|will be) (?:led|headed|represented) by"
)
_RESPECTIVELY = re.compile(r"\bthe ([^,;]{2,80}?) (?:delegations|sides|teams|governments),? respectively\b")


#: Where a list of people ends: with the verb of the next clause, or another relation.
_LIST_VERBS = re.compile(
    r"\b(?:was|were|is|are|has|had|have|will|met|held|said|discussed|stated|led|headed|chaired|agreed|while"
    r"|whereas|who|which|where|during"
    r"|addressed|opened|convened|hosted|joined|expressed|reviewed|to (?:discuss|review|exchange|advance))\b"
)
#: What the last of a list did, who is none of it.
_NEXT_CLAUSE = re.compile(r" (?:also )?(?:called|said|told|spoke|made|gave|took|went|\w+ed)\b(?! by\b)")
_LIST_ENDS = re.compile(rf"{_LIST_VERBS.pattern}|(?<![A-Z])(?<!,)\.(?: |$)")
_PAIRS = re.compile(
    rf"(?:; (?:the )?|,? and (?:the |by )?{TITLE_WORDS}|; and (?:the )?|, (?:the )?|,? [^;]{0, 120}? and (?!included"
    r"|comprised)(?:[^;]{0,120}? )?)"
)
_OF_ANOTHER = re.compile(r"(?:\b(?:of|under|between|behalf of|succeeding|replacing|successor to|to) (?:the )?)$")
#: A heading over a list of people who took part: "Meeting Participants", "The U.S. delegation included:".
_LIST_HEADING = re.compile(
    r"\b(?:brought together|participants?|participating|attendees|attending|attended|in attendance|present"
    r"|guests|speakers|panell?ists|moderators?|participated|took part|travell?ed"
    r"|delegations?|joined by|included?)\b[^.;]{0,60}:?$",
    re.IGNORECASE,
)
#: "The following ambassadors called on President A:"
_FOLLOWING = re.compile(
    r"(?:The|the) following [^:.]{2,60} (?:called on|met|visited|attended|joined|took part|participated|were received)"
    r"[^.]*:$"
)
#: A line of a list has a person near its beginning; a longer run before the name is prose.
_LONGEST_BEFORE_NAME = 120
_NAME_CELLS = frozenset({"name", "names", "participant", "delegate", "attendee"})
_OFFICE_CELLS = frozenset(
    ("position", "title", "designation", "role", "organisation", "organization", "delegation", "country", "ministry")
)
#: A heading that names an office alone has no more words than these ("State Attorneys General:").
_LONGEST_HEADING = 4


#: Offices that are parts taken in the meeting told of.
_HEAD_OF_DELEGATION = re.compile(
    r"\b(?:head|leader) of (?:the|its|his|her) (?:[\w.]+ ){0,2}(?:delegation|side|team)\b", re.IGNORECASE
)
_CHAIR_OF_MEETING = re.compile(r"\bchair(?:man|woman|person)? of the (?:meeting|session|round|talks)\b", re.IGNORECASE)
_CHAIRS = ("chair", "chairman", "chairwoman", "chairperson")
_OF_MEETING = re.compile(r" of (?:the|this) (?:meeting|session|round|talks)\b")
#: What is told of another time than the meeting's.
_ANOTHER_TIME = re.compile(
    r"\b(?:(?:last|[Nn]ext) (?:week|month|year)\b(?!')|earlier this (?:month|year)|(?:weeks|months|years) (?:ago"
    r"|earlier)"
    r"|[Ii]n (?:\w+ )?(?P<year>(?:19|20)\d\d))\b"
)


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
    wanted: set[int] = set().union(*map(_rules_of, skeleton.text.lower().split()))
    for rule in (RULES[number] for number in sorted(wanted)):
        if rule.act and rule.act.search(skeleton.text) is None:
            continue
        for match in rule.pattern.finditer(skeleton.text):
            if rule.role in _STRONG and _is_of_another(skeleton.text, match.start()):
                continue
            if rule.name == "present" and _SENDS.search(skeleton.text, 0, match.end()):
                continue
            people = _people(skeleton, rule, match)
            if rule.name == "spoke-of" and len(people) > 1:
                # "The President and Mr. Osei reaffirmed ...": what a meeting came to, not what one of them said there.
                continue
            for number, mention in enumerate(people):
                evidence = _evidence(text, skeleton, rule, match, people, number, clause_start)
                parts.append(Part(mention, rule.role, evidence, rule.name))
    parts += [part for mention in skeleton.mentions for part in _by_office(text, mention)]
    two = skeleton.mentions if len(skeleton.mentions) == 2 and _TWO_CHAIRED.search(skeleton.text) else []
    return parts + [Part(mention, Role.CHAIRED, mention.phrase, "two-chaired") for mention in two]


def is_of_another_time(skeleton: Skeleton, published_on: date | None) -> bool:
    """Say whether a sentence, which tells of no meeting of the article, is about another time than the meetings'."""
    return any(
        match["year"] is None or (published_on is not None and int(match["year"]) < published_on.year)
        for match in _ANOTHER_TIME.finditer(skeleton.text)
    )


def _by_office(text: str, mention: Mention) -> list[Part]:
    """Return the part that somebody's office is: "Ana Reyes, head of the Peruvian delegation"."""
    office = mention.title.position or ""
    if office.casefold().endswith(_CHAIRS) and _OF_MEETING.match(text, mention.phrase.end):
        return [Part(mention, Role.CHAIRED, mention.phrase, "office")]
    if " of " not in office:
        return []
    for pattern, role in ((_HEAD_OF_DELEGATION, Role.LED_DELEGATION), (_CHAIR_OF_MEETING, Role.CHAIRED)):
        if pattern.search(office):
            return [Part(mention, role, mention.phrase, "office")]
    return []


def _is_of_another(signs: str, act: int) -> bool:
    """Say whether what stands at ``act`` is told of an earlier meeting, or of one that is still to come."""
    return bool(_PAST.search(signs, 0, act)) or signs.endswith(", to be ", 0, act)


@lru_cache(maxsize=65_536)
def _rules_of(word: str) -> frozenset[int]:
    """Return the numbers of the rules that need a word like this one, in small letters."""
    parts = _WORD_PARTS.findall(word)
    return frozenset(number for number, needs in enumerate(_NEEDS) if any(part.startswith(needs) for part in parts))


def find_listed(text: str, start: int, sentences: list[Span], skeletons: dict[int, Skeleton]) -> list[Part]:
    """Return the parts of the people in lists below headings that say who took part, one line after another.

    ``start``: where the body begins; what stands above it is the headline, and heads no list.
    """
    parts: list[Part] = []
    listing = False
    for number, sentence in enumerate(sentences):
        if sentence.start < start:
            continue
        skeleton = skeletons.get(number)
        people = skeleton.mentions if skeleton else []
        near = bool(people) and people[0].phrase.start - sentence.start < _LONGEST_BEFORE_NAME
        is_prose = listing and _is_prose(text, sentence)
        if listing and near and not is_prose:
            parts += [Part(mention, Role.ATTENDED, mention.phrase, "listed") for mention in people]
        elif _opens_list(text, sentences, number, names_people=bool(people)):
            listing = True
        elif is_prose:
            listing = False
    return parts


def _opens_list(text: str, sentences: list[Span], number: int, *, names_people: bool) -> bool:
    """Say whether a line heads a list or a table of those who took part; one that ``names_people`` seldom does."""
    sentence = sentences[number]
    if _FOLLOWING.match(text, sentence.start, sentence.end):
        return True
    return not names_people and (_heads_list(sentence.of(text)) or _heads_table(text, sentences, number))


def _heads_list(line: str) -> bool:
    """Say whether a line without people heads a list of those who took part ("Participants:", "Governors:")."""
    if line.endswith("."):
        return False
    words = line.rstrip(":").split()
    of_office = (
        line.endswith(":") and len(words) <= _LONGEST_HEADING and not PLURAL_HEADS.isdisjoint(line[:-1].lower().split())
    )
    return of_office or _LIST_HEADING.search(line) is not None


def _heads_table(text: str, sentences: list[Span], number: int) -> bool:
    """Say whether a line and the next are the first cells above a table of people ("Name", "Position")."""
    following = sentences[number + 1].of(text) if number + 1 < len(sentences) else ""
    return sentences[number].of(text).casefold() in _NAME_CELLS and following.casefold() in _OFFICE_CELLS


def find_in_headline(headline: str, people: list[Person]) -> list[Part]:
    """Return the parts of those whom the headline alone names, after "Meeting with" or "Call with".

    Or of those who issue a joint statement, of what they did together.
    """
    joint = ISSUED_JOINTLY.match(headline)
    if joint:
        within = range(*joint.span("who"))
        issued = [each for person in people for each in person.mentions if each.span.start in within]
        if len(issued) > 1:
            return [Part(each, Role.ATTENDED, each.phrase, "joint-headline") for each in issued]
    found = _HEADLINE_WITH.search(headline)
    if found is None:
        return []
    named = [person.mentions[0] for person in people if person.mentions[-1].span.start < len(headline)]
    return [Part(each, Role.ATTENDED, each.phrase, "headline") for each in named if each.span.start > found.end()]


def _is_prose(text: str, sentence: Span) -> bool:
    """Say whether a line is a sentence, with a verb after its beginning, and no entry of a list."""
    return text[sentence.end - 1] == "." and _LIST_VERBS.search(text, sentence.start, sentence.end - 1) is not None


def _people(skeleton: Skeleton, rule: Rule, match: re.Match[str]) -> list[Mention]:
    if rule.leads:
        return skeleton.people(list_before(skeleton.text[: match.start()], BEFORE_ACT))
    if not (rule.listed or rule.paired):
        return skeleton.people(match["people"])
    signs = _list_from(skeleton.text, match.end(), paired=rule.paired)
    return skeleton.people(signs)


def _list_from(signs: str, start: int, *, paired: bool) -> str:
    """Return the people of the list that begins at ``start``, but those whom others are named by ("of President X")."""
    ends = _LIST_ENDS.search(signs, start)
    run = signs[start : ends.start() if ends else len(signs)]
    kept: list[str] = []
    last, between = 0, ""
    for match in _SIGN.finditer(run):
        between = run[last : match.start()]
        if kept and paired and not _PAIRS.fullmatch(between):
            break
        if not run[match.end() :].startswith("'s") and not (match.start() > 2 and _OF_ANOTHER.search(between)):
            kept.append(match[0])
        last = match.end()
    if len(kept) > 1 and paired and _NEXT_CLAUSE.match(run, last) and ", " in between and " and " not in between:
        # "In a panel moderated by A, B called for"
        kept.pop()
    return "".join(kept)


def _evidence(
    text: str,
    skeleton: Skeleton,
    rule: Rule,
    match: re.Match[str],
    people: list[Mention],
    number: int,
    clause_start: int,
) -> Span:
    phrase = people[number].phrase
    is_last = number == len(people) - 1
    if rule.counts_back:
        end = phrase.end + 1 if text[phrase.end : phrase.end + 1] == "," else phrase.end
        return Span(min(clause_start, phrase.start) if number == 0 else phrase.start, end)
    if "act" in rule.pattern.groupindex:
        act_end = skeleton.end_place(match.end("act"))
        if act_end > phrase.end and is_last:
            return Span(phrase.start, act_end)
    return phrase


def parts_of_session(session: FoundSession) -> list[Part]:
    """Return the parts of those who are told to have met: they attended, and who received others hosted."""
    parts = []
    for event in session.events:
        for mention in event.subjects:
            role = Role.HOSTED if event.kind == "received" else Role.ATTENDED
            parts.append(Part(mention, role, mention.phrase, event.kind))
        parts += [Part(mention, Role.ATTENDED, mention.phrase, event.kind) for mention in event.objects]
    return parts


def assign(people: list[Person], parts: list[Part], owners: dict[int, Person], title: str | None) -> None:
    """Give each person the roles that the parts tell of, and drop what stronger ones say already.

    ``owners``: whose each mention is, by identity.
    """
    said_that = {part.evidence for part in parts if part.rule == "stated"}
    for part in parts:
        owners[id(part.mention)].roles.setdefault(part.role, part.evidence)
    leader = _HEADLINE_LED.search(title or "")
    for person in people:
        if leader and person.name.split()[-1] == leader[1]:
            person.roles.setdefault(Role.LED_DELEGATION, person.mentions[0].phrase)
        if any(role in person.roles for role in _STRONG):
            person.roles.pop(Role.ATTENDED, None)
            # Hosts are told to have spoken as guests are.
            if Role.HOSTED not in person.roles and person.roles.get(Role.STATED) not in said_that:
                person.roles.pop(Role.STATED, None)
        if Role.QUOTED in person.roles:
            # Who is quoted mostly spoke to the press, of the meeting and not at it.
            person.roles.pop(Role.STATED, None)
        if Role.HOSTED in person.roles:
            person.roles.pop(Role.LED_DELEGATION, None)


def delegation_country(skeleton: Skeleton) -> str | None:
    """Return the country whose people a sentence lists ("The U.S. delegation included ..."); None when it says none."""
    may_say = any(word in skeleton.text for word in _DELEGATION_WORDS)
    may_say = may_say and all(len(led.findall(skeleton.text)) < 2 for led in (_LED_WHOSE, _WHOSE_LED))
    match = _DELEGATION_COUNTRY.search(skeleton.text) if may_say else None
    if match is None:
        return None
    named = countries_in(match["a"] or match["b"] or match["c"])
    return named[0][2] if len({code for _, _, code in named}) == 1 else None


def paired_countries(skeleton: Skeleton) -> list[str]:
    """Return, in order, the countries of "the U.S. and Indian delegations, respectively", or of clauses alike."""
    match = _RESPECTIVELY.search(skeleton.text) if " respectively" in skeleton.text else None
    if match:
        return [code for _, _, code in countries_in(match[1])]
    whose = _LED_WHOSE.findall(skeleton.text) or _WHOSE_LED.findall(skeleton.text)
    led = [countries_in(words) for words in whose]
    return [named[0][2] for named in led if named]
