"""Source text and the markup found in it -> ``ReadableText``: plain words that know where they stand in the source.

Ligatures are spelt out, odd spaces and hyphens made plain, invisible characters dropped, wrapped lines joined. Curly
double quotes and dashes stay as they are; the curly apostrophe becomes the plain one, so that possessives read alike.
Signs that were stored as another encoding reads them (three for a quotation mark) are read as what they were.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from meetings.intake.types import ReadableText, Span

#: What an edit puts where a paragraph ends.
BREAK = "\n"


class Edit(NamedTuple):
    """A run of the source ``[start, end)`` that is not read as it stands, and what is read in its place."""

    start: int
    end: int
    replacement: str


_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
# One sign for one, so that places stay: done at once, before all else.
_SIGNS = (("\u2019", "'"), ("\u2010", "-"), ("\u2011", "-"), ("\u02bc", "'"), ("\u2024", "."))
# UTF-8 that was once read as Windows-1252 and stored so, and what it says: as many signs, so that places stay.
_MISREAD = (
    *((sign.encode().decode("cp1252"), f"{sign}\u200b\u200b") for sign in "\u2018\u2019\u201c\u2013\u2014"),
    ("\u00e2\u20ac\u009d", "\u201d\u200b\u200b"),
    ("\u00c2\u00a0", "\u00a0\u00a0"),
)
# A line feed alone, between words, is no match: ``_Folder.copy`` reads it as a space. All others are. Nearly all white
# space is a plain space before a word, so that is told first.
_WHITE = (
    r"(?:(?<! )|(?=\s))(?:(?<= )\s+|(?<=\n)(?:\s+|(?<=-\n))|(?<=[^\S \n])\s*|(?<=\u00ad)\s*|(?<=-\u2060)\s*|(?<=\S))"
)
# Both begin with one set, so that the engine skips ahead to its members instead of trying branches everywhere.
_ASCII_SPECIAL = re.compile(rf"[\s\x00-\x08\x0e-\x1f\x7f]{_WHITE}")
_SPECIAL = re.compile(
    rf"[\s\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff{''.join(_LIGATURES)}]"
    rf"{_WHITE}"
)
#: What holds a word together over white space, and over how many line ends: "coop-" and "eration", "COVID-" and "19".
_JOINERS = {"\u00ad": (1,), "\u2060": (0, 1)}
# A hyphen at a line's end holds a compound together ("counter-\nnarcotics"), unless it hangs ("long- and short-term").
_HELD_TOGETHER = re.compile(r"(?!(?:and|or|to)\b)[a-z]")
_LINE_END = re.compile(r"\r\n|\r|\n|\u2028|\u2029|\x85")
#: Places of most files, made once: to make a number for every character of a text takes longer than to fold it.
_PLACES = tuple(range(65_536))


class _Folder:
    """Collects what is read, piece by piece, with the place of each character."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.offsets: list[int] = []
        self.last = BREAK
        self.ends: dict[int, int] = {}

    def copy(self, text: str, start: int, end: int) -> None:
        if start < end and self.last in (" ", BREAK) and text[start] in (" ", "\n"):
            start += 1
        if start < end:
            piece = text[start:end].replace("\n", " ")
            self.pieces.append(piece)
            self.offsets += _PLACES[start:end] if end <= len(_PLACES) else range(start, end)
            self.last = piece[-1]

    def put(self, words: str, at: int) -> None:
        if words == BREAK:
            self._end_paragraph(at)
        elif words and not (words == " " and self.last in (" ", BREAK)):
            self.pieces.append(words)
            self.offsets.extend([at] * len(words))
            self.last = words[-1]

    def _end_paragraph(self, at: int) -> None:
        if self.last == BREAK:
            return
        if self.last == " ":
            self.trim()
        self.pieces.append(BREAK)
        self.offsets.append(at)
        self.last = BREAK

    def trim(self) -> None:
        """Drop the white space that ends what was read so far."""
        while self.pieces and (stripped := self.pieces[-1].rstrip()) != self.pieces[-1]:
            del self.offsets[len(self.offsets) - (len(self.pieces[-1]) - len(stripped)) :]
            if stripped:
                self.pieces[-1] = stripped
            else:
                self.pieces.pop()
        self.last = self.pieces[-1][-1] if self.pieces else BREAK


def fold(
    text: str, edits: Sequence[Edit] = (), *, start: int = 0, end: int | None = None, blank_lines_break: bool = True
) -> ReadableText:
    """Fold ``text[start:end]`` for reading, with the edits applied; edits that overlap an earlier one are ignored.

    ``blank_lines_break``: whether an empty line ends a paragraph (it does in plain text and Markdown, not in HTML).
    """
    end = len(text) if end is None else end
    if "\u00c2" in text or "\u00e2\u20ac" in text:
        for misread, sign in _MISREAD:
            text = text.replace(misread, sign)
    for sign, plain in _SIGNS:
        text = text.replace(sign, plain)
    special = _ASCII_SPECIAL if text.isascii() else _SPECIAL
    folder = _Folder()
    at = start
    for edit in sorted(edits):
        if edit.start < at or edit.end > end:
            continue
        _fold_run(folder, special, text, at, edit.start, blank_lines_break)
        folder.put(_plain(edit.replacement), edit.start)
        if edit.replacement and edit.end > edit.start + 1:
            folder.ends[edit.start] = edit.end
        at = edit.end
    _fold_run(folder, special, text, at, end, blank_lines_break)
    folder.trim()
    folded = "".join(folder.pieces)
    last = folder.offsets[-1] + 1 if folder.offsets else start
    return ReadableText(text=folded, offsets=(*folder.offsets, last), paragraphs=_paragraphs(folded), ends=folder.ends)


def _fold_run(
    folder: _Folder, special: re.Pattern[str], text: str, start: int, end: int, blank_lines_break: bool
) -> None:
    at = start
    if folder.last == "-" and text.startswith("\n", start, end) and _HELD_TOGETHER.match(text, start + 1):
        at += 1
    for match in special.finditer(text, at, end):
        begin = match.start()
        folder.copy(text, at, begin)
        at = match.end()
        found = match[0]
        if found[0] in _JOINERS and len(found) > 1:
            if len(_LINE_END.findall(found)) not in _JOINERS[found[0]]:
                folder.put(_space(found[1:], blank_lines_break), begin + 1)
        elif not found.isspace():
            folder.put(_LIGATURES.get(found, ""), begin)
        elif not (folder.last == "-" and "\n" in found and _HELD_TOGETHER.match(text, at)):
            folder.put(_space(found, blank_lines_break), begin)
    folder.copy(text, at, end)


def _plain(replacement: str) -> str:
    """Fold what an edit puts in, too: a sign written as an entity reads like the sign itself."""
    if replacement.isascii():
        return replacement
    return " " if replacement.isspace() else fold(replacement).text


def _space(found: str, blank_lines_break: bool) -> str:
    if not blank_lines_break:
        return " "
    ends_paragraph = found.count("\n") > 1 or found == "\u2029" or len(_LINE_END.findall(found)) > 1
    return BREAK if ends_paragraph else " "


def _paragraphs(text: str) -> tuple[Span, ...]:
    spans, at = [], 0
    for piece in text.split(BREAK):
        if piece:
            spans.append(Span(at, at + len(piece)))
        at += len(piece) + 1
    return tuple(spans)


def fold_words(words: str) -> str:
    """Fold a short run (a title, a tag) to plain words on one line."""
    plain = words if words.isascii() and words.isprintable() else fold(words).text
    return " ".join(plain.split())
