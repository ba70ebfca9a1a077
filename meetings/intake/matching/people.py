"""A person as a source tells of them -> the person of the directory who is meant, or those who may be."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from meetings.countries import country_name
from meetings.intake.matching.body_names import is_same_title
from meetings.intake.matching.index import NameIndex
from meetings.intake.matching.person_names import comparable, likeness_of_people, person_keys
from meetings.intake.matching.types import Candidate, Grade, Likeness, Match, settled
from meetings.models import Organisation, Person, Position

# A title as short as "Director" is held by many.
TELLING_TITLE = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a source tells of a person beside the name, empty or None where it does not; ``around``: see below."""

    country: str
    position: str
    organisation: Organisation | None
    around: Collection[int]


def match_person(
    name: str,
    *,
    country: str = "",
    position: str = "",
    organisation: Organisation | None = None,
    around: Collection[int] = (),
) -> Match[Person]:
    """Return the person of this name, or those who may be meant.

    Sure are: the same name or alias, in whichever order; another spelling, where position, organisation or session
    agrees; a middle initial more or less, where one of these or the country agrees. Two who fit, another country and
    another generation are never sure. ``country`` is an ISO 3166-1 alpha-2 code; ``around`` holds the keys of people
    who are in the record of the same session.
    """
    told = Told(country, position, organisation, around)
    alike = _alike(name)
    if len(alike) == 1 and alike[0][1].grade is Grade.SAME and not _another_country(alike[0][0], told):
        return Match(alike[0][0])
    held = _positions(person for person, _ in alike)
    sure: list[Person] = []
    candidates: list[Candidate[Person]] = []
    for person, likeness in alike:
        candidate, is_sure = _weighed(person, likeness, told, held[person.pk])
        sure += [person] if is_sure else []
        candidates += [candidate] if candidate else []
    # Of namesakes, the one who is in the session's record already.
    here = [person for person in sure if person.pk in around]
    if len(candidates) > 1 and not here and all(likeness.grade is not Grade.SAME for _, likeness in alike):
        # Nearly the name of one, and of another as well.
        sure = []
    return settled(here or sure, candidates)


def _alike(name: str) -> list[tuple[Person, Likeness]]:
    """Return the people of the directory with a name or alias like this one; of those merged, who they are now."""
    rows = Person.objects.filter(withdrawn_at__isnull=True).select_related("merged_into")
    best: dict[Person, Likeness] = {}
    for row in {row for form in comparable(name) for row in INDEX.read(form, rows)}:
        person = _now(row)
        likeness = _likest(name, row)
        if likeness and person.withdrawn_at is None:
            known = best.get(person)
            best[person] = max(likeness, known or likeness, key=lambda each: (each.grade, each.score))
    return list(best.items())


def _likest(name: str, person: Person) -> Likeness | None:
    found = [(likeness_of_people(name, person.name), "")]
    found += [(likeness_of_people(name, alias), f", for the alias “{alias}”") for alias in person.aliases]
    told = [Likeness(one.grade, one.score, one.reason + known_as) for one, known_as in found if one]
    return max(told, key=lambda each: (each.grade, each.score), default=None)


def _now(person: Person) -> Person:
    """Return the person into whom somebody was merged, or themselves."""
    while person.merged_into:
        person = person.merged_into
    return person


def _weighed(
    person: Person, likeness: Likeness, told: Told, positions: Sequence[Position]
) -> tuple[Candidate[Person] | None, bool]:
    """Return the person as a candidate, None where too much speaks against it, and whether it is surely them."""
    reasons = [likeness.reason]
    agreeing = _agreeing(person, told, positions)
    if _another_country(person, told):
        if likeness.grade is Grade.NEAR:
            return None, False
        reasons.append(f"but of another country: {country_name(person.country)}")
        return Candidate(person, likeness.score - 30, (*reasons, *agreeing, *_held(positions))), False
    same_country = bool(told.country) and told.country == person.country
    sure = (
        likeness.grade is Grade.SAME
        or (likeness.grade is Grade.WITH_POST and bool(agreeing))
        or (likeness.grade is Grade.WITH_COUNTRY and (bool(agreeing) or same_country))
    )
    reasons += [*agreeing, *_held(positions)]
    return Candidate(person, likeness.score + 3 * len(agreeing) + same_country, tuple(reasons)), sure


def _another_country(person: Person, told: Told) -> bool:
    return bool(told.country and person.country and told.country != person.country)


def _agreeing(person: Person, told: Told, positions: Sequence[Position]) -> list[str]:
    """Return, in words, what beside the name and the country speaks for the person."""
    reasons = []
    if person.pk in told.around:
        reasons.append("in the record of this session")
    if told.organisation and any(position.organisation == told.organisation for position in positions):
        reasons.append("the same organisation")
    if len(told.position.split()) >= TELLING_TITLE and any(
        is_same_title(told.position, position.title) and told.organisation in (None, position.organisation)
        for position in positions
    ):
        reasons.append("the same position")
    return reasons


def _held(positions: Sequence[Position]) -> list[str]:
    """Return the newest position held, as ``held as Director of ONDCP until 2025``; empty where none is known."""
    if not positions:
        return []
    newest = max(positions, key=lambda p: (p.end_date or p.stated_on or p.start_date or date.min, p.pk))
    body = newest.organisation.acronym or newest.organisation.name if newest.organisation else ""
    title = f"as {newest.title}{' of ' if body else ''}" if newest.title else "a position at "
    until = f" until {newest.end_date.year}" if newest.end_date else ""
    said = f" in {newest.stated_on.year}" if newest.stated_on and not until else ""
    return [f"held {title}{body}{until}{said}"]


def _positions(people: Iterable[Person]) -> dict[int, list[Position]]:
    held: dict[int, list[Position]] = defaultdict(list)
    for position in Position.objects.current().filter(person__in=list(people)).select_related("organisation"):
        held[position.person_id].append(position)
    return held


def _names(row: Sequence[object]) -> Iterable[str]:
    name, aliases = row
    spelt = [str(name), *(aliases if isinstance(aliases, list) else ())]
    return (form for known in spelt for form in comparable(known))


#: Everybody in the directory, by name and alias.
INDEX = NameIndex(table="meetings_personevent", columns=("name", "aliases"), names=_names, keys=person_keys)
