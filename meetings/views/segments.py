"""A source's text and the spans marked in it, in; a run of segments that do not overlap, out.

The segments' texts joined are the text, to the code point, so that every span still points at its words.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from meetings.choices import FactKind

_FRONT_MATTER: Final = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n.*?^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A span ``[start, end)`` that stands out: the words of a kind of fact, text copied from ``origin``, or lost words.

    ``change`` says which newer version lacks the words. A mark of no kind is a place that an address may point at.
    """

    start: int
    end: int
    kind: FactKind | None = None
    origin: str = ""
    change: str = ""

    @property
    def anchor(self) -> str:
        """The fragment that opens the page at these words: ``c773-784``."""
        return f"c{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text under the same marks. ``anchors`` are of the marks that begin here, the longest first."""

    start: int
    text: str
    kinds: tuple[FactKind, ...]
    origins: tuple[str, ...]
    anchors: tuple[str, ...]
    changes: tuple[str, ...] = ()

    @property
    def classes(self) -> str:
        """The names of what the run is, for the stylesheet."""
        return " ".join([*self.kinds, *["copied"] * bool(self.origins), *["changed"] * bool(self.changes)])

    @property
    def title(self) -> str:
        """What the marks say, in words."""
        copied = f"Copied from {'; '.join(self.origins)}" if self.origins else ""
        return ". ".join(filter(None, [copied, *self.changes]))


def front_matter_end(text: str) -> int:
    """Return where the front matter of a text ends: the place of the first code point after it; without any, 0."""
    found = _FRONT_MATTER.match(text)
    return found.end() if found else 0


def segmented(text: str, marks: Iterable[Mark], *, cuts: Sequence[int] = ()) -> tuple[Segment, ...]:
    """Cut ``text`` where marks begin and end, and at ``cuts``. Marks outside of the text are left out."""
    opening: defaultdict[int, list[Mark]] = defaultdict(list)
    closing: defaultdict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        if 0 <= mark.start < mark.end <= len(text):
            opening[mark.start].append(mark)
            closing[mark.end].append(mark)
    places = sorted({0, len(text), *opening, *closing, *(cut for cut in cuts if 0 < cut < len(text))})
    active: list[Mark] = []
    segments = []
    for start, end in pairwise(places):
        for mark in closing[start]:
            active.remove(mark)
        active += opening[start]
        segments.append(_segment(text, start, end, active, opening[start]))
    return tuple(segments)


def _segment(text: str, start: int, end: int, active: Sequence[Mark], opened: Sequence[Mark]) -> Segment:
    kinds = {mark.kind for mark in active}
    longest_first = sorted(opened, key=lambda mark: -mark.end)
    return Segment(
        start=start,
        text=text[start:end],
        kinds=tuple(kind for kind in FactKind if kind in kinds),
        origins=tuple(dict.fromkeys(mark.origin for mark in active if mark.origin)),
        anchors=tuple(dict.fromkeys(mark.anchor for mark in longest_first)),
        changes=tuple(dict.fromkeys(mark.change for mark in active if mark.change)),
    )
