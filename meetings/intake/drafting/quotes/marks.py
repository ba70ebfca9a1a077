"""A paragraph -> what stands between quotation marks in it, of whatever kind, straight, curly, mixed or misplaced.

A mark opens or closes by its shape and by the side on which it touches a word; where the two differ, by whether a
quotation is open. A quotation that ends with its paragraph goes on in the next. Where marks do not pair, none is read.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from meetings.intake.types import Span

_MARK = re.compile(r"[“”„\"«»「」『』″]|''|``")
#: Signs that a quotation may begin with.
OPENING = "“”„\"″«「『'`‘"
_OPENS = frozenset("“„«「『") | {"``"}
_CLOSES = frozenset("”»」』")
#: A quotation in single marks: it touches blanks outside, and ends with its own stop or comma, or before
#: one and whoever said it.
_SINGLE = re.compile(
    r"(?:(?<=\s)|^)(?:['‘]|‘ )(?=[A-Z])([^\n\"“”]{12,2000}?(?:[.,!?…](?='(?:\s|$))"
    r"|\w(?=', [^\n.]{2,60}\b(?:said|says|added)\b)))'",
    re.MULTILINE,
)
#: A paragraph that a single mark opens and none closes.
_SINGLE_OPEN = re.compile(r"(?:['‘]|‘ )(?=[A-Z])([^\n\"“”]{12,2000}[.!?…])")
#: What stands after a quotation at the end of a paragraph: ", Minister A said."
_TOLD_AT_END = re.compile(
    r"(?:,? |(?=[A-Z]))[^\n]{2,80}\b(?:said|says|added|told|noted|stated|explained)\b[^\n]{0,60}$"
)

#: A sentence in the first person, after a blank.
_SENTENCE = re.compile(r" (?:I|We|Our|My)\b[^\n]{20}")
_ANGLE_OPENS = re.compile(r"(?:^|[\s(])[«»]\s?\w")
_LONGEST_TERM = 6
_LOST_BEFORE = re.compile(r"[ (\[—–-]")


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: their span without the marks, and the span with them (folded text).

    ``open_ended``: no mark closes them before the paragraph ends.
    """

    words: Span
    whole: Span
    open_ended: bool = False


def may_quote(text: str) -> bool:
    """Say quickly whether a text has any quotation mark."""
    return text.startswith("'") or any(
        mark in text for mark in ("“", '"', "«", "„", "「", "''", "‘", " '", "\n'", "”", "″")
    )


def has_double(text: str) -> bool:
    """Say whether a text has any but single marks."""
    return bool(_MARK.search(text))


def find(text: str, paragraph: Span) -> list[Quoted]:
    """Return the quotations of a paragraph in reading order; those within others are left inside them."""
    marks = _marks(text, paragraph)
    if not marks:
        return _in_single_marks(text, paragraph)
    found: list[Quoted] = []
    opened: list[re.Match[str]] = []
    if _is_misturned(text, marks, paragraph):
        _add(found, text, marks[0], marks[1].start(), marks[1].end())
        return found
    for mark in marks:
        if _is_opening(text, mark, paragraph, bool(opened)):
            opened.append(mark)
        elif opened:
            first = opened.pop()
            if not opened:
                _add(found, text, first, mark.start(), mark.end())
        elif mark is marks[-1] and mark.end() == paragraph.end:
            _add_unopened(found, text, mark)
    if len(opened) == 1:
        last = marks[-1]
        if last is not opened[0] and _TOLD_AT_END.match(text, last.end(), paragraph.end):
            # Of the two marks that close a quotation within another, one is lost: "... a “common enemy”, A said."
            _add(found, text, opened[0], last.end(), last.end())
        else:
            _add(found, text, opened[0], paragraph.end, paragraph.end, open_ended=True)
    return found


