"""The command that takes in files, folders and ZIPs: what it takes, what it prints, and how it ends."""

import io
import os
import re
import zipfile
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from meetings.management.commands import intake
from meetings.models import Article, ArticleVersion
from tests.seeds import RELEASE, WIRE

pytestmark = pytest.mark.django_db


def printed(*paths: Path) -> list[str]:
    output = io.StringIO()
    call_command("intake", *map(str, paths), stdout=output)
    return output.getvalue().splitlines()


def test_command_takes_in_folders_and_zips_and_counts(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "release.md").write_bytes(RELEASE.read_bytes())
    with zipfile.ZipFile(tmp_path / "wire.zip", "w") as archive:
        archive.writestr("wire.txt", WIRE.read_bytes())

    lines = printed(tmp_path)

    assert lines[0].startswith(f"{tmp_path}/below/release.md: new article. ")
    assert lines[1].startswith(f"{tmp_path}/wire.zip/wire.txt: new article. ")
    assert lines[2] == "new article: 2"
    assert Article.objects.count() == 2


def test_command_repeated_passes_over_what_is_held(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Note {number} of the secretariat.")
    printed(tmp_path)
    (tmp_path / "3.txt").write_text("Note 3 of the secretariat.")

    assert printed(tmp_path)[-1] == "held already: 3, new article: 1"
    assert (Article.objects.count(), ArticleVersion.objects.count()) == (4, 4)


def test_command_ends_with_an_error_when_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "release.md").write_bytes(RELEASE.read_bytes())
    with pytest.raises(CommandError, match="1 refused; the lines above say why"):
        printed(tmp_path)
    assert Article.objects.count() == 1


def test_command_of_a_path_that_is_not_there_says_so() -> None:
    with pytest.raises(CommandError, match=r"nowhere\.txt does not exist"):
        call_command("intake", "nowhere.txt")


def test_command_of_a_folder_without_files_says_so(tmp_path: Path) -> None:
    assert printed(tmp_path) == ["No files found."]


def test_file_whose_name_is_no_text_is_taken_in(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))).write_text("Note of the secretariat.")
    assert printed(tmp_path)[-1] == "new article: 1"
    assert ArticleVersion.objects.get().name.endswith("/caf\ufffd.txt")


def test_file_larger_than_any_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "film.txt").open("wb") as film:
        film.truncate(200_000_000)
    with pytest.raises(CommandError, match="1 refused"):
        printed(tmp_path)


def test_progress_tells_how_far_at_what_rate_and_how_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "EVERY", 0.0)
    for number in range(70):
        (tmp_path / f"{number:02d}.txt").write_text(f"Note {number} of the secretariat.")
    errors = io.StringIO()

    call_command("intake", str(tmp_path), stdout=io.StringIO(), stderr=errors, no_color=True)

    first, last = errors.getvalue().splitlines()
    assert re.fullmatch(r"64 of 70 files, [\d.]+ a second, \d+:\d\d left", first)
    assert re.fullmatch(r"70 of 70 files, [\d.]+ a second, 0:00 left", last)
