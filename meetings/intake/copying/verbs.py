"""Words in; out, the groups among them whose verb binds somebody: what it does, and how (its auxiliaries).

"Committed to", "have agreed to", "are not committed", "will establish". Verbs that only tell ("highlighted",
"discussed") bind nobody, so a change to them is no change to what was agreed.
"""

from collections.abc import Sequence
from typing import NamedTuple

# Lemmas, as compared (American spelling), of what parties do in agreed texts; the verbs of outcomes.
_REGULAR = (
    "reaffirm", "affirm", "emphasize", "recommend", "pledge", "resolve", "endorse", "adopt", "approve", "urge",
    "request", "encourage", "welcome", "underline", "underscore", "stress", "reiterate", "confirm", "acknowledge",
    "recognize", "condemn", "reject", "determine", "conclude", "decide", "agree", "vow", "promise", "intend",
    "authorize", "invite", "propose", "oppose", "consent", "ratify", "accept", "refuse", "decline",
)  # fmt: skip
_DOUBLING = ("commit",)
_IRREGULAR = {"undertook": "undertake", "undertaken": "undertake"}
_AUXILIARIES = {
    "am": "be", "is": "be", "are": "be", "was": "be", "were": "be", "be": "be", "been": "be", "being": "be",
    "has": "have", "have": "have", "had": "have", "having": "have", "do": "do", "does": "do", "did": "do",
    "will": "will", "would": "will", "shall": "shall", "must": "must", "should": "should", "may": "may",
    "might": "might", "can": "can", "could": "can", "not": "not", "never": "not", "cannot": "cannot",
}  # fmt: skip
# Of the auxiliaries, those that bind, or loosen, whatever verb they stand before.
_MODALS = frozenset({"will", "would", "shall", "must", "should", "may"})
_ADVERBS = frozenset({"also", "both", "further", "together", "again", "all", "each", "now", "hereby"})


class VerbGroup(NamedTuple):
    """A verb with its auxiliaries: words ``[start, verb_end)``, and ``end`` past a "to" that follows.

    ``sense`` is alike for groups that bind alike: tense and spelling do not tell in it, a modal or a "not" does.
    """

    start: int
    verb_end: int
    end: int
    sense: tuple[str, ...]


def verb_groups(words: Sequence[str]) -> list[VerbGroup]:
    """Return the operative verb groups of words as compared, in order; their numbers count from the first word."""
    groups: list[VerbGroup] = []
    taken = 0
    for place, word in enumerate(words):
        if place < taken:
            continue
        head = place
        if word not in _LEMMAS:
            if word not in _MODALS:
                continue
            head = _after_auxiliaries(words, place)
            if head == len(words):
                continue
        group = _group(words, head, taken)
        groups.append(group)
        taken = group.end
    return groups


def _group(words: Sequence[str], head: int, lowest: int) -> VerbGroup:
    """Return the group whose verb is ``words[head]``, taking no word before ``lowest``."""
    start = place = head
    auxiliaries: list[str] = []
    while place > lowest and (words[place - 1] in _AUXILIARIES or _is_adverb(words[place - 1])):
        place -= 1
        if words[place] in _AUXILIARIES:
            start = place
            auxiliaries.insert(0, _AUXILIARIES[words[place]])
    end = head + 1
    after = end + 1 if end < len(words) and words[end] == "to" else end
    return VerbGroup(start, end, after, (*auxiliaries, _LEMMAS.get(words[head], words[head])))


def _after_auxiliaries(words: Sequence[str], place: int) -> int:
    """Return the number of the first word from ``place`` on that is neither auxiliary nor adverb."""
    while place < len(words) and (words[place] in _AUXILIARIES or _is_adverb(words[place])):
        place += 1
    return place


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and len(word) > 4)


def _forms() -> dict[str, str]:
    """Return every form of the operative verbs with its lemma."""
    forms = dict(_IRREGULAR)
    for lemma in (*_REGULAR, *_DOUBLING, "undertake"):
        stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma.removesuffix("e")
        past, plural = f"{stem}ed", f"{lemma}s"
        if lemma.endswith("ify"):
            past, plural = f"{lemma[:-1]}ied", f"{lemma[:-1]}ies"
        elif lemma.endswith("ss"):
            plural = f"{lemma}es"
        continuous = f"{lemma}ing" if lemma.endswith("ee") else f"{stem}ing"
        forms |= dict.fromkeys((lemma, past, plural, continuous), lemma)
    return forms


_LEMMAS = _forms()
