"""Copied passages and differences: on the two source articles, on texts of the tests' own, and on any text."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.choices import ArticleKind, DifferenceKind
from meetings.intake.copying import compared, find_copied, find_differences, keyed_sentences
from meetings.intake.parsing import parse
from meetings.intake.reading import read
from meetings.intake.sentences import sentences_of
from meetings.intake.types import Credit, Difference, ReadableText, Span

SEEDS = Path(__file__).parent.parent / "data"
RELEASE, WIRE = "000_a0fe0d78e8305ab2.txt", "001_aa56008aa7ff198d.txt"
CREDITED = re.compile(r"according to (?:the|an) official press release|according to the press release", re.IGNORECASE)

AGREEMENT = (
    "The parties committed to establishing a joint task force on precursor chemicals before the second meeting of the "
    "working group, which will be held in New Delhi on 5 March 2027."
)


def seed(name: str) -> tuple[str, ReadableText]:
    source = read(name, (SEEDS / name).read_bytes())
    return source.text, parse(source).body


def body_of(text: str) -> ReadableText:
    """Return a text that reads as it stands, a paragraph a line."""
    paragraphs, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Span(start, start + len(line)))
        start += len(line) + 1
    return ReadableText(text, tuple(range(len(text) + 1)), tuple(paragraphs))


def credits_of(body: ReadableText) -> tuple[Credit, ...]:
    """Return the sentences that say that they follow the press release."""
    found = []
    for sentence in sentences_of(body):
        words = CREDITED.search(body.text, sentence.start, sentence.end)
        if words:
            whole = body.source_span(sentence.start, sentence.end)
            found.append(Credit(whole, body.source_span(*words.span()), "The White House"))
    return tuple(found)


def copied_words(copy: str, original: str) -> list[tuple[str, str]]:
    found = find_copied(compared(body_of(copy)), compared(body_of(original)))
    return [(passage.copy.of(copy), passage.original.of(original)) for passage in found]


def differences(copy: str, original: str) -> list[tuple[str, str, str | None, str]]:
    """Return each difference's kind, words in the copy, words in the original, and message."""
    mine, theirs = compared(body_of(copy)), compared(body_of(original))
    found = find_differences(
        copy=mine,
        original=theirs,
        copied=find_copied(mine, theirs),
        credits=credits_of(mine.body),
        copy_text=copy,
        original_text=original,
    )
    return [
        (part.kind.value, part.copy.of(copy), part.original.of(original) if part.original else None, part.message)
        for part in found
    ]


# The two source articles.


def test_copied_passages_of_the_wire_copy() -> None:
    _, wire = seed(WIRE)
    _, release = seed(RELEASE)

    found = find_copied(compared(wire), compared(release))

    assert [
        ((passage.copy.start, passage.copy.end), (passage.original.start, passage.original.end)) for passage in found
    ] == [
        ((420, 725), (951, 1256)),
        ((1110, 1350), (712, 950)),
        ((1352, 1672), (1257, 1577)),
        ((1674, 1755), (1579, 1660)),
        ((1757, 1886), (1661, 1790)),
        ((1921, 2118), (1792, 1983)),
        ((2120, 2461), (1984, 2322)),
        ((2495, 2679), (2324, 2510)),
    ]


def test_differences_of_the_wire_copy() -> None:
    wire_text, wire = seed(WIRE)
    release_text, release = seed(RELEASE)

    found = find_differences(
        copy=compared(wire),
        original=compared(release),
        copied=find_copied(compared(wire), compared(release)),
        credits=credits_of(wire),
        copy_text=wire_text,
        original_text=release_text,
        copy_kind=ArticleKind.WIRE_COPY,
        original_kind=ArticleKind.PRESS_RELEASE,
    )

    assert found == (
        Difference(
            DifferenceKind.CREDITED_WORDS,
            Span(193, 317),
            None,
            "Credited to the press release, which does not say it.",
        ),
        Difference(
            DifferenceKind.QUOTATION_LIMITS,
            Span(1756, 1887),
            Span(1661, 1790),
            "The wire copy quotes words that this version of the release leaves outside the quotation marks.",
        ),
        Difference(
            DifferenceKind.OPERATIVE_VERB,
            Span(1936, 1952),
            Span(1807, 1819),
            "committed became are committed.",
        ),
    )


def phrases(body: ReadableText) -> set[int]:
    """Return the keys of all phrases of a text."""
    return {key for sentence in keyed_sentences(compared(body)) for key in sentence.phrases}


