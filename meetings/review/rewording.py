"""Two wordings in; what they share, and what only one of them has, out: word by word, in reading order."""

import re
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

# A word, a run of blanks, or one mark: a quotation mark that moved is a change of its own.
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")


class Part(NamedTuple):
    """Words that both have (``same``), that the older has alone (``old``) or the newer alone (``new``)."""

    kind: Literal["same", "old", "new"]
    words: str


def parts_of(older: str, newer: str) -> list[Part]:
    """Return the parts of two wordings; those of the older give it back in full, and those of the newer too.

    Blanks compare alike, so that a line wrapped elsewhere is no change; they are as the newer has them.
    """
    ours, theirs = _PIECE.findall(older), _PIECE.findall(newer)
    matcher = SequenceMatcher(None, _comparable(ours), _comparable(theirs), autojunk=False)
    parts: list[Part] = []
    for kind, first, last, start, end in matcher.get_opcodes():
        if kind == "equal":
            parts.append(Part("same", "".join(theirs[start:end])))
            continue
        if first < last:
            parts.append(Part("old", "".join(ours[first:last])))
        if start < end:
            parts.append(Part("new", "".join(theirs[start:end])))
    return parts


def _comparable(pieces: list[str]) -> list[str]:
    return [piece if piece.strip() else " " for piece in pieces]
