"""What holds of every draft, whatever is read: fragments of press releases in any order, and any text at all."""

from contextlib import suppress
from itertools import pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from meetings.choices import FactKind
from meetings.exceptions import UnreadableFile
from meetings.intake import drafting, extraction, parsing, reading
from meetings.intake.types import (
    Draft,
    Fact,
    OutcomeValue,
    ParsedArticle,
    PersonValue,
    ReadableText,
    SourceText,
    StatementValue,
)

NAMES = (
    "Amina Bello", "Tarik Hodžić", "Choe Min-jun", "OKADA Shunsuke", "Salma bint Khalid al-Harthy", "Siobhán O’Gara",
    "José de la Cruz", "V. R. Deshpande", "Graves", "Thomas Sylvan, Jr.", "Ġorġ Camilleri", "Li Wei",
    "Marieke van der Linden",
)  # fmt: skip
TITLES = (
    "", "Minister ", "Foreign Minister ", "Ambassador of Malta to Fiji ", "the Minister of Trade, ", "Mr. ", "Dr. ",
    "H.E. ", "Assistant Secretary for Water ", "President and Mrs. ", "Senators ",
    "The Oﬃce of Trade’s (OT) Director, ",
)  # fmt: skip
DAYS = (
    "today", "yesterday", "on Tuesday, May 31,", "From January 20-21,", "(20-21 Jan 2026)", "on the 13th", "2026-01-20",
    "from December 30 to January 2", "on February 30, 2025", "this afternoon", "in 2026", "last week",
)  # fmt: skip
BODIES = (
    "the second meeting of the Fiji-Malta Working Group on Ferries", "talks", "the inaugural G-7 Summit",
    "a virtual meeting of the Joint Commission", "its ninth session", "a call", "the NCG (National Contact Group)",
)  # fmt: skip
SENTENCES = (
    "{day} {a} met with {b} in Suva, Fiji. ",
    "{a} and {b} co-chaired {body} {day}. ",
    "The United States and India held {body} in Vienna, Austria, {day}. ",
    "{a} will travel to Accra {day} to hold {body}. ",
    "“We opened the port,” said {a}. “It stays open,” {b} added. ",
    '"We opened the \'port\'," {a} said {day}, "and it stays ',
    "“Many paragraphs begin so.\n\n“And end so,” {a} told reporters. ",
    "{a} called it “a turning point”. {b} stated that all is well. ",
    "The two sides agreed, subject to funds, to act together {day}. They reaffirmed {body}. ",
    "Both countries committed to:\n\n- share data;\n- train officers, within their laws.\n\n",
    "According to the release, {a}, {b}, and {a} attended {body}. ",
    "SENIOR OFFICIAL:  {a} was there.During the JWG, {b} led the Fijian delegation. ",
    "Meeting Participants\n\n- {a}, Chair and CEO, Norrsken Power\n- {b} (Ministry of Health)\n\n",
    "Suva [Fiji], January 27 (FNA): {a} hosted {body}. (FNA)",
    "Remarks by {a}\n\n{day}\n",
    "MS. {a}: Good morning. Q Who was there? ",
)
PLAIN_HEADS = (
    "", "", "date 2026-01-27 ", "Posted On: 12 SEP 2023 7:08PM by PIB Delhi\n\n", "From: Li Wei\nSubject: Talks\n\n",
)  # fmt: skip
MARKED_HEADS = (
    "---\ndate: '2026-01-27'\ntitle: Readout of the Meeting with Minister Amina Bello\n---\n",
    "---\ntitle: A: B\n---\n",
    "\ufeff---\r\ntitle: 12:30\r\ntags: no\r\n---\r\n",
    "---\ntitle: never closed\n",
    "<!doctype html><p>",
)
#: A name whose letters stand here by their numbers is backed by its short form in the body, if it has one.
ESCAPED_HEAD = (
    '---\ntitle: "Siobh\\u00e1n O\'Gara \\U0001F600 meets\\_Tarik Hod\\u017ei\\u0107"\ndate: 2026-01-27\n---\n'
)
#: Signs that folding reads as nothing, as a space or as letters, and marks that open what nothing closes.
SIGNS = (
    "\u00a0", "\u202f", "\u2011", "\u200b", "\u00ad", "\u2060", "\u2028", "\ue000", "-\n", "ﬁ", "ﬃ", "é",
    "“", "”", "‘", '"',
)  # fmt: skip
MARKUP = (
    "**", "_", "[", "](", "<p>", "</div>", "<script>", "<!--", "&amp;", "&#x107;", "`", "\\", "# ", "| ", "> ", "1. ",
)  # fmt: skip

_sentences = st.builds(
    str.format,
    st.sampled_from(SENTENCES),
    a=st.builds(str.__add__, st.sampled_from(TITLES), st.sampled_from(NAMES)),
    b=st.builds(str.__add__, st.sampled_from(TITLES), st.sampled_from(NAMES)),
    day=st.sampled_from(DAYS),
    body=st.sampled_from(BODIES),
)
_stories = st.lists(st.one_of(_sentences, st.sampled_from(["\n\n", "\n", "(OT) "])), max_size=8).map("".join)


