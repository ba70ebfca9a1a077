"""PDFs, DOCXs, messages and notes in; their text, what they say of themselves, and facts with their spans, out."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from email.message import EmailMessage

import pytest
from docx.oxml import OxmlElement, parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.choices import ArticleKind, Encoding, FactKind, IntakeResult, OutcomeKind, Role
from meetings.exceptions import UnreadableFile
from meetings.intake import reading
from meetings.intake.drafting import draft
from meetings.intake.parsing import parse
from meetings.intake.services import take_in
from meetings.intake.types import Fact, OutcomeValue, PersonValue, SourceText, StatementValue
from tests.intake.papers import document, docx, locked, message, paragraph_lines, pdf, repacked

TITLE = "Ocean Data Panel Meets in Lisbon"
PARAGRAPHS = (
    (
        "The United States and Portugal held the second meeting of the Joint Panel on Ocean Data",
        "in Lisbon on March 4-5, 2025. Deputy Administrator Helen Marsh opened the meeting.",
    ),
    (
        "“Both offices are efficient partners, and this panel’s work will go on for as long as it",
        "is needed,” said Deputy Administrator Marsh.",
    ),
    (
        "Both sides agreed to exchange survey charts within thirty days, consistent with their",
        "respective national rules and regulations.",
    ),
)
TEXT = "\n\n".join("\n".join(lines) for lines in PARAGRAPHS)
UNWRAPPED = TEXT.replace("\n\n", "¶").replace("\n", " ").replace("¶", "\n\n")


def release_pdf() -> bytes:
    return pdf(paragraph_lines(*PARAGRAPHS), title=TITLE)


def release_docx() -> bytes:
    return docx(document(*UNWRAPPED.split("\n\n"), title=TITLE))


def release_mail() -> bytes:
    return bytes(message(TEXT, Subject=TITLE, Date="Thu, 06 Mar 2025 18:30:00 -0500"))


def drafted(source: SourceText) -> list[Fact]:
    return list(draft(parse(source), source).facts)


def only(facts: list[Fact], kind: FactKind) -> Fact:
    (fact,) = [fact for fact in facts if fact.kind == kind]
    return fact


def plain(words: str) -> str:
    return reading.fold_words(words)


@pytest.mark.parametrize(
    ("name", "make", "encoding"),
    [
        ("a.pdf", release_pdf, Encoding.PDF),
        ("a.docx", release_docx, Encoding.DOCX),
        ("a.eml", release_mail, Encoding.EMAIL),
    ],
)
def test_paper_drafts_facts_whose_spans_read_like_them(
    name: str, make: Callable[[], bytes], encoding: Encoding
) -> None:
    source = reading.read(name, make())

    article, facts = parse(source), drafted(source)

    assert (source.encoding, article.title, source.problems) == (encoding, TITLE, ())
    person, said, agreed = (only(facts, kind) for kind in (FactKind.PERSON, FactKind.STATEMENT, FactKind.OUTCOME))
    assert isinstance(person.value, PersonValue)
    assert (person.value.name, person.value.roles) == ("Helen Marsh", (Role.OPENED, Role.QUOTED))
    assert person.span.of(source.text) == "Helen Marsh"
    assert isinstance(said.value, StatementValue)
    assert plain(said.span.of(source.text)) == said.value.text
    assert said.value.text.startswith("Both offices are efficient partners")
    assert isinstance(agreed.value, OutcomeValue)
    assert agreed.value.kind is OutcomeKind.DECISION
    assert plain(agreed.span.of(source.text)) == agreed.value.text
    assert agreed.value.text.endswith("consistent with their respective national rules and regulations.")
    assert only(facts, FactKind.SESSION).span.of(source.text).endswith("on March 4-5, 2025.")


def test_pdf_keeps_lines_and_parts_paragraphs() -> None:
    heading = [(72.0, 800.0, 16.0, "Ocean Data Panel"), (72.0, 782.0, 16.0, "Meets in Lisbon")]

    source = reading.read("a.pdf", pdf(heading + paragraph_lines(*PARAGRAPHS, top=750)))

    assert source.text == f"Ocean Data Panel\nMeets in Lisbon\n\n{TEXT}"


def test_pdf_first_lines_set_in_part_paragraphs() -> None:
    lines = ["Both sides met.", "They went on.", "It rained.", "It stopped."]
    places = [90.0, 72.0, 90.0, 72.0]

    source = reading.read("a.pdf", pdf([(x, 700.0 - 14 * n, 12.0, lines[n]) for n, x in enumerate(places)]))

    assert source.text == "Both sides met.\nThey went on.\n\nIt rained.\nIt stopped."


def test_pdf_running_lines_are_left_out_and_a_paragraph_goes_on_over_the_page() -> None:
    words = ["The delegates, who had come from", "both coasts, agreed. They then", "went home."]
    pages = [
        [(72.0, 810.0, 9.0, "Secretariat paper 7"), (72.0, 700.0, 12.0, line), (280.0, 30.0, 9.0, f"{number} of 3")]
        for number, line in enumerate(words, start=1)
    ]

    assert reading.read("a.pdf", pdf(*pages)).text == "\n".join(words)


def test_pdf_lines_on_two_pages_alone_are_kept() -> None:
    pages = [[(72.0, 810.0, 9.0, "Paper"), (72.0, 700.0, 12.0, words)] for words in ("First.", "Second.")]

    assert reading.read("a.pdf", pdf(*pages)).text == "Paper\n\nFirst.\n\nPaper\n\nSecond."


@pytest.mark.parametrize(
    ("given_title", "title"),
    [
        (" Ocean  Data\nPanel ", "Ocean Data Panel"),
        ("Statement by the U.S.", "Statement by the U.S."),
        ("Microsoft Word - final.docx", None),
        ("press release final.docx", None),
        ("release_v2", None),
        ("Untitled 1", None),
        ("about:blank", None),
        ("2025-0417", None),
        ("", None),
    ],
)
def test_paper_title_is_none_where_it_is_like_a_file_name(given_title: str, title: str | None) -> None:
    assert reading.read("a.pdf", pdf(paragraph_lines(("Words.",)), title=given_title)).title == title


@pytest.mark.parametrize(("pages", "says"), [(1, "its 1 page holds pictures"), (3, "its 3 pages hold pictures")])
@pytest.mark.django_db
def test_scanned_pdf_is_said_so_kept_and_drafts_nothing(pages: int, says: str) -> None:
    data = pdf(*[[]] * pages)

    taken = take_in(name="scan.pdf", data=data)

    assert taken.version
    assert taken.article
    assert (taken.result, taken.article.label, taken.version.draft_facts.count()) == (IntakeResult.NEW, "scan.pdf", 0)
    assert (bytes(taken.version.data), taken.version.text, taken.version.encoding) == (data, "", Encoding.PDF)
    assert [problem["message"] for problem in taken.version.problems] == [
        f"“scan.pdf” is a scan: {says} and no text, so nothing was drafted. Run text recognition (OCR) over it and "
        "take that in, or take in its text."
    ]


def test_pdf_with_a_scanned_page_says_which() -> None:
    source = reading.read("a.pdf", pdf(paragraph_lines(("Words.",)), []))

    assert source.text == "Words."
    assert [problem.message for problem in source.problems] == [
        "“a.pdf” has no text on 1 of its 2 pages (2), which may be scans. Run text recognition (OCR) over it and take "
        "that in, or take in its text."
    ]


def test_pdf_with_neither_words_nor_pictures_is_kept_and_said_so() -> None:
    data = pdf([(72, 700, 12, " ")]).replace(b"/Subtype /Image", b"/Subtype /Form ")

    source = reading.read("a.pdf", data)

    assert (source.text, [problem.code for problem in source.problems]) == ("", ["no_text"])
    assert source.problems[0].message.startswith("“a.pdf” holds neither text nor pictures that can be read")


def test_pdf_open_to_all_but_changes_is_read() -> None:
    assert reading.read("a.pdf", locked(release_pdf(), "")).text == TEXT


def test_docx_reads_tables_breaks_boxes_and_tracked_insertions() -> None:
    made = document("Before\u00adhand,\nthe panel met.")
    table = made.add_table(2, 2)
    for row, words in zip(table.rows, (("Name", "Office"), ("Ana Reis", "Ministry\nof Finance")), strict=True):
        for cell, each in zip(row.cells, words, strict=True):
            cell.text = each
    paragraph = made.add_paragraph("Both sides ")
    for tag, text_tag, changed in (("w:ins", "w:t", "agreed."), ("w:del", "w:delText", "disagreed.")):
        change, run, text = OxmlElement(tag), OxmlElement("w:r"), OxmlElement(text_tag)
        text.text = changed
        run.append(text)
        change.append(run)
        paragraph._p.append(change)
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    paragraph.add_run()._r.append(
        parse_xml(
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
            'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><mc:Choice Requires="wps">'
            f"{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        )
    )

    source = reading.read("a.docx", docx(made))

    assert source.text == (
        "Before\u00adhand,\nthe panel met.\n\nName\tOffice\n\nAna Reis\tMinistry of Finance\n\nBoth sides agreed.\n\n"
        "In a box."
    )
    assert [problem.code for problem in source.problems] == ["tracked_changes"]


def test_docx_reads_footnotes_last() -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:footnote w:id="1"><w:p>'
        "<w:r><w:t>See the charter.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    data = docx(document("The panel met."))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        types = package.read("[Content_Types].xml").decode()
        links = package.read("word/_rels/document.xml.rels").decode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    data = repacked(
        data,
        {
            "[Content_Types].xml": types.replace(
                "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
            ).encode(),
            "word/_rels/document.xml.rels": links.replace(
                "</Relationships>",
                f'<Relationship Id="rIdNotes" Type="{relation}" Target="footnotes.xml"/></Relationships>',
            ).encode(),
            "word/footnotes.xml": notes.encode(),
        },
    )

    assert reading.read("a.docx", data).text == "The panel met.\n\nSee the charter."


def test_docx_of_pictures_alone_is_kept_and_says_so() -> None:
    source = reading.read("a.docx", docx(document("")))

    assert (source.text, [problem.code for problem in source.problems]) == ("", ["scanned"])
    assert drafted(source) == []


def xlsx() -> bytes:
    return repacked(
        docx(document("x")), {"[Content_Types].xml": b"application/vnd.openxmlformats...spreadsheetml.sheet.main+xml"}
    )


def with_entities() -> bytes:
    evil = b'<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document/>'
    return repacked(docx(document("x")), {"word/document.xml": evil})


@pytest.mark.parametrize(
    ("name", "make", "says"),
    [
        ("a.pdf", lambda: locked(release_pdf(), "secret"), "“a.pdf” is locked by a password. Save a copy without"),
        ("a.pdf", lambda: b"%PDF-1.7 ...", "“a.pdf” is a PDF that cannot be read"),
        ("a.pdf", lambda: pdf(*[[]] * 1001), "“a.pdf” has 1,001 pages, and at most 1,000 are read. Split it."),
        ("a.pdf", lambda: pdf([(72, 700, 12, "word " * 5_000_000)]), "“a.pdf” draws more than is read from one PDF."),
        ("a.pdf", lambda: b"%PDF-" + b"a" * 25_000_000, "“a.pdf” is too large: 25,000,005 bytes"),
        ("a.docx", with_entities, "“a.docx” is refused: “word/document.xml” defines XML entities"),
        (
            "a.docx",
            lambda: repacked(docx(document("x")), {"word/vbaProject.bin": b"x"}),
            "“a.docx” is a document with macros, not an article. Save it as DOCX",
        ),
        (
            "a.docx",
            lambda: repacked(docx(document("x")), {"word/document.xml": b"<w:p/>" * 1_000_000}),
            "“a.docx” is refused: “word/document.xml” would unpack from",
        ),
        ("a.docx", lambda: repacked(docx(document("x")), {"word/document.xml": b"<w:"}), "“a.docx” is a broken DOCX"),
        ("a.docx", lambda: b"PK\x03\x04 ...", "“a.docx” is a broken DOCX"),
        ("a.xlsx", xlsx, "“a.xlsx” is a spreadsheet, not an article. Import it as a table"),
        ("a.bin", lambda: repacked(empty_zip(), {"a.txt": b"words"}), "“a.bin” is a ZIP archive. Give it a name"),
        ("a.doc", lambda: b"\xd0\xcf\x11\xe0...", "“a.doc” is an old office document, an Outlook message"),
        ("a.eml", lambda: nested_multiparts(300), "“a.eml” has more than 200 parts in parts."),
        (
            "a.eml",
            lambda: b"MIME-Version: 1.0\nContent-Type: application/pkcs7-mime\n\nMIIB",
            "“a.eml” is encrypted. Open it",
        ),
    ],
)
def test_paper_that_cannot_be_read_is_refused_with_what_to_do(name: str, make: Callable[[], bytes], says: str) -> None:
    with pytest.raises(UnreadableFile, match=re.escape(says)):
        reading.read(name, make())


def test_mail_gives_subject_date_and_words_in_its_charset() -> None:
    data = (
        b"Received: by example.org\r\nSubject: =?utf-8?q?R=C3=A9union_=E2=80=93?=\r\n =?utf-8?q?_Lisbonne?=\r\n"
        b"From: Ana Reis <ana@example.org>\r\nDate: Thu, 06 Mar 2025 18:30:00 -0500\r\nMIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=iso-8859-15\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        b"Les deux parties se sont r=E9unies =\r\n=E0 Lisbonne.\r\n"
    )

    source = reading.read("message", data)
    article = parse(source)

    assert source.text == (
        "Subject: Réunion – Lisbonne\nFrom: Ana Reis <ana@example.org>\nDate: Thu, 06 Mar 2025 18:30:00 -0500\n\n"
        "Les deux parties se sont réunies à Lisbonne."
    )
    assert article.title == "Réunion – Lisbonne"
    assert article.published_at == datetime.fromisoformat("2025-03-06T18:30:00-05:00")
    assert (article.published_on, article.publisher, article.kind) == (date(2025, 3, 6), None, ArticleKind.OTHER)
    assert article.body.text == "Les deux parties se sont réunies à Lisbonne."


def test_mail_publisher_needs_both_name_and_address() -> None:
    def publisher(sender: str) -> tuple[str | None, str | None]:
        article = parse(reading.read("a.eml", bytes(message("Words.", From_=sender))))
        return article.publisher, article.issuing_country

    assert publisher('"U.S. Department of State" <press@state.gov>') == ("U.S. Department of State", "US")
    assert publisher("Jane Doe <press@state.gov>") == (None, None)
    assert publisher('"U.S. Department of State" <press@example.org>') == (None, None)


def test_mail_in_html_alone_is_read_as_html() -> None:
    made = message(None, Subject="A")
    made.set_content("<div>Both&nbsp;sides <b>met</b>.</div><script>no()</script><p>They agreed.</p>", subtype="html")

    source = reading.read("a.eml", bytes(made))

    assert source.text.startswith("Subject: A\nContent-Type: text/html\n\n<div>")
    assert parse(source).body.text == "Both sides met.\nThey agreed."


def test_mail_names_its_attachments() -> None:
    made = message("See below.", Subject="Papers")
    made.add_alternative("<p>See below.</p>", subtype="html")
    made.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    made.add_attachment(b"PK", maintype="application", subtype="octet-stream", filename="ordre du jour é.docx")

    source = reading.read("a.eml", bytes(made))

    assert parse(source).body.text == "See below."
    assert [problem.message for problem in source.problems] == [
        "“a.eml” has 2 attachments, “a.pdf” and “ordre du jour é.docx”: take them in by themselves."
    ]


def test_mail_that_carries_another_alone_is_read_as_that_one() -> None:
    outer = EmailMessage()
    outer["Subject"], outer["MIME-Version"] = "Fwd: Ocean data", "1.0"
    outer.add_attachment(message("Both sides met.", Subject="Ocean data"))

    assert reading.read("a.eml", bytes(outer)).text == "Subject: Ocean data\n\nBoth sides met."


def test_mail_sent_on_does_not_give_its_date_to_its_words() -> None:
    made = message("Both sides met.", Subject="FW: Ocean data", Date="Thu, 06 Mar 2025 18:30:00 -0500")

    article = parse(reading.read("a.eml", bytes(made)))

    assert (article.title, article.published_at, article.published_on) == ("Ocean data", None, None)
    assert [problem.code for problem in article.problems] == ["sent_on"]


def test_memo_with_lines_like_a_message_stays_text() -> None:
    data = b"From: Registry\nDate: 3 March\nSubject: Panel\n\nBoth sides met.\n"

    assert reading.read("memo.txt", data).encoding is Encoding.UTF_8
    assert reading.read("memo.eml", data).encoding is Encoding.EMAIL


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Note for the record\n\nBoth sides met.", ArticleKind.NOTE),
        ("# Note for file: ocean data\n\nBoth sides met.", ArticleKind.NOTE),
        ("**NOTE**\nBoth sides met.", ArticleKind.NOTE),
        ("Minutes of the second meeting\r\nBoth sides met.", ArticleKind.NOTE),
        ("\ufeffRecord of discussion\n\nBoth sides met.", ArticleKind.NOTE),
        ("---\nkind: note\n---\nBoth sides met.", ArticleKind.NOTE),
        ("---\nkind: note\nsource_url: https://www.state.gov/a\n---\nBoth sides met.", ArticleKind.NOTE),
        ("---\nsource_url: https://www.state.gov/a\n---\nMinutes of the panel\n\nThey met.", ArticleKind.PRESS_RELEASE),
        ("Note: embargoed until noon\n\nBoth sides met.", ArticleKind.OTHER),
        ("Note verbale\n\nBoth sides met.", ArticleKind.OTHER),
        ("Minutes before the vote, both sides met.", ArticleKind.OTHER),
    ],
)
def test_note_is_known_by_what_it_says_of_itself(text: str, kind: ArticleKind) -> None:
    assert parse(reading.read("a.txt", text.encode())).kind is kind


def test_archive_may_hold_papers() -> None:
    papers = {"a.pdf": release_pdf(), "b.docx": release_docx(), "c.eml": release_mail()}

    members, problems = reading.read_archive("all.zip", repacked(empty_zip(), papers))

    assert (dict(members), problems) == (papers, ())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.sampled_from([("a.pdf", release_pdf()), ("a.docx", release_docx()), ("a.eml", release_mail())]),
    st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=40)), min_size=1, max_size=4),
)
def test_read_any_damage_to_a_paper_gives_text_or_a_refusal(
    paper: tuple[str, bytes], damage: list[tuple[float, bytes]]
) -> None:
    name, data = paper
    for where, noise in damage:
        at = int(where * len(data))
        data = data[:at] + noise + data[at + len(noise) :]
    try:
        source = reading.read(name, data)
    except UnreadableFile as refused:
        words = [str(refused)]
    else:
        words = [source.text.encode().decode(), *(fact.span.of(source.text) for fact in drafted(source))]
        assert parse(source).label

    assert all(words) or source.problems


@settings(deadline=None)
@given(
    st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"MIME-Version: 1.0\nSubject: a\n", b""]), st.binary(max_size=300)
)
def test_read_any_bytes_after_a_beginning_gives_text_or_a_refusal(beginning: bytes, data: bytes) -> None:
    try:
        words = parse(reading.read("a", beginning + data)).label
    except UnreadableFile as refused:
        words = str(refused)

    assert words.strip()


def empty_zip() -> bytes:
    buffer = io.BytesIO()
    zipfile.ZipFile(buffer, "w").close()
    return buffer.getvalue()


def nested_multiparts(depth: int) -> bytes:
    opened = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return b"MIME-Version: 1.0\n" + opened.encode()
