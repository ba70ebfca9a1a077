"""Sources of each format in, what they say of themselves and their words out."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.choices import ArticleKind, SourceFormat
from meetings.intake import parsing, reading
from meetings.intake.types import ParsedArticle

DATA = Path(__file__).parent.parent / "data"
EASTERN = timezone(timedelta(hours=-5))


def parsed(text: str, name: str = "a.md") -> ParsedArticle:
    return parsing.parse(reading.read(name, text.encode()))


def seed(name: str) -> ParsedArticle:
    return parsing.parse(reading.read(name, (DATA / name).read_bytes()))


def test_release_gives_its_fields() -> None:
    article = seed("000_a0fe0d78e8305ab2.txt")

    assert article.title == "Inaugural Meeting of the U.S.-India Drug Policy Executive Working Group"
    assert article.source_url == (
        "https://www.whitehouse.gov/articles/2026/01/inaugural-meeting-of-us-india-drug-policy-working-group/"
    )
    assert (article.publisher, article.issuing_country) == ("The White House", "US")
    assert (article.kind, article.source_format) == (ArticleKind.PRESS_RELEASE, SourceFormat.MARKDOWN)
    assert article.published_at == datetime(2026, 1, 26, 13, 12, 20, tzinfo=EASTERN)
    assert article.modified_at == datetime(2026, 1, 26, 13, 19, 26, tzinfo=EASTERN)
    assert article.published_at.isoformat() == "2026-01-26T13:12:20-05:00"
    assert (article.published_on, article.tags, article.dateline) == (date(2026, 1, 26), ("articles",), None)
    assert article.problems == ()


def test_release_breadcrumb_is_no_part_of_the_text() -> None:
    article = seed("000_a0fe0d78e8305ab2.txt")

    assert article.body.text.startswith("From January 20-21, the United States hosted")
    assert article.body.offsets[0] == 571
    assert "The Office of National Drug Control Policy's (ONDCP) Director, Sara Carter" in article.body.text


def test_wire_copy_gives_its_dateline_and_agency() -> None:
    article = seed("001_aa56008aa7ff198d.txt")

    assert (article.title, article.source_url) == (None, None)
    assert article.label == "The United States hosted the inaugural meeting of the US-India Drug Policy…"
    assert (article.dateline, article.publisher) == ("Washington [US], January 27 (ANI)", "ANI")
    assert (article.kind, article.published_on) == (ArticleKind.WIRE_COPY, date(2026, 1, 27))
    assert article.body.offsets[0] == 52
    assert article.body.text.endswith("a safer, healthier future for both nations.")


def test_markdown_marks_are_no_part_of_the_text() -> None:
    article = parsed(
        "---\ntitle: T\n---\n# A *heading* here\n\n"
        "**Bold** and [a link](https://example.org/a_(b)) &amp; 69<sup>th</sup>"
        "\\*\n\n- one\n- snake_case\n\n![picture](x.png)\n\n> quoted\n\n\\###\n"
    )

    assert article.body.text.split("\n") == [
        "A heading here", "Bold and a link & 69th*", "one", "snake_case", "quoted",
    ]  # fmt: skip


def test_markdown_brackets_that_open_no_link_stay() -> None:
    article = parsed("A list \\[1\\], [2] and \\[3, then [a link](https://example.org/a) and [no more.\n")

    assert article.body.text == "A list [1], [2] and [3, then a link and [no more."


@pytest.mark.parametrize("ending", ["  ", " \t", "\t ", "   "])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_markdown_line_that_is_made_to_end_does(ending: str, line_end: str) -> None:
    assert parsed(f"# T\n\nOne{ending}{line_end}two.\n").body.text == "T\nOne\ntwo."


@pytest.mark.parametrize(
    ("value", "title", "done"),
    [("A: B", "A: B", "is no YAML, and was read as it stands"), ('"A', None, "cannot be read")],
)
def test_front_matter_that_is_no_yaml_keeps_the_text_and_reports_the_field(
    value: str, title: str | None, done: str
) -> None:
    article = parsed(f"---\ndate: '2026-01-26'\ntitle: {value}\n---\nThe words.\n")

    assert (article.title, article.published_on, article.body.text) == (title, date(2026, 1, 26), "The words.")
    assert [problem.message for problem in article.problems] == [
        f"The front matter's “title” {done}: “{value}”. Put the value in quotation marks."
    ]


def test_moment_without_an_offset_gives_its_day_and_is_reported() -> None:
    article = parsed("---\npublished_time: 2026-01-26 23:12:20\n---\nThe words.\n")

    assert (article.published_on, article.published_at) == (date(2026, 1, 26), None)
    assert [problem.message for problem in article.problems] == [
        "The front matter's “published_time” does not say its offset from UTC; its day is kept. Write it as 2026-01-26 "
        "13:12:20-05:00: “2026-01-26 23:12:20”."
    ]


@pytest.mark.parametrize(
    ("address", "publisher"),
    [
        ("https://news.example/1", "Ministry of Ports"),
        ("https://www.whitehouse.gov/1", "The White House"),
    ],
)
def test_publisher_is_told_by_the_address_or_by_the_front_matter(address: str, publisher: str) -> None:
    article = parsed(f"---\nsource_url: {address}\npublisher: Ministry of Ports\n---\nThe words.\n")

    assert article.publisher == publisher


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("date: yesterday", "The front matter's “date” is not a date. Write it as 2026-01-26: “yesterday”."),
        (
            "published_time: 25 o'clock",
            "The front matter's “published_time” is not a date and time. Write it as 2026-01-26 13:12:20-05:00: "
            "“25 o'clock”.",
        ),
        (
            "source_url: nowhere",
            "The front matter's “source_url” is not a web address. Write it from https:// on: “nowhere”.",
        ),
    ],
)
def test_front_matter_bad_value_is_left_out_and_reported(field: str, message: str) -> None:
    article = parsed(f"---\n{field}\ntitle: T\n---\nThe words.\n")

    assert (article.title, article.published_on, article.published_at, article.source_url) == ("T", None, None, None)
    assert [problem.message for problem in article.problems] == [message]


def test_front_matter_time_keeps_the_offset_given() -> None:
    assert parsed("---\npublished_time: 2026-01-26T18:12:20Z\n---\nWords.\n").published_at == datetime(
        2026, 1, 26, 18, 12, 20, tzinfo=UTC
    )


@pytest.mark.parametrize(
    "block",
    ["a: &a [x, x]\nb: *a\ntitle: T", "a: " + "[" * 5_000 + "]" * 5_000 + "\ntitle: T", "a:\n  b:\n    c: d\ntitle: T"],
    ids=["alias", "deep", "nested"],
)
def test_front_matter_of_costly_yaml_is_refused_and_the_rest_read(block: str) -> None:
    article = parsed(f"---\n{block}\n---\nThe words.\n")

    assert (article.title, article.body.text) == ("T", "The words.")
    assert len(article.problems) == 1


def test_front_matter_never_closed_is_reported() -> None:
    article = parsed("---\ntitle: T\nThe words.\n")

    assert [problem.code for problem in article.problems] == ["front_matter_unclosed"]
    assert "The words." in article.body.text


def test_html_gives_its_words_and_what_its_head_says() -> None:
    page = (
        '<!doctype html><html lang="en"><head><title>Site</title><link rel="canonical" href="https://www.mea.gov.in/x">'
        '<meta property="article:published_time" content="2026-01-26T10:00:00+05:30"><style>p{}</style></head><body>'
        "<nav>Home</nav><h1>Joint  Statement</h1><p>India &amp; the <b>U.S.</b>\nmet.</p><script>x()</script>"
        '<div hidden>unseen</div><p style="display: none">unseen</p><p>R&eacute;union.</p></body></html>'
    )

    article = parsed(page, "a.html")

    assert (article.title, article.language, article.issuing_country) == ("Joint Statement", "en", "IN")
    assert (article.kind, article.publisher) == (ArticleKind.STATEMENT, "Ministry of External Affairs")
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2026-01-26T10:00:00+05:30"
    assert article.body.text == "Joint Statement\nIndia & the U.S. met.\nRéunion."
    start = article.body.text.index("U.S. met")
    assert article.body.source_span(start, start + 8).of(page) == "U.S.</b>\nmet"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://bidenwhitehouse.archives.gov/a", ("The White House", "US")),
        ("https://new.dfat.gov.au/a", ("Department of Foreign Affairs and Trade", "AU")),
        ("https://notwhitehouse.gov.example.org/", (None, None)),
        ("https://[broken", (None, None)),
    ],
)
def test_publisher_is_told_by_the_host(url: str, expected: tuple[str | None, str | None]) -> None:
    assert parsing.publisher_of(url) == expected


@given(
    st.sampled_from(["a.md", "a.txt", "a.html"]),
    st.lists(
        st.sampled_from(
            ["---\n", "title: A: B\n", "date: 1\n", "\n\n", "words ", "[a](", "](x)", "<p>", "<script>", "</p>",
             "&amp;",              "*",              "\\", "1.  ", "“", '"', "# ", "\r", "<!--", "\ufeff", "ﬃ"]
        ),
        max_size=30,
    ),
)  # fmt: skip
def test_parse_anything_gives_offsets_inside_the_source(name: str, pieces: list[str]) -> None:
    source = reading.read(name, ("x" + "".join(pieces)).encode())

    article = parsing.parse(source)

    assert len(article.body.offsets) == len(article.body.text) + 1
    assert list(article.body.offsets) == sorted(article.body.offsets)
    assert all(0 <= offset <= len(source.text) for offset in article.body.offsets)
    assert article == parsing.parse(source)


def test_markdown_heading_ends_with_its_line() -> None:
    body = parsed("---\ntitle: T\n---\n\n## Green energy\nThe council met.\n").body

    assert body.text == "Green energy\nThe council met."


def test_markdown_line_that_no_wrapping_explains_ends_its_paragraph() -> None:
    long = f"The council met{' again' * 40}."
    wrapped = "The council met\nagain and again."

    body = parsed(f"---\ntitle: T\n---\n\n{long}\n> 'We {long}'\nMinister Reyes said:\n> {wrapped}\n").body

    assert body.text.split("\n") == [long, f"'We {long}'", "Minister Reyes said:", wrapped.replace("\n", " ")]


def test_markdown_bold_line_and_picture_credit_end_with_their_lines() -> None:
    body = parsed("---\ntitle: T\n---\n\n©Harbour Council\nThe council met.\n**Energy**\nIt agreed.\n").body

    assert body.text == "©Harbour Council\nThe council met.\nEnergy\nIt agreed."


def test_markdown_first_heading_is_the_title_where_no_field_gives_one() -> None:
    assert parsed("* 3 April 2025\n* Harbour Office\n\n# *Council* Meets in Lima\nThe council met.\n").title == (
        "Council Meets in Lima"
    )
    assert parsed("---\ntitle: T\n---\n# Council Meets\n").title == "T"


def test_markdown_sign_of_a_footnote_after_a_word_is_left_out() -> None:
    assert parsed("---\ntitle: T\n---\nAna Reyes\\*, Director, 3 \\* 4\n").body.text == "Ana Reyes, Director, 3 * 4"


def test_double_spaced_lines_are_joined() -> None:
    lines = [
        "Future intakes should be based on a comprehensive",
        "population policy, State and Commonwealth",
        "Ministers for Health agreed today.",
        "The importance of planning within rolling programmes",
        "was stressed by all.  .",
        "They said that it was a matter for .  .",
        "every Minister of the States and",
        "of the Commonwealth.",
        "STATE MINISTERS' CONFERENCE",
        "It ended.",
    ]
    body = parsed("---\ntitle: T\n---\n\n" + " \n\n ".join(lines)).body

    assert body.text.split("\n") == [
        "Future intakes should be based on a comprehensive population policy, State and Commonwealth Ministers for "
        "Health agreed today.",
        "The importance of planning within rolling programmes was stressed by all. .",
        "They said that it was a matter for every Minister of the States and of the Commonwealth.",
        "STATE MINISTERS' CONFERENCE",
        "It ended.",
    ]


def test_empty_lines_between_whole_paragraphs_stay() -> None:
    body = parsed("---\ntitle: T\n---\n\nThe council met.\n\nIt agreed\n\nMinister Reyes\n").body

    assert body.text == "The council met.\nIt agreed\nMinister Reyes"


def test_front_matter_in_json_is_read() -> None:
    article = parsed(
        '---json\n{\n    "title": "Peru to host talks",\n    "date": "2024-05-14"\n}\n---\n<p>It said so.</p>\n'
    )

    assert (article.title, article.published_on, article.body.text) == (
        "Peru to host talks", date(2024, 5, 14), "It said so."
    )  # fmt: skip
    assert article.problems == ()


def test_archive_notes_who_issued_a_release() -> None:
    text = '---\ncreators:\n  - "Reyes, Ana"\n  - "Harbour Party"\nsource: "MINISTER FOR PORTS"\n---\nIt rains.\n'
    issuer = parsed(text).issuer

    assert issuer is not None
    assert (issuer.surname, issuer.office, issuer.span.of(text)) == (
        "Reyes",
        "MINISTER FOR PORTS",
        "MINISTER FOR PORTS",
    )
    assert (
        parsed('---\ncreators:\n  - "Reyes, Ana"\n  - "Vos, Piet"\nsource: Ministers\n---\nIt rains.\n').issuer is None
    )


def test_dateline_run_together_with_the_headline_is_found() -> None:
    article = parsed(
        "Council meets on the harbour in Lima.Lima [Peru], May 14 (ANI): Minister Reyes met mayors.", "a.txt"
    )

    assert (article.dateline, article.publisher) == ("Lima [Peru], May 14 (ANI)", "ANI")
    assert article.body.text == "Council meets on the harbour in Lima.\nMinister Reyes met mayors."


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_long_runs_of_blanks_are_read_once(name: str) -> None:
    assert parsed(f"It rained{' ' * 200_000}.  \nThen{chr(10) * 100_000}it stopped.\n", name).body.text.endswith(
        "stopped."
    )


def test_front_matter_of_an_export_gives_title_and_day_under_its_own_names() -> None:
    article = parsed(
        "---\npost_title: 'Peru&#039;s talks'\npost_date: 2026-01-26 00:12:37\npublished: true\n---\nThe words.\n"
    )

    assert (article.title, article.published_on) == ("Peru's talks", date(2026, 1, 26))
    assert article.headline is not None
    assert article.headline.text == "Peru's talks"


def test_dateline_of_a_city_and_a_day() -> None:
    article = parsed("Singapore, 14 July 2022 – Minister Ana Reyes will visit Lima.")

    assert (article.dateline, article.published_on) == ("Singapore, 14 July 2022", date(2022, 7, 14))
    assert article.body.text == "Minister Ana Reyes will visit Lima."


@pytest.mark.parametrize(
    "said",
    [
        '<meta property="article:published_time" content="2026-01-26">',
        '<meta itemprop="datePublished" content="2026-01-26T10:00:00+02:00">',
        '<meta name="DC.date.issued" content="2026-01-26">',
        '<meta name="date" content="2026-01-26">',
        '<time datetime="2026-01-26">26 January</time>',
    ],
)
def test_page_gives_its_day_of_publication(said: str) -> None:
    page = f"<html><head><title>T</title></head><body>{said}<p>The words.</p></body></html>"

    assert parsed(page, name="page.html").published_on == date(2026, 1, 26)


def test_page_with_the_days_of_several_articles_gives_none() -> None:
    page = '<html><body><time datetime="2026-01-26">a</time><time datetime="2026-01-27">b</time></body></html>'

    assert parsed(page, name="page.html").published_on is None


def test_line_that_is_a_day_tells_when_an_article_was_published() -> None:
    article = parsed("News\nMinister on track\nTHURSDAY, MAY 09, 2024\nThe line is on track, the Minister said.\n")

    assert (article.published_on, article.dateline) == (date(2024, 5, 9), None)


def test_day_with_its_hour_is_when_a_page_was_put_up() -> None:
    article = parsed(
        "President met Director 22 March 2024 - 21:17 The President met with the Director of the institute.\n"
    )

    assert article.published_on == date(2024, 3, 22)
