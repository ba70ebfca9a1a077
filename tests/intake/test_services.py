"""Taking in files: what is stored, what is refused, and that the same bytes are stored once."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection, transaction

from meetings.choices import IntakeResult, JobStatus
from meetings.intake.services import (
    QUEUE_ABOVE,
    Incoming,
    run_intake,
    start_intake,
    take_in,
    take_in_all,
    what_changed,
)
from meetings.intake.services.taking import AHEAD, BATCH_FILES
from meetings.models import Article, ArticleVersion, DraftFact, IntakeFile, SentenceKey
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


def incoming(*texts: str) -> list[Incoming]:
    return [Incoming(f"{number}.txt", text.encode()) for number, text in enumerate(texts)]


def test_take_in_all_tells_of_each_file_in_the_order_given() -> None:
    release = RELEASE.read_bytes()
    take_in(name=RELEASE.name, data=release)
    files = [
        Incoming("held.md", release),
        Incoming("empty.txt", b""),
        Incoming("changed.md", release.replace(b"worked with", b"sat with")),
        Incoming("unread.zip", b"", "“unread.zip” is damaged."),
        Incoming("note.txt", b"A note of the secretariat."),
        Incoming("again.txt", b"A note of the secretariat."),
    ]

    taken = [each for batch in take_in_all(files) for each in batch]

    assert [(each.name, each.result) for each in taken] == [
        ("held.md", IntakeResult.SAME),
        ("empty.txt", IntakeResult.REFUSED),
        ("changed.md", IntakeResult.NEW_VERSION),
        ("unread.zip", IntakeResult.REFUSED),
        ("note.txt", IntakeResult.NEW),
        ("again.txt", IntakeResult.SAME),
    ]
    assert taken[3].message == "“unread.zip” is damaged."
    assert taken[5].version == taken[4].version
    assert (Article.objects.count(), ArticleVersion.objects.count()) == (2, 3)


def test_take_in_all_of_three_versions_in_one_batch_numbers_them_in_order() -> None:
    release = RELEASE.read_bytes()
    files = [
        Incoming("r.md", release.replace(b"worked with", words)) for words in (b"worked with", b"sat with", b"met")
    ]

    (taken,) = take_in_all(files)

    assert [each.result for each in taken] == [IntakeResult.NEW, IntakeResult.NEW_VERSION, IntakeResult.NEW_VERSION]
    assert [each.version and each.version.number for each in taken] == [1, 2, 3]
    assert [each.message for each in taken[1:]] == ["“worked” became “sat”.", "“sat with” became “met”."]


def test_take_in_all_draws_files_as_they_are_needed() -> None:
    drawn = 0

    def files() -> Iterator[Incoming]:
        nonlocal drawn
        for file in incoming(*(f"Note {number} of the secretariat." for number in range(BATCH_FILES * (AHEAD + 3)))):
            drawn += 1
            yield file

    first = next(take_in_all(files()))

    assert len(first) == BATCH_FILES
    assert drawn <= BATCH_FILES * (AHEAD + 1) + 1


def test_file_that_the_database_cannot_hold_is_refused_by_name_and_stops_no_other() -> None:
    address = "https://example.org/" + "a" * 3000
    files = incoming("Note one.", f"---\nsource_url: {address}\n---\nNote two.", "Note three.")

    (taken,) = take_in_all(files)

    assert [each.result for each in taken] == [IntakeResult.NEW, IntakeResult.REFUSED, IntakeResult.NEW]
    assert taken[1].message.startswith("“1.txt” holds what the database cannot: value too long")
    assert Article.objects.count() == 2


def test_batch_that_cannot_be_settled_is_not_stored() -> None:
    def fail(files: object, taken: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        next(take_in_all(incoming("Note one.", "Note two."), fail))

    assert not Article.objects.exists()
    assert not SentenceKey.objects.exists()


def test_title_longer_than_its_field_is_cut_and_the_text_kept_whole() -> None:
    title = "Statement on " + "many matters and " * 70
    text = f"---\ntitle: {title}\n---\nNote."

    taken = take_in(name="long.md", data=text.encode())

    assert taken.article is not None
    assert taken.version is not None
    assert (len(taken.article.title), len(taken.article.label)) == (1000, 200)
    assert taken.article.label == f"{title[:199]}…"
    assert taken.version.text == text


def test_what_changed_through_a_long_text_is_told_without_aligning_it() -> None:
    old, new = (" ".join(f"{word}{number}" for number in range(9_000)) for word in ("a", "b"))
    assert what_changed(f"Same {old} end", f"Same {new} end") == ["Changes run through 9,000 words."]
    assert what_changed(f"{old} one {old}", f"{old} two {old}") == ["“one” became “two”."]
