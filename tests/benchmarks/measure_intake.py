"""Files a second: of extraction (pure, one core), and of intake (stored, drafted, compared with what is held)."""

import re
import time
from collections.abc import Iterator
from random import Random

import pytest

from meetings.intake.drafting import draft
from meetings.intake.parsing import parse
from meetings.intake.reading import read
from meetings.intake.services import take_in
from meetings.models import ArticleVersion
from tests.seeds import RELEASE, WIRE

EXTRACTED = 400
TAKEN_IN = 200
NEAR_COPIES = 100


def articles(count: int, *, shuffled_from: int) -> Iterator[tuple[str, bytes]]:
    """Yield articles of the seeds' shape whose words of so many letters or more are shuffled, by a fixed seed.

    From four letters on they are distinct; from seven on each repeats many a phrase of the others; from 100 on all are
    copies of one another.
    """
    sources = (RELEASE.read_bytes(), WIRE.read_bytes())
    for number in range(count):
        shuffle = Random(number)  # noqa: S311  # Nothing is kept secret by it.

        def other(word: re.Match[bytes], shuffle: Random = shuffle) -> bytes:
            return bytes(shuffle.sample(word[0], len(word[0])))

        data = sources[number % 2].replace(b"working-group/", b"working-group/%d/" % number)
        # The release's front matter and breadcrumb, or the wire copy's dateline.
        head_ends = max(data.find(b"From January"), 60)
        head, body = data[:head_ends], data[head_ends:]
        yield f"{number}.txt", head + re.sub(rb"\b[A-Za-z]{%d,}\b" % shuffled_from, other, body) + b"\n%d\n" % number


def test_extraction() -> None:
    files = list(articles(EXTRACTED, shuffled_from=100))
    began = time.process_time()
    for name, data in files:
        source = read(name, data)
        draft(parse(source), source)
    print(f"\nextraction: {EXTRACTED / (time.process_time() - began):.0f} files/s on one core (bar 300)")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "count", "shuffled_from"),
    [("distinct", TAKEN_IN, 4), ("phrases shared", TAKEN_IN, 7), ("near copies", NEAR_COPIES, 100)],
)
def test_intake(name: str, count: int, shuffled_from: int) -> None:
    files = list(articles(count, shuffled_from=shuffled_from))
    began = time.perf_counter()
    for file_name, data in files:
        take_in(name=file_name, data=data)
    rate = count / (time.perf_counter() - began)
    print(f"\nintake, {name}: {rate:.0f} files/s in one process")
    assert ArticleVersion.objects.count() == count
