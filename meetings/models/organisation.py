"""Organisations: ministries, agencies, intergovernmental bodies and media outlets."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from meetings.choices import OrganisationKind
from meetings.countries import country_name
from meetings.models.base import CountryField, Record, RecordQuerySet


@pghistory.track()
class Organisation(Record):
    """A body that people hold positions at, that publishes, or that is responsible for an outcome."""

    name = models.CharField(max_length=300)
    acronym = models.CharField(max_length=30, blank=True)
    aliases = ArrayField(
        models.CharField(max_length=300), default=list, blank=True, help_text="Other names that sources use."
    )
    kind = models.CharField(max_length=20, choices=OrganisationKind, default=OrganisationKind.OTHER)
    country = CountryField(blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        """One organisation of a name in a country; a body is never its own parent."""

        ordering: ClassVar = ["name", "pk"]
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                Lower("name"),
                "country",
                condition=Q(withdrawn_at__isnull=True),
                name="organisation_name_once",
                violation_error_message="An organisation of this name and country is held already.",
            ),
            models.CheckConstraint(
                name="organisation_not_its_own_parent",
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("pk")),
                violation_error_message="An organisation cannot be its own parent.",
            ),
        ]

    def __str__(self) -> str:
        """Return the name."""
        return self.name

    @property
    def full_name(self) -> str:
        """The name with its country where the name alone would not tell (ministries): ``Ministry of X of India``."""
        if self.kind == OrganisationKind.MINISTRY and self.country:
            return f"{self.name} of {country_name(self.country)}"
        return self.name
