"""The start of a Markdown source -> the fields of its front matter, where the body begins, and what is wrong there.

Only flat fields are read (a scalar, or a list of scalars). Values stay strings: YAML's own types would turn
``12:30`` into 750. Aliases and deep nesting are refused, since both can make a small file costly to read.
"""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import yaml

from meetings.intake.reading import fold, fold_words
from meetings.intake.reading.folding import Edit
from meetings.intake.types import Problem, ReadableText, Span

#: Front matter is some hundred bytes; more than this is no front matter.
MAX_CHARACTERS = 65_536
_MAX_DEPTH = 2
# Some sites name the notation: JSON, which is YAML too.
_OPENING = re.compile(r"\ufeff?---(?:json|yaml)?[ \t]*(?:\r\n|\r|\n)")
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)
#: A value that begins as words do, with no sign that is YAML's.
_PLAIN_WORDS = re.compile(r"[^\s\"'\[\]{}&*!|>%@`,?:#-]")
_FIELD_LINE = re.compile(r"^([A-Za-z][\w-]*)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)
_LOADER = yaml.CBaseLoader if yaml.__with_libyaml__ else yaml.BaseLoader
# libyaml and Python's own string functions raise these on hostile escapes.
_YAML_ERRORS = (yaml.YAMLError, ValueError, OverflowError)

Value = str | tuple[str, ...]

#: What systems call the title and the day of publication, ours first: exports of WordPress, archives of documents.
_TITLES = ("title", "post_title")
_DAYS = ("date", "post_date", "pub_date", "publish_date", "doc_date")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Fields by name, where the body begins (code points), and what could not be read. ``present``: there was any."""

    present: bool
    body_start: int
    fields: dict[str, Value] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def split(text: str) -> FrontMatter:
    """Read the front matter that begins ``text``; none, and the body from the start, when it does not begin so."""
    opening = _OPENING.match(text)
    if opening is None:
        return FrontMatter(present=False, body_start=1 if text.startswith("\ufeff") else 0)
    closing = _CLOSING.search(text, opening.end())
    if closing is None or closing.start() - opening.end() > MAX_CHARACTERS:
        message = "The front matter opens with “---” but no line “---” closes it. Close it after its last field."
        problem = Problem(code="front_matter_unclosed", message=message, span=Span(opening.start(), opening.end()))
        return FrontMatter(present=False, body_start=opening.end(), problems=(problem,))
    block = text[opening.end() : closing.start()]
    fields, problems = _read_block(block, opening.end())
    return FrontMatter(present=True, body_start=closing.end(), fields=fields, problems=tuple(problems))


def named(names: tuple[str, ...], values: Mapping[str, Value]) -> str:
    """Return the first of the names that a field has; the first of all where none has."""
    return next((name for name in names if name in values), names[0])


def readable_title(text: str, matter: FrontMatter, title: str) -> ReadableText | None:
    """Return the title of the front matter as ``readable`` does; None where it gives none."""
    name = named(_TITLES, matter.fields)
    return readable(text, matter.body_start, name, title) if name in matter.fields else None


#: A value of a field, over as many lines as are indented.
_VALUE = r"^{name}:[ \t]*(?P<value>(?:[^\n]*)(?:\n[ \t]+[^\n]*)*)"
#: What a double-quoted YAML value writes with a backslash: a sign by its number, a line's end, a space.
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(\r?\n[ \t]*)|(.))")
#: What systems that write pages leave in a title.
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,6}|[a-z]{2,8});")
_SPACES = frozenset("_ tNLP")


def readable(text: str, body_start: int, name: str, value: str) -> ReadableText | None:
    """Return the value of a field folded for reading, tied to the places of the source where it stands.

    ``value``: what the field gives. None where the source writes it in a way that these rules do not retrace.
    """
    match = re.compile(_VALUE.format(name=re.escape(name)), re.MULTILINE).search(text, 0, body_start)
    if match is None:
        return None
    start, end = match.span("value")
    entities = [Edit(*found.span(), html.unescape(found[0])) for found in _ENTITY.finditer(text, *match.span("value"))]
    end = start + len(text[start:end].rstrip())
    quote = text[start : start + 1]
    edits: list[Edit] = []
    if quote in ('"', "'") and end > start + 1 and text[end - 1] == quote:
        start, end = start + 1, end - 1
        if quote == '"':
            edits = [_unescaped(escape) for escape in _ESCAPE.finditer(text, start, end)]
        else:
            edits = [Edit(pair.start(), pair.end(), "'") for pair in re.compile("''").finditer(text, start, end)]
    read = fold(text, [*edits, *entities], start=start, end=end, blank_lines_break=False)
    return read if read.text == fold(html.unescape(value), blank_lines_break=False).text else None


def _unescaped(escape: re.Match[str]) -> Edit:
    number = escape[1] or escape[2] or escape[3]
    if number:
        code = int(number, 16)
        sign = chr(code) if code <= 0x10FFFF else ""
    elif escape[4]:
        sign = ""
    else:
        sign = " " if escape[5] in _SPACES else escape[5]
    return Edit(escape.start(), escape.end(), sign)


def _read_block(block: str, at: int) -> tuple[dict[str, Value], list[Problem]]:
    try:
        return _read_events(block), []
    except _YAML_ERRORS as error:
        return _read_lines(block, at, error)


class _RefusedYAML(yaml.YAMLError):
    """Valid YAML of a kind that front matter has no use for."""


def _read_events(block: str) -> dict[str, Value]:
    """Build the flat mapping from parser events, so that no alias is ever followed."""
    fields: dict[str, Value] = {}
    key: str | None = None
    items: list[str] | None = None
    depth = 0
    for event in yaml.parse(block, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedYAML("it refers to another value (*alias)")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH or (depth == 1) != isinstance(event, yaml.MappingStartEvent):
                raise _RefusedYAML("it nests values in values")
            items = [] if depth == _MAX_DEPTH else None
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if key is not None and items is not None:
                fields[key], key, items = tuple(items), None, None
        elif isinstance(event, yaml.ScalarEvent):
            words = _clean(event.value)
            if items is not None:
                items.append(words)
            elif depth == 0:
                raise _RefusedYAML("it is not a list of fields")
            elif key is None:
                key = words
            else:
                fields[key], key = words, None
    return fields


def _read_lines(block: str, at: int, error: Exception) -> tuple[dict[str, Value], list[Problem]]:
    """Read what single lines give, and report each line that gives nothing."""
    reason = str(error) if isinstance(error, _RefusedYAML) else "it is not valid YAML"
    fields: dict[str, Value] = {}
    problems: list[Problem] = []
    for match in _FIELD_LINE.finditer(block):
        name, raw = match.groups()
        try:
            fields.update(_read_events(match[0]))
        except _YAML_ERRORS:
            span = Span(at + match.start(), at + match.end())
            if _PLAIN_WORDS.match(raw):
                # "title: Readout: A met B"
                fields[name] = _clean(raw)
                done = "is no YAML, and was read as it stands"
            else:
                done = "cannot be read"
            message = f"The front matter's “{name}” {done}: “{raw[:200]}”. Put the value in quotation marks."
            problems.append(Problem(code="front_matter_field", message=message, span=span))
    if not problems:
        message = (
            f"The front matter cannot be read as a whole ({reason}); its fields were read line by line. Correct it."
        )
        problems.append(Problem(code="front_matter", message=message, span=Span(at, at + len(block))))
    return fields, problems


def _clean(value: str) -> str:
    # A lone surrogate ("\ud800") is no character, and cannot be stored or printed.
    return value.encode("utf-8", "replace").decode("utf-8")


class Fields:
    """Reads single fields as what they should be, and gathers a problem for each that is not."""

    def __init__(self, values: dict[str, Value], *, of: str = "front matter") -> None:
        """Take the raw fields by name; ``of``: what has them, as its reader calls it."""
        self._values = values
        self._of = of
        self.problems: list[Problem] = []

    def words(self, name: str) -> str | None:
        """Return a field as plain words on one line; None when missing or empty."""
        value = self._values.get(name)
        joined = value if isinstance(value, str) else " ".join(value or ())
        return fold_words(joined) or None

    def title(self) -> str | None:
        """Return the title, under any of the names that it goes by; None when missing or empty."""
        title = self.words(named(_TITLES, self._values))
        return fold_words(html.unescape(title)) or None if title and "&" in title else title

    def published_on(self) -> date | None:
        """Return the day of publication, under any of the names that it goes by, as ``day`` does."""
        return self.day(named(_DAYS, self._values))

    def several_words(self, name: str) -> tuple[str, ...]:
        """Return the entries of a field that is a YAML list, or the one that it is; commas part nothing."""
        value = self._values.get(name, ())
        return tuple(map(fold_words, (value,) if isinstance(value, str) else value))

    def several(self, name: str) -> tuple[str, ...]:
        """Return a field as a list: a YAML list, or words parted by commas."""
        value = self._values.get(name, ())
        parts = value.split(",") if isinstance(value, str) else value
        return tuple(words for part in parts if (words := fold_words(part)))

    def day(self, name: str) -> date | None:
        """Return a field as a date (ISO 8601, any time of day left out); None, with a problem, when it is none."""
        raw = self.words(name)
        if raw is None:
            return None
        try:
            return datetime.fromisoformat(raw).date()
        except ValueError:
            self._report(name, raw, "is not a date. Write it as 2026-01-26")
            return None

    def moment(self, name: str) -> datetime | None:
        """Return a field as a moment with the offset that it gives; None, with a problem, when it gives none."""
        raw = self.words(name)
        if raw is None:
            return None
        try:
            moment = datetime.fromisoformat(raw)
        except ValueError:
            self._report(name, raw, "is not a date and time. Write it as 2026-01-26 13:12:20-05:00")
            return None
        if moment.utcoffset() is None:
            self._report(
                name, raw, "does not say its offset from UTC; its day is kept. Write it as 2026-01-26 13:12:20-05:00"
            )
            return None
        return moment

    def local_day(self, name: str) -> date | None:
        """Return the day of a moment that does not say its offset; None when the field gives no moment."""
        try:
            return datetime.fromisoformat(self.words(name) or "").date()
        except ValueError:
            return None

    def address(self, name: str) -> str | None:
        """Return a field as a web address; None, with a problem, when it is none."""
        raw = self.words(name)
        if raw is None or re.match(r"https?://[^\s/]+\.[^\s]+$", raw, re.IGNORECASE):
            return raw
        self._report(name, raw, "is not a web address. Write it from https:// on")
        return None

    def _report(self, name: str, raw: str, what: str) -> None:
        self.problems.append(Problem(code=f"bad_{name}", message=f"The {self._of}'s “{name}” {what}: “{raw[:200]}”."))
