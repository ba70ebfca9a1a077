"""Who took part in a session, and who is only mentioned."""

from typing import ClassVar, Self

import pghistory
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from meetings.choices import Act, Capacity, Presence
from meetings.models.base import Record, RecordQuerySet
from meetings.models.organisation import Organisation
from meetings.models.person import Person
from meetings.models.session import Session
from meetings.models.working_group import Delegation


class ParticipantQuerySet(RecordQuerySet):
    """Participants."""

    def named(self) -> Self:
        """Fetch what a line about each participant needs."""
        return self.select_related(
            "person", "organisation", "delegation__party__organisation", "session__working_group"
        )


@pghistory.track()
class Participant(Record):
    """A person's part in one session, with the position and organisation as stated then."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="participations")
    position_title = models.CharField("position", max_length=300, blank=True, help_text="As stated then.")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="participants"
    )
    delegation = models.ForeignKey(
        Delegation, on_delete=models.PROTECT, null=True, blank=True, related_name="participants"
    )
    capacity = models.CharField(max_length=20, choices=Capacity, default=Capacity.MEMBER)
    acts = ArrayField(models.CharField(max_length=20, choices=Act), default=list, blank=True)
    presence = models.CharField(max_length=30, choices=Presence, default=Presence.NOT_STATED)
    days = ArrayField(models.DateField(), default=list, blank=True, help_text="The days attended; empty: not stated.")
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by")

    objects = ParticipantQuerySet.as_manager()

    class Meta(Record.Meta):
        """Once in a session; one head of each delegation."""

        ordering: ClassVar = ["session", "pk"]
        permissions: ClassVar = [
            ("import_participant", "Can import participants"),
            ("export_participant", "Can export participants"),
        ]
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(withdrawn_at__isnull=True),
                name="participant_once",
                violation_error_message="This person is a participant of the session already.",
            ),
            models.UniqueConstraint(
                fields=["delegation"],
                condition=Q(capacity=Capacity.HEAD, withdrawn_at__isnull=True),
                name="participant_one_head",
                violation_error_message="The delegation has a head already.",
            ),
            models.CheckConstraint(
                name="participant_not_replacing_self",
                condition=Q(replaces__isnull=True) | ~Q(replaces=F("pk")),
                violation_error_message="A participant cannot replace themselves.",
            ),
        ]

    def __str__(self) -> str:
        """Return who took part in what."""
        return f"{self.person} at {self.session.reference}"

    @property
    def position_line(self) -> str:
        """Position and organisation as one would write them after the name; empty where neither is stated."""
        named = self.organisation.acronym or self.organisation.name if self.organisation else ""
        return ", ".join(part for part in (self.position_title, named) if part)

    @property
    def acts_line(self) -> str:
        """What the person did, in words: ``Opened, spoke``."""
        return ", ".join(str(Act(act).label) for act in self.acts).capitalize()


@pghistory.track()
class Mention(Record):
    """A person named in a source about a session who took no part in it.

    ``person`` is None while the name (often a surname alone) has not been tied to anybody in the directory.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="mentions")
    name = models.CharField(max_length=200, help_text="As the source has it.")
    position_title = models.CharField("position", max_length=300, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="mentions")

    objects = RecordQuerySet.as_manager()

    class Meta(Record.Meta):
        """A name under a position once in a session."""

        ordering: ClassVar = ["session", "pk"]
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.UniqueConstraint(
                fields=["session", "name", "position_title"],
                condition=Q(withdrawn_at__isnull=True),
                name="mention_once",
                violation_error_message="This mention is in the record of the session already.",
            ),
        ]

    def __str__(self) -> str:
        """Return position and name, as spoken."""
        return f"{self.position_title} {self.name}".strip()
