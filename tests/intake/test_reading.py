"""Bytes and archives in, texts or one clear refusal out; folding keeps every character's place."""

import io
import struct
import zipfile
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.choices import Encoding
from meetings.exceptions import UnreadableFile
from meetings.intake import reading
from meetings.intake.types import Span

# Bytes that do not pack, so that only their number is refused.
NOISE = Random(1).randbytes(10_240_000)  # noqa: S311 - the same noise each time, nothing secret


def zipped(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def test_read_utf8_keeps_the_text_as_decoded() -> None:
    source = reading.read("a.txt", "Oﬃce\r\nof".encode())

    assert (source.text, source.encoding, source.problems) == ("Oﬃce\r\nof", Encoding.UTF_8, ())
    assert source.sha256 == "3884aa3e4f262b4a54d617dadfe94b636d6c7d61c1e0783fd6f24af82f7ec129"


def test_read_utf8_with_mark_keeps_the_mark() -> None:
    source = reading.read("a.txt", b"\xef\xbb\xbfWords")

    assert (source.text, source.encoding) == ("\ufeffWords", Encoding.UTF_8_SIG)


@pytest.mark.parametrize(("mark", "codec"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_read_utf16_says_so(mark: bytes, codec: str) -> None:
    source = reading.read("a.txt", mark + "Words".encode(codec))

    assert (source.text, source.encoding) == ("\ufeffWords", Encoding.UTF_16)
    assert [problem.code for problem in source.problems] == ["encoding"]


def test_read_windows_1252_says_so_and_where() -> None:
    source = reading.read("a.txt", b"\x93Words\x94 \x81")

    assert (source.text, source.encoding) == ("“Words” \x81", Encoding.CP1252)
    assert source.problems[0].message == (
        "“a.txt” is not valid UTF-8 (byte 0x93 at 0), so it was read as Windows-1252. If letters look wrong, save it "
        "as UTF-8 and take it in again."
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "“a.txt” is empty (0 bytes)."),
        (b" \n\t", "“a.txt” holds no words."),
        (b"Words\x00more", "“a.txt” holds NUL characters"),
        (b"\x93Words\x00more", "“a.txt” holds NUL bytes"),
        (b"\x89PNG ...", "“a.txt” is a PNG image, not text. Save the article as DOCX"),
        (bytes(range(1, 32)) * 20, "“a.txt” is a binary file"),
        (b"\xff\xfeWor", "“a.txt” begins like UTF-16 but is not"),
        (b"a" * 20_000_000, "“a.txt” is too large: 20,000,000 bytes, and at most 10,000,000 are taken in."),
    ],
    ids=["empty", "blank", "nul", "nul-no-utf8", "image", "binary", "broken-utf16", "20-mb"],
)
def test_read_refuses_what_is_no_text(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile) as refused:
        reading.read("a.txt", data)

    assert str(refused.value).startswith(says)


@given(st.binary(max_size=400))
def test_read_any_bytes_gives_text_or_a_refusal(data: bytes) -> None:
    try:
        words = reading.read("a.txt", data).text
    except UnreadableFile as refused:
        words = str(refused)

    assert words.strip()


def test_fold_spells_out_ligatures_and_keeps_their_place() -> None:
    text = "The Oﬃce\nof traﬃcking."

    folded = reading.fold(text)

    assert folded.text == "The Office of trafficking."
    assert folded.source_span(4, 10) == Span(4, 8)
    assert folded.source_span(14, 25).of(text) == "traﬃcking"


def test_fold_makes_spaces_hyphens_and_apostrophes_plain() -> None:
    text = "U.S.\u2011India\u00a0group\u200b\u2019s  \u201cwords\u201d, co\u00adop"

    assert reading.fold(text).text == "U.S.-India group's “words”, coop"


def test_fold_reads_signs_that_were_stored_as_another_encoding_reads_them() -> None:
    said = "Ghana\u2019s \u2018words\u2019 \u2013 \u201cwe met\u201d on\u00a0Tuesday"
    text = said.encode().decode("cp1252", errors="surrogateescape").replace("\udc9d", "\u009d")

    folded = reading.fold(text)

    assert folded.text == "Ghana's ‘words' – “we met” on Tuesday"
    start = folded.text.index("we met")
    assert folded.source_span(start, start + 6).of(text) == "we met"


def test_fold_holds_a_wrapped_compound_together_but_not_a_hanging_hyphen() -> None:
    assert reading.fold("narco-\nterrorism, long-\nand short-term").text == "narco-terrorism, long- and short-term"


def test_fold_joins_words_that_are_held_together_over_white_space() -> None:
    text = "co\u00ad\noperation on COVID-\u2060 19, one\u00ad\n\ntwo"

    folded = reading.fold(text)

    assert folded.text == "cooperation on COVID-19, one\ntwo"
    assert folded.source_span(0, 11).of(text) == "co\u00ad\noperation"


def test_fold_parts_paragraphs_at_empty_lines() -> None:
    folded = reading.fold("One\ntwo.\n \n\nThree.\r\n\r\nFour.")

    assert [span.of(folded.text) for span in folded.paragraphs] == ["One two.", "Three.", "Four."]


@given(st.text(alphabet=st.sampled_from("ab \n\r\t-.ﬃ\u00a0\u00ad\u200b\u2060’“”Ââ€™"), max_size=80))
def test_fold_any_text_keeps_offsets_in_order_and_inside(text: str) -> None:
    folded = reading.fold(text)

    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset <= len(text) for offset in folded.offsets)
    assert "\n".join(span.of(folded.text) for span in folded.paragraphs) == folded.text


