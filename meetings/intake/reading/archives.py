"""A ZIP archive's bytes -> the sources in it, and a problem for each member that is refused.

Nothing is written to disk and nothing is unpacked beyond the limits, whatever sizes the archive claims.
"""

import io
import itertools
import lzma
import re
import stat
import struct
import zipfile
import zlib

from meetings.exceptions import UnreadableFile
from meetings.intake.types import Problem

from .files import MAX_BYTES

MAX_ARCHIVE_BYTES = 100_000_000
MAX_MEMBERS = 10_000
MAX_UNPACKED_BYTES = 200_000_000
#: Text packs to about a fifth; a member that packs 200 times smaller is made to exhaust the reader.
MAX_RATIO = 200
_RATIO_FROM_BYTES = 1_000_000
_LOCAL_HEADER_BYTES = 30
_ENCRYPTED = 0x1

# What zipfile lets out when bytes are damaged or hostile.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error,
    NotImplementedError, RuntimeError, OverflowError,
)  # fmt: skip
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
    except _DAMAGE as error:
        raise UnreadableFile(f"“{name}” is not a ZIP archive that can be read. Make it again: {error}") from error
    with archive:
        members = archive.infolist()
        _refuse_bombs(name, members)
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
                    content = stream.read(MAX_BYTES + 1)
            except _DAMAGE as error:
                refusal = ("damaged", f"it is damaged ({error}). Make the archive again.")
            else:
                unpacked += len(content)
                refusal = _refusal_of_content(content)
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


def _refuse_bombs(name: str, members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise UnreadableFile(f"“{name}” has {len(members):,} members, and at most {MAX_MEMBERS:,} are read. Split it.")
    for member in members:
        if member.file_size > _RATIO_FROM_BYTES and member.file_size > MAX_RATIO * max(member.compress_size, 1):
            raise UnreadableFile(
                f"“{name}” is refused: “{member.filename}” would unpack from {member.compress_size:,} to "
                f"{member.file_size:,} bytes, as an archive made to exhaust its reader does."
            )
    total = sum(member.file_size for member in members)
    if total > MAX_UNPACKED_BYTES:
        raise UnreadableFile(
            f"“{name}” would unpack to {total:,} bytes, and at most {MAX_UNPACKED_BYTES:,} are read. Split it."
        )
    _refuse_overlaps(name, members)


def _refuse_overlaps(name: str, members: list[zipfile.ZipInfo]) -> None:
    # zipfile checks this itself only in later patch releases (CVE-2024-0450).
    ordered = sorted(members, key=lambda member: member.header_offset)
    for member, following in itertools.pairwise(ordered):
        end = member.header_offset + _LOCAL_HEADER_BYTES + member.compress_size
        if end > following.header_offset:
            raise UnreadableFile(
                f"“{name}” is refused: “{member.filename}” and “{following.filename}” share the same bytes, as in an "
                "archive made to exhaust its reader."
            )


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
    if member.file_size > MAX_BYTES:
        return "large", f"it is too large: {member.file_size:,} bytes, and at most {MAX_BYTES:,} are taken in."
    return None


def _refusal_of_content(content: bytes) -> tuple[str, str] | None:
    if len(content) > MAX_BYTES:
        return "large", f"it is too large: at most {MAX_BYTES:,} bytes are taken in."
    if content.startswith(b"PK\x03\x04"):
        return "nested", "it is an archive inside the archive. Take it in by itself."
    return None
