"""An article's headline and sentences -> the meeting that it tells of, with the words that say so; or nothing.

A meeting counts when a body that meets (a working group, committee, dialogue ...) is said to have met, and at least two
countries or an international body are in it. Anything else is passed over: most articles tell of no session.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from meetings.choices import SessionFormat, SessionStatus
from meetings.intake.types import ParsedArticle, SessionValue, Span

from . import dates, places
from .credits import clause_start
from .dates import FoundDate
from .gazetteer import countries_in, country_code
from .places import FoundPlace

_BODY_NOUN = (
    r"(?:Working Group|Steering Committee|Consultative Group|Contact Group|Senior Cyber"
    r" Group|Group|Committee|Commission|Council"
    r"|Dialogue|Task Force|Platform|Forum|Roundtable|Partnership|Mechanism|Consultations?"
    r"|Consortium|Coalition|Assembly|Board|Initiative)"
)
_CAPITALS = r"(?:[A-Z][\w.'&/]*(?:[-–][\w.']+)*|G\d+(?:/G\d+)?)"
_BETWEEN = r"(?:-| ?– ?| (?:(?:and|of|on|for|the|to) )*|, )"
_GROUP = rf"{_CAPITALS}(?:{_BETWEEN}{_CAPITALS}){{0,14}}"
_ORDINALS = {
    "inaugural": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
_MEETING_NOUN = r"(?:meeting|session|round|plenary|iteration|edition|dialogue|talks|consultations|roundtable)"
_LEAD = (
    rf"(?P<lead>(?:(?:{_ORDINAL}|annual|senior[ -]officials?|in-person|virtual|hybrid"
    rf"|ministerial|high-level|plenary|regular|special|bilateral|trilateral|principals?"
    rf"|joint|successful) )*)"
)
#: "the inaugural meeting of the U.S.-India Drug Policy Executive Working Group"
_MEETING_OF = re.compile(
    rf"\b{_LEAD}(?P<noun>{_MEETING_NOUN})(?: held)?(?:,? as part)? of (?:the |its |their )?(?P<group>{_GROUP})"
)
#: "the Inaugural Drug Policy Executive Working Group meeting"
_GROUP_MEETING = re.compile(
    rf"(?P<group>{_GROUP})(?: \([A-Z]+\))? (?P<noun>(?:{_ORDINAL} )?(?:[Pp]rincipals?"
    rf" |[Mm]inisterial |[Ii]n-person )?(?:{_MEETING_NOUN}|Meeting|Session))\b"
)
#: "the inaugural NCG meeting", "a U.S.-Colombia High-Level Roundtable", "the third U.S.-India ... Dialogue"
_EVENT = re.compile(rf"\b(?:the|a|an|their|its) {_LEAD}(?P<group>{_GROUP})")
_EVENT_NOUN = re.compile(r"(?:Roundtable|Dialogue|Consultations?|Forum|Talks|Meeting)$")
_HELD = re.compile(
    r"\b(?:held|hosted|convened|co-?chaired|chaired|launched|met|gathered|took place|opened|concluded|participated in"
    r"|attended|addressed|inaugurated|led)\b"
)
_TRAVEL = re.compile(
    r"\bdelegation\b.{0,300}?\b(?:travell?ed to|visited)\b.{0,120}?\bfor (?P<noun>meetings"
    r"|talks|consultations) with\b"
)
_TALKS = re.compile(r"\bmet with\b.*\bdelegations?\b")
_FUTURE = re.compile(r"\b(?:next|upcoming|forthcoming|future|will|scheduled|planned)\b")
_INTERNATIONAL = re.compile(
    r"\b(?:United Nations|UN|U\.N\.|G7|G20|Quad|ASEAN|NATO|BRICS|OAS|OECD|INTERPOL|African"
    r" Union|Summit of the Americas)\b"
)
_READOUT = re.compile(
    r"^(?:(?:joint |press |readout|statement|release|summary|outcomes?|communiqué|from"
    r" [^:]*? (?=following|on|of))\s*)*(?:(?:of|on|following|after|from|about|for|regarding)\s+)?"
    r"(?:the\s+)?",
    re.IGNORECASE,
)
_NO_RECORD = re.compile(
    r"(?:remarks|press (?:briefing|gaggle|release)|background press|on-the-record|fact"
    r" sheet|excerpts|a proclamation|executive order|letter|notice|nominations?"
    r"|president .{2,40}? (?:announces|names|nominates|appoints|signs)|week ahead|icymi"
    r"|what they are saying|presidential message)\b",
    re.IGNORECASE,
)
_VIRTUAL = {"virtual": SessionFormat.VIRTUAL, "in-person": SessionFormat.IN_PERSON, "hybrid": SessionFormat.HYBRID}
_HOST = re.compile(r"(?P<host>(?:[A-Z][\w.]*)(?: (?:of )?[A-Z][\w.]*){0,3}) (?:also )?hosted\b")
_HOSTED_BY = re.compile(r"\bhosted by (?:the )?(?P<host>[A-Z][\w.]*(?: (?:of )?[A-Z][\w.]*){0,3})")
_DATED = re.compile(r"\b(?:held|took place|met|meeting|talks|session)\b")
_TRAILING = re.compile(r"[\s.,)\]]*$")


@dataclass(slots=True)
class FoundSession:
    """A meeting found: its value, the sentence that tells of it first, and its evidence (folded text)."""

    value: SessionValue
    sentence: int
    evidence: list[Span] = field(default_factory=list)
    rule: str = ""


@dataclass(frozen=True, slots=True)
class _Told:
    """How a sentence names a meeting."""

    rule: str
    lead: str
    noun: str
    group: str | None
    start: int
    end: int


def find(article: ParsedArticle, sentences: list[Span]) -> FoundSession | None:
    """Return the one meeting that an article tells of as held; None when it tells of none for certain."""
    if article.title and _NO_RECORD.match(article.title):
        return None
    headline = _told_in_headline(article.title)
    for number, sentence in enumerate(sentences):
        if headline is None and number > 12:
            break
        told = _told(article.body.text, sentence, headline)
        if told is None or not _is_international(article, sentences, number):
            continue
        return _session(article, sentences, number, told, headline)
    return None


def _told_in_headline(title: str | None) -> _Told | None:
    if title is None:
        return None
    plain = _READOUT.sub("", title)
    for rule, pattern in (("meeting-of", _HEADLINE_MEETING_OF), ("group-meeting", _GROUP_MEETING)):
        match = pattern.search(plain)
        if match and _is_body(match["group"], rule):
            lead = match.groupdict().get("lead") or ""
            return _Told(rule, lead, match["noun"], _group_name(match["group"]), match.start(), match.end())
    event = re.search(rf"(?P<group>{_GROUP})", plain)
    if event and _EVENT_NOUN.search(event["group"]):
        return _Told("event", "", "", _group_name(event["group"]), event.start(), event.end())
    return None


_HEADLINE_MEETING_OF = re.compile(
    rf"\b(?P<lead>(?:(?:{_ORDINAL}|Annual|Senior Officials?|In-Person|Virtual|Ministerial"
    rf"|High-Level) )*)(?P<noun>{_MEETING_NOUN}) of (?:the )?(?P<group>(?i:(?-i:{_GROUP})))",
    re.IGNORECASE,
)


def _is_body(group: str, rule: str) -> bool:
    found = re.search(rf"\b{_BODY_NOUN}\b", group)
    # An acronym alone is a body where a meeting "of" it is told: "the inaugural meeting of the NCG".
    return bool(found) or (rule != "event" and re.fullmatch(r"(?:the )?[A-Z]{3,}", group) is not None)


def _told(text: str, sentence: Span, headline: _Told | None) -> _Told | None:
    """Return how a sentence tells of a meeting that was held; None when it does not."""
    held = _HELD.search(text, sentence.start, sentence.end)
    if held is None:
        travel = _TRAVEL.search(text, sentence.start, sentence.end)
        return _Told("travel", "", travel["noun"], None, sentence.start, travel.end()) if travel else None
    for rule, pattern in (("meeting-of", _MEETING_OF), ("group-meeting", _GROUP_MEETING), ("event", _EVENT)):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            if not _is_body(_group_name(match["group"]), rule) or _FUTURE.search(
                text, max(sentence.start, match.start() - 40), match.start()
            ):
                continue
            if rule == "event" and not _EVENT_NOUN.search(_group_name(match["group"])):
                continue
            groups = match.groupdict()
            group = _group_name(match["group"])
            end = match.start("group") + match["group"].index(group) + len(group)
            return _Told(
                rule,
                groups.get("lead") or "",
                groups.get("noun") or "",
                group,
                match.start(),
                max(end, match.end("noun") if groups.get("noun") else end),
            )
    talks = _TALKS.search(text, sentence.start, sentence.end)
    if headline and talks:
        return _Told("talks", headline.lead, headline.noun, headline.group, talks.start(), talks.end())
    return None


def _group_name(group: str) -> str:
    """Cut what follows a body's name: "... NCG on July" is the NCG; "... Working Group in" ends at the noun."""
    group = re.sub(rf"^(?:{_ORDINAL} )+", "", group, flags=re.IGNORECASE)
    group = re.sub(
        r" (?:on|of|for|to|the|and)(?: (?:January|February|March|April|May|June|July|August"
        r"|September|October|November|December).*)?$",
        "",
        group,
    )
    ends = list(re.finditer(rf"\b{_BODY_NOUN}\b(?! (?:on|of|for))", group))
    return group[: ends[-1].end()] if ends and not _EVENT_NOUN.search(group) else group


