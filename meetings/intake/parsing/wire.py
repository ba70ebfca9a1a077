"""A text's beginning -> its dateline: where and when it was filed, by which agency, and where the story starts."""

import re
from dataclasses import dataclass
from datetime import date

from meetings.intake.types import ReadableText

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember"
    r"|\.)?)"
)
_PLACE = (
    r"[A-Z][\w.'-]*(?: [A-Z(][\w.')-]*){0,3}(?: \[[A-Za-z. ]{2,20}\])?(?:, [A-Z][\w.'-]*" r"(?: [A-Z][\w.'-]*){0,2})?"
)
_HEADING = r"(?:date (?P<date>\d{4}-\d{2}-\d{2}) )?"
# "Washington [US], January 27 (ANI): ", "NEW DELHI, Jan 27 (Reuters) - "
_WIRE = re.compile(
    rf"{_HEADING}(?P<line>{_PLACE},? (?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
    rf" \((?P<agency>[A-Z][A-Za-z/ ]{{1,20}})\))"
    r" ?[:–—-]+ "
)
# "Vienna, Austria – ", "WASHINGTON — ": a place alone, which must be bold or in capitals.
_PLACE_LINE = re.compile(
    r"(?P<line>[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){0,2}(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2})?)"
    r" ?(?:[–—]|--) "
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its words, the agency (None: no agency signs), the date in its heading, and where the story begins.

    ``story_start`` and ``story_end`` count characters of the folded text; the end leaves out the agency's signature.
    """

    line: str
    agency: str | None
    published_on: date | None
    story_start: int
    story_end: int


def find(body: ReadableText, is_place: bool) -> Dateline | None:
    """Return the dateline that begins the text; None when there is none. ``is_place``: a bare place may count."""
    match = _WIRE.match(body.text)
    if match:
        return Dateline(
            line=match["line"],
            agency=match["agency"],
            published_on=_day(match["date"]),
            story_start=match.end(),
            story_end=_story_end(body.text, match["agency"]),
        )
    match = _PLACE_LINE.match(body.text)
    if match and (is_place or match["line"].split(",")[0].isupper()):
        return Dateline(
            line=match["line"], agency=None, published_on=None, story_start=match.end(), story_end=len(body.text)
        )
    return None


def _day(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def _story_end(text: str, agency: str) -> int:
    signature = f"({agency})"
    return len(text.removesuffix(signature).rstrip()) if text.endswith(signature) else len(text)
