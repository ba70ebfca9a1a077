"""An organisation as a source names it -> the organisation of the directory that is meant, or those that may be."""

from collections.abc import Iterable, Sequence

from meetings.intake.matching.body_names import (
    BodyName,
    body_keys,
    initials,
    likeness_of_bodies,
    own_words,
    read_body_name,
)
from meetings.intake.matching.folding import normalised
from meetings.intake.matching.index import NameIndex
from meetings.intake.matching.types import Candidate, Grade, Likeness, Match, settled
from meetings.models import Organisation


def match_organisation(name: str, *, acronym: str = "", country: str = "") -> Match[Organisation]:
    """Return the organisation of this name, acronym or alias, or those that may be meant.

    ``country`` is an ISO 3166-1 alpha-2 code; a name may tell it as well (``Indian Ministry of Home Affairs``). The
    same name in another country is another body. What every government has, a ministry, is sure only where both
    countries are known. An acronym beside another name is no more than a reason to ask.
    """
    by_name = _match(name, country)
    if by_name.record or not acronym or normalised(acronym) == normalised(name):
        return by_name
    by_acronym = _match(acronym, country or read_body_name(name).country)
    if by_acronym.record and _is_short_for(by_acronym.record.name, name):
        return by_acronym
    found = [*by_acronym.candidates, *_as_candidates(by_acronym.record, name)]
    known = {candidate.record for candidate in by_name.candidates}
    return settled([], [*by_name.candidates, *(each for each in found if each.record not in known)])


def _is_short_for(short: str, name: str) -> bool:
    """Tell whether the one name is the acronym of the other, and no other name."""
    return normalised(short) in initials(own_words(name))


def _as_candidates(record: Organisation | None, name: str) -> list[Candidate[Organisation]]:
    return [Candidate(record, 75, (f"the same acronym, but not the name “{name}”",))] if record else []


def _match(name: str, country: str) -> Match[Organisation]:
    wanted = read_body_name(name)
    sure: list[Organisation] = []
    candidates: list[Candidate[Organisation]] = []
    for held in INDEX.read(wanted.text, Organisation.objects.current()):
        candidate, is_sure = _weighed(name, wanted, country, held)
        sure += [held] if is_sure else []
        candidates += [candidate] if candidate else []
    return settled(sure, candidates)


def _weighed(
    name: str, wanted: BodyName, country: str, held: Organisation
) -> tuple[Candidate[Organisation] | None, bool]:
    """Return the organisation as a candidate, None where it is another, and whether it is surely meant."""
    likeness = _likest(wanted, held)
    here = country or wanted.country
    there = held.country or read_body_name(held.name).country
    if likeness is None or (here and there and here != there):
        return None, False
    same_country = bool(here and there)
    written_alike = normalised(name) in {normalised(known) for known in (held.name, held.acronym, *held.aliases)}
    vague = read_body_name(held.name).of_every_government and here != there
    sure = not vague and (
        (likeness.grade is Grade.SAME and (written_alike or same_country or here == there))
        or (likeness.grade is Grade.WITH_COUNTRY and same_country)
    )
    reasons = [likeness.reason]
    if here != there:
        reasons.append("its country is not recorded" if here else "the source does not say of which country")
    return Candidate(held, likeness.score + 3 * same_country, tuple(reasons)), sure


def _likest(wanted: BodyName, held: Organisation) -> Likeness | None:
    found = []
    for known in filter(None, (held.name, held.acronym, *held.aliases)):
        likeness = likeness_of_bodies(wanted, read_body_name(known))
        if likeness and known not in (held.name, held.acronym):
            likeness = Likeness(likeness.grade, likeness.score, f"{likeness.reason}, for the alias “{known}”")
        found.append(likeness)
    return max((each for each in found if each), key=lambda each: (each.grade, each.score), default=None)


def _names(row: Sequence[object]) -> Iterable[str]:
    name, acronym, aliases = row
    spelt = [str(name), str(acronym or ""), *(aliases if isinstance(aliases, list) else ())]
    return (form for known in spelt if (form := read_body_name(known).text))


#: Every organisation held, by name, acronym and alias.
INDEX = NameIndex(
    table="meetings_organisationevent", columns=("name", "acronym", "aliases"), names=_names, keys=body_keys
)
