"""The words beside a person's name -> the title there: where it stands, and the position, body and country in it."""

from dataclasses import dataclass

from . import tokens as kind
from .gazetteer import MINISTRIES, countries_in, country_code
from .lexicon import word_set
from .names import is_family, is_given
from .tokens import Tokens, kind_of

_TITLE_KINDS = frozenset(
    (kind.HEAD, kind.QUALIFIER, kind.BODY, kind.PLACE, kind.ACRONYM, kind.POLICY, kind.CONNECTOR, kind.LOWER_TITLE,
     kind.POSSESSIVE, kind.SHORT_CAPITALS)
)  # fmt: skip
#: What a head noun of a position may be by kind: "Assistant" is a qualifier, "PM" letters.
_KINDS_OF_HEADS = frozenset((kind.HEAD, kind.LOWER_TITLE, kind.QUALIFIER, kind.ACRONYM, kind.SHORT_CAPITALS))
TOPIC_KINDS = frozenset((kind.POLICY, kind.PLACE, kind.BODY, kind.ACRONYM))
LOWER_HEADS = word_set(
    """
    governor mayor senator lawmaker congressman congresswoman counterpart counterparts astronaut economist
    analyst manager managers founder co-founder owner poet writer author actor activist journalist composer
    composers singer broadcaster broadcasters sociologist scientist historian professor king queen prince emir
    premier chancellor undersecretary under-secretary president-elect secretary-general director-general
    vice-president vice-minister captain general admiral colonel marshal commodore head spokesperson spokesman
    spokeswoman director minister secretary ambassador chief chair chairman chairperson chairwoman president
    commissioner representative envoy adviser advisor coordinator counsel counsellor delegate leader officer
    co-chair
    """
)


