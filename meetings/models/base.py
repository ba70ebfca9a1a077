"""What every record that people edit has in common: a version, a sensitivity, and a way to be withdrawn."""

from typing import ClassVar, Self

import pgtrigger
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from meetings.choices import Sensitivity
from meetings.countries import country_choices


class RecordQuerySet(models.QuerySet):  # type: ignore[type-arg]  # The model is the subclass's to name.
    """Records, those that were withdrawn included."""

    def current(self) -> Self:
        """Leave out what was withdrawn."""
        return self.filter(withdrawn_at__isnull=True)


class Record(models.Model):
    """A row that staff edit. Removing it withdraws it; nothing is deleted."""

    version = models.PositiveIntegerField(
        default=1,
        editable=False,
        help_text="Counts the changes; a form opened on an older one is told so. Written by a database trigger.",
    )
    sensitivity = models.CharField(max_length=20, choices=Sensitivity, default=Sensitivity.PUBLIC)
    embargoed_until = models.DateTimeField(null=True, blank=True, help_text="For an embargoed record: until when.")
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        """Shared constraints; ``%(class)s`` keeps their names apart."""

        abstract = True
        constraints: ClassVar = [
            # An embargo without an end would hide a record for ever by oversight.
            models.CheckConstraint(
                name="%(class)s_embargo_has_end",
                condition=~Q(sensitivity=Sensitivity.EMBARGOED) | Q(embargoed_until__isnull=False),
                violation_error_message="An embargoed record needs the time at which its embargo ends.",
            ),
        ]
        triggers: ClassVar = [
            # In the database, so that bulk writes and SQL count as changes too.
            pgtrigger.Trigger(
                name="count_version",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.* IS DISTINCT FROM NEW.*"),
                func="NEW.version = OLD.version + 1; RETURN NEW;",
            ),
        ]


class CountryField(models.CharField):  # type: ignore[type-arg]  # Generic in the stubs alone.
    """An ISO 3166-1 alpha-2 code; empty where no source states a country."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        """Set the length, the choices and the check; everything else is as given."""
        kwargs.setdefault("max_length", 2)
        kwargs.setdefault("choices", country_choices)
        kwargs.setdefault("validators", [RegexValidator(r"^[A-Z]{2}$", "Give the two capital letters of ISO 3166-1.")])
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # Passed through unchanged.


class Received(models.Model):
    """A row that is written once, when something arrives."""

    received_at = models.DateTimeField(db_default=Now(), editable=False)

    class Meta:
        """No table of its own."""

        abstract = True