def test_phrase_keys_of_the_two_articles_meet() -> None:
    wire, release = phrases(seed(WIRE)[1]), phrases(seed(RELEASE)[1])

    assert len(wire) <= 150
    assert len(release) <= 150
    assert len(wire & release) > 40


# What is copied.


def test_copied_where_spelling_and_hyphens_differ() -> None:
    original = "The programme emphasises counter-narcotics labour and the defence of both neighbours' harbours."
    copy = "The program emphasizes counter narcotics labor and the defense of both neighbors’ harbors."

    assert copied_words(copy, original) == [(copy, original)]


def test_copied_leaves_the_lead_in_and_what_follows_outside() -> None:
    copy = f"According to a statement by the ministry, {AGREEMENT[:-1]}, the ministry said on Friday."

    assert copied_words(copy, AGREEMENT) == [(AGREEMENT[:-1], AGREEMENT[:-1])]


def test_copied_reaches_over_changed_words_at_the_edges() -> None:
    original = "Delegates welcomed the opening of a joint laboratory for the analysis of synthetic drugs."
    copy = "Officials welcomed the opening of a joint laboratory for the analysis of synthetic opioids."

    assert copied_words(copy, original) == [(copy, original)]


def test_copied_sentence_cut_into_two() -> None:
    first = "The parties committed to establishing a joint task force on precursor chemicals."
    second = "The second meeting of the working group will be held in New Delhi on 5 March 2027."

    assert copied_words(
        f"{first} It was a fine day. {second}", f"{first[:-1]} and {second[0].lower()}{second[1:]}"
    ) == [
        (first[:-1], first[:-1]),
        (second, second[0].lower() + second[1:]),
    ]


def test_copied_sentences_joined_into_one() -> None:
    first = "The parties committed to establishing a joint task force on precursor chemicals"
    second = "the second meeting of the working group will be held in New Delhi in March"

    assert copied_words(f"{first}, and {second}.", f"{first}. It was fine. {second.capitalize()}.") == [
        (first, first),
        (f"{second}.", f"{second.capitalize()}."),
    ]


def test_copied_takes_short_sentences_beside_copied_ones_only() -> None:
    assert copied_words(f"It was late. {AGREEMENT}", f"It was late. {AGREEMENT}") == [
        ("It was late.", "It was late."),
        (AGREEMENT, AGREEMENT),
    ]
    assert copied_words("It was late. They left.", "It was late. They stayed.") == []


@pytest.mark.parametrize(
    ("copy", "original"),
    [
        (
            "Both sides reaffirmed their shared commitment to countering synthetic opioids, while balancing effective "
            "enforcement with facilitation of legitimate trade.",
            "The minister told reporters that no bill would pass this year without balancing effective enforcement "
            "with facilitation of legitimate trade, as farmers have asked since the spring.",
        ),
        (
            "The United States hosted the inaugural meeting of the working group in Washington from January 20 to 21, "
            "marking a step against narcotics trafficking and related security threats, officials in Delhi told us.",
            "From January 20-21, the United States hosted the inaugural meeting of the working group in Washington.",
        ),
        ("###", "###"),
        ("###\nMedia contact: press office", "###\nMedia contact: press office"),
        ("", AGREEMENT),
        (AGREEMENT, ""),
    ],
    ids=["shared phrase", "told anew", "end mark", "short boilerplate", "empty copy", "empty original"],
)
def test_copied_nothing(copy: str, original: str) -> None:
    assert copied_words(copy, original) == []
    assert differences(copy, original) == []


# What is a difference.


def test_difference_in_a_date() -> None:
    copy = AGREEMENT.replace("5 March", "6 April")

    assert differences(copy, AGREEMENT) == [
        ("date", "6 April 2027", "5 March 2027", "5 March 2027 became 6 April 2027.")
    ]


@pytest.mark.parametrize(
    "written", ["March 5, 2027", "5th March 2027", "5 March", "March 2027", "Friday, 5 March 2027"]
)
def test_no_difference_in_a_date_written_otherwise(written: str) -> None:
    assert differences(AGREEMENT.replace("5 March 2027", written), AGREEMENT) == []


