"""Files that somebody uploads in; a run, with what became of each of its files, out."""

from collections.abc import Iterator, Sequence

import pghistory
from django.contrib.auth.models import User
from django.db import transaction

from meetings.choices import IntakeResult, JobStatus
from meetings.models import IntakeFile, IntakeRun

from .storing import TakenIn
from .taking import Incoming, opened, take_in_all

QUEUE_ABOVE = 20
# The files of a run whose bytes are fetched at a time.
FETCHED = 32


def start_intake(*, files: Sequence[tuple[str, bytes]], user: User | None) -> IntakeRun:
    """Keep the files of a run, ZIPs opened, for ``run_intake``; more than QUEUE_ABOVE go to the worker.

    ``files`` are names and bytes. A ZIP that cannot be opened becomes one refused file.
    """
    members = [member for name, data in files for member in opened(name, data)]
    with transaction.atomic():
        run = IntakeRun.objects.create(asked_by=user)
        IntakeFile.objects.bulk_create(_row(run, position, member) for position, member in enumerate(members, start=1))
        if len(members) > QUEUE_ABOVE:
            # By name: jobs stand on a higher floor. Queued in this transaction, so run and job come together.
            _queue("meetings.jobs.run_intake", run_id=run.pk)
    if len(members) <= QUEUE_ABOVE:
        run_intake(run_id=run.pk)
    run.refresh_from_db()
    return run


def run_intake(*, run_id: int) -> None:
    """Take in the files of a run that have not been, batch by batch, so that a second try goes on."""
    run = IntakeRun.objects.select_related("asked_by").get(pk=run_id)
    with pghistory.context(user=run.asked_by_id, source="intake", run=run_id):
        IntakeRun.objects.filter(pk=run_id).update(status=JobStatus.RUNNING)
        try:
            for _ in take_in_all(_waiting(run), _settle):
                pass
        except Exception as error:
            # Shown on the run's page; the job's own log has the rest.
            message = f"Stopped by an error ({type(error).__name__}). What was taken in is kept; start the rest again."
            IntakeRun.objects.filter(pk=run_id).update(status=JobStatus.FAILED, message=message)
            raise
        IntakeRun.objects.filter(pk=run_id).update(status=JobStatus.DONE, message="")


def _row(run: IntakeRun, position: int, file: Incoming) -> IntakeFile:
    result = str(IntakeResult.REFUSED) if file.refusal else ""
    return IntakeFile(
        run=run, position=position, name=file.name[:500], data=file.data, result=result, message=file.refusal
    )


def _waiting(run: IntakeRun) -> Iterator[Incoming]:
    """Yield the files of a run that have no result yet, their bytes fetched as they are needed."""
    last = 0
    while rows := list(run.files.filter(result="", position__gt=last).order_by("position")[:FETCHED]):
        yield from (Incoming(row.name, bytes(row.data), pk=row.pk) for row in rows)
        last = rows[-1].position


def _settle(files: Sequence[Incoming], taken: Sequence[TakenIn]) -> None:
    """Write what became of files of a run; one to which a second worker came first has its answer already."""
    rows = IntakeFile.objects.select_for_update().filter(result="").defer("data").in_bulk([file.pk for file in files])
    settled = []
    for file, answer in zip(files, taken, strict=True):
        if row := rows.get(file.pk):
            row.result, row.message, row.data = answer.result, answer.message, b""
            row.article, row.version = answer.article, answer.version
            settled.append(row)
    IntakeFile.objects.bulk_update(settled, ["result", "message", "data", "article", "version"])


def _queue(task: str, **arguments: int) -> None:
    from procrastinate.contrib.django import app  # Ready only once Django's apps are loaded.

    app.configure_task(task).defer(**arguments)
