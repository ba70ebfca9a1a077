"""``SourceText`` -> ``ParsedArticle``: what the source says of itself, and its words ready for reading.

Markdown with front matter, plain text, wire copy and HTML. What the source does not say stays None; what it says
wrongly is left out and reported. Pure: no database, clock or network.
"""

import re
from datetime import date, datetime

from meetings.choices import ArticleKind, SourceFormat
from meetings.intake.reading import fold
from meetings.intake.types import ParsedArticle, Problem, ReadableText, SourceText, Span

from . import front_matter, html, markdown, wire
from .publishers import publisher_named, publisher_of

__all__ = ["parse", "publisher_named", "publisher_of"]

#: A label of an article without a title is made of its first words, up to this many characters.
LABEL_CHARACTERS = 80
_STATEMENT_TITLE = re.compile(r"(?:joint )?statement\b", re.IGNORECASE)
_SPOKEN_TITLE = re.compile(r"(?:remarks|press (?:briefing|gaggle)|background press call|excerpts)\b", re.IGNORECASE)


def parse(source: SourceText) -> ParsedArticle:
    """Parse an article. Never raises: whatever is wrong with the markup is among the problems."""
    matter = front_matter.split(source.text)
    source_format = _format(source, matter)
    fields = front_matter.Fields(dict(matter.fields))
    language = fields.words("language") or fields.words("lang")
    if source_format is SourceFormat.HTML:
        head = html.read_head(source.text)
        given = {"title": head.title, "source_url": head.source_url, "published_time": head.published_time}
        given["modified_time"] = head.modified_time
        fields = front_matter.Fields({name: value for name, value in given.items() if value})
        language = head.language
    title = fields.words("title")
    body = _body(source, source_format, matter, title)
    return _article(source, source_format, matter, fields, title, language, body)


def _format(source: SourceText, matter: front_matter.FrontMatter) -> SourceFormat:
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
        return fold(text, html.edits(text), blank_lines_break=False)
    if source_format is SourceFormat.MARKDOWN:
        start = markdown.body_start(text, matter.body_start, title)
        return fold(text, markdown.edits(text, start), start=start)
    return fold(text, start=matter.body_start)


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
    dateline = wire.find(body, is_place=bold_start)
    if dateline:
        body = _between(body, dateline.story_start, dateline.story_end)
    source_url = fields.address("source_url")
    publisher, country = publisher_of(source_url) if source_url else (None, None)
    agency = dateline.agency if dateline else None
    published_at = fields.moment("published_time")
    published_on = fields.day("date") or (dateline.published_on if dateline else None)
    return ParsedArticle(
        title=title,
        label=title or _label(body.text) or source.name,
        source_url=source_url,
        publisher=publisher or agency,
        issuing_country=country,
        kind=_kind(title, publisher, agency),
        source_format=source_format,
        published_on=published_on or _local_day(published_at),
        published_at=published_at,
        modified_at=fields.moment("modified_time"),
        dateline=dateline.line if dateline else None,
        tags=fields.several("tags"),
        language=language,
        body=body,
        problems=(*matter.problems, *fields.problems, *_empty(body, matter)),
    )


def _local_day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None


def _kind(title: str | None, publisher: str | None, agency: str | None) -> ArticleKind:
    if agency:
        return ArticleKind.WIRE_COPY
    if title and _STATEMENT_TITLE.match(title):
        return ArticleKind.STATEMENT
    if publisher and not (title and _SPOKEN_TITLE.match(title)):
        return ArticleKind.PRESS_RELEASE
    return ArticleKind.OTHER


def _label(text: str) -> str:
    first = text[: LABEL_CHARACTERS * 2].partition("\n")[0]
    if len(first) <= LABEL_CHARACTERS:
        return first
    return first[: LABEL_CHARACTERS + 1].rpartition(" ")[0].rstrip(",;: ") + "…"


def _empty(body: ReadableText, matter: front_matter.FrontMatter) -> tuple[Problem, ...]:
    if body.text:
        return ()
    message = "No words are left beside the markup. Check that this is the article itself."
    return (Problem(code="no_text", message=message, span=Span(matter.body_start, matter.body_start)),)


def _between(body: ReadableText, start: int, end: int) -> ReadableText:
    """Return the folded text ``[start, end)`` as a text of its own, tied to the same source."""
    paragraphs = tuple(
        Span(max(span.start, start) - start, min(span.end, end) - start)
        for span in body.paragraphs
        if span.end > start and span.start < end
    )
    last = body.offsets[end - 1] + 1 if end > start else body.offsets[start]
    return ReadableText(text=body.text[start:end], offsets=(*body.offsets[start:end], last), paragraphs=paragraphs)
