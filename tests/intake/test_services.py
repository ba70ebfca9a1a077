"""Taking in files: what is stored, what is refused, and that the same bytes are stored once."""

import hashlib
import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction

from meetings.choices import IntakeResult, JobStatus
from meetings.intake.services import QUEUE_ABOVE, run_intake, start_intake, take_in, what_changed
from meetings.models import Article, ArticleVersion, DraftFact, IntakeFile
from tests.factories import UserFactory
from tests.seeds import RELEASE, WIRE

pytestmark = pytest.mark.django_db


def zipped(*members: tuple[str, bytes]) -> bytes:
    """Return a ZIP of the members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def test_take_in_new_article_stores_bytes_text_and_hash() -> None:
    data = RELEASE.read_bytes()

    taken = take_in(name=RELEASE.name, data=data)

    version = ArticleVersion.objects.get()
    assert (taken.result, taken.article, taken.version) == (IntakeResult.NEW, version.article, version)
    assert bytes(version.data) == data
    assert version.text == data.decode()
    assert version.sha256 == hashlib.sha256(data).hexdigest()
    assert (version.number, version.encoding, version.problems) == (1, "utf-8", [])


def test_take_in_same_bytes_again_changes_nothing() -> None:
    take_in(name=RELEASE.name, data=RELEASE.read_bytes())
    facts = DraftFact.objects.count()

    again = take_in(name="another name.md", data=RELEASE.read_bytes())

    assert again.result == IntakeResult.SAME
    assert again.message == "The same bytes are held already, as version 1; nothing changed."
    assert (Article.objects.count(), ArticleVersion.objects.count()) == (1, 1)
    assert DraftFact.objects.count() == facts


def test_take_in_other_bytes_of_one_url_is_a_new_version_that_says_what_changed() -> None:
    take_in(name=RELEASE.name, data=RELEASE.read_bytes())

    taken = take_in(name=RELEASE.name, data=RELEASE.read_bytes().replace(b"worked with", b"sat with"))

    assert taken.result == IntakeResult.NEW_VERSION
    assert taken.message == "“worked” became “sat”."
    assert list(ArticleVersion.objects.values_list("number", flat=True)) == [1, 2]
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        ("one two three", "one 2 three", ["“two” became “2”."]),
        ("one two", "one two three", ["Added: “three”."]),
        ("one two", "one", ["Removed: “two”."]),
        ("one two", "one\ntwo", ["Only spaces and line breaks changed."]),
        (
            "a b c d e f g",
            "1 b 2 d 3 f 4",
            ["“a” became “1”.", "“c” became “2”.", "“e” became “3”.", "And 1 more change."],
        ),
    ],
)
def test_what_changed(old: str, new: str, changes: list[str]) -> None:
    assert what_changed(old, new) == changes


@pytest.mark.parametrize(
    ("name", "data"), [("empty.md", b""), ("nul.txt", b"a\x00b"), ("photo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF")]
)
def test_take_in_unreadable_file_is_refused_by_name_and_stores_nothing(name: str, data: bytes) -> None:
    taken = take_in(name=name, data=data)
    assert taken.result == IntakeResult.REFUSED
    assert name in taken.message
    assert not Article.objects.exists()


def test_version_bytes_cannot_be_changed_or_deleted() -> None:
    take_in(name=RELEASE.name, data=RELEASE.read_bytes())
    for change in ({"text": "other"}, {"data": b"other"}, {"sha256": "0" * 64}):
        with (
            pytest.raises(ProgrammingError, match="Cannot update rows"),
            transaction.atomic(),
        ):
            ArticleVersion.objects.update(**change)
    with (
        pytest.raises(ProgrammingError, match="Cannot delete rows"),
        transaction.atomic(),
    ):
        ArticleVersion.objects.all()._raw_delete("default")


def test_start_intake_of_a_zip_and_files_tells_of_each() -> None:
    archive = zipped(("releases/one.txt", RELEASE.read_bytes()), ("broken.txt", b"\x00"))

    run = start_intake(files=[("all.zip", archive), (WIRE.name, WIRE.read_bytes())], user=UserFactory())

    assert run.status == JobStatus.DONE
    assert list(run.files.values_list("name", "result")) == [
        ("all.zip/releases/one.txt", "new"),
        ("all.zip/broken.txt", "refused"),
        (WIRE.name, "new"),
    ]
    assert {bytes(file.data) for file in run.files.all()} == {b""}


def test_start_intake_of_a_broken_zip_refuses_it_and_takes_in_the_rest() -> None:
    run = start_intake(files=[("all.zip", b"PK\x03\x04 broken"), (WIRE.name, WIRE.read_bytes())], user=None)
    assert list(run.files.values_list("result", flat=True)) == ["refused", "new"]


@pytest.mark.django_db(transaction=True)
def test_start_intake_of_many_files_is_left_to_the_worker_and_goes_on_where_it_stopped() -> None:
    files = [(f"{number}.txt", f"Note {number} of the secretariat.".encode()) for number in range(QUEUE_ABOVE + 1)]

    run = start_intake(files=files, user=None)
    assert run.status == JobStatus.WAITING
    assert run.files.filter(result="").count() == QUEUE_ABOVE + 1

    # In a thread of its own: the worker brings an event loop, and the browser tests leave one in this thread.
    with ThreadPoolExecutor(max_workers=1) as threads:
        threads.submit(call_command, "procrastinate", "worker", "--one-shot").result()
    with connection.cursor() as cursor:
        # The worker's threads leave their connections to be collected; the database goes sooner.
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    run.refresh_from_db()
    assert run.status == JobStatus.DONE
    assert Article.objects.count() == QUEUE_ABOVE + 1

    # Delivered twice, the job does its work once.
    IntakeFile.objects.filter(run=run, position=1).update(result="", data=files[0][1])
    run_intake(run_id=run.pk)
    assert Article.objects.count() == QUEUE_ABOVE + 1
    assert run.files.get(position=1).result == IntakeResult.SAME


def test_command_takes_in_folders_and_zips_and_counts(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "below" / "release.md").write_bytes(RELEASE.read_bytes())
    (tmp_path / "wire.zip").write_bytes(zipped(("wire.txt", WIRE.read_bytes())))
    output = io.StringIO()

    call_command("intake", str(tmp_path), stdout=output)

    assert output.getvalue().splitlines()[-1] == "new article: 2"
    assert Article.objects.count() == 2


def test_command_ends_with_an_error_when_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "release.md").write_bytes(RELEASE.read_bytes())
    with pytest.raises(CommandError, match="1 refused; the lines above say why"):
        call_command("intake", str(tmp_path), stdout=io.StringIO())
    assert Article.objects.count() == 1


def test_command_of_a_path_that_is_not_there_says_so() -> None:
    with pytest.raises(CommandError, match=r"nowhere\.txt does not exist"):
        call_command("intake", "nowhere.txt")
