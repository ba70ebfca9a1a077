"""Many ways in which releases say one thing: who met whom, took which part, holds which office, said or agreed what.

Each line of the files in ``tests/data/phrasings`` is one way, with what must be drafted of it.
"""

from pathlib import Path

import pytest

from meetings.intake.extraction import extract
from tests.intake.drafting.articles import drafted

_DATA = Path(__file__).parents[2] / "data" / "phrasings"
_NOBODY = {"mentioned_only"}
_ABOUT = (
    "Peru and Chile held the third meeting of the Peru-Chile Trade Council in Lima on May 13, 2024. {} The two sides "
    "reviewed progress."
)
_TITLE = "Joint Statement on the Third Meeting of the Peru-Chile Trade Council"


def lines(name: str) -> list[tuple[str, str, str]]:
    """Return the lines of a file in three parts; those that begin with "#" say what the parts are."""
    rows = (_DATA / name).read_text(encoding="utf-8").splitlines()
    parts = [row.split(" | ") for row in rows if not row.startswith("#")]
    return [(one, two, sentence) for one, two, sentence in parts]


def given(words: str) -> str | None:
    """Return what a line gives; None for the dash that says that nothing is told."""
    return None if words == "-" else words


@pytest.mark.parametrize(("day", "city", "sentence"), lines("meetings.txt"))
@pytest.mark.parametrize("title", ["Readout of the Meeting", "News of the Week"])
def test_meeting_is_found(title: str, day: str, city: str, sentence: str) -> None:
    sessions, people = drafted(sentence, title)

    assert [(session["start_date"], session["city"]) for session in sessions] == [(given(day), given(city))]
    assert [name for name, roles in people.items() if roles == _NOBODY] == []


@pytest.mark.parametrize(("line", "agency", "start"), lines("datelines.txt"))
def test_dateline_is_found(line: str, agency: str, start: str) -> None:
    text = f"---\ntitle: Peru news\ndate: '2024-05-14'\n---\n\n{start} has held talks on trade, the ministry said.\n"
    article = extract("article.md", text.encode())["article"]

    assert (article["dateline"], article["publisher"]) == (given(line), given(agency))


@pytest.mark.parametrize(("role", "name", "sentence"), lines("parts.txt"))
def test_part_is_found(role: str, name: str, sentence: str) -> None:
    _, people = drafted(_ABOUT.format(sentence), _TITLE)

    assert people[name] == {role}


@pytest.mark.parametrize(("position", "organisation", "sentence"), lines("titles.txt"))
def test_title_is_read(position: str, organisation: str, sentence: str) -> None:
    facts = extract("article.txt", sentence.encode())["facts"]
    person = next(fact["value"] for fact in facts if fact["value"].get("name") == "Ana Reyes")

    assert (person["position"], person["organisation"]) == (given(position), given(organisation))


@pytest.mark.parametrize(("kind", "verb", "sentence"), lines("outcomes.txt"))
def test_outcome_is_found(kind: str, verb: str, sentence: str) -> None:
    text = f"---\ntitle: {_TITLE}\ndate: '2024-05-14'\n---\n\n{_ABOUT.format(sentence)}\n"
    outcomes = [fact["value"] for fact in extract("article.md", text.encode())["facts"] if fact["kind"] == "outcome"]

    assert [(each["kind"], each["operative_verb"], each["text"]) for each in outcomes] == [(kind, verb, sentence)]


@pytest.mark.parametrize(("speaker", "words", "paragraph"), lines("quotations.txt"))
def test_speaker_is_found(speaker: str, words: str, paragraph: str) -> None:
    facts = extract("article.txt", paragraph.encode())["facts"]
    said = [(fact["value"]["speaker"], fact["value"]["text"]) for fact in facts if fact["kind"] == "statement"]

    if given(speaker) is None:
        assert said == []
    else:
        assert (speaker, words) in said
