"""The lines of a document's pages -> one text: what runs over every page left out, paragraphs parted by empty lines."""

import re
from collections.abc import Sequence
from typing import NamedTuple

#: A line at the edge of pages is a running header or footer only when it stands on this many at least.
MIN_RUNNING = 3
#: A page's last line that is shorter than this share of its longest was not broken by the margin.
_SHORT = 0.6
_NUMBERS = re.compile(r"\d+")
_ENDED = re.compile(r"[.!?:;][\"'”’»)]*$")
_BULLET = re.compile(r"[•‣▪●◦■□➢➤✓\uf0b7\uf0a7-]\s")
# Also what a wrapped line may begin with: "on 4 and / 5. The next meeting".
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s")


class Line(NamedTuple):
    """A line of a page, and whether it begins a paragraph."""

    text: str
    begins: bool


def without_running_lines(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Leave out headers and footers: one line, numbers aside, at one edge of every page (the first may lack it)."""
    kept = [list(page) for page in pages if page]
    for edge in (0, -1):
        while len(kept) >= MIN_RUNNING and all(len(page) > 1 for page in kept):
            alike = [_NUMBERS.sub("#", page[edge].text) for page in kept]
            having = kept if alike[0] == alike[1] else kept[1:]
            if len(set(alike[1:])) > 1 or len(having) < MIN_RUNNING:
                break
            for page in having:
                del page[edge]
    return kept


def joined(pages: Sequence[Sequence[Line]]) -> str:
    """Return the text of the pages. A paragraph goes on over the end of a page unless it had ended there."""
    pieces: list[str] = []
    before, longest = "", 0
    for page in pages:
        for number, line in enumerate(page):
            begins = line.begins if number or not before else _ENDED.search(before) or len(before) < longest * _SHORT
            ended = _ENDED.search(before) is not None
            if before:
                pieces.append("\n\n" if begins or _begins_item(line.text, ended=ended) else "\n")
            pieces.append(line.text)
            before = line.text
        longest = max((len(line.text) for line in page), default=0)
    return "".join(pieces)


def _begins_item(text: str, *, ended: bool) -> bool:
    return _BULLET.match(text) is not None or (ended and _NUMBER.match(text) is not None)
