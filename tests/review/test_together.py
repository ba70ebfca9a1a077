"""Two people at once: the result is as if one had gone after the other."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from meetings.choices import FactStatus, IntakeResult
from meetings.intake.services import TakenIn, take_in
from meetings.models import Article, ArticleVersion, Citation, DraftFact, Outcome, Participant, Session
from meetings.review.services import AcceptResult, accept
from tests.seeds import RELEASE

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(work: Callable[[], Any]) -> list[Any]:
    """Do the work twice at the same time, each on a connection of its own."""
    ready = Barrier(2)

    def one(_: int) -> Any:
        ready.wait(timeout=10)
        try:
            return work()
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=2) as threads:
        return list(threads.map(one, range(2)))


def test_one_file_taken_in_twice_at_once_is_one_article() -> None:
    taken: list[TakenIn] = at_once(lambda: take_in(name=RELEASE.name, data=RELEASE.read_bytes()))
    assert {each.result for each in taken} == {IntakeResult.NEW, IntakeResult.SAME}
    assert (Article.objects.count(), ArticleVersion.objects.count(), DraftFact.objects.count()) == (1, 1, 12)


def test_facts_accepted_twice_at_once_are_one_record() -> None:
    take_in(name=RELEASE.name, data=RELEASE.read_bytes())

    results: list[AcceptResult] = at_once(lambda: accept(facts=DraftFact.objects.all(), user=None))

    assert sum(len(result.accepted) for result in results) == 12
    assert set(DraftFact.objects.values_list("status", flat=True)) == {FactStatus.ACCEPTED}
    assert (Session.objects.count(), Participant.objects.count(), Outcome.objects.count()) == (1, 4, 2)
    assert Citation.objects.count() == 12
