"""A drafted person -> participant, mention, or speaker who took no part; with person, position and delegation."""

from dataclasses import dataclass

from django.db.models import Q

from meetings.choices import Act, Capacity, Presence, Role
from meetings.intake.directory import hold_organisation
from meetings.intake.matching import match_person, normalised, normalised_person
from meetings.intake.types import PersonValue
from meetings.models import (
    ArticleVersion,
    Delegation,
    Mention,
    Organisation,
    Participant,
    Person,
    Position,
    Session,
)

ACT_OF_ROLE = {
    Role.OPENED: Act.OPENED,
    Role.HOSTED: Act.HOSTED,
    Role.CHAIRED: Act.CHAIRED,
    Role.LED_DELEGATION: Act.LED,
    Role.STATED: Act.SPOKE,
}
IN_THE_ROOM = {Role.OPENED, Role.HOSTED, Role.CHAIRED, Role.LED_DELEGATION, Role.ATTENDED}
TOOK_PART = IN_THE_ROOM | {Role.STATED}


@dataclass(frozen=True, slots=True)
class Held:
    """The record that a fact became, whether it was made for it, and how the record and the source disagree."""

    record: Participant | Mention | Position | Person
    created: bool
    differences: tuple[str, ...] = ()


def hold_drafted_person(*, session: Session, value: PersonValue, version: ArticleVersion) -> Held:
    """Return the record of a drafted person in a session: found there, or made.

    Who opened, hosted, chaired, led, attended or is reported to have spoken is a participant; who is only quoted, a
    speaker with a position; who is only mentioned, a mention.
    """
    if not TOOK_PART.isdisjoint(value.roles):
        return _hold_participant(session, value, version)
    if Role.QUOTED in value.roles:
        person = hold_person(session=session, name=value.name, country=value.country or "")
        held = _hold_position(person, value, version)
        return held or Held(person, created=False)
    mention, created = Mention.objects.current().get_or_create(
        session=session,
        name=value.name,
        position_title=value.position or "",
        defaults={"person": match_person(value.name, value.country or "")},
    )
    return Held(mention, created)


def hold_person(*, session: Session, name: str, country: str = "") -> Person:
    """Return the one person of this name: of the session's own people first, then of the directory; or a new one."""
    wanted = normalised_person(name)
    of_session = Person.objects.current().filter(Q(participations__session=session) | Q(statements__session=session))
    person: Person
    for person in of_session.distinct():
        if wanted in {normalised_person(known) for known in (person.name, *person.aliases)}:
            return person
    return match_person(name, country) or Person.objects.create(name=name, country=country)


def _hold_participant(session: Session, value: PersonValue, version: ArticleVersion) -> Held:
    person = hold_person(session=session, name=value.name, country=value.country or "")
    organisation = _organisation(value)
    _hold_position(person, value, version)
    acts = [act for role, act in ACT_OF_ROLE.items() if role in value.roles]
    presence = Presence.STATED if not IN_THE_ROOM.isdisjoint(value.roles) else Presence.NOT_STATED
    delegation = _delegation(session, value.country)
    participant = session.participants.current().filter(person=person).first()
    if participant is None:
        participant = Participant.objects.create(
            session=session,
            person=person,
            position_title=value.position or "",
            organisation=organisation,
            delegation=delegation,
            capacity=_capacity(delegation, acts),
            acts=acts,
            presence=presence,
        )
        return Held(participant, created=True)
    return Held(participant, created=False, differences=_add_to(participant, value, acts, presence, organisation))


def _add_to(
    participant: Participant, value: PersonValue, acts: list[Act], presence: Presence, organisation: Organisation | None
) -> tuple[str, ...]:
    """Add what a second source says to a participant's record; what it says otherwise is told, not written."""
    participant.acts = [*participant.acts, *(act for act in acts if act not in participant.acts)]
    if participant.presence == Presence.NOT_STATED:
        participant.presence = presence
    participant.position_title = participant.position_title or value.position or ""
    participant.organisation = participant.organisation or organisation
    participant.save()
    differences = []
    if value.position and normalised(value.position) != normalised(participant.position_title):
        differences.append(f"position: the record has “{participant.position_title}”, this source “{value.position}”")
    if organisation and organisation != participant.organisation:
        differences.append(f"organisation: the record has “{participant.organisation}”, this source “{organisation}”")
    return tuple(differences)


def _hold_position(person: Person, value: PersonValue, version: ArticleVersion) -> Held | None:
    """Return the position held, found or made; None where the source states neither title nor organisation."""
    organisation = _organisation(value)
    if not value.position and organisation is None:
        return None
    title = value.position or ""
    for position in person.positions.current().filter(organisation=organisation):
        if normalised(position.title) == normalised(title):
            return Held(position, created=False)
    day = version.article.published_on
    return Held(
        Position.objects.create(person=person, title=title, organisation=organisation, stated_on=day), created=True
    )


def _organisation(value: PersonValue) -> Organisation | None:
    if not value.organisation:
        return None
    return hold_organisation(name=value.organisation, acronym=value.acronym, country=value.country)


def _delegation(session: Session, country: str | None) -> Delegation | None:
    party = session.working_group.parties.current().filter(country=country).first() if country else None
    return Delegation.objects.get_or_create(session=session, party=party)[0] if party else None


def _capacity(delegation: Delegation | None, acts: list[Act]) -> Capacity:
    if Act.LED not in acts or delegation is None:
        return Capacity.MEMBER
    headed = delegation.participants.current().filter(capacity=Capacity.HEAD).exists()
    return Capacity.ALTERNATE if headed else Capacity.HEAD
