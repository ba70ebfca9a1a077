"""Sessions of working groups and their agendas."""

from typing import ClassVar, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from meetings.choices import RecordStage, SessionFormat, SessionStatus
from meetings.models.base import CountryField, Record, RecordQuerySet
from meetings.models.working_group import Party, WorkingGroup


class SessionQuerySet(RecordQuerySet):
    """Sessions."""

    def with_counts(self) -> Self:
        """Add ``participant_count``, ``outcome_count`` and ``source_count``: current rows alone, each in a subquery."""

        def count_of(related: str) -> Coalesce:
            model = self.model._meta.get_field(related).related_model
            rows = model._default_manager.filter(session=OuterRef("pk"), withdrawn_at__isnull=True).order_by()
            counted = rows.values("session").annotate(n=Count("pk")).values("n")
            return Coalesce(Subquery(counted, output_field=models.IntegerField()), 0)

        return self.annotate(participant_count=count_of("participants"), outcome_count=count_of("outcomes"))


@pghistory.track()
class Session(Record):
    """One meeting of a working group. Its dates are local to its place and never shifted between zones."""

    working_group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="sessions")
    reference = models.CharField(max_length=40, unique=True, help_text="ACRONYM-YEAR-NN; stays when dates move.")
    ordinal = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The inaugural session is 1.")
    title = models.CharField(max_length=500)
    start_date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)
    time_zone = models.CharField(max_length=60, blank=True, help_text="IANA name: Asia/Kolkata.")
    city = models.CharField(max_length=200, blank=True)
    country = CountryField(blank=True)
    venue = models.CharField(max_length=300, blank=True)
    host = models.ForeignKey(Party, on_delete=models.PROTECT, null=True, blank=True, related_name="hosted_sessions")
    format = models.CharField(max_length=20, choices=SessionFormat, blank=True)
    languages = ArrayField(models.CharField(max_length=35), default=list, blank=True, help_text="BCP 47: en, hi.")
    status = models.CharField(max_length=20, choices=SessionStatus, default=SessionStatus.PLANNED)
    stage = models.CharField("stage of its record", max_length=20, choices=RecordStage, default=RecordStage.DRAFT)

    objects = SessionQuerySet.as_manager()

    class Meta(Record.Meta):
        """Dates in order, references well formed, one session of an ordinal in each group."""

        ordering: ClassVar = [F("start_date").desc(nulls_last=True), "-pk"]
        permissions: ClassVar = [
            ("import_session", "Can import sessions"),
            ("export_session", "Can export sessions and their summaries"),
            ("approve_session", "Can approve and issue the record of a session"),
            # Of every record, not of sessions alone: it stands here because a permission needs a model.
            ("view_internal", "Can see internal and embargoed records"),
        ]
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="session_dates_in_order",
                condition=Q(start_date__isnull=True, end_date__isnull=True)
                | (Q(start_date__isnull=False) & (Q(end_date__isnull=True) | Q(end_date__gte=F("start_date")))),
                violation_error_message="A session ends on or after the day it begins; an end needs a beginning.",
            ),
            models.CheckConstraint(
                name="session_ordinal_positive",
                condition=Q(ordinal__isnull=True) | Q(ordinal__gte=1),
                violation_error_message="Ordinals count from 1, the inaugural session.",
            ),
            models.CheckConstraint(
                name="session_reference_form",
                condition=Q(reference__regex=r"^[A-Z][A-Z0-9]{1,19}-[0-9]{4}-[0-9]{2,4}$"),
                violation_error_message="A reference is the group's acronym, the year and a number: DPEWG-2026-01.",
            ),
            # Two records of "the second meeting" are one meeting entered twice.
            models.UniqueConstraint(
                fields=["working_group", "ordinal"],
                condition=Q(withdrawn_at__isnull=True),
                name="session_ordinal_once",
                violation_error_message="The working group has a session of this ordinal already.",
            ),
        ]

    def __str__(self) -> str:
        """Return reference and title."""
        return f"{self.reference} {self.title}"


@pghistory.track()
class AgendaItem(Record):
    """A numbered point of a session's agenda; times are local to the session's place."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="agenda_items")
    number = models.CharField(max_length=10, help_text="As on paper: 1, 2a.")
    title = models.CharField(max_length=500)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    lead = models.ForeignKey(
        "meetings.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="agenda_items"
    )
    papers = models.ManyToManyField("meetings.Article", blank=True, related_name="agenda_items")

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        """Numbers are unique within a session."""

        ordering: ClassVar = ["session", "starts_at", "number"]
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["session", "number"],
                condition=Q(withdrawn_at__isnull=True),
                name="agenda_item_number_once",
                violation_error_message="The agenda has an item of this number already.",
            ),
            models.CheckConstraint(
                name="agenda_item_times_in_order",
                condition=Q(ends_at__isnull=True) | Q(starts_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
                violation_error_message="An agenda item ends after it begins.",
            ),
        ]

    def __str__(self) -> str:
        """Return number and title."""
        return f"{self.number}. {self.title}"


@pghistory.track(obj_field=None)
class AgendaItemPaper(AgendaItem.papers.through):  # type: ignore[name-defined,misc]  # Made by Django at run time.
    """The rows that tie papers to agenda items, so that their history is kept too."""

    class Meta:
        """The table is Django's own."""

        proxy = True
