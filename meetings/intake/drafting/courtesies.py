"""The words before a person's name -> which of them are courtesies and ranks, and where these begin."""

from . import tokens as kind
from .tokens import Tokens

#: Whose minister or counterpart somebody is.
_WHOSE = frozenset({"his", "her", "their", "its", "our", "my"})
_HIS = frozenset({"his", "her", "their", "your", "royal", "serene", "imperial", "right", "most", "the", "late"})
_BEFORE_SRI = frozenset({"Tan", "Datuk", "Dato", "Puan", "Datin", "'"})
_BEFORE_GENERAL = frozenset({"Brigadier", "Major", "Lieutenant", "Maj.", "Lt."})
#: What stands in brackets after a rank: of who has retired, or serves in the reserve.
_RETIRED = frozenset({"retd", "ret", "rtd", "ret.", "retired", "ns", "res"})
_IN_TITLES = frozenset((",", kind.HEAD, kind.POLICY, kind.BODY, kind.PLACE))
_HONOURABLE = frozenset({"hon", "honourable", "honorable", "right", "rt", "most", "late"})
_MARKS = frozenset({"-", ")", "'"})


def begin(tokens: Tokens, start: int, end: int, floor: int) -> int:
    """Return where the courtesies before the name ``[start, end)`` begin; ``start`` where it has none."""
    courtesy = start
    if courtesy - 2 > floor and tokens.words[courtesy - 1] == ")" and tokens.words[courtesy - 3] == "(":
        # "Amb. (Dr.) Ana Reyes"
        # "Brig. (retd) Ana Reyes"
        polite = tokens.kinds[courtesy - 2] == kind.HONORIFIC or tokens.words[courtesy - 2].lower() in _RETIRED
        courtesy -= 3 if polite else 0
    elif courtesy - 1 > floor and tokens.words[courtesy - 1] == "'" and tokens.kinds[courtesy - 2] == kind.HONORIFIC:
        # "Dato' Ahmad"
        courtesy -= 1
    while courtesy > floor and _is_courtesy(tokens, courtesy - 1, end - start):
        courtesy -= 1
        if (
            courtesy - 1 > floor
            and tokens.words[courtesy - 1] in _MARKS
            and tokens.kinds[courtesy - 2] == kind.HONORIFIC
        ):
            courtesy -= 1
    while start > courtesy > floor and _is_of_courtesy(tokens, courtesy - 1):
        courtesy -= 1
    return courtesy


def _is_of_courtesy(tokens: Tokens, index: int) -> bool:
    """Say whether a word belongs to the courtesy after it ("Her Royal Highness", ", the Most Hon.")."""
    word = tokens.words[index].lower()
    if word != "the":
        return word in _HIS
    # "Senator the Hon Ana Reyes", "Minister for Trade the Hon Ana Reyes"
    titled = index > 0 and tokens.kinds[index - 1] in _IN_TITLES
    return titled and tokens.words[index + 1].rstrip(".").lower() in _HONOURABLE


def _is_courtesy(tokens: Tokens, index: int, name_length: int) -> bool:
    word = tokens.words[index]
    if word == "Don" and name_length < 2:
        return False
    if tokens.kinds[index] == kind.HONORIFIC:
        return True
    if word in ("Sri", "Seri") and index:
        return tokens.words[index - 1] in _BEFORE_SRI
    if word in ("Tan", "Tun", "Puan") and index + 1 < tokens.count:
        return tokens.words[index + 1] in ("Sri", "Seri")
    if word == "Justice":
        return _is_judge(tokens, index)
    if word == "General" and index and tokens.words[index - 1] in _BEFORE_GENERAL:
        return True
    if word in ("Lieutenant", "Vice", "Rear", "Air") and tokens.kinds[index + 1] in (kind.HONORIFIC, kind.QUALIFIER):
        return word == "Lieutenant" or tokens.words[index + 1] in ("Admiral", "Commodore")
    # "General Luis Sandoval" is a rank before a full name; "Director General" is a position.
    if word != "General" or name_length < 2:
        return False
    if index == 0:
        return True
    return tokens.kinds[index - 1] not in (kind.HEAD, kind.POLICY) and tokens.words[index - 1] != "Deputy"


def begin_of_mention(tokens: Tokens, begin: int, floor: int) -> int:
    """Return where a mention begins with "His Majesty" before the title, or with "her" before "Chilean counterpart"."""
    start = begin
    if start > floor and tokens.words[start - 1] in _WHOSE:
        return start - 1
    while start > floor and tokens.kinds[start - 1] == kind.HONORIFIC:
        start -= 1
    while floor < start < begin and tokens.words[start - 1].lower() in _HIS:
        start -= 1
    return start


def _is_judge(tokens: Tokens, index: int) -> bool:
    """Say whether "Justice" is somebody's title, and no topic ("Minister of Justice X", "Chief Justice X")."""
    if index == 0:
        return True
    before, part = tokens.words[index - 1], tokens.kinds[index - 1]
    if before in ("of", "and", "&") or part in (kind.HEAD, kind.QUALIFIER, kind.POLICY, kind.PLACE):
        return False
    return before != "for" or index < 2 or tokens.kinds[index - 2] not in (kind.HEAD, kind.LOWER_TITLE)
