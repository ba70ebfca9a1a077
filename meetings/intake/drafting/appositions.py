"""The words after a person's name -> the title, the body or the office given there, and where the mention ends."""

import re

from . import heads, phrases
from . import tokens as kind
from .lexicon import BODY_HEADS
from .names import is_given
from .phrases import Phrase
from .tokens import Tokens

_ATTENDED_REMOTELY = frozenset({"virtual", "virtually", "online", "remotely"})
_LEADS_ON = frozenset((kind.NAME, kind.INITIAL, kind.HONORIFIC, kind.HEAD, kind.QUALIFIER))
_AUXILIARIES = frozenset({"has", "have", "been", "was", "is", "will", "be", "were", "today", "also"})
_APPOINTED = frozenset({"appointed", "named", "elected", "nominated", "designated", "confirmed", "chosen", "selected"})
_IN_EMPLOYERS = frozenset({"of", "the", "for", "and", "&", "'s", "(", ")", ",", "in", "-"})
_ENDS_OF_BODIES = frozenset((kind.BODY, kind.ACRONYM, kind.SHORT_CAPITALS))
_POSITION = frozenset((kind.HEAD, kind.QUALIFIER, kind.CONNECTOR, "/"))
_ENDS_EMPLOYER = frozenset({",", ".", ";", "(", ":", "–", "—"})
#: A city's name has no more words than these.
_LONGEST_CITY = 4
_STATES = frozenset(
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA"
    " RI SC SD TN TX UT VT VA WA WV WI WY DC PR GU".split()
)
#: What stands before the name on a line of a list: a mark, courtesies.
_BEFORE_LISTED = re.compile(r"\W?[HT().]{0,6}")
_BEFORE_NAMES = frozenset((kind.POLICY, kind.BODY, kind.HEAD, kind.HONORIFIC))
_SHORTEST_OFFICE = 3
_OF_MEMBERS = frozenset({"MP", "MLC", "MLA", "AM", "AO", "QC"})
_POSTS = (["appointment"], ["office"], ["position"], ["post"], ["role"], ["duties"])
_ASSUMES = frozenset({"assume", "assumes", "assumed", "assuming"})
_CHAIRS = frozenset({"chair", "co-chair", "chairman", "chairwoman", "chairperson"})
_IS = frozenset({"is", "was", "been"})
_SERVES = frozenset({"serves", "served", "serving", "serve"})
_JOINS = frozenset({"join", "joins", "joined", "joining"})
#: "will join the Trade Department as Director": between the verb and "as" stand no more words than these.
_LONGEST_JOINED = 10
#: "X's leadership in serving as": between the name and the verb stand no more words than these.
_NEAR = 5
_BEFORE_OFFICES = frozenset({"as", "to", "be", "a", "an", "the", "new"})
#: What the peoples are called whose leaders are named with them.
_PEOPLES = frozenset({"Nation", "Nations", "Tribe", "Tribes", "Band", "Pueblo", "Rancheria", "Village", "Community"})
#: Brackets with a people and its state hold fewer tokens than these.
_LONGEST_BRACKET = 14
#: Who employs somebody, on a line of a list, has no more tokens than these.
_LONGEST_EMPLOYER = 10


