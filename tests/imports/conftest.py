"""A working group of two countries, and its first session, for imports to meet."""

import pytest

from meetings.models import Session, WorkingGroup
from tests.factories import PartyFactory, SessionFactory, WorkingGroupFactory


@pytest.fixture
def group() -> WorkingGroup:
    made: WorkingGroup = WorkingGroupFactory(acronym="DPEWG")
    PartyFactory(working_group=made, country="US")
    PartyFactory(working_group=made, country="IN")
    return made


@pytest.fixture
def session(group: WorkingGroup) -> Session:
    made: Session = SessionFactory(working_group=group, reference="DPEWG-2026-01", ordinal=1, title="Inaugural meeting")
    return made
