"""A source's text with marks in it, cut into segments that do not overlap."""

from hypothesis import given
from hypothesis import strategies as st

from meetings.choices import FactKind
from meetings.templatetags.secretariat import wraps_marked
from meetings.views.segments import Mark, front_matter_end, segmented


def test_segments_of_overlapping_marks_are_split_where_they_overlap() -> None:
    marks = [Mark(4, 9, kind=FactKind.OUTCOME), Mark(7, 12, kind=FactKind.PERSON), Mark(0, 9, origin="The release")]

    found = segmented("Both sides committed", marks)

    assert [(part.text, part.kinds, part.origins, part.anchors) for part in found] == [
        ("Both", (), ("The release",), ("c0-9",)),
        (" si", (FactKind.OUTCOME,), ("The release",), ("c4-9",)),
        ("de", (FactKind.PERSON, FactKind.OUTCOME), ("The release",), ("c7-12",)),
        ("s c", (FactKind.PERSON,), (), ()),
        ("ommitted", (), (), ()),
    ]


def test_marks_that_begin_together_have_an_anchor_each() -> None:
    found = segmented("Both sides", [Mark(0, 4), Mark(0, 10), Mark(0, 4, kind=FactKind.PERSON)])

    assert [part.anchors for part in found] == [("c0-10", "c0-4"), ()]


def test_marks_outside_of_the_text_are_left_out() -> None:
    found = segmented("Both", [Mark(2, 40), Mark(3, 3), Mark(-1, 2)])

    assert [(part.text, part.anchors) for part in found] == [("Both", ())]


def test_segments_of_an_empty_text_are_none() -> None:
    assert segmented("", []) == ()


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=8))
def test_segments_joined_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    found = segmented(text, [Mark(start, end, kind=FactKind.SESSION) for start, end in spans])

    assert "".join(part.text for part in found) == text
    for part in found:
        marked = any(start <= part.start and part.start + len(part.text) <= end <= len(text) for start, end in spans)
        assert (part.kinds == (FactKind.SESSION,)) == marked


def test_front_matter_ends_after_its_closing_line() -> None:
    assert front_matter_end("---\ntitle: A\n---\nText") == 17
    assert front_matter_end("\ufeff---\r\ntitle: A\r\n---\r\nText") == 21
    assert front_matter_end("Text\n---\nmore\n---\n") == 0
    assert front_matter_end("---\nnever closed") == 0


def test_wraps_of_a_paragraph_are_marked_and_ends_of_lines_are_not() -> None:
    told = wraps_marked("The two <ministers>\nmet in\n“Lima”.\n\n- one\n- two")

    wrap = '<span class="wrap">\n</span>'
    assert told == f"The two &lt;ministers&gt;{wrap}met in{wrap}“Lima”.\n\n- one\n- two"
