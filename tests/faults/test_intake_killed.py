"""``manage.py intake`` killed at any moment, or run twice at once: the same command goes on, and nothing is doubled."""

import os
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

import psutil
import pytest
from django.conf import settings
from django.db import connection

from meetings.models import Article, ArticleVersion, BoilerplatePassage, DraftFact, SentenceKey

pytestmark = pytest.mark.django_db(transaction=True)

FILES = 400
RELEASE = """---
source_url: https://example.org/{number}
date: 2026-01-{day:02d}
title: Meeting {number}
---
Minister Anna Lund met Secretary John Rao in Oslo on {day} January 2026, and led the delegation of her country.

The note {number} of the secretariat tells of paper {number} and of no other, in {number} plain words of its own.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of articles, each told apart by its number."""
    for number in range(FILES):
        (tmp_path / f"{number:03d}.md").write_text(RELEASE.format(number=number, day=number % 28 + 1))
    return tmp_path


def begun(folder: Path) -> "subprocess.Popen[str]":
    """Start the command on this test's database."""
    address = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{connection.settings_dict['NAME']}")
    return subprocess.Popen(
        [sys.executable, "manage.py", "intake", str(folder)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": address.geturl()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def wait_for(condition: object) -> None:
    """Wait until the callable says yes, a minute at most."""
    until = time.monotonic() + 60
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until
        time.sleep(0.01)


def children_of(command: "subprocess.Popen[str]") -> list[psutil.Process]:
    return [child for child in psutil.Process(command.pid).children() if "meetings.intake.child" in child.cmdline()]


def assert_whole() -> None:
    """Check that each article that is held is held once, with all that belongs to it."""
    versions = ArticleVersion.objects.count()
    assert Article.objects.count() == versions
    indexed = {*SentenceKey.objects.values_list("version", flat=True)}
    recurring = {*BoilerplatePassage.objects.values_list("version", flat=True)}
    assert len(indexed | recurring) == versions
    assert DraftFact.objects.values("version").distinct().count() == versions


def test_command_killed_goes_on_where_it_stopped(folder: Path) -> None:
    held = 0
    for _ in range(3):
        command = begun(folder)
        wait_for(lambda held=held: ArticleVersion.objects.count() > held)
        children = children_of(command)
        command.kill()
        command.wait()
        psutil.wait_procs(children, timeout=30)
        assert not any(child.is_running() for child in children)
        assert_whole()
        before, held = held, ArticleVersion.objects.count()
        assert before < held

    output, _ = begun(folder).communicate(timeout=120)

    assert output.splitlines()[-1] == f"held already: {held}, new article: {FILES - held}"
    assert ArticleVersion.objects.count() == FILES
    assert_whole()


def test_what_was_told_is_stored_when_the_command_is_killed(folder: Path) -> None:
    command = begun(folder)
    assert command.stdout is not None
    told = [command.stdout.readline().split(": ")[0] for _ in range(10)]
    command.kill()
    command.communicate()
    assert set(told) <= set(ArticleVersion.objects.values_list("name", flat=True))


def test_child_killed_loses_no_file(folder: Path) -> None:
    command = begun(folder)
    wait_for(lambda: ArticleVersion.objects.exists())
    for child in children_of(command):
        child.kill()
    output, _ = command.communicate(timeout=120)
    assert output.splitlines()[-1] == f"new article: {FILES}"
    assert_whole()


def test_two_commands_at_once_double_nothing(folder: Path) -> None:
    ended = [command.communicate(timeout=180)[0] for command in (begun(folder), begun(folder))]

    assert ArticleVersion.objects.count() == FILES
    assert_whole()
    assert [len(output.splitlines()) for output in ended] == [FILES + 1, FILES + 1]
    assert sum(output.count(": new article. ") for output in ended) == FILES
