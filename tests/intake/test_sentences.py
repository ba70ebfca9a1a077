"""Sentences of folded text, with the abbreviations and quotations of press material."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.intake.sentences import sentences
from meetings.intake.types import Span


@pytest.mark.parametrize(
    "expected",
    [
        ["The group met in Washington, D.C.", "The Office spoke."],
        ["It met in Washington, D.C.", "Ambassador Rao spoke."],
        ["The D.C. Council met.", "It rose."],
        ["Dr. J. K. Rao met U.S. Secretary Lee at 10 a.m. on Jan. 5.", "He left."],
        ["Both visited the U.S.", "They agreed."],
        ["“We agree.”", "She left."],
        ['"We agree," said Director Carter.', '"This group works."'],
        ['He said, "India and the U.S. met (20-21 Jan 2026).', 'Both sides agreed."'],
        ["1. The parties agreed.", "2. They will meet."],
        ["See No. 5 of the annex.", "It stands."],
        ["Was it agreed?", "It was!", "Yes…", "At last."],
        ["It costs 3.5 million.", "In 2026.", "(It rained.)", "They met."],
        ["उन्होंने कहा।", "वे गए।"],
        ["“The best is yet to come.” — White House spokesman Kush Desai"],
        ["H.E. Shri Rao met Messrs. Lee and Park, and Brig. Gen. Kim."],
    ],
)
def test_sentences_of_press_material(expected: list[str]) -> None:
    text = " ".join(expected)

    assert [span.of(text) for span in sentences(text)] == expected


def test_sentences_run_together() -> None:
    text = "They opened the meeting.During it, both agreed."

    assert [span.of(text) for span in sentences(text)] == ["They opened the meeting.", "During it, both agreed."]


def test_sentences_end_at_a_line_break() -> None:
    text = "Joint statement\nThe parties met."

    assert sentences(text) == [Span(0, 15), Span(16, 32)]


def test_sentences_within_a_part_leave_out_the_rest() -> None:
    text = "One here. Two here. Three here."

    assert [span.of(text) for span in sentences(text, Span(10, 19))] == ["Two here."]


@given(st.text(alphabet='aBc .!?"”(\n。DrU1…', max_size=60))
def test_sentences_hold_every_letter_once_and_in_order(text: str) -> None:
    found = sentences(text)

    assert "".join("".join(span.of(text).split()) for span in found) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(span.of(text) == span.of(text).strip() != "" for span in found)