def first_closing(text: str, paragraph: Span) -> Span | None:
    """Return the end of the words and the end of the mark, where a paragraph's first mark closes what is open.

    A term in marks of its own does not count. None: it has no other mark. An empty span: its first mark opens.
    """
    marks = _marks(text, paragraph)
    while len(marks) > 1 and _is_term(text, marks[0], marks[1], paragraph):
        marks = marks[2:]
    if not marks:
        return None
    mark = marks[0]
    if mark.start() == paragraph.start or _is_opening(text, mark, paragraph, inside=True):
        return Span(mark.start(), mark.start())
    end = mark.start()
    while text[end - 1] == " ":
        end -= 1
    return Span(end, mark.end())


def _marks(text: str, paragraph: Span) -> list[re.Match[str]]:
    """Return the marks of a paragraph; angle marks only where the text quotes with them, for they are noise too."""
    found = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    if any(mark[0] in "«»" for mark in found) and not _has_angle_marks(text):
        return [mark for mark in found if mark[0] not in "«»"]
    return found


@lru_cache(maxsize=4)
def _has_angle_marks(text: str) -> bool:
    return bool(_ANGLE_OPENS.search(text))


def _is_term(text: str, first: re.Match[str], second: re.Match[str], paragraph: Span) -> bool:
    """Say whether two marks hold a few words of a sentence that goes on: "to “build back better” than before"."""
    words = text[first.end() : second.start()]
    return (
        first.start() > paragraph.start
        and text[first.start() - 1] == " "
        and words[:1].islower()
        and words[-1] not in " .,;"
        and len(words.split()) <= _LONGEST_TERM
    )


def _is_opening(text: str, mark: re.Match[str], paragraph: Span, inside: bool) -> bool:
    """Say whether a mark opens a quotation. ``inside``: one is open."""
    if mark.start() == paragraph.start:
        return True
    if mark.end() >= paragraph.end:
        return False
    free_before = bool(_LOST_BEFORE.match(text, mark.start() - 1))
    free_after = text[mark.end()] in " .,;:)!?—–"
    sign = mark[0]
    if sign in _OPENS:
        return not (inside and not free_before and free_after)
    if sign in _CLOSES:
        return not inside and free_before and not free_after
    if free_before != free_after:
        return free_before
    return not inside


def _is_misturned(text: str, marks: list[re.Match[str]], paragraph: Span) -> bool:
    """Say whether the second mark of a paragraph is turned the wrong way: "“The port is open “Captain A said"."""
    if len(marks) != 2 or marks[0].start() != paragraph.start or not _is_opening(text, marks[1], paragraph, True):
        return False
    return text[marks[1].end()].isupper() and bool(_TOLD_AT_END.match(text, marks[1].end(), paragraph.end))


def _add_unopened(found: list[Quoted], text: str, mark: re.Match[str]) -> None:
    """Add what a paragraph's last mark closes and none opens: "“We came,” And we stay.”"."""
    if not found or text[found[-1].words.end - 1] != "," or text[mark.start() - 1] not in ".!?":
        return
    start = found[-1].whole.end
    if _SENTENCE.match(text, start, mark.start()):
        # The mark that is lost would stand at its first word.
        words = Span(start + 1, mark.start())
        found.append(Quoted(words, Span(start + 1, mark.end())))


def _add(
    found: list[Quoted],
    text: str,
    first: re.Match[str],
    end: int,
    whole_end: int,
    *,
    open_ended: bool = False,
) -> None:
    start = first.end()
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    if start < end:
        found.append(Quoted(Span(start, end), Span(first.start(), whole_end), open_ended))


def _in_single_marks(text: str, paragraph: Span) -> list[Quoted]:
    words = paragraph.of(text)
    if " '" not in words and "‘" not in words and words[0] != "'":
        return []
    found = [
        Quoted(Span(*match.span(1)), Span(*match.span()))
        for match in _SINGLE.finditer(text, paragraph.start, paragraph.end)
    ]
    if not found and (left_open := _SINGLE_OPEN.fullmatch(text, paragraph.start, paragraph.end)):
        return [Quoted(Span(*left_open.span(1)), Span(*left_open.span()), open_ended=True)]
    return found