def _is_international(article: ParsedArticle, sentences: list[Span], number: int) -> bool:
    text = article.body.text
    near = " ".join([article.title or "", *(span.of(text) for span in sentences[number : number + 2])])
    return len({code for _, _, code in countries_in(near)}) > 1 or bool(_INTERNATIONAL.search(near))


def _session(
    article: ParsedArticle, sentences: list[Span], number: int, told: _Told, headline: _Told | None
) -> FoundSession:
    text, sentence = article.body.text, sentences[number]
    found_date = _date(article, sentences, number)
    place = _place(article, sentences, number)
    named = told.group or (headline.group if headline else None)
    fuller = headline.group if headline and headline.group and len(headline.group) > len(named or "") else named
    lead = told.lead or (headline.lead if headline else "")
    value = SessionValue(
        title=_title(article, told, headline),
        working_group=fuller,
        parties=_parties(fuller, text, sentence),
        ordinal=_ordinal(f"{lead} {article.title if headline else ''} {told.noun}"),
        start_date=found_date.first if found_date else None,
        end_date=found_date.last if found_date else None,
        city=place.city if place else None,
        country=place.country if place else None,
        host=_host(text, sentence),
        format=next((form for word, form in _VIRTUAL.items() if word in lead.lower()), None),
        status=SessionStatus.HELD,
    )
    evidence = _evidence(text, sentences, number, told, found_date, place, named)
    return FoundSession(value, number, evidence, told.rule)


