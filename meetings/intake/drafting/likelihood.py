"""A run of words and what stands beside it -> how likely it is a person's name, and whether it names something else."""

from functools import lru_cache

from . import tokens as kind
from .lexicon import LOWER_HEADS, NAMESAKE_LEADS, NAMESAKE_NOUNS, PARTICLES, SUFFIXES, word_set
from .names import is_family, is_family_and_syllables, is_given, is_joined_given, is_pinyin
from .tokens import Tokens

#: Words of policy and places that families are called as well ("Power", "Washington").
SOFT = frozenset((kind.HEAD, kind.QUALIFIER, kind.BODY, kind.POLICY, kind.PLACE))
#: What makes a run of capitalised words go on past a name: it is part of something else's name.
GOES_ON = SOFT | {kind.ACRONYM, kind.HONORIFIC}
_PLACES_FOLLOW = frozenset({"in", "at", "near", "across", "outside", "around", "throughout", "toward", "towards"})
_KIN = word_set(
    """
    wife husband spouse son daughter father mother brother sister uncle aunt cousin nephew niece friend friends
    widow partner colleague colleagues sisters brothers sons daughters
    """
)
_FAMILY = frozenset({"wife", "husband", "son", "daughter", "brother", "sister", "mother", "father"})
_WHOSE = frozenset({"my", "our", "his", "her", "their", "'s"})
#: "wife of over 50 years, Ana": between the two stand no more words than these.
_NEAR_KIN = 8
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
        "quoted",
        "cited",
    }
)
#: What is called after its makers, not a person, where one of these follows the name.
_MACHINES = frozenset(
    {"aircraft", "helicopter", "helicopters", "planes", "jets", "missiles", "rifles", "tanks", "vaccine"}
)
#: What those have who govern.
GOVERNMENTS = word_set(
    "administration administrations government leadership regime presidency premiership cabinet rule tenure reign junta"
)
#: What places and firms are, and nobody is.
_DWELT_IN = word_set("community town city village district province region suburb port island company firm newspaper")
#: What stands after a firm's name.
_FIRMS = frozenset({"LLP", "LLC", "Inc", "Ltd", "PLC", "Corp", "GmbH"})
_TITLES = (kind.HEAD, kind.HONORIFIC, kind.QUALIFIER)
#: Nobody is as old.
_OLDEST = 115
_BYLINES = frozenset({"Reporting", "Editing", "Edited", "Writing", "Written", "Compiled"})
_LED = frozenset({"headed", "chaired", "captained"})
OCCUPATION_ENDS = ("ist", "er", "or", "ian", "man", "woman", "ant", "naut")
SAID = word_set(
    """
    said says told added noted stated remarked explained wrote tweeted posted commented declared warned argued
    recalled asked thanked welcomed who whose
    """
)


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
    if is_family_and_syllables(full) or is_pinyin(full) or any(is_joined_given(word) for word in full):
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
        if before in NAMESAKE_LEADS:
            return True
        if (
            before == "of"
            and start > 1
            and is_namesake(tokens.words[start - 2])
            and not _is_in_power(tokens, start, end)
        ):
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
    if tokens.kinds[end - 1] == kind.BODY or (tokens.kinds[end - 1] in SOFT and not is_given(tokens.words[start])):
        return True
    firm = end + (tokens.words[end : end + 1] == [","])
    if _is_spelt_by_acronym(tokens, end) or (firm < tokens.count and tokens.words[firm].rstrip(".") in _FIRMS):
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
    if word.lower() not in NAMESAKE_NOUNS:
        return False
    if start and tokens.kinds[start - 1] in _TITLES:
        # "Presidents Cup", but "Governor Lake"
        return end - start == 1 and not is_family(word) and not is_given(word)
    return not is_family(word) if end - start > 1 else True


