"""Bytes of text -> their characters: byte order mark, then UTF-8, then Windows-1252, untouched otherwise."""

import codecs
import re

from meetings.choices import Encoding
from meetings.exceptions import UnreadableFile
from meetings.intake.types import Problem

_NO_TEXT = (
    "“{name}” holds NUL {what}, as programs and pictures do, so it is not text. Take in Markdown, HTML, plain text in "
    "UTF-8, PDF, DOCX or a message (.eml)."
)
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
# More control characters than this share of a text, and it is no text.
_MAX_CONTROL_SHARE = 0.005


def decode(name: str, data: bytes) -> tuple[str, Encoding, tuple[Problem, ...]]:
    """Return the text, how it was decoded, and a problem that says so when it was not UTF-8.

    Raises ``UnreadableFile`` for what is no text: NUL, many control characters, or UTF-16 that is not valid.
    """
    text, encoding, problems = _decode(name, data)
    _refuse_what_is_no_text(name, text)
    return text, encoding, problems


def _decode(name: str, data: bytes) -> tuple[str, Encoding, tuple[Problem, ...]]:
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _decode_utf16(name, data, codec)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_windows(name, data, error)
    return text, Encoding.UTF_8_SIG if text.startswith("\ufeff") else Encoding.UTF_8, ()


def _decode_utf16(name: str, data: bytes, codec: str) -> tuple[str, Encoding, tuple[Problem, ...]]:
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            f"“{name}” begins like UTF-16 but is not valid UTF-16 at byte {error.start}. Save it as UTF-8."
        ) from error
    message = f"“{name}” was read as UTF-16, as its byte order mark says."
    return text, Encoding.UTF_16, (Problem(code="encoding", message=message),)


def _decode_windows(name: str, data: bytes, error: UnicodeDecodeError) -> tuple[str, Encoding, tuple[Problem, ...]]:
    if b"\x00" in data:
        raise UnreadableFile(_NO_TEXT.format(name=name, what="bytes"))
    text = _windows_text(data)
    message = (
        f"“{name}” is not valid UTF-8 (byte 0x{data[error.start]:02X} at {error.start}), so it was read as "
        "Windows-1252. If letters look wrong, save it as UTF-8 and take it in again."
    )
    return text, Encoding.CP1252, (Problem(code="encoding", message=message),)


def _windows_text(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        # Five bytes mean nothing in Windows-1252; like browsers (WHATWG Encoding), keep each as the control
        # character of the same number, one code point for one byte.
        table = [bytes([number]).decode("cp1252", "ignore") or chr(number) for number in range(256)]
        return data.decode("latin-1").translate(dict(enumerate(table)))


def _refuse_what_is_no_text(name: str, text: str) -> None:
    if "\x00" in text:
        raise UnreadableFile(_NO_TEXT.format(name=name, what="characters"))
    if len(_CONTROLS.findall(text)) > len(text) * _MAX_CONTROL_SHARE:
        raise UnreadableFile(f"“{name}” is a binary file, not text. Save the article as Markdown, plain text or HTML.")
