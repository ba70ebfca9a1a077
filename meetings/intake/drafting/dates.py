"""Words of a text -> the days that they mean, in a small grammar of its own.

"January 20-21", "from January 20 to 21", "(20-21 Jan 2026)", "June 30 - July 2, 2025", "December 5 and 6", "today",
"on Tuesday". A year left out is taken from the day of publication. A day that cannot be told is not guessed.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:[0-3]?\d)(?:st|nd|rd|th)?"
_TO = r"(?: ?[-–—] ?| (?:to|and|through|until|till) (?:the )?|, and )"
_YEAR = r"(?:,? (?P<year{n}>(?:19|20)\d\d)\b)?"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Month first: "January 20", "January 20-21, 2026", "June 30 - July 2, 2025".
_MONTH_FIRST = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>{_DAY})\b(?!\.\d|,\d)(?:{_YEAR.format(n=0)}{_TO}"
    rf"(?:(?P<month2>{_MONTH}) )?(?P<day2>{_DAY})\b(?! (?:{_MONTH})))?" + _YEAR.format(n=1)
)
# Day first: "20 January 2026", "20-21 Jan 2026", "30 June - 2 July 2025".
_DAY_FIRST = re.compile(
    rf"\b(?P<day>{_DAY})(?: of)?(?: (?P<month2>{_MONTH}){_YEAR.format(n=0)})?(?:{_TO}"
    rf"(?P<day2>{_DAY})(?: of)?)? (?P<month>{_MONTH})\b(?! \d{{1,2}}\b(?!:))" + _YEAR.format(n=1)
)
_ISO = re.compile(r"\b(?P<iso>20\d\d-[01]\d-[0-3]\d)\b")
_RELATIVE = re.compile(
    r"\b(?P<word>[Tt]oday|[Yy]esterday|(?:[Oo]n |[Ll]ast )?(?P<weekday>Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday))\b(?! night shift)"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Days that a text names, first to last (the same for a single day), and where (folded text)."""

    first: date
    last: date
    start: int
    end: int


def find(text: str, published_on: date | None, start: int = 0, end: int | None = None) -> list[FoundDate]:
    """Return the days named in ``text[start:end]`` in reading order.

    ``published_on``: the day of publication at its place, by which a missing year and "today" are told; None: they
    are not told, and such words are passed over.
    """
    end = len(text) if end is None else end
    found: list[FoundDate] = []
    for pattern, read in ((_MONTH_FIRST, _days), (_DAY_FIRST, _days), (_ISO, _iso_day), (_RELATIVE, _relative_day)):
        for match in pattern.finditer(text, start, end):
            days = read(match, published_on)
            if days and not any(other.start < match.end() and match.start() < other.end for other in found):
                found.append(FoundDate(*days, match.start(), match.end()))
    return sorted(found, key=lambda each: each.start)


def _days(match: re.Match[str], published_on: date | None) -> tuple[date, date] | None:
    month, month2 = _month(match["month"]), _month(match["month2"])
    day, day2 = _number(match["day"]), _number(match["day2"])
    year_words = match["year1"] or match["year0"]
    year = int(year_words) if year_words else _year_of(month, day, published_on)
    if year is None or month is None or day is None:
        return None
    begins_with_day = match["day"] and match.start("day") < match.start("month")
    first_month, last_month = (month2 or month, month) if begins_with_day else (month, month2 or month)
    try:
        first = date(year, first_month, day)
        last = date(year, last_month, day2) if day2 else first
    except ValueError:
        return None
    if last < first and first_month > last_month:
        first = first.replace(year=year - 1) if year_words else first
        last = last if year_words else last.replace(year=year + 1)
    return (first, last) if first <= last else None


def _month(words: str | None) -> int | None:
    if words is None:
        return None
    return next(number for number, name in enumerate(_MONTHS, 1) if name.startswith(words[:3].lower()))


def _number(words: str | None) -> int | None:
    return int(re.sub(r"\D", "", words)) if words else None


def _year_of(month: int | None, day: int | None, published_on: date | None) -> int | None:
    """Return the year that puts the day nearest to publication: a release of January tells of December past."""
    if published_on is None or month is None or day is None:
        return None
    distances = []
    for year in (published_on.year - 1, published_on.year, published_on.year + 1):
        try:
            distances.append((abs((date(year, month, day) - published_on).days), year))
        except ValueError:
            continue
    return min(distances)[1] if distances else None


def _iso_day(match: re.Match[str], published_on: date | None) -> tuple[date, date] | None:
    del published_on
    try:
        day = date.fromisoformat(match["iso"])
    except ValueError:
        return None
    return day, day


def _relative_day(match: re.Match[str], published_on: date | None) -> tuple[date, date] | None:
    if published_on is None:
        return None
    word = match["word"].lower()
    if match["weekday"]:
        # A release tells of the last such day before it, or of its own day.
        back = (published_on.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
        day = published_on - timedelta(days=back)
    else:
        day = published_on - timedelta(days=1 if word == "yesterday" else 0)
    return day, day
