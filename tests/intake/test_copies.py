"""A release and the near copy of a wire taken in: what was copied, what differs; and what hundreds of texts share."""

import json
from pathlib import Path
from typing import Any

import pytest

from meetings.intake.copies.index import BOILERPLATE
from meetings.intake.services import take_in
from meetings.models import ArticleVersion, BoilerplatePassage, CopiedPassage, SourceDifference

pytestmark = pytest.mark.django_db

COPYING = Path(__file__).parent.parent / "data" / "copying"


def taken_in(name: str, data: bytes) -> ArticleVersion:
    version = take_in(name=name, data=data).version
    assert version is not None
    return version


def golden() -> dict[str, list[dict[str, Any]]]:
    expected: dict[str, list[dict[str, Any]]] = json.loads((COPYING / "expected.json").read_text(encoding="utf-8"))
    return expected


@pytest.mark.parametrize("names", [("release.md", "wire.txt"), ("wire.txt", "release.md")])
def test_near_copy_keeps_what_it_copied_and_in_what_it_differs(names: tuple[str, str]) -> None:
    versions = {name: taken_in(name, (COPYING / name).read_bytes()) for name in names}
    wire, release = versions["wire.txt"], versions["release.md"]

    copied = CopiedPassage.objects.filter(version=wire, original=release).order_by("start")
    assert [
        {
            "copy": each.version.text[each.start : each.end],
            "original": release.text[each.original_start : each.original_end],
        }
        for each in copied
    ] == golden()["copied"]
    assert CopiedPassage.objects.count() == copied.count()
    assert [
        {
            "kind": each.kind,
            "copy": wire.text[each.start : each.end],
            "original": each.original_start and release.text[each.original_start : each.original_end],
        }
        for each in SourceDifference.objects.filter(version=wire, original=release).order_by("start")
    ] == golden()["differences"]


def test_boilerplate_of_hundreds_of_releases_is_marked_and_copies_nothing() -> None:
    words = (COPYING / "boilerplate.txt").read_text(encoding="utf-8").strip()
    letters = "abcdefghij"
    subjects = [f"{letters[n // 100]}{letters[n // 10 % 10]}{letters[n % 10]}um" for n in range(BOILERPLATE + 1)]

    for subject in subjects:
        taken_in(
            f"{subject}.txt", f"Harbour {subject} opened a {subject} quay for {subject} boats.\n\n{words}\n".encode()
        )

    marked = BoilerplatePassage.objects.select_related("version")
    assert marked.count() == len(subjects)
    assert {each.version.text[each.start : each.end] for each in marked} == {words.removesuffix(".")}
    assert CopiedPassage.objects.count() == 0
