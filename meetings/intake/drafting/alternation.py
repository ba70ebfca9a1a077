"""Words -> the patterns that look for any of them fast: places where none can begin are passed over, or looked up."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache


def by_first_letter(forms: Iterable[str], not_after: str = r"\w") -> str:
    """Return a pattern of any of the forms, longest first, none after a sign of ``not_after`` (a set's inside).

    It is parted by first letter, each of which comes before the look behind it: so the engine goes straight to the
    letters with which a form may begin, and tries few forms there.
    """
    by_letter: dict[str, list[str]] = {}
    for form in sorted(forms, key=len, reverse=True):
        by_letter.setdefault(re.escape(form[0]), []).append(re.escape(form[1:]))
    letters = (rf"{letter}(?<![{not_after}]{letter})(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return rf"(?:{'|'.join(letters)})"


def matches(pattern: re.Pattern[str], begins: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield what ``pattern.finditer(text)`` would, where ``begins`` finds all places at which a match may begin.

    It is for large patterns, which cost too much to be tried at every letter.
    """
    at = 0
    for begin in begins.finditer(text):
        match = pattern.match(text, begin.start()) if begin.start() >= at else None
        if match:
            at = match.end()
            yield match


class WordTest:
    """Tells whether words have a match of a pattern in one of them; each is asked once, since texts repeat their words."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        """Take a pattern whose matches hold no blank."""
        self._has = lru_cache(maxsize=65_536)(lambda word: pattern.search(word) is not None)

    def any_in(self, words: Iterable[str]) -> bool:
        """Say whether the pattern has a match in any of the words."""
        return any(map(self._has, words))
