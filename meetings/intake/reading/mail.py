"""A message's bytes (RFC 5322, .eml) -> its subject, sender and date as lines, and its words.

The text begins with the lines that a printed message has (``Subject:``, ``From:``, ``Date:`` and, where the words are
HTML, ``Content-Type:``), each only where the message has it; after an empty line come the words, decoded.
Attachments are named, and taken in by themselves.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import TYPE_CHECKING

from meetings.choices import Encoding
from meetings.exceptions import UnreadableFile
from meetings.intake.types import Problem

from .decoding import decode
from .papers import Paper, checked_length, storable

MAX_PARTS = 200
#: Subjects and names are short; what is longer says nothing to anybody.
MAX_HEADER_CHARACTERS = 1_000
_PARTS = re.compile(rb"multipart/|message/rfc822", re.IGNORECASE)
#: A plain part that is shorter than this, beside a longer one in HTML, says only that the message is in HTML.
_STUB_CHARACTERS = 200
_NAMED_AT_MOST = 10

# Read by the oldest of Python's policies: the newer ones parse addresses, and fail on hostile ones.
if TYPE_CHECKING:
    AnyMessage = Message[str, str]
else:
    AnyMessage = Message


def read_mail(name: str, data: bytes) -> Paper:
    """Read a message: its best body, text before HTML; a message that only carries another one is read as that one.

    Raises ``UnreadableFile`` for more parts than a message has, and for one that is encrypted or broken.
    """
    if len(_PARTS.findall(data)) > MAX_PARTS:
        raise UnreadableFile(f"“{name}” has more than {MAX_PARTS} parts in parts. Take in what it carries by itself.")
    try:
        return _read(name, message_from_bytes(data))
    except UnreadableFile:
        raise
    except Exception as error:  # The email package lets out whatever a broken message leads it to.
        raise UnreadableFile(
            f"“{name}” is a message that cannot be read ({type(error).__name__}). Save its text as plain text and take "
            "that in."
        ) from error


def _read(name: str, message: AnyMessage) -> Paper:
    if message.get_content_type() in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
        raise UnreadableFile(f"“{name}” is encrypted. Open it, save its text as plain text and take that in.")
    parts = list(_parts(message))
    texts = [part for part in parts if part.get_content_maintype() == "text" and not _is_attached(part)]
    plain, problems = _first(name, texts, "text/plain")
    html, problems_of_html = _first(name, texts, "text/html")
    nested = [part for part in parts if part.get_content_type() == "message/rfc822"]
    if not plain.strip() and not html.strip() and len(nested) == 1:
        return _read(name, _carried(nested[0]))
    is_html = bool(html.strip()) and (not plain.strip() or len(plain.strip()) < min(_STUB_CHARACTERS, len(html) / 10))
    head = [*_head(message), "Content-Type: text/html"] if is_html else _head(message)
    words = (html if is_html else plain).replace("\r\n", "\n").strip("\n")
    text = storable("\n".join(head) + "\n\n" + words)
    attached = [part for part in parts if part in nested or _is_attached(part)]
    problems = (*(problems_of_html if is_html else problems), *_attachments(name, attached))
    return Paper(text=checked_length(name, text), encoding=Encoding.EMAIL, problems=problems)


def _parts(message: AnyMessage) -> Iterator[AnyMessage]:
    """Return the parts that are no multiparts, in order; a carried message is one part."""
    waiting = [message]
    while waiting:
        part = waiting.pop()
        content = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(content, list):
            waiting += reversed([each for each in content if isinstance(each, Message)])
        else:
            yield part


def _carried(part: AnyMessage) -> AnyMessage:
    content = part.get_payload()
    return content[0] if isinstance(content, list) and content and isinstance(content[0], Message) else Message()


def _is_attached(part: AnyMessage) -> bool:
    if part.get_content_disposition() == "attachment":
        return True
    # Pictures that the text shows have a name too, and are no papers.
    return part.get_content_maintype() not in ("text", "image", "message", "multipart") or bool(
        part.get_content_disposition() != "inline" and part.get_filename()
    )


def _first(name: str, parts: list[AnyMessage], content_type: str) -> tuple[str, tuple[Problem, ...]]:
    for part in parts:
        if part.get_content_type() == content_type:
            return _words(name, part)
    return "", ()


def _words(name: str, part: AnyMessage) -> tuple[str, tuple[Problem, ...]]:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return "", ()
    charset = part.get_content_charset() or ""
    try:
        return content.decode(charset), ()
    except (LookupError, ValueError):
        # No charset, one that is not known, or one that is wrong.
        text, _, problems = decode(name, content)
        return text, problems


def _head(message: AnyMessage) -> list[str]:
    lines = []
    for field in ("Subject", "From", "Date"):
        words = _header(message, field)
        if words:
            lines.append(f"{field}: {words}")
    return lines


def _header(message: AnyMessage, field: str) -> str:
    raw = next((value for name, value in message.raw_items() if name.lower() == field.lower()), "")
    return _plain(raw)[:MAX_HEADER_CHARACTERS]


def _plain(raw: str) -> str:
    """Return a header's value decoded (RFC 2047, or UTF-8 as it stands) on one line."""
    words = raw.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    # What cannot be decoded stays as it stands.
    with suppress(HeaderParseError, LookupError, ValueError):
        words = str(make_header(decode_header(words)))
    return " ".join(storable(words).split())


def _attachments(name: str, parts: list[AnyMessage]) -> tuple[Problem, ...]:
    if not parts:
        return ()
    names = [f"“{_name_of(part)}”" for part in parts[:_NAMED_AT_MOST]]
    more = len(parts) - len(names)
    if more:
        listed = ", ".join(names) + f" and {more} more"
    else:
        listed = names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}"
    count, todo = (
        ("an attachment", "take it in by itself")
        if len(parts) == 1
        else (f"{len(parts)} attachments", "take them in by themselves")
    )
    return (Problem(code="attachments", message=f"“{name}” has {count}, {listed}: {todo}."),)


def _name_of(part: AnyMessage) -> str:
    if part.get_content_type() == "message/rfc822":
        return _header(_carried(part), "Subject") or "a message"
    return _plain(part.get_filename() or "")[:200] or part.get_content_type()
