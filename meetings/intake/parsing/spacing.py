"""Text typed with an empty line after each line, as scans of typescripts are -> the empty lines that end nothing.

A line that goes on in small letters below an empty one is one paragraph with it, in any text. Where many do, the text
is double-spaced, and a line that is full and has no stop goes on as well, with whatever the next begins.
"""

import re
from collections.abc import Iterator
from statistics import median

from meetings.intake.reading import Edit

# Each begins after a sign that is no blank: a long run of blanks is not tried from each of them.
#: Stops and commas that stand apart at a line's end are a scanner's dust, if there are several or the line goes on.
_GAP = re.compile(
    r"(?<=\S)(?P<dust>(?:[ \t]+[.,'^•■]){0,6})[ \t]*\r?\n(?:[ \t\u00a0]*\r?\n)+[ \t\u00a0]*(?=(?P<next>[^\W\d_]))"
)
#: It begins with a line end, to which the engine goes straight.
_GOES_ON_SMALL = re.compile(r"\n[ \t\u00a0\r]*+\n[ \t\u00a0\r]*+[a-z]")
#: Empty lines after a line of text.
_PARAGRAPHS = re.compile(r"(?<=\S)\s*\n[ \t\u00a0\r]*\n")
#: Dust before a line's first word.
_DUST_BEFORE = re.compile(r"(?<=\n)[ \t]*(?:[.,'][ \t]+)+(?=[^\W_])")
#: What a line ends in that goes on: a letter, a number, a comma or a hyphen.
_CUT_SHORT = r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Hon|Sen|Prof))\."
_OPEN = re.compile(rf"(?:[^\W_][,’']?|[^\W_](?:,[\"”]|[\"”],)|[-–&]|{_CUT_SHORT})$")
#: A quotation that leads to whoever said it, on the next line.
_LEADS_TO_SPEAKER = re.compile(r"(?:,[\"”]|[\"”],)$")
_NAME_FOLLOWS = re.compile(rf"{_CUT_SHORT}$")
#: So many lines at least, and this part of all, go on in small letters where a text is double-spaced.
_FEWEST = 3
_SHARE = 0.15
#: A line is full if it is so long, beside those that are known to go on.
_FULL = 0.7
#: A heading in capitals ends in so many of them.
_END = 12


def edits(text: str, start: int) -> list[Edit]:
    """Return the edits that join what empty lines part, in order; none where no line goes on in small letters."""
    if _GOES_ON_SMALL.search(text, start) is None:
        return []
    gaps = [gap for gap in _GAP.finditer(text, start) if _OPEN.search(_line_before(text, gap))]
    small = [gap for gap in gaps if gap["next"].islower()]
    told = [gap for gap in gaps if gap["next"].isupper() and _LEADS_TO_SPEAKER.search(_line_before(text, gap))]
    found = [Edit(gap.start(), gap.end(), " ") for gap in (*small, *told)]
    if len(small) >= max(_FEWEST, _SHARE * len(_PARAGRAPHS.findall(text, start))):
        width = median(len(_line_before(text, gap)) for gap in small)
        found += _full_lines(text, gaps, _FULL * width)
        found += [Edit(dust.start(), dust.end(), "") for dust in _DUST_BEFORE.finditer(text, start)]
    return sorted(found)


def _full_lines(text: str, gaps: list[re.Match[str]], width: float) -> Iterator[Edit]:
    """Yield the edits that join a full line without a stop and the next, which begins with a capital."""
    for gap in gaps:
        line = _line_before(text, gap)
        is_dust = len(gap["dust"].split()) > 1
        is_full = len(line) >= width and not line[-_END:].isupper()
        is_next = gap["next"].isupper() and not _LEADS_TO_SPEAKER.search(line)
        if is_next and (is_dust or not gap["dust"]) and (is_full or _NAME_FOLLOWS.search(line)):
            line_end = text.find("\n", gap.end())
            if not text[gap.end() : line_end if line_end >= 0 else len(text)].isupper():
                yield Edit(gap.start(), gap.end(), " ")


def _line_before(text: str, gap: re.Match[str]) -> str:
    return text[text.rfind("\n", 0, gap.start()) + 1 : gap.start()].strip()
