"""Participants <-> rows, known by their session and person.

A row never makes a person. A party that sends somebody for the first time gets its delegation to the session with it.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from django.db.models import QuerySet

from meetings.choices import Act, Capacity, Presence
from meetings.models import Participant, Person
from meetings.resources.base import Claim, Column, Identity, Row, TableResource, sensitivity_columns
from meetings.resources.cells import (
    Cell,
    ChoiceCell,
    DateCell,
    ListCell,
    OrganisationCell,
    PartyCell,
    PersonCell,
    RecordCell,
)
from meetings.resources.directory import CellError, Directory, Wanted, folded


class SessionCell(Cell):
    """A session, by its reference."""

    wants = Wanted.SESSION
    form = "a session's reference"


class NameCell(Cell):
    """A person's name, for those who have no reference at hand."""

    wants = Wanted.PERSON
    form = "a name that one person has"


class ReplacedCell(RecordCell):
    """A participant of the same session, by the reference or name of the person."""

    wants = Wanted.PERSON
    form = PersonCell.form

    def read(self, text: str, directory: Directory, record: Any) -> Participant:
        """Return the participant."""
        person = directory.person(text)
        session = record.session_id
        if (session, person.pk) not in directory.participants:
            raise CellError("This person is no participant of the session: import that participant first.")
        return directory.participants[session, person.pk]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the person's reference."""
        return f"P{value.person_id}" if value else ""


class DelegationCell(PartyCell):
    """A party, read as its delegation to the participant's session, which is unsaved where there is none yet."""

    def read(self, text: str, directory: Directory, record: Any) -> Any:
        """Return the delegation."""
        party = super().read(text, directory, record)
        return directory.delegation(record.session, party)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the party, as elsewhere."""
        return super().render(value.party) if value else ""


class ParticipantResource(TableResource):
    """The columns of a table of participants."""

    table = "participants"
    model = Participant
    key_columns = ("session",)
    key_text = "`session` with `person`, or with `name` where one person has it"

    session = Column("session__reference", "The session.", SessionCell(), fixed=True)
    person = Column("person", "Who took part.", PersonCell(), fixed=True)
    name = Column("person__name", "The person's name; it must be theirs where both are given.", NameCell(), fixed=True)
    position = Column("position_title", "The position held then, as stated.")
    organisation = Column("organisation", "The organisation then, as stated.", OrganisationCell())
    party = Column("delegation", "The party whose delegation they belonged to.", DelegationCell())
    capacity = Column("capacity", "In what capacity they took part.", ChoiceCell(Capacity.choices))
    acts = Column("acts", "What they did there.", ListCell(ChoiceCell(Act.choices)))
    presence = Column("presence", "Who says that they were in the room.", ChoiceCell(Presence.choices))
    days = Column("days", "The days attended; empty where not stated.", ListCell(DateCell()))
    replaces = Column("replaces", "The participant whom they replaced.", ReplacedCell())
    sensitivity = sensitivity_columns()["sensitivity"]
    embargoed_until = sensitivity_columns()["embargoed_until"]

    @classmethod
    def for_export(cls, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Join session, person, organisation, party and whom they replaced."""
        return queryset.select_related(
            "session", "person", "organisation", "delegation__party__organisation", "replaces"
        )

    @classmethod
    def missing_keys(cls, header: Collection[str]) -> list[str]:
        """The session, and one of the two ways to say who."""
        missing = super().missing_keys(header)
        return missing if {"person", "name"} & set(header) else [*missing, "person"]

    @classmethod
    def identify(cls, rows: Sequence[Row], directory: Directory, *, lock: bool) -> list[Identity]:
        """Find participants by session and person."""
        sessions = {session.pk: session for session in directory.sessions.values()}
        directory.add_parties({session.working_group_id for session in sessions.values()})
        directory.add_delegations(sessions)
        found = cls.held(lock=lock).filter(
            withdrawn_at__isnull=True, session__in=list(sessions), person__in=list(directory.people)
        )
        directory.participants.update({(one.session_id, one.person_id): one for one in found})
        return [cls._identity(row, directory) for row in rows]

    @classmethod
    def _identity(cls, row: Row, directory: Directory) -> Identity:
        """Return whom one session and person are about, with an error for each of the two that cannot be told."""
        errors: list[CellError] = []
        initial: dict[str, Any] = {}
        try:
            reference = row.get("session", "").strip()
            if not reference:
                raise CellError("A participant needs the reference of a session, such as DPEWG-2026-01.")
            initial["session"] = directory.session(reference)
        except CellError as error:
            errors.append(CellError(error.message, column="session"))
        column = "person" if row.get("person", "").strip() or ("person" in row and "name" not in row) else "name"
        try:
            initial["person"] = cls._person(row, directory, initial.get("session"))
        except CellError as error:
            errors.append(CellError(error.message, column=error.column or column))
        if len(initial) < 2:
            return Identity((), None, initial, tuple(errors))
        pair = (initial["session"].pk, initial["person"].pk)
        return Identity(("participant", *pair), directory.participants.get(pair), initial, tuple(errors))

    @classmethod
    def _person(cls, row: Row, directory: Directory, session: Any) -> Person:
        """Return whom a row names. Somebody merged since is still found where the record says so."""
        reference, name = row.get("person", "").strip(), row.get("name", "").strip()
        if not reference and not name:
            raise CellError("A participant needs a person: fill person with a reference such as P7, or name.")
        person = directory.person(reference or name)
        if session is None or (session.pk, person.pk) not in directory.participants:
            person = directory.current_person(reference or name)
        if reference and name and folded(name) not in {folded(own) for own in (person.name, *person.aliases)}:
            raise CellError(
                f"{person.reference} is {person.name}: correct the reference or the name, or empty one of the two.",
                column="name",
            )
        return person

    @classmethod
    def check(cls, record: Participant) -> Iterator[CellError]:
        """Give what is wrong with whom a participant replaced."""
        yield from super().check(record)
        if record.replaces is not None and record.replaces.person_id == record.person_id:
            yield CellError("A participant cannot replace themselves: name another, or nobody.", column="replaces")

    @classmethod
    def claim(cls, record: Participant) -> Claim | None:
        """Return the head of a delegation."""
        if record.delegation is None or record.capacity != Capacity.HEAD:
            return None
        message = "The delegation has a head already: write alternate or member, or change the other first."
        return Claim((record.delegation.session_id, record.delegation.party_id), "capacity", message)

    @classmethod
    def holders(cls, keys: Collection[tuple[Any, ...]]) -> dict[tuple[Any, ...], int]:
        """Return who heads each delegation."""
        heads = Participant.objects.current().filter(
            capacity=Capacity.HEAD,
            delegation__session__in={session for session, _ in keys},
            delegation__party__in={party for _, party in keys},
        )
        pairs = heads.values_list("pk", "delegation__session", "delegation__party")
        return {(session, party): pk for pk, session, party in pairs}
