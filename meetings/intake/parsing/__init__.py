"""``SourceText`` -> ``ParsedArticle``: what the source says of itself, and its words ready for reading.

Markdown with front matter, plain text, wire copy, HTML, and the text read from a PDF, a DOCX or a message. What the
source does not say stays None; what it says wrongly is left out and reported. Pure: no database, clock or network.
"""

import re
from datetime import date, datetime, timedelta
from itertools import pairwise

from meetings.choices import ArticleKind, Encoding, SourceFormat
from meetings.intake import dates
from meetings.intake.reading import Edit, fold
from meetings.intake.reading.folding import BREAK
from meetings.intake.types import Issuer, ParsedArticle, Problem, ReadableText, SourceText, Span

from . import front_matter, html, mail, markdown, spacing, wire
from .publishers import publisher_named, publisher_of

__all__ = ["parse", "publisher_named", "publisher_of"]

#: A label of an article without a title is made of its first words, up to this many characters.
LABEL_CHARACTERS = 80
#: A statement issued in one place may be published by another some days later, and tells of "yesterday" all the same.
_LONGEST_DELAY = timedelta(days=4)
_TAB = re.compile(r"\t")
_LINE = re.compile(r"[^\r\n]*(?=\r\n|\r|\n|\Z)")
#: No mail program or wire wraps lines later than this; and a wrapped line may be shorter than the widest by so much.
_WIDEST_WRAPPED = 100
_RAGGED = 12
#: A publisher's name in the front matter has no more characters.
_LONGEST_PUBLISHER = 200
_STATEMENT_TITLE = re.compile(r"(?:joint )?statement\b", re.IGNORECASE)
_SPOKEN_TITLE = re.compile(r"(?:remarks|press (?:briefing|gaggle)|background press call|excerpts)\b", re.IGNORECASE)

# How a secretariat heads a note. "Note" alone must fill its line: "Note: embargoed until ..." heads a release.
_NOTE_HEADING = re.compile(
    r"(?:(?:secretariat |file )?note|(?:secretariat )?note (?:for|to) (?:the )?(?:record|file)\b.*|minutes(?: of\b.*)?"
    r"|(?:summary )?record of (?:the )?(?:discussion|conversation|meeting|decision)s?\b.*)",
    re.IGNORECASE,
)


def parse(source: SourceText) -> ParsedArticle:
    """Parse an article. Never raises: whatever is wrong with the markup is among the problems."""
    is_mail = source.encoding is Encoding.EMAIL
    matter = mail.split(source.text) if is_mail else front_matter.split(source.text)
    source_format = _format(source, matter)
    fields = front_matter.Fields(dict(matter.fields), of="message" if is_mail else "front matter")
    language = fields.words("language") or fields.words("lang")
    if source_format is SourceFormat.HTML and not is_mail:
        head = html.read_head(source.text)
        given = {
            "title": head.title,
            "source_url": head.source_url,
            "published_time": head.published_time,
            "date": head.published_on,
            "modified_time": head.modified_time,
        }
        fields = front_matter.Fields({name: value for name, value in given.items() if value}, of="page")
        language = head.language
    title = fields.title() or source.title
    if title is None and source_format is SourceFormat.MARKDOWN:
        title = markdown.first_heading(source.text, matter.body_start)
    body = _body(source, source_format, matter, title)
    return _article(source, source_format, matter, fields, title, language, body)


def _format(source: SourceText, matter: front_matter.FrontMatter) -> SourceFormat:
    if source.encoding in (Encoding.PDF, Encoding.DOCX):
        return SourceFormat.PLAIN
    if source.encoding is Encoding.EMAIL:
        return SourceFormat.HTML if matter.fields.get("content_type") == "text/html" else SourceFormat.PLAIN
    name = source.name.lower()
    if not matter.present and (name.endswith((".html", ".htm", ".xhtml")) or html.looks_like_html(source.text)):
        return SourceFormat.HTML
    if matter.present or name.endswith((".md", ".markdown")) or markdown.looks_like_markdown(source.text):
        return SourceFormat.MARKDOWN
    return SourceFormat.PLAIN


