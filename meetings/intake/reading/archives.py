"""A ZIP archive's bytes -> the sources in it, and a problem for each member that is refused.

Nothing is written to disk and nothing is unpacked beyond the limits, whatever sizes the archive claims.
"""

import io
import re
import stat
import zipfile

from meetings.exceptions import UnreadableFile
from meetings.intake.types import Problem

from .papers import MAX_BYTES, MAX_PAPER_BYTES
from .recognition import is_office_document, is_paper
from .zips import DAMAGE, MAX_UNPACKED_BYTES, refuse_bombs

MAX_ARCHIVE_BYTES = 100_000_000
_ENCRYPTED = 0x1
_UNSAFE_NAME = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\\|[\x00-\x1f]")


def read_archive(name: str, data: bytes) -> tuple[tuple[tuple[str, bytes], ...], tuple[Problem, ...]]:
    """Return ``(members, problems)``: each member's name and bytes in the archive's order, and what was refused.

    Folders and the resource files of macOS are passed over. Raises ``UnreadableFile`` when the archive as a whole is
    broken, too large, or built to exhaust its reader (a bomb: extreme ratio, overlapping members, too many).
    """
    if len(data) > MAX_ARCHIVE_BYTES:
        raise UnreadableFile(
            f"“{name}” is too large: {len(data):,} bytes, and at most {MAX_ARCHIVE_BYTES:,} are taken in. Split it."
        )
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise UnreadableFile(f"“{name}” is not a ZIP archive that can be read. Make it again: {error}") from error
    with archive:
        members = archive.infolist()
        refuse_bombs(name, members)
        return _read_members(name, archive, [member for member in members if not _is_passed_over(member)])


def _read_members(
    name: str, archive: zipfile.ZipFile, members: list[zipfile.ZipInfo]
) -> tuple[tuple[tuple[str, bytes], ...], tuple[Problem, ...]]:
    taken: dict[str, bytes] = {}
    problems: list[Problem] = []
    unpacked = 0
    for member in members:
        refusal = _refusal(member, taken)
        if refusal is None:
            try:
                with archive.open(member) as stream:
                    content = stream.read(MAX_PAPER_BYTES + 1)
            except DAMAGE as error:
                refusal = ("damaged", f"it is damaged ({error}). Make the archive again.")
            else:
                unpacked += len(content)
                refusal = _refusal_of_content(member.filename, content)
        if unpacked > MAX_UNPACKED_BYTES:
            raise UnreadableFile(
                f"“{name}” unpacks to more than {MAX_UNPACKED_BYTES:,} bytes at “{member.filename}”. Split it."
            )
        if refusal is None:
            taken[member.filename] = content
        else:
            code, reason = refusal
            problems.append(Problem(code=f"archive_{code}", message=f"“{member.filename}” in “{name}”: {reason}"))
    return tuple(taken.items()), tuple(problems)


def _is_passed_over(member: zipfile.ZipInfo) -> bool:
    parts = member.filename.split("/")
    return member.is_dir() or parts[0] == "__MACOSX" or parts[-1] == ".DS_Store" or parts[-1].startswith("._")


def _refusal(member: zipfile.ZipInfo, taken: dict[str, bytes]) -> tuple[str, str] | None:
    """Return a code and a reason when the member must not be opened; None when it may."""
    if _UNSAFE_NAME.search(member.orig_filename) or _UNSAFE_NAME.search(member.filename):
        return "name", "its name points outside the archive. Rename it and make the archive again."
    if stat.S_ISLNK(member.external_attr >> 16):
        return "link", "it is a symbolic link, not a file. Put the file itself in the archive."
    if member.flag_bits & _ENCRYPTED:
        return "encrypted", "it is encrypted. Make the archive again without a password."
    if member.filename.lower().endswith(".zip"):
        return "nested", "it is an archive inside the archive. Take it in by itself."
    if member.filename in taken:
        return "twice", "another member has the same name. Rename one of them."
    if member.file_size > MAX_PAPER_BYTES:
        return "large", f"it is too large: {member.file_size:,} bytes, and at most {MAX_PAPER_BYTES:,} are taken in."
    return None


def _refusal_of_content(name: str, content: bytes) -> tuple[str, str] | None:
    limit = MAX_PAPER_BYTES if is_paper(name, content) else MAX_BYTES
    if len(content) > limit:
        return "large", f"it is too large: at most {limit:,} bytes are taken in."
    if content.startswith(b"PK\x03\x04") and not is_office_document(content):
        return "nested", "it is an archive inside the archive. Take it in by itself."
    return None
