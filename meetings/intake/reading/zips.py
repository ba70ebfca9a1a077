"""The directory of a ZIP -> a refusal when it is built to exhaust its reader (a bomb): sizes, ratios, overlaps."""

import itertools
import lzma
import struct
import zipfile
import zlib

from meetings.exceptions import UnreadableFile

MAX_MEMBERS = 10_000
MAX_UNPACKED_BYTES = 200_000_000
#: Text packs to about a fifth; a member that packs 200 times smaller is made to exhaust the reader.
MAX_RATIO = 200
_RATIO_FROM_BYTES = 1_000_000
_LOCAL_HEADER_BYTES = 30

#: What zipfile lets out when bytes are damaged or hostile.
DAMAGE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, ValueError, struct.error,
    RuntimeError, OverflowError,
)  # fmt: skip


def refuse_bombs(name: str, members: list[zipfile.ZipInfo]) -> None:
    """Raise ``UnreadableFile`` for too many members, too large ones, or members that share the same bytes."""
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