def _body(
    source: SourceText, source_format: SourceFormat, matter: front_matter.FrontMatter, title: str | None
) -> ReadableText:
    text = source.text
    if source_format is SourceFormat.HTML:
        return fold(text, html.edits(text, matter.body_start), blank_lines_break=False)
    if source_format is SourceFormat.MARKDOWN:
        start = markdown.body_start(text, matter.body_start, title)
        return fold(text, [*spacing.edits(text, start), *markdown.edits(text, start)], start=start)
    # Messages, and pages saved as plain text, mark block quotations as Markdown does.
    start = matter.body_start
    edits = [*_line_ends(text, start), *markdown.quote_edits(text, start), *spacing.edits(text, start)]
    if source.encoding is Encoding.DOCX:
        # Cells of a row are parted by tabs.
        edits += [Edit(tab.start(), tab.end(), "\n") for tab in _TAB.finditer(text)]
    return fold(text, edits, start=start)


def _line_ends(text: str, start: int) -> list[Edit]:
    """Return the line ends of plain text that end a line: those that no wrapping of the text explains.

    Text with long lines is not wrapped at all; in wrapped text a line ends where the next word would have fitted.
    """
    lines = list(_LINE.finditer(text, start))
    width = max((match.end() - match.start() for match in lines), default=0)
    ends = []
    for line, following in pairwise(lines):
        length = line.end() - line.start()
        next_word = following[0].split(None, 1)[:1]
        if not (length and next_word):
            continue
        if width > _WIDEST_WRAPPED:
            is_end = not markdown.goes_on(text, start, line.end())
        else:
            is_end = length + 1 + len(next_word[0]) < width - _RAGGED
        if is_end:
            ends.append(Edit(line.end(), following.start(), "\n"))
    return ends


def _article(
    source: SourceText,
    source_format: SourceFormat,
    matter: front_matter.FrontMatter,
    fields: front_matter.Fields,
    title: str | None,
    language: str | None,
    body: ReadableText,
) -> ParsedArticle:
    bold_start = source.text[body.offsets[0] - 1 : body.offsets[0]] == "*"
    opening = wire.opening_day(body)
    if opening:
        body = _without(body, opening[1], len(body.text))
    dateline = wire.find(body, is_place=bold_start)
    published_at, published_on = fields.moment("published_time"), fields.published_on()
    if published_on is None and published_at is None:
        published_on = (
            fields.local_day("published_time")
            or (dateline.published_on if dateline else None)
            or (opening[0] if opening else None)
            or wire.publication_day(body)
        )
    if dateline:
        body = _without(body, dateline.words, dateline.story_end)
    source_url = fields.address("source_url")
    publisher, country = publisher_of(source_url or fields.address("publisher_address") or "")
    agency = dateline.agency if dateline else None
    return ParsedArticle(
        title=title,
        label=title or _label(body.text) or source.name,
        source_url=source_url,
        publisher=publisher or _named_publisher(fields) or agency,
        issuing_country=country,
        kind=_kind(title, publisher, agency, is_note=_is_note(source, fields, body, publisher or agency)),
        source_format=source_format,
        published_on=published_on or _local_day(published_at),
        written_on=_written_on(body, dateline, published_on or _local_day(published_at)),
        published_at=published_at,
        modified_at=fields.moment("modified_time"),
        dateline=dateline.line if dateline else None,
        tags=fields.several("tags"),
        language=language,
        headline=_headline(source, matter, title),
        body=body,
        problems=(*matter.problems, *fields.problems, *_empty(source, body, matter)),
        issuer=_issuer(source, matter, fields),
    )


def _named_publisher(fields: front_matter.Fields) -> str | None:
    """Return the publisher that the front matter names, under the name that is known here; None where it is no name."""
    words = fields.words("publisher") or ""
    return (publisher_named(words) or words) if 0 < len(words) <= _LONGEST_PUBLISHER else None


