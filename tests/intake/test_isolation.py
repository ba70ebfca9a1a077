"""Files read in child processes: what comes back, and what a file that ends, fills or occupies its child comes to."""

import hashlib
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress

import psutil
import pytest

from meetings.choices import ArticleKind
from meetings.exceptions import UnreadableFile
from meetings.intake.isolation import Limits, Pool
from meetings.intake.stages import Prepared, Told, prepare
from tests.seeds import RELEASE, WIRE

# Some seconds of work, and hundreds of megabytes.
LARGE = b"They share what they know with those who need it.\n" * 100_000
SMALL = b"They share what they know with those who need it.\n"


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(size=1)
    yield pool
    pool.close()


def begun(pool: Pool, name: str, data: bytes) -> "Future[Prepared]":
    return pool.prepare(hashlib.sha256(data).hexdigest(), name, data)


def children() -> set[int]:
    """Return the processes that read files for this one."""
    living = set()
    for process in psutil.Process().children():
        # One that ends meanwhile has no command line any more.
        with suppress(psutil.NoSuchProcess):
            if "meetings.intake.child" in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE:
                living.add(process.pid)
    return living


def test_file_read_in_a_child_is_what_the_stages_make_of_it(pool: Pool) -> None:
    data = RELEASE.read_bytes()
    assert begun(pool, RELEASE.name, data).result() == prepare(RELEASE.name, data)


def test_refusal_comes_back_with_its_words(pool: Pool) -> None:
    with pytest.raises(UnreadableFile, match=r"“empty\.md” is empty \(0 bytes\)"):
        begun(pool, "empty.md", b"").result()


def test_texts_are_compared_in_a_child(pool: Pool) -> None:
    release, wire = (
        Told(prepare(path.name, path.read_bytes()).source, ArticleKind.OTHER, ()) for path in (RELEASE, WIRE)
    )
    (found,) = pool.compare(wire.source.sha256, WIRE.name, ((wire, release),)).result()
    assert [(run.copy.start, run.copy.end) for run in found.copied][:2] == [(420, 725), (1110, 1350)]
    assert found.exact[:2] == (True, True)


def test_child_ended_by_somebody_is_replaced_and_the_file_read(pool: Pool) -> None:
    before = children()
    reading = begun(pool, "large.txt", LARGE)
    while not (new := children() - before):
        time.sleep(0.01)
    time.sleep(0.5)
    psutil.Process(new.pop()).kill()

    assert reading.result().source.sha256 == hashlib.sha256(LARGE).hexdigest()


def test_file_that_ends_every_child_is_refused_by_name_and_the_next_is_read(pool: Pool) -> None:
    before = children()
    reading = begun(pool, "deadly.txt", LARGE)
    ended: set[int] = set()
    while not reading.done():
        for pid in children() - before - ended:
            psutil.Process(pid).kill()
            ended.add(pid)
        time.sleep(0.01)

    with pytest.raises(UnreadableFile, match=r"“deadly\.txt” could not be read: it ended the process that read it"):
        reading.result()
    assert len(ended) == 2
    assert begun(pool, "small.txt", SMALL).result().source.text == SMALL.decode()


def test_file_that_takes_too_long_is_refused_by_name_and_the_next_is_read() -> None:
    pool = Pool(size=1, limits=Limits(seconds=1))
    with pytest.raises(UnreadableFile, match=r"“endless\.txt” could not be read: it takes more time"):
        begun(pool, "endless.txt", LARGE).result()
    assert begun(pool, "small.txt", SMALL).result().source.text == SMALL.decode()
    pool.close()


def test_file_that_needs_too_much_memory_is_refused_by_name_and_the_next_is_read() -> None:
    pool = Pool(size=1, limits=Limits(memory=400 << 20))
    with pytest.raises(UnreadableFile, match=r"“bomb\.txt” could not be read: it needs more memory"):
        begun(pool, "bomb.txt", LARGE).result()
    assert begun(pool, "small.txt", SMALL).result().source.text == SMALL.decode()
    pool.close()


def test_children_end_with_their_pool() -> None:
    before = children()
    pool = Pool(size=2)
    for reading in [begun(pool, f"{number}.txt", b"Words %d." % number) for number in range(8)]:
        reading.result()
    assert len(children() - before) == 2

    pool.close()

    assert children() - before == set()
