"""What the stages of an import hand to each other."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from meetings.choices import RowPlan
from meetings.exceptions import SecretariatError


class ImportRefused(SecretariatError):
    """A batch that cannot be committed as it stands: the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in one place. ``row``: the header is 1. ``column`` is "" for the whole row."""

    row: int
    column: str
    value: str
    message: str

    def as_json(self) -> dict[str, str]:
        """Return what is stored with the row, which knows its own number."""
        return {"column": self.column, "value": self.value, "message": self.message}

    def __str__(self) -> str:
        """Return place, value and message, as a command prints them."""
        place = f"row {self.row}" + (f", {self.column}" if self.column else "")
        return f"{place}: {self.value!r}. {self.message}" if self.value else f"{place}: {self.message}"


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row below the header: its cells by column exactly as in the file, and what reading it found."""

    number: int
    cells: dict[str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A spreadsheet: its header, its rows as they are read, and notes for people on how it was read.

    Reading on may raise UnreadableFile, where a file is damaged further down.
    """

    header: tuple[str, ...]
    rows: Iterator[SheetRow]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """What an import would do with one row.

    ``changes``: column to [old cell, new cell]. ``record`` is the record as it would be (unsaved for a new one; None
    where a problem keeps it from being told). ``fields``: the model's fields to write. ``ties``: the attribute of
    a many-to-many column to the keys that are to be tied.
    """

    row: SheetRow
    plan: RowPlan
    problems: tuple[Problem, ...]
    changes: dict[str, list[str]]
    record: models.Model | None
    fields: frozenset[str] = frozenset()
    ties: dict[str, list[Any]] = field(default_factory=dict)
