"""Folded text in; out, where words stand between quotation marks."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from meetings.intake.types import ReadableText, Span

_MARK = re.compile('["“”]')


def quotations(body: ReadableText) -> list[Span]:
    """Return the quotations of a text, **folded**, marks included, in order.

    Straight marks open and close by turns. One left open ends with its paragraph, as where each paragraph of a
    long quotation opens anew. Single marks are taken for apostrophes.
    """
    found: list[Span] = []
    for paragraph in body.paragraphs:
        opened: int | None = None
        for found_mark in _MARK.finditer(body.text, paragraph.start, paragraph.end):
            place, mark = found_mark.start(), found_mark.group()
            if opened is None and mark != "”":
                opened = place
            elif opened is not None and mark != "“":
                found.append(Span(opened, place + 1))
                opened = None
        if opened is not None:
            found.append(Span(opened, paragraph.end))
    return found


def quotation_at(marked: Sequence[Span], place: int) -> int | None:
    """Return the number of the quotation that covers a place of the folded text, or None."""
    number = bisect_right(marked, place, key=lambda span: span.start) - 1
    return number if number >= 0 and place < marked[number].end else None
