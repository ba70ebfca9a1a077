"""A Markdown body -> the edits that leave its words: marks, addresses, escapes, breadcrumb and end mark taken out."""

import html
import re
from collections.abc import Iterator

from meetings.intake.reading import Edit, fold_words

#: A site's path to the page, as converters leave it: an ordered list of links that ends in the page itself.
_BREADCRUMB = re.compile(
    r"\s*(?:\d+\.[ \t]+\[[^\[\]]*\]\([^()\s]*\)\s*)+"
    r"(?:\d+\.[ \t]+(?:<span[^<>]*aria-current[^<>]*>[^<>]*</span>|(?P<last>[^\n]+(?:\n["
    r" \t]+\S[^\n]*)*)))[ \t]*(?:\n|\Z)"
)
# What runs on is never given back (``++``): brackets that open no link would each be tried at every length.
_LINK = re.compile(
    r"""\[([^\[\]\\]*+(?:\\.[^\[\]\\]*+)*+)\]\(\s*<?[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?(?:\s+["'][^"'\n]*["'])?\s*\)"""
)
# Each pattern begins with a plain character or set, so that the engine skips ahead instead of trying every branch.
_INLINE = re.compile(
    r"[\\<&*_`](?:(?<=<)(?P<drop>!--.*?(?:-->|\Z)|(?:script|style)\b.*?(?:</(?:script|style)\s*>|\Z))"
    r"|(?<=<)(?P<break>br[ \t]*/?>)"
    r"|(?<=<)(?P<tag>/?[A-Za-z][^<>]*>)"
    r"|(?<=\\)(?P<doubled>\\+(?=[\"']))"
    r"|(?<=\\)(?P<escape>[!-/:-@\[-`{-~\r\n])"
    r"|(?<=&)(?P<entity>(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
    r"|(?<=[*_`])(?P<emphasis>[*_`]{0,3}))",
    re.DOTALL,
)
_LINE_START = (
    r"[ \t]*(?:(?P<end>(?:(?:\\?\#[ \t]*){3,}|-[ ]?30[ ]?-)[ \t]*$)"
    r"|(?P<rule>(?:[=]{3,}|(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|`{3,}\w*|~{3,}\w*)[ \t]*$)"
    r"|(?P<heading>\#{1,6}[ \t]+)"
    r"|(?P<item>(?:[-*+•]|\(?\d{1,3}[.)])[ \t]{1,4}(?=\S)))"
)
# The sign of a block quotation before a line; a line of the same block that it follows; a line of it that is empty.
_QUOTE = re.compile(r"^[ \t]*(?:>[ \t]?)+(?P<empty>$)?", re.MULTILINE)
_QUOTED_LINE = re.compile(r"[ \t]*>[ \t]*\S")
# Tags that end a line wherever they stand: those of tables, lists and paragraphs.
_ENDS_LINE = re.compile(r"</?(?:td|th|tr|li|p|div|h[1-6]|ul|ol|table)\b", re.IGNORECASE)
# Two spaces or a backslash at a line's end make it end there; a row of a table has a cell between two bars.
_HARD_BREAK = re.compile(r"[ \t\\](?:(?<=\\)|(?<=[ \t])(?<![ \t]{2})[ \t]+)\r?\n(?=[ \t]*\S)")
# How each of them ends; text without any of these is not searched, blank by blank.
_BREAKS = ("  \n", "\\\n", "\t\n", "\t \n", "\r\n")
_ROW = re.compile(r"^[ \t]*\|.*\|[ \t]*$", re.MULTILINE)
_CELL_END = re.compile(r"\|(?:[ \t:|-]*\|)?")
# A line longer than any that is wrapped ends where it ends, and its paragraph with it.
_UNWRAPPED = re.compile(r"^[^\n]{200,}\n", re.MULTILINE)
_LINE_END = re.compile(r"(?<=[^\n])\n(?=[^\na-z])")
#: No heading is longer, in characters.
_LONGEST_HEADING = 90
#: The part of a text in lines that are not wrapped by which none of it is.
_MOST = 0.6
# A line all in bold, which is a heading, and one that says whose a picture is.
_STANDS_ALONE = re.compile(r"\n(?:\*\*[^*\n]{1,80}\*\*[ \t]*|©[^\n]{1,80})(?=\n)\n")
#: A line above the story that is a day and nothing else ("THURSDAY, MAY 09, 2024"), among the first characters.
_DAY_LINE = re.compile(
    r"\n(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:[a-z]{3,9} \d{1,2}|\d{1,2} [a-z]{3,9}),? (?:19"
    r"|20)\d\d(?=\n)",
    re.IGNORECASE,
)
_HEAD = 600
# A heading of the first level, below a few short lines at most (the day, the office).
_FIRST_HEADING = re.compile(r"(?:[^\n#]{0,80}\n){0,12}# +(?P<words>[^\n]+)")
_MARKS = re.compile(r"[*_`\\]|\s#+\s*$")
# A line of markup begins after a line end, or the body does with it.
_BLOCK = re.compile(rf"\n{_LINE_START}", re.MULTILINE)
_FIRST_BLOCK = re.compile(_LINE_START, re.MULTILINE)


