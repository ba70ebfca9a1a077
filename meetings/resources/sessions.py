"""Sessions <-> rows, known by their reference."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Any, Final

from django.db.models import QuerySet

from meetings.choices import RecordStage, SessionFormat, SessionStatus
from meetings.models import Session
from meetings.resources.articles import COUNTRY
from meetings.resources.base import Claim, Column, Identity, Row, TableResource, sensitivity_columns, withdrawn_error
from meetings.resources.cells import ChoiceCell, DateCell, GroupCell, ListCell, NumberCell, PartyCell, ZoneCell
from meetings.resources.directory import CellError, Directory

REFERENCE: Final = re.compile(r"[A-Z][A-Z0-9]{1,19}-[0-9]{4}-[0-9]{2,4}")


class SessionResource(TableResource):
    """The columns of a table of sessions."""

    table = "sessions"
    model = Session
    key_columns = ("reference",)
    key_text = "`reference`"

    reference = Column("reference", "The group's acronym, the year and a number: DPEWG-2026-01.", fixed=True)
    working_group = Column("working_group", "The group that met.", GroupCell(), required=True)
    ordinal = Column("ordinal", "Which meeting of the group it is; the inaugural one is 1.", NumberCell())
    title = Column("title", "What the session is called.", required=True)
    start_date = Column("start_date", "The first day, local to the place.", DateCell())
    end_date = Column("end_date", "The last day, local to the place.", DateCell())
    time_zone = Column("time_zone", "The zone of the place.", ZoneCell())
    city = Column("city", "Where the session met.")
    country = Column("country", "The country of the place.", COUNTRY)
    venue = Column("venue", "The building or room.")
    host = Column("host", "The party that hosted.", PartyCell())
    format = Column("format", "How the session met.", ChoiceCell(SessionFormat.choices))
    languages = Column("languages", "BCP 47, such as en; hi.", ListCell())
    status = Column("status", "Whether the session has taken place.", ChoiceCell(SessionStatus.choices))
    stage = Column(
        "stage",
        "How far its record has come; an import does not move it.",
        ChoiceCell(RecordStage.choices),
        fixed=True,
    )
    sensitivity = sensitivity_columns()["sensitivity"]
    embargoed_until = sensitivity_columns()["embargoed_until"]

    @classmethod
    def for_export(cls, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Join working group and host."""
        return queryset.select_related("working_group", "host__organisation")

    @classmethod
    def identify(cls, rows: Sequence[Row], directory: Directory, *, lock: bool) -> list[Identity]:
        """Find sessions by reference; those withdrawn keep theirs."""
        references = [row.get("reference", "").strip() for row in rows]
        found = {session.reference: session for session in cls.held(lock=lock).filter(reference__in=set(references))}
        groups = {session.working_group_id for session in found.values()}
        directory.add_parties(groups | {group.pk for group in directory.groups.values()})
        return [
            cls._identity(reference, row, found.get(reference)) for reference, row in zip(references, rows, strict=True)
        ]

    @classmethod
    def _identity(cls, reference: str, row: Row, session: Session | None) -> Identity:
        """Return whom one reference is about."""
        stage = row.get("stage", "").strip().lower()
        here = session.stage if session else RecordStage.DRAFT
        errors = list(withdrawn_error(session, "reference"))
        if stage not in {"", here, RecordStage(here).label.lower()}:
            message = f"An import does not move the stage of a record: write {here}, or leave the cell empty."
            errors.append(CellError(message, column="stage"))
        if not reference:
            errors.append(CellError("A session needs its reference, such as DPEWG-2026-01.", column="reference"))
        elif session is None and not REFERENCE.fullmatch(reference):
            message = "Not a reference: write the group's acronym, the year and a number, as in DPEWG-2026-01."
            errors.append(CellError(message, column="reference"))
        key = ("session", session.pk) if session else ("reference", reference)
        return Identity(key if reference else (), session, {"reference": reference}, tuple(errors))

    @classmethod
    def check(cls, record: Session) -> Iterator[CellError]:
        """Give what is wrong with dates, ordinal, and the acronym in the reference."""
        yield from super().check(record)
        if record.end_date and record.start_date is None:
            yield CellError("An end needs a beginning: fill start_date.", column="start_date")
        elif record.end_date and record.start_date and record.end_date < record.start_date:
            yield CellError("A session ends on or after the day it begins: correct one of the days.", column="end_date")
        if record.ordinal == 0:
            yield CellError("Ordinals count from 1, the inaugural session: write 1 or more.", column="ordinal")
        if record.pk is None and record.working_group_id and REFERENCE.fullmatch(record.reference):
            acronym = record.working_group.acronym
            if not record.reference.startswith(f"{acronym}-"):
                message = f"The reference begins with another acronym: write {acronym}, the year and a number."
                yield CellError(message, column="reference")

    @classmethod
    def claim(cls, record: Session) -> Claim | None:
        """Return the group's ordinal."""
        if record.ordinal is None or record.working_group_id is None:
            return None
        message = "The working group has a session of this ordinal already: correct the number, or withdraw the other."
        return Claim((record.working_group_id, record.ordinal), "ordinal", message)

    @classmethod
    def holders(cls, keys: Collection[tuple[Any, ...]]) -> dict[tuple[Any, ...], int]:
        """Return which session has each ordinal."""
        sessions = Session.objects.current().filter(
            working_group__in={group for group, _ in keys}, ordinal__in={ordinal for _, ordinal in keys}
        )
        return {(group, ordinal): pk for pk, group, ordinal in sessions.values_list("pk", "working_group", "ordinal")}