def _title(article: ParsedArticle, told: _Told, headline: _Told | None) -> str:
    if headline is not None or told.rule in ("travel", "talks"):
        return _READOUT.sub("", article.title or "") or told.group or "Meeting"
    kind = f"{told.lead}{told.noun}".strip()
    if told.rule == "meeting-of":
        return f"{_capitalised(kind)} of the {told.group}"
    return " ".join(part for part in (_capitalised(told.lead.strip()), told.group, _capitalised(told.noun)) if part)


def _capitalised(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split())


def _parties(group: str | None, text: str, sentence: Span) -> tuple[str, ...]:
    codes = tuple(
        dict.fromkeys(code for _, _, code in countries_in(re.sub(r"(?<=[a-z.])[-–](?=[A-Z])| ?– ?", " ", group or "")))
    )
    if len(codes) > 1:
        return codes
    joint = re.match(r"(?:[^,]{0,60}, )?(.{2,120}?) (?:held|hosted|convened|met|launched)\b", sentence.of(text))
    codes = tuple(dict.fromkeys(code for _, _, code in countries_in(joint[1]))) if joint else ()
    return codes if len(codes) > 1 else ()


def _ordinal(words: str) -> int | None:
    match = re.search(rf"\b{_ORDINAL}\b", words, re.IGNORECASE)
    if match is None:
        return None
    return _ORDINALS.get(match[0].lower()) or int(re.sub(r"\D", "", match[0]) or 0) or None


