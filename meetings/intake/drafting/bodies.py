"""Words of a text -> the bodies that meet (working groups, committees ...) and the meetings named after them.

"the inaugural meeting of the U.S.-India Drug Policy Executive Working Group", "the second NCG meeting", "a
U.S.-Colombia High-Level Roundtable".
"""

import re
from dataclasses import dataclass

from meetings.intake.gazetteer import capital_country, country_code

BODY_NOUN = (
    r"(?:Working Group|Steering Committee|Consultative Group|Contact Group|Senior Cyber Group|Sub-?Group|Group"
    r"|Committee"
    r"|Sub-?[Cc]ommittee|Commission|Council|Dialogue|Task Force|Platform|Forum|Roundtable|Partnership|Mechanism"
    r"|(?:Co-?ordination|Coordinating|Monitoring) (?:Cent(?:re|er)|Body)|Consultations?|Consortium|Coalition"
    r"|Assembly|Board|Initiative|Summit|Conference|Ministerial|Panel|Workshop|Symposium|Seminar"
    r"|(?:Ministers|Leaders|Officials|Directors|Secretaries|Experts)'? Meeting)"
)
_CAPITALS = r"(?:[A-ZÀ-ÞĀ-Ž][\w.'&/]*(?:[-–+][\w.']+)*|G-?\d+(?:/G\d+)?|\d\+\d|[0-9]{4}(?= ))"
_BETWEEN = r"(?:-| ?– ?| ?\+ ?| (?:(?:and|of|on|for|the|to|in) )*|, (?:and )?)"
GROUP = rf"{_CAPITALS}(?:{_BETWEEN}{_CAPITALS}){{0,14}}(?: \([A-Z][A-Za-z]+\))?"
ORDINALS = {
    "inaugural": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
ORDINAL = rf"(?:{'|'.join(ORDINALS)}|\d{{1,3}} ?(?:st|nd|rd|th)\b)"
MEETING_NOUN = (
    r"(?:meetings?|sessions?|rounds?|plenary|iteration|edition|dialogue|talks|consultations?|roundtable"
    r"|negotiations|summit"
    r"|gathering|convening)"
)
_LEAD = (
    rf"(?P<lead>(?:(?:{ORDINAL}|annual|senior[ -]officials?'?|in-person|virtual|hybrid|ministerial|high-level|plenary"
    r"|regular|special|advisory|technical|expert|preparatory|bilateral|trilateral|principals?|joint|successful|latest|opening|closing|extraordinary|formal"
    r"|informal|working-level|review|[Ii]naugural) )*)"
)
_RUN = re.compile(rf"\b(?:{ORDINAL} )?(?P<group>{GROUP})")
#: What stands before a body's name: "the second meeting of the", "the third".
_MEETING_OF = re.compile(rf"{_LEAD}(?P<noun>{MEETING_NOUN})(?: held)?(?:,? as part)? of (?:the |its |their )?$")
_DETERMINED = re.compile(rf"\b(?:[Tt]he|a|an|their|its) {_LEAD}$")
#: What stands after it: " (NCG) second ministerial meeting".
_MEETING_AFTER = re.compile(
    rf"(?: \([A-Za-z]+\))? (?P<noun>(?:{ORDINAL} )?(?:[Pp]rincipals? |[Mm]inisterial |[Ii]n-person |[Vv]irtual "
    rf"|[Aa]nnual )?"
    rf"(?:{MEETING_NOUN}|Meeting|Session))\b"
)
_LONGEST_LEAD = 90
#: "on the sidelines of the NATO Summit" is where another meeting was held.
_BESIDE = re.compile(r"\b(?:sidelines|margins|margin|fringes|edges) of (?:the |an? )?(?:[\w-]+ )?$")
#: "implementation of the June Summit decisions"
_ONLY_QUALIFIES = re.compile(r" (?:decisions?|commitments?|agreements?|outcomes?|declaration|pledges?|process)\b")
_OF = (" of ", " of the ", " of its ", " of their ")
_HEADLINE_GROUP_MEETING = re.compile(rf"(?P<group>{GROUP}){_MEETING_AFTER.pattern}")
_HEADLINE_MEETING_OF = re.compile(
    rf"\b(?P<lead>(?:(?:{ORDINAL}|annual|senior officials?|in-person|virtual|ministerial|high-level) )*)"
    rf"(?P<noun>{MEETING_NOUN}) of (?:the )?(?P<group>(?i:(?-i:{GROUP})))",
    re.IGNORECASE,
)
#: Bodies whose own name is the name of what meets.
_EVENT_NOUN = re.compile(
    r"(?:Roundtable|Dialogue|Consultations?|Forum|Talks|Meeting|Summit|Conference|Ministerial"
    r"|Workshop)(?: \([A-Z]\w+\))?(?: (?:on|for|of) (?:the )?[A-Z].*)?$"
)
_LEADING_ORDINALS = re.compile(rf"^(?:(?:{ORDINAL}|joint|annual) )+", re.IGNORECASE)
#: "12th Session of the Joint Commission"
_LEADING_SESSION = re.compile(r"(?P<noun>(?:\w+ )?(?:Session|Meeting|Round|Edition|Plenary|Iteration)) of (?:the )?")
#: "Secretary A Convenes Roundtable on Ports"
_CONVENES = re.compile(
    r".* (?:Convenes?|Hosts?|Holds?|Attends?|Leads?|Chairs?|Joins?|Launche?s?|Opens?|Addresse?s?) (?:the )?"
)
_TRAILING_DAY = re.compile(
    r" (?:on|of|for|to|the|and|in)(?: (?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b.*)?$"
)
_LAST_NOUN = re.compile(rf"\b{BODY_NOUN}\b(?! (?:on|of|for))")
#: "the 7th JWG on Counter-Terrorism": a number tells that the acronym is a body's.
_NUMBERED_ACRONYM = re.compile(r"[A-Z]{2,}\b")
_ACRONYM_ALONE = re.compile(r"(?:the )?(?:[A-Z]{3,}|G-?\d{1,2})")
_ENDS_IN_INITIAL = re.compile(r"\b[A-Z]\.$")
_OWN_ORDINAL = re.compile(rf"\b(?:its|their) ({ORDINAL}) (?:[\w-]+ )?{MEETING_NOUN}\b")
#: One of these is in every body's name that counts: its noun, or the letters of its acronym.
_BODY_SIGN = re.compile(
    r"Group|Committee|committee|Commission|Council|Dialogue|Force|Platform|Forum|Roundtable|Partnership|Mechanism"
    r"|Consultation|Consortium|Coalition|Assembly|Board|Initiative|Summit|Conference|Ministerial|Panel|Workshop|Meeting"
    r"|[A-Z](?=[A-Z])|\bG-?\d"
)
#: "the Memorandum of Understanding on Bilateral Partnership" is a paper and meets nobody.
_PAPER = re.compile(r"\b(?:Memorandum|Agreement|Treaty|Act)\b")
_BODY = re.compile(rf"\b{BODY_NOUN}\b")


@dataclass(frozen=True, slots=True)
class Named:
    """How words name a body's meeting: by which rule, what stands before it, the noun, the body, and where."""

    rule: str
    lead: str
    noun: str
    group: str
    start: int
    end: int


def named_in(text: str, start: int, end: int, *, convened: bool = False) -> list[Named]:
    """Return the meetings of bodies named in ``text[start:end]``, in reading order, none within another.

    ``convened``: the words tell of a body that met or was convened, so that its name alone is a meeting's ("convened
    the Interagency Committee", "the Joint Commission met"): of the rule "body".
    """
    found: list[Named] = []
    if _BODY_SIGN.search(text, start, end) is None:
        return found
    for run in _RUN.finditer(text, start, end):
        named = _named(text, run, start, end, convened=convened)
        if named:
            found.append(named)
    return found


def named_in_headline(headline: str) -> Named | None:
    """Return the body's meeting that a headline names, past what says of what sort the article is; None for none."""
    for rule, pattern in (("meeting-of", _HEADLINE_MEETING_OF), ("group-meeting", _HEADLINE_GROUP_MEETING)):
        match = pattern.search(headline)
        if match and _is_body(match["group"], rule):
            lead = match.groupdict().get("lead") or ""
            return Named(rule, lead, match["noun"], group_name(match["group"]), match.start(), match.end())
    event = re.search(rf"(?P<group>{GROUP})", headline)
    if event and _EVENT_NOUN.search(event["group"]):
        return Named("event", "", "", group_name(_CONVENES.sub("", event["group"])), event.start(), event.end())
    return None


def _named(text: str, run: re.Match[str], start: int, end: int, *, convened: bool) -> Named | None:
    """Return the meeting that a run of capitalised words names, by what stands before and after it."""
    if _BODY_SIGN.search(run["group"]) is None:
        return None
    group = group_name(run["group"])
    is_named, is_numbered = _is_body(group, "meeting-of"), _NUMBERED_ACRONYM.match(group) is not None
    if not (is_named or is_numbered):
        return None
    name_start = run.start("group") + run["group"].index(group)
    name_end = name_start + len(group)
    lead_in = text[max(start, run.start() - _LONGEST_LEAD) : run.start()]
    if _BESIDE.search(lead_in):
        return None
    numbers = _LEADING_ORDINALS.match(run[0])
    ordinals = numbers[0] if numbers else ""
    session = _LEADING_SESSION.match(group)
    if session and _BODY.search(group, session.end()):
        return Named("meeting-of", ordinals, session["noun"], group[session.end() :], run.start(), name_end)
    if _ONLY_QUALIFIES.match(text, run.end(), end):
        return None
    of = _MEETING_OF.search(lead_in) if lead_in.endswith(_OF) else None
    if of and is_named:
        return Named("meeting-of", of["lead"] + ordinals, of["noun"], group, run.start() - len(of[0]), name_end)
    after = _MEETING_AFTER.match(text, run.end(), end)
    if after and is_named:
        return Named("group-meeting", ordinals, after["noun"], group, run.start(), max(name_end, after.end("noun")))
    # "The Council met": the article begins the sentence, so that it is read as part of the name.
    opens = run["group"].startswith("The ")
    determined = _DETERMINED.search(f"{lead_in}The " if opens else lead_in)
    if determined is None:
        return None
    lead = determined["lead"] + ordinals
    start_of_lead = run.start() if opens else run.start() - len(determined[0])
    if (lead and is_numbered) or (is_named and _EVENT_NOUN.search(group)):
        return Named("event", lead, "", group, start_of_lead, name_end)
    return Named("body", lead, "", group, start_of_lead, name_end) if convened and _BODY.search(group) else None


def _is_body(group: str, rule: str) -> bool:
    if _PAPER.search(group):
        return False
    # An acronym alone is a body where a meeting "of" it is told: "the inaugural meeting of the NCG".
    return bool(_BODY.search(group)) or (rule != "event" and _ACRONYM_ALONE.fullmatch(group) is not None)


def group_name(group: str) -> str:
    """Cut what follows a body's name: "... NCG on July" is the NCG; "... Working Group in" ends at the noun."""
    group = _TRAILING_DAY.sub("", _LEADING_ORDINALS.sub("", group.removeprefix("The ")))
    if not _ENDS_IN_INITIAL.search(group):
        group = group.rstrip(".,")
    name, _, place = group.partition(" in ")
    if place and (capital_country(place.split(",")[0]) or country_code(place.rpartition(", ")[2])):
        group = name
    ends = list(_LAST_NOUN.finditer(group))
    return group[: ends[-1].end()] if ends and not _EVENT_NOUN.search(group) else group


def ordinal(words: str) -> int | None:
    """Return the number that "inaugural", "second" or "9th" among ``words`` gives; None when none does."""
    match = re.search(rf"\b{ORDINAL}", words, re.IGNORECASE)
    if match is None:
        return None
    return ORDINALS.get(match[0].lower()) or int(re.sub(r"\D", "", match[0]) or 0) or None


def own_ordinal(words: str) -> str:
    """Return the ordinal of "held its fourth session", "met for their 9th meeting" with its blank; empty for none."""
    match = _OWN_ORDINAL.search(words)
    return f"{match[1]} " if match else ""


def words_of(group: str | None) -> set[str]:
    """Return the telling words of a body's name, to compare names by."""
    plain = (group or "").replace(".", "").casefold()
    return set(re.findall(r"\w+", plain)) - {"the", "of", "and", "on", "for", *ORDINALS}