def test_archive_gives_its_members_and_passes_over_furniture() -> None:
    data = zipped({"b/one.md": b"1", "two.txt": b"2", "__MACOSX/._two.txt": b"x", "b/.DS_Store": b"x", "b/": b""})

    members, problems = reading.read_archive("all.zip", data)

    assert (members, problems) == ((("b/one.md", b"1"), ("two.txt", b"2")), ())


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("../up.txt", b"x", "archive_name"),
        ("/root.txt", b"x", "archive_name"),
        ("C:/x.txt", b"x", "archive_name"),
        ("in/../../up.txt", b"x", "archive_name"),
        ("inner.zip", b"x", "archive_nested"),
        ("inner.txt", zipped({"a.txt": b"a"}), "archive_nested"),
        ("big.txt", NOISE, "archive_large"),
    ],
)
def test_archive_member_refused_is_named(name: str, content: bytes, code: str) -> None:
    members, problems = reading.read_archive("all.zip", zipped({name: content, "good.txt": b"words"}))

    assert members == (("good.txt", b"words"),)
    assert [problem.code for problem in problems] == [code]
    assert name in problems[0].message


def test_archive_symbolic_link_is_refused() -> None:
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(link, "/etc/passwd")

    members, problems = reading.read_archive("all.zip", buffer.getvalue())

    assert (members, [problem.code for problem in problems]) == ((), ["archive_link"])


def test_archive_encrypted_member_is_refused() -> None:
    data = bytearray(zipped({"secret.txt": b"words"}))
    for signature, flags_at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags_at] |= 1

    members, problems = reading.read_archive("all.zip", bytes(data))

    assert (members, [problem.code for problem in problems]) == ((), ["archive_encrypted"])


def test_archive_damaged_member_is_refused_and_the_others_read() -> None:
    data = bytearray(zipped({"bad.txt": b"some words here", "good.txt": b"words"}))
    data[14] ^= 0xFF  # the checksum in the first local header
    central = data.index(b"PK\x01\x02")
    data[central + 16] ^= 0xFF

    members, problems = reading.read_archive("all.zip", bytes(data))

    assert members == (("good.txt", b"words"),)
    assert [problem.code for problem in problems] == ["archive_damaged"]


@pytest.mark.parametrize("data", [b"not a zip", b"PK\x03\x04broken", zipped({"a.txt": b"words"})[:-9]])
def test_archive_broken_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"“all\.zip” is not a ZIP archive"):
        reading.read_archive("all.zip", data)


def test_archive_bomb_is_refused_by_its_ratio() -> None:
    with pytest.raises(UnreadableFile, match=r"“zeros\.txt” would unpack from"):
        reading.read_archive("all.zip", zipped({"zeros.txt": b"0" * 5_000_000}))


def test_archive_with_overlapping_members_is_refused() -> None:
    data = bytearray(zipped({"a.txt": b"first words", "b.txt": b"other words"}))
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = struct.pack("<L", 0)

    with pytest.raises(UnreadableFile, match="share the same bytes"):
        reading.read_archive("all.zip", bytes(data))


@given(st.binary(max_size=300), st.integers(0, 120))
def test_archive_any_damage_gives_members_or_a_refusal(noise: bytes, at: int) -> None:
    data = zipped({"a.txt": b"words", "b.txt": b"more"})
    damaged = data[:at] + noise + data[at + len(noise) :]
    try:
        members, _ = reading.read_archive("all.zip", damaged)
    except UnreadableFile as refused:
        members = ((str(refused), b""),)

    assert all(name and isinstance(content, bytes) for name, content in members)
