"""Tokens of a sentence -> where a person's name may stand."""

import re
from collections.abc import Iterator

from meetings.intake.gazetteer import MINISTRIES, capital_country

from . import tokens as kind
from .heads import SHORT_OFFICES
from .lexicon import PARTICLES, POST_NOMINALS, SUFFIXES
from .likelihood import OCCUPATION_ENDS, SOFT
from .names import fold, is_family, is_given, is_joined_given
from .tokens import Tokens

LONGEST_NAME = 10
#: Which words of lists are surnames after a given name, by the kind of word that the name stands after.
_SURNAMES_AFTER = {kind.HEAD: "TC", kind.HONORIFIC: "TC", kind.POLICY: "B"}
_SURE_STARTS = frozenset((kind.NAME, kind.INITIAL, kind.SHORT_CAPITALS))
_ENDS_RUN = frozenset(
    (kind.OTHER, kind.CONNECTOR, kind.LOWER_TITLE, kind.NUMBER, ".", ";", ":", "–", "—", ")", "”", "?", "!")
)
#: Where a name may begin, by kinds: at words that are likely to be names, and at others with more of a name after them.
_START = re.compile("[NIa]|[ACPQTBH](?=[NIaAcv])")
#: After a title, two words of policy or places.
_TITLE_THEN_LISTED = re.compile("(?<=[TH])(?:PP|PC|CP)")
_NAME_FOLLOWS = frozenset((kind.NAME, kind.INITIAL, kind.SHORT_CAPITALS, kind.ACRONYM))
_AFTER_INITIAL = SOFT | {kind.ACRONYM, kind.HONORIFIC}
_OPENING_MARKS = ("“", '"', "(", "'")
_BEFORE_POST_NOMINALS = POST_NOMINALS | {",", "("}
_CLOSING_MARKS = ("”", '"', ")", "'")
#: How many words the names of cities have that read like people's.
_CITY_WORDS = (3, 2)
_VOWELS = frozenset("AEIOUY")
_SHORTEST_CAPITALS = 3
_LONGEST_ACRONYM = 4
#: Courtesies that stand before no other title, so that a word of office after them is a name.
_CALLED = frozenset({"Mr", "Ms", "Mrs", "Miss", "Dr", "Prof", "H.E", "HE"})
_TITLING = frozenset((kind.HEAD, kind.HONORIFIC))
_INITIALS = re.compile(r"(?:[A-Z]\.){3,}")
#: What stands before a city, and before a name alone never.
_BEFORE_CITIES = frozenset({"in", "at", "to"})
_SON_OF = (["bin"], ["ibn"], ["bint"])
_PEERS = frozenset({"Lord", "Baroness", "Viscount"})


def runs(tokens: Tokens) -> list[tuple[int, int]]:
    """Return the runs of tokens ``[start, end)`` that may be names, in reading order, none within another."""
    kinds, words, floor = tokens.kinds, tokens.words, 0
    found = []
    for match in _START.finditer(kinds):
        at = match.start()
        if at < floor:
            continue
        if kinds[at] not in _SURE_STARTS and kinds[at + 1] not in _NAME_FOLLOWS and words[at + 1] not in PARTICLES:
            continue
        end = _before_city(tokens, at, run_end(tokens, at))
        if _is_topic_of_title(tokens, at, end):
            at += 1
        if end > at:
            if at > 1 and words[at - 1] == "A" and kinds[at - 2] == kind.HONORIFIC:
                # "Mr A J Marsh"
                at -= 1
            if at and words[at - 1] in _PEERS:
                end = _past_seat(tokens, end)
            found.append((first_of_sentence(tokens, at, end), end))
            floor = end
    if _TITLE_THEN_LISTED.search(kinds):
        found = sorted({*found, *_of_listed_words_after_titles(tokens, found)})
    if kinds[:1] in ("C", "P") or (kinds[:1] == "-" and kinds[1:2] in ("C", "P")):
        opening = _name_of_listed_words(tokens, 0 if kinds[0] != "-" else 1)
        if opening and (not found or found[0][0] >= opening[1]):
            found.insert(0, opening)
    return found


