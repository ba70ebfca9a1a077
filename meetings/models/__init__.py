"""The record: every noun of the secretariat's work, with its constraints and its history."""

from meetings.models.article import (
    Article,
    ArticleVersion,
    BoilerplatePassage,
    CopiedPassage,
    CreditedSentence,
    PhraseKey,
    SentenceKey,
    SourceDifference,
)
from meetings.models.batch import ImportBatch, ImportRow, IntakeFile, IntakeRun
from meetings.models.citation import Citation, independent_origins
from meetings.models.draft_fact import DraftFact
from meetings.models.organisation import Organisation
from meetings.models.outcome import Outcome, OutcomeLink, OutcomeUpdate
from meetings.models.participant import Mention, Participant
from meetings.models.person import Person, PersonContact, Position
from meetings.models.session import AgendaItem, Session
from meetings.models.statement import Statement
from meetings.models.working_group import Delegation, Party, WorkingGroup

__all__ = [
    "AgendaItem",
    "Article",
    "ArticleVersion",
    "BoilerplatePassage",
    "Citation",
    "CopiedPassage",
    "CreditedSentence",
    "Delegation",
    "DraftFact",
    "ImportBatch",
    "ImportRow",
    "IntakeFile",
    "IntakeRun",
    "Mention",
    "Organisation",
    "Outcome",
    "OutcomeLink",
    "OutcomeUpdate",
    "Participant",
    "Party",
    "Person",
    "PersonContact",
    "PhraseKey",
    "Position",
    "SentenceKey",
    "Session",
    "SourceDifference",
    "Statement",
    "WorkingGroup",
    "independent_origins",
]
