"""Two wordings in; what they share and what changed, out."""

from hypothesis import given
from hypothesis import strategies as st

from meetings.review.rewording import Part, parts_of


def test_quotation_mark_that_moved_is_a_change_of_its_own() -> None:
    assert parts_of("“We agree. It holds.”", "“We agree.” It holds.") == [
        Part("same", "“We agree."),
        Part("new", "”"),
        Part("same", " It holds."),
        Part("old", "”"),
    ]


def test_line_wrapped_elsewhere_is_no_change() -> None:
    assert parts_of("Both sides\nagreed.", "Both sides agreed.") == [Part("same", "Both sides agreed.")]


@given(st.text("ab \n“”.", max_size=30), st.text("ab \n“”.", max_size=30))
def test_parts_give_both_wordings_back(older: str, newer: str) -> None:
    parts = parts_of(older, newer)

    assert "".join(part.words for part in parts if part.kind != "old") == newer
    ours = "".join(part.words for part in parts if part.kind != "new")
    assert ours.split() == older.split()
