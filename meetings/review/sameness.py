"""A drafted value and a session's record -> the record that is the same fact, or None.

Within a session two facts are one when: statement, the same speaker and the same sentences; outcome, spans linked by
copying or the same words; both, words that took the place of those cited in an older version of the article. Across
sessions an outcome is always new.
"""

from collections.abc import Iterable
from typing import TypeVar

from meetings.intake.matching import normalised
from meetings.intake.origins import covered
from meetings.intake.revisions import lost_citation_at
from meetings.intake.types import OutcomeValue, Span, StatementValue
from meetings.models import ArticleVersion, Citation, CopiedPassage, Organisation, Outcome, Person, Session, Statement

# Linked passages must hold nearly all of both spans: a shared clause does not make two commitments one.
LINKED = 0.8

Held = TypeVar("Held", Statement, Outcome)


def same_statement(
    *,
    session: Session,
    value: StatementValue,
    speaker: Person | Organisation | None,
    version: ArticleVersion,
    span: Span,
) -> Statement | None:
    """Return the session's statement of the same speaker and sentences."""
    held = session.statements.current().filter(
        speaker_kind=value.speaker_kind,
        person=speaker if isinstance(speaker, Person) else None,
        organisation=speaker if isinstance(speaker, Organisation) else None,
    )
    return _same(held, value.text, version, span)


def same_outcome(*, session: Session, value: OutcomeValue, version: ArticleVersion, span: Span) -> Outcome | None:
    """Return the session's outcome whose words were copied to or from these, or are the same."""
    return _same(session.outcomes.current(), value.text, version, span)


def _same(held: Iterable[Held], text: str, version: ArticleVersion, span: Span) -> Held | None:
    passages = _passages_of(version)
    for record in held:
        if normalised(record.text) == normalised(text):
            return record
        if any(_linked(passages, version, span, citation) for citation in record.citations.all()):
            return record
        if lost_citation_at(record=record, version=version, span=span):
            return record
    return None


def _passages_of(version: ArticleVersion) -> list[CopiedPassage]:
    return [*version.copied_passages.all(), *version.passages_copied_from.all()]


def _linked(passages: list[CopiedPassage], version: ArticleVersion, span: Span, citation: Citation) -> bool:
    """Tell whether a passage that holds nearly all of the span and of the citation brings the one to the other."""
    for passage in passages:
        here = Span(passage.start, passage.end)
        there = Span(passage.original_start, passage.original_end)
        other = passage.original_id
        if passage.original_id == version.pk:
            here, there, other = there, here, passage.version_id
        cited = Span(citation.start, citation.end)
        if (
            citation.version_id == other
            and covered(span, here.start, here.end) > LINKED
            and covered(cited, there.start, there.end) > LINKED
            and _meets(span, here, there, cited)
        ):
            return True
    return False


def _meets(span: Span, here: Span, there: Span, cited: Span) -> bool:
    """Tell whether ``span``, carried from its side of a passage to the other, comes to lie on the words cited."""
    scale = (there.end - there.start) / (here.end - here.start)
    start = there.start + round((span.start - here.start) * scale)
    end = there.start + round((span.end - here.start) * scale)
    return covered(cited, start, end) > 0.5
