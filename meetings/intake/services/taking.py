"""Names and bytes in; out, what became of each file, in the order given.

Files are read by child processes some way ahead of those that are stored, a batch in one transaction. What has been
told of a file is kept, whatever happens next; what is held already is known by its bytes and passed over unread.
"""

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import islice

from django.db import DatabaseError, DataError, IntegrityError, OperationalError, transaction

from meetings.choices import IntakeResult
from meetings.exceptions import UnreadableFile
from meetings.intake import isolation
from meetings.intake.stages import Prepared
from meetings.models import ArticleVersion

from .storing import Arrival, TakenIn, held_already, store

logger = logging.getLogger(__name__)

# The files of a transaction: enough to share its costs, few enough for the next person to wait a second at most.
BATCH_FILES = 64
BATCH_BYTES = 4_000_000
# The batches being read while one is stored.
AHEAD = 2


Settle = Callable[[Sequence["Incoming"], Sequence[TakenIn]], None]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file on its way in; ``refusal`` says why one is refused unread, ``pk`` which row of a run it came by."""

    name: str
    data: bytes
    refusal: str = ""
    pk: int | None = None


def take_in(*, name: str, data: bytes) -> TakenIn:
    """Store one file as a new article, as a new version of one held, or not at all; the answer says which.

    Never raises for what a file holds: a file that cannot be read is refused with the reason.
    """
    return next(take_in_all([Incoming(name, data)]))[0]


def take_in_all(files: Iterable[Incoming], settle: Settle | None = None) -> Iterator[list[TakenIn]]:
    """Take in files, drawn as they are needed, and yield what became of each batch once it is stored.

    ``settle`` gets the files of a batch and their answers inside its transaction.
    """
    batches = _batches(files)
    reading: deque[_Batch] = deque(_Batch(batch) for batch in islice(batches, AHEAD))
    while reading:
        batch = reading.popleft()
        reading.extend(_Batch(following) for following in islice(batches, 1))
        yield batch.stored(settle)


def opened(name: str, data: bytes) -> list[Incoming]:
    """Return a file as it is, or the members of a ZIP, those that are refused included."""
    if not name.lower().endswith(".zip"):
        return [Incoming(name, data)]
    try:
        members, problems = isolation.pool().open(name, data).result()
    except UnreadableFile as refusal:
        return [Incoming(name, b"", str(refusal))]
    taken = [Incoming(f"{name}/{member}", content) for member, content in members]
    return taken + [Incoming(name, b"", problem.message) for problem in problems]


def _batches(files: Iterable[Incoming]) -> Iterator[list[Incoming]]:
    batch: list[Incoming] = []
    size = 0
    for file in files:
        if batch and (len(batch) == BATCH_FILES or size + len(file.data) > BATCH_BYTES):
            yield batch
            batch, size = [], 0
        batch.append(file)
        size += len(file.data)
    if batch:
        yield batch


class _Batch:
    """Files being read, to be stored together."""

    def __init__(self, files: Sequence[Incoming]) -> None:
        """Begin to read those that are not held; the children go on while the batches before are stored."""
        self._files = files
        hashes = [hashlib.sha256(file.data).hexdigest() for file in files]
        held = ArticleVersion.objects.filter(sha256__in=hashes).select_related("article").defer("data", "text")
        by_hash = {version.sha256: version for version in held}
        self._begun = [
            self._begin(file, sha256, by_hash.get(sha256)) for file, sha256 in zip(files, hashes, strict=True)
        ]

    def stored(self, settle: Settle | None) -> list[TakenIn]:
        """Store what could be read, and tell what became of each file."""
        read = [self._read(file, begun) for file, begun in zip(self._files, self._begun, strict=True)]
        try:
            return self._kept(read, settle)
        except (DatabaseError, UnreadableFile) as error:
            if isinstance(error, OperationalError):
                raise
            logger.warning("A batch of %d files could not be stored at once: %s", len(read), error)
        # One of them cannot be stored: the others are, each by itself.
        with transaction.atomic():
            return self._kept([_alone(each) if isinstance(each, Arrival) else each for each in read], settle)

    def _begin(self, file: Incoming, sha256: str, held: ArticleVersion | None) -> "TakenIn | Future[Prepared]":
        if file.refusal:
            return TakenIn(file.name, IntakeResult.REFUSED, file.refusal)
        return held_already(file.name, held) if held else isolation.pool().prepare(sha256, file.name, file.data)

    def _read(self, file: Incoming, begun: "TakenIn | Future[Prepared]") -> TakenIn | Arrival:
        if isinstance(begun, TakenIn):
            return begun
        try:
            return Arrival(file.data, begun.result())
        except UnreadableFile as refusal:
            return TakenIn(file.name, IntakeResult.REFUSED, str(refusal))

    def _kept(self, read: Sequence[TakenIn | Arrival], settle: Settle | None) -> list[TakenIn]:
        with transaction.atomic():
            stored = iter(store([each for each in read if isinstance(each, Arrival)]))
            taken = [next(stored) if isinstance(each, Arrival) else each for each in read]
            if settle:
                settle(self._files, taken)
        return taken


def _alone(arrival: Arrival) -> TakenIn:
    """Store one file by itself; one that the database cannot hold is refused."""
    name = arrival.prepared.source.name
    try:
        return store([arrival])[0]
    except UnreadableFile as refusal:
        return TakenIn(name, IntakeResult.REFUSED, str(refusal))
    except (DataError, IntegrityError) as error:
        logger.exception("%s could not be stored", name)
        return TakenIn(name, IntakeResult.REFUSED, f"“{name}” holds what the database cannot: {error}")
