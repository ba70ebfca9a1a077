"""Rows of a spreadsheet -> what an import would do with each. Nothing is written.

Rows come in chunks; each chunk costs the same number of queries whatever its size. A cell that reads as the record's
own cell does is never parsed, so an export imports back to no change.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError

from meetings.choices import RowPlan
from meetings.imports.types import PlannedRow, Problem, SheetRow
from meetings.resources.base import Column, Identity, TableResource
from meetings.resources.directory import CellError, Directory
from meetings.resources.neutral import restore


@dataclass(slots=True)
class _Draft:
    """A row while it is planned."""

    row: SheetRow
    cells: dict[str, str]
    identity: Identity
    record: Any
    problems: list[Problem]
    changes: dict[str, list[str]] = field(default_factory=dict)
    fields: set[str] = field(default_factory=set)
    ties: dict[str, list[Any]] = field(default_factory=dict)

    def fault(self, column: str, message: str) -> None:
        """Add a problem with a cell, or with the whole row where ``column`` is ""."""
        self.problems.append(Problem(self.row.number, column, self.cells.get(column, ""), message))


class Planner:
    """Plans the rows of one file, chunk by chunk, and remembers which records and claims earlier rows took."""

    def __init__(self, resource: type[TableResource], *, lock: bool = False) -> None:
        """Plan rows of ``resource``; with ``lock``, held records stay locked until the transaction ends."""
        self.resource = resource
        self.columns = resource.columns()
        self.lock = lock
        self.rows_by_key: dict[tuple[Any, ...], int] = {}
        self.rows_by_claim: dict[tuple[Any, ...], int] = {}

    def plan(self, rows: Sequence[SheetRow]) -> list[PlannedRow]:
        """Return what is planned for each row, in order."""
        cells = [{name: restore(cell) for name, cell in row.cells.items()} for row in rows]
        directory = Directory()
        directory.fetch(self.resource.wanted(cells))
        identities = self.resource.identify(cells, directory, lock=self.lock)
        drafts = [
            self._draft(row, own, identity, directory)
            for row, own, identity in zip(rows, cells, identities, strict=True)
        ]
        self._check_claims(drafts)
        return [self._planned(draft) for draft in drafts]

    def _draft(self, row: SheetRow, cells: dict[str, str], identity: Identity, directory: Directory) -> _Draft:
        """Fill one record with its cells, and collect everything that is wrong with it."""
        record = identity.record or self.resource.model(**identity.initial)
        draft = _Draft(row, cells, identity, record, list(row.problems))
        for error in identity.errors:
            draft.fault(error.column, error.message)
        if identity.key:
            first = self.rows_by_key.setdefault(identity.key, row.number)
            if first != row.number:
                draft.fault(self._key_column(cells), f"Row {first} is about the same record: keep one of the two.")
        faulty = {problem.column for problem in draft.problems}
        for name, column in self.columns.items():
            if name not in faulty and not column.fixed:
                self._fill(draft, name, column, directory)
        draft.fields.update(self.resource.complete(record, draft.changes.keys()))
        self._validate(draft)
        return draft

    def _key_column(self, cells: dict[str, str]) -> str:
        """Return the column to name for a record that stands twice in the file."""
        named = (*self.resource.key_columns, "source_url", "content_sha256")
        return next((name for name in named if cells.get(name)), "")

    def _fill(self, draft: _Draft, name: str, column: Column, directory: Directory) -> None:
        """Take one cell into the record, if the record does not say so already."""
        held = draft.identity.record is not None
        cell = draft.cells.get(name)
        if cell is None or (not held and not cell.strip()):
            if not held and column.required:
                draft.fault(name, f"A new row needs this: {column.widget.form}.")
            return
        old = str(column.cell_of(draft.record)) if held else ""
        if held and cell == old:
            return
        if not cell.strip() and not getattr(self.resource.model._meta.get_field(column.attribute), "blank", False):
            draft.fault(name, f"This cannot be emptied: write {column.widget.form}.")
            return
        try:
            value = column.widget.clean(cell, directory=directory, record=draft.record)
        except CellError as error:
            draft.fault(name, error.message)
            return
        if held and self._same(column, column.get_value(draft.record), value):
            return
        if column.is_many:
            draft.ties[column.attribute] = [one.pk for one in value]
        else:
            column.assign(draft.record, value)
            draft.fields.update(column.writes)
        new = str(column.widget.render(value))
        # Two organisations of one name render alike: then the cell tells them apart.
        draft.changes[name] = [old, new if new != old else cell.strip()]

    @staticmethod
    def _same(column: Column, old: Any, new: Any) -> bool:
        """Say whether two values mean the same."""
        return {one.pk for one in old} == {one.pk for one in new} if column.is_many else bool(old == new)

    def _validate(self, draft: _Draft) -> None:
        """Collect what the model and the resource say of the filled record. Costs no query."""
        model = self.resource.model
        by_field = {
            written: name for name, column in self.columns.items() for written in column.writes if not column.fixed
        }
        plain = {
            one.name
            for one in model._meta.fields
            if one.name in draft.fields and one.name in by_field and not one.is_relation
        }
        faulty = {problem.column for problem in draft.problems}
        try:
            draft.record.clean_fields(exclude={one.name for one in model._meta.fields} - plain)
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                if by_field[name] not in faulty:
                    draft.fault(by_field[name], " ".join(messages))
        if draft.changes or draft.identity.record is None:
            faulty = {problem.column for problem in draft.problems}
            for found in self.resource.check(draft.record):
                if found.column not in faulty:
                    draft.fault(found.column, found.message)

    def _check_claims(self, drafts: list[_Draft]) -> None:
        """Find what two records would both have: rows of this file, or a row and a record that is held."""
        claims = [
            (draft, claim)
            for draft in drafts
            if not draft.problems and (claim := self.resource.claim(draft.record)) is not None
        ]
        if not claims:
            return
        holders = self.resource.holders({claim.key for _, claim in claims})
        for draft, claim in claims:
            first = self.rows_by_claim.setdefault(claim.key, draft.row.number)
            if first != draft.row.number:
                draft.fault(claim.column, f"{claim.message} Row {first} says the same.")
            elif draft.changes and holders.get(claim.key, draft.record.pk) != draft.record.pk:
                draft.fault(claim.column, claim.message)

    @staticmethod
    def _planned(draft: _Draft) -> PlannedRow:
        """Return the plan of a finished draft."""
        if draft.problems:
            return PlannedRow(draft.row, RowPlan.PROBLEM, tuple(draft.problems), {}, draft.identity.record)
        held = RowPlan.UPDATE if draft.changes else RowPlan.UNCHANGED
        plan = RowPlan.NEW if draft.identity.record is None else held
        return PlannedRow(draft.row, plan, (), draft.changes, draft.record, frozenset(draft.fields), draft.ties)
