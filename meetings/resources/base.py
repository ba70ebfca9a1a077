"""A table of records as columns with people's headers: what every kind of spreadsheet has in common, for both ways.

Out: ``TableResource.cells_of`` gives the cells of a record. In: ``identify`` finds the record that each row is about,
the columns' widgets give values, ``check`` gives what is wrong with a filled record. Nothing here writes.
"""

from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from import_export.fields import Field
from import_export.resources import Resource

from meetings.choices import Sensitivity
from meetings.resources.cells import Cell, ChoiceCell, MomentCell, in_offset
from meetings.resources.directory import CellError, Directory, Wanted

Row = Mapping[str, str]


class Column(Field):  # type: ignore[misc]  # The package ships no types.
    """One column. ``description`` is for the data dictionary.

    ``required``: a new record needs it. ``fixed``: an import reads it to find or check the record, and never writes it.
    """

    def __init__(
        self, attribute: str, description: str, cell: Cell | None = None, *, required: bool = False, fixed: bool = False
    ) -> None:
        """Take the attribute of the record and the widget of its cells."""
        super().__init__(attribute=attribute, widget=cell or Cell(), readonly=fixed)
        self.description = description
        self.required = required
        self.fixed = fixed

    @property
    def writes(self) -> tuple[str, ...]:
        """The fields of the model that ``assign`` sets."""
        return (self.attribute,)

    @property
    def is_many(self) -> bool:
        """Whether the values are rows of a table of their own."""
        return False

    def cell_of(self, record: models.Model) -> str | int:
        """Return the cell of a record."""
        return self.widget.render(self.get_value(record))  # type: ignore[no-any-return]  # Widgets give text or a number.

    def assign(self, record: models.Model, value: Any) -> None:
        """Set a value that the widget gave."""
        setattr(record, self.attribute, value)


class ManyColumn(Column):
    """Records that are tied to the record by a table of their own; the order in the cell means nothing."""

    @property
    def writes(self) -> tuple[str, ...]:
        """No field of the record itself."""
        return ()

    @property
    def is_many(self) -> bool:
        """Yes."""
        return True

    def get_value(self, instance: models.Model) -> list[models.Model]:
        """Return the records tied, none for a record that is not saved yet."""
        return list(getattr(instance, self.attribute).all()) if instance.pk else []


class OffsetColumn(Column):
    """A moment that keeps the offset which its source gave, in a field beside it."""

    def __init__(self, attribute: str, offset: str, description: str) -> None:
        """Take the field of the moment and the field of its offset (minutes east of UTC)."""
        super().__init__(attribute, description, MomentCell())
        self.offset = offset

    @property
    def writes(self) -> tuple[str, ...]:
        """Both fields."""
        return (self.attribute, self.offset)

    def get_value(self, instance: models.Model) -> datetime | None:
        """Return the moment in its offset."""
        return in_offset(getattr(instance, self.attribute), getattr(instance, self.offset))

    def assign(self, record: models.Model, value: datetime | None) -> None:
        """Set moment and offset."""
        offset = value.utcoffset() if value else None
        setattr(record, self.attribute, value)
        setattr(record, self.offset, None if offset is None else round(offset.total_seconds() / 60))


def sensitivity_columns() -> dict[str, Column]:
    """Return the columns that every table of records ends with."""
    return {
        "sensitivity": Column("sensitivity", "Who may see the record.", ChoiceCell(Sensitivity.choices)),
        "embargoed_until": Column("embargoed_until", "When the embargo of an embargoed record ends.", MomentCell()),
    }


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a row is about. ``record`` is None for one that is not held; ``key`` tells records of a file apart.

    ``initial`` holds the fields that the key gives a new record; ``errors`` what is wrong with the key.
    """

    key: tuple[Any, ...]
    record: models.Model | None
    initial: dict[str, Any] = field(default_factory=dict)
    errors: tuple[CellError, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that one record alone may have, such as being the head of a delegation."""

    key: tuple[Any, ...]
    column: str
    message: str


class TableResource(Resource):  # type: ignore[misc]  # The package ships no types.
    """What the resources of all kinds have in common."""

    table: ClassVar[str] = ""
    model: ClassVar[type[models.Model]]
    key_columns: ClassVar[tuple[str, ...]] = ()
    key_text: ClassVar[str] = ""

    @classmethod
    def columns(cls) -> dict[str, Column]:
        """Return the columns by header, in their order."""
        return dict(cls.fields)

    @classmethod
    def headers(cls) -> tuple[str, ...]:
        """Return the headers in their order."""
        return tuple(cls.fields)

    def get_queryset(self) -> models.QuerySet[Any]:
        """Return what an export gives where nobody says what: everything that was not withdrawn."""
        return self.for_export(self.model._default_manager.filter(withdrawn_at__isnull=True))

    @classmethod
    @abstractmethod
    def for_export(cls, queryset: models.QuerySet[Any]) -> models.QuerySet[Any]:
        """Return ``queryset`` with all that its cells need: the queries do not grow with the rows."""

    @classmethod
    def missing_keys(cls, header: Collection[str]) -> list[str]:
        """Return the columns without which no row could be told apart."""
        return [name for name in cls.key_columns if name not in header]

    @classmethod
    def cells_of(cls, record: models.Model, headers: Iterable[str]) -> list[str | int]:
        """Return the cells of a record under ``headers``."""
        return [cls.fields[name].cell_of(record) for name in headers]

    @classmethod
    def wanted(cls, rows: Sequence[Row]) -> dict[Wanted, set[str]]:
        """Return what the rows name of the directory."""
        wanted: dict[Wanted, set[str]] = {}
        for name, column in cls.columns().items():
            cell: Any = column.widget
            if (kind := getattr(cell, "item", cell).wants) is not None:
                named = wanted.setdefault(kind, set())
                for row in rows:
                    named.update(cell.names(row.get(name, "")))
        return wanted

    @classmethod
    @abstractmethod
    def identify(cls, rows: Sequence[Row], directory: Directory, *, lock: bool) -> list[Identity]:
        """Return whom each row is about, with a number of queries that does not grow with the rows."""

    @classmethod
    def held(cls, *, lock: bool) -> models.QuerySet[Any]:
        """Return the records of this kind, withdrawn ones too, with what their cells need; locked for a commit."""
        records = cls.for_export(cls.model._default_manager.order_by("pk"))
        return records.select_for_update(of=("self",)) if lock else records

    @classmethod
    def complete(cls, record: Any, changed: Collection[str]) -> tuple[str, ...]:
        """Fill what follows from the columns that changed, and return the fields that were set."""
        return ()

    @classmethod
    def check(cls, record: Any) -> Iterator[CellError]:
        """Give what is wrong with a filled record as a whole; subclasses add to this."""
        if record.sensitivity == Sensitivity.EMBARGOED and record.embargoed_until is None:
            yield CellError(
                "An embargoed record needs the time at which its embargo ends: fill embargoed_until.",
                column="embargoed_until",
            )

    @classmethod
    def claim(cls, record: Any) -> Claim | None:
        """Return what this record alone may have, or None."""
        return None

    @classmethod
    def holders(cls, keys: Collection[tuple[Any, ...]]) -> dict[tuple[Any, ...], int]:
        """Return which record (its key) has each claim already, with one query."""
        return {}


def withdrawn_error(record: models.Model | None, column: str) -> tuple[CellError, ...]:
    """Return the error of a row about a withdrawn record; nothing where it stands or is not held."""
    if record is None or getattr(record, "withdrawn_at", None) is None:
        return ()
    return (CellError("This record was withdrawn: restore it first, or take the row out of the file.", column=column),)
