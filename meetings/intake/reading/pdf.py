"""A PDF's bytes -> the words on its pages: lines as they stand, paragraphs parted by empty lines.

pypdf reads the words; where a paragraph ends is seen from how the lines lie on the page. A page that is a picture gives
nothing and is told of. What streams unpack to, the number of pages and of drawing operators, and the length of the text
are bounded. Whoever reads what strangers sent does it in a process with limits of time and memory all the same.
"""

import io
import logging
from contextlib import suppress
from itertools import pairwise
from math import hypot
from statistics import quantiles
from typing import TYPE_CHECKING, Any, NamedTuple

from meetings.choices import Encoding
from meetings.exceptions import UnreadableFile
from meetings.intake.types import Problem

from .pages import Line, joined, without_running_lines
from .papers import MAX_CHARACTERS, Paper, checked_length, storable, title_given

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MAX_PAGES = 1_000
#: A page's drawing is some thousands of operators; pypdf reads about 25,000 in a second.
MAX_OPERATORS = 500_000
#: Of a page's drawing, unpacked, in bytes.
MAX_DRAWING_BYTES = 20_000_000
#: A distance between lines that is wider than usual by this much parts paragraphs.
_PARTING = 1.25
#: A first line set in by this many points from the line before begins a paragraph.
_SET_IN = 8
#: Letters that are larger or smaller than those of the line before by this much are a heading's, or a footnote's.
_RESIZED = 1.15
_READABLE_SHARE = 0.7


def read_pdf(name: str, data: bytes) -> Paper:
    """Read a PDF; the text is empty when every page is a picture.

    Raises ``UnreadableFile`` when it is locked, broken, or larger than what is read.
    """
    # Loaded only where there is a PDF: it costs more time than reading a release does.
    from pypdf import PdfReader, apply_configuration
    from pypdf.errors import LimitReachedError

    # What pypdf finds amiss and mends is of no use to anybody here.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    limits = apply_configuration(
        array_based_stream_maximum_output_length=MAX_DRAWING_BYTES,
        stream_parsing_work_maximum_count=2 * MAX_OPERATORS,
        zlib_maximum_output_length=MAX_DRAWING_BYTES,
    )
    try:
        with limits:
            return _read(name, PdfReader(io.BytesIO(data)))
    except UnreadableFile:
        raise
    except LimitReachedError as error:
        raise _too_much(name) from error
    except Exception as error:  # pypdf lets out whatever damaged bytes lead it to.
        raise UnreadableFile(
            f"“{name}” is a PDF that cannot be read ({type(error).__name__}). Open it, print it to a new PDF and take "
            "that in, or take in its text."
        ) from error


def _read(name: str, reader: "PdfReader") -> Paper:
    # Many are locked against changes alone, and open without a password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableFile(f"“{name}” is locked by a password. Save a copy without one and take that in.")
    count = len(reader.pages)
    if count > MAX_PAGES:
        raise UnreadableFile(f"“{name}” has {count:,} pages, and at most {MAX_PAGES:,} are read. Split it.")
    pages: list[list[Line]] = []
    operators = length = 0
    for page in reader.pages:
        pieces, drawn = _pieces(page, MAX_OPERATORS - operators)
        operators += drawn
        if operators > MAX_OPERATORS:
            raise _too_much(name)
        pages.append(_lines(pieces))
        length += sum(len(line.text) for line in pages[-1])
        if length > MAX_CHARACTERS:
            break
    empty = [number for number, lines in enumerate(pages, start=1) if not lines]
    text = checked_length(name, joined(without_running_lines(pages)))
    title = title_given(reader.metadata.title) if reader.metadata else None
    shows = bool(text) or any(len(page.images) for page in reader.pages)
    problems = _scanned(name, count, empty) if shows else _bare(name)
    return Paper(text=text, encoding=Encoding.PDF, title=title, problems=problems)


def _too_much(name: str) -> UnreadableFile:
    return UnreadableFile(f"“{name}” draws more than is read from one PDF. Split it, or take in its text.")


