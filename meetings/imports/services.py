"""A spreadsheet -> a batch with a plan for each row -> records.

Checking writes the batch alone; committing is all or nothing.
"""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import PurePath
from typing import Any, Final, TypeVar

import pghistory
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from meetings.choices import BatchStatus, RowPlan
from meetings.exceptions import UnreadableFile
from meetings.imports.planning import Planner
from meetings.imports.reading import read_table
from meetings.imports.types import ImportRefused, PlannedRow, SheetRow
from meetings.models import Delegation, ImportBatch, ImportRow, Participant
from meetings.resources import KINDS, TableResource

CHUNK: Final = 1000
# A message names so many rows, and says how many more there are.
NAMED_ROWS: Final = 20
T = TypeVar("T")


def check(*, kind: str, name: str, data: bytes, user: AbstractBaseUser | None) -> ImportBatch:
    """Read a spreadsheet, plan every row, and store both. No record is touched.

    ``kind``: a key of KINDS. ``name``: the file's, as people know it. ``user``: who brings it; None for a command.

    Raises:
        UnreadableFile: not a table of this kind. Nothing is stored.
    """
    if kind not in KINDS:
        raise UnreadableFile(f"{kind!r} is no kind of table: choose one of {', '.join(KINDS)}.")
    resource = KINDS[kind]
    table = read_table(name=name, data=data, columns=resource.headers(), missing=resource.missing_keys)
    with transaction.atomic():
        batch = ImportBatch.objects.create(
            kind=kind,
            name=PurePath(name).name[:500],
            notes=list(table.notes),
            sha256=hashlib.sha256(data).hexdigest(),
            created_by_id=user.pk if user else None,
        )
        planner = Planner(resource)
        for rows in chunks(table.rows):
            ImportRow.objects.bulk_create([_stored(batch, planned) for planned in planner.plan(rows)])
    return batch


def chunks(rows: Iterable[T]) -> Iterator[list[T]]:
    """Give lists of at most CHUNK rows."""
    iterator = iter(rows)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _stored(batch: ImportBatch, planned: PlannedRow) -> ImportRow:
    """Return the row of a batch that keeps a plan."""
    return ImportRow(
        batch=batch,
        number=planned.row.number,
        raw=planned.row.cells,
        problems=[problem.as_json() for problem in planned.problems],
        plan=planned.plan,
        changes=planned.changes,
        record_id=planned.record.pk if planned.record else None,
    )


def commit(*, batch: ImportBatch, user: AbstractBaseUser | None) -> ImportBatch:
    """Do what a batch plans, in one transaction. Unchanged rows write nothing.

    Raises:
        ImportRefused: the batch has problems, was committed already, or its plan would be another one now.
    """
    try:
        with (
            pghistory.context(source="import", batch=batch.pk, user=user.pk if user else None),
            transaction.atomic(),
        ):
            return _commit(batch)
    except IntegrityError as error:
        # What the plan cannot foresee: somebody else wrote the same thing between plan and commit.
        raise ImportRefused(
            f"{batch} was not committed, and nothing was changed: {_violation(KINDS[batch.kind], error)} "
            "Check the file again to see the rows that this concerns."
        ) from error


def _commit(batch: ImportBatch) -> ImportBatch:
    batch = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if batch.status != BatchStatus.CHECKED:
        raise ImportRefused(f"{batch} was committed already: check the file again to import it once more.")
    faulty = list(batch.rows.filter(plan=RowPlan.PROBLEM).values_list("number", flat=True))
    if faulty:
        raise ImportRefused(f"{batch} has problems in {named(faulty)}: correct them, then check the file again.")
    planner = Planner(KINDS[batch.kind], lock=True)
    differing: list[int] = []
    for stored in chunks(batch.rows.order_by("number").iterator(chunk_size=CHUNK)):
        planned = planner.plan([SheetRow(row.number, row.raw) for row in stored])
        differing += [row.number for row, now in zip(stored, planned, strict=True) if not _agrees(row, now)]
        if not differing:
            _write(stored, planned, KINDS[batch.kind])
    if differing:
        raise ImportRefused(
            f"{batch} was not committed: since it was checked, what it is about has changed, "
            f"so that it would do something else in {named(differing)}. Check the file again."
        )
    batch.status = BatchStatus.COMMITTED
    batch.committed_at = timezone.now()
    batch.save(update_fields=["status", "committed_at"])
    return batch


