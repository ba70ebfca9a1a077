"""A session in, its ``Summary`` out: reads the record once and puts it into words, each fact with its evidence."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, timedelta
from typing import Final

from meetings.choices import (
    ArticleKind,
    Basis,
    Capacity,
    DifferenceKind,
    Occasion,
    OutcomeKind,
    OutcomeStatus,
    Presence,
    RecordStage,
    SessionFormat,
    SessionStatus,
    SpeakerKind,
    StatementForm,
)
from meetings.countries import country_name
from meetings.exceptions import SecretariatError
from meetings.models import Article, Citation, Person, Position, Session, independent_origins
from meetings.models import Delegation as DelegationRow
from meetings.models import Participant as ParticipantRow
from meetings.models import Statement as StatementRow
from meetings.models.base import Record
from meetings.models.citation import RECORD_FIELDS
from meetings.summaries.queries import SessionRows, is_shown, read_session
from meetings.summaries.types import (
    NOT_STATED,
    Delegation,
    Difference,
    Evidence,
    Heading,
    Mention,
    Outcome,
    Participant,
    Reference,
    Source,
    Speaker,
    Statement,
    Summary,
)
from meetings.summaries.wording import (
    acts_words,
    basis_words,
    capacity_rank,
    day,
    days,
    due_words,
    one_line,
    organisation_words,
    position_words,
)

OTHERS: Final = "Others"
OCCASIONS: Final = (Occasion.AT_SESSION, Occasion.IN_RELEASE, Occasion.AFTERWARDS, Occasion.NOT_STATED)


def build_summary(session: Session, *, include_internal: bool = False) -> Summary:
    """Return the summary of a session's record as the database holds it now.

    Internal records, those whose embargo has not ended, and the evidence from such articles, are left out unless
    ``include_internal``. The same record gives an equal summary while no embargo ends; the number of database queries
    does not grow with the record.

    Raises:
        SecretariatError: the session was withdrawn, or is not public and internal records were not asked for.
        Session.DoesNotExist: the session is gone.
    """
    rows = read_session(session, include_internal=include_internal)
    if rows.session.withdrawn_at is not None:
        raise SecretariatError(f"{rows.session.reference} was withdrawn: restore it to make its summary.")
    if not is_shown(rows.session, include_internal=include_internal):
        raise SecretariatError(
            f"The record of {rows.session.reference} is {rows.session.sensitivity}: "
            "ask for a summary with internal records, or make the session public."
        )
    return _Builder(rows=rows, backing=_Backing(rows), include_internal=include_internal).summary()


class _Backing:
    """Which citations back which record, and the numbers of the sources that they come from."""

    def __init__(self, rows: SessionRows) -> None:
        versions = {citation.version_id: citation.version for citation in rows.citations}
        ordered = sorted(versions.values(), key=lambda v: (*_published(v.article), v.article_id, v.number))
        self.versions = ordered
        self.numbers = {version.pk: number for number, version in enumerate(ordered, start=1)}
        self._citations: defaultdict[tuple[str, int], list[Citation]] = defaultdict(list)
        in_order = sorted(rows.citations, key=lambda c: (self.numbers[c.version_id], c.start, c.pk))
        for citation in in_order:
            self._citations[_backed(citation)].append(citation)
        self.origins = {
            version.pk: independent_origins(c for c in in_order if c.version_id == version.pk) for version in ordered
        }
        self._withheld = {_backed(citation) for citation in rows.withheld}

    def citations(self, record: Record) -> list[Citation]:
        """Return the citations that back a record, by source and place."""
        return self._citations.get(_key(record), [])

    def evidence(self, *records: Record, citations: Iterable[Citation] | None = None) -> Evidence:
        """Return the evidence of a fact that rests on these records; ``citations`` limits it to some of theirs."""
        backing = [c for record in records for c in self.citations(record)] if citations is None else list(citations)
        by_version: defaultdict[int, list[Citation]] = defaultdict(list)
        for citation in sorted(backing, key=lambda c: (self.numbers[c.version_id], c.start, c.pk)):
            by_version[citation.version_id].append(citation)
        return Evidence(
            references=tuple(
                Reference(
                    number=self.numbers[version],
                    article=found[0].version.article_id,
                    citations=tuple(citation.pk for citation in found),
                )
                for version, found in by_version.items()
            ),
            origins=tuple(map(one_line, independent_origins(c for found in by_version.values() for c in found))),
            withheld=any(_key(record) in self._withheld for record in records),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Builder:
    """Puts rows into words; each method makes one part of the summary."""

    rows: SessionRows
    backing: _Backing
    include_internal: bool

    def summary(self) -> Summary:
        """Return the whole."""
        rows = self.rows
        records: list[Record] = [rows.session, *rows.delegations, *rows.participants, *rows.statements]
        records += [*rows.positions, *rows.mentions, *rows.outcomes]
        records += [version.article for version in self.backing.versions]
        return Summary(
            heading=self.heading(),
            delegations=self.delegations(),
            statements=self.statements(),
            speakers=self.speakers(),
            mentions=self.mentions(),
            outcomes=self.outcomes(),
            differences=self.differences(),
            sources=self.sources(),
            internal=any(not is_shown(record, include_internal=False) for record in records),
        )

    def heading(self) -> Heading:
        session = self.rows.session
        place = ", ".join(part for part in (session.city, session.country and country_name(session.country)) if part)
        return Heading(
            evidence=self.backing.evidence(session),
            reference=session.reference,
            title=one_line(session.title) or NOT_STATED,
            working_group=one_line(session.working_group.name),
            dates=days(session.start_date, session.end_date),
            start_date=session.start_date,
            end_date=session.end_date,
            place=one_line(place) or NOT_STATED,
            venue=one_line(session.venue),
            host=one_line(str(session.host)) if session.host else NOT_STATED,
            format=SessionFormat(session.format) if session.format else None,
            status=SessionStatus(session.status),
            stage=RecordStage(session.stage),
        )

    def delegations(self) -> tuple[Delegation, ...]:
        """Return delegations, the host's first and then by name; after them, by country, who is in none."""
        parties = {row.pk: row for row in self.rows.delegations}
        host = self.rows.session.host_id
        ordered = sorted(parties.values(), key=lambda row: (row.party_id != host, str(row.party), row.pk))
        members: defaultdict[int | str, list[ParticipantRow]] = defaultdict(list)
        for row in sorted(self.rows.participants, key=lambda row: (capacity_rank(row.capacity), row.pk)):
            members[row.delegation_id if row.delegation_id in parties else self._country(row)].append(row)
        groups = [
            Delegation(
                party=one_line(str(delegation.party)),
                participants=tuple(self._participant(row, delegation) for row in members.pop(delegation.pk, [])),
            )
            for delegation in ordered
        ]
        for country in sorted(map(str, members), key=lambda name: (not name, name)):
            people = tuple(self._participant(row, None) for row in members[country])
            # To stand under a country is not to belong to its delegation, which no source states of them.
            party = f"{country} (delegation not stated)" if country else OTHERS
            groups.append(Delegation(party=party, participants=people))
        return tuple(groups)

    def _country(self, row: ParticipantRow) -> str:
        """Return the name of the country of a participant's organisation or else of the person; empty if unknown."""
        organisation = row.organisation if self._named(row.organisation) else None
        code = (organisation.country if organisation else "") or row.person.country
        return country_name(code) if code else ""

    def _named(self, record: Record | None) -> bool:
        return is_shown(record, include_internal=self.include_internal)

    def _participant(self, row: ParticipantRow, delegation: DelegationRow | None) -> Participant:
        replaced = row.replaces if self._named(row.replaces) else None
        return Participant(
            evidence=self.backing.evidence(row),
            person=row.person_id,
            name=one_line(row.person.name),
            position=position_words(row.position_title, row.organisation if self._named(row.organisation) else None),
            capacity=Capacity(row.capacity),
            acts=acts_words(row.acts, delegation.party if delegation else None),
            presence_note="presence not stated" if row.presence == Presence.NOT_STATED else "",
            days=f"on {', '.join(day(value) for value in sorted(row.days))}" if row.days else "",
            replaces=one_line(replaced.person.name) if replaced and self._named(replaced.person) else "",
        )

    def statements(self) -> tuple[Statement, ...]:
        """Return statements: those at the session first, then as they stand in the sources."""
        built = []
        unplaced = (len(self.backing.numbers) + 1, 0)
        for row in self.rows.statements:
            cited = self.backing.citations(row)
            place = (self.backing.numbers[cited[0].version_id], cited[0].start) if cited else unplaced
            statement = Statement(
                evidence=self.backing.evidence(row),
                speaker=one_line(row.speaker),
                person=row.person_id,
                text=one_line(row.text),
                form=StatementForm(row.form),
                occasion=Occasion(row.occasion),
                said_on=day(row.said_on) if row.said_on else "",
            )
            built.append(((OCCASIONS.index(statement.occasion), *place, row.pk), statement))
        return tuple(statement for _, statement in sorted(built, key=lambda pair: pair[0]))

    def speakers(self) -> tuple[Speaker, ...]:
        """Return, by name, those whose words are held and who took no part."""
        took_part = {row.person_id for row in self.rows.participants}
        said: defaultdict[Person, list[StatementRow]] = defaultdict(list)
        for row in self.rows.statements:
            if row.speaker_kind == SpeakerKind.PERSON and row.person and row.person_id not in took_part:
                said[row.person].append(row)
        speakers = []
        for person, statements in said.items():
            versions = {citation.version_id for row in statements for citation in self.backing.citations(row)}
            positions, cited = self._position(person, versions)
            speaker = Speaker(
                evidence=self.backing.evidence(*statements, citations=cited or None),
                person=person.pk,
                name=one_line(person.name),
                position="; ".join(position_words(row.title, row.organisation) for row in positions),
            )
            speakers.append(speaker)
        return tuple(sorted(speakers, key=lambda speaker: (speaker.name, speaker.person)))

    def _position(self, person: Person, versions: set[int]) -> tuple[list[Position], list[Citation]]:
        """Return the positions that the sources of a speaker's words give, with the words that say so.

        Without any, the positions that staff recorded with a beginning: other titles belong to other times.
        """
        held = [row for row in self.rows.positions if row.person_id == person.pk]
        cited = {row.pk: [c for c in self.backing.citations(row) if c.version_id in versions] for row in held}
        stated = [row for row in held if cited[row.pk]]
        if stated:
            return stated, [citation for row in stated for citation in cited[row.pk]]
        return [row for row in held if row.start_date and self.rows.session.start_date], []

    def mentions(self) -> tuple[Mention, ...]:
        return tuple(
            Mention(
                evidence=self.backing.evidence(row),
                person=row.person_id,
                name=one_line(row.name),
                position=one_line(row.position_title),
            )
            for row in self.rows.mentions
        )

    def outcomes(self) -> tuple[Outcome, ...]:
        built = []
        for row in self.rows.outcomes:
            parties = [one_line(str(party)) for party in row.responsible_parties.all()]
            bodies = [organisation_words(body) for body in row.responsible_organisations.all() if self._named(body)]
            outcome = Outcome(
                evidence=self.backing.evidence(row),
                reference=row.reference,
                short_reference=row.short_reference,
                kind=OutcomeKind(row.kind),
                text=one_line(row.text),
                operative_verb=one_line(row.operative_verb),
                basis=Basis(row.basis),
                basis_words=basis_words(Basis(row.basis), self.backing.citations(row)),
                responsible_names=(*parties, *bodies),
                due=due_words(row),
                due_date=row.due_date,
                status=OutcomeStatus(row.status),
            )
            built.append(outcome)
        return tuple(built)

    def differences(self) -> tuple[Difference, ...]:
        numbers = self.backing.numbers
        ordered = sorted(self.rows.differences, key=lambda row: (numbers[row.version_id], row.start, row.kind, row.pk))
        return tuple(
            Difference(
                kind=DifferenceKind(row.kind),
                message=one_line(row.message),
                number=numbers[row.version_id],
                words=one_line(getattr(row, "words", None) or ""),
                original_number=numbers[row.original_id],
                original_words=one_line(getattr(row, "original_words", None) or ""),
            )
            for row in ordered
        )

    def sources(self) -> tuple[Source, ...]:
        numbers = self.backing.numbers
        built = []
        for version in self.backing.versions:
            article = version.article
            published = _published_on(article)
            publisher = article.publisher if self._named(article.publisher) else None
            copied = sorted(numbers[original] for copy, original in self.rows.copies if copy == version.pk)
            source = Source(
                number=numbers[version.pk],
                article=article.pk,
                version=version.pk,
                version_number=version.number,
                label=one_line(article.label),
                publisher=one_line(publisher.full_name) if publisher else "",
                kind=str(ArticleKind(article.kind).label),
                date=day(published) if published else "date not stated",
                published_on=published,
                url=article.source_url,
                origins=tuple(map(one_line, self.backing.origins[version.pk])),
                copies=tuple(copied),
            )
            built.append(source)
        return tuple(built)


def _key(record: Record) -> tuple[str, int]:
    return str(record._meta.model_name), int(record.pk)


def _backed(citation: Citation) -> tuple[str, int]:
    """Return the key of the record that a citation backs, without fetching it."""
    return next((field, key) for field in RECORD_FIELDS if (key := getattr(citation, f"{field}_id")) is not None)


def _published_on(article: Article) -> date | None:
    """Return the day of publication as the source counts days; None where it states none."""
    if article.published_on or article.published_at is None:
        return article.published_on
    return (article.published_at.astimezone(UTC) + timedelta(minutes=article.published_offset or 0)).date()


def _published(article: Article) -> tuple[bool, date, float]:
    """Return what puts articles in order of publication, those without a date last."""
    published = _published_on(article)
    moment = article.published_at.timestamp() if article.published_at else 0.0
    return published is None, published or date.min, moment
