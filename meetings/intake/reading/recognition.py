"""A file's first bytes -> what sort of file it is. Its name only tells a message from a memo that looks like one."""

import io
import re
import zipfile

from .zips import DAMAGE

_ZIP = b"PK\x03\x04"
# A PDF may begin with a mark or some white space; readers of PDF look for its sign within the first 1,024 bytes.
_PDF = re.compile(rb"(?:\xef\xbb\xbf)?[\s\x00]{0,1000}%PDF-")
# A message begins with its header: lines "Name: value", each with any lines that go on, up to an empty line (RFC 5322).
_MAIL_HEADER = re.compile(rb"(?:From [^\r\n]*\r?\n)?(?:[!-9;-~]{1,76}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*(?:\r?\n|\Z)){2,}")
# What programs write into each message, and nobody into a memo.
_WRITTEN_BY_PROGRAMS = re.compile(rb"^(?:Message-ID|MIME-Version|Received|Return-Path):", re.IGNORECASE | re.MULTILINE)
_WRITTEN_BY_PEOPLE = re.compile(rb"^(?:From|Date|Subject):", re.IGNORECASE | re.MULTILINE)
_HEADER_BYTES = 65_536


def is_pdf(data: bytes) -> bool:
    """Say whether the bytes begin as a PDF does."""
    return _PDF.match(data) is not None


def is_zip(data: bytes) -> bool:
    """Say whether the bytes begin as a ZIP does, which a DOCX is too."""
    return data.startswith(_ZIP)


def is_office_document(data: bytes) -> bool:
    """Say whether the bytes are a ZIP with the directory of an office document, of whatever kind."""
    if not is_zip(data):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = package.namelist()
    except DAMAGE:
        return False
    return "[Content_Types].xml" in names or "mimetype" in names


def is_mail(name: str, data: bytes) -> bool:
    """Say whether the bytes begin as a message does; one that no program marked must have a name in ``.eml``."""
    header = _MAIL_HEADER.match(data[:_HEADER_BYTES])
    if header is None:
        return False
    if _WRITTEN_BY_PROGRAMS.search(header[0]):
        return True
    return name.lower().endswith(".eml") and _WRITTEN_BY_PEOPLE.search(header[0]) is not None


def is_paper(name: str, data: bytes) -> bool:
    """Say whether the file is a PDF, an office document or a message, which may be larger than text."""
    return is_pdf(data) or is_office_document(data) or is_mail(name, data)
