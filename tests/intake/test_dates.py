"""Words in, days out; what cannot be told is not guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.intake import dates

PUBLISHED = date(2026, 1, 27)  # a Tuesday


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("From January 20-21, the", "2026-01-20", "2026-01-21"),
        ("from January 20 to 21, marking", "2026-01-20", "2026-01-21"),
        ("(20-21 Jan 2026).", "2026-01-20", "2026-01-21"),
        ("July 14–16, 2024, for", "2024-07-14", "2024-07-16"),
        ("on December 5 and 6, the", "2025-12-05", "2025-12-06"),
        ("June 30 - July 2, 2025", "2025-06-30", "2025-07-02"),
        ("30 June to 2 July 2025", "2025-06-30", "2025-07-02"),
        ("December 30 to January 2, 2026", "2025-12-30", "2026-01-02"),
        ("on 21st January 2026", "2026-01-21", "2026-01-21"),
        ("on Sept. 3, 2025", "2025-09-03", "2025-09-03"),
        ("2026-01-20", "2026-01-20", "2026-01-20"),
        ("held today", "2026-01-27", "2026-01-27"),
        ("held yesterday", "2026-01-26", "2026-01-26"),
        ("on Monday", "2026-01-26", "2026-01-26"),
        ("on Tuesday", "2026-01-27", "2026-01-27"),
        ("on December 31", "2025-12-31", "2025-12-31"),
    ],
)
def test_days_are_told(words: str, first: str, last: str) -> None:
    found = dates.find(words, PUBLISHED)

    assert [(each.first.isoformat(), each.last.isoformat()) for each in found] == [(first, last)]


@pytest.mark.parametrize(
    "words",
    [
        "the April 2023 Washington Declaration",
        "in January 2024",
        "February 30, 2025",
        "in 2026",
        "May I",
        "January 1,000",
    ],
)
def test_what_is_no_day_is_passed_over(words: str) -> None:
    assert dates.find(words, PUBLISHED) == []


def test_a_year_left_out_without_publication_is_not_guessed() -> None:
    assert dates.find("on July 31, and today", None) == []


@given(st.text(alphabet=st.sampled_from("JanFebuaryMch 0123456789-–,. tho"), max_size=40))
def test_any_words_give_days_in_order_and_inside(words: str) -> None:
    for found in dates.find(words, PUBLISHED):
        assert found.first <= found.last
        assert 0 <= found.start < found.end <= len(words)
