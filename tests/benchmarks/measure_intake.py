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


def articles(count: int) -> Iterator[tuple[str, bytes]]:
    """Yield articles of the seeds' shape, each in words of its own: the longer words are shuffled, by a fixed seed."""
    sources = (RELEASE.read_bytes(), WIRE.read_bytes())
    for number in range(count):
        shuffle = Random(number)  # noqa: S311  # Nothing is kept secret by it.

        def other(word: re.Match[bytes], shuffle: Random = shuffle) -> bytes:
            return bytes(shuffle.sample(word[0], len(word[0])))

        data = sources[number % 2].replace(b"working-group/", b"working-group/%d/" % number)
        head, body = data[:600], data[600:]
        yield f"{number}.txt", head + re.sub(rb"\b[a-z]{7,}\b", other, body) + b"\n%d\n" % number


def test_extraction() -> None:
    files = list(articles(EXTRACTED))
    began = time.perf_counter()
    for name, data in files:
        source = read(name, data)
        draft(parse(source), source)
    print(f"\nextraction: {EXTRACTED / (time.perf_counter() - began):.0f} files/s on one core (bar 300)")


@pytest.mark.django_db
def test_intake() -> None:
    files = list(articles(TAKEN_IN))
    began = time.perf_counter()
    for name, data in files:
        take_in(name=name, data=data)
    print(f"\nintake: {TAKEN_IN / (time.perf_counter() - began):.0f} files/s in one process")
    assert ArticleVersion.objects.count() == TAKEN_IN
