"""Short stories of many kinds, as wires, ministries and spokespersons write them: their meetings, and who took part."""

import json
from pathlib import Path
from typing import Any

import pytest

from meetings.intake.extraction import extract

STORIES = json.loads((Path(__file__).parents[2] / "data" / "stories.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("story", STORIES, ids=[story["title"] for story in STORIES])
def test_story_gives_its_meetings_and_parts(story: dict[str, Any]) -> None:
    text = f"---\ntitle: \"{story['title']}\"\ndate: '{story['date']}'\n---\n\n{story['body']}\n"
    facts = extract("story.md", text.encode())["facts"]
    sessions = [fact["value"] for fact in facts if fact["kind"] == "session"]
    roles = {fact["value"]["name"]: sorted(fact["value"]["roles"]) for fact in facts if fact["kind"] == "person"}

    assert [[each["start_date"], each["end_date"], each["city"]] for each in sessions] == story["sessions"]
    assert {name: roles.get(name) for name in story["roles"]} == story["roles"]
