"""A text's beginning -> its dateline: where and when it was filed, by which agency, and where the story starts.

And the day of publication that lines above a story give ("Posted On: 12 SEP 2023 7:08PM by PIB Delhi").
"""

import re
from dataclasses import dataclass
from datetime import date

from meetings.intake import dates
from meetings.intake.gazetteer import capital_country, country_code
from meetings.intake.types import ReadableText, Span

_MONTH = (
    r"(?i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May\.?|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember"
    r"|\.)?)"
)
_PLACE = (
    r"(?!(?i:(?:mon|tues|wednes|thurs|fri|satur"
    r"|sun)day)\b)[A-ZÀ-Þ][\w.'/-]*(?: [A-Z(][\w.')-]*){0,3}(?: \[[A-Za-z. ]{2,20}\])?(?:, [A-Z][\w.'-]*"
    r"(?: [A-Z][\w.'-]*){0,2})?"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?:,? \d{{4}})?"
# What archives put before a story: "date 2026-01-27 ", "- Advertisement - ".
_HEADING = r"(?:date (?P<date>\d{4}-\d{2}-\d{2}) )?(?:- ?Advertisement ?-\s)?"
_SIGNED = r"[A-Z][A-Za-z\d/ .]{1,30}"
# "Washington [US], January 27 (ANI): ", "NEW DELHI, Jan 27 (Reuters) - ", "Riyadh, April 10, 2025, SPA -- ",
# "MINSK. May 14 (Interfax) - ", "LIMA, May 14. /EFE/. ", "YEREVAN, MAY 14, ARMENPRESS. "
_WIRE = re.compile(
    rf"{_HEADING}(?P<line>{_PLACE}[,.]? (?:{_DAY}|\({_DAY}\))(?: \((?P<agency>{_SIGNED})\)"
    rf"|[,.]? /(?P<slashed>[A-Z]{{2,12}})/"
    rf"|,? (?P<bare>[A-Z]{{2,12}})(?= ?[.–—-]))?)"
    r"(?:(?:\.| ?[:;])?[–—-]+ | ?[:;–—-]+ |(?<=[)/A-Z\d])\. |(?<=\)) )"
)
# "Singapore, 14 July 2022", not "Monday, May 5".
_PLACE_AND_DAY = re.compile(rf"{_PLACE}, {_DAY}$")
# "... artificial intelligence.New Delhi [India], September 4 (ANI): ": run together with the headline above it.
_GLUED = re.compile(
    rf"[^\n]{{20,200}}?[a-z\d”\"'][.?!]? ?(?=[A-Z][\w ]{{2,30}} \[[A-Z][A-Za-z. ]{{1,20}}\], {_DAY} \([A-Z]{{2,8}}\):)"
)
# "Hanoi (VNA) – ", "Jakarta (ANTARA) 19 August 2025 - ", "ASTANA. KAZINFORM - ": the agency before the day, or no day.
# Not "Governor A (ME): “...”".
_AGENCY_FIRST = re.compile(
    rf"{_HEADING}(?P<line>{_PLACE}(?: \((?P<agency>{_SIGNED})\)|[.,] (?P<bare>[A-Z]{{3,12}})(?= ?[–—-]))(?:,? {_DAY})?)"
    r" ?[:;–—-]+ (?<!: (?=[“\"]))"
)
# "Vienna, Austria – ", "WASHINGTON — ", "ISLAMABAD: ": a place alone, which must be bold, in capitals or a known one.
_PLACE_LINE = re.compile(
    r"(?P<line>[A-Z][A-Za-z.'/-]+(?: [A-Z][A-Za-z.'-]+){0,2}(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+){0,2})?)"
    r"(?: ?(?:[–—]|--) |(?P<weak>:| -) )"
)
# "Nairobi, 5th February, 2026", "March 20, 2025 — Ottawa, Ontario — Public Safety Canada": a line of its own.
_OWN_LINE = re.compile(rf"(?P<line>{_PLACE}, {_DAY})\.?|{_DAY} ?[–—-] ?(?P<place>{_PLACE})(?: ?[–—-] .{{2,60}})?")
_CITY_END = re.compile(r"[,(\[]|(?<!St)\. ")
_ARCHIVED = re.compile(r"date (?P<date>\d{4}-\d{2}-\d{2})\s")
#: Paragraphs above a story, within which its dateline and the lines about its publication stand.
_HEAD_PARAGRAPHS = 8
_PUBLISHED = re.compile(
    r"\b(?:posted|published|release(?:d)?(?: date)?|issued|date|dated|created|(?<!last )updated)(?: on"
    r"| at)?\s?:?\s+(?:[A-Z]\w+day,? )?(?=\d|[A-Z][a-z]{2})",
    re.IGNORECASE,
)
_ISSUED = re.compile(
    r"(?:(?:[Ss]tatement|[Jj]oint [Ss]tatement|[Cc]ommuniqué) )?(?:[Ii]ssued|[Rr]eleased|[Dd]one"
    r"|[Ss]igned) (?:in|at|on) "
)
_DIGITS = re.compile(
    r"\b(?:(?P<year>20\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    r"|(?P<day2>\d{1,2})-(?P<month2>\d{1,2})-(?P<year2>20\d\d))\b"
)
#: "22 March 2024 - 21:17", as sites stamp what they put up, glued to the story or not.
_STAMPED = re.compile(r"\b(?P<day>\d{1,2} [A-Z][a-z]{2,8} 20\d\d) [-–|] \d{1,2}:\d\d\b")
#: "8 August 2019 The Embassy of Peru hosted": a day of publication run together with the story below it.
_OPENING_DAY = re.compile(
    r"(?P<day>\d{1,2} [A-Z][a-z]{2,8} (?:19|20)\d\d) (?=[A-Z][a-z]* [\w(]|\d{1,2}\.\d{1,2}\.20\d\d,)"
)
# "22.06.2018, Tbilisi - ": the day before the place.
_DAY_BEFORE_PLACE = re.compile(rf"(?P<day>\d{{1,2}}\.\d{{1,2}}\.20\d\d), (?P<line>{_PLACE}) ?[–—-]+ ?")
_HEAD = 300
#: The words of a line that gives the day of publication and nothing of the story.
_LONGEST_DATE_LINE = 200


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline: its words, the agency (None: no agency signs), the date it gives, and where the story begins.

    All places count characters of the folded text. ``words``: the dateline itself, with what stands before it of the
    archive; ``story_end`` leaves out the agency's signature.
    """

    line: str
    agency: str | None
    published_on: date | None
    words: Span
    story_end: int


def find(body: ReadableText, is_place: bool) -> Dateline | None:
    """Return the dateline that begins the story; None when there is none. ``is_place``: a bare place may count."""
    head = body.paragraphs[:_HEAD_PARAGRAPHS]
    for paragraph in head:
        found = _signed_or_dated(body.text, paragraph)
        if found:
            return found
    for paragraph in head:
        match = _OWN_LINE.fullmatch(body.text, paragraph.start, paragraph.end)
        if match:
            line = match["line"] or match["place"]
            return Dateline(line, None, _first_day(match[0]), Span(match.start(), match.end()), len(body.text))
    for paragraph in head:
        match = _PLACE_LINE.match(body.text, paragraph.start, paragraph.end)
        if match and _stands_alone(match, is_place=is_place, is_first=paragraph is head[0]):
            return Dateline(match["line"], None, None, Span(match.start(), match.end()), len(body.text))
    return None


def opening_day(body: ReadableText) -> tuple[date, Span] | None:
    """Return the day of publication that stands glued before the story, and its words; None when none does."""
    match = _OPENING_DAY.match(body.text)
    day = _first_day(match["day"]) if match else None
    return (day, Span(match.start(), match.end())) if match and day else None


def _signed_or_dated(text: str, paragraph: Span) -> Dateline | None:
    """Return the dateline with an agency or a day that begins a paragraph; None when there is none."""
    dated = _DAY_BEFORE_PLACE.match(text, paragraph.start)
    if dated:
        words = Span(dated.start(), dated.end())
        return Dateline(dated["line"], None, _first_day(dated["day"]), words, len(text))
    glued = _GLUED.match(text, paragraph.start, paragraph.end)
    if glued and _is_quoting(glued[0]):
        glued = None
    start = glued.end() if glued else paragraph.start
    match = _AGENCY_FIRST.match(text, start) or _WIRE.match(text, start)
    if match is None:
        return None
    agency = match["agency"] or match["bare"] or match.groupdict().get("slashed")
    is_capital = _city(match["line"]).isupper()
    if agency:
        # "Governor Reyes (Texas) - ": what stands in parentheses without a day signs only after a place.
        is_dateline = match.re is _WIRE or agency.isupper() or is_capital or _is_known(match["line"])
    else:
        is_dateline = is_capital or _PLACE_AND_DAY.match(match["line"]) is not None
    if not is_dateline:
        return None
    return Dateline(
        line=match["line"],
        agency=agency,
        published_on=_iso(match["date"]) or _day_with_year(match["line"]),
        words=Span(match.start(), match.end()),
        story_end=_story_end(text, agency),
    )


def _stands_alone(match: re.Match[str], *, is_place: bool, is_first: bool) -> bool:
    """Say whether a place alone is a dateline: ``is_place`` where it is marked as one, ``is_first`` above all else."""
    line, is_known = match["line"], _is_known(match["line"])
    if not is_first:
        return is_known and _city(line).isupper()
    return is_known or (match["weak"] is None and (is_place or _city(line).isupper()))


def _city(line: str) -> str:
    return _CITY_END.split(line, maxsplit=1)[0].strip()


def _is_known(line: str) -> bool:
    """Say whether a dateline begins with a city where governments meet ("BERLIN/PARIS"), or names its country."""
    _, _, rest = line.partition(", ")
    return any(capital_country(city) for city in _city(line).split("/")) or country_code(rest) is not None


def _is_quoting(words: str) -> bool:
    """Say whether a quotation is left open in words: what follows is no story's beginning."""
    return words.count('"') % 2 == 1 or words.count("“") > words.count("”")