def beside(tokens: Tokens, start: int, end: int) -> int:
    """Return what the words beside a bare name say for its being a person's (above 0) or against it."""
    score = 0
    before = tokens.words[start - 1].lower() if start else ""
    if before in _MET:
        score += 1
    if before in _PLACES_FOLLOW:
        # "in Nusa Dua, Bali"
        in_a_place = tokens.words[end : end + 1] == [","] and tokens.kinds[end + 1 : end + 2] == kind.PLACE
        score -= 3 if in_a_place else 1
    elif before in _KIN or (before == "," and start > 1 and tokens.words[start - 2].lower() in _KIN):
        score += 2
    elif before == "/" and tokens.words[end : end + 1] == [")"]:
        # "(Reuters/Ana Reyes)"
        score += 2
    elif before == "by":
        score += 2 if tokens.words[start - 2] in _BYLINES or tokens.words[start - 2] in _LED else 1
    if _is_in_power(tokens, start, end):
        score += 2
    after = tokens.words[end] if end < tokens.count else ""
    if after == "," and tokens.words[end + 1 : end + 2] in (["a"], ["an"]):
        described = tokens.words[end + 2 : end + 5]
        nouns = zip(described, tokens.words[end + 3 : end + 6], strict=False)
        if any(word in _DWELT_IN and not _is_calling(following) for word, following in nouns):
            # "Adan Yabaal, a community of herders"
            return score - 3
        score += 2 if any(word.endswith(OCCUPATION_ENDS) for word in described) else 1
    if after in (",", "(") and _is_age(tokens, end + 1):
        score += 2
    if after in _MACHINES:
        score -= 3
    elif after and (after in "(+" or after[0] == "0") and _is_telephone(tokens, end):
        score += 2
    if after == "was" and tokens.words[end + 1 : end + 4] == ["quoted", "as", "saying"]:
        score += 2
    if after in SAID or (after == "," and end + 1 < tokens.count and tokens.words[end + 1] in SAID):
        score += 1
    listed = after in (",", "(", "–", "—", "-", ":", ";") or (not after and is_family(tokens.words[end - 1]))
    if listed and _opens_a_line(tokens, start):
        score += 1
    return score


def _is_calling(word: str) -> bool:
    """Say whether a word tells what somebody is by calling ("a company | executive", "a newspaper | editor")."""
    return word == "executive" or word in LOWER_HEADS or word.endswith(OCCUPATION_ENDS)


def _is_age(tokens: Tokens, index: int) -> bool:
    """Say whether a number between marks may be somebody's age ("Ana Reyes, 53, said"), and no date's or address's."""
    number, closing = tokens.words[index : index + 1], tokens.words[index + 1 : index + 2]
    return closing in ([","], [")"], ["."]) and number[0].isdigit() and 0 < int(number[0]) < _OLDEST


def _is_in_power(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a name is of who governs: "the administration of Ana Reyes", "the Ana Reyes government"."""
    if start < 2:
        return False
    before = tokens.words[start - 1]
    if before == "the":
        return tokens.words[end : end + 1] != [] and tokens.words[end] in GOVERNMENTS
    of_whom = tokens.words[start - 2]
    return before == "under" or (before == "of" and of_whom in GOVERNMENTS and of_whom != "government")


def is_of_kin(tokens: Tokens, start: int) -> bool:
    """Say whether a given name is somebody's wife's, husband's or child's: "his son, Ben", "my wife of years, Ana"."""
    if start < 2 or tokens.kinds[start] != kind.NAME:
        return False
    if tokens.words[start - 1] in _FAMILY:
        return tokens.words[start - 2].lower() in _WHOSE
    if tokens.words[start - 1] != ",":
        return False
    near = tokens.words[max(0, start - _NEAR_KIN) : start - 1]
    return near[-1] in _FAMILY or (tokens.words[start - 2] == "years" and not _FAMILY.isdisjoint(near))


def _is_telephone(tokens: Tokens, index: int) -> bool:
    """Say whether a telephone number stands at a token, or after a word in brackets ("(Press) +61 2 6277 ...")."""
    if (
        tokens.words[index] == "("
        and tokens.words[index + 2 : index + 3] == [")"]
        and tokens.words[index + 1].isalpha()
    ):
        index += 3
    follows = tokens.words[index + 1 : index + 2]
    if index >= tokens.count or not follows:
        return False
    if tokens.kinds[index] == kind.NUMBER:
        # "0400 100 200"
        return tokens.words[index][0] == "0" and follows[0].isdigit()
    return tokens.words[index] == "+" or (tokens.words[index] == "(" and follows[0][0] == "0" and follows[0].isdigit())


def _opens_a_line(tokens: Tokens, start: int) -> bool:
    return start == 0 or (start == 1 and not tokens.words[0][0].isalpha())