def named(numbers: Sequence[int]) -> str:
    """Return rows in words: ``row 3``, ``rows 3, 4``, and how many more where there are many."""
    shown = ", ".join(str(number) for number in numbers[:NAMED_ROWS])
    more = f" and {len(numbers) - NAMED_ROWS:,} more" if len(numbers) > NAMED_ROWS else ""
    return f"{'row' if len(numbers) == 1 else 'rows'} {shown}{more}"


def _agrees(stored: ImportRow, now: PlannedRow) -> bool:
    """Say whether a row's plan is still what was shown."""
    record = now.record.pk if now.record else None
    return (stored.plan, stored.changes, stored.record_id) == (now.plan, now.changes, record)


def _write(stored: list[ImportRow], planned: list[PlannedRow], resource: type[TableResource]) -> None:
    """Write the records of a chunk, in a number of statements that does not grow with the rows."""
    new = [(row, plan) for row, plan in zip(stored, planned, strict=True) if plan.plan == RowPlan.NEW]
    changed = [plan for plan in planned if plan.plan == RowPlan.UPDATE]
    _write_delegations(planned)
    manager: Any = resource.model._default_manager
    manager.bulk_create([plan.record for _, plan in new])
    fields = sorted(set().union(*(plan.fields for plan in changed)))
    if fields:
        records = [plan.record for plan in changed if plan.fields]
        # Where a chunk changes different fields of different records, each keeps its own value of the rest.
        manager.bulk_update(records, fields, batch_size=CHUNK)
    _write_ties([plan for _, plan in new] + changed, resource)
    _remember({row.pk: plan.record.pk for row, plan in new if plan.record})


def _remember(records: dict[int, int]) -> None:
    """Keep which record each row (by key) made. One join, since a CASE of a thousand branches takes a second."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE meetings_importrow SET record_id = made.record FROM unnest(%s::bigint[], %s::bigint[]) "
            "AS made (row, record) WHERE meetings_importrow.id = made.row",
            [list(records.keys()), list(records.values())],
        )


def _write_delegations(planned: list[PlannedRow]) -> None:
    """Save the delegations that participants of the chunk are the first to belong to."""
    delegations: dict[int, Delegation] = {}
    for plan in planned:
        record = plan.record
        if isinstance(record, Participant) and record.delegation is not None and record.delegation.pk is None:
            delegations[id(record.delegation)] = record.delegation
    Delegation.objects.bulk_create(delegations.values())


def _write_ties(plans: list[PlannedRow], resource: type[TableResource]) -> None:
    """Add and remove rows of many-to-many tables until they are as planned."""
    for name in {name for plan in plans for name in plan.ties}:
        relation: Any = resource.model._meta.get_field(name)
        own, other = relation.m2m_column_name(), relation.m2m_reverse_name()
        through: Any = relation.remote_field.through._default_manager
        wanted = {(plan.record.pk, pk) for plan in plans if name in plan.ties and plan.record for pk in plan.ties[name]}
        owners = {plan.record.pk for plan in plans if name in plan.ties and plan.record}
        held = {
            (own_pk, other_pk): pk
            for pk, own_pk, other_pk in through.filter(**{f"{own}__in": owners}).values_list("pk", own, other)
        }
        through.filter(pk__in=[pk for pair, pk in held.items() if pair not in wanted]).delete()
        through.bulk_create(through.model(**{own: pair[0], other: pair[1]}) for pair in sorted(wanted - held.keys()))


def _violation(resource: type[TableResource], error: IntegrityError) -> str:
    """Return in words which rule of the database stood in the way."""
    broken = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    constraint: models.BaseConstraint | None = next(
        (one for one in resource.model._meta.constraints if one.name == broken), None
    )
    return str(constraint.get_violation_error_message()) if constraint else "another record stands in the way."
