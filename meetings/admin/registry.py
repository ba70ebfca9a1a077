"""Loads the admin of every noun, each of which registers itself with the site."""

from meetings.admin import (
    article,
    batch,
    citation,
    draft_fact,
    organisation,
    outcome,
    participant,
    person,
    session,
    statement,
    user,
    working_group,
)

__all__ = [
    "article",
    "batch",
    "citation",
    "draft_fact",
    "organisation",
    "outcome",
    "participant",
    "person",
    "session",
    "statement",
    "user",
    "working_group",
]
