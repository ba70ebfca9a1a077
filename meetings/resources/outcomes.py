"""Outcomes <-> rows, known by their reference, which says their session and number."""

import re
from collections.abc import Sequence
from typing import Any, Final

from django.db.models import QuerySet

from meetings.choices import Basis, OutcomeKind, OutcomeStatus
from meetings.models import Outcome
from meetings.resources.base import (
    Column,
    Identity,
    ManyColumn,
    Row,
    TableResource,
    sensitivity_columns,
    withdrawn_error,
)
from meetings.resources.cells import (
    Cell,
    ChoiceCell,
    DateCell,
    ListCell,
    OrganisationCell,
    PartyCell,
    PersonCell,
    UserCell,
)
from meetings.resources.directory import CellError, Directory, Wanted

REFERENCE: Final = re.compile(r"([A-Z][A-Z0-9]{1,19}-[0-9]{4}-[0-9]{2,4})-O([0-9]{2,4})")
REFERENCE_ADVICE: Final = "write the session's reference, then O and a number, as in DPEWG-2026-01-O01."


class SessionOfReference(Cell):
    """The session that an outcome's reference begins with."""

    wants = Wanted.SESSION
    form = "a reference such as DPEWG-2026-01-O01"

    def names(self, text: str) -> list[str]:
        """Return the session's reference, from an outcome's too."""
        found = REFERENCE.fullmatch(text.strip())
        return [found[1] if found else text.strip()]


class OutcomeResource(TableResource):
    """The columns of a table of outcomes."""

    table = "outcomes"
    model = Outcome
    key_columns = ("reference",)
    key_text = "`reference`"

    reference = Column("reference", "The session's reference, then O and a number.", SessionOfReference(), fixed=True)
    session = Column("session__reference", "The session; follows from the reference.", fixed=True)
    number_in_source = Column("number_in_source", "The number that the source gives it.")
    kind = Column("kind", "What its operative verb does.", ChoiceCell(OutcomeKind.choices), required=True)
    text = Column("text", "The whole text, with its qualifying clauses.", required=True)
    operative_verb = Column("operative_verb", "The verb that makes it what it is.")
    basis = Column("basis", "On what it rests.", ChoiceCell(Basis.choices), required=True)
    themes = Column("themes", "What it is about.", ListCell())
    responsible_parties = ManyColumn("responsible_parties", "The parties that answer for it.", ListCell(PartyCell()))
    responsible_organisations = ManyColumn(
        "responsible_organisations", "The organisations that answer for it.", ListCell(OrganisationCell())
    )
    focal_point = Column("focal_point", "The person to ask.", PersonCell())
    owner = Column("owner", "The staff user who follows it up.", UserCell())
    due_date = Column("due_date", "The day by which it is due.", DateCell())
    due_words = Column("due_words", "The time by which it is due, as the text has it.")
    indicator = Column("indicator", "What shows that it is done.")
    target = Column("target", "How much of that is meant.")
    status = Column("status", "How far it has come.", ChoiceCell(OutcomeStatus.choices))
    sensitivity = sensitivity_columns()["sensitivity"]
    embargoed_until = sensitivity_columns()["embargoed_until"]

    @classmethod
    def for_export(cls, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Join session and people, and fetch parties and organisations for all rows together."""
        return queryset.select_related("session", "focal_point", "owner").prefetch_related(
            "responsible_parties__organisation", "responsible_organisations"
        )

    @classmethod
    def identify(cls, rows: Sequence[Row], directory: Directory, *, lock: bool) -> list[Identity]:
        """Find outcomes by reference; those withdrawn keep theirs."""
        references = [row.get("reference", "").strip() for row in rows]
        found = {outcome.reference: outcome for outcome in cls.held(lock=lock).filter(reference__in=set(references))}
        groups = {outcome.session.working_group_id for outcome in found.values()}
        directory.add_parties(groups | {session.working_group_id for session in directory.sessions.values()})
        taken = set(
            Outcome.objects.filter(session__in=[session.pk for session in directory.sessions.values()]).values_list(
                "session", "number"
            )
        )
        return [
            cls._identity(reference, row, found.get(reference), directory, taken)
            for reference, row in zip(references, rows, strict=True)
        ]

    @classmethod
    def _identity(
        cls, reference: str, row: Row, outcome: Outcome | None, directory: Directory, taken: set[tuple[int, int]]
    ) -> Identity:
        """Return whom one reference is about; ``taken`` holds the sessions and numbers of outcomes that are held."""
        errors = list(withdrawn_error(outcome, "reference"))
        initial: dict[str, Any] = {"reference": reference}
        begins = outcome.session.reference if outcome else reference.rpartition("-")[0]
        if outcome is None:
            try:
                initial |= cls._new(reference, directory, taken)
            except CellError as error:
                errors.append(CellError(error.message, column="reference"))
        if row.get("session", "").strip() not in {"", begins}:
            message = "The reference belongs to another session: correct one of the two, or leave the session empty."
            errors.append(CellError(message, column="session"))
        key = ("outcome", outcome.pk) if outcome else ("reference", reference)
        return Identity(key if reference else (), outcome, initial, tuple(errors))

    @classmethod
    def _new(cls, reference: str, directory: Directory, taken: set[tuple[int, int]]) -> dict[str, Any]:
        """Return what the reference of a new outcome says: its session and number."""
        found = REFERENCE.fullmatch(reference)
        if not found or int(found[2]) < 1:
            raise CellError(f"Not the reference of an outcome: {REFERENCE_ADVICE}")
        session, number = directory.session(found[1]), int(found[2])
        if reference != f"{session.reference}-O{number:02d}":
            raise CellError(f"The number has more noughts than it needs: write {session.reference}-O{number:02d}.")
        if (session.pk, number) in taken:
            raise CellError("The session has an outcome of this number under another reference: give the next number.")
        return {"session": session, "number": number}
