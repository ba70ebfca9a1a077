"""What arrives in one go: spreadsheet imports with their rows, and runs that take in articles with their files."""

from typing import ClassVar

import pghistory
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from meetings.choices import BatchStatus, IntakeResult, JobStatus, RowPlan
from meetings.models.article import Article, ArticleVersion


@pghistory.track()
class ImportBatch(models.Model):
    """One spreadsheet import: what came, who brought it, and how far it has come."""

    kind = models.CharField(max_length=40, help_text="articles, sessions, participants or outcomes.")
    name = models.CharField(max_length=500, help_text="The name of the file as received.")
    sha256 = models.CharField(max_length=64)
    notes = models.JSONField(default=list, help_text="How the file was read: encoding, separator, columns left alone.")
    status = models.CharField(max_length=20, choices=BatchStatus, default=BatchStatus.CHECKED)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="import_batches"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    committed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; a committed batch says when."""

        ordering: ClassVar = ["-pk"]
        verbose_name_plural = "import batches"
        constraints: ClassVar = [
            models.CheckConstraint(
                name="import_batch_committed_when",
                condition=Q(status=BatchStatus.CHECKED, committed_at__isnull=True)
                | (~Q(status=BatchStatus.CHECKED) & Q(committed_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        """Return what the batch holds."""
        return f"{self.kind} from {self.name}"


class ImportRow(models.Model):
    """A row of a batch: its raw values, its problems, what is planned for it, and what was done."""

    batch = models.ForeignKey(ImportBatch, on_delete=models.PROTECT, related_name="rows")
    number = models.PositiveIntegerField(help_text="The row of the file, the header being 1.")
    raw = models.JSONField(help_text="Column to text, as in the file.")
    problems = models.JSONField(default=list, help_text="column, value, message.")
    plan = models.CharField(max_length=20, choices=RowPlan)
    changes = models.JSONField(default=dict, help_text="Field to [old, new].")
    record_id = models.BigIntegerField(null=True, blank=True, help_text="The record of the batch's kind it became.")

    class Meta:
        """Each row of a file once."""

        ordering: ClassVar = ["batch", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "number"], name="import_row_once"),
        ]

    def __str__(self) -> str:
        """Return the row's number."""
        return f"row {self.number}"


@pghistory.track()
class IntakeRun(models.Model):
    """Articles taken in together: who asked, and how far it has come."""

    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="intake_runs"
    )
    asked_at = models.DateTimeField(db_default=Now(), editable=False)
    status = models.CharField(max_length=20, choices=JobStatus, default=JobStatus.WAITING)
    message = models.TextField(blank=True, help_text="Why it failed, where it did.")

    class Meta:
        """Newest first."""

        ordering: ClassVar = ["-pk"]

    def __str__(self) -> str:
        """Return when it was asked for."""
        return f"Intake of {self.asked_at:%d %B %Y, %H:%M}"


class IntakeFile(models.Model):
    """One file of a run: its bytes until they are taken in, then what became of it."""

    run = models.ForeignKey(IntakeRun, on_delete=models.PROTECT, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=500)
    data = models.BinaryField(help_text="Emptied once the file has been taken in or refused.")
    result = models.CharField(max_length=20, choices=IntakeResult, blank=True, help_text="Empty: not yet.")
    message = models.TextField(blank=True, help_text="What a person should know: what changed, why refused.")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, null=True, blank=True, related_name="intake_files")
    version = models.ForeignKey(
        ArticleVersion, on_delete=models.PROTECT, null=True, blank=True, related_name="intake_files"
    )

    class Meta:
        """In the order given."""

        ordering: ClassVar = ["run", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "position"], name="intake_file_once"),
        ]

    def __str__(self) -> str:
        """Return the file's name."""
        return self.name
