"""What matching a name against the directory comes to: the record it is sure of, or those that may be meant."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

from django.db.models import Model

R = TypeVar("R", bound=Model)

#: Candidates shown at most, best first.
SHOWN = 8


class Grade(IntEnum):
    """How much a likeness of names settles by itself."""

    #: They may be meant; somebody has to look.
    NEAR = 1
    #: The same where the position, the organisation or the session agrees as well.
    WITH_POST = 2
    #: The same where the country agrees, or one of the above.
    WITH_COUNTRY = 3
    #: The same, unless something speaks against it.
    SAME = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names are alike: how much that settles, 0 to 100 for sorting, and in words."""

    grade: Grade
    score: int
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate(Generic[R]):
    """A record that may be meant, how likely (0 to 100, for sorting), and why, in words."""

    record: R
    score: int
    reasons: tuple[str, ...]

    @property
    def why(self) -> str:
        """The reasons as one would say them."""
        return "; ".join(self.reasons)


@dataclass(frozen=True, slots=True)
class Match(Generic[R]):
    """The record meant, or None and those that may be meant, best first; neither: nobody like it is held."""

    record: R | None = None
    candidates: tuple[Candidate[R], ...] = ()


def settled(sure: list[R], candidates: list[Candidate[R]]) -> Match[R]:
    """Return the match on the one record that fits; two that fit are never sure."""
    if len(sure) == 1:
        return Match(sure[0])
    ranked = sorted(candidates, key=lambda candidate: (-candidate.score, candidate.record.pk))
    return Match(None, tuple(ranked[:SHOWN]))