def may_follow(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a bare name may have its title after it: a full name before a comma, a dash or a bracket."""
    marks = (",", "(", "–", "—", "-", ":", ";", "of", "from", "the")
    return end - start > 1 and end < tokens.count and (tokens.words[end] in marks or is_in_capitals(tokens, end))


def is_in_capitals(tokens: Tokens, index: int) -> bool:
    """Say whether an office in capitals begins at a token ("Ana Reyes MINISTER FOR TRADE")."""
    return tokens.kinds[index] in (kind.HEAD, kind.QUALIFIER) and tokens.words[index].isupper()


def title_after(tokens: Tokens, start: int, end: int, comma_before: bool) -> tuple[Phrase | None, int]:
    """Return the title in apposition after a name, and where the mention ends."""
    if end + 1 >= tokens.count:
        return None, end
    mark = tokens.words[end]
    if mark in ("of", "from", "at"):
        phrase = phrases.after(tokens, end + 1)
        if phrase is None or heads.has_head(tokens, phrase.start, phrase.end):
            # "President Ana Reyes of Peru and Prime Minister Piet Vos"
            phrase = _country_before_and(tokens, end + 1)
        if phrase and tokens.words[phrase.end : phrase.end + 2] == ["to", "be"]:
            return None, end
        return (phrase, phrase.end) if phrase else (None, end)
    if mark == "(":
        return _title_in_brackets(tokens, end)
    if is_in_capitals(tokens, end) and len(mark) > _SHORTEST_OFFICE and end - start > 1:
        phrase = phrases.after(tokens, end)
        whole = phrase and phrase.end == tokens.count and heads.has_head(tokens, end, phrase.end)
        return (phrase, phrase.end) if phrase and whole else (None, end)
    if tokens.words[end - 1] in _OF_MEMBERS and tokens.kinds[end] in (kind.HEAD, kind.QUALIFIER):
        # "The Hon Ana Reyes MP Minister for Trade"
        phrase = phrases.after(tokens, end)
        return (phrase, phrase.end) if phrase and not _leads_on(tokens, phrase.end) else (None, end)
    if mark == "the" and end - start > 1:
        # "including Ana Reyes the Deputy Director at the Council, ..."
        phrase = phrases.after(tokens, end + 1)
        told = (
            phrase
            and heads.has_head(tokens, end, phrase.end)
            and tokens.words[phrase.end : phrase.end + 1] in ([","], ["."], ["and"])
        )
        return (phrase, phrase.end) if phrase and told else (None, end)
    if mark not in (",", "–", "—", "-") or comma_before:
        return None, end
    return _title_after_mark(tokens, start, end)


def _country_before_and(tokens: Tokens, start: int) -> Phrase | None:
    """Return the country at ``start``, where an "and" or a comma follows it; None where none does."""
    last = start
    while last < tokens.count and (tokens.kinds[last] == kind.PLACE or tokens.words[last] in ("the", "of")):
        last += 1
    named = kind.PLACE in tokens.kinds[start:last] and tokens.words[last : last + 1] in (["and"], [","])
    return Phrase(start, last) if named else None


def _title_after_mark(tokens: Tokens, start: int, end: int) -> tuple[Phrase | None, int]:
    """Return the title after a name and the comma or the dash at ``end``, and where the mention ends."""
    phrase = phrases.after(tokens, end + 1)
    full = end - start > 1
    if tokens.words[end] == "," and (phrase is None or not heads.has_head(tokens, phrase.start, phrase.end)):
        employer = _employer(tokens, end + 1) if full and is_given(tokens.words[start]) else None
        if employer:
            return employer, employer.end
    if phrase is None or _leads_on(tokens, phrase.end):
        listed = _listed_position(tokens, start, end + 1) if full else None
        return (listed, tokens.count) if listed else (None, end)
    if not heads.has_head(tokens, phrase.start, phrase.end):
        alone = tokens.words[end] == "," and phrases.names_body(tokens, phrase)
        return (phrase, phrase.end) if alone else (None, end)
    return phrase, _past_bodies(tokens, start, phrase)


def _past_bodies(tokens: Tokens, start: int, phrase: Phrase) -> int:
    """Return where the bodies end that follow the position of the name at ``start``, each after a comma."""
    until = phrase.end
    while until < tokens.count and tokens.words[until] == ",":
        body = phrases.after(tokens, until + 1)
        if until == phrase.end and is_rest_of_line(tokens, start, until + 1):
            return tokens.count
        employer = _employer(tokens, until + 1) if until == phrase.end else None
        if employer:
            return employer.end
        if not body or heads.holds_office(tokens, body.start, body.end) or not _may_be_body(tokens, body):
            break
        if tokens.kinds[body.start] == kind.CONNECTOR and tokens.words[body.start] != "the":
            break
        if _leads_on(tokens, body.end):
            break
        until = body.end
    return until


def _listed_position(tokens: Tokens, start: int, begin: int) -> Phrase | None:
    """Return the position that a body follows to the end of a list's line ("- Ana Reyes, Chair/CEO Amber Board")."""
    end = begin
    while end < tokens.count and (tokens.kinds[end] in _POSITION or tokens.words[end] == "and"):
        end += 1
    listed = begin < end < tokens.count and tokens.kinds[end - 1] == kind.HEAD and tokens.kinds[-1] in _ENDS_OF_BODIES
    return Phrase(begin, end) if listed and is_rest_of_line(tokens, start, end) else None


def _employer(tokens: Tokens, start: int) -> Phrase | None:
    """Return the body that stands between two commas after a name ("Ana Reyes, Amber Workers Union, ..."); else None.

    Bodies joined by a stroke ("Northern Studios/NSU") may hold small words.
    """
    end = start
    while end < tokens.count and end - start < _LONGEST_EMPLOYER:
        word = tokens.words[end]
        if word in _ENDS_EMPLOYER or (word == "and" and tokens.kinds[end - 1] in _ENDS_OF_BODIES):
            break
        end += 1
    inside = tokens.words[start:end]
    if not inside or not inside[0][0].isupper() or end - start == _LONGEST_EMPLOYER:
        return None
    stroke = "/" in inside
    body = tokens.kinds[end - 1] in _ENDS_OF_BODIES or inside[-1].lower() in BODY_HEADS
    if heads.has_head(tokens, start, end) or not (stroke or body):
        return None
    capitals = all(word[0].isupper() or word in _IN_EMPLOYERS or stroke for word in inside)
    return Phrase(start, end) if capitals and "'s" not in inside else None


def city_after(tokens: Tokens, end: int) -> Phrase | None:
    """Return the city of "Mayor Ana Reyes, Cedar Falls, IA": a few capitals and a state's letters; None for none."""
    if end + 3 >= tokens.count or tokens.words[end] != ",":
        return None
    for comma in range(end + 2, min(end + 2 + _LONGEST_CITY, tokens.count - 1)):
        if tokens.words[comma] == ",":
            return Phrase(end + 1, comma) if tokens.words[comma + 1] in _STATES else None
        if not tokens.words[comma - 1][0].isupper():
            return None
    return None


def city_of(tokens: Tokens, end: int) -> Phrase | None:
    """Return the city of "Mayor Ana Reyes of St. Paul, Minnesota"; None where none is named."""
    at = end + 1
    while tokens.words[end : end + 1] == ["of"] and at < tokens.count and at - end <= _LONGEST_CITY:
        if not tokens.words[at][0].isupper():
            break
        at += 1
    if at <= end + 1:
        return None
    region = tokens.words[at : at + 1] == [","] and tokens.kinds[at + 1 : at + 2] == kind.PLACE
    return Phrase(end + 1, at + 2 if region else at)


def court_after(tokens: Tokens, end: int) -> Phrase | None:
    """Return the court of "Judge Ana Reyes on the Amber District Court"; None where none is named."""
    court = phrases.after(tokens, end + 1) if tokens.words[end : end + 2] == ["on", "the"] else None
    return court if court and phrases.names_body(tokens, court) else None


def past_seat(tokens: Tokens, end: int) -> int:
    """Return where brackets with a politician's state or seat end before a comma: "Governor Ana Reyes (OH), ..."."""
    if tokens.words[end + 2 : end + 4] != [")", ","]:
        return end
    inside = tokens.words[end + 1]
    return end + 3 if inside in _STATES or phrases.is_seat(inside) else end


def is_rest_of_line(tokens: Tokens, start: int, rest: int) -> bool:
    """Say whether the rest of a list's line names whom somebody works for ("Ana Reyes, Chair, Northern Light")."""
    if tokens.count - rest > _LONGEST_EMPLOYER or not _BEFORE_LISTED.fullmatch(tokens.kinds, 0, start):
        return False
    return all(word[0].isupper() or word.isdigit() or word in _IN_EMPLOYERS for word in tokens.words[rest:])


def _may_be_body(tokens: Tokens, body: Phrase) -> bool:
    """Say whether a segment after a position names a body, or a topic of the position before the body."""
    follows = tokens.words[body.end] if body.end < tokens.count else ""
    if phrases.names_body(tokens, body):
        return True
    return body.end - body.start > 1 and follows in (",", "") and kind.POLICY in tokens.kinds[body.start : body.end]


def _leads_on(tokens: Tokens, end: int) -> bool:
    """Say whether a title or a body goes on to another person's name ("..., Ministry of Trade Secretary Ana Reyes")."""
    if end + 2 < tokens.count and tokens.words[end] == "(" and tokens.words[end + 2] == ")":
        end += 3
    if end >= tokens.count or not tokens.touching(end):
        return False
    return tokens.kinds[end] in _LEADS_ON or (tokens.kinds[end] == kind.CONNECTOR and _goes_on_to_name(tokens, end))


def _goes_on_to_name(tokens: Tokens, end: int) -> bool:
    """Say whether a title's last topics, some unlisted, come before a full name ("and Polar Affairs Ana Reyes")."""
    at = end
    while (
        at < tokens.count
        and at - end < _LONGEST_EMPLOYER
        and (tokens.words[at][0].isupper() or tokens.kinds[at] == kind.CONNECTOR)
    ):
        at += 1
    if kind.HONORIFIC in tokens.kinds[end + 1 : at]:
        # "and Polar Affairs Mr Ben Osei"
        return True
    named = tokens.kinds[at - 2 : at] == kind.NAME * 2 and tokens.kinds[at - 3] in _BEFORE_NAMES
    own = tokens.words[end] in ("of", "to") or tokens.kinds[end + 1] in (kind.HEAD, kind.QUALIFIER)
    if own and tokens.kinds[at - 3] == kind.HEAD:
        # "..., Head of Cabinet | of President Ana Reyes", "Director | and Acting Chair Tom Bell": the next one's title.
        return False
    return named and at - 3 > end and is_given(tokens.words[at - 2])


def appointment(tokens: Tokens, end: int) -> Phrase | None:
    """Return the office that a clause gives somebody: "... has been appointed Ambassador to Peru"; None for none."""
    if end + 3 < tokens.count and tokens.words[end] == tokens.words[end + 2] == "," and tokens.words[end + 1].isdigit():
        # "Mr Bell, 53, has been ..."
        end += 3
    at = end
    if tokens.words[end : end + 1] == ["'s"]:
        at = next((at for at in range(end + 1, min(end + _NEAR, tokens.count)) if tokens.words[at] in _SERVES), end)
    if tokens.words[end : end + 2] == [",", "who"]:
        # "Ana Reyes, who has served as Director"
        at += 2
    while at < tokens.count and tokens.words[at] in _AUXILIARIES:
        at += 1
    if tokens.words[at + 1 : at + 2] == ["as"] and tokens.words[at] in _SERVES:
        return _office(tokens, at + 1)
    if at < tokens.count and tokens.words[at] in _JOINS:
        # "will join the Trade Department as a Deputy Director"
        start = _as_after(tokens, at)
        return _office(tokens, start) if start else None
    if at < tokens.count and tokens.words[at] in _ASSUMES and tokens.words[at + 2 : at + 3] in _POSTS:
        # "will assume the appointment of Director", "will be assuming the appointment as Director"
        return _office(tokens, at + 4)
    if tokens.words[end : end + 1] == ["as"]:
        # "the inauguration of X as President"
        return _office(tokens, end)
    if at == end or at >= tokens.count or tokens.words[end] == ",":
        return _nomination(tokens, end)
    if tokens.words[at] in _APPOINTED:
        return _office(tokens, at + 1)
    if tokens.words[at] in ("the", "currently") and tokens.words[at - 1] in _IS:
        # "has been the Director", not "Present were the Director and ..."
        at += 1
    return _office(tokens, at) if at < tokens.count and tokens.words[at][0].isupper() else None


def _as_after(tokens: Tokens, verb: int) -> int | None:
    """Return the "as" that says what somebody joins a body as; None where none does."""
    for at in range(verb + 1, min(verb + _LONGEST_JOINED, tokens.count)):
        if tokens.words[at] == "as":
            return at
        if tokens.words[at] in _ENDS_EMPLOYER:
            return None
    return None


def _office(tokens: Tokens, at: int) -> Phrase | None:
    """Return the office named at a token, past the small words before it; None where none is."""
    while at < tokens.count and (tokens.words[at] in _BEFORE_OFFICES or _is_his_majestys(tokens, at)):
        at += 1
    phrase = phrases.after(tokens, at)
    return phrase if phrase and heads.has_head(tokens, phrase.start, phrase.end) else None


def _nomination(tokens: Tokens, end: int) -> Phrase | None:
    """Return the office for which somebody is put forward ("Ana Reyes, of Ohio, to be Director ..."); None for none."""
    if end + 1 >= tokens.count:
        return None
    of_a_state = tokens.words[end] == "of" and tokens.kinds[end + 1] == kind.PLACE
    if tokens.words[end] != "," and not of_a_state:
        return None
    for at in range(end, tokens.count - 2):
        if tokens.words[at : at + 2] == ["to", "be"]:
            start = at + 3 if tokens.words[at + 2] in ("a", "an", "the") else at + 2
            phrase = phrases.after(tokens, start)
            return phrase if phrase and heads.has_head(tokens, phrase.start, phrase.end) else None
    return None


def _is_his_majestys(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] in ("His", "Her", "Majesty", "'s")


def _title_in_brackets(tokens: Tokens, end: int) -> tuple[Phrase | None, int]:
    """Return the title or body in brackets after a name: "Ana Reyes (Ministry of Health)"."""
    phrase = phrases.after(tokens, end + 1)
    if phrase is None or phrase.end >= tokens.count or tokens.words[phrase.end] != ")":
        return _people_in_brackets(tokens, end)
    if tokens.words[phrase.end - 1].lower() in _CHAIRS and phrase.end - phrase.start <= _SHORTEST_OFFICE:
        # "(Council Co-Chair)": the part that somebody took there.
        return None, end
    named = set(tokens.kinds[phrase.start : phrase.end])
    if (
        heads.has_head(tokens, phrase.start, phrase.end)
        or phrases.names_body(tokens, phrase)
        or named <= {kind.PLACE, kind.CONNECTOR}
    ):
        return phrase, phrase.end + 1
    return None, end


def _people_in_brackets(tokens: Tokens, end: int) -> tuple[Phrase | None, int]:
    """Return the people, and past their state, whom somebody leads: "Chief Ana Reyes (Amber Nation, OK)"."""
    closing = next((at for at in range(end, min(end + _LONGEST_BRACKET, tokens.count)) if tokens.words[at] == ")"), end)
    last = closing - 2 if tokens.words[closing - 2 : closing - 1] == [","] else closing
    inside = tokens.words[end + 1 : last]
    if _PEOPLES.isdisjoint(inside) or not all(word[0].isupper() or word in _IN_EMPLOYERS for word in inside):
        return None, end
    return Phrase(end + 1, last), closing + 1


def names_people(words: list[str]) -> bool:
    """Say whether words name a people that has leaders ("Pine River Band of Amber Indians")."""
    return not _PEOPLES.isdisjoint(words)


def past_remote(tokens: Tokens, end: int) -> int:
    """Return where a mention ends with "(virtually)", or the acronym of the body that it named, after it."""
    if end + 2 < tokens.count and tokens.words[end] == "(" and tokens.words[end + 2] == ")":
        inside = tokens.words[end + 1]
        if inside in _ATTENDED_REMOTELY or (inside.isupper() and len(inside) > 1):
            return end + 3
    return end
