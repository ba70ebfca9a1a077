"""A match that is not sure and a reviewer's choice -> the record that is meant, or None for one to be made.

Nothing is merged on a guess: where nobody has chosen, the fact stays open and the refusal names the candidates.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import Model

from meetings.countries import country_name
from meetings.exceptions import NotReviewable
from meetings.intake.matching import Candidate, Match, normalised, normalised_person
from meetings.models import Organisation, Person, Session, WorkingGroup

#: What a reviewer chose for a fact, by the model of the record: its key, or None for a new one.
Chosen = Mapping[type[Model], int | None]
NOTHING_CHOSEN: Chosen = {}

R = TypeVar("R", bound=Model)


@dataclass(frozen=True, slots=True)
class Question:
    """What only a reviewer can say: which of the candidates, records of ``model``, a source means by ``name``."""

    model: type[Model]
    name: str
    candidates: tuple[Candidate[Any], ...]


def asked(model: type[R], name: str, match: Match[R]) -> list[Question]:
    """Return the question that a match leaves open, if it does."""
    return [Question(model, name, match.candidates)] if match.candidates else []


def settle(model: type[R], name: str, match: Match[R], chosen: Chosen) -> R | None:
    """Return the record that is surely meant or was chosen; None: it is to be made.

    Raises NotReviewable where nobody has chosen yet, or what was chosen is not among the candidates any more.
    """
    candidates = {candidate.record.pk: candidate.record for candidate in match.candidates}
    if match.record is not None:
        candidates = {match.record.pk: match.record}
    choice = chosen.get(model)
    if choice is not None:
        if choice not in candidates:
            raise NotReviewable(f"What was chosen for “{name}” is no candidate any more: look at the fact again.")
        return candidates[choice]
    if match.record is not None or not candidates or model in chosen:
        return match.record
    listed = "; or ".join(f"{named(candidate.record)}: {candidate.why}" for candidate in match.candidates)
    raise NotReviewable(f"“{name}” may be {listed}. Open the fact and choose which is meant, or that it is a new one.")


def remember(record: Person | Organisation | WorkingGroup, name: str) -> None:
    """Keep a name by which a reviewer knew a record as its alias, so that the next source is matched surely.

    A surname with an initial is not kept: it may be another's.
    """
    comparable = normalised_person if isinstance(record, Person) else normalised
    words = comparable(name).split()
    if isinstance(record, Person) and (len(words) < 2 or 1 in (len(words[0]), len(words[-1]))):
        return
    if comparable(name) not in {comparable(known) for known in (record.name, *record.aliases)}:
        record.aliases = [*record.aliases, name]
        record.save(update_fields=["aliases"])


def named(record: Model) -> str:
    """Return a record's name with what tells it from its namesakes: ``Amit Rao (P7, India)``."""
    beside: list[str] = []
    if isinstance(record, Person):
        beside.append(record.reference)
    if isinstance(record, Person | Organisation) and record.country:
        beside.append(country_name(record.country))
    if isinstance(record, Session) and record.start_date:
        beside.append(record.start_date.isoformat())
    return f"{record} ({', '.join(beside)})" if beside else str(record)
