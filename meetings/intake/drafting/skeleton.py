"""A sentence and the people in it -> the sentence with each person's whole phrase written as one sign.

"The Office's Director, Sara Carter, opened the meeting" becomes "P, opened the meeting", so that rules about who did
what are short patterns. Every place in the skeleton leads back to the folded text.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from meetings.intake.types import Span

from .people import Mention

_FIRST_SIGN = 0xE000
_SIGNS = 6_000
_SIGN = re.compile(f"[{chr(_FIRST_SIGN)}-{chr(_FIRST_SIGN + _SIGNS - 1)}]")

#: One person; a list of people with what may stand between them.
PERSON = "[\ue000-\uf8ff]"
PEOPLE = (
    rf"{PERSON}(?:(?:, (?:and )?|; (?:and )?(?=(?:the )?(?:[a-z]+ )?{PERSON})| and |,?"
    rf" as well as |,? along with |,? together with )"
    rf"(?:the )?(?:(?<=[;d] the )[a-z]+ )?{PERSON})*"
)
#: Words of titles and of countries about a person, which no rule of titles has put into the person's phrase.
TITLE_WORDS = r"(?:(?:[A-ZÀ-ÞĀ-Ž][\w.'&()/’-]*|\d+|of|for|the|and|to|at|in|on|de|du|la|large),? ?)*"
#: What may stand between one person of a list and the next: the rest of a title, a separator, the next title's
#: beginning.
_BETWEEN = re.compile(
    rf"(?: \([A-Z][^()]{{1,30}}\))?(?:,? ?{TITLE_WORDS}| of [a-z ]{{3,40}})?(?P<by>[,;] and|[,;]| and|,? as well as"
    rf"|,? along with"
    rf"|,? together with|,? alongside)(?: the"
    rf"| his| her| their| [a-z]+)?(?: (?:[A-Z][a-z]+ )?counterpart,)? {TITLE_WORDS}"
)
_BESIDE = frozenset({"as well as", "along with", "together with", "alongside"})
#: Whose place, or whose wish, somebody acts in.
_GOVERNED = re.compile(r"\b(?:[Oo]n behalf of|[Aa]t the (?:invitation|request) of|[Ii]n the absence of) (?:the )?$")


#: Whom somebody was with, between commas.
_BESIDE_WHOM = re.compile(
    r",? (?:who (?:was|is|were) )?(?:accompanied|joined|flanked|assisted|supported) by (?:the |his |her )?$"
)
_NOTHING = re.compile("")
_BY_WHOM = re.compile(r"\b(?:In|At|During|After|Following) [^,;]*\bby (?:the )?(?:[a-z]+ )?$")


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A sentence in signs: its text, the people by sign, and where each piece of it stands in the folded text."""

    text: str
    mentions: list[Mention]
    sentence: Span
    _starts: list[int]
    _places: list[int]

    def place(self, index: int) -> int:
        """Return the place in the folded text of ``text[index]`` (of a person: where their phrase begins)."""
        piece = bisect_right(self._starts, index) - 1
        return self._places[piece] + index - self._starts[piece]

    def end_place(self, index: int) -> int:
        """Return the place in the folded text where ``text[:index]`` ends."""
        last = self.text[index - 1]
        return self.mention(last).phrase.end if _is_sign(last) else self.place(index - 1) + 1

    def mention(self, sign: str) -> Mention:
        """Return the person that a sign stands for."""
        return self.mentions[ord(sign) - _FIRST_SIGN]

    def people(self, words: str) -> list[Mention]:
        """Return the people in a run of the skeleton, in order."""
        return [self.mention(sign) for sign in words if _is_sign(sign)]


def list_before(words: str, gap: re.Pattern[str]) -> str:
    """Return the signs of the list of people that ends ``words``, first to last; empty where none does.

    ``gap``: what may stand between the last of them and the end. An "and" to the left of a comma ends another list: of
    "by A and B, C, D and E met", C, D and E met.
    """
    found = list(_SIGN.finditer(words))
    if not found or not gap.fullmatch(words, found[-1].end()):
        return ""
    first = len(found) - 1
    past_comma = False
    while first > 0:
        between = _BETWEEN.fullmatch(words, found[first - 1].end(), found[first].start())
        if between is None:
            break
        joined = "and" in between["by"]
        if joined and past_comma:
            first += 1
            break
        # "A and B, alongside C, D and E": another list, of the same subject.
        past_comma = between["by"].strip(", ") not in _BESIDE and (past_comma or not joined)
        first -= 1
    beside = _BESIDE_WHOM.search(words, 0, found[first].start())
    if beside and first and words.startswith(",", found[-1].end()):
        # "A, who was accompanied by B and C, said"
        return list_before(words[: beside.start()], _NOTHING)
    if first < len(found) - 1 and _GOVERNED.search(words, 0, found[first].start()):
        # "On behalf of President A, Secretary B will lead": B alone.
        first += 1
    if first < len(found) - 1 and _BY_WHOM.search(words, 0, found[first].start()):
        apart = words[found[first].end() : found[first + 1].start()]
        # "In talks chaired by A, Minister B said": B alone.
        first += apart.startswith(",") and " and " not in apart
    return "".join(sign[0] for sign in found[first:])


def _is_sign(character: str) -> bool:
    return _FIRST_SIGN <= ord(character) < _FIRST_SIGN + _SIGNS


def build(text: str, sentence: Span, mentions: list[Mention]) -> Skeleton:
    """Return the skeleton of one sentence; ``mentions`` are those in it, in order."""
    pieces: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length, at = 0, sentence.start

    def add(words: str, place: int) -> None:
        nonlocal length
        if words:
            pieces.append(words)
            starts.append(length)
            places.append(place)
            length += len(words)

    for number, mention in enumerate(mentions[:_SIGNS]):
        # Private-use characters of the source itself would read as people.
        add(_without_signs(text[at : mention.phrase.start]), at)
        add(chr(_FIRST_SIGN + number), mention.phrase.start)
        at = mention.phrase.end
    add(_without_signs(text[at : sentence.end]), at)
    return Skeleton("".join(pieces), mentions, sentence, starts, places)


def _without_signs(words: str) -> str:
    return words if words.isascii() else _SIGN.sub(" ", words)