def looks_like_markdown(text: str) -> bool:
    """Say whether text without front matter is marked up as Markdown: a heading, a link or bold words."""
    return bool(re.search(r"^#{1,6} \S|\]\(https?://|\*\*\S", text, re.MULTILINE))


def first_heading(text: str, start: int) -> str | None:
    """Return the words of the heading of the first level among the first lines of the body; None where none stands."""
    match = _FIRST_HEADING.match(text, start)
    return fold_words(_MARKS.sub("", match["words"])) or None if match else None


def body_start(text: str, start: int, title: str | None) -> int:
    """Return where the text proper begins: past a breadcrumb, where there is one."""
    match = _BREADCRUMB.match(text, start)
    if match is None:
        return start
    last = match["last"]
    if last is not None and fold_words(last).casefold() != (title or "").casefold():
        return start
    return match.end()


def edits(text: str, start: int) -> list[Edit]:
    """Return the edits that take Markdown's marks out of ``text`` from ``start`` on, in order, none overlapping."""
    found: list[Edit] = []
    for link in _LINK.finditer(text, start) if "](" in text else ():
        if text[link.start() - 1] == "!":
            found.append(Edit(link.start() - 1, link.end(), " "))
        else:
            found += [Edit(link.start(), link.start(1), ""), Edit(link.end(1), link.end(), "")]
    first = _FIRST_BLOCK.match(text, start)
    blocks = [*([first] if first else []), *_BLOCK.finditer(text, start)]
    found += [edit for match in blocks for edit in _block_edits(match)]
    found += _line_ends(text, start)
    for line in _STANDS_ALONE.finditer(text, start) if "**" in text or "©" in text else ():
        found += [Edit(at, at + 1, "\n") for at in (line.start(), line.end() - 1) if at > start]
    day = _DAY_LINE.search(text, start, start + _HEAD)
    if day:
        found += [Edit(at, at + 1, "\n") for at in (day.start(), day.end()) if at > start]
    found += quote_edits(text, start)
    found += [edit for match in _INLINE.finditer(text, start) if (edit := _inline_edit(match)) is not None]
    if any(ending in text for ending in _BREAKS):
        found += [Edit(match.start(), match.end(), "\n") for match in _HARD_BREAK.finditer(text, start)]
    for row in _ROW.finditer(text, start) if "|" in text else ():
        found += [Edit(bar.start(), bar.end(), "\n") for bar in _CELL_END.finditer(text, row.start(), row.end())]
    found.sort()
    return found


def _line_ends(text: str, start: int) -> list[Edit]:
    """Return the ends of lines too long to be wrapped and, where most of a text stands in such, of all its lines."""
    long = [line for line in _UNWRAPPED.finditer(text, start) if "](" not in line[0]]
    if sum(line.end() - line.start() for line in long) > _MOST * (len(text) - start):
        ends = _LINE_END.finditer(text, start)
        return [Edit(end.start(), end.end(), "\n") for end in ends if not goes_on(text, start, end.start())]
    return [Edit(line.end() - 1, line.end(), "\n") for line in long]


def goes_on(text: str, start: int, line_end: int) -> bool:
    """Say whether a line that nobody wrapped goes on all the same: long, and ended by a word or a comma, by no mark."""
    length = line_end - max(start, text.rfind("\n", start, line_end) + 1)
    return length > _LONGEST_HEADING and (text[line_end - 1].isalnum() or text[line_end - 1] == ",")


def quote_edits(text: str, start: int) -> list[Edit]:
    """Return the edits that take out the signs of block quotations; a block is a paragraph of its own, or several."""
    if ">" not in text:
        return []
    found = []
    for match in _QUOTE.finditer(text, start):
        before = text.rfind("\n", start, max(start, match.start() - 1)) + 1 or start
        goes_on = match["empty"] is None and match.start() > start and _QUOTED_LINE.match(text, before)
        found.append(Edit(match.start(), match.end(), "" if goes_on else "\n"))
    return found


def _block_edits(match: re.Match[str]) -> Iterator[Edit]:
    """Yield the edit for what marks a line, and one for the line end after a heading, which ends there."""
    yield Edit(match.start(), match.end(), "\n")
    if match["heading"]:
        end = match.string.find("\n", match.end())
        if end >= 0:
            yield Edit(end, end + 1, "\n")


def _inline_edit(match: re.Match[str]) -> Edit | None:
    kind = match.lastgroup
    start, end, text = match.start(), match.end(), match.string
    if kind == "emphasis" and not _is_emphasis(text, start, end):
        return None
    if kind == "escape":
        # The sign stands for itself, and is passed over as markup; one after a word refers to a footnote.
        is_note = text[end - 1] in "*†‡" and text[start - 1 : start].isalnum() and not text[end : end + 1].isalnum()
        return Edit(start, end if is_note else start + 1, "")
    words = ""
    if kind == "break" or (kind == "tag" and _ENDS_LINE.match(text, start)):
        words = "\n"
    elif kind == "entity":
        words = html.unescape(match[0])
    return Edit(start, end, words)


def _is_emphasis(text: str, start: int, end: int) -> bool:
    """Say whether a run of ``*``, ``_`` or a backquote marks words: it touches some, and ``_`` is not inside one."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if text[start] == "_" and before.isalnum() and after.isalnum():
        return False
    return bool((before and not before.isspace()) or (after and not after.isspace()))
