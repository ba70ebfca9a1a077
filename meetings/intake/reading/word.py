"""A DOCX's bytes -> the words in it: paragraphs parted by empty lines, tables row by row, footnotes last.

python-docx opens the package; the words are taken from its XML, so that what stands in text boxes, content controls and
tracked insertions is read too. Pictures, comments, headers and footers are not.
"""

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from meetings.choices import Encoding
from meetings.exceptions import UnreadableFile
from meetings.intake.types import Problem

from .papers import Paper, checked_length, storable, title_given
from .zips import DAMAGE, refuse_bombs

if TYPE_CHECKING:
    from docx.document import Document

#: The XML of a document, unpacked, in bytes: a tree of it takes some ten times as much memory.
MAX_XML_BYTES = 30_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: How words look, and content that is said twice or no longer: an older program's copy, what was deleted or moved away.
_LEFT_OUT = frozenset({_FALLBACK, f"{_W}pPr", f"{_W}rPr", f"{_W}del", f"{_W}moveFrom"})
_PARAGRAPHS_AND_ROWS = frozenset({f"{_W}p", f"{_W}tr"})
_BOXES = frozenset({f"{_W}txbxContent"})
_CELLS = frozenset({f"{_W}tc"})
_SIGNS = {
    f"{_W}tab": "\t",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "\u2011",
    f"{_W}softHyphen": "\u00ad",
}
_TRACKED = (f"{_W}ins", f"{_W}del", f"{_W}moveFrom", f"{_W}moveTo")
_DOCX = b"wordprocessingml.document.main+xml"
#: What stands in the directory of an office document of another kind, what that is, and what to do about it.
_OTHER_KINDS = (
    (b"macroenabled", "a document with macros", "Save it as DOCX, which has none, and take that in."),
    (b"spreadsheetml", "a spreadsheet", "Import it as a table, or save the article in it as DOCX."),
    (b"presentationml", "a presentation", "Save it as PDF and take that in."),
    (b"wordprocessingml.template", "a template", "Save it as DOCX and take that in."),
    (b"opendocument", "an OpenDocument file", "Save it as DOCX or PDF and take that in."),
)


def read_word(name: str, data: bytes) -> Paper:
    """Read a DOCX; the text is empty when it holds pictures alone.

    Raises ``UnreadableFile`` for other ZIPs and office documents, for macros and XML entities, for what is broken, and
    for what is built to exhaust its reader.
    """
    _check_package(name, data)
    # Loaded only where there is a DOCX: it costs more time than reading a release does.
    from docx import Document

    try:
        return _read(name, Document(io.BytesIO(data)))
    except UnreadableFile:
        raise
    except Exception as error:  # python-docx and its XML reader let out whatever a broken document leads them to.
        raise _broken(name, error) from error


def _broken(name: str, error: Exception) -> UnreadableFile:
    return UnreadableFile(
        f"“{name}” is a broken DOCX ({type(error).__name__}). Open it, save it anew as DOCX or PDF and take that in."
    )


def _check_package(name: str, data: bytes) -> None:
    """Refuse what is no DOCX and what a DOCX must not hold, before its XML is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            refuse_bombs(name, members)
            _check_kind(name, package)
            parts = [member for member in members if member.filename.lower().endswith((".xml", ".rels"))]
            if sum(part.file_size for part in parts) > MAX_XML_BYTES:
                raise UnreadableFile(f"“{name}” holds more than {MAX_XML_BYTES:,} bytes of XML. Split it.")
            for part in parts:
                # In UTF-16 a NUL stands between the letters.
                if b"<!DOCTYPE" in package.read(part).replace(b"\x00", b""):
                    raise UnreadableFile(
                        f"“{name}” is refused: “{part.filename}” defines XML entities, which no document needs. Open "
                        "it, save it anew as DOCX and take that in."
                    )
    except DAMAGE as error:
        raise _broken(name, error) from error


def _check_kind(name: str, package: zipfile.ZipFile) -> None:
    names = package.namelist()
    directory = "[Content_Types].xml" if "[Content_Types].xml" in names else "mimetype"
    if directory not in names:
        raise UnreadableFile(f"“{name}” is a ZIP archive. Give it a name that ends in .zip and take it in again.")
    with package.open(directory) as stream:
        kinds = stream.read(MAX_XML_BYTES).lower()
    if any(member.lower().endswith("vbaproject.bin") for member in names):
        kinds += b"macroenabled"
    for sign, what, todo in _OTHER_KINDS:
        # A document may embed a spreadsheet, but not macros.
        if sign in kinds and (_DOCX not in kinds or sign == b"macroenabled"):
            raise UnreadableFile(f"“{name}” is {what}, not an article. {todo}")
    if _DOCX not in kinds:
        raise UnreadableFile(f"“{name}” is no DOCX. Save the article as DOCX, PDF, Markdown, plain text or HTML.")


def _read(name: str, document: "Document") -> Paper:
    body = document.element.body
    blocks = [block for block in _blocks(body) if block.strip()]
    for part in document.part.package.iter_parts():
        if part.content_type.endswith(("footnotes+xml", "endnotes+xml")):
            blocks += _notes(part.blob)
    text = checked_length(name, storable("\n\n".join(blocks)))
    problems = []
    if next(body.iter(*_TRACKED), None) is not None:
        message = f"“{name}” has tracked changes. It was read as if all were accepted: check what rests on them."
        problems.append(Problem(code="tracked_changes", message=message))
    if not text:
        message = (
            f"“{name}” holds no text, so nothing was drafted. If it holds scanned pages, run text recognition (OCR) "
            "over them, or take in their text."
        )
        problems.append(Problem(code="scanned", message=message))
    title = title_given(document.core_properties.title)
    return Paper(text=text, encoding=Encoding.DOCX, title=title, problems=tuple(problems))


def _notes(xml: bytes) -> list[str]:
    from docx.oxml import parse_xml  # Loaded with the document: see above.

    return [block for block in _blocks(parse_xml(xml)) if block.strip()]


def _blocks(element: Any) -> Iterator[str]:
    """Return the paragraphs and the rows of tables in reading order; a row is one line, its cells parted by tabs."""
    for child in _inside(element, entered_not=_PARAGRAPHS_AND_ROWS):
        if child.tag == f"{_W}p":
            yield _words(child)
            # Text boxes hang in a paragraph and hold paragraphs of their own.
            for box in _inside(child, entered_not=_BOXES):
                if box.tag in _BOXES:
                    yield from _blocks(box)
        elif child.tag == f"{_W}tr":
            cells = [cell for cell in _inside(child, entered_not=_CELLS) if cell.tag in _CELLS]
            yield "\t".join(" ".join(" ".join(_blocks(cell)).split()) for cell in cells).strip()


def _words(paragraph: Any) -> str:
    pieces = [
        child.text or "" if child.tag == f"{_W}t" else _SIGNS.get(child.tag, "")
        for child in _inside(paragraph, entered_not=_BOXES)
    ]
    return "".join(pieces).strip()


def _inside(element: Any, *, entered_not: frozenset[str]) -> Iterator[Any]:
    """Return what an element holds, at any depth, in order; what is left out of the text is passed over whole."""
    open_elements = [iter(element)]
    while open_elements:
        child = next(open_elements[-1], None)
        if child is None:
            open_elements.pop()
        elif child.tag not in _LEFT_OUT:
            yield child
            if child.tag not in entered_not:
                open_elements.append(iter(child))
