"""A file's name and bytes -> ``SourceText``, or ``UnreadableFile`` with what to do about it.

The decoded text is left as it stands (byte order mark and carriage returns included), so that code points count as
``bytes.decode`` gives them. Of a paper (PDF, DOCX, message) the text is what its reader reads, and they count there.
"""

import hashlib
from collections.abc import Callable

from meetings.exceptions import UnreadableFile
from meetings.intake.types import SourceText

from .decoding import decode
from .mail import read_mail
from .papers import MAX_BYTES, MAX_PAPER_BYTES, Paper
from .pdf import read_pdf
from .recognition import is_mail, is_pdf, is_zip
from .word import read_word

_WANTED = "Save the article as DOCX, PDF with text, Markdown, plain text or HTML."
_BINARY_BEGINNINGS = (
    (b"\xd0\xcf\x11\xe0", "an old office document, an Outlook message (.msg) or a document locked by a password"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"{\\rtf", "a rich text document"),
)


def read(name: str, data: bytes) -> SourceText:
    """Read a file by its bytes: a PDF, a DOCX, a message, or text, with a problem that says so when not UTF-8.

    Raises ``UnreadableFile`` when the file is empty, too large, of another kind, broken or locked, or is text without
    words; the message names it. A scanned PDF is no error: its text is empty, and a problem says that it is a scan.
    """
    if not data:
        raise UnreadableFile(f"“{name}” is empty (0 bytes). Check the file and take it in again.")
    reader = _reader(name, data)
    limit = MAX_PAPER_BYTES if reader else MAX_BYTES
    if len(data) > limit:
        raise UnreadableFile(
            f"“{name}” is too large: {len(data):,} bytes, and at most {limit:,} are taken in. "
            "Split it, or keep only the article."
        )
    paper = reader(name, data) if reader else _read_text(name, data)
    return SourceText(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        text=paper.text,
        encoding=paper.encoding,
        problems=paper.problems,
        title=paper.title,
    )


def _reader(name: str, data: bytes) -> Callable[[str, bytes], Paper] | None:
    if is_pdf(data):
        return read_pdf
    if is_zip(data):
        return read_word
    return read_mail if is_mail(name, data) else None


def _read_text(name: str, data: bytes) -> Paper:
    for beginning, what in _BINARY_BEGINNINGS:
        if data.startswith(beginning):
            raise UnreadableFile(f"“{name}” is {what}, not text. {_WANTED}")
    text, encoding, problems = decode(name, data)
    if not text.strip().strip("\ufeff"):
        raise UnreadableFile(f"“{name}” holds no words. Check the file and take it in again.")
    return Paper(text=text, encoding=encoding, problems=problems)
