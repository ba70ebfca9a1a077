"""Words in, days out; what cannot be told is not guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
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
        ("held to-day", "2026-01-27", "2026-01-27"),
        ("to-morrow in Lima", "2026-01-28", "2026-01-28"),
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


MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
#: Written with the fields of two days of one month, and of its year.
WITHIN_A_MONTH = (
    "{m} {a}-{b}, {y}", "{m} {a}–{b}, {y}", "{m} {a} and {b}, {y}", "from {m} {a} to {b}, {y}",
    "{m} {a} through {b}, {y}", "{m} {a} & {b}, {y}", "({a}-{b} {s} {y})", "{a} to {b} {m} {y}", "{a} – {b} {m} {y}",
    "{a} and {b} {m} {y}", "from the {a}th to the {b}th of {m}, {y}",
)  # fmt: skip
#: Written with two days of any months; the year is that of the second.
BETWEEN_MONTHS = (
    "{m} {a} - {m2} {b}, {y}", "from {m} {a} to {m2} {b}, {y}", "{a} {m} – {b} {m2} {y}",
    "from {a} {s} to {b} {s2} {y}", "{m} {a} to {m2} {b}, {y}", "{a} {m} and {b} {m2} {y}",
)  # fmt: skip
SINGLE = (
    "{m} {a}, {y}", "{w}, {m} {a}, {y}", "on {a} {m} {y}", "{s} {a}, {y}", "on {w}, {a} {m} {y}",
    "{y}-{n:02}-{a:02}", "{a:02}.{n:02}.{y}",
)  # fmt: skip
days = st.dates(date(2001, 1, 1), date(2098, 12, 1))


def written(form: str, first: date, last: date) -> str:
    """Return two days as a form writes them."""
    return form.format(
        m=MONTHS[first.month - 1], m2=MONTHS[last.month - 1], s=SHORT[first.month - 1], s2=SHORT[last.month - 1],
        n=first.month, a=first.day, b=last.day, y=last.year, w=first.strftime("%A"),
    )  # fmt: skip


def read_back(words: str, published_on: date | None) -> tuple[date, date]:
    """Return the days that are told by words within a sentence; what is found lies at their place and stands alone."""
    before = "Both sides held talks, "
    (found,) = dates.find(f"{before}{words}, in Suva.", published_on)
    assert len(before) <= found.start < found.end <= len(before + words)
    own = f"{before}{words}"[found.start : found.end]
    assert [(each.first, each.last) for each in dates.find(own, published_on)] == [(found.first, found.last)]
    return found.first, found.last


@given(days, st.integers(1, 27), st.one_of(st.sampled_from(WITHIN_A_MONTH), st.sampled_from(BETWEEN_MONTHS)))
def test_range_written_in_any_form_reads_back(first: date, length: int, form: str) -> None:
    last = first + timedelta(days=length)
    if form in WITHIN_A_MONTH:
        assume(first.month == last.month)
    else:
        assume(first.month != last.month)

    assert read_back(written(form, first, last), None) == (first, last)


@given(days, st.sampled_from(SINGLE))
def test_day_written_in_any_form_reads_back(day: date, form: str) -> None:
    assert read_back(written(form, day, day), None) == (day, day)


@given(
    st.dates(date(2001, 3, 1), date(2098, 12, 1)),
    st.integers(1, 9),
    st.integers(0, 150),
    st.one_of(st.sampled_from(WITHIN_A_MONTH), st.sampled_from(BETWEEN_MONTHS)),
)
def test_range_without_its_year_is_that_nearest_to_publication(first: date, length: int, since: int, form: str) -> None:
    last = first + timedelta(days=length)
    assume((first.month == last.month) == (form in WITHIN_A_MONTH))
    form = form.removesuffix(" {y}").removesuffix(" {y})").removesuffix(",")

    assert read_back(written(form, first, last), last + timedelta(days=since)) == (first, last)


@given(days)
def test_days_told_by_publication_alone_count_from_it(published: date) -> None:
    told = {
        "this morning": 0, "this afternoon": 0, "today": 0, "yesterday": -1, "tomorrow": 1,
        f"on {published:%A}": 0, f"on {published - timedelta(days=6):%A}": -6,
    }  # fmt: skip

    for words, shift in told.items():
        day = published + timedelta(days=shift)
        assert read_back(words, published) == (day, day)
        assert dates.find(words, None) == []
