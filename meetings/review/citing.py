"""A record and the spans that back it -> citations, each with its exact words, context and origin."""

from collections.abc import Iterable

from meetings.intake.origins import origin_of
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

CONTEXT = 30

Citable = Session | Participant | Mention | Person | Position | Statement | Outcome


def cite(*, record: Citable, version: ArticleVersion, spans: Iterable[Span], field: str = "") -> int:
    """Make the citations that are not there yet and return how many; ``spans`` count the version's decoded text."""
    made = 0
    for span in spans:
        _, created = Citation.objects.get_or_create(
            **{pointer(record): record},
            version=version,
            start=span.start,
            end=span.end,
            field=field,
            defaults={
                "exact": span.of(version.text),
                "prefix": version.text[max(0, span.start - CONTEXT) : span.start],
                "suffix": version.text[span.end : span.end + CONTEXT],
                "origin": origin_of(version, span),
            },
        )
        made += created
    return made


def pointer(record: Citable) -> str:
    """Return the name of the foreign key that points at records of this kind."""
    return str(record._meta.model_name)
