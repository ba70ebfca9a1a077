"""Patterns that are tried only where they may begin find what they find everywhere."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.intake import dates
from meetings.intake.alternation import after_blank, by_first_letter, matches
from meetings.intake.drafting import meeting_verbs, outcomes, themes

GOLDEN = Path(__file__).parents[1] / "data" / "golden"

#: A pattern, and where it may begin, by name.
PAIRS = {
    "meeting verbs": (meeting_verbs.VERBS, meeting_verbs._FIRST_WORDS),
    "outcome verbs": (outcomes._VERB, outcomes._VERB_BEGINS),
    "themes": (themes._WORDS, themes._BEGINNINGS),
    "month first": (dates._MONTH_FIRST, dates._MONTH_FIRST_BEGINS),
    "day first": (dates._DAY_FIRST, dates._DAY_FIRST_BEGINS),
    "relative days": (dates._RELATIVE, dates._RELATIVE_BEGINS),
}


def spans(found: Iterable[re.Match[str]]) -> list[tuple[int, int]]:
    return [match.span() for match in found]


@pytest.mark.parametrize("name", PAIRS)
def test_matches_in_real_texts_are_all_matches(name: str) -> None:
    pattern, begins = PAIRS[name]
    for path in sorted(GOLDEN.glob("*/*.txt")):
        text = path.read_text()
        assert spans(matches(pattern, begins, text)) == spans(pattern.finditer(text)), path


@pytest.mark.parametrize("name", PAIRS)
def test_matches_of_every_word_of_a_pattern_are_all_matches(name: str) -> None:
    pattern, begins = PAIRS[name]
    for word in sorted(set(re.findall(r"[A-Za-z]{2,}", pattern.pattern))):
        for form in (word, f"{word}s", f"{word}ed", f"{word}d", f"{word}ing", f"{word}e"):
            text = f"The ministers {form} to the talks with officials on Monday, 5 May 2026. ({form} the agreement)"
            assert spans(matches(pattern, begins, text)) == spans(pattern.finditer(text)), form


WORDS = (
    "to will met with held talks agreed on May 3 5-7 Monday, the climate anti-drug (signed “committed and 2026"
    " ministers last Tuesday 1.2.2026 not is meeting"
).split()


@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_matches_in_any_order_of_words_are_all_matches(words: list[str]) -> None:
    text = " ".join(words)
    for pattern, begins in PAIRS.values():
        assert spans(matches(pattern, begins, text)) == spans(pattern.finditer(text))


def test_matches_within_bounds_are_those_of_the_pattern() -> None:
    pattern, begins = PAIRS["outcome verbs"]
    text = "They agreed to meet, and they agreed on trade."
    assert spans(matches(pattern, begins, text, 12, 40)) == spans(pattern.finditer(text, 12, 40)) == [(30, 36)]


def test_by_first_letter_takes_the_longest_form_at_a_words_beginning() -> None:
    pattern = re.compile(by_first_letter(("Niger", "Nigeria", "Oman")))
    assert pattern.findall("Nigeria, Niger and Oman; Romania and XOman") == ["Nigeria", "Niger", "Oman"]


def test_after_blank_finds_forms_that_end_as_told() -> None:
    pattern = re.compile(after_blank(("to", "met"), then=r"\b"))
    assert [match.end() for match in pattern.finditer("to met, total (met met")] == [3, 19]
