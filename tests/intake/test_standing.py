"""Where words of an older text stand in a newer one: on any texts, and case by case."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from meetings.choices import Encoding
from meetings.intake.standing import Revised, places_of, reworded
from meetings.intake.types import SourceText, Span

# Words that no other strategy here makes: where they stand is where the words cited stand.
WORDS = st.lists(st.integers(0, 9), min_size=1, max_size=8).map(lambda numbers: [f"zq{n}x" for n in numbers])
AROUND = st.text(st.characters(exclude_characters="z", exclude_categories=["Cs"]), max_size=60)


def source(text: str) -> SourceText:
    return SourceText("text.txt", "0" * 64, text, Encoding.UTF_8)


def revised(old: str, new: str) -> Revised:
    return Revised(source(old), source(new))


def place(old: str, new: str, words: str, *, nth: int = 0) -> str | None:
    """Return what stands in the newer text in place of the older's ``nth`` words, with ``[`` and ``]`` around it."""
    start = -1
    for _ in range(nth + 1):
        start = old.index(words, start + 1)
    found = revised(old, new).place_of(Span(start, start + len(words)))
    return None if found is None else f"{new[: found.start]}[{found.of(new)}]{new[found.end :]}"


@given(words=WORDS, before=AROUND, after=AROUND, new_before=AROUND, new_after=AROUND)
def test_any_edit_outside_the_words_moves_them_as_they_are(
    words: list[str], before: str, after: str, new_before: str, new_after: str
) -> None:
    cited = " ".join(words)
    old, new = f"{before} {cited} {after}", f"{new_before} {cited} {new_after}"

    found = revised(old, new).place_of(Span(len(before) + 1, len(before) + 1 + len(cited)))

    assert found == Span(len(new_before) + 1, len(new_before) + 1 + len(cited))


@given(words=WORDS, others=WORDS, before=AROUND, after=AROUND)
def test_any_edit_inside_the_words_loses_them(words: list[str], others: list[str], before: str, after: str) -> None:
    cited, instead = f" {' '.join(words)} ", f" {' '.join(others)} "
    assume(cited not in instead)

    found = revised(before + cited + after, before + instead + after)

    assert found.place_of(Span(len(before) + 1, len(before) + len(cited) - 1)) is None


@given(words=WORDS, at=st.data(), letter=st.sampled_from("abc,.;-’”"))
def test_a_character_put_into_the_words_or_taken_from_them_loses_them(
    words: list[str], at: st.DataObject, letter: str
) -> None:
    cited = " ".join(words)
    inside = at.draw(st.integers(1, len(cited) - 1))
    for edited in (cited[:inside] + letter + cited[inside:], cited[:inside] + letter + cited[inside + 1 :]):
        assert revised(f"So {cited} then", f"So {edited} then").place_of(Span(3, 3 + len(cited))) is None


@given(old=st.text(), new=st.text(), limits=st.tuples(st.integers(0, 50), st.integers(1, 50)))
def test_what_is_found_says_the_same_whatever_the_texts(old: str, new: str, limits: tuple[int, int]) -> None:
    span = Span(limits[0], limits[0] + limits[1])
    assume(span.end <= len(old) and span.of(old).strip())
    between = revised(old, new)

    for found in (between.place_of(span), between.place_of_quoted(span, verbatim=True)):
        assert found is None or found.of(new).split() == span.of(old).split()
    likely = between.likely_place(span)
    assert likely is None or 0 <= likely.start < likely.end <= len(new)


@given(copies=st.integers(2, 5), new_before=AROUND)
def test_words_that_stand_several_times_move_each_to_its_own_place(copies: int, new_before: str) -> None:
    old = "".join(f"Point{n} was raised. Both sides agreed. Reply{n} came. " for n in range(copies))
    new = f"{new_before} {old}And more."
    for nth in range(copies):
        moved = place(old, new, "Both sides agreed", nth=nth)
        assert moved is not None
        assert f"Point{nth} was raised. [Both sides agreed]. Reply{nth} came." in moved


