"""A drafted session -> a session of a working group: found, with what was blank filled in, or made."""

from collections.abc import Iterable

from meetings.choices import FactKind, RecordStage, SessionStatus
from meetings.exceptions import NotReviewable
from meetings.intake.matching import Match, match_session, match_working_group, proposed_acronym
from meetings.intake.types import SessionValue
from meetings.models import ArticleVersion, DraftFact, Party, Session, WorkingGroup
from meetings.review.choosing import NOTHING_CHOSEN, Chosen, Question, asked, remember, settle

FILLED_FROM_A_SECOND_SOURCE = ("ordinal", "start_date", "end_date", "city", "country", "format", "host")


def hold_session(
    *, value: SessionValue, version: ArticleVersion, chosen: Chosen = NOTHING_CHOSEN
) -> tuple[Session, bool, tuple[str, ...]]:
    """Return the session, whether it was made, and what this source says otherwise than the record.

    Raises NotReviewable where the source names no working group, nothing tells the year, or it is not sure which
    working group or session is meant and the reviewer has not chosen.
    """
    if not value.working_group:
        raise NotReviewable(
            f"“{value.title}” names no working group. Amend the drafted session: give the group's name, then accept it."
        )
    groups = match_working_group(value.working_group, parties=value.parties)
    if chosen.get(Session):
        # Whoever chose a session chose its working group with it.
        session = settle(Session, value.title, _match(value, groups, version), chosen)
        group = session.working_group if session else _hold_working_group(value, groups, chosen)
    else:
        group = _hold_working_group(value, groups, chosen)
        session = settle(Session, value.title, _match(value, Match(group), version), chosen)
    fields = _fields(group, value)
    if session:
        return session, False, _fill(session, fields)
    year = value.start_date or version.article.published_on
    if year is None:
        raise NotReviewable(
            f"Neither “{value.title}” nor its article has a date, so the session has no reference. "
            "Amend the drafted session: give its start date, then accept it."
        )
    session = Session.objects.create(
        working_group=group,
        reference=next_reference(group=group, year=year.year, ordinal=value.ordinal),
        title=value.title,
        status=value.status or SessionStatus.PLANNED,
        stage=RecordStage.IN_REVIEW,
        **fields,
    )
    return session, True, ()


def questions_on_session(*, value: SessionValue, version: ArticleVersion) -> list[Question]:
    """Return what a reviewer has to say before a drafted session can be accepted: of which group, and which it is."""
    if not value.working_group:
        return []
    groups = match_working_group(value.working_group, parties=value.parties)
    sessions = _match(value, groups, version)
    return [*asked(WorkingGroup, value.working_group, groups), *asked(Session, value.title, sessions)]


def _match(value: SessionValue, groups: Match[WorkingGroup], version: ArticleVersion) -> Match[Session]:
    others = DraftFact.objects.filter(version=version, kind=FactKind.SESSION, session__isnull=False)
    told_apart = set(others.values_list("session", flat=True))
    return match_session(groups, value, published_on=version.article.published_on, told_apart=told_apart)


def next_reference(*, group: WorkingGroup, year: int, ordinal: int | None) -> str:
    """Return ``ACRONYM-YEAR-NN``: NN is the ordinal or, where it is unknown or taken, the next number of the group."""
    taken = {int(reference.rsplit("-", 1)[1]) for reference in group.sessions.values_list("reference", flat=True)}
    number = ordinal if ordinal and ordinal not in taken else max(taken, default=0) + 1
    return f"{group.acronym}-{year}-{number:02d}"


def _hold_working_group(value: SessionValue, groups: Match[WorkingGroup], chosen: Chosen) -> WorkingGroup:
    name = value.working_group or ""
    group = settle(WorkingGroup, name, groups, chosen)
    if group and chosen.get(WorkingGroup):
        remember(group, name)
    if group is None:
        group = WorkingGroup.objects.create(acronym=_free_acronym(proposed_acronym(name)), name=name)
        Party.objects.bulk_create(Party(working_group=group, country=code) for code in value.parties)
    return group


def _free_acronym(proposed: str) -> str:
    taken = set(WorkingGroup.objects.filter(acronym__startswith=proposed).values_list("acronym", flat=True))
    candidates: Iterable[str] = (proposed, *(f"{proposed}{number}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)


def _fields(group: WorkingGroup, value: SessionValue) -> dict[str, object]:
    return {
        "ordinal": value.ordinal,
        "start_date": value.start_date,
        "end_date": value.end_date,
        "city": value.city or "",
        "country": value.country or "",
        "format": value.format or "",
        "host": group.parties.current().filter(country=value.host).first() if value.host else None,
    }


def _fill(session: Session, fields: dict[str, object]) -> tuple[str, ...]:
    """Fill what the record leaves blank; return, in words, what the source says otherwise."""
    differences = []
    filled = []
    for name in FILLED_FROM_A_SECOND_SOURCE:
        stated, held = fields[name], getattr(session, name)
        if stated in (None, "") or stated == held:
            continue
        if held in (None, ""):
            setattr(session, name, stated)
            filled.append(name)
        else:
            differences.append(f"{name.replace('_', ' ')}: the record has “{held}”, this source “{stated}”")
    if filled:
        session.save(update_fields=filled)
    return tuple(differences)
