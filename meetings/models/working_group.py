"""Working groups, their parties, and the delegations that parties send to a session."""

from typing import ClassVar

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from meetings.choices import PartyKind
from meetings.countries import country_name
from meetings.models.base import CountryField, Record, RecordQuerySet


@pghistory.track()
class WorkingGroup(Record):
    """A standing body of two or more parties, known by its acronym."""

    acronym = models.CharField(max_length=20, help_text="Begins the reference of each session: DPEWG-2026-01.")
    name = models.CharField(max_length=300)
    aliases = ArrayField(
        models.CharField(max_length=300), default=list, blank=True, help_text="Other names that sources use."
    )
    description = models.TextField(blank=True)

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        """Names and acronyms are unique, whatever their case."""

        ordering: ClassVar = ["acronym"]
        constraints: ClassVar = [
            *Record.Meta.constraints,
            # References are made from the acronym, so it names one group for ever, withdrawn or not.
            models.UniqueConstraint(
                fields=["acronym"],
                name="working_group_acronym_unique",
                violation_error_message="Another working group has this acronym.",
            ),
            models.CheckConstraint(
                name="working_group_acronym_form",
                condition=Q(acronym__regex=r"^[A-Z][A-Z0-9]{1,19}$"),
                violation_error_message="An acronym is 2 to 20 capital letters or figures, beginning with a letter.",
            ),
        ]

    def __str__(self) -> str:
        """Return the name, as on paper."""
        return self.name


class PartyQuerySet(RecordQuerySet):
    """Parties, with the organisation that their name may come from."""

    def named(self) -> "PartyQuerySet":
        """Fetch what ``str(party)`` needs."""
        return self.select_related("organisation")


@pghistory.track()
class Party(Record):
    """A standing side of a working group: a country or an organisation."""

    working_group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="parties")
    country = CountryField(blank=True)
    organisation = models.ForeignKey(
        "meetings.Organisation", on_delete=models.PROTECT, null=True, blank=True, related_name="parties"
    )
    kind = models.CharField(max_length=20, choices=PartyKind, default=PartyKind.MEMBER)

    objects = PartyQuerySet.as_manager()

    class Meta(Record.Meta):
        """A party is one thing: a country or an organisation, once in a group."""

        ordering: ClassVar = ["working_group", "country", "pk"]
        verbose_name_plural = "parties"
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="party_country_or_organisation",
                condition=(Q(country="") & Q(organisation__isnull=False))
                | (~Q(country="") & Q(organisation__isnull=True)),
                violation_error_message="A party is a country or an organisation: give one of them.",
            ),
            # The same side entered twice would split its delegations.
            models.UniqueConstraint(
                fields=["working_group", "country"],
                condition=~Q(country=""),
                name="party_country_once",
                violation_error_message="This country is a party of the working group already.",
            ),
            models.UniqueConstraint(
                fields=["working_group", "organisation"],
                name="party_organisation_once",
                violation_error_message="This organisation is a party of the working group already.",
            ),
        ]

    def __str__(self) -> str:
        """Return the country's or the organisation's name."""
        return country_name(self.country) if self.country else str(self.organisation)


@pghistory.track()
class Delegation(Record):
    """Whom a party sends to one session; its head and alternate head are the participants in those capacities."""

    session = models.ForeignKey("meetings.Session", on_delete=models.PROTECT, related_name="delegations")
    party = models.ForeignKey(Party, on_delete=models.PROTECT, related_name="delegations")

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        """One delegation for each party at each session."""

        ordering: ClassVar = ["session", "party"]
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["session", "party"],
                name="delegation_once",
                violation_error_message="This party has a delegation to the session already.",
            ),
        ]

    def __str__(self) -> str:
        """Return the party's name."""
        return str(self.party)
