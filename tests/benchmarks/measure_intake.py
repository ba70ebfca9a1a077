"""Files a second: of extraction (pure, one core), and of intake (stored, drafted, compared with what is held)."""

import os
import time
from collections.abc import Iterable

import pytest

from meetings.intake.extraction import extract
from meetings.intake.services import Incoming, take_in_all
from meetings.models import ArticleVersion
from tests.benchmarks.press_material import archive, article, near_copy

EXTRACTED = 400
TAKEN_IN = 1_200
NEAR_COPIES = 400


def test_extraction() -> None:
    files = [article(number) for number in range(EXTRACTED)]
    began = time.process_time()
    for name, data in files:
        extract(name, data)
    print(f"\nextraction: {EXTRACTED / (time.process_time() - began):.0f} files/s on one core (bar 300)")


@pytest.mark.django_db
def test_intake_of_an_archive_and_again() -> None:
    taken_in("an archive", archive(TAKEN_IN))
    taken_in("the same again", archive(TAKEN_IN))
    assert ArticleVersion.objects.count() == TAKEN_IN


@pytest.mark.django_db
def test_intake_of_near_copies() -> None:
    taken_in("near copies", (near_copy(number) for number in range(1, NEAR_COPIES, 2)))
    taken_in("what they copy", (article(number) for number in range(0, NEAR_COPIES, 2)))
    assert ArticleVersion.objects.count() == NEAR_COPIES


def taken_in(what: str, files: Iterable[tuple[str, bytes]]) -> None:
    """Take in files and print how many a second."""
    made = [Incoming(name, data) for name, data in files]
    began = time.perf_counter()
    for _ in take_in_all(made):
        pass
    rate = len(made) / (time.perf_counter() - began)
    print(f"\nintake, {what}: {rate:.0f} files/s on {os.cpu_count()} processors (bar 100)")