def _issuer(source: SourceText, matter: front_matter.FrontMatter, fields: front_matter.Fields) -> Issuer | None:
    """Return the one person ("Reyes, Ana") among the creators and the office of the source, where both are given."""
    people = [name for name in fields.several_words("creators") if ", " in name]
    office = fields.words("source")
    if len(people) != 1 or office is None:
        return None
    words = front_matter.readable(source.text, matter.body_start, "source", office)
    span = words.source_span(0, len(words.text)) if words else None
    return Issuer(people[0].partition(",")[0], office, span) if span else None


def _headline(source: SourceText, matter: front_matter.FrontMatter, title: str | None) -> ReadableText | None:
    """Return the title as it stands in the front matter; one that is a heading of the body is read there."""
    return front_matter.readable_title(source.text, matter, title) if title and matter.present else None


def _written_on(body: ReadableText, dateline: wire.Dateline | None, published_on: date | None) -> date | None:
    """Return the day that a dateline or "Issued in ... on ..." gives: that of publication or one shortly before."""
    if published_on is None:
        return None
    filed = dates.find(dateline.line, published_on) if dateline else ()
    day = filed[0].first if filed else wire.written_day(body, published_on)
    return day if day and timedelta() <= published_on - day <= _LONGEST_DELAY else None


def _local_day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _kind(title: str | None, publisher: str | None, agency: str | None, *, is_note: bool) -> ArticleKind:
    if is_note:
        return ArticleKind.NOTE
    if agency:
        return ArticleKind.WIRE_COPY
    if title and _STATEMENT_TITLE.match(title):
        return ArticleKind.STATEMENT
    if publisher and not (title and _SPOKEN_TITLE.match(title)):
        return ArticleKind.PRESS_RELEASE
    return ArticleKind.OTHER


def _is_note(source: SourceText, fields: front_matter.Fields, body: ReadableText, publisher: str | None) -> bool:
    """Say whether a text calls itself a note: in its front matter or, published by nobody, in its first line."""
    if fields.words("kind"):
        return (fields.words("kind") or "").lower() == ArticleKind.NOTE
    first_line = re.split(r"[\r\n]", source.text[body.offsets[0] :], maxsplit=1)[0]
    return publisher is None and _NOTE_HEADING.fullmatch(first_line.strip(" \t#*_:")) is not None


def _label(text: str) -> str:
    first = text[: LABEL_CHARACTERS * 2].partition("\n")[0]
    if len(first) <= LABEL_CHARACTERS:
        return first
    return first[: LABEL_CHARACTERS + 1].rpartition(" ")[0].rstrip(",;: ") + "…"


def _empty(source: SourceText, body: ReadableText, matter: front_matter.FrontMatter) -> tuple[Problem, ...]:
    # Of a scan, which has no text at all, the reader has said so.
    if body.text or not source.text:
        return ()
    message = "No words are left beside the markup. Check that this is the article itself."
    return (Problem(code="no_text", message=message, span=Span(matter.body_start, matter.body_start)),)


def _without(body: ReadableText, words: Span, end: int) -> ReadableText:
    """Return the folded text without ``words`` and without what follows ``end``, tied to the same source.

    What ran into the words is a paragraph of its own: a headline.
    """
    above, below = body.text[: words.start].rstrip(" "), body.text[words.end : end]
    runs_in = bool(above) and not above.endswith(BREAK)
    start = len(above) + runs_in
    shift = start - words.end
    paragraphs = []
    for paragraph in body.paragraphs:
        if paragraph.start < len(above):
            paragraphs.append(Span(paragraph.start, min(paragraph.end, len(above))))
        first, last = max(paragraph.start, words.end) + shift, min(paragraph.end, end) + shift
        if first < last:
            paragraphs.append(Span(first, last))
    join = (body.offsets[words.start],) if runs_in else ()
    offsets = (*body.offsets[: len(above)], *join, *body.offsets[words.end : end])
    stop = body.offsets[end - 1] + 1 if end > words.end else body.offsets[words.start]
    text = f"{above}{BREAK if runs_in else ''}{below}"
    return ReadableText(text=text, offsets=(*offsets, stop), paragraphs=tuple(paragraphs), ends=body.ends)
