"""Dates, numbers and lists in words."""

from datetime import UTC, date, datetime

import pytest

from meetings.wording import count_of, listed, moment, number, ordinal, weekdays


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0, "0 sessions"),
        (1, "1 session"),
        (12, "12 sessions"),
        (9_999, "9\u202f999 sessions"),
        (10_000, "10\u202f000 sessions"),
        (10_001, "10\u202f000+ sessions"),
    ],
)
def test_count_of_rows_in_words(value: int, words: str) -> None:
    assert count_of(value, "session", "sessions") == words


def test_number_with_thin_spaces_between_thousands() -> None:
    assert number(1_234_567) == "1\u202f234\u202f567"


def test_moment_keeps_the_offset_that_the_source_gave() -> None:
    published = datetime(2026, 1, 26, 18, 12, 20, tzinfo=UTC)

    assert moment(published, -300) == "26 January 2026, 13:12 UTC-05:00"
    assert moment(published) == "26 January 2026, 18:12 UTC"
    assert moment(None) == ""


def test_weekdays_of_one_day_and_of_several() -> None:
    assert weekdays(date(2026, 1, 20), date(2026, 1, 21)) == "Tuesday to Wednesday"
    assert weekdays(date(2026, 1, 20), date(2026, 1, 20)) == "Tuesday"
    assert weekdays(date(2026, 1, 20)) == "Tuesday"
    assert weekdays(None) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [(1, "1st (inaugural)"), (2, "2nd"), (3, "3rd"), (11, "11th"), (12, "12th"), (21, "21st"), (112, "112th")],
)
def test_ordinal_in_words(value: int, words: str) -> None:
    assert ordinal(value) == words


def test_listed_leaves_out_what_is_empty() -> None:
    assert listed(["New Delhi", "", "India"]) == "New Delhi, India"
