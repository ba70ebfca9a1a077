"""Tokens of a sentence -> where a name may stand, and how likely it is that a person is called so."""

import re
from functools import lru_cache

from . import tokens as kind
from .gazetteer import MINISTRIES
from .lexicon import NAMESAKE_LEADS, NAMESAKE_NOUNS, PARTICLES, POST_NOMINALS, SUFFIXES, word_set
from .names import fold, is_family, is_given, is_joined_given
from .tokens import Tokens

LONGEST_NAME = 7
_SURE_STARTS = frozenset((kind.NAME, kind.INITIAL, kind.SHORT_CAPITALS))
_ENDS_RUN = frozenset(
    (kind.OTHER, kind.CONNECTOR, kind.LOWER_TITLE, kind.NUMBER, ".", ";", ":", "–", "—", ")", "”", "?", "!")
)
#: Where a name may begin, by kinds: at words that are likely to be names, and at others with more of a name after them.
_START = re.compile("[NIa]|[ACPQTBH](?=[NIaAcv])")
_NAME_FOLLOWS = frozenset((kind.NAME, kind.INITIAL, kind.SHORT_CAPITALS, kind.ACRONYM))
#: Words of policy and places that families are called as well ("Power", "Washington").
_SOFT = frozenset((kind.HEAD, kind.QUALIFIER, kind.BODY, kind.POLICY, kind.PLACE))
_AFTER_INITIAL = _SOFT | {kind.ACRONYM, kind.HONORIFIC}
#: What makes a run of capitalised words go on past a name: it is part of something else's name.
GOES_ON = _SOFT | {kind.ACRONYM, kind.HONORIFIC}
_OPENING_MARKS = ("“", '"', "(", "'")
_BEFORE_POST_NOMINALS = POST_NOMINALS | {",", "("}
_CLOSING_MARKS = ("”", '"', ")", "'")
_VOWELS = frozenset("AEIOUY")
_SHORTEST_CAPITALS = 3
_LONGEST_ACRONYM = 4
_PLACES_FOLLOW = frozenset({"in", "at", "near", "across", "outside", "around", "throughout", "toward", "towards"})
_KIN = word_set(
    """
    wife husband spouse son daughter father mother brother sister uncle aunt cousin nephew niece friend friends
    widow partner colleague colleagues sisters brothers sons daughters
    """
)
_NOT_BEFORE = frozenset((kind.POLICY, kind.BODY))
_MET = frozenset(
    {
        "met",
        "thanked",
        "congratulated",
        "received",
        "hosted",
        "greeted",
        "welcomed",
        "honoring",
        "honouring",
        "vice",
        "said",
        "says",
    }
)
_BYLINES = frozenset({"Reporting", "Editing", "Edited", "Writing", "Written", "Compiled"})
_OCCUPATION_ENDS = ("ist", "er", "or", "ian", "man", "woman", "ant", "naut")
SAID = word_set(
    """
    said says told added noted stated remarked explained wrote tweeted posted commented declared warned argued
    recalled asked thanked welcomed who whose
    """
)


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
        end = run_end(tokens, at)
        if end > at:
            found.append((first_of_sentence(tokens, at, end), end))
            floor = end
    return found


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
    if start and part in (kind.HEAD, kind.HONORIFIC) and tokens.kinds[start - 1] == kind.HONORIFIC:
        # "Sheikh Sultan bin Saqr": a word of office that is a name, between a courtesy and more of the name.
        return start + 1 < tokens.count and tokens.words[start + 1] in PARTICLES
    if part == kind.HONORIFIC:
        # "Don Lu": a courtesy goes before more than a surname.
        return tokens.words[start] == "Don" and start + 1 < tokens.count and run_end(tokens, start + 1) == start + 2
    if start and tokens.kinds[start - 1] in (kind.HEAD, kind.HONORIFIC) and is_given(tokens.words[start]):
        # "Commissioner Grant Ashby"
        return part in _SOFT and start + 1 < tokens.count and tokens.kinds[start + 1] == kind.NAME
    if part == kind.ACRONYM and len(tokens.words[start]) == 1:
        follows = tokens.words[start + 1] if start + 1 < tokens.count else ""
        before = tokens.kinds[start - 1] if start else ""
        return (len(follows) == 1 and follows.isupper()) or before in (kind.HONORIFIC, kind.HEAD)
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
    if part == kind.NAME or (end == start and (part in _SOFT or part == kind.HONORIFIC)):
        return True
    if part == kind.INITIAL:
        return False
    if part == kind.SHORT_CAPITALS:
        return False if end == start else (True if last == end and is_family(word) else None)
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
    if tokens.words[end - 1] in PARTICLES and part in _SOFT:
        return True
    if part == kind.HONORIFIC and last == end and is_family(word) and not _capital_follows(tokens, end + 1):
        return True
    if part in _SOFT and last == end:
        # "Karl Vincent Ocampo", "Tim Power".
        if is_given(word) and end + 1 < tokens.count and tokens.kinds[end + 1] == kind.NAME:
            return True
        return True if is_family(word) and not _capital_follows(tokens, end + 1) else None
    return None


def _goes_on_after_particle(tokens: Tokens, index: int) -> bool:
    while index < tokens.count and tokens.words[index] in PARTICLES:
        index += 1
    return index < tokens.count and tokens.words[index][0].isupper() and tokens.touching(index)


def _capital_follows(tokens: Tokens, index: int) -> bool:
    return index < tokens.count and tokens.touching(index) and tokens.words[index][0].isupper()


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


