"""Words -> patterns that look for any of them fast, and large patterns tried only where they may begin."""

import re
from collections.abc import Iterable, Iterator


def by_first_letter(forms: Iterable[str], not_after: str = r"\w") -> str:
    """Return a pattern of any of the forms, longest first, none after a sign of ``not_after`` (a set's inside).

    It is parted by first letter, each of which comes before the look behind it: so the engine goes straight to the
    letters with which a form may begin, and tries few forms there.
    """
    parted = _parted(forms)
    return rf"(?:{'|'.join(rf'{letter}(?<![{not_after}]{letter})(?:{rests})' for letter, rests in parted)})"


def after_blank(forms: Iterable[str], then: str = "") -> str:
    """Return a pattern of a blank before any of the forms and ``then``, which the engine finds faster still."""
    return rf" (?=(?:{'|'.join(f'{letter}(?:{rests})' for letter, rests in _parted(forms))}){then})"


def _parted(forms: Iterable[str]) -> list[tuple[str, str]]:
    """Return the first letters of the forms, each with a pattern of what goes on after it."""
    by_letter: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        by_letter.setdefault(re.escape(form[0]), []).append(re.escape(form[1:]))
    return [(letter, "|".join(rests)) for letter, rests in by_letter.items()]


def matches(
    pattern: re.Pattern[str], begins: re.Pattern[str], text: str, start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer(text, start, end)`` would; ``begins`` finds all places where a match may begin,
    or the blank before.

    It is for large patterns, which cost too much to be tried at every letter. A word added to ``pattern`` goes into
    ``begins`` as well: tests tell where it is missing there.
    """
    at, end = start, len(text) if end is None else end
    for begin in begins.finditer(text, start, end):
        place = begin.end() if begin[0] == " " else begin.start()
        match = pattern.match(text, place, end) if place >= at else None
        if match:
            at = match.end()
            yield match