@pytest.mark.parametrize(
    ("was", "became", "expected"),
    [
        ("committed to", "are committed to", ("are committed to", "committed to", "committed became are committed.")),
        ("committed to", "agreed to", ("agreed to", "committed to", "committed became agreed.")),
        (
            "committed to",
            "have not committed to",
            ("have not committed to", "committed to", "committed became have not committed."),
        ),
        ("committed to", "discussed", ("discussed", "committed to", "committed to became discussed.")),
        ("will be held", "may be held", ("may be held", "will be held", "will be held became may be held.")),
    ],
)
def test_difference_in_an_operative_verb(was: str, became: str, expected: tuple[str, str, str]) -> None:
    assert differences(AGREEMENT.replace(was, became), AGREEMENT) == [("operative verb", *expected)]


@pytest.mark.parametrize(
    ("was", "became"),
    [("committed to", "commit to"), ("will be held", "would be held"), ("parties", "two parties"), ("joint", "shared")],
    ids=["tense", "reported speech", "word before", "word that binds nobody"],
)
def test_no_difference_in_words_that_bind_nobody_otherwise(was: str, became: str) -> None:
    assert differences(AGREEMENT.replace(was, became), AGREEMENT) == []


def test_difference_where_the_copy_quotes_less() -> None:
    original = (
        'Dr. Rao said: "The crisis grows in every district of the state. No one country can end it by itself, ever."'
    )
    copy = 'Dr. Rao said: "The crisis grows in every district of the state." No one country can end it by itself, ever.'

    assert differences(copy, original) == [
        (
            "limits of a quotation",
            "No one country can end it by itself, ever.",
            "No one country can end it by itself, ever.",
            "The article leaves outside the quotation marks words that this version of the article quotes.",
        )
    ]


def test_no_difference_where_a_term_is_quoted() -> None:
    assert differences(AGREEMENT.replace("task force", '"task force"'), AGREEMENT) == []


def test_difference_in_credited_words() -> None:
    own = "calling it the boldest pledge against smuggling gangs in decades"
    copy = f"According to the press release, {AGREEMENT[:-1]}, {own}."

    assert differences(copy, AGREEMENT) == [
        (
            "words credited to a source that lacks them",
            own,
            None,
            "Credited to the article, which does not say it.",
        )
    ]


def test_no_difference_where_nothing_is_credited() -> None:
    assert (
        differences("Calling it the boldest pledge against smuggling gangs in decades, all went home.", AGREEMENT) == []
    )


# Any text.

LETTERS = st.text(alphabet="abcdefgh", min_size=2, max_size=6)
# The last word is none of the abbreviations that letters make by chance.
LONG_SENTENCES = st.lists(LETTERS, min_size=8, max_size=30).map(lambda words: f"{' '.join(words).capitalize()} head.")
ANY_TEXT = st.one_of(
    st.text(max_size=200),
    st.lists(
        st.sampled_from([*AGREEMENT.split(), '"', "“", "”", "not", "agreed", "\n", "###", "U.S.", "ﬁ", "6 May 2026."]),
        max_size=80,
    ).map(" ".join),
)


@given(ANY_TEXT, ANY_TEXT)
def test_copied_passages_and_differences_stay_within_both_texts(copy: str, original: str) -> None:
    mine, theirs = compared(body_of(copy)), compared(body_of(original))

    copied = find_copied(mine, theirs)
    found = find_differences(
        copy=mine, original=theirs, copied=copied, credits=credits_of(mine.body), copy_text=copy, original_text=original
    )

    for span in (*(passage.copy for passage in copied), *(difference.copy for difference in found)):
        assert 0 <= span.start < span.end <= len(copy)
    for where in (*(passage.original for passage in copied), *(difference.original for difference in found)):
        assert where is None or 0 <= where.start < where.end <= len(original)
    assert all(before.copy.end <= after.copy.start for before, after in pairwise(copied))


@given(st.lists(LONG_SENTENCES, min_size=1, max_size=6))
def test_copied_whole_of_an_identical_text(lines: list[str]) -> None:
    text = " ".join(lines)

    assert copied_words(text, text) == [(line, line) for line in lines]


@given(st.lists(LONG_SENTENCES, min_size=1, max_size=6), st.lists(LONG_SENTENCES, min_size=1, max_size=6))
def test_copied_nothing_of_a_text_with_other_words(lines: list[str], others: list[str]) -> None:
    assert copied_words(" ".join(lines), " ".join(others).translate(str.maketrans("abcdefgh", "rstuvwxy"))) == []