#: "Member States" are nobody.
_NO_PEOPLE = frozenset({"State", "States", "Nation", "Nations", "Countries", "Governments", "Parties", "Organizations"})
_WORDS_OF_BODY = frozenset((kind.POLICY, kind.BODY, kind.PLACE))
_GOES_ON_AS_TITLE = frozenset((kind.POLICY, kind.BODY, kind.HEAD))
#: Brackets in a title hold fewer tokens than these.
_LONGEST_BRACKET = 8
_OF = frozenset({"of", "for", "at", "the"})
#: Offices that Indian and British papers write short, before a name.
SHORT_OFFICES = frozenset({"PM", "EAM", "RM", "HM", "CM", "FM", "NSA", "DPM"})
_CUTS = frozenset({",", "and", "for", "to", "in", "at", "on"})
_ENDS_BODY = frozenset({"to", "on", "at", "in"})
_DAYS = word_set(
    """
    January February March April May June July August September October November December Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday
    """
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens ``[start, end)`` of a sentence that names a position, a body, or both."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says. None: it does not."""

    position: str | None = None
    organisation: str | None = None
    country: str | None = None


def is_head(tokens: Tokens, index: int) -> bool:
    """Say whether a token is the head noun of a position."""
    part, word = tokens.kinds[index], tokens.words[index]
    if part not in _KINDS_OF_HEADS:
        return False
    following = tokens.words[index + 1] if index + 1 < tokens.count else ""
    if part == kind.HEAD:
        return following not in _NO_PEOPLE or word not in ("Member", "Members")
    if word == "head" and following not in ("of", ","):
        led = tokens.kinds[index - 1] in (kind.ACRONYM, kind.BODY, kind.POLICY) if index else False
        return led and following[:1].isupper()
    if word in SHORT_OFFICES:
        # "PM Rao"
        return following[:1].isupper() and not following.isupper()
    if part == kind.LOWER_TITLE:
        return word in LOWER_HEADS
    # "Special Assistant to the President"; elsewhere "Assistant" only qualifies another head.
    return word == "Assistant" and following == "to"


def has_head(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a run of tokens holds the head noun of a position."""
    kinds = tokens.kinds
    for index in range(start, end):  # noqa: SIM110  # Asked of every run of words: any() takes twice as long.
        if kinds[index] in _KINDS_OF_HEADS and is_head(tokens, index):
            return True
    return False


def holds_office(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a run of tokens holds a position that is no more than a body's owner ("the President's Council")."""
    kinds = tokens.kinds
    return any(
        kinds[index] in _KINDS_OF_HEADS
        and is_head(tokens, index)
        and not (index + 1 < end and kinds[index + 1] == kind.POSSESSIVE)
        for index in range(start, end)
    )


def before(tokens: Tokens, end: int, floor: int) -> Phrase | None:
    """Return the title that ends at token ``end``, going back no further than ``floor``; None when there is none."""
    start = end
    while start > floor:
        if tokens.kinds[start - 1] in _TITLE_KINDS and (start < end or tokens.words[start - 1] != "vice"):
            start -= 1
            continue
        stepped = _step_back(tokens, start, end, floor)
        if stepped is None:
            break
        start = stepped
    start = _cut(tokens, start, end)
    while start < end and tokens.kinds[start] in (kind.CONNECTOR, kind.POSSESSIVE, ",") and not _is_the(tokens, start):
        start += 1
    if start + 1 < end and tokens.words[start] == "Under" and tokens.words[start + 1] != "Secretary":
        start += 1
    return Phrase(start, end) if has_head(tokens, start, end) else None


def _is_the(tokens: Tokens, index: int) -> bool:
    return tokens.words[index] in ("the", "The")


def _step_back(tokens: Tokens, start: int, end: int, floor: int) -> int | None:
    """Return where the phrase begins with one more token before ``start``; None when that token ends the walk."""
    index = start - 1
    part = tokens.kinds[index]
    if start == end and tokens.words[index] == "vice":
        # "..., vice Ana Reyes": in the place of.
        return None
    if part in _TITLE_KINDS or _is_the(tokens, index):
        return index
    if part == ")":
        return _bracket_start(tokens, index, floor)
    if part == "/" and index > floor:
        return index
    if part == "," and start < end and index > floor:
        before_comma = tokens.kinds[index - 1]
        body_follows = tokens.kinds[start] in (kind.BODY, kind.ACRONYM)
        listed = before_comma == kind.HEAD and (tokens.words[end] == "," or body_follows)
        if before_comma in TOPIC_KINDS or before_comma == ")" or listed:
            return index
    if part == kind.OTHER and start == end and _is_small_topic(tokens, index, floor):
        return index
    if part == kind.NAME and _is_topic(tokens, index, start, end, floor):
        return index
    return None


def _bracket_start(tokens: Tokens, index: int, floor: int) -> int | None:
    """Return where brackets that close at ``index`` open, where they hold a few words of a title; None: they do not."""
    for opening in range(index - 2, max(floor, index - _LONGEST_BRACKET) - 1, -1):
        if tokens.words[opening] == "(":
            return opening
        if tokens.kinds[opening] not in _TITLE_KINDS and tokens.kinds[opening] != kind.NAME:
            return None
    return None


def _is_small_topic(tokens: Tokens, index: int, floor: int) -> bool:
    """Say whether a small word is a title's topic: "deputy chief of staff for plans <name>"."""
    if index - 2 < floor or tokens.words[index - 1] not in ("of", "for"):
        return False
    return tokens.kinds[index - 2] in (kind.LOWER_TITLE, kind.HEAD) or tokens.words[index - 3] == "of"


def _is_topic(tokens: Tokens, index: int, start: int, end: int, floor: int) -> bool:
    """Say whether an unlisted capitalised word is part of a title: "Foo Bureau", "... and Enlargement, <name>"."""
    if start < end:
        if tokens.kinds[start] == kind.BODY and tokens.touching(start):
            return True
        if tokens.words[start] == "and" and tokens.words[end] == "," and index > floor:
            # "Minister of Labour, Solidarity and Health, ..."
            return tokens.words[index - 1] == "," or tokens.kinds[index - 1] == kind.CONNECTOR
        if is_head(tokens, start) and index > 0 and tokens.touching(start):
            # "Garda Commissioner"
            return not is_given(tokens.words[index]) and not is_family(tokens.words[index])
        after_of = index > floor and tokens.kinds[index - 1] == kind.CONNECTOR
        return after_of and tokens.kinds[start] in (kind.POLICY, kind.PLACE) and tokens.touching(start)
    return index > floor and tokens.kinds[index - 1] == kind.CONNECTOR and tokens.words[end] == ","


def _cut(tokens: Tokens, start: int, end: int) -> int:
    """Return where the title itself begins, past what only stands before it ("In Japan, Prime Minister ...")."""
    for index in range(start, end):
        word = tokens.words[index]
        if word not in _CUTS or not has_head(tokens, index + 1, end):
            continue
        before_title = word not in (",", "and") and not has_head(tokens, start, index)
        if word == "," or before_title or (word == "and" and _and_parts(tokens, start, index)):
            start = index + 1
    return start


def _and_parts(tokens: Tokens, start: int, index: int) -> bool:
    """Say whether an "and" parts two things ("the States and President X") and does not join one title's words."""
    if index == start:
        return True
    if has_head(tokens, start, index):
        return tokens.words[index - 1] == "," or _is_the(tokens, index + 1)
    after_and = tokens.kinds[index + 1]
    joins_topics = tokens.kinds[index - 1] == kind.POLICY and after_and == kind.POLICY
    return not joins_topics


def after(tokens: Tokens, start: int) -> Phrase | None:
    """Return the title or body that begins at token ``start``, up to the comma or verb after it; None for none."""
    if start >= tokens.count or tokens.words[start] in ("and", "or", "but"):
        return None
    end = start
    while end < tokens.count:
        beyond = _past_name_of_body(tokens, start, end)
        if beyond > end:
            end = beyond
            continue
        part = tokens.kinds[end]
        inside = part in _TITLE_KINDS or (part == "/" and end > start) or tokens.words[end] in ("The", "a", "an")
        if not inside and not (part == "," and _joins_topics(tokens, end)):
            break
        if tokens.words[end] == "vice" and end + 1 < tokens.count and tokens.words[end + 1][0].isupper():
            break
        if tokens.words[end] in _ENDS_BODY and _leaves_title(tokens, start, end):
            break
        end += 1
    met_name = end < tokens.count and tokens.kinds[end] in (kind.NAME, kind.INITIAL, kind.HONORIFIC)
    stop = end
    while end > start and _ends_badly(tokens, end):
        end -= 1
    if end <= start or (met_name and stop == end):
        return None
    return Phrase(start, end)


def _ends_badly(tokens: Tokens, end: int) -> bool:
    """Say whether a title cannot end with the token before ``end``: "... and", "... and senior"."""
    part = tokens.kinds[end - 1]
    if part in (kind.CONNECTOR, ",", kind.POSSESSIVE, kind.OTHER):
        return True
    return part == kind.LOWER_TITLE and tokens.words[end - 2] == "and" and not is_head(tokens, end - 1)


def _past_name_of_body(tokens: Tokens, start: int, end: int) -> int:
    """Return the end of unlisted words of a body's name, or of brackets in a title; ``end`` where none stand there.

    "CEO of Amber Web Services", "the Council's Horizon Group", "Joint Secretary (North East), ...".
    """
    if end == start:
        named = start > 0 and tokens.words[start - 1] in ("of", "from", "at") and tokens.kinds[start] == kind.NAME
        follows = start + 1 < tokens.count and tokens.kinds[start + 1] == kind.BODY
        return end + 1 if named and follows else end
    if tokens.words[end] == "(":
        return _past_brackets(tokens, start, end)
    if tokens.kinds[end] != kind.NAME:
        return end
    if not (tokens.kinds[end - 1] == kind.POSSESSIVE or tokens.words[end - 1] in _OF):
        after = tokens.words[end + 1] if end + 1 < tokens.count else ","
        inside = tokens.kinds[end - 1] in _WORDS_OF_BODY and (after in ",.;)" or kind_of(after) in _GOES_ON_AS_TITLE)
        return end + 1 if inside and tokens.touching(end) else end
    while end < tokens.count and tokens.kinds[end] == kind.NAME and tokens.touching(end):
        end += 1
    return end


def _past_brackets(tokens: Tokens, start: int, opening: int) -> int:
    """Return the end of brackets that hold a title's topic ("(North East)"); ``opening`` where they hold else."""
    closing = next((at for at in range(opening, tokens.count) if tokens.words[at] == ")"), opening)
    inside = tokens.kinds[opening + 1 : closing]
    if not inside or len(inside) > _LONGEST_BRACKET or not has_head(tokens, start, opening):
        return opening
    if len(inside) == 1 and inside[0] not in TOPIC_KINDS - {kind.ACRONYM}:
        return opening
    return closing + 1 if all(part in _TITLE_KINDS or part == kind.NAME for part in inside) else opening


def _leaves_title(tokens: Tokens, start: int, index: int) -> bool:
    """Say whether "to", "on", "at" or "in" ends a title: it names a day, or no position has been named before it."""
    following = tokens.words[index + 1] if index + 1 < tokens.count else ""
    return following in _DAYS or not has_head(tokens, start, index)


def _joins_topics(tokens: Tokens, comma: int) -> bool:
    """Say whether a comma parts the topics of one title ("Growth, Energy, and the Environment")."""
    at = comma + 1
    while at < tokens.count and at < comma + 5 and tokens.kinds[at] in TOPIC_KINDS:
        at += 1
    if at == comma + 1 or at >= tokens.count:
        return False
    if tokens.words[at] == ",":
        at += 1
    if at >= tokens.count or tokens.words[at] != "and":
        return False
    at += 1
    if at < tokens.count and tokens.words[at] == "the":
        at += 1
    return (
        at < tokens.count and tokens.kinds[at] in TOPIC_KINDS and not has_head(tokens, comma, min(at + 4, tokens.count))
    )


def names_body(tokens: Tokens, phrase: Phrase) -> bool:
    """Say whether a phrase names a body: it holds the head noun of one, or is an acronym."""
    kinds = tokens.kinds[phrase.start : phrase.end]
    return kind.BODY in kinds or kind.ACRONYM in kinds


def words(text: str, tokens: Tokens, phrase: Phrase) -> str:
    """Return the words of a phrase without the article before them."""
    start = phrase.start
    while start < phrase.end and tokens.words[start].lower() in ("the", "a", "an", ","):
        start += 1
    return text[tokens.starts[start] : tokens.ends[phrase.end - 1]] if start < phrase.end else ""


def describe(text: str, tokens: Tokens, phrase: Phrase) -> Title:
    """Part a title into position and organisation, and tell whose country's it is where the words say so."""
    country = _country(text, tokens, phrase)
    owner = _owner_end(tokens, phrase)
    position = phrase
    organisation: str | None = None
    if owner is not None:
        named = _without_acronym(tokens, Phrase(phrase.start, owner))
        position = Phrase(_past_acronym(tokens, owner + 1), phrase.end)
        if country_code(words(text, tokens, named)) is None or names_body(tokens, named):
            organisation = words(text, tokens, named)
    else:
        split = _leading_body_end(tokens, phrase)
        if split is not None:
            organisation = words(text, tokens, Phrase(phrase.start, split))
            position = Phrase(split, phrase.end)
    if organisation is None:
        position, organisation = _trailing_body(text, tokens, position)
    return Title(words(text, tokens, position) or None, organisation or None, country or _body_country(organisation))


def _body_country(organisation: str | None) -> str | None:
    if organisation is None:
        return None
    for acronym, (name, country) in MINISTRIES.items():
        if organisation in (acronym, name):
            return country
    return None


def _country(text: str, tokens: Tokens, phrase: Phrase) -> str | None:
    """Return the country that a title belongs to: "Mexico's ...", "... of India", "U.S. ...", not "... to Mexico"."""
    start = tokens.starts[phrase.start]
    if (
        kind.PLACE not in tokens.kinds[phrase.start : phrase.end]
        and "-" not in text[start : tokens.ends[phrase.end - 1]]
    ):
        return None
    belongs = []
    for begin, _, code in countries_in(text[start : tokens.ends[phrase.end - 1]]):
        lead = text[start : start + begin].split()
        if lead and lead[-1] == "the":
            lead.pop()
        if not lead or lead[-1] == "of" or not {"to", "in", "for", "with", "on"} & set(lead):
            belongs.append(code)
    return belongs[0] if belongs else None


def _owner_end(tokens: Tokens, phrase: Phrase) -> int | None:
    """Return the index of the possessive that parts an owner from a position ("Bureau's Deputy Director")."""
    for index in range(phrase.start + 1, phrase.end - 1):
        if tokens.kinds[index] == kind.POSSESSIVE and not has_head(tokens, phrase.start, index):
            return index
    return None


def _without_acronym(tokens: Tokens, phrase: Phrase) -> Phrase:
    if tokens.words[phrase.end - 1] == ")":
        return Phrase(phrase.start, max(phrase.end - 3, phrase.start + 1))
    return phrase


def _past_acronym(tokens: Tokens, index: int) -> int:
    return index + 3 if tokens.words[index] == "(" else index


def _leading_body_end(tokens: Tokens, phrase: Phrase) -> int | None:
    """Return where the position begins after a body's name ("National Security Council | Senior Director")."""
    first = phrase.start
    while first < phrase.end and not (tokens.kinds[first] in _KINDS_OF_HEADS and is_head(tokens, first)):
        first += 1
    while first > phrase.start and tokens.kinds[first - 1] in (kind.QUALIFIER, kind.LOWER_TITLE):
        first -= 1
    begin = phrase.start
    while begin < first and _is_the(tokens, begin):
        begin += 1
    kinds = tokens.kinds[begin:first]
    if not kinds or kinds[-1] == kind.CONNECTOR:
        return None
    if kind.BODY in kinds and (kinds[-1] == kind.BODY or kind.CONNECTOR in kinds):
        return first
    return first if kinds in (kind.ACRONYM, kind.NAME) else None


def _trailing_body(text: str, tokens: Tokens, phrase: Phrase) -> tuple[Phrase, str | None]:
    """Part "Coordinator for ... at the Council" and "Official Spokesperson of the MEA" into position and body."""
    for index in range(phrase.start + 1, phrase.end - 1):
        if tokens.words[index] == "," and has_head(tokens, phrase.start, index):
            # "Joint Secretary (International Cooperation), Ministry of Defence, India"
            rest = Phrase(index + 1, phrase.end)
            first = tokens.kinds[rest.start] in (kind.BODY, kind.ACRONYM)
            if first and not holds_office(tokens, rest.start, rest.end):
                return Phrase(phrase.start, index), words(text, tokens, rest)
        if tokens.words[index] not in ("of", "at") or not has_head(tokens, phrase.start, index):
            continue
        rest = Phrase(index + 1, phrase.end)
        long_enough = rest.end - rest.start > 1 or tokens.kinds[rest.start] == kind.ACRONYM
        is_country = country_code(words(text, tokens, rest)) is not None and not names_body(tokens, rest)
        if long_enough and names_body(tokens, rest) and not is_country and not has_head(tokens, rest.start, rest.end):
            return Phrase(phrase.start, index), words(text, tokens, rest)
    return phrase, None
