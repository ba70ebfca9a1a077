"""Papers for tests, made as they are needed: PDFs written by hand, DOCXs and messages by their libraries."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage

from docx import Document
from docx.document import Document as AnyDocument
from pypdf import PdfWriter

#: A line of a page: how far from its left edge and its bottom, the size of its letters (points), and its words.
Placed = tuple[float, float, float, str]


def paragraph_lines(*paragraphs: Sequence[str], top: float = 760) -> list[Placed]:
    """Return the lines of paragraphs one under the other: 14 points from line to line, 24 between paragraphs."""
    placed: list[Placed] = []
    y = top
    for paragraph in paragraphs:
        for line in paragraph:
            placed.append((72, y, 12, line))
            y -= 14
        y -= 10
    return placed


def pdf(*pages: Sequence[Placed], title: str | None = None) -> bytes:
    """Return a PDF whose pages have these lines, in Helvetica; a page without lines shows a picture."""
    objects = ["", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    dot = zlib.compress(b"\x00").decode("latin-1")
    objects.append(
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 "
        f"/Filter /FlateDecode /Length {len(dot)} >>\nstream\n{dot}\nendstream"
    )
    kids = []
    for lines in pages:
        drawn = "\n".join(f"BT /F1 {size} Tf {x} {y} Td ({_escaped(words)}) Tj ET" for x, y, size, words in lines)
        drawn = drawn or "q 500 0 0 700 50 50 cm /Im1 Do Q"
        packed = zlib.compress(drawn.encode("latin-1")).decode("latin-1")
        objects.append(f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n{packed}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /Im1 4 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[0] = "<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    info = ""
    if title is not None:
        objects.append(f"<< /Title ({_escaped(title)}) >>")
        info = f"/Info {len(objects)} 0 R "
    return _file(objects, info)


def locked(data: bytes, password: str) -> bytes:
    """Return a PDF locked by a password (AES, 256 bits); an empty one leaves it open and guards its rights alone."""
    writer = PdfWriter(clone_from=io.BytesIO(data))
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")
    return _saved(writer)


def docx(document: AnyDocument) -> bytes:
    """Return a document's bytes."""
    return _saved(document)


def document(*paragraphs: str, title: str = "") -> AnyDocument:
    """Return a document with these paragraphs."""
    made = Document()
    made.core_properties.title = title
    for paragraph in paragraphs:
        made.add_paragraph(paragraph)
    return made


def repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    """Return a ZIP with members changed or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, changed.get(name, old.read(name)))
        for name in changed.keys() - set(old.namelist()):
            new.writestr(name, changed[name])
    return buffer.getvalue()


def message(text: str | None, **headers: str) -> EmailMessage:
    """Return a message; ``headers`` by name, ``From`` written ``From_`` where Python keeps the word for itself."""
    made = EmailMessage()
    for name, value in headers.items():
        made[name.rstrip("_")] = value
    made["Message-ID"] = "<1@example.org>"
    if text is not None:
        made.set_content(text)
    return made


def _saved(made: AnyDocument | PdfWriter) -> bytes:
    buffer = io.BytesIO()
    if isinstance(made, PdfWriter):
        made.write(buffer)
    else:
        made.save(buffer)
    return buffer.getvalue()


def _escaped(words: str) -> str:
    plain = words.encode("cp1252").decode("latin-1")
    return plain.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _file(objects: Sequence[str], info: str) -> bytes:
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    end = f"xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<< /Size {count} {info}/Root 1 0 R >>"
    return bytes(written) + f"{end}\nstartxref\n{len(written)}\n%%EOF\n".encode()
