"""Drafted facts and a reviewer's decisions -> records with their citations, each decision in one transaction."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from meetings.choices import Basis, FactKind, FactStatus, OutcomeStatus, SpeakerKind
from meetings.exceptions import NotReviewable
from meetings.intake.copies import came_first
from meetings.intake.matching import normalised
from meetings.intake.revisions import lock_decisions, lost_citation_at
from meetings.intake.types import OutcomeValue, PersonValue, SessionValue, Span, StatementValue
from meetings.intake.values import UnreadableValue, value_from_json, value_to_json
from meetings.models import ArticleVersion, DraftFact, Organisation, Outcome, Person, Session, Statement
from meetings.review.choosing import NOTHING_CHOSEN, Chosen
from meetings.review.citing import Citable, cite, pointer
from meetings.review.people import hold_drafted_person, hold_named_organisation, hold_person
from meetings.review.sameness import same_outcome, same_statement
from meetings.review.sessions import hold_session

# What a fact needs comes before it.
ORDER = (FactKind.SESSION, FactKind.PERSON, FactKind.STATEMENT, FactKind.OUTCOME)


@dataclass(slots=True)
class AcceptResult:
    """What accepting came to. ``added`` and ``cited`` count records made, and records that gained a source, by kind.

    ``along`` are facts accepted because another needed them; ``refused`` pairs a fact with the reason; ``differences``
    are sentences on what a source says otherwise than the record.
    """

    added: Counter[str] = field(default_factory=Counter)
    cited: Counter[str] = field(default_factory=Counter)
    accepted: list[DraftFact] = field(default_factory=list)
    along: list[DraftFact] = field(default_factory=list)
    refused: list[tuple[DraftFact, str]] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)


def accept(*, facts: Iterable[DraftFact], user: User | None, chosen: Chosen = NOTHING_CHOSEN) -> AcceptResult:
    """Accept open facts, each with what it needs; a fact decided already is left as it is.

    A fact that cannot be accepted is in ``refused``, and stops no other. ``chosen`` is what the reviewer said of the
    facts asked for, where it is not sure which records they mean; facts that others need have to be sure.
    """
    result = AcceptResult()
    for fact in sorted(facts, key=_turn):
        try:
            with transaction.atomic():
                # Any number of reviewers; one decision after the other, so that nobody makes a record twice.
                lock_decisions()
                _Acceptance(user, result, chosen).accept(_asked_for(fact))
        except NotReviewable as reason:
            result.refused.append((fact, str(reason)))
    return result


def amend(
    *, fact: DraftFact, value: Mapping[str, Any], user: User | None, note: str = "", chosen: Chosen = NOTHING_CHOSEN
) -> AcceptResult:
    """Accept an open fact with another value; its span stays, and it is marked as amended.

    ``chosen``: as in ``accept``. Raises NotReviewable when the value cannot be read, the fact is decided already, or it
    lacks what it needs.
    """
    try:
        read = value_from_json(fact.kind, value)
    except UnreadableValue as error:
        raise NotReviewable(str(error)) from None
    result = AcceptResult()
    with transaction.atomic():
        lock_decisions()
        asked = _asked_for(fact)
        if asked.status != FactStatus.OPEN:
            raise NotReviewable(f"This fact is decided already: {asked.get_status_display().lower()}.")
        asked.value, asked.note = value_to_json(read), note
        _Acceptance(user, result, chosen, status=FactStatus.AMENDED).accept(asked)
    return result


def reject(*, facts: Iterable[DraftFact], user: User | None, note: str = "") -> int:
    """Reject open facts and return how many; facts decided already are left as they are."""
    return DraftFact.objects.filter(pk__in=[fact.pk for fact in facts], status=FactStatus.OPEN).update(
        status=FactStatus.REJECTED, reviewer=user, reviewed_at=timezone.now(), note=note
    )


def _asked_for(fact: DraftFact) -> DraftFact:
    """Return the fact as it is now; it may have been drafted anew since the reviewer's list was made."""
    asked = DraftFact.objects.select_for_update().filter(pk=fact.pk).first()
    if asked is None:
        raise NotReviewable(f"“{fact}” has been drafted anew since: look at the list again.")
    return asked


def _turn(fact: DraftFact) -> tuple[object, ...]:
    """Sort facts for acceptance: an original before its copies, so that the record has the original's words."""
    return (*came_first(fact.version), ORDER.index(FactKind(fact.kind)), fact.start)


