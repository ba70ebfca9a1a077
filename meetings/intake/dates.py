"""Words of a text -> the days that they mean, in a small grammar of its own.

"January 20-21", "from January 20 to 21", "(20-21 Jan 2026)", "June 30 - July 2, 2025", "December 5 and 6", "Tuesday,
May 31", "13.03.2026", "today", "this afternoon", "on Tuesday". A year left out is taken from the day of publication.
What names no day ("last week", "the week of March 14") is passed over: a day that cannot be told is not guessed.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from meetings.intake.alternation import by_first_letter, matches

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"(?:[0-3]?\d)(?: ?(?:st|nd|rd|th))?"
_TO = r"(?: ?[-–—] ?|,? (?:to|and|through|until|till|&) (?:the )?)"
_YEAR = r"(?:,? (?P<year{n}>(?:19|20)\d\d)\b)?"
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
#: What a day needs: told by its number, a digit and a month's name or a mark between digits; told as "today" is, a
#: word.
_DIGIT = re.compile(r"\d")
_MONTH_NAME = re.compile(r"Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec")
_DIGITS_JOINED = re.compile(r"\d[-.]\d")
_RELATIVE_WORD = re.compile(r"day|night|morrow|morning|afternoon|evening")

# Month first: "January 20", "Tuesday, January 20-21, 2026", "June 30 - July 2, 2025".
_MONTH_FIRST = re.compile(
    rf"\b(?:(?:[Oo]n )?{_WEEKDAY},? )?(?P<month>{_MONTH}) (?P<day>{_DAY})\b(?!\.\d|,\d|-month"
    rf"|-year)(?:{_YEAR.format(n=0)}{_TO}"
    rf"(?:{_WEEKDAY},? )?(?:(?P<month2>{_MONTH}) )?(?P<day2>{_DAY})\b(?! (?:{_MONTH})|[-:]| (?:countries"
    rf"|members|nations|states|other|people)))?" + _YEAR.format(n=1)
)
# Day first: "20 January 2026", "20-21 Jan 2026", "30 June - 2 July 2025", "20th and 21st of January".
_DAY_FIRST = re.compile(
    rf"\b(?:{_WEEKDAY},? (?:the )?)?(?P<day>{_DAY})(?: of)?(?: (?P<month2>{_MONTH}){_YEAR.format(n=0)})?(?:{_TO}"
    rf"(?:{_WEEKDAY},? )?(?P<day2>{_DAY})(?: of)?)?[ -](?P<month>{_MONTH})(?:\b|(?<=\.))(?! \d{{1,2}}\b(?!:))"
    + _YEAR.format(n=1).replace(",? ", ",?[ -]")
)
_NUMERIC = re.compile(r"\b(?P<iso>20\d\d-[01]\d-[0-3]\d)\b|\b(?P<dotted>[0-3]?\d\.[01]?\d\.20\d\d)\b")
_RELATIVE = re.compile(
    rf"\b(?P<word>[Tt]o-?day\b(?!'s (?:world|global|economy))|[Yy]esterday|[Tt]o-?morrow|[Tt]onight|[Ll]ast night"
    rf"|[Ee]arlier today|[Aa] day ago"
    rf"|[Tt]his (?:morning|afternoon|evening)|(?:[Oo]n |[Ll]ast |[Nn]ext |[Tt]his |[Ll]ate "
    rf"|[Ee]arly )?(?P<weekday>{_WEEKDAY}))\b"
)
#: "this afternoon (22)", "recently (15)": the day of the month, which South Asian releases put in brackets.
_DAY_IN_BRACKETS = re.compile(
    rf"\b(?:[Rr]ecently|[Tt]oday|[Yy]esterday|[Tt]his (?:morning|afternoon|evening)|(?:[Oo]n )?{_WEEKDAY})"
    r" \((?P<day>[0-3]?\d)(?:st|nd|rd|th)?\)"
)
# "On the 11th": of the month last told, or of the one before publication.
_DAY_ALONE = re.compile(r"\b[Oo]n the (?P<day>[0-3]?\d)(?:st|nd|rd|th)\b(?= ?[,.;)]| (?:in|he|she|they|the|at)\b)")
# "the week of March 14" and "as of March 14" tell no day of a meeting; "by" and "until" tell an end alone.
_NO_DAY = re.compile(
    r"(?:\b(?:weeks? of|as of|month of|week beginning|weeks? after|weeks? before|days? of) (?:the )?)$", re.IGNORECASE
)
#: The letters with which matches of the patterns may begin.
_WEEKDAY_BEGINS = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_MONTH_BEGINS = ("Jan", "Feb", "Mar", "Apr", "May", "Ju", "Aug", "Sep", "Oct", "Nov", "Dec")
_MONTH_FIRST_BEGINS = re.compile(by_first_letter((*_WEEKDAY_BEGINS, *_MONTH_BEGINS, "On ", "on ")))
_DAY_FIRST_BEGINS = re.compile(by_first_letter((*_WEEKDAY_BEGINS, *"0123456789")))
_RELATIVE_WORDS = "today to-day tomorrow to-morrow tonight yesterday last next this late early earlier on a".split()
_RELATIVE_BEGINS = re.compile(
    by_first_letter((*_WEEKDAY_BEGINS, *_RELATIVE_WORDS, *map(str.capitalize, _RELATIVE_WORDS)))
)
_YESTERDAY = frozenset({"yesterday", "last night", "a day ago"})


@dataclass(frozen=True, slots=True)
class FoundDate:
    """Days that a text names, first to last (the same for a single day), and where (folded text)."""

    first: date
    last: date
    start: int
    end: int


def find(
    text: str, published_on: date | None, start: int = 0, end: int | None = None, *, ahead: bool = False
) -> list[FoundDate]:
    """Return the days named in ``text[start:end]`` in reading order.

    ``published_on``: the day of publication at its place, by which a missing year and "today" are told; None: they
    are not told, and such words are passed over. ``ahead``: the text announces, so that "Thursday" is the next one.
    """
    return list(_find(text, published_on, start, len(text) if end is None else end, ahead))


# One sentence is asked for its days by several rules, one after another.
@lru_cache(maxsize=32)
def _find(text: str, published_on: date | None, start: int, end: int, ahead: bool) -> tuple[FoundDate, ...]:
    found: list[FoundDate] = []
    if _DIGIT.search(text, start, end):
        for needed, begins, pattern, read in _READERS:
            if needed.search(text, start, end) is None:
                continue
            for match in matches(pattern, begins, text, start, end):
                if not _NO_DAY.search(text[max(start, match.start() - 20) : match.start()]):
                    _keep(found, read(match, published_on), match)
        for pattern in (_DAY_IN_BRACKETS, _DAY_ALONE):
            for match in pattern.finditer(text, start, end):
                _keep(found, _day_alone(match, published_on, ahead=ahead), match)
    if _RELATIVE_WORD.search(text, start, end):
        for match in matches(_RELATIVE, _RELATIVE_BEGINS, text, start, end):
            _keep(found, _relative_day(match, published_on, ahead=ahead), match)
    return tuple(sorted(found, key=lambda each: each.start))


def _keep(found: list[FoundDate], days: tuple[date, date] | None, match: re.Match[str]) -> None:
    if days and not any(other.start < match.end() and match.start() < other.end for other in found):
        found.append(FoundDate(*days, match.start(), match.end()))


def _days(match: re.Match[str], published_on: date | None) -> tuple[date, date] | None:
    month, month2 = _month(match["month"]), _month(match["month2"])
    day, day2 = _number(match["day"]), _number(match["day2"])
    begins_with_day = match["day"] and match.start("day") < match.start("month")
    first_month, last_month = (month2 or month, month) if begins_with_day else (month, month2 or month)
    year_words = match["year1"] or match["year0"]
    year = int(year_words) if year_words else _year_of(first_month, day, published_on)
    if year is None or first_month is None or last_month is None or day is None:
        return None
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


def _numeric_day(match: re.Match[str], published_on: date | None) -> tuple[date, date] | None:
    del published_on
    try:
        if match["iso"]:
            day = date.fromisoformat(match["iso"])
        else:
            numbers = [int(part) for part in match["dotted"].split(".")]
            day = date(numbers[2], numbers[1], numbers[0])
    except ValueError:
        return None
    return day, day


#: What is needed for a pattern to be tried, where it may match, the pattern, and what reads its matches.
_READERS = (
    (_MONTH_NAME, _MONTH_FIRST_BEGINS, _MONTH_FIRST, _days),
    (_MONTH_NAME, _DAY_FIRST_BEGINS, _DAY_FIRST, _days),
    (_DIGITS_JOINED, _DIGIT, _NUMERIC, _numeric_day),
)


def _day_alone(match: re.Match[str], published_on: date | None, *, ahead: bool) -> tuple[date, date] | None:
    """Return the last such day of a month up to publication or, of what is announced, the next one after it."""
    if published_on is None:
        return None
    day, number = published_on, int(match["day"])
    for _ in range(31):
        if day.day == number:
            return day, day
        day += timedelta(days=1 if ahead else -1)
    return None


def _relative_day(match: re.Match[str], published_on: date | None, *, ahead: bool) -> tuple[date, date] | None:
    if published_on is None:
        return None
    word = match["word"].lower()
    if not match["weekday"]:
        shift = -1 if word in _YESTERDAY else 1 if word.startswith(("tomorrow", "to-morrow")) else 0
        return (published_on + timedelta(days=shift),) * 2
    if word.startswith(("last ", "next ")):
        # "last Tuesday" may be of this week or of the one before; nobody can tell.
        return None
    number = _WEEKDAYS.index(match["weekday"].lower())
    # A release tells of the last such day before it, or of its own day; an announcement of the next.
    shift = (number - published_on.weekday()) % 7 if ahead else -((published_on.weekday() - number) % 7)
    day = published_on + timedelta(days=shift)
    return day, day
