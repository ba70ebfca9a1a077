"""Names as sources write them -> records of the directory: the one that is surely meant, or those that may be.

Nobody is sure on a guess: what is not sure comes with its candidates and the reasons, for a reviewer to choose from.
"""

from meetings.intake.matching.body_names import is_same_title
from meetings.intake.matching.folding import normalised
from meetings.intake.matching.groups import match_working_group, proposed_acronym
from meetings.intake.matching.organisations import match_organisation
from meetings.intake.matching.people import match_person
from meetings.intake.matching.person_names import likeness_of_people, normalised_person
from meetings.intake.matching.sessions import match_session
from meetings.intake.matching.types import Candidate, Grade, Match

__all__ = [
    "Candidate",
    "Grade",
    "Match",
    "is_same_title",
    "likeness_of_people",
    "match_organisation",
    "match_person",
    "match_session",
    "match_working_group",
    "normalised",
    "normalised_person",
    "proposed_acronym",
]