@given(LONG_SENTENCES, LONG_SENTENCES, LONG_SENTENCES)
def test_copied_passages_are_as_long_either_way(before: str, shared: str, after: str) -> None:
    copy, original = f"{before.translate(str.maketrans('abcdefgh', 'rstuvwxy'))} {shared}", f"{shared} {after}"

    there = [(len(mine), len(theirs)) for mine, theirs in copied_words(copy, original)]
    back = [(len(theirs), len(mine)) for mine, theirs in copied_words(original, copy)]

    assert (len(shared), len(shared)) in there
    assert (len(shared), len(shared)) in back


@given(st.lists(LETTERS, min_size=9, max_size=14), st.lists(LETTERS, max_size=20), st.lists(LETTERS, max_size=20))
def test_phrase_keys_meet_on_nine_words_in_a_row(shared: list[str], before: list[str], after: list[str]) -> None:
    mine, theirs = body_of(" ".join([*before, *shared])), body_of(" ".join([*shared, *after]))

    assert phrases(mine) & phrases(theirs)


@given(ANY_TEXT)
def test_keyed_sentences_stand_in_the_text_and_their_keys_fit_a_bigint(text: str) -> None:
    found = keyed_sentences(compared(body_of(text)))

    assert all(0 <= key < 2**63 for sentence in found for key in (sentence.key, *sentence.phrases))
    assert all(0 <= sentence.start < sentence.end <= len(text) for sentence in found)
    assert len({sentence.key for sentence in found}) == len(found)


def test_keys_are_the_same_everywhere() -> None:
    (found,) = keyed_sentences(compared(body_of("Both countries agreed to share what they know.")))
    (again,) = keyed_sentences(compared(body_of("BOTH countries, agreed: to share what they know!")))

    assert (found.key, found.phrases) == (again.key, again.phrases)
    assert (found.key, found.phrases) == (54011507530025320, frozenset({4146038126436550}))


def test_sentences_of_a_few_words_have_no_key() -> None:
    assert keyed_sentences(compared(body_of("Both countries agreed. They met on 20 January 2026."))) == ()


def test_sentence_keys_leave_numbers_and_days_out() -> None:
    first = "IN WITNESS WHEREOF, I have hereunto set my hand this thirtieth day of April."
    second = "In witness whereof, I have hereunto set my hand this 2 day of May."
    other = "In witness whereof, I have hereunto set my seal this second day of May."

    key, same, differs = (keyed_sentences(compared(body_of(text)))[0].key for text in (first, second, other))

    assert key == same
    assert key != differs


def test_keyed_sentence_has_its_place_without_the_stop() -> None:
    (found,) = keyed_sentences(compared(body_of("Yes. We have hereunto set our hands and seals. No.")))
    assert (found.start, found.end) == (5, 45)


def test_keyed_sentences_of_words_without_a_stop_are_taken_in_parts() -> None:
    text = " ".join(f"ab{chr(97 + number // 26)}{chr(97 + number % 26)}x" for number in range(600))

    found = keyed_sentences(compared(body_of(text)))

    # 250 words and the blanks between them, twice, and the rest.
    assert [(sentence.start, sentence.end) for sentence in found] == [(0, 1499), (1500, 2999), (3000, 3599)]


def test_keyed_sentences_run_together_are_those_that_stand_apart() -> None:
    first = "Both countries agreed to share what they know."
    second = "During the session they also agreed to meet again soon."

    together, apart = (keyed_sentences(compared(body_of(glue.join((first, second))))) for glue in ("", " "))

    assert [(sentence.key, sentence.phrases) for sentence in together] == [
        (sentence.key, sentence.phrases) for sentence in apart
    ]
    assert [(sentence.start, sentence.end) for sentence in together] == [(0, 45), (46, 100)]


def test_keyed_sentence_begins_and_ends_with_words_among_signs() -> None:
    (found,) = keyed_sentences(compared(body_of("– “Both (countries) agreed to share what they know” – …")))

    assert (found.start, found.end) == (3, 50)


@given(
    st.lists(
        st.sampled_from(["U.S.", "don't", "-", "a.b", "—", "x_y", "字。字", "“Both", "end.Then", "it."]), max_size=40
    )
)
def test_words_stand_where_the_text_has_them(pieces: list[str]) -> None:
    text = " ".join(pieces)
    words = compared(body_of(text)).words

    spelt = [text[start:end] for start, end in zip(words.starts, words.ends, strict=True)]
    assert "".join(spelt).replace(".", "") == "".join(letter for letter in text if letter.isalnum() or letter == "'")
    assert [word.casefold().replace(".", "") for word in spelt] == words.keys
    assert [number for first, last in words.sentences for number in range(first, last)] == list(range(len(spelt)))