class _Acceptance:
    """One acceptance: the fact asked for, and what it needs, inside a transaction that holds the lock."""

    def __init__(
        self, user: User | None, result: AcceptResult, chosen: Chosen, status: FactStatus = FactStatus.ACCEPTED
    ) -> None:
        self.user = user
        self.result = result
        self.chosen = chosen
        self.status = status

    def accept(self, fact: DraftFact, *, along: bool = False) -> Citable:
        """Return the record that the fact is or becomes."""
        if fact.record is not None:
            return fact.record  # type: ignore[return-value]  # A draft fact points at citable records alone.
        if fact.status == FactStatus.REJECTED:
            raise NotReviewable(f"“{fact}” has been rejected, and what rests on it cannot be accepted without it.")
        if fact.status == FactStatus.SUPERSEDED:
            raise NotReviewable(f"“{fact}” was drafted from an older version of the article: review the newest one.")
        record, created, differences = self._record(fact, NOTHING_CHOSEN if along else self.chosen)
        spans = [Span(start, end) for start, end in fact.evidence]
        cited = cite(record=record, version=fact.version, spans=spans)
        setattr(fact, pointer(record), record)
        fact.status = FactStatus.ACCEPTED if along else self.status
        fact.reviewer, fact.reviewed_at = self.user, timezone.now()
        fact.note = " ".join(part for part in (fact.note, *(f"{d}." for d in differences)) if part)
        fact.save()
        self._tell(fact, record, created, cited, differences, along)
        return record

    def _tell(
        self, fact: DraftFact, record: Citable, created: bool, cited: int, differences: tuple[str, ...], along: bool
    ) -> None:
        self.result.accepted.append(fact)
        if along:
            self.result.along.append(fact)
        if created:
            self.result.added[pointer(record)] += 1
        elif cited:
            self.result.cited[pointer(record)] += 1
        self.result.differences += [f"{record}: {difference}." for difference in differences]

    def _record(self, fact: DraftFact, chosen: Chosen) -> tuple[Citable, bool, tuple[str, ...]]:
        value = value_from_json(fact.kind, fact.value)
        if isinstance(value, SessionValue):
            return hold_session(value=value, version=fact.version, chosen=chosen)
        session = self._session(fact, value.session)
        if isinstance(value, PersonValue):
            held = hold_drafted_person(session=session, value=value, version=fact.version, chosen=chosen)
            return held.record, held.created, held.differences
        span = Span(fact.start, fact.end)
        if isinstance(value, StatementValue):
            statement, created = self._statement(session, value, fact.version, span, chosen)
            return statement, created, _reworded(statement, value, fact.version, span)
        outcome = same_outcome(session=session, value=value, version=fact.version, span=span)
        if outcome:
            return outcome, False, _reworded(outcome, value, fact.version, span)
        return _add_outcome(session, value), True, ()

    def _session(self, fact: DraftFact, index: int | None) -> Session:
        """Return the session that a fact belongs to, accepting the drafted one where it is open."""
        drafted = list(
            DraftFact.objects.select_for_update()
            .filter(version=fact.version_id, kind=FactKind.SESSION)
            .order_by("start", "pk")
        )
        if index is None and len(drafted) == 1:
            index = 0
        if index is None or index >= len(drafted):
            held = f"amend it with the number of its session, 0 to {len(drafted) - 1}" if drafted else "leave it open"
            raise NotReviewable(f"“{fact}” belongs to no session that its article tells of: reject it, or {held}.")
        session = self.accept(drafted[index], along=True)
        if not isinstance(session, Session):
            raise TypeError(f"A drafted session became {session!r}")
        return session

    def _statement(
        self, session: Session, value: StatementValue, version: ArticleVersion, span: Span, chosen: Chosen
    ) -> tuple[Statement, bool]:
        speaker = self._speaker(session, value, version, chosen)
        same = same_statement(session=session, value=value, speaker=speaker, version=version, span=span)
        if same:
            return same, False
        statement = Statement.objects.create(
            session=session,
            form=value.form,
            text=value.text,
            speaker_kind=value.speaker_kind,
            person=speaker if isinstance(speaker, Person) else None,
            organisation=speaker if isinstance(speaker, Organisation) else None,
            occasion=value.occasion,
        )
        return statement, True

    def _speaker(
        self, session: Session, value: StatementValue, version: ArticleVersion, chosen: Chosen
    ) -> Person | Organisation | None:
        """Return whose words they are, accepting the drafted person where they are open."""
        if not value.speaker or value.speaker_kind not in (SpeakerKind.PERSON, SpeakerKind.ORGANISATION):
            return None
        if value.speaker_kind == SpeakerKind.ORGANISATION:
            return hold_named_organisation(name=value.speaker, chosen=chosen)
        drafted = (
            DraftFact.objects.select_for_update()
            .filter(version=version, kind=FactKind.PERSON, value__name=value.speaker)
            .order_by("start")
            .first()
        )
        record = self.accept(drafted, along=True) if drafted and drafted.status != FactStatus.REJECTED else None
        person = record if isinstance(record, Person) else getattr(record, "person", None)
        return person or hold_person(session=session, name=value.speaker, chosen=chosen)


def _reworded(
    record: Statement | Outcome, value: StatementValue | OutcomeValue, version: ArticleVersion, span: Span
) -> tuple[str, ...]:
    """Return, in words, how another source, or a newer version of one, says a record; the text is the reviewer's."""
    if normalised(record.text) == normalised(value.text):
        return ()
    is_newer = lost_citation_at(record=record, version=version, span=span) is not None
    return (f"text: the record has “{record.text}”, this {'version' if is_newer else 'source'} “{value.text}”",)


def _add_outcome(session: Session, value: OutcomeValue) -> Outcome:
    number = (session.outcomes.aggregate(last=Max("number"))["last"] or 0) + 1
    outcome = Outcome.objects.create(
        session=session,
        number=number,
        reference=f"{session.reference}-O{number:02d}",
        kind=value.kind,
        text=value.text,
        operative_verb=value.operative_verb,
        basis=value.basis,
        themes=list(value.themes),
        # One side's account of what both agreed is no agreement yet.
        status=OutcomeStatus.PROPOSED if value.basis == Basis.ONE_SIDE else OutcomeStatus.AGREED,
    )
    outcome.responsible_parties.set(session.working_group.parties.filter(country__in=value.responsible_parties))
    return outcome
