"""The history of people or organisations -> an index in memory: keys of names -> the records that bear, or bore, them.

The index only proposes. It never forgets a name: whoever asks reads the proposed records from the database, so that
names given up, withdrawn, or written in a transaction that was rolled back do no harm. It must only never lack one,
and so reads the append-only table of events, which sees every write: all of it once, then what is new before each use.

Events become visible out of the order of their numbers, as transactions end. A number that was passed over is asked
for again until every transaction that could have taken it has ended.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

from django.db import connection
from django.db.models import QuerySet
from rapidfuzz import fuzz, process

from meetings.intake.matching.types import R

Names = Callable[[Sequence[object]], Iterable[str]]
Keys = Callable[[str], Iterable[str]]

#: Records read from the database for one name; more that share a key are told apart by their letters first.
PROPOSED = 24
_END = 2**62
_ROWS_AT_ONCE = 5000


@dataclass(frozen=True, slots=True)
class _Passed:
    """Event numbers not seen, and the transaction number before which those that may yet show them had begun."""

    first: int
    last: int
    begun_before: int


class NameIndex:
    """Names of one kind of record by their keys; for all threads of a process."""

    def __init__(self, *, table: str, columns: Sequence[str], names: Names, keys: Keys) -> None:
        """Index the events of ``table``; ``names`` gives the comparable names of a row of ``columns``."""
        self._names = names
        self._keys = keys
        self._lock = Lock()
        self._next = 0
        self._passed: list[_Passed] = []
        self._names_of: dict[int, tuple[str, ...]] = {}
        self._records_of: dict[str, tuple[int, ...]] = {}
        # The names of table and columns are ours, never a user's.
        self._unread = f"""
            SELECT pg_snapshot_xmin(now)::text::bigint, pg_snapshot_xmax(now)::text::bigint, event.*
            FROM pg_current_snapshot() AS now LEFT JOIN (
                SELECT e.* FROM unnest(%s::bigint[], %s::bigint[]) AS unread (first, last)
                CROSS JOIN LATERAL (
                    SELECT pgh_id, id, {", ".join(columns)} FROM {table}
                    WHERE pgh_id BETWEEN unread.first AND unread.last ORDER BY pgh_id
                ) AS e
            ) AS event ON true ORDER BY event.pgh_id
        """  # noqa: S608  # see above

    def read(self, name: str, rows: QuerySet[R]) -> list[R]:
        """Return those of ``rows`` that may bear ``name`` (comparable): the likest, PROPOSED of them or a few more.

        What has been rolled back or withdrawn takes nobody's place.
        """
        self._catch_up()
        proposed = self._proposed(name)
        found: list[R] = []
        for start in range(0, len(proposed), PROPOSED):
            found += rows.filter(pk__in=proposed[start : start + PROPOSED])
            if len(found) >= PROPOSED:
                break
        return found

    def _proposed(self, name: str) -> list[int]:
        """Return the records that share a key with ``name``, the likest first where they are many."""
        found = {record for key in self._keys(name) for record in self._records_of.get(key, ())}
        if len(found) <= PROPOSED:
            return list(found)
        spelt = [(record, form) for record in found for form in self._names_of[record]]
        known = [form for _, form in spelt]
        likest = process.extract(name, known, scorer=fuzz.token_sort_ratio, processor=None, limit=None)
        return list(dict.fromkeys(spelt[place][0] for _, _, place in likest))

    def _catch_up(self) -> None:
        with self._lock, connection.cursor() as cursor:
            firsts = [*(passed.first for passed in self._passed), self._next]
            lasts = [*(passed.last for passed in self._passed), _END]
            cursor.execute(self._unread, [firsts, lasts])
            while rows := cursor.fetchmany(_ROWS_AT_ONCE):
                oldest_running, next_to_begin = rows[0][:2]
                for _, _, number, *row in rows:
                    if number is not None:
                        self._read(number, row, next_to_begin)
            self._passed = [passed for passed in self._passed if passed.begun_before > oldest_running]

    def _read(self, number: int, row: list[object], next_to_begin: int) -> None:
        record, *columns = row
        self._add(int(str(record)), columns)
        if number >= self._next:
            if number > self._next:
                self._passed.append(_Passed(self._next, number - 1, next_to_begin))
            self._next = number + 1

    def _add(self, record: int, columns: Sequence[object]) -> None:
        known = self._names_of.get(record, ())
        new = tuple(name for name in dict.fromkeys(self._names(columns)) if name not in known)
        if new:
            self._names_of[record] = known + new
        for key in {key for name in new for key in self._keys(name)}:
            bearers = self._records_of.get(key, ())
            if record not in bearers:
                self._records_of[key] = (*bearers, record)
