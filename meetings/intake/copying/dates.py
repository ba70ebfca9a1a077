"""Words in; out, the dates among them, as far as two of them can be told apart."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: number for number, name in enumerate(_MONTHS, 1)} | {"sept": 9}
_WEEKDAYS = frozenset({
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
})  # fmt: skip
_DAY = re.compile(r"(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN = frozenset({"to", "and", "of", "through"})


@dataclass(slots=True)
class DateWords:
    """A date or a range of them: words ``[start, end)``, and what they name; an empty set: nothing."""

    start: int
    end: int
    days: set[int] = field(default_factory=set)
    months: set[int] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    weekdays: set[str] = field(default_factory=set)

    def contradicts(self, other: "DateWords") -> bool:
        """Say whether both name a day, month, year or weekday, and not the same."""
        return any(
            bool(mine and theirs and mine != theirs)
            for mine, theirs in (
                (self.days, other.days),
                (self.months, other.months),
                (self.years, other.years),
                (self.weekdays, other.weekdays),
            )
        )


def dates_among(words: Sequence[str]) -> list[DateWords]:
    """Return the dates among words as compared, in order; their numbers count from the first word."""
    found: list[DateWords] = []
    place = 0
    while place < len(words):
        end = _run_end(words, place)
        date = _date(words, place, end) if end > place else None
        if date is not None:
            found.append(date)
        place = max(end, place + 1)
    return found


def _is_part(word: str) -> bool:
    return bool(word in _MONTH_NUMBERS or word in _WEEKDAYS or _DAY.fullmatch(word) or _YEAR.fullmatch(word))


def _run_end(words: Sequence[str], start: int) -> int:
    """Return where the parts of a date that begin at ``start`` end, with a joining word between two of them."""
    end = start
    while end < len(words):
        if _is_part(words[end]):
            end += 1
        elif end > start and words[end] in _BETWEEN and end + 1 < len(words) and _is_part(words[end + 1]):
            end += 2
        else:
            break
    return end


def _date(words: Sequence[str], start: int, end: int) -> DateWords | None:
    """Return the date that a run of parts names, or None where they are mere numbers."""
    date = DateWords(start, end)
    numbers: list[int] = []
    for word in words[start:end]:
        if word in _MONTH_NUMBERS:
            date.months.add(_MONTH_NUMBERS[word])
        elif word in _WEEKDAYS:
            date.weekdays.add(word)
        elif _YEAR.fullmatch(word):
            date.years.add(int(word))
        elif day := _DAY.fullmatch(word):
            numbers.append(int(day.group(1)))
    if not date.months and date.years and len(numbers) == 2:
        date.months.add(numbers.pop(0))
    date.days.update(numbers)
    # "May" alone is more often a modal than a month.
    alone = date.months == {5} and not (date.days or date.years)
    return date if (date.months and not alone) or date.years or date.weekdays else None
