"""Cells of a spreadsheet <-> values of a record: a widget for each sort of column, for both directions.

``render`` gives the cell of a value (text, or a number that stays one). ``clean`` gives the value of a cell, and raises
``CellError`` with what to do. An empty cell is the widget's ``blank``.
"""

import re
import zoneinfo
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, ClassVar, Final

from django.db import models
from import_export.widgets import Widget

from meetings.models import Organisation, Party, Person
from meetings.resources.directory import CellError, Directory, Wanted

SEPARATOR: Final = "; "
_ISO_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE: Final = re.compile(r"[0-9]{1,9}")


class Cell(Widget):  # type: ignore[misc]  # The package ships no types.
    """Text, without white space around it."""

    wants: ClassVar[Wanted | None] = None
    form: str = "text"

    def clean(self, value: Any, row: Any = None, *, directory: Directory, record: Any, **kwargs: Any) -> Any:
        """Return the value of a cell for ``record``, whose other columns may be filled already."""
        text = str(value or "").strip()
        return self.read(text, directory, record) if text else self.blank()

    def blank(self) -> Any:
        """Return the value of an empty cell."""
        return ""

    def read(self, text: str, directory: Directory, record: Any) -> Any:
        """Return the value of a cell that has something in it."""
        return text

    def names(self, text: str) -> Iterable[str]:
        """Return what the cell names of the directory, for fetching it together with what other rows name."""
        return [text.strip()]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | int:
        """Return the cell of a value."""
        return "" if value is None else str(value)


class NumberCell(Cell):
    """A whole number; None where empty."""

    form = "a whole number"

    def blank(self) -> None:
        """Return None."""

    def read(self, text: str, directory: Directory, record: Any) -> int:
        """Return the number."""
        if not _WHOLE.fullmatch(text):
            raise CellError("Not a whole number: write figures alone, such as 2.")
        return int(text)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str | int:
        """Return the number as a number."""
        return "" if value is None else int(value)


class DateCell(Cell):
    """A day as in ISO 8601; None where empty. Other orders of day and month are refused, never guessed."""

    form = "a date such as 2026-01-20"

    def blank(self) -> date | None:
        """Return None."""
        return None

    def read(self, text: str, directory: Directory, record: Any) -> date:
        """Return the day."""
        if not _ISO_DATE.fullmatch(text):
            raise CellError("Not an ISO date: write year, month and day as in 2026-01-20.")
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise CellError("There is no such day in the calendar: write a real one, as in 2026-01-20.") from None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the day in ISO 8601."""
        return value.isoformat() if value else ""


class MomentCell(Cell):
    """A date and time with its offset from UTC, as in ISO 8601; None where empty."""

    form = "a date and time with its offset such as 2026-01-26T13:12:20-05:00"

    def blank(self) -> datetime | None:
        """Return None."""
        return None

    def read(self, text: str, directory: Directory, record: Any) -> datetime:
        """Return the moment, in the offset given."""
        advice = "write it with its offset from UTC, as in 2026-01-26T13:12:20-05:00."
        try:
            moment = datetime.fromisoformat(text) if _ISO_DATE.match(text) else None
            # Days at the edge of the calendar cannot be told in other zones.
            edge = moment.astimezone(UTC) if moment and moment.tzinfo else None
        except (ValueError, OverflowError):
            moment = edge = None
        if moment is None or len(text) == len("2026-01-26"):
            raise CellError(f"Not an ISO date and time: {advice}")
        if edge is None:
            raise CellError(f"The time does not say in which zone it is: {advice}")
        return moment

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the moment in ISO 8601, in the zone that the value carries."""
        return value.isoformat() if value else ""


class ChoiceCell(Cell):
    """One of a closed vocabulary, by value or label; written as the value."""

    def __init__(self, choices: Iterable[tuple[str, str]], *, advice: str = "") -> None:
        """Take values and labels. ``advice`` says what to write, where the list would be too long to print."""
        super().__init__()
        pairs = list(choices)
        self.values = {name.lower(): value for value, label in pairs for name in (str(label), value)}
        self.advice = advice or f"one of {', '.join(value for value, _ in pairs)}"
        self.form = self.advice

    def read(self, text: str, directory: Directory, record: Any) -> str:
        """Return the value."""
        if text.lower() not in self.values:
            raise CellError(f"Not a choice of this column: write {self.advice}.")
        return self.values[text.lower()]


