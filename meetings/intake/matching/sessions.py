"""A session as a source tells of it -> the session of its working group that is meant, or those that may be."""

from collections.abc import Container
from datetime import date, timedelta

from meetings.intake.matching.types import Candidate, Match, settled
from meetings.intake.types import SessionValue
from meetings.models import Session, WorkingGroup

#: Days between two dates of what may be one meeting: a date line, a time zone, a day of travel.
NEAR_BY = timedelta(days=3)
#: How long before and after a meeting without dates an article may tell of it.
TOLD_WITHIN = timedelta(days=60)


def match_session(
    group: Match[WorkingGroup],
    value: SessionValue,
    *,
    published_on: date | None = None,
    told_apart: Container[int] = (),
) -> Match[Session]:
    """Return the group's session of this ordinal or these days, or those that may be meant.

    An announcement (planned) and its readout (held) are one session. The ordinal decides where both sides have one;
    else days that overlap are sure, in one city. ``published_on`` is the article's day, for a session without dates.
    ``told_apart``: the keys of sessions that other meetings of the same article are; this one is surely none of them.
    Where the group is not sure, its sessions are no more than candidates.
    """
    sure: list[Session] = []
    candidates: list[Candidate[Session]] = []
    groups = [group.record] if group.record else [candidate.record for candidate in group.candidates]
    for session in Session.objects.current().filter(working_group__in=groups).select_related("working_group"):
        score, reason = _likeness(session, value, published_on)
        if score == 100 and session.pk in told_apart:
            score, reason = 70, f"{reason}, but the article tells of it as another meeting"
        if score == 100 and group.record:
            sure.append(session)
        if score:
            unsure = () if group.record else (f"if it is of the {session.working_group.name}",)
            candidates.append(Candidate(session, score, (reason, *unsure)))
    return settled(sure, candidates)


def _likeness(session: Session, value: SessionValue, published_on: date | None) -> tuple[int, str]:
    """Return 100 for the same session, less for one that may be, 0 for another; and why, in words."""
    if value.ordinal is not None and session.ordinal is not None:
        return (100, "the same ordinal") if value.ordinal == session.ordinal else (0, "")
    if value.start_date and session.start_date:
        apart = _apart(session, value.start_date, value.end_date or value.start_date)
        if apart == timedelta(0) and value.city and session.city and value.city != session.city:
            return 70, f"the same days, but in {session.city}"
        if apart == timedelta(0):
            return 100, "the same days"
        return (80, f"{apart.days} {'day' if apart.days == 1 else 'days'} apart") if apart <= NEAR_BY else (0, "")
    if session.start_date and published_on:
        near = _apart(session, published_on, published_on) <= TOLD_WITHIN
        return (
            (60, "the source gives no day, but was published near to its days")
            if near
            else (30, "the source gives no day")
        )
    return (50, "its days are not recorded") if session.start_date is None else (30, "the source gives no day")


def _apart(session: Session, start: date, end: date) -> timedelta:
    """Return the days between the session and the days given; none where they overlap."""
    if session.start_date is None:
        raise ValueError("A session without dates is never apart from anything")
    held_end = session.end_date or session.start_date
    return max(session.start_date - end, start - held_end, timedelta(0))
