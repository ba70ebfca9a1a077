"""Tokens of a sentence -> which of them are the head nouns of positions ("Director", "spokesman", "PM")."""

from . import tokens as kind
from .lexicon import LOWER_HEADS
from .tokens import Tokens

#: What a head noun of a position may be by kind: "Assistant" is a qualifier, "PM" letters.
KINDS_OF_HEADS = frozenset((kind.HEAD, kind.LOWER_TITLE, kind.QUALIFIER, kind.ACRONYM, kind.SHORT_CAPITALS))
#: "Member States" are nobody.
_NO_PEOPLE = frozenset({"State", "States", "Nation", "Nations", "Countries", "Governments", "Parties", "Organizations"})
#: Offices that Indian and British papers write short, before a name.
SHORT_OFFICES = frozenset({"PM", "EAM", "RM", "HM", "CM", "FM", "NSA", "DPM", "USTR"})


def is_head(tokens: Tokens, index: int) -> bool:
    """Say whether a token is the head noun of a position."""
    part, word = tokens.kinds[index], tokens.words[index]
    if part not in KINDS_OF_HEADS:
        return False
    following = tokens.words[index + 1] if index + 1 < tokens.count else ""
    if part == kind.HEAD:
        return following not in _NO_PEOPLE or word not in ("Member", "Members")
    if word == "head" and following not in ("of", ","):
        led = (
            tokens.kinds[index - 1] in (kind.ACRONYM, kind.BODY, kind.POLICY, kind.LOWER_TITLE, ")") if index else False
        )
        return led and following[:1].isupper()
    if word in SHORT_OFFICES:
        # "PM Rao"
        return following[:1].isupper() and not following.isupper()
    if word == "CE":
        # "CE, NLB"; elsewhere of the Common Era
        return following in (",", "of") or following.isupper()
    if part == kind.LOWER_TITLE:
        return word in LOWER_HEADS or ("-" in word and not LOWER_HEADS.isdisjoint(word.split("-")))
    # "Special Assistant to the President"; elsewhere "Assistant" only qualifies another head.
    return word == "Assistant" and following == "to"


def has_head(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a run of tokens holds the head noun of a position."""
    kinds = tokens.kinds
    for index in range(start, end):  # noqa: SIM110  # Asked of every run of words: any() takes twice as long.
        if kinds[index] in KINDS_OF_HEADS and is_head(tokens, index):
            return True
    return False


def holds_office(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a run of tokens holds a position that is no more than a body's owner ("the President's Council")."""
    kinds = tokens.kinds
    return any(
        kinds[index] in KINDS_OF_HEADS
        and is_head(tokens, index)
        and not (index + 1 < end and kinds[index + 1] == kind.POSSESSIVE)
        for index in range(start, end)
    )


def is_head_or_qualifier(tokens: Tokens, index: int) -> bool:
    """Say whether a token begins a position: "President", "Prime Minister"."""
    return tokens.kinds[index : index + 1] in (kind.HEAD, kind.QUALIFIER)


def is_the(tokens: Tokens, index: int) -> bool:
    """Say whether a token is the definite article."""
    return tokens.words[index] in ("the", "The")
