"""A record and the spans that back it -> citations, each with its exact words, context and origin."""

from collections.abc import Iterable

from meetings.intake.origins import origin_of
from meetings.intake.revisions import lost_citation_at, rest_on, selectors
from meetings.intake.types import Span
from meetings.models import (
    ArticleVersion,
    Citation,
    Mention,
    Outcome,
    Participant,
    Person,
    Position,
    Session,
    Statement,
)

Citable = Session | Participant | Mention | Person | Position | Statement | Outcome


def cite(*, record: Citable, version: ArticleVersion, spans: Iterable[Span], field: str = "") -> int:
    """Make the citations that are not there yet and return how many; ``spans`` count the version's decoded text.

    Where an older version's words were lost to those at a span, their citation is moved instead, and not counted.
    """
    made = 0
    for span in spans:
        place = {pointer(record): record, "version": version, "start": span.start, "end": span.end, "field": field}
        if Citation.objects.filter(**place).exists():
            continue
        if lost := lost_citation_at(record=record, version=version, span=span, field=field):
            rest_on(citation=lost, version=version, span=span)
            continue
        whose, article = origin_of(version, span)
        Citation.objects.create(**place, **selectors(version, span), origin=whose, origin_article=article)
        made += 1
    return made


def pointer(record: Citable) -> str:
    """Return the name of the foreign key that points at records of this kind."""
    return str(record._meta.model_name)
