"""The command that writes summaries into a folder."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from meetings.choices import Sensitivity
from meetings.summaries.renderers import render
from meetings.summaries.services import build_summary
from tests.factories import SessionFactory

pytestmark = pytest.mark.django_db


def export(*arguments: str) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("export_summaries", *arguments, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_export_without_session_writes_every_public_one_and_lists_them(tmp_path: Path) -> None:
    first = SessionFactory(reference="DPEWG-2026-01")
    SessionFactory(reference="DPEWG-2026-02")
    SessionFactory(reference="DPEWG-2026-03", sensitivity=Sensitivity.INTERNAL)
    folder = tmp_path / "made" / "here"

    out, _ = export("--format", "md", "--output", str(folder))

    assert out == f"{folder}/DPEWG-2026-01-summary.md\n{folder}/DPEWG-2026-02-summary.md\n"
    assert sorted(path.name for path in folder.iterdir()) == ["DPEWG-2026-01-summary.md", "DPEWG-2026-02-summary.md"]
    assert (folder / "DPEWG-2026-01-summary.md").read_bytes() == render(build_summary(first), "md")


def test_export_of_named_sessions_writes_each_once(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        SessionFactory(reference=f"DPEWG-2026-0{number}")
    names = ("--session", "DPEWG-2026-02", "--session", "DPEWG-2026-01", "--session", "DPEWG-2026-02")

    out, _ = export(*names, "--format", "json", "--output", str(tmp_path))

    assert out == f"{tmp_path}/DPEWG-2026-02-summary.json\n{tmp_path}/DPEWG-2026-01-summary.json\n"


def test_export_of_an_internal_session_needs_to_be_asked_for(tmp_path: Path) -> None:
    SessionFactory(reference="DPEWG-2026-01", sensitivity=Sensitivity.INTERNAL)
    arguments = ("--session", "DPEWG-2026-01", "--format", "md", "--output", str(tmp_path / "out"))

    with pytest.raises(CommandError, match=r"^The record of DPEWG-2026-01 is internal: .* Nothing was written\.$"):
        export(*arguments)
    assert not (tmp_path / "out").exists()
    assert export(*arguments, "--include-internal")[0] == f"{tmp_path}/out/DPEWG-2026-01-summary.md\n"


def test_export_of_an_unknown_session_writes_nothing(tmp_path: Path) -> None:
    SessionFactory(reference="DPEWG-2026-01")
    names = ("--session", "DPEWG-2026-01", "--session", "DPEWG-2031-01")

    with pytest.raises(CommandError, match=r"^No session has the reference 'DPEWG-2031-01': ") as error:
        export(*names, "--format", "md", "--output", str(tmp_path / "out"))

    assert error.value.returncode == 1
    assert not (tmp_path / "out").exists()


def test_export_into_a_file_says_so_and_keeps_the_file(tmp_path: Path) -> None:
    SessionFactory()
    place = tmp_path / "out"
    place.write_text("kept")

    with pytest.raises(CommandError, match=r"out' is a file, and the summaries need a folder: "):
        export("--format", "csv", "--output", str(place))

    assert place.read_text() == "kept"


def test_export_below_a_file_says_so(tmp_path: Path) -> None:
    SessionFactory()
    (tmp_path / "out").write_text("kept")

    with pytest.raises(CommandError, match=r"^'.*out/below' cannot be written to \(Not a directory\): "):
        export("--format", "csv", "--output", str(tmp_path / "out" / "below"))


def test_export_of_an_empty_record_says_that_nothing_was_written(tmp_path: Path) -> None:
    out, err = export("--format", "html", "--output", str(tmp_path))

    assert out == ""
    assert err == "No session is on record that may be shown: nothing was written.\n"
