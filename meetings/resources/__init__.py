"""Spreadsheet columns <-> records: one definition of each kind of table, for import and export alike."""

from typing import Final

from meetings.resources.articles import ArticleResource
from meetings.resources.base import TableResource
from meetings.resources.outcomes import OutcomeResource
from meetings.resources.participants import ParticipantResource
from meetings.resources.sessions import SessionResource

KINDS: Final[dict[str, type[TableResource]]] = {
    resource.table: resource for resource in (ArticleResource, SessionResource, ParticipantResource, OutcomeResource)
}

__all__ = ["KINDS", "ArticleResource", "OutcomeResource", "ParticipantResource", "SessionResource", "TableResource"]
