"""What a reviewer reads: before deciding, which records may be meant; afterwards, what it came to, in words."""

from collections.abc import Mapping
from typing import Any

from meetings.choices import FactKind, Role, SpeakerKind
from meetings.intake.directory import find_organisation
from meetings.intake.matching import match_session, match_working_group
from meetings.intake.types import PersonValue, SessionValue, StatementValue
from meetings.intake.values import UnreadableValue, value_from_json
from meetings.models import DraftFact, Organisation, Session
from meetings.review.choosing import Question, asked
from meetings.review.people import questions_on_person
from meetings.review.services import AcceptResult
from meetings.review.sessions import questions_on_session

PLURALS = {"person": "people", "position": "positions held"}


def describe(result: AcceptResult) -> str:
    """Return what accepting came to, as one would say it: ``12 facts accepted: 1 session and 4 participants added.``"""
    if not result.accepted:
        return "Nothing changed: no open fact could be accepted." if result.refused else "Nothing changed."
    count = len(result.accepted)
    parts = [_counted(number, kind) for kind, number in result.added.items()]
    said = f"{count} {'fact' if count == 1 else 'facts'} accepted"
    said += f": added {_listed(parts)}" if parts else ""
    seconds = sum(result.cited.values())
    said += f"; {seconds} {'record' if seconds == 1 else 'records'} gained a second source" if seconds else ""
    if result.along:
        said += f". {len(result.along)} of them because others needed them"
    return said + "."


def questions(fact: DraftFact, value: Mapping[str, Any]) -> list[Question]:
    """Return what only a reviewer can say of a fact with this value (JSON data): which records held it means.

    Empty where all is sure or new, and where the value cannot be read.
    """
    try:
        read = value_from_json(fact.kind, value)
    except UnreadableValue:
        return []
    if isinstance(read, SessionValue):
        return questions_on_session(value=read, version=fact.version)
    if isinstance(read, PersonValue):
        return questions_on_person(session=_session_of(fact, read.session), value=read)
    if isinstance(read, StatementValue) and read.speaker:
        return _questions_on_speaker(fact, read, read.speaker)
    return []


def _questions_on_speaker(fact: DraftFact, value: StatementValue, speaker: str) -> list[Question]:
    """Return whose words they are, if it is not sure; a drafted speaker is asked about on their own page."""
    if value.speaker_kind == SpeakerKind.ORGANISATION:
        return asked(Organisation, speaker, find_organisation(name=speaker))
    drafted = DraftFact.objects.filter(version=fact.version_id, kind=FactKind.PERSON, value__name=speaker)
    if value.speaker_kind != SpeakerKind.PERSON or drafted.exists():
        return []
    return questions_on_person(
        session=_session_of(fact, value.session), value=PersonValue(name=speaker, roles=(Role.QUOTED,))
    )


def _session_of(fact: DraftFact, index: int | None) -> Session | None:
    """Return the session held that a fact belongs to, accepted already or surely matched; None: none yet."""
    drafted = list(DraftFact.objects.filter(version=fact.version_id, kind=FactKind.SESSION).order_by("start", "pk"))
    index = 0 if index is None and len(drafted) == 1 else index
    if index is None or index >= len(drafted):
        return None
    told = drafted[index]
    value = value_from_json(told.kind, told.value)
    if told.session or not isinstance(value, SessionValue) or not value.working_group:
        return told.session
    groups = match_working_group(value.working_group, parties=value.parties)
    return match_session(groups, value, published_on=told.version.article.published_on).record


def _counted(number: int, kind: str) -> str:
    return f"{number} {kind if number == 1 else PLURALS.get(kind, kind + 's')}"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
