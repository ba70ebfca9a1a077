"""An HTML page -> the edits that leave its words, and what its head says of it.

lexbor (selectolax) reads the head, being right about broken markup; it keeps no offsets, so a scanner of tags and
entities finds the words of the body where they stand.
"""

import html
import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from meetings.intake.reading import Edit, fold_words

_TOKEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|template|noscript|svg|iframe|object|select|button|form|head)\b[^>]*>"
    r"|<(?P<close>/)?(?P<name>[A-Za-z][\w:-]*)(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|<[!?][^>]*>"
    r"|&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
    re.DOTALL | re.IGNORECASE,
)
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure "
    "footer h1 h2 h3 h4 h5 h6 header hr html li main nav ol option p pre section summary table tbody td tfoot th thead "
    "title tr ul".split()
)
#: A page's furniture, no part of the article.
_FURNITURE = frozenset({"nav", "footer", "aside"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_HIDDEN = re.compile(
    r"""\bhidden(?=[\s=>/]|\Z)|aria-hidden\s*=\s*["']?true|display\s*:\s*none|visibility\s*:\s*hidden|breadcrumb""",
    re.IGNORECASE,
)


#: Where pages say when they were published, the surest first: Open Graph, schema.org, Dublin Core, and the plain name.
_PUBLISHED = (
    ('meta[property="article:published_time"]', "content"),
    ('meta[itemprop="datePublished"]', "content"),
    ('time[itemprop="datePublished"]', "datetime"),
    ('meta[name="dcterms.issued" i]', "content"),
    ('meta[name="dc.date.issued" i]', "content"),
    ('meta[name="dcterms.date" i]', "content"),
    ('meta[name="dc.date" i]', "content"),
    ('meta[name="date" i]', "content"),
)
_OFFSET = re.compile(r"^\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*(?:Z|[+-]\d\d:?\d\d)$")
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True, slots=True)
class Head:
    """What a page says of itself; None where it does not. ``published_on``: the day, where it tells no moment."""

    title: str | None
    source_url: str | None
    published_time: str | None
    published_on: str | None
    modified_time: str | None
    language: str | None


def looks_like_html(text: str) -> bool:
    """Say whether a text begins as an HTML page does."""
    return bool(
        re.match(
            r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b",
            text,
            re.IGNORECASE | re.DOTALL,
        )
    )


def read_head(text: str) -> Head:
    """Read a page's title, address, times and language from its head and its first heading."""
    tree = LexborHTMLParser(text)

    def attribute(selector: str, name: str) -> str | None:
        node = tree.css_first(selector)
        return fold_words(node.attributes.get(name) or "") or None if node else None

    def words(selector: str) -> str | None:
        node = tree.css_first(selector)
        return fold_words(node.text()) or None if node else None

    moment, day = _published(tree)
    return Head(
        title=attribute('meta[property="og:title"]', "content") or words("h1") or words("title"),
        source_url=attribute('link[rel="canonical"]', "href") or attribute('meta[property="og:url"]', "content"),
        published_time=moment,
        published_on=day,
        modified_time=attribute('meta[property="article:modified_time"]', "content"),
        language=attribute("html", "lang"),
    )


def _published(tree: LexborHTMLParser) -> tuple[str | None, str | None]:
    """Return when a page says that it was published: the moment with its offset, or else the day alone."""
    said = [
        fold_words(node.attributes.get(name) or "") for selector, name in _PUBLISHED for node in tree.css(selector)[:1]
    ]
    times = tree.css("time[datetime]")
    if len(times) == 1:
        said.append(fold_words(times[0].attributes.get("datetime") or ""))
    said = [words for words in said if words]
    moment = next((words for words in said if _OFFSET.search(words)), None)
    day = next((words for words in said if _ISO_DAY.match(words)), None)
    if moment or day:
        return moment, None if moment else day
    return next(iter(said), None), None


def edits(text: str, page_start: int = 0) -> list[Edit]:
    """Return the edits that take tags, entities, scripts, hidden elements and page furniture out, in order.

    ``page_start``: where the page begins in the text; what stands before it is taken out too.
    """
    start, end = _article_limits(text, page_start)
    found: list[Edit] = []
    if start:
        found.append(Edit(0, start, ""))
    at = start
    while match := _TOKEN.search(text, at, end):
        at = _skip_to(text, match, end)
        found.append(Edit(match.start(), at, _replacement(match)))
    if end < len(text):
        found.append(Edit(end, len(text), ""))
    return found


def _article_limits(text: str, page_start: int) -> tuple[int, int]:
    """Return the inside of the page's only ``main`` or ``article``; the whole text where there is none, or several."""
    for name in ("article", "main"):
        openings = list(re.compile(rf"<{name}\b[^>]*>", re.IGNORECASE).finditer(text, page_start))
        if len(openings) == 1:
            closing = re.search(rf"</{name}\s*>", text[openings[0].end() :], re.IGNORECASE)
            end = openings[0].end() + closing.start() if closing else len(text)
            return openings[0].end(), end
    return page_start, len(text)


def _replacement(match: re.Match[str]) -> str:
    if match[0].startswith("&"):
        return html.unescape(match[0])
    name = (match["name"] or match["raw"] or "").lower()
    if name in _BLOCKS:
        return "\n"
    return " " if name == "br" or match["raw"] else ""


def _skip_to(text: str, match: re.Match[str], end: int) -> int:
    """Return where reading goes on: past the whole element when it is raw, hidden or furniture."""
    name = (match["raw"] or match["name"] or "").lower()
    attributes = match["attributes"] or ""
    if match["close"] or not name or name in _VOID or attributes.rstrip().endswith("/"):
        return match.end()
    if match["raw"]:
        closing = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, match.end(), end)
        return closing.end() if closing else end
    if name in _FURNITURE or (attributes and name != "body" and _HIDDEN.search(attributes)):
        return _element_end(text, name, match.end(), end)
    return match.end()


def _element_end(text: str, name: str, at: int, end: int) -> int:
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b[^>]*>", re.IGNORECASE).finditer(text, at, end):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    return end
