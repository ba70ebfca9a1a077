"""Words about a session, and whose they are."""

from typing import ClassVar, Self

import pghistory
from django.db import models
from django.db.models import Q

from meetings.choices import Occasion, SpeakerKind, StatementForm
from meetings.models.base import Record, RecordQuerySet
from meetings.models.organisation import Organisation
from meetings.models.person import Person
from meetings.models.session import Session


class StatementQuerySet(RecordQuerySet):
    """Statements."""

    def named(self) -> Self:
        """Fetch what a line about each statement needs."""
        return self.select_related("session", "person", "organisation")


@pghistory.track()
class Statement(Record):
    """Words about a session: of a person, an organisation, the parties jointly, or somebody unnamed."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="statements")
    form = models.CharField(max_length=20, choices=StatementForm)
    text = models.TextField()
    speaker_kind = models.CharField(max_length=20, choices=SpeakerKind)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="statements")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="statements"
    )
    occasion = models.CharField(max_length=20, choices=Occasion, default=Occasion.NOT_STATED)
    said_on = models.DateField(null=True, blank=True, help_text="The day said, where a source states it.")

    objects = StatementQuerySet.as_manager()

    class Meta(Record.Meta):
        """The speaker fits the kind of speaker."""

        ordering: ClassVar = ["session", "pk"]
        constraints: ClassVar = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="statement_speaker_fits_kind",
                condition=Q(speaker_kind=SpeakerKind.PERSON, person__isnull=False, organisation__isnull=True)
                | Q(speaker_kind=SpeakerKind.ORGANISATION, person__isnull=True, organisation__isnull=False)
                | Q(
                    speaker_kind__in=[SpeakerKind.PARTIES, SpeakerKind.UNNAMED],
                    person__isnull=True,
                    organisation__isnull=True,
                ),
                violation_error_message="Give a person, or an organisation, or neither, as the kind of speaker says.",
            ),
            models.CheckConstraint(
                name="statement_has_words",
                condition=~Q(text=""),
                violation_error_message="A statement needs its words.",
            ),
        ]

    def __str__(self) -> str:
        """Return the first words."""
        return self.text[:80]

    @property
    def speaker(self) -> str:
        """Whose words they are, in words."""
        named = self.person or self.organisation
        return str(named) if named else SpeakerKind(self.speaker_kind).label
