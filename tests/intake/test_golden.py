"""Texts written for what intake must survive, each with the facts it must give: the ``.json`` beside it.

A golden file lists the kinds of fact it speaks of and every fact of those kinds, in reading order; of each fact the
fields that it gives are compared (``outcome_kind``: what kind of outcome). ``article`` and ``problems`` (their codes),
where given, are compared likewise.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from meetings.intake.extraction import extract

GOLDEN = Path(__file__).parent.parent / "data" / "golden"
INPUTS = sorted(path for path in GOLDEN.rglob("*") if path.is_file() and path.suffix != ".json")


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: str(path.relative_to(GOLDEN)))
def test_golden_file_gives_its_facts(path: Path) -> None:
    expected: dict[str, Any] = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    record = extract(path.name, path.read_bytes())
    facts = [fact for fact in record["facts"] if fact["kind"] in expected["kinds"]]

    told = [_given(fact, wanted) for fact, wanted in zip(facts, expected["facts"], strict=False)]
    assert told == expected["facts"]
    assert len(facts) == len(expected["facts"])
    assert {name: record["article"][name] for name in expected.get("article", {})} == expected.get("article", {})
    if "problems" in expected:
        assert [problem["code"] for problem in record["problems"]] == expected["problems"]


@pytest.mark.parametrize("path", INPUTS, ids=lambda path: str(path.relative_to(GOLDEN)))
def test_golden_file_is_read_alike_twice(path: Path) -> None:
    data = path.read_bytes()

    assert extract(path.name, data) == extract(path.name, data)


def _given(fact: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a fact that the golden file gives."""
    value = fact["value"]
    flat = {
        **value,
        "outcome_kind": value.get("kind"),
        "kind": fact["kind"],
        "start": fact["start"],
        "end": fact["end"],
    }
    return {name: flat.get(name) for name in wanted}
