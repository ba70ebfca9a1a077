"""What sessions produced, how it is linked across sessions, and how it comes along."""

from typing import ClassVar, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now

from meetings.choices import Basis, OutcomeKind, OutcomeRelation, OutcomeStatus
from meetings.models.base import Record, RecordQuerySet
from meetings.models.organisation import Organisation
from meetings.models.person import Person
from meetings.models.session import Session
from meetings.models.working_group import Party


class OutcomeQuerySet(RecordQuerySet):
    """Outcomes."""

    def named(self) -> Self:
        """Fetch what a line about each outcome needs."""
        return self.select_related("session__working_group", "owner", "focal_point").prefetch_related(
            "responsible_parties__organisation", "responsible_organisations"
        )


@pghistory.track()
class Outcome(Record):
    """What a session produced: the whole text with its qualifiers, never shortened."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="outcomes")
    number = models.PositiveSmallIntegerField(help_text="Within the session; makes the reference.")
    reference = models.CharField(max_length=50, unique=True, help_text="SESSION-Onn; stays.")
    number_in_source = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, choices=OutcomeKind)
    text = models.TextField(help_text="The whole text, with its qualifying clauses.")
    operative_verb = models.CharField(max_length=60, blank=True)
    basis = models.CharField(max_length=30, choices=Basis)
    themes = ArrayField(models.CharField(max_length=80), default=list, blank=True)
    responsible_parties = models.ManyToManyField(Party, blank=True, related_name="outcomes")
    responsible_organisations = models.ManyToManyField(Organisation, blank=True, related_name="outcomes")
    focal_point = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="focal_outcomes"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="owned_outcomes"
    )
    due_date = models.DateField(null=True, blank=True)
    due_words = models.CharField(max_length=200, blank=True, help_text="As the text has it: before the next session.")
    indicator = models.CharField(max_length=300, blank=True)
    target = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, choices=OutcomeStatus, default=OutcomeStatus.PROPOSED)

    objects = OutcomeQuerySet.as_manager()

    class Meta(Record.Meta):
        """Numbers are unique within a session, and the text is there."""

        ordering: ClassVar = ["session", "number"]
        permissions: ClassVar = [
            ("import_outcome", "Can import outcomes"),
            ("export_outcome", "Can export outcomes"),
        ]
        constraints: ClassVar = [
            *Record.Meta.constraints,
            # A number names one outcome for ever, withdrawn or not: papers quote it.
            models.UniqueConstraint(
                fields=["session", "number"],
                name="outcome_number_once",
                violation_error_message="The session has an outcome of this number already.",
            ),
            models.CheckConstraint(
                name="outcome_has_text", condition=~Q(text=""), violation_error_message="An outcome needs its text."
            ),
            models.CheckConstraint(
                name="outcome_reference_form",
                condition=Q(reference__regex=r"^[A-Z][A-Z0-9]{1,19}-[0-9]{4}-[0-9]{2,4}-O[0-9]{2,4}$"),
                violation_error_message="A reference is the session's, then O and a number: DPEWG-2026-01-O01.",
            ),
        ]

    def __str__(self) -> str:
        """Return the reference."""
        return self.reference

    @property
    def short_reference(self) -> str:
        """The reference within its session: O01."""
        return self.reference.rsplit("-", 1)[-1]


@pghistory.track(obj_field=None)
class OutcomeResponsibleParty(Outcome.responsible_parties.through):  # type: ignore[name-defined,misc]  # Made at run time.
    """The rows that tie parties to outcomes, so that their history is kept too."""

    class Meta:
        """The table is Django's own."""

        proxy = True


@pghistory.track(obj_field=None)
class OutcomeResponsibleOrganisation(Outcome.responsible_organisations.through):  # type: ignore[name-defined,misc]  # Made at run time.
    """The rows that tie organisations to outcomes, so that their history is kept too."""

    class Meta:
        """The table is Django's own."""

        proxy = True


@pghistory.track()
class OutcomeLink(Record):
    """How an outcome stands to an earlier one."""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="links")
    earlier = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="later_links")
    relation = models.CharField(max_length=20, choices=OutcomeRelation)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        """A link ties two outcomes, once."""

        ordering: ClassVar = ["outcome", "pk"]
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["outcome", "earlier", "relation"],
                condition=Q(withdrawn_at__isnull=True),
                name="outcome_link_once",
                violation_error_message="These outcomes are linked so already.",
            ),
            models.CheckConstraint(
                name="outcome_link_two_ends",
                condition=~Q(outcome=F("earlier")),
                violation_error_message="An outcome cannot be linked to itself.",
            ),
        ]

    def __str__(self) -> str:
        """Return the link as a sentence."""
        return f"{self.outcome} {self.relation} {self.earlier}"


@pghistory.track()
class OutcomeUpdate(Record):
    """One dated report of progress: the day it was reported, and the time it was recorded here."""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="updates")
    reported_on = models.DateField()
    recorded_at = models.DateTimeField(db_default=Now(), editable=False)
    status = models.CharField(max_length=20, choices=OutcomeStatus)
    text = models.TextField()

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        """Newest report first."""

        ordering: ClassVar = ["outcome", "-reported_on", "-pk"]

    def __str__(self) -> str:
        """Return which outcome, and when."""
        return f"{self.outcome}, {self.reported_on}"
