"""A session in, the rows of its record out: what a summary is made of, in a constant number of database queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import F, Prefetch, Q, QuerySet
from django.db.models.functions import Substr

from meetings.access import is_open_to_all, open_to_all
from meetings.choices import SpeakerKind
from meetings.models import (
    Citation,
    CopiedPassage,
    Delegation,
    Mention,
    Outcome,
    Participant,
    Party,
    Position,
    Session,
    SourceDifference,
    Statement,
)
from meetings.models.base import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionRows:
    """The rows of one session's record that the reader may see, none of them withdrawn.

    ``withheld`` holds the citations from articles that the reader may not see. ``copies`` has pairs of version keys:
    the copy, and what it copies. ``differences`` carry ``words`` and ``original_words``, cut from the sources' texts.
    """

    session: Session
    delegations: Sequence[Delegation]
    participants: Sequence[Participant]
    statements: Sequence[Statement]
    positions: Sequence[Position]
    mentions: Sequence[Mention]
    outcomes: Sequence[Outcome]
    citations: Sequence[Citation]
    withheld: Sequence[Citation]
    differences: Sequence[SourceDifference]
    copies: frozenset[tuple[int, int]]


def is_shown(record: Record | None, *, include_internal: bool) -> bool:
    """Return whether a related record may be named: there is one, and it is open to all or everything is asked for."""
    return record is not None and (include_internal or is_open_to_all(record))


def shown(*related: str, include_internal: bool) -> Q:
    """Return the condition on rows that may be shown: current and open to all, as are the ``related`` they name."""
    current = Q(withdrawn_at__isnull=True)
    if include_internal:
        return current
    for name in related:
        current &= Q(**{f"{name}__isnull": True}) | open_to_all(f"{name}__")
    return current & open_to_all()


def read_session(session: Session, *, include_internal: bool) -> SessionRows:
    """Read the record of a session afresh.

    Raises:
        Session.DoesNotExist: the session is gone.
    """
    held = Session.objects.select_related("working_group", "host__organisation").get(pk=session.pk)
    of_session = Q(session=held)
    delegations = Delegation.objects.filter(of_session, shown(include_internal=include_internal))
    participants = Participant.objects.named().select_related("replaces__person")
    participants = participants.filter(of_session, shown("person", include_internal=include_internal))
    statements = Statement.objects.named().filter(
        of_session, shown("person", "organisation", include_internal=include_internal)
    )
    mentions = Mention.objects.filter(of_session, shown("person", include_internal=include_internal))
    people = list(participants.order_by("pk"))
    said = list(statements.order_by("pk"))
    named = list(mentions.order_by("pk"))
    produced = list(_outcomes(held, include_internal=include_internal))
    positions = _speaker_positions(held, people, said, include_internal=include_internal)
    citations, withheld = _citations(
        held, [people, said, named, produced, positions], include_internal=include_internal
    )
    versions = {citation.version_id for citation in citations}
    return SessionRows(
        session=held,
        delegations=list(delegations.select_related("party__organisation").order_by("pk")),
        participants=people,
        statements=said,
        positions=positions,
        mentions=named,
        outcomes=produced,
        citations=citations,
        withheld=withheld,
        differences=_differences(versions),
        copies=frozenset(
            CopiedPassage.objects.filter(version__in=versions, original__in=versions)
            .order_by()
            .values_list("version_id", "original_id")
            .distinct()
        ),
    )


def _outcomes(session: Session, *, include_internal: bool) -> QuerySet[Outcome]:
    parties = Party.objects.named().order_by("country", "pk")
    rows = Outcome.objects.filter(shown(include_internal=include_internal), session=session)
    return rows.prefetch_related(
        Prefetch("responsible_parties", queryset=parties), "responsible_organisations"
    ).order_by("number")


def _speaker_positions(
    session: Session, participants: Iterable[Participant], statements: Iterable[Statement], *, include_internal: bool
) -> list[Position]:
    """Return positions that those who spoke without taking part may have held at the time of the session."""
    took_part = {participant.person_id for participant in participants}
    speakers = {row.person_id for row in statements if row.speaker_kind == SpeakerKind.PERSON} - took_part
    rows = Position.objects.filter(shown("organisation", include_internal=include_internal), person__in=speakers)
    if session.start_date:
        rows = rows.held_on(session.end_date or session.start_date)
    return list(rows.select_related("organisation").order_by("pk"))


def _citations(
    session: Session, records: Iterable[Sequence[Record]], *, include_internal: bool
) -> tuple[list[Citation], list[Citation]]:
    """Return the citations of the session and of the records given: those that may be shown, and those withheld."""
    conditions = [Q(session=session)]
    conditions += [Q(**{f"{rows[0]._meta.model_name}__in": rows}) for rows in records if rows]
    found = (
        Citation.objects.with_sources()
        .filter(reduce(or_, conditions), version__article__withdrawn_at__isnull=True)
        .order_by("pk")
    )
    citations: list[Citation] = []
    withheld: list[Citation] = []
    for citation in found:
        public = is_shown(citation.version.article, include_internal=include_internal)
        (citations if public else withheld).append(citation)
    return citations, withheld


def _differences(versions: Iterable[int]) -> list[SourceDifference]:
    """Return the differences among versions, with the words on both sides; positions in SQL count from 1."""
    return list(
        SourceDifference.objects.filter(version__in=versions, original__in=versions)
        .annotate(
            words=Substr("version__text", F("start") + 1, F("end") - F("start")),
            original_words=Substr("original__text", F("original_start") + 1, F("original_end") - F("original_start")),
        )
        .order_by("pk")
    )
