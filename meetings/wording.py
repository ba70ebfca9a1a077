"""Times, numbers and lists of words in, the words that pages show out: ``12 sessions``, ``Tuesday to Wednesday``.

Days and ranges of days read on pages as they do on paper: those words are ``meetings.summaries.wording``'s.
"""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone
from typing import Final

from meetings.summaries.wording import day

NO_BREAK_THIN_SPACE: Final = "\u202f"
COUNT_CEILING: Final = 10_000


def weekdays(start: date | None, end: date | None = None) -> str:
    """Return ``Tuesday to Wednesday``, or one weekday; no ``start``: nothing."""
    if start is None:
        return ""
    return f"{start:%A} to {end:%A}" if end and end != start else f"{start:%A}"


def moment(value: datetime | None, offset: int | None = None) -> str:
    """Return ``26 January 2026, 13:12 UTC-05:00``: an aware time, ``offset`` minutes east of UTC (None: UTC itself)."""
    if value is None:
        return ""
    local = value.astimezone(timezone(timedelta(minutes=offset or 0)))
    return f"{day(local)}, {local:%H:%M} {local.tzname()}"


def number(value: int) -> str:
    """Return a number with thin spaces between thousands, at which no line breaks."""
    return f"{value:,}".replace(",", NO_BREAK_THIN_SPACE)


def count_of(value: int, singular: str, plural: str) -> str:
    """Return ``1 session``, ``12 sessions``; above 10,000 the exact number tells nobody more: ``10 000+ sessions``."""
    shown = f"{number(COUNT_CEILING)}+" if value > COUNT_CEILING else number(value)
    return f"{shown} {singular if value == 1 else plural}"


def ordinal(value: int) -> str:
    """Return ``1st (inaugural)``, ``2nd``, ``11th``."""
    ending = "th" if 10 <= value % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}" + (" (inaugural)" if value == 1 else "")


def listed(words: Iterable[str]) -> str:
    """Return words with commas between, empty ones left out."""
    return ", ".join(word for word in words if word)