@lru_cache(maxsize=16_384)
def likeness(words: tuple[str, ...]) -> int:
    """Return how much a run of words is like a person's name: 2 and more where people are called so, 0 for nothing."""
    names = [word for word in words if word[0].isalpha() and word not in SUFFIXES and word not in PARTICLES]
    if len(names) == 1:
        return 0
    full = [word for word in names if not _is_initial(word)]
    if not full or not names:
        return 0
    score = 0
    if is_given(full[0]):
        score += 2
    elif any(is_given(word) for word in full[1:]):
        score += 1
    if is_family(full[-1]) or (is_family(full[0]) and not is_given(full[0])):
        score += 1
    if len(names) > len(full):
        score += 2
    if any(is_joined_given(word) for word in full):
        score += 2
    if any("'" in word[1:-1] for word in full):
        score += 1
    if len(words) > len(names):
        # A particle, a nickname or a suffix.
        score += 1
    return score


def _is_initial(word: str) -> bool:
    return word[0].isupper() and (len(word) == 1 or word[1] == ".")


def names_something_else(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a name is that of a ship, a place, a prize or an undertaking, by the words in it and beside it."""
    if start > 0 and tokens.touching(start):
        before = tokens.words[start - 1].lower()
        if before in NAMESAKE_LEADS or (before == "of" and start > 1 and is_namesake(tokens.words[start - 2])):
            return True
    if any(is_namesake(word) for word in tokens.words[start : end - 1]):
        return True
    if is_namesake(tokens.words[end - 1]) and not (is_given(tokens.words[start]) and is_family(tokens.words[end - 1])):
        return True
    if (
        start
        and tokens.kinds[start - 1] in _NOT_BEFORE
        and tokens.touching(start)
        and not is_given(tokens.words[start])
    ):
        return True
    if tokens.kinds[end - 1] == kind.BODY or (tokens.kinds[end - 1] in _SOFT and not is_given(tokens.words[start])):
        return True
    if _is_spelt_by_acronym(tokens, end):
        return True
    if end < tokens.count and tokens.touching(end):
        part = tokens.kinds[end]
        if part in (kind.HEAD, kind.QUALIFIER, kind.NUMBER):
            return end - start < 2 or not is_given(tokens.words[start]) or is_family(tokens.words[end])
        return part in GOES_ON or part == kind.NUMBER or tokens.words[end] == "&"
    return False


def _is_spelt_by_acronym(tokens: Tokens, end: int) -> bool:
    """Say whether brackets after a name hold its acronym, as after a body's ("Agence Nationale (AN)")."""
    if end + 2 >= tokens.count or tokens.words[end] != "(" or tokens.words[end + 2] != ")":
        return False
    acronym = tokens.words[end + 1]
    initials = "".join(word[0] for word in tokens.words[max(0, end - len(acronym)) : end])
    return acronym.isupper() and initials.upper() == acronym


def is_namesake(word: str) -> bool:
    """Say whether a word is of what is named after people, or stands before such names."""
    plain = word.lower()
    if plain == "the":
        # "Icilda “The Voice” Whyte"
        return False
    return plain in NAMESAKE_LEADS or (plain in NAMESAKE_NOUNS and not is_given(word))


def ends_as_namesake(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether the last word of a name is no surname but what is named after somebody ("Ford Tower")."""
    word = tokens.words[end - 1]
    if word.lower() not in NAMESAKE_NOUNS or (start and tokens.kinds[start - 1] in (kind.HEAD, kind.HONORIFIC)):
        return False
    return not is_family(word) if end - start > 1 else True


def beside(tokens: Tokens, start: int, end: int) -> int:
    """Return what the words beside a bare name say for its being a person's (above 0) or against it."""
    score = 0
    before = tokens.words[start - 1].lower() if start else ""
    if before in _MET:
        score += 1
    if before in _PLACES_FOLLOW:
        score -= 1
    elif before in _KIN or (before == "," and start > 1 and tokens.words[start - 2].lower() in _KIN):
        score += 2
    elif before == "by":
        score += 2 if tokens.words[start - 2] in _BYLINES else 1
    after = tokens.words[end] if end < tokens.count else ""
    if after == "," and tokens.words[end + 1 : end + 2] in (["a"], ["an"]):
        score += 2 if any(word.endswith(_OCCUPATION_ENDS) for word in tokens.words[end + 2 : end + 5]) else 1
    if after in SAID or (after == "," and end + 1 < tokens.count and tokens.words[end + 1] in SAID):
        score += 1
    listed = after in (",", "(", "–", "—", "-", ":", ";") or (not after and is_family(tokens.words[end - 1]))
    if listed and _opens_a_line(tokens, start):
        score += 1
    return score


def _opens_a_line(tokens: Tokens, start: int) -> bool:
    return start == 0 or (start == 1 and not tokens.words[0][0].isalpha())


def first_of_sentence(tokens: Tokens, start: int, end: int) -> int:
    """Return where a name begins, past a sentence's first word ("Joining Lacson ...", "Sociologist Joachim Feld")."""
    word = tokens.words[start]
    if end - start < 2 or is_given(word):
        return start
    if tokens.kinds[start] == kind.SHORT_CAPITALS and tokens.kinds[start - 1] not in (kind.HONORIFIC, kind.HEAD):
        return start if is_family(word) else start + 1
    occupation = (
        start < 2 and end - start > 2 and fold(word).endswith(_OCCUPATION_ENDS) and is_given(tokens.words[start + 1])
    )
    if is_family(word) and not occupation:
        return start
    opening = start == 0 and word.endswith(("ing", "ed", "ly"))
    return start + 1 if opening or occupation else start