class ZoneCell(Cell):
    """A time zone by its IANA name."""

    form = "an IANA name such as Asia/Kolkata"

    def read(self, text: str, directory: Directory, record: Any) -> str:
        """Return the name."""
        if text not in zoneinfo.available_timezones():
            raise CellError("No time zone has this name: write its IANA name, such as Asia/Kolkata.")
        return text


class ListCell(Cell):
    """Several values of one sort, between semicolons. A semicolon cannot be part of a value that is typed in."""

    def __init__(self, item: Cell | None = None) -> None:
        """Take the widget of one value; text by default."""
        super().__init__()
        self.item = item or Cell()
        self.form = f"{self.item.form}; several with `; ` between them"

    def blank(self) -> list[Any]:
        """Return no values."""
        return []

    def read(self, text: str, directory: Directory, record: Any) -> list[Any]:
        """Return the values in their order."""
        return [self.item.clean(part, directory=directory, record=record) for part in text.split(";") if part.strip()]

    def names(self, text: str) -> Iterable[str]:
        """Return what each value names."""
        return [part.strip() for part in text.split(";")]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the values, joined."""
        return SEPARATOR.join(str(self.item.render(one)) for one in value or [])


class RecordCell(Cell):
    """Another record, by what people call it; None where empty."""

    def blank(self) -> models.Model | None:
        """Return None."""
        return None


class PersonCell(RecordCell):
    """A person, by reference or by a name that one person has; written as the reference."""

    wants = Wanted.PERSON
    form = "a person's reference such as P7, or a name that one person has"

    def read(self, text: str, directory: Directory, record: Any) -> Person:
        """Return the person."""
        return directory.current_person(text)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the reference."""
        return value.reference if value else ""


class OrganisationCell(RecordCell):
    """An organisation, by name, acronym or alias; written as the name."""

    wants = Wanted.ORGANISATION
    form = "an organisation's name or acronym, with the country in brackets where two share it"

    def read(self, text: str, directory: Directory, record: Any) -> Organisation:
        """Return the organisation."""
        return directory.organisation(text)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the name."""
        return value.name if value else ""


class UserCell(RecordCell):
    """A staff user, by the name they sign in with."""

    wants = Wanted.USER
    form = "the name that a staff user signs in with"

    def read(self, text: str, directory: Directory, record: Any) -> Any:
        """Return the user."""
        return directory.user(text)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the username."""
        return value.get_username() if value else ""


class GroupCell(RecordCell):
    """A working group, by its acronym."""

    wants = Wanted.GROUP
    form = "a working group's acronym"

    def read(self, text: str, directory: Directory, record: Any) -> Any:
        """Return the working group."""
        return directory.group(text)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the acronym."""
        return value.acronym if value else ""


class ArticleCell(RecordCell):
    """An article, by its URL or, without one, by the SHA-256 of its content."""

    wants = Wanted.ARTICLE
    form = "the URL of an article, or the SHA-256 of its content"

    def read(self, text: str, directory: Directory, record: Any) -> Any:
        """Return the article."""
        return directory.article(text)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the URL or the hash."""
        return (value.source_url or value.content_sha256) if value else ""


class PartyCell(RecordCell):
    """A party of the working group that the record belongs to; written as country code or organisation's name."""

    form = "a party of the working group: a country's code or name, or an organisation's name"

    def read(self, text: str, directory: Directory, record: Any) -> Party:
        """Return the party."""
        # Without its session a record has no attribute of that name, by Django's rules.
        group = getattr(getattr(record, "session", record), "working_group_id", None)
        if group is None:
            raise CellError("The working group is not known, so neither are its parties: correct that first.")
        return directory.party(group, text)

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        """Return the country's code or the organisation's name."""
        return (value.country or value.organisation.name) if value else ""


def in_offset(moment: datetime | None, minutes: int | None) -> datetime | None:
    """Return a moment in the offset (minutes east of UTC) that its source gave; UTC where it gave none."""
    zone = UTC if minutes is None else timezone(timedelta(minutes=minutes))
    return moment.astimezone(zone) if moment else None
