"""Text as people type it, in every form of a summary: shown as it is, and never run."""

import csv
import dataclasses
import io
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser

from meetings.choices import (
    Basis,
    Capacity,
    Occasion,
    OutcomeKind,
    OutcomeStatus,
    RecordStage,
    SessionStatus,
    StatementForm,
)
from meetings.summaries.renderers import escape_markdown, neutral_cell, render, summary_name
from meetings.summaries.types import (
    Delegation,
    Evidence,
    Heading,
    Mention,
    Outcome,
    Participant,
    Source,
    Speaker,
    Statement,
    Summary,
)
from meetings.summaries.wording import one_line


def summary_of(text: str) -> Summary:
    """Return a summary that shows the text wherever people's words stand."""
    bare = Evidence()
    heading = Heading(
        evidence=bare,
        reference="DPEWG-2026-01",
        title=text,
        working_group=text,
        dates="20-21 January 2026",
        start_date=date(2026, 1, 20),
        end_date=date(2026, 1, 21),
        place=text,
        venue="",
        host=text,
        format=None,
        status=SessionStatus.HELD,
        stage=RecordStage.ISSUED,
    )
    participant = Participant(
        evidence=bare,
        person=1,
        name=text,
        position=text,
        capacity=Capacity.MEMBER,
        acts="",
        presence_note="",
        days="",
        replaces="",
    )
    statement = Statement(
        evidence=bare,
        speaker=text,
        person=1,
        text=text,
        form=StatementForm.PARAPHRASE,
        occasion=Occasion.AT_SESSION,
        said_on="",
    )
    outcome = Outcome(
        evidence=bare,
        reference="DPEWG-2026-01-O01",
        short_reference="O01",
        kind=OutcomeKind.DECISION,
        text=text,
        operative_verb=text,
        basis=Basis.AGREED_TEXT,
        basis_words="agreed text",
        responsible_names=(text,),
        due=text,
        due_date=None,
        status=OutcomeStatus.AGREED,
    )
    source = Source(
        number=1,
        article=1,
        version=1,
        version_number=1,
        label=text,
        publisher=text,
        kind="Note",
        date="date not stated",
        published_on=None,
        url="",
        origins=(text,),
        copies=(),
    )
    return Summary(
        heading=heading,
        delegations=(Delegation(party=text, participants=(participant,)),),
        statements=(statement,),
        speakers=(Speaker(evidence=bare, person=2, name=text, position=text),),
        mentions=(Mention(evidence=bare, person=None, name=text, position=""),),
        outcomes=(outcome,),
        differences=(),
        sources=(source,),
        internal=False,
    )


SYNTAX = st.sampled_from([*"<>&*_#\\`[]()!|~$-+=:.1'\"“ \t\n@", "<b>", "&amp;", "](x)", "https://a.b", "\\*"])
TYPED = st.one_of(
    st.lists(SYNTAX, min_size=1, max_size=20).map("".join),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=30),
).filter(lambda text: one_line(text) != "")


@given(TYPED)
def test_markdown_shows_text_as_typed(typed: str) -> None:
    text = one_line(typed)
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    page = LexborHTMLParser(markdown.render(render(summary_of(text), "md").decode()))

    assert page.css("h1")[0].text() == text
    assert page.css("h3")[0].text() == text
    assert [node.text() for node in page.css("li > strong")] == [text, text, text, text, "O01"]
    items = [node.text() for node in page.css("li")]
    assert f"{text}, {text}. (no evidence on file)" in items
    assert f"{text} (paraphrase, at the session): {text} (no evidence on file)" in items
    assert f"Due: {text}" in items
    assert items[-1] == f"[1] {text}, note, date not stated: {text} (origin: {text})"


@given(TYPED)
def test_html_shows_text_as_typed(typed: str) -> None:
    text = one_line(typed)

    page = LexborHTMLParser(render(summary_of(text), "html").decode())

    assert [page.css(name)[0].text() for name in ("h1", "h3", "tbody th", "tbody td")] == [text] * 4
    assert [node.text() for node in page.css(".words")] == [text, text]
    assert page.css("li")[-1].text() == f"{text}, note, date not stated: {text} (origin: {text})"


@given(TYPED)
def test_json_and_csv_give_the_text_back(typed: str) -> None:
    text = one_line(typed)
    summary = summary_of(text)

    document = json.loads(render(summary, "json"))
    table = list(csv.reader(io.StringIO(render(summary, "csv").decode("utf-8-sig"), newline=""), strict=True))

    assert document["delegations"][0]["participants"][0]["name"] == text
    assert document["outcomes"][0]["text"] == text
    assert [row[4] for row in table if row[1] == "participant"] == [neutral_cell(text)]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM", "'@SUM"),
        ("\tx", "'\tx"),
        ("'=1", "''=1"),
        ("'Twas", "'Twas"),
        ("a=1", "a=1"),
        ("", ""),
    ],
)
def test_csv_cell_that_begins_like_a_formula_is_neutral(text: str, cell: str) -> None:
    assert neutral_cell(text) == cell


def test_markdown_of_plain_prose_has_no_escapes() -> None:
    prose = 'U.S.-India talks (20-21 January 2026): it\'s "agreed", 1. of 2!'

    assert escape_markdown(prose) == prose


def test_html_link_of_another_scheme_is_text() -> None:
    summary = summary_of("Talks")
    (source,) = summary.sources
    odd = dataclasses.replace(summary, sources=(dataclasses.replace(source, url="javascript:alert(1)"),))

    page = LexborHTMLParser(render(odd, "html").decode())

    assert page.css("li a") == []
    assert page.css("li")[-1].text().endswith(" javascript:alert(1)")


def test_summary_that_holds_internal_records_is_marked() -> None:
    summary = dataclasses.replace(summary_of("Talks"), internal=True)

    assert "**INTERNAL**: this summary holds records that are not public." in render(summary, "md").decode()
    assert "<strong>INTERNAL</strong>" in render(summary, "html").decode()


def test_render_in_an_unknown_format_names_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"^There is no summary in 'rtf': choose one of md, html, json, csv\.$"):
        render(summary_of("Talks"), "rtf")


def test_summary_name_is_reference_and_format() -> None:
    assert summary_name(summary_of("Talks"), "md") == "DPEWG-2026-01-summary.md"