def written_day(body: ReadableText, published_on: date) -> date | None:
    """Return the day on which a text says above its story that it was issued ("Issued in Lima on August 14")."""
    for paragraph in body.paragraphs[:_HEAD_PARAGRAPHS]:
        match = _ISSUED.match(body.text, paragraph.start, paragraph.end)
        if match:
            days = dates.find(body.text, published_on, match.end(), paragraph.end)
            return days[0].first if days else None
    return None


def publication_day(body: ReadableText) -> date | None:
    """Return the day that the lines above a story say it was published on; None when none says so.

    A line that says so in words counts before a line that is a date and little else.
    """
    archived = _ARCHIVED.match(body.text)
    if archived:
        return _iso(archived["date"])
    stamped = _STAMPED.search(body.text, 0, _HEAD)
    if stamped:
        return _first_day(stamped["day"])
    bare: date | None = None
    for paragraph in body.paragraphs[: 2 * _HEAD_PARAGRAPHS]:
        words = paragraph.of(body.text)
        said = None if words.endswith(".") else _PUBLISHED.search(words)
        if said and (day := _first_day(words[said.end() : said.end() + 40])):
            return day
        if bare is None and len(words) <= _LONGEST_DATE_LINE and words[-1:] not in (".", "”", '"'):
            bare = _first_day(words) if re.search(r"\b(?:19|20)\d\d\b", words) else None
    return bare


def _first_day(words: str) -> date | None:
    """Return the first day of ``words`` that has its year; "19-08-2025" is read day first."""
    digits = _DIGITS.search(words)
    if digits:
        numbers = [digits[name] or digits[f"{name}2"] for name in ("year", "month", "day")]
        return _iso("-".join(number.zfill(2) for number in numbers))
    # "12 SEP 2023": months in capitals are written as others are.
    found = dates.find(re.sub(r"\b[A-Z]{3,9}\b", lambda word: word[0].capitalize(), words), None)
    return found[0].first if found else None


def _day_with_year(line: str) -> date | None:
    return _first_day(line) if re.search(r"\b(?:19|20)\d\d\b", line) else None


def _iso(words: str | None) -> date | None:
    try:
        return date.fromisoformat(words) if words else None
    except ValueError:
        return None


def _story_end(text: str, agency: str | None) -> int:
    signature = f"({agency})"
    return len(text.removesuffix(signature).rstrip()) if text.endswith(signature) else len(text)
