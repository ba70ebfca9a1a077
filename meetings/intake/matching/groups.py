"""A working group as a source names it -> the group held that is meant, or those that may be.

Groups are a few hundred at most: they are read, not indexed.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from meetings.countries import country_name
from meetings.intake.gazetteer import countries_in, country_code
from meetings.intake.matching.body_names import SMALL_WORDS, BodyName, likeness_of_bodies, own_words
from meetings.intake.matching.folding import folded, normalised
from meetings.intake.matching.types import Candidate, Grade, Likeness, Match, settled
from meetings.models import WorkingGroup

_SHORTENED = {"jwg": "joint working group", "wg": "working group", "ewg": "executive working group"}
_NAMES_OF_STATES = re.compile(r"^(?:[A-Z]\.?){2,}$|^[A-Z][a-z]+$")
# As the first of two that a hyphen joins.
_JOINED = {"indo": "IN", "sino": "CN", "franco": "FR", "anglo": "GB", "russo": "RU"}
_HYPHEN = r"[-\u2010-\u2015/]"


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group's own words, shortened forms written out, and the parties that its name begins with, in any order."""

    body: BodyName
    parties: frozenset[str]


def match_working_group(name: str, *, parties: Collection[str] = ()) -> Match[WorkingGroup]:
    """Return the working group of this name, acronym or alias, or those that may be meant.

    ``parties`` are the countries (ISO 3166-1 alpha-2) that the source says met, whatever the name tells. A group of
    other parties is another group.
    """
    wanted = read_group_name(name)
    told = wanted.parties or frozenset(parties)
    sure: list[WorkingGroup] = []
    candidates: list[Candidate[WorkingGroup]] = []
    for held in WorkingGroup.objects.current().prefetch_related("parties"):
        candidate, is_sure = _weighed(name, wanted, told, held)
        sure += [held] if is_sure else []
        candidates += [candidate] if candidate else []
    return settled(sure, candidates)


@lru_cache(maxsize=4096)
def read_group_name(name: str) -> GroupName:
    """Return a group's own words and parties: ``U.S.-India`` and ``between India and the U.S.`` alike."""
    main, _, between = re.sub(rf"\s+({_HYPHEN})\s+", r"\1", name).partition(" between ")
    words = main.split()
    parties = {code for _, _, code in countries_in(between)}
    while len(words) > 1 and (words[0].lower() == "the" or _parties(words[0])):
        parties |= _parties(words.pop(0))
    own = tuple(part for word in own_words(" ".join(words)) for part in _SHORTENED.get(word, word).split())
    return GroupName(BodyName(own), frozenset(parties))


def _parties(word: str) -> set[str]:
    """Return the countries that a word joins (``India-U.S.``); empty where a part of it is none."""
    codes = [_JOINED.get(part.lower()) or country_code(part) for part in re.split(_HYPHEN, word) if part]
    return {code for code in codes if code} if len(codes) > 1 and all(codes) else set()


def _weighed(
    name: str, wanted: GroupName, told: frozenset[str], held: WorkingGroup
) -> tuple[Candidate[WorkingGroup] | None, bool]:
    known = [read_group_name(each) for each in (held.name, held.acronym, *held.aliases)]
    recorded = frozenset(party.country for party in held.parties.all() if party.country and not party.withdrawn_at)
    theirs = recorded or frozenset().union(*(each.parties for each in known))
    if told and theirs and not (told <= theirs or theirs <= told):
        return None, False
    likeness = max(filter(None, (_likeness(wanted, each) for each in known)), key=_by_grade, default=None)
    if likeness is None:
        return None, False
    same_parties = bool(told) and told == theirs
    written_alike = normalised(name) in {normalised(each) for each in (held.name, held.acronym, *held.aliases)}
    sure = (likeness.grade is Grade.SAME and (written_alike or same_parties or told == theirs)) or (
        likeness.grade is Grade.WITH_COUNTRY and same_parties
    )
    reasons = [likeness.reason]
    if told != theirs:
        between = ", ".join(sorted(country_name(code) for code in theirs)) or "parties not recorded"
        reasons.append(f"a group of {between}" if theirs else between)
    return Candidate(held, likeness.score + 3 * same_parties, tuple(reasons)), sure


def _likeness(wanted: GroupName, known: GroupName) -> Likeness | None:
    """Return how two groups' own words are alike; ``joint`` more or less is asked about."""
    found = likeness_of_bodies(wanted.body, known.body)
    if found is None or found.grade is not Grade.NEAR:
        return found
    without = [BodyName(tuple(word for word in each.body.words if word != "joint")) for each in (wanted, known)]
    plain = likeness_of_bodies(*without)
    if plain and plain.grade is not Grade.NEAR:
        return Likeness(Grade.NEAR, 92, "the same but for “joint”")
    return found


def _by_grade(likeness: Likeness) -> tuple[int, int]:
    return likeness.grade, likeness.score


def proposed_acronym(group_name: str) -> str:
    """Return the initials of a group's own words, without its parties: ``U.S.-India Drug Policy Group`` -> ``DPG``.

    It is a proposal: where no source gives an acronym, the reviewer may choose another.
    """
    words = [word for word in re.split(r"\s+", group_name.strip()) if word]
    own = [w for w in words if not _joins_parties(w) and w.lower() not in SMALL_WORDS]
    letters = folded("".join(w[0] for w in own if w[0].isalpha())).upper()
    plain = "".join(c for c in letters if "A" <= c <= "Z")
    return (plain or "WG").ljust(2, "G")[:16]


def _joins_parties(word: str) -> bool:
    """Tell whether a word names parties (``U.S.-India``): capitalised names joined by hyphens or dashes."""
    parts = re.split(_HYPHEN, word)
    return len(parts) > 1 and all(_NAMES_OF_STATES.match(part) for part in parts)