def _before_city(tokens: Tokens, start: int, end: int) -> int:
    """Return the end of a run without the city at its end ("Ana Reyes | Abu Dhabi"); ``start`` where it is a city's."""
    if start > 1 and end > start and capital_country(" ".join(tokens.words[start - 2 : end])):
        # "Bandar Seri | Begawan"
        return start
    for length in _CITY_WORDS:
        if end - start >= length and capital_country(" ".join(tokens.words[end - length : end])):
            return end - length if end - length - start != 1 else end
    return end


def _is_topic_of_title(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether the first of three words is a title's topic ("Senior Director for Africa | Ana Reyes")."""
    if end - start < _CITY_WORDS[0] or start < _CITY_WORDS[1] or tokens.words[start - 1] not in ("for", "of"):
        return False
    called = is_given(tokens.words[start + 1]) and tokens.kinds[start + 1] == kind.NAME
    topic = tokens.kinds[start] != kind.NAME or not (is_given(tokens.words[start]) or is_family(tokens.words[start]))
    return tokens.kinds[start - 2] == kind.HEAD and called and topic


def _past_seat(tokens: Tokens, end: int) -> int:
    """Return the end of a peer's name with the seat ("Lord Ellery of Bude Haven"); ``end`` where none is named."""
    if end + 1 >= tokens.count or tokens.words[end] != "of":
        return end
    seat = end + 1
    while seat < tokens.count and tokens.kinds[seat] in (kind.NAME, kind.PLACE) and tokens.touching(seat):
        seat += 1
    return seat if seat > end + 1 else end


def _of_listed_words_after_titles(tokens: Tokens, found: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the names after titles whose words are all of lists ("Foreign Minister Grant Price met"), where none is."""
    for match in _TITLE_THEN_LISTED.finditer(tokens.kinds):
        start, end = match.end() - 2, match.end()
        if any(first < end and start < last for first, last in found) or not tokens.touching(start + 1):
            continue
        called = is_given(tokens.words[start]) and is_family(tokens.words[start + 1])
        if called and tokens.touching(start) and not _capital_follows(tokens, end):
            yield start, end


def _name_of_listed_words(tokens: Tokens, start: int) -> tuple[int, int] | None:
    """Return a name at a line's start whose words are also words of places or policy ("Virginia Young, Director")."""
    if tokens.words[start + 2 : start + 3] != [","] or not tokens.touching(start + 1):
        return None
    if tokens.kinds[start + 1] not in (kind.PLACE, kind.POLICY) or start + 3 >= tokens.count:
        return None
    named = is_given(tokens.words[start]) and is_family(tokens.words[start + 1])
    return (start, start + 2) if named and tokens.kinds[start + 3] in (kind.HEAD, kind.QUALIFIER) else None


def run_end(tokens: Tokens, start: int) -> int:
    """Return the end of the name that may begin at ``start``; ``start`` when none does."""
    plain = _plain_run_end(tokens, start)
    if plain:
        return plain
    if not _may_start(tokens, start):
        return start
    end = last = start
    count = tokens.count
    while end < count and end - start < LONGEST_NAME:
        if end > start and not tokens.touching(end):
            nickname = _nickname_end(tokens, end) if last == end else end
            if nickname == end and not _is_ayn(tokens, end):
                break
            end = nickname if nickname > end else end + 1
            continue
        step = _part_of_name(tokens, start, end, last)
        if step is None:
            nickname = _nickname_end(tokens, end) if last == end else end
            if nickname == end:
                break
            end = nickname
            continue
        end += 1
        if step:
            last = end
    return _with_suffix(tokens, last) if last > start else start


def _plain_run_end(tokens: Tokens, start: int) -> int:
    """Return the end of a run of words of no list that nothing prolongs, as most are; 0 where more must be asked."""
    kinds, starts, ends, count = tokens.kinds, tokens.starts, tokens.ends, tokens.count
    if kinds[start] != kind.NAME:
        return 0
    end = start + 1
    while end < count and kinds[end] == kind.NAME and starts[end] == ends[end - 1] + 1:
        end += 1
    if end - start >= LONGEST_NAME:
        return 0
    if end == count:
        return end
    word = tokens.words[end]
    if word == ",":
        return 0 if end + 1 < count and tokens.words[end + 1] in SUFFIXES else end
    plain = kinds[end] in _ENDS_RUN or (word == "'s" and kinds[end] == kind.POSSESSIVE)
    return end if plain and word not in PARTICLES else 0


def _may_start(tokens: Tokens, start: int) -> bool:
    part = tokens.kinds[start]
    if part in _SURE_STARTS:
        return True
    if (
        start
        and part == kind.HEAD
        and tokens.words[start + 1 : start + 2] in _SON_OF
        and tokens.kinds[start - 1] != kind.HEAD
    ):
        # "Minister for Trade, Sultan bin Saqr"
        return True
    if start and part in (kind.HEAD, kind.HONORIFIC) and tokens.kinds[start - 1] == kind.HONORIFIC:
        if tokens.words[start].rstrip(".") in _CALLED:
            # "HE Mr Jean Reyes"
            return False
        # "Sheikh Sultan bin Saqr", "Dr Sultan Al Saqr": a word of office that is a name, between a courtesy and more.
        if start + 1 >= tokens.count:
            return False
        following = tokens.words[start + 1]
        called = tokens.words[start - 1].rstrip(".") in _CALLED and tokens.kinds[start + 1] == kind.NAME
        return following in PARTICLES or (called and (following == "Al" or is_family(following)))
    if part == kind.HONORIFIC:
        # "Don Lu": a courtesy goes before more than a surname.
        return tokens.words[start] == "Don" and start + 1 < tokens.count and run_end(tokens, start + 1) == start + 2
    if tokens.words[start] == "Marshal" and start and tokens.words[start - 1] == "Chief":
        return False
    if part in SOFT and start and tokens.kinds[start - 1] in _TITLING and is_given(tokens.words[start]):
        # "Commissioner Grant Ashby"
        return start + 1 < tokens.count and tokens.kinds[start + 1] == kind.NAME
    if _are_initials(tokens, start):
        return True
    if part == kind.ACRONYM and len(tokens.words[start]) == 1:
        follows = tokens.words[start + 1] if start + 1 < tokens.count else ""
        before = tokens.kinds[start - 1] if start else ""
        initial = start > 1 and tokens.words[start - 1] == "A" and tokens.kinds[start - 2] == kind.HONORIFIC
        # "Minister for Law K Shanmugam"
        titled = before in (kind.HONORIFIC, kind.HEAD) or (before == kind.POLICY and _is_surname(tokens, start + 1))
        return initial or (len(follows) == 1 and follows.isupper()) or titled
    if start + 1 >= tokens.count or not tokens.touching(start + 1):
        return part == kind.ACRONYM and _is_name_in_capitals(tokens, start, start)
    word, following = tokens.words[start], tokens.words[start + 1]
    if part == kind.ACRONYM:
        return _is_name_in_capitals(tokens, start, start)
    # "Chad Williams", "Grant Shapps", "Park Jong-hwan".
    if tokens.kinds[start + 1] != kind.NAME or part in (kind.HEAD, kind.QUALIFIER):
        return False
    return (is_given(word) and is_family(following)) or (is_family(word) and is_joined_given(following))


def _part_of_name(tokens: Tokens, start: int, end: int, last: int) -> bool | None:
    """Say whether a token is part of the name so far: True, and may be its last; False, if more follows; None, not."""
    part, word = tokens.kinds[end], tokens.words[end]
    if part == kind.NAME or (end == start and (part in SOFT or part == kind.HONORIFIC)):
        return True
    if part == kind.INITIAL or (end == start and _are_initials(tokens, start)):
        return False
    if part == kind.SHORT_CAPITALS:
        if end == start or (_is_surname(tokens, end + 1) and (start > 0 or is_given(tokens.words[0]))):
            # "MU Haque", "Marisol LB Montano"
            return False
        return True if last == end and is_family(word) else None
    if part == kind.ACRONYM:
        if len(word) == 1 and word.isupper() and word not in PARTICLES:
            return False
        if _is_name_in_capitals(tokens, start, end):
            return True
    if end > start and word in PARTICLES:
        follows = last == end or tokens.words[end - 1] in PARTICLES
        return False if follows and _goes_on_after_particle(tokens, end + 1) else None
    if end == start:
        return None
    if tokens.kinds[end - 1] == kind.INITIAL and end - 1 > start and part in _AFTER_INITIAL:
        return True
    if tokens.words[end - 1] in PARTICLES and part in SOFT:
        return True
    if part == kind.HONORIFIC and last == end and is_family(word) and not _capital_follows(tokens, end + 1):
        return True
    if part in SOFT and last == end:
        # "Karl Vincent Ocampo", "Tim Power", "Delegate Petra Queen", "for Technology Seth Center".
        if end == start + 1 and _is_surname_after(tokens, start, part):
            return True
        if is_given(word) and end + 1 < tokens.count and tokens.kinds[end + 1] == kind.NAME:
            return True
        return True if is_family(word) and not _capital_follows(tokens, end + 1) else None
    return None


def _is_surname(tokens: Tokens, index: int) -> bool:
    return index < tokens.count and tokens.kinds[index] == kind.NAME and tokens.touching(index)


def _are_initials(tokens: Tokens, start: int) -> bool:
    """Say whether what reads like an acronym is three initials or more after a courtesy ("the Hon. N.L.C. Batt")."""
    if not start or tokens.kinds[start - 1] != kind.HONORIFIC or start + 1 >= tokens.count:
        return False
    return _INITIALS.fullmatch(tokens.words[start]) is not None and tokens.kinds[start + 1] == kind.NAME


def _is_surname_after(tokens: Tokens, start: int, part: str) -> bool:
    """Say whether a word of lists is a surname after the given name at ``start``, by what that name stands after."""
    if start == 0 or part not in _SURNAMES_AFTER.get(tokens.kinds[start - 1], "") or not tokens.touching(start):
        return False
    return is_given(tokens.words[start]) and not _capital_follows(tokens, start + 2)


def _goes_on_after_particle(tokens: Tokens, index: int) -> bool:
    while index < tokens.count and tokens.words[index] in PARTICLES:
        index += 1
    return index < tokens.count and tokens.words[index][0].isupper() and tokens.touching(index)


def _capital_follows(tokens: Tokens, index: int) -> bool:
    if index >= tokens.count or not tokens.touching(index) or not tokens.words[index][0].isupper():
        return False
    return tokens.words[index] not in POST_NOMINALS


def _is_name_in_capitals(tokens: Tokens, start: int, index: int) -> bool:
    """Say whether a word in capitals is a name's ("KURODA Tsuneaki", "DONALD J. TRUMP") and no acronym."""
    word = tokens.words[index]
    if index == 0 and tokens.count == 1:
        return False
    if len(word) < _SHORTEST_CAPITALS or word in MINISTRIES or not word.replace("-", "").replace("'", "").isalpha():
        return False
    if index > start:
        if tokens.kinds[index - 1] == kind.SHORT_CAPITALS:
            return False
        before = tokens.words[index - 1]
        if tokens.kinds[index - 1] == kind.INITIAL or (before.isupper() and is_family(word)):
            return True
        return is_given(before) and (is_family(word) or len(word) > _LONGEST_ACRONYM)
    if index + 1 >= tokens.count or not tokens.touching(index + 1):
        return False
    following = tokens.kinds[index + 1]
    titled = index > 0 and tokens.kinds[index - 1] in (kind.HONORIFIC, kind.HEAD, kind.LOWER_TITLE)
    if following == kind.NAME:
        return is_family(word) or is_given(word) or titled
    in_capitals = following == kind.INITIAL or tokens.words[index + 1].isupper()
    return in_capitals and len(word) > _SHORTEST_CAPITALS and is_given(word) and not _VOWELS.isdisjoint(word)


def _nickname_end(tokens: Tokens, index: int) -> int:
    """Return the end of a nickname in marks between two names (Hershel “Woody” Williams); ``index`` for none."""
    if tokens.words[index] not in _OPENING_MARKS or tokens.starts[index] != tokens.ends[index - 1] + 1:
        return index
    for closing in (index + 2, index + 3):
        if closing + 1 < tokens.count and tokens.words[closing] in _CLOSING_MARKS:
            named = tokens.words[closing - 1][0].isupper() and tokens.kinds[closing + 1] == kind.NAME
            return closing + 1 if named and tokens.touching(closing + 1) else index
    return index


def _is_ayn(tokens: Tokens, index: int) -> bool:
    """Say whether an apostrophe ends a name's word and no quotation or possessive ("Achieng' Otieno")."""
    if tokens.words[index] != "'" or tokens.starts[index] != tokens.ends[index - 1] or index + 1 >= tokens.count:
        return False
    following = tokens.words[index + 1]
    if following[:3] in ("al-", "Al-", "el-"):
        return True
    return tokens.kinds[index + 1] == kind.NAME and tokens.touching(index + 1) and tokens.words[index - 1][-1] != "s"


def _with_suffix(tokens: Tokens, end: int) -> int:
    if end < tokens.count and tokens.words[end] in SUFFIXES:
        end += 1
        # "King Abdullah II ibn Al Hussein"
        if end + 1 < tokens.count and tokens.words[end] in PARTICLES:
            after = run_end(tokens, end + 1)
            return after if after > end + 1 else end
        return end
    if end + 1 < tokens.count and tokens.words[end] == "," and tokens.words[end + 1] in SUFFIXES:
        return end + 2
    return end


def past_post_nominals(tokens: Tokens, end: int) -> int:
    """Return where the orders and degrees after a name end ("..., AVSM, VSM", "(Retd)")."""
    while end < tokens.count and tokens.words[end] in _BEFORE_POST_NOMINALS:
        if tokens.words[end] in POST_NOMINALS:
            end += 1
        elif tokens.words[end] == "," and end + 1 < tokens.count and tokens.words[end + 1] in POST_NOMINALS:
            end += 2
        elif end + 2 < tokens.count and tokens.words[end] == "(" and tokens.words[end + 1].title() in POST_NOMINALS:
            end += 3
        else:
            break
    return end


def _is_city(tokens: Tokens, start: int) -> bool:
    return capital_country(f"{tokens.words[start]} {tokens.words[start + 1]}") is not None


def first_of_sentence(tokens: Tokens, start: int, end: int) -> int:
    """Return where a name begins, past a sentence's first word ("Joining Lacson ...", "Sociologist Joachim Feld")."""
    word = tokens.words[start]
    if end - start > 3 and start and tokens.words[start - 1] in _BEFORE_CITIES and _is_city(tokens, start):
        # "received in Abu Dhabi Ana Reyes"
        return start + 2
    if end - start < 2 or is_given(word):
        return start
    if end - start > 2 and _is_topic_before_name(tokens, start):
        return start + 1
    if word in SHORT_OFFICES:
        return start + 1
    if tokens.kinds[start] == kind.SHORT_CAPITALS and tokens.kinds[start - 1] not in (kind.HONORIFIC, kind.HEAD):
        # "- KS Choi, Director, ..."
        initials = start < 2 and tokens.words[end : end + 1] == [","] and is_family(tokens.words[end - 1])
        return start if initials or is_family(word) else start + 1
    occupation = (
        start < 2 and end - start > 2 and fold(word).endswith(OCCUPATION_ENDS) and is_given(tokens.words[start + 1])
    )
    if is_family(word) and not occupation:
        return start
    opening = start == 0 and word.endswith(("ing", "ed", "ly"))
    return start + 1 if opening or occupation else start


def _is_topic_before_name(tokens: Tokens, start: int) -> bool:
    """Say whether a word before a name is the last topic of a title ("for Health and Antiquities Ana Reyes ...")."""
    if start < 2 or tokens.kinds[start - 1] != kind.CONNECTOR or tokens.kinds[start - 2] != kind.POLICY:
        return False
    return not is_family(tokens.words[start]) and is_given(tokens.words[start + 1])
