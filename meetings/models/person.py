"""People, the positions they held, and their contact details, which fewer may see."""

from typing import ClassVar, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from meetings.models.base import CountryField, Record, RecordQuerySet
from meetings.models.organisation import Organisation


class PersonQuerySet(RecordQuerySet):
    """People, those merged into another included."""

    def current(self) -> Self:
        """Leave out people who were withdrawn or merged into another."""
        return super().current().filter(merged_into__isnull=True)


@pghistory.track()
class Person(Record):
    """A human being, held once. Their reference is ``P`` and a number that stays."""

    name = models.CharField(max_length=200, help_text="As on paper, without a title: Monika Ashish Batra.")
    honorific = models.CharField(max_length=50, blank=True, help_text="Ambassador, Dr, Shri.")
    aliases = ArrayField(models.CharField(max_length=200), default=list, blank=True)
    country = CountryField(blank=True)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged")

    objects = PersonQuerySet.as_manager()

    class Meta(Record.Meta):
        """Nobody is merged into themselves. Two people may share a name."""

        ordering: ClassVar = ["name", "pk"]
        verbose_name_plural = "people"
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="person_not_merged_into_self",
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("pk")),
                violation_error_message="A person cannot be merged into themselves.",
            ),
            models.CheckConstraint(
                name="person_named", condition=~Q(name=""), violation_error_message="A person needs a name."
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def reference(self) -> str:
        """``P`` and the number that stays: P7."""
        return f"P{self.pk}"


@pghistory.track()
class PersonContact(Record):
    """How to reach a person; apart, so that seeing people does not mean seeing their telephone numbers."""

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="contact")
    email = models.EmailField(blank=True)
    telephone = models.CharField(max_length=50, blank=True)
    address = models.TextField(blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        """One set of contact details for each person."""

        verbose_name = "contact details"
        verbose_name_plural = "contact details"

    def __str__(self) -> str:
        """Return whose they are."""
        return f"Contact details of {self.person}"


class PositionQuerySet(RecordQuerySet):
    """Positions held."""

    def held_on(self, day: object) -> Self:
        """Keep positions that may have been held on ``day`` (a date): no start after it, no end before it."""
        return self.filter(
            Q(start_date__isnull=True) | Q(start_date__lte=day), Q(end_date__isnull=True) | Q(end_date__gte=day)
        )


@pghistory.track()
class Position(Record):
    """A title that a person held at an organisation. A title belongs to a time, not to a person."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="positions")
    title = models.CharField(max_length=300, blank=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="positions"
    )
    stated_on = models.DateField(null=True, blank=True, help_text="A day on which a source says that it was held.")
    start_date = models.DateField(null=True, blank=True)
    end_date = models.DateField(null=True, blank=True)

    objects = PositionQuerySet.as_manager()

    class Meta(Record.Meta):
        """A position has a title or an organisation, and does not end before it begins."""

        ordering: ClassVar = ["person", F("start_date").asc(nulls_first=True), "pk"]
        verbose_name = "position held"
        verbose_name_plural = "positions held"
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="position_says_something",
                condition=~Q(title="") | Q(organisation__isnull=False),
                violation_error_message="Give the title, the organisation, or both.",
            ),
            models.CheckConstraint(
                name="position_dates_in_order",
                condition=Q(end_date__gte=F("start_date")) | Q(end_date__isnull=True) | Q(start_date__isnull=True),
                violation_error_message="A position cannot end before it begins.",
            ),
        ]

    def __str__(self) -> str:
        """Return title and organisation, as one would write them after a name."""
        return ", ".join(part for part in (self.title, str(self.organisation or "")) if part)