@pytest.mark.parametrize(
    ("old", "new", "words", "expected"),
    [
        ("It was said.", "It was\nsaid.", "was said", "It [was\nsaid]."),
        ("It was\r\nsaid.", "It was said.", "was\r\nsaid", "It [was said]."),
        ("It was said.", "It was\n\nsaid.", "was said", None),
        ("It was\n\nsaid.", "It was said.", "was\n\nsaid", None),
        ("It was\n\nsaid.", "So it was\n \nsaid.", "was\n\nsaid", "So it [was\n \nsaid]."),
        ("Both agreed.", "Both disagreed.", "agreed", None),
        ("Both agreed.", "Both agreed-upon.", "agreed", None),
        ("They co-operated.", "Both co-operated.", "operated", "Both co-[operated]."),
        ("Both agreed.", "Both AGREED.", "agreed", None),
        ("Both agreed.", "All agreed. Both agreed.", "Both agreed.", "All agreed. [Both agreed.]"),
    ],
)
def test_place_of_words(old: str, new: str, words: str, expected: str | None) -> None:
    assert place(old, new, words) == expected


def test_of_equal_places_none_is_guessed() -> None:
    assert place("A yes B", "C yes D yes E", "yes") is None
    assert place("A yes B yes C", "D yes E", "yes", nth=0) is None
    assert place("A yes B", "C yes B D yes E", "yes") == "C [yes] B D yes E"


def test_a_place_that_belongs_to_the_other_words_is_not_taken() -> None:
    """Of two equal sentences the first was removed: its citation must not come to rest on the second."""
    old = "India said yes. Later on Japan said yes. End."
    assert place(old, "Later on Japan said yes. End of it.", "said yes", nth=0) is None
    assert place(old, "Later on Japan said yes. End of it.", "said yes", nth=1) == (
        "Later on Japan [said yes]. End of it."
    )


QUOTED = "Before.\n\n“We will work,” said A. This is ours. He left.\n\nAfter."


@pytest.mark.parametrize(
    ("new", "verbatim", "stands"),
    [
        (QUOTED.replace("Before", "Long before"), True, True),
        (QUOTED.replace("He left", "A left"), True, True),
        (QUOTED.replace("After.", "“After.”"), True, True),
        (QUOTED.replace("This is ours.", "“This is ours.”"), True, False),
        (QUOTED.replace("This is ours.", "“This is ours.”"), False, True),
        (QUOTED.replace("work,”", "work, and”"), True, False),
        (QUOTED.replace("“We", "“Now we").replace("Now we", "Now. We"), True, False),
        (QUOTED.replace("“", "").replace("”", ""), True, False),
        (QUOTED.replace("“", "").replace("”", ""), False, False),
        (QUOTED.replace("“", '"').replace("”", '"'), True, True),
    ],
)
def test_place_of_quoted_words_needs_the_same_limits(new: str, verbatim: bool, stands: bool) -> None:
    start = QUOTED.index("We will work,")
    found = revised(QUOTED, new).place_of_quoted(Span(start, start + len("We will work,")), verbatim=verbatim)
    assert (found is not None) == stands


@pytest.mark.parametrize(
    ("old", "new", "words", "likely"),
    [
        ("Both agreed to meet in May.", "Both agreed to meet in June.", "to meet in May.", "to meet in June."),
        ("First. Both agreed. Last.", "First. Last.", "Both agreed.", None),
        ("They said “we will”.", "They said “we must”.", "we will", "we must"),
        ("One two three.", "Zero. One two three.", "two", "two"),
        ("So. We agreed. End.", f"So. {'It was all written anew. ' * 20}End.", "We agreed.", None),
    ],
)
def test_likely_place_of_words_that_changed(old: str, new: str, words: str, likely: str | None) -> None:
    start = old.index(words)
    found = revised(old, new).likely_place(Span(start, start + len(words)))
    assert (found.of(new) if found else None) == likely


def test_reworded_words_have_more_in_common_than_not() -> None:
    assert reworded("Both sides committed to share data.", "Both sides agreed to share data.")
    assert not reworded("Both sides committed to share data.", "They will meet again in Tokyo to talk.")


def test_places_of_words_are_whole_words_and_may_overlap() -> None:
    assert places_of(" no  more ", "no more, nowno more, no\nmore") == [Span(0, 7), Span(21, 28)]
    assert places_of("ha ha", "ha ha ha") == [Span(0, 5), Span(3, 8)]
