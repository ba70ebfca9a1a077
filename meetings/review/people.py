"""A drafted person -> participant, mention, or speaker who took no part; with person, position and delegation."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from meetings.choices import Act, Capacity, Presence, Role
from meetings.intake.directory import find_organisation, hold_organisation
from meetings.intake.matching import Match, is_same_title, match_person
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
from meetings.review.choosing import NOTHING_CHOSEN, Chosen, Question, asked, remember, settle

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


def hold_drafted_person(
    *, session: Session, value: PersonValue, version: ArticleVersion, chosen: Chosen = NOTHING_CHOSEN
) -> Held:
    """Return the record of a drafted person in a session: found there, or made.

    Who opened, hosted, chaired, led, attended or is reported to have spoken is a participant; who is only quoted, a
    speaker with a position; who is only mentioned, a mention, tied to nobody where it is not sure to whom. Raises
    NotReviewable where person or organisation is not sure and the reviewer has not chosen.
    """
    if _is_mention(value):
        return _hold_mention(session, value)
    organisation = _organisation(value, chosen)
    person = _settled(session, value, organisation, chosen)
    day = version.article.published_on or session.start_date
    position = _hold_position(person, value.position or "", organisation, day)
    if TOOK_PART.isdisjoint(value.roles):
        return position or Held(person, created=False)
    return _hold_participant(session, person, value, organisation)


def _hold_mention(session: Session, value: PersonValue) -> Held:
    """Return the mention of a person in a session, found or made; of who took part there, the person.

    A full name is one person's throughout a session, whatever the position; a surname may be several people's.
    """
    person = _match(session, value, _match_organisation(value).record).record
    if person and session.participants.current().filter(person=person).exists():
        return Held(person, created=False)
    position = value.position or ""
    held = session.mentions.current().filter(name=value.name).order_by("pk")
    mention = held.filter(position_title=position).first() or (held.first() if " " in value.name else None)
    if mention is None:
        made = Mention.objects.create(session=session, name=value.name, position_title=position, person=person)
        return Held(made, created=True)
    if not position or is_same_title(position, mention.position_title):
        return Held(mention, created=False)
    said = f"position: the record has “{mention.position_title or 'none'}”, this source “{position}”"
    return Held(mention, created=False, differences=(said,))


def hold_person(*, session: Session, name: str, chosen: Chosen = NOTHING_CHOSEN) -> Person:
    """Return the person of this name, of the session's own people first, then of the directory; or a new one.

    Raises NotReviewable where it is not sure who is meant and the reviewer has not chosen.
    """
    return _settled(session, PersonValue(name=name), None, chosen)


def hold_named_organisation(
    *, name: str, acronym: str | None = None, country: str | None = None, chosen: Chosen
) -> Organisation:
    """Return the organisation of this name, or a new one; see ``hold_organisation``.

    Raises NotReviewable where it is not sure which is meant and the reviewer has not chosen.
    """
    match = find_organisation(name=name, acronym=acronym, country=country)
    organisation = settle(Organisation, name, match, chosen)
    if organisation and chosen.get(Organisation):
        remember(organisation, name)
        return organisation
    return hold_organisation(name=name, acronym=acronym, country=country)


def questions_on_person(*, session: Session | None, value: PersonValue) -> list[Question]:
    """Return what a reviewer has to say before a drafted person can be accepted: whose organisation, and who."""
    if _is_mention(value):
        return []
    organisation = _match_organisation(value)
    person = _match(session, value, organisation.record)
    return [
        *asked(Person, value.name, person),
        *asked(Organisation, value.organisation or "", organisation),
    ]


def _is_mention(value: PersonValue) -> bool:
    return TOOK_PART.isdisjoint(value.roles) and Role.QUOTED not in value.roles


def _match(session: Session | None, value: PersonValue, organisation: Organisation | None) -> Match[Person]:
    of_session = Q(participations__session=session) | Q(statements__session=session)
    around = Person.objects.current().filter(of_session).values_list("pk", flat=True) if session else ()
    return match_person(
        value.name,
        country=value.country or "",
        position=value.position or "",
        organisation=organisation,
        around=frozenset(around),
    )


def _settled(session: Session, value: PersonValue, organisation: Organisation | None, chosen: Chosen) -> Person:
    person = settle(Person, value.name, _match(session, value, organisation), chosen)
    if person is None:
        return Person.objects.create(name=value.name, country=value.country or "")
    if chosen.get(Person):
        remember(person, value.name)
    return person


def _match_organisation(value: PersonValue) -> Match[Organisation]:
    if not value.organisation:
        return Match()
    return find_organisation(name=value.organisation, acronym=value.acronym, country=value.country)


def _organisation(value: PersonValue, chosen: Chosen) -> Organisation | None:
    if not value.organisation:
        return None
    return hold_named_organisation(name=value.organisation, acronym=value.acronym, country=value.country, chosen=chosen)


def _hold_participant(session: Session, person: Person, value: PersonValue, organisation: Organisation | None) -> Held:
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
    if value.position and not is_same_title(value.position, participant.position_title):
        differences.append(f"position: the record has “{participant.position_title}”, this source “{value.position}”")
    if organisation and organisation != participant.organisation:
        differences.append(f"organisation: the record has “{participant.organisation}”, this source “{organisation}”")
    return tuple(differences)


def _hold_position(person: Person, title: str, organisation: Organisation | None, day: date | None) -> Held | None:
    """Return the position held on a day, found or made; None where neither title nor organisation is stated.

    A position belongs to its time: another title, or the same title before it began or after it ended, is another
    position. ``day`` is the source's; None where it has none.
    """
    if not title and organisation is None:
        return None
    held = person.positions.current()
    for position in held.held_on(day) if day else held:
        if _says_no_more(title, organisation, position):
            return Held(position, created=False)
    made = Position.objects.create(person=person, title=title, organisation=organisation, stated_on=day)
    return Held(made, created=True)


def _says_no_more(title: str, organisation: Organisation | None, position: Position) -> bool:
    """Tell whether a title and organisation say nothing that the position does not say."""
    same_title = not title or is_same_title(title, position.title)
    return same_title and organisation in (None, position.organisation)


def _delegation(session: Session, country: str | None) -> Delegation | None:
    party = session.working_group.parties.current().filter(country=country).first() if country else None
    return Delegation.objects.get_or_create(session=session, party=party)[0] if party else None


def _capacity(delegation: Delegation | None, acts: list[Act]) -> Capacity:
    if Act.LED not in acts or delegation is None:
        return Capacity.MEMBER
    headed = delegation.participants.current().filter(capacity=Capacity.HEAD).exists()
    return Capacity.ALTERNATE if headed else Capacity.HEAD
