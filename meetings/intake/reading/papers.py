"""What the readers of papers (PDF, DOCX, messages) share: their limits, what they hand back, and what a title is."""

import re
from dataclasses import dataclass

from meetings.choices import Encoding
from meetings.exceptions import UnreadableFile
from meetings.intake.types import Problem

from .folding import fold_words

#: The largest source of text taken in, in bytes. Press material is a few kilobytes; a speech is a few hundred.
MAX_BYTES = 10_000_000
#: The largest paper taken in, in bytes: pictures and scans weigh more than words. Mail servers pass about as much.
MAX_PAPER_BYTES = 25_000_000
#: The longest text read from a paper, in characters.
MAX_CHARACTERS = MAX_BYTES

# What programs write into a title by themselves: a file's name, or the name of a new document.
_FILE_NAME = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel) ?- ?.*|.*\.(?:docx?|odt|rtf|txt|pdf|html?|wpd|indd|pub|pages)"
    r"|\S*[_/\\]\S*|\w+:\S*|\w*\d[\w-]*|"
    r"(?:untitled|document|doc|presentation|template|scan|title|blank|unknown)\b[\s\d()._-]*"
    r"|powerpoint presentation|word document|press release|print)",
    re.IGNORECASE,
)
# What no database stores as text.
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper read. ``text`` is empty where there are pages and no words; ``title`` is None where it says none."""

    text: str
    encoding: Encoding
    title: str | None = None
    problems: tuple[Problem, ...] = ()


def storable(text: str) -> str:
    """Return the text with U+FFFD, one for one, in place of NUL and of halves of characters."""
    return _UNSTORABLE.sub("\ufffd", text)


def checked_length(name: str, text: str) -> str:
    """Return the text; raise ``UnreadableFile`` when it is longer than what is taken in."""
    if len(text) > MAX_CHARACTERS:
        raise UnreadableFile(
            f"“{name}” holds more than {MAX_CHARACTERS:,} characters of text. Split it, or keep only the article."
        )
    return text


def title_given(words: object) -> str | None:
    """Return a title from a document's properties on one line; None when it is empty or like a file's name."""
    title = fold_words(storable(words)) if isinstance(words, str) else ""
    return title if title and not _FILE_NAME.fullmatch(title) else None