def _strewn(text: str, signs: list[tuple[int, str]]) -> str:
    """Return a text with signs put into it, each at its place (counted round and round)."""
    for place, sign in signs:
        at = place % (len(text) + 1)
        text = text[:at] + sign + text[at:]
    return text


def _releases(heads: tuple[str, ...], signs: tuple[str, ...]) -> st.SearchStrategy[str]:
    placed = st.tuples(st.integers(0, 2**12), st.sampled_from(signs))
    story = st.builds(_strewn, _stories, st.lists(placed, max_size=6))
    return st.builds(str.__add__, st.sampled_from(heads), story)


_plain = _releases(PLAIN_HEADS, SIGNS)
_marked = _releases((*PLAIN_HEADS, *MARKED_HEADS), (*SIGNS, *MARKUP))
_any = st.one_of(st.text(), _releases((*MARKED_HEADS, ESCAPED_HEAD), (*SIGNS, *MARKUP)))


def _drafted(name: str, text: str) -> tuple[SourceText, ParsedArticle, Draft] | None:
    """Return what is read and drafted; None for what is refused as no text, the one thing that may happen else."""
    try:
        source = reading.read(name, text.encode())
    except UnreadableFile:
        return None
    article = parsing.parse(source)
    return source, article, drafting.draft(article, source)


def _own_words(fact: Fact) -> str | None:
    """Return the words of a fact that stand in its source; None for a session, which is told by a clause."""
    if isinstance(fact.value, PersonValue):
        return fact.value.name
    return fact.value.text if isinstance(fact.value, StatementValue | OutcomeValue) else None


def _read_within(texts: list[ReadableText], start: int, end: int) -> list[str]:
    """Return what each text reads from the source's ``[start, end)``."""
    return [
        "".join(sign for sign, at in zip(text.text, text.offsets, strict=False) if start <= at < end) for text in texts
    ]


@given(_plain)
@example(
    'Ana Reyes said today, "and it stays Suva [Fiji], January 27 (FNA): Ana Reyes hosted the second meeting of the '
    "Fiji-Malta Working Group on Ferries. “It stays open,” Ana Reyes added. "
)
@example(
    'Ana Reyes met Piet Vos in Suva, Fiji. "We opened it," Ana Reyes said today, "and it stays \n\nSuva [Fiji], '
    "January 27 (FNA): A”na Reyes hosted the second meeting of the Fiji-Malta Working Group on Ferries. (FNA)"
)
@example(
    "Both countries committed to:\n\n- share data;\n- train officers.\n\nAna Reyes met Piet Vos in Suva, Fiji. "
    "Suva [Fiji], January 27 (FNA): Ana Reyes hosted the second meeting of the Fiji-Malta Working Group on "
    "Ferries. (FNA)"
)
@settings(deadline=None)  # The first example reads the names that people have.
def test_span_reads_like_its_fact_in_plain_text(text: str) -> None:
    drafted = _drafted("a.txt", text)
    if drafted is None:
        return
    source, _, draft = drafted

    for fact in draft.facts:
        if (words := _own_words(fact)) is not None:
            assert reading.fold_words(fact.span.of(source.text)) == " ".join(words.split())


@given(st.sampled_from(["a.md", "a.txt", "a.html"]), _marked)
@settings(deadline=None)
def test_span_reads_like_its_fact_under_any_markup(name: str, text: str) -> None:
    drafted = _drafted(name, text)
    if drafted is None:
        return
    source, article, draft = drafted
    texts = [each for each in (article.headline, article.body) if each]

    for fact in draft.facts:
        for span in (fact.span, *fact.evidence):
            assert 0 <= span.start < span.end <= len(source.text)
        if (words := _own_words(fact)) is not None:
            assert words in _read_within(texts, fact.span.start, fact.span.end)


@given(st.sampled_from(["a.md", "a.txt", "a.html"]), _any)
@settings(deadline=None)
def test_facts_are_in_reading_order_and_tell_of_sessions_that_are_there(name: str, text: str) -> None:
    drafted = _drafted(name, text)
    if drafted is None:
        return
    facts = drafted[2].facts

    assert all(before.span.start <= after.span.start for before, after in pairwise(facts))
    sessions = sum(fact.kind is FactKind.SESSION for fact in facts)
    for fact in facts:
        if isinstance(fact.value, PersonValue | StatementValue | OutcomeValue):
            assert fact.value.session is None or 0 <= fact.value.session < sessions
            assert fact.value.session is not None or fact.kind is not FactKind.OUTCOME
        assert fact.rule
        assert fact.evidence


@given(st.sampled_from(["a.md", "a.txt", "a.html", "a.eml"]), _any)
@settings(deadline=None)
def test_same_bytes_give_the_same_record(name: str, text: str) -> None:
    data = text.encode()
    try:
        first = extraction.extract(name, data)
    except UnreadableFile:
        return

    assert extraction.extract(name, data) == first


@given(st.sampled_from(["a.md", "a.pdf", "a.docx", "a.eml", "a.html"]), st.binary(max_size=300))
@settings(deadline=None)
def test_any_bytes_are_read_or_refused(name: str, data: bytes) -> None:
    with suppress(UnreadableFile):
        assert extraction.extract(name, data)["path"] == name
