"""The tokens beside a person's name -> where the title before or after it stands."""

from dataclasses import dataclass

from meetings.intake.gazetteer import capital_country

from . import tokens as kind
from .heads import has_head, is_head, is_head_or_qualifier, is_the
from .lexicon import word_set
from .names import is_family, is_given
from .tokens import Tokens, kind_of

_TITLE_KINDS = frozenset(
    (kind.HEAD, kind.QUALIFIER, kind.BODY, kind.PLACE, kind.ACRONYM, kind.POLICY, kind.CONNECTOR, kind.LOWER_TITLE,
     kind.POSSESSIVE, kind.SHORT_CAPITALS)
)  # fmt: skip
TOPIC_KINDS = frozenset((kind.POLICY, kind.PLACE, kind.BODY, kind.ACRONYM))
_WORDS_OF_BODY = frozenset((kind.POLICY, kind.BODY, kind.PLACE))
_IN_BODY = frozenset((kind.NAME, kind.POLICY, kind.PLACE, kind.BODY, kind.ACRONYM))
_GOES_ON_AS_TITLE = frozenset((kind.POLICY, kind.BODY, kind.HEAD))
#: Brackets in a title hold fewer tokens than these.
_LONGEST_BRACKET = 8
_OF = frozenset({"of", "for", "at", "the"})
_CUTS = frozenset({",", "and", "for", "to", "in", "at", "on", "of", "between", "Between", "with", "With"})
#: What titles of releases tell of: whose it is stands after "of".
_EVENTS = frozenset(
    {"Readout", "Remarks", "Visit", "Travel", "Trip", "Arrival", "Inauguration", "Passing", "Death", "Appointment"}
)
#: What stands without "the" before a name alone is of whom the name is.
_OF_LEADERS = (["President"], ["Vice", "President"], ["Prime", "Minister"], ["King"], ["Premier"])
#: Whose staff is named by a country's word and this: "Assistant to the Chief of Staff for U.S. Senator Ana Reyes".
_OF_LAWMAKERS = (["Senator"], ["Representative"], ["Congressman"], ["Congresswoman"])
_HEADINGS = frozenset({"RELEASE", "STATEMENT"})
_SMALL_BODIES = frozenset(
    {"ministry", "parliament", "army", "navy", "police", "government", "party", "embassy", "palace", "office"}
)
#: "in charge of ...", "responsible for ...": topics of an office, some in small letters, up to so many tokens.
_CHARGED = (["in", "charge", "of"], ["responsible", "for"])
_BEGINS_CHARGE = frozenset({"in", "responsible"})
_LONGEST_CHARGE = 16
_SHORTEST_TOPIC = 5
#: What somebody is of a company that has no word for a body in its name.
_OF_COMPANIES = frozenset({"CEO", "COO", "CFO", "CTO", "founder", "co-founder", "chairman", "chairwoman", "owner"})
_ENDS_CHARGE = frozenset({",", ".", ";", "(", ")", ":", "–", "—", "'s"})
#: Titles of rank that no "and" joins to another office of the same person.
_ROYAL = frozenset({"King", "Queen", "Prince", "Princess", "Emir", "Sultan", "Pope", "Crown"})
_DASHES = frozenset({"-", "–"})
_TO_BE = frozenset({"designate", "elect"})
_ENDS_BODY = frozenset({"to", "on", "at", "in"})
_WEEKDAYS = word_set("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
#: What a title stands after, and what whose staff somebody is does.
_PARTS_OFF = _HEADINGS | _WEEKDAYS
_JOINS_STAFF = frozenset({"on", "to", "for", "of"})
_DAYS = _WEEKDAYS | word_set("January February March April May June July August September October November December")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A run of tokens ``[start, end)`` of a sentence that names a position, a body, or both."""

    start: int
    end: int


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
    while start < end and tokens.kinds[start] in (kind.CONNECTOR, kind.POSSESSIVE, ",") and not is_the(tokens, start):
        start += 1
    if start + 1 < end and tokens.words[start] == "Under" and tokens.words[start + 1] != "Secretary":
        start += 1
    if "member" in tokens.words[start : end - 1]:
        # "a member of | Mayor Ana Reyes's board": of a body, and nobody's office.
        start = min(tokens.words.index("member", start) + 2, end)
    return Phrase(start, end) if has_head(tokens, start, end) else None


def _step_back(tokens: Tokens, start: int, end: int, floor: int) -> int | None:
    """Return where the phrase begins with one more token before ``start``; None when that token ends the walk."""
    index = start - 1
    part = tokens.kinds[index]
    if start == end and tokens.words[index] == "vice":
        # "..., vice Ana Reyes": in the place of.
        return None
    if part in _TITLE_KINDS or is_the(tokens, index):
        return index
    if part == ")":
        return _bracket_start(tokens, index, floor)
    if part == "/" and index > floor:
        return index
    if part in _DASHES and index > floor and start < end and tokens.kinds[start] in (kind.HEAD, kind.QUALIFIER):
        # "First Deputy Prime Minister - Minister of Economy"
        return index if tokens.kinds[index - 1] == kind.HEAD else None
    if part == "," and start < end and index > floor:
        before_comma = tokens.kinds[index - 1]
        body_follows = tokens.kinds[start] in (kind.BODY, kind.ACRONYM)
        head = before_comma == kind.HEAD or tokens.words[index - 1] == "General"
        listed = head and (tokens.words[end] == "," or body_follows)
        if before_comma in TOPIC_KINDS or before_comma == ")" or listed:
            return index
    if part == kind.HONORIFIC and start < end and _is_topic_of_rank(tokens, index):
        return index
    if part == kind.OTHER and start < end and index > floor and tokens.kinds[index - 1] == kind.PLACE:
        # "Turkish intelligence chief"
        return index if tokens.kinds[start] == kind.LOWER_TITLE and tokens.words[index].islower() else None
    if part == kind.OTHER and start < end and _is_small_body(tokens, index, start):
        return index
    if part == kind.OTHER and start == end and _is_small_topic(tokens, index, floor):
        return index
    if part == kind.NAME and index > floor and capital_country(f"{tokens.words[index - 1]} {tokens.words[index]}"):
        # "the Los Angeles Declaration"
        return index - 1 if start < end else None
    if part == kind.NAME and start < end and tokens.touching(start) and tokens.words[end - 1] in _OF_COMPANIES:
        # "Amber Oil CEO"
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


def _is_topic_of_rank(tokens: Tokens, index: int) -> bool:
    """Say whether what reads like a rank is a topic ("Private Sector", "Major Crimes")."""
    return tokens.words[index] in ("Private", "Major") and tokens.kinds[index + 1 : index + 2] == kind.POLICY


def _is_small_body(tokens: Tokens, index: int, start: int) -> bool:
    """Say whether a small word is of a body before an office ("Peruvian trade | ministry spokesman")."""
    if tokens.words[start] in _SMALL_BODIES:
        return tokens.words[index].isalpha()
    return tokens.words[index] in _SMALL_BODIES and tokens.kinds[start] == kind.LOWER_TITLE


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
        if (
            tokens.kinds[start] == kind.NAME
            and tokens.kinds[start + 1] == kind.BODY
            and tokens.words[index - 1] == "the"
        ):
            # "of the Millennium Trade Corporation, <name>"
            return True
        if tokens.words[start] == "and" and tokens.words[end] == "," and index > floor:
            # "Minister of Labour, Solidarity and Health, ..."
            if tokens.words[index - 1] == "," or tokens.kinds[index - 1] == kind.CONNECTOR:
                return True
            # "Minister of Social Cohesion and Family, ..."
            unlisted = not is_given(tokens.words[index]) and not is_family(tokens.words[index])
            return unlisted and tokens.kinds[index - 1] == kind.POLICY and tokens.words[index - 2] in ("of", "for")
        if is_head(tokens, start) and index > 0 and tokens.touching(start):
            # "Garda Commissioner"
            return not is_given(tokens.words[index]) and not is_family(tokens.words[index])
        if index <= floor or not tokens.touching(start) or tokens.kinds[start] not in (kind.POLICY, kind.PLACE):
            return False
        if tokens.kinds[index - 1] == kind.CONNECTOR:
            return True
        # "World Intellectual Property Organization"
        unknown = not is_given(tokens.words[index]) and not is_family(tokens.words[index])
        return unknown and tokens.kinds[index - 1] in TOPIC_KINDS and tokens.touching(index)
    if end < tokens.count and tokens.kinds[end] == kind.HONORIFIC and index > floor and tokens.touching(end):
        # "Minister of Justice and Archives Mrs X"
        joined = tokens.kinds[index - 1] == kind.CONNECTOR or tokens.kinds[index - 1] in TOPIC_KINDS
        return joined and not is_given(tokens.words[index])
    if index <= floor or tokens.kinds[index - 1] != kind.CONNECTOR:
        return False
    if tokens.words[end] == ",":
        return True
    unlisted = not is_given(tokens.words[index]) and not is_family(tokens.words[index])
    return unlisted and tokens.kinds[index - 2] in (kind.POLICY, kind.HEAD)


def _cut(tokens: Tokens, start: int, end: int) -> int:
    """Return where the title itself begins, past what only stands before it ("In Japan, Prime Minister ...")."""
    for index in range(start, end):
        word = tokens.words[index]
        # "on Monday the Ambassador of Chad"
        if word in _PARTS_OFF or (word in _JOINS_STAFF and _names_staff(tokens, start, index, end)):
            # "MEDIA RELEASE MINISTER FOR TRADE ANA REYES", "Special Assistant to President Reyes"
            start = index + 1
        if word not in _CUTS or not has_head(tokens, index + 1, end):
            continue
        if word == "of" and index > start and tokens.words[index - 1] in _EVENTS:
            # "Readout of Homeland Security Advisor X"
            start = index + 1
            continue
        if word == "of" and tokens.kinds[index + 1] not in (kind.HEAD, kind.QUALIFIER):
            # "the Service of Ambassador X", not "Department of State Special Envoy X"
            continue
        before_title = word not in (",", "and") and not has_head(tokens, start, index)
        if (
            word == "in"
            and before_title
            and capital_country(tokens.words[index + 1])
            and is_head_or_qualifier(tokens, index + 2)
        ):
            # "While in Brussels President X"
            start = index + 2
        elif word == "," or before_title or (word == "and" and _and_parts(tokens, start, index)):
            start = index + 1
    return start


def _names_staff(tokens: Tokens, start: int, index: int, end: int) -> bool:
    """Say whether whose staff somebody is stands after ``index``: "Chief Adviser of | Chancellor X"."""
    joined = tokens.words[index] != "of" or has_head(tokens, start, index)
    return joined and _is_whose_staff(tokens, index + 1, end)


def _is_whose_staff(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a title after "to" or "for" is of whom another serves ("Special Assistant to | President Reyes")."""
    words = tokens.words[start:end]
    if len(words) == 1 and (tokens.kinds[start] == kind.HEAD or words[0] in ("Sen.", "Rep.", "then-Senator")):
        return True
    return words in _OF_LEADERS or (words[1:] in _OF_LAWMAKERS and tokens.kinds[start] == kind.PLACE)


def _and_parts(tokens: Tokens, start: int, index: int) -> bool:
    """Say whether an "and" parts two things ("the States and President X") and does not join one title's words."""
    if index == start:
        return True
    if has_head(tokens, start, index):
        if tokens.words[index + 1] in _ROYAL or "between" in tokens.words[max(0, start - 2) : start]:
            return True
        return tokens.words[index - 1] == "," or is_the(tokens, index + 1)
    after_and = tokens.kinds[index + 1]
    joins_topics = tokens.kinds[index - 1] == kind.POLICY and after_and == kind.POLICY
    return not joins_topics


def after(tokens: Tokens, start: int) -> Phrase | None:
    """Return the title or body that begins at token ``start``, up to the comma or verb after it; None for none."""
    if start >= tokens.count or tokens.words[start] in ("and", "or", "but"):
        return None
    end = least = start
    while end < tokens.count:
        beyond = _past_name_of_body(tokens, start, end)
        if beyond > end:
            end = beyond
            continue
        if tokens.words[end] in _BEGINS_CHARGE and (charged := _past_charge(tokens, start, end)) > end:
            end = least = charged
            continue
        if tokens.words[end] == "with" and (employed := _employed_with(tokens, start, end)):
            end = employed
            continue
        part = tokens.kinds[end]
        if part in _DASHES and end > start and not _TO_BE.isdisjoint(tokens.words[end + 1 : end + 2]):
            # "Ambassador – designate of Peru to Chile"
            end += 2
            continue
        inside = part in _TITLE_KINDS or (part == "/" and end > start) or tokens.words[end] in ("The", "a", "an")
        if part == kind.HONORIFIC and end > start:
            inside = _is_topic_of_rank(tokens, end)
        inside = inside or (end > start and _qualifies_head(tokens, end))
        if not inside and not (part == "," and _joins_topics(tokens, end)):
            break
        if tokens.words[end] == "vice" and end + 1 < tokens.count and tokens.words[end + 1][0].isupper():
            break
        if tokens.words[end].lower() in _ENDS_BODY and _leaves_title(tokens, start, end):
            break
        end += 1
    met_name = end < tokens.count and tokens.kinds[end] in (kind.NAME, kind.INITIAL, kind.HONORIFIC)
    stop = end
    while end > least and _ends_badly(tokens, end):
        end -= 1
    if end <= start:
        return None
    if met_name and stop == end:
        return _up_to_next_title(tokens, start, end)
    return Phrase(start, end)


def _employed_with(tokens: Tokens, start: int, index: int) -> int | None:
    """Return the end of the body in "an analyst with the Amber Institute"; None where "with" says something else."""
    body = after(tokens, index + 1) if has_head(tokens, start, index) else None
    return body.end if body and is_the(tokens, body.start) and names_body(tokens, body) else None


def _qualifies_head(tokens: Tokens, index: int) -> bool:
    """Say whether a small word of no list stands before the head of a title ("an Afghan community | leader")."""
    word = tokens.words[index]
    small = tokens.kinds[index] == kind.OTHER and word.isalpha() and word.islower() and len(word) >= _SHORTEST_TOPIC
    return small and index + 1 < tokens.count and tokens.touching(index + 1) and is_head(tokens, index + 1)


def _past_charge(tokens: Tokens, start: int, end: int) -> int:
    """Return the end of "in charge of ageing issues" after a position; ``end`` where no such words stand there."""
    words = next((words for words in _CHARGED if tokens.words[end : end + len(words)] == words), None)
    if words is None or not has_head(tokens, start, end):
        return end
    at = first = end + len(words)
    if words[0] == "responsible" and at < tokens.count and tokens.words[at].endswith("ing"):
        # "responsible for coordinating ...": what somebody does, and no office.
        return end
    while at < tokens.count and at - first < _LONGEST_CHARGE and tokens.words[at] not in _ENDS_CHARGE:
        at += 1
    goes_on = at >= tokens.count or tokens.words[at] in (",", ".", ";", ")")
    return at if at > first and goes_on else end


def _up_to_next_title(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """Return what stands before another person's title: "the Council and | Acting Chair X"; None where nothing does.

    Or whose staff somebody is: "Chief Adviser | of Chancellor X".
    """
    for index in range(end - 1, start, -1):
        if tokens.words[index] in ("of", "to", "for") and _is_whose_staff(tokens, index + 1, end):
            return Phrase(start, index) if has_head(tokens, start, index) else None
        if tokens.words[index] == "and" and has_head(tokens, index + 1, end):
            before_and = Phrase(start, index)
            own = is_head_or_qualifier(tokens, index + 1) and has_head(tokens, start, index)
            return before_and if own or names_body(tokens, before_and) else None
        if (
            tokens.words[index] in ("of", "to")
            and tokens.kinds[end - 1] == kind.HEAD
            and (tokens.kinds[index + 1] in TOPIC_KINDS or tokens.words[index + 1] == "former")
            and "to" not in tokens.words[index + 1 : end]
            and has_head(tokens, start, index)
        ):
            # "Head of Cabinet | of European Commission President X"
            return Phrase(start, index)
    return None


def _ends_badly(tokens: Tokens, end: int) -> bool:
    """Say whether a title cannot end with the token before ``end``: "... and", "... and senior"."""
    part = tokens.kinds[end - 1]
    if part in (kind.CONNECTOR, ",", kind.POSSESSIVE, kind.OTHER):
        return True
    if tokens.words[end - 1] == "responsible":
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
    body = _end_of_unlisted_body(tokens, start, end)
    if body > end:
        return body
    if tokens.words[end - 1] == "and" and _is_last_topic(tokens, start, end):
        return end + 1
    if tokens.words[end - 1] == "to" and has_head(tokens, start, end):
        # "Special Envoy to Advance the Rights of ..."
        return end if is_given(tokens.words[end]) or is_family(tokens.words[end]) else end + 1
    if not (tokens.kinds[end - 1] == kind.POSSESSIVE or tokens.words[end - 1] in _OF):
        after = tokens.words[end + 1] if end + 1 < tokens.count else ","
        inside = tokens.kinds[end - 1] in _WORDS_OF_BODY and (after in ",.;)" or kind_of(after) in _GOES_ON_AS_TITLE)
        # "Chief Innovating Officer"
        inside = inside or (tokens.kinds[end - 1] == kind.HEAD and kind_of(after) == kind.HEAD)
        return end + 1 if inside and tokens.touching(end) else end
    while end < tokens.count and tokens.kinds[end] == kind.NAME and tokens.touching(end):
        end += 1
    return end


def _end_of_unlisted_body(tokens: Tokens, start: int, end: int) -> int:
    """Return the end of a body's name with unlisted words ("of the Northern Plains Telephone Association").

    ``end`` where the words after a head noun and "of" hold no head noun of a body, or another name follows them.
    """
    first = end
    while first > start and tokens.kinds[first - 1] in TOPIC_KINDS:
        first -= 1
    lead = tokens.words[first - 1] if first > start else ""
    if lead not in ("of", "at", "the") or not has_head(tokens, start, first):
        return end
    at = end
    while at < tokens.count and tokens.touching(at) and tokens.kinds[at] in _IN_BODY:
        at += 1
    last = at - 1
    ends_in_body = last > end and tokens.kinds[last] in (kind.BODY, kind.ACRONYM)
    return at if ends_in_body else end


def _is_last_topic(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether an unlisted word is the last topic of a title ("for Energy and Antiquaries, ...")."""
    word = tokens.words[end]
    after = tokens.words[end + 1] if end + 1 < tokens.count else ","
    if after not in (",", ".", ";", ")") or not has_head(tokens, start, end):
        return False
    return tokens.kinds[end - 2] == kind.POLICY and not is_given(word) and not is_family(word)


def _past_brackets(tokens: Tokens, start: int, opening: int) -> int:
    """Return the end of brackets that hold a title's topic ("(North East)"); ``opening`` where they hold else."""
    closing = next((at for at in range(opening, tokens.count) if tokens.words[at] == ")"), opening)
    inside = tokens.kinds[opening + 1 : closing]
    if not inside or len(inside) > _LONGEST_BRACKET or not has_head(tokens, start, opening):
        return opening
    if len(inside) == 1 and inside[0] not in TOPIC_KINDS - {kind.ACRONYM}:
        # "Chief Executive (CE) of the ..."
        goes_on = tokens.words[opening + 1].isupper() and tokens.words[closing + 1 : closing + 2] == ["of"]
        return closing + 1 if goes_on else opening
    return closing + 1 if all(part in _TITLE_KINDS or part in (kind.NAME, ",") for part in inside) else opening


def _leaves_title(tokens: Tokens, start: int, index: int) -> bool:
    """Say whether "to", "on", "at" or "in" ends a title: it names a day, or no position has been named before it."""
    following = tokens.words[index + 1] if index + 1 < tokens.count else ""
    return following in _DAYS or not has_head(tokens, start, index)


def _joins_topics(tokens: Tokens, comma: int) -> bool:
    """Say whether a comma parts the topics of one title ("Growth, Energy, and the Environment")."""
    at = comma + 1
    if tokens.words[at : at + 1] == ["and"] and "," in tokens.words[max(0, comma - 4) : comma]:
        # The last comma of several.
        return tokens.kinds[at + 1 : at + 2] in TOPIC_KINDS and not has_head(tokens, at, min(at + 4, tokens.count))
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


def is_seat(word: str) -> bool:
    """Say whether letters are a party's and a seat's ("D-NY-34", "R-Ohio")."""
    state = word[:2].isupper() and word[2:3] == "-" and word[3:4].isdigit()
    return state or (word[:2] in ("D-", "R-", "I-") and word[2:3].isupper())


def names_body(tokens: Tokens, phrase: Phrase) -> bool:
    """Say whether a phrase names a body: it holds the head noun of one, or is an acronym."""
    if is_seat(tokens.words[phrase.start]):
        return False
    kinds = tokens.kinds[phrase.start : phrase.end]
    return kind.BODY in kinds or kind.ACRONYM in kinds