def _host(text: str, sentence: Span) -> str | None:
    for pattern in (_HOST, _HOSTED_BY):
        match = pattern.search(text, sentence.start, sentence.end)
        code = country_code(match["host"]) if match else None
        if code:
            return code
    return None


def _date(article: ParsedArticle, sentences: list[Span], number: int) -> FoundDate | None:
    text = article.body.text
    for at, sentence in enumerate(sentences[number : number + 3]):
        if at and not _DATED.search(text, sentence.start, sentence.end):
            continue
        for found in dates.find(text, article.published_on, sentence.start, sentence.end):
            if _dates_the_meeting(text, sentence, found, article.published_on):
                return found
        if at == 0 and any(dates.find(text, None, sentence.start, sentence.end)):
            break
    return None


def _dates_the_meeting(text: str, sentence: Span, found: FoundDate, published_on: date | None) -> bool:
    """Say whether a day is the meeting's: not another event's ("the November 13 Summit"), not one still to come."""
    before = text[sentence.start : found.start]
    names_event = re.search(r"\b(?:the|[Tt]he) $", before) and re.match(r" [A-Z]", text[found.end : found.end + 2])
    other = re.search(
        r"\b(?:following|since|until|by|before|after|announced|issued|published|released"
        r"|signed|launched|established)[^,]{0,40}$",
        before,
        re.IGNORECASE,
    )
    to_come = published_on is not None and found.first > published_on
    if other and re.search(r"\blaunched the [^,]{0,60}$", before):
        other = None
    return not (names_event or other or to_come)


def _place(article: ParsedArticle, sentences: list[Span], number: int) -> FoundPlace | None:
    text = article.body.text
    for sentence in sentences[number : number + 2]:
        found = places.find(text, sentence.start, sentence.end)
        if found:
            return found
    if article.dateline and "(" not in article.dateline:
        found = places.of_dateline(article.dateline)
        if found:
            return found
    found = places.find(article.title or "", 0, len(article.title or ""))
    sentence = sentences[number]
    return found or places.find_country(text, sentence.start, sentence.end)


def _evidence(
    text: str,
    sentences: list[Span],
    number: int,
    told: _Told,
    found_date: FoundDate | None,
    place: FoundPlace | None,
    group: str | None,
) -> list[Span]:
    """Return the clauses that tell of the meeting: the first, and later ones that name the same body as having met."""
    evidence = [_clause(text, sentences[number], told, found_date, place)]
    wanted = _words(group)
    for sentence in sentences[number + 1 :]:
        again = _told(text, sentence, None)
        if again is None or not again.group or again.rule == "event" or not _words(again.group) <= wanted:
            continue
        when = dates.find(text, None, again.end, sentence.end)
        where = places.find(text, again.end, sentence.end)
        if when or where:
            evidence.append(_clause(text, sentence, again, when[0] if when else None, where))
    return evidence


def _words(group: str | None) -> set[str]:
    plain = (group or "").replace(".", "").casefold()
    return set(re.findall(r"\w+", plain)) - {"the", "of", "and", *_ORDINALS}


def _clause(text: str, sentence: Span, told: _Told, found_date: FoundDate | None, place: FoundPlace | None) -> Span:
    """Return the clause from its start (or a quotation's) to the last of body, day and place."""
    start = clause_start(text, sentence)
    quotation = max(text.rfind(mark, start, told.start) for mark in '“"')
    if quotation >= 0:
        start = quotation + 1
    ends = [told.end]
    ends += [each.end for each in (found_date, place) if each and sentence.start <= each.start < sentence.end]
    end = max(ends)
    return Span(start, sentence.end if _TRAILING.match(text, end, sentence.end) else end)