def _bare(name: str) -> tuple[Problem, ...]:
    message = (
        f"“{name}” holds neither text nor pictures that can be read, so nothing was drafted. Open it: if it shows "
        "words, print it to a new PDF or run text recognition (OCR) over it, and take that in."
    )
    return (Problem(code="no_text", message=message),)


def _scanned(name: str, count: int, empty: list[int]) -> tuple[Problem, ...]:
    todo = "Run text recognition (OCR) over it and take that in, or take in its text."
    if len(empty) == count:
        pages = "its 1 page holds" if count == 1 else f"its {count:,} pages hold"
        message = f"“{name}” is a scan: {pages} pictures and no text, so nothing was drafted. {todo}"
        return (Problem(code="scanned", message=message),)
    if empty:
        which = ", ".join(str(number) for number in empty[:20]) + (" and others" if len(empty) > 20 else "")
        message = f"“{name}” has no text on {len(empty):,} of its {count:,} pages ({which}), which may be scans. {todo}"
        return (Problem(code="scanned_pages", message=message),)
    return ()


class _Piece(NamedTuple):
    """Words as pypdf hands them out, where on the page they begin, and how large they are, in points."""

    text: str
    x: float
    y: float
    size: float


class _EnoughDrawn(Exception):
    """A page went past the operators that are left."""


def _pieces(page: "PageObject", left: int) -> tuple[list[_Piece], int]:
    """Return the words of a page as they are drawn, and how many operators were read: past ``left``, one at most."""
    pieces: list[_Piece] = []
    drawn = 0

    def count(*_: Any) -> None:
        nonlocal drawn
        # pypdf passes over what is raised inside a form, so the number is what tells.
        if drawn > left:
            raise _EnoughDrawn
        drawn += 1

    def gather(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        if text:
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scale = hypot(tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3])
            pieces.append(_Piece(storable(text), x, y, abs(size) * scale or 1.0))

    with suppress(_EnoughDrawn):
        page.extract_text(visitor_operand_before=count, visitor_text=gather)
    return pieces, drawn


def _lines(pieces: list[_Piece]) -> list[Line]:
    """Return the lines of a page that hold words; none when its fonts do not say which letters they draw."""
    lines = _placed_lines(pieces)
    letters = "".join(line.text for line in lines)
    readable = sum(character.isprintable() and character != "\ufffd" for character in letters)
    if readable < len(letters) * _READABLE_SHARE:
        return []
    return _parted(lines)


def _placed_lines(pieces: list[_Piece]) -> list[_Piece]:
    """Join pieces up to each line's end; a line lies where its first words do."""
    lines: list[_Piece] = []
    words, place = "", None
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        for number, part in enumerate([first, *rest]):
            if number:
                if words.strip() and place:
                    lines.append(place._replace(text=words.strip()))
                words, place = "", None
            words += part
            if place is None and part.strip():
                place = piece
    if words.strip() and place:
        lines.append(place._replace(text=words.strip()))
    return lines


def _parted(lines: list[_Piece]) -> list[Line]:
    """Say of each line whether it begins a paragraph: further down than usual, set in, or of another size."""
    # Against the size of the letters, so that the lines of a heading lie as close as those of the text.
    steps = [(upper.y - lower.y) / lower.size for upper, lower in pairwise(lines)]
    down = [step for step in steps if step > 0]
    # The distance inside paragraphs: a quarter of the lines at least lie no further apart.
    usual = quantiles(down, n=4, method="inclusive")[0] if len(down) > 1 else None
    margin = min((line.x for line in lines), default=0.0)
    parted = [Line(line.text, begins=True) for line in lines[:1]]
    for step, (upper, lower) in zip(steps, pairwise(lines), strict=True):
        apart = usual is not None and step > usual * _PARTING
        set_in = lower.x - upper.x > _SET_IN and upper.x - margin < 1
        resized = max(lower.size, upper.size) > min(lower.size, upper.size) * _RESIZED
        parted.append(Line(lower.text, begins=apart or set_in or resized))
    return parted
