"""What a summary looks like as a file: the exact form of a small record in each format."""

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from meetings.choices import (
    Act,
    ArticleKind,
    Basis,
    DifferenceKind,
    Presence,
)
from meetings.models import CopiedPassage, SourceDifference
from meetings.summaries.renderers import FORMATS, render
from meetings.summaries.services import build_summary
from tests.factories import (
    ArticleFactory,
    ArticleVersionFactory,
    CitationFactory,
    DelegationFactory,
    MentionFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipantFactory,
    SessionFactory,
    StatementFactory,
)

MARKDOWN = """\
# Inaugural Meeting

**DRAFT**: this record has not been approved.

- Reference: DPEWG-2026-01
- Working group: Drug Policy Executive Working Group
- Dates: 20-21 January 2026
- Place: Washington, D.C., United States
- Host: United States
- Status: Held
- Stage of the record: Draft
- Evidence: [1] [2] (2 sources, 1 independent)

## Delegations and participants

### United States

- **Sara Carter**, Director. Opened. [1] (1 source, 1 independent)

## Proceedings and statements

- **Randhir Jaiswal** (verbatim, occasion not stated): “We will work together.” [2] (1 source, 1 independent)

### Speakers who took no part

- **Randhir Jaiswal**, position not stated. [2] (1 source, 1 independent)

### Mentioned, took no part

- **President Trump**. (no evidence on file)

## Outcomes

- **O01** Both sides committed to cooperation. [1] (1 source, 1 independent)
  - Kind: Commitment
  - Operative verb: committed
  - Responsible: United States
  - Due: not stated
  - Status: Proposed
  - Basis: one side's account (United States)

## Differences between the sources

- Operative verb: committed became are committed.
  - Source [2]: are committed
  - Source [1]: committed

## Sources

- [1] The White House, press release, 26 January 2026: The release (origin: The White House) <https://example.org/r>
- [2] Publisher not stated, note, 27 January 2026: Wire (origins: The White House, Wire; copies passages of source 1)
"""


def small_record() -> dict[str, Any]:
    """Make a record with one of each, and return its rows by name."""
    house = OrganisationFactory(name="The White House", country="US")
    release = ArticleFactory(
        title="The release", publisher=house, issuing_party="US", source_url="https://example.org/r"
    )
    wire = ArticleFactory(
        title="Wire", kind=ArticleKind.NOTE, source_url="", content_sha256="0" * 64, published_on=date(2026, 1, 27)
    )
    original = ArticleVersionFactory(article=release, text="Both sides committed to cooperation, it said.")
    copy = ArticleVersionFactory(article=wire, text="Both sides are committed to cooperation, it said.")
    session = SessionFactory(
        working_group__acronym="DPEWG",
        working_group__name="Drug Policy Executive Working Group",
        reference="DPEWG-2026-01",
        title="Inaugural Meeting",
    )
    delegation = DelegationFactory(session=session)
    session.host = delegation.party
    session.save()
    participant = ParticipantFactory(
        session=session,
        delegation=delegation,
        person__name="Sara Carter",
        acts=[Act.OPENED],
        presence=Presence.STATED,
    )
    statement = StatementFactory(session=session, person__name="Randhir Jaiswal")
    mention = MentionFactory(session=session, name="Trump", position_title="President")
    outcome = OutcomeFactory(session=session, number=1, basis=Basis.ONE_SIDE)
    outcome.responsible_parties.add(delegation.party)
    citations = {
        "session": CitationFactory(version=original, session=session, origin=house),
        "session_copied": CitationFactory(version=copy, session=session, origin=house),
        "participant": CitationFactory(version=original, session=None, participant=participant, origin=house),
        "statement": CitationFactory(version=copy, session=None, statement=statement),
        "outcome": CitationFactory(version=original, session=None, outcome=outcome, origin=house),
    }
    CopiedPassage.objects.create(version=copy, start=25, end=40, original=original, original_start=21, original_end=36)
    SourceDifference.objects.create(
        version=copy,
        start=11,
        end=24,
        original=original,
        original_start=11,
        original_end=20,
        kind=DifferenceKind.OPERATIVE_VERB,
        message="committed became are committed.",
    )
    rows = {"release": release, "wire": wire, "original": original, "copy": copy, "mention": mention}
    return rows | {"record": session, "carter": participant.person, "jaiswal": statement.person} | citations


@pytest.mark.django_db
def test_markdown_of_a_small_record() -> None:
    rows = small_record()

    assert render(build_summary(rows["record"]), "md").decode() == MARKDOWN


@pytest.mark.django_db
def test_json_of_a_small_record() -> None:
    rows = small_record()

    def evidence(*cited: tuple[int, str, str], origins: list[str]) -> dict[str, Any]:
        references = [
            {"source": number, "article": rows[article].pk, "citations": [rows[citation].pk]}
            for number, article, citation in cited
        ]
        return {"references": references, "origins": origins, "independent": len(origins)}

    house = ["The White House"]
    printed = evidence((2, "wire", "statement"), origins=["Wire"])
    assert json.loads(render(build_summary(rows["record"]), "json")) == {
        "schema": "secretariat/summary/1",
        "session": {
            "reference": "DPEWG-2026-01",
            "title": "Inaugural Meeting",
            "working_group": "Drug Policy Executive Working Group",
            "dates": "20-21 January 2026",
            "start_date": "2026-01-20",
            "end_date": "2026-01-21",
            "place": "Washington, D.C., United States",
            "venue": "",
            "host": "United States",
            "format": None,
            "status": "held",
            "stage": "draft",
            "draft": True,
            "internal": False,
            **evidence((1, "release", "session"), (2, "wire", "session_copied"), origins=house),
        },
        "delegations": [
            {
                "party": "United States",
                "participants": [
                    {
                        "person": rows["carter"].pk,
                        "name": "Sara Carter",
                        "position": "Director",
                        "capacity": "member",
                        "acts": "Opened",
                        "presence_note": "",
                        "days": "",
                        "replaces": "",
                        **evidence((1, "release", "participant"), origins=house),
                    }
                ],
            }
        ],
        "statements": [
            {
                "speaker": "Randhir Jaiswal",
                "person": rows["jaiswal"].pk,
                "text": "We will work together.",
                "form": "verbatim",
                "occasion": "not stated",
                "said_on": "",
                **printed,
            }
        ],
        "speakers": [{"person": rows["jaiswal"].pk, "name": "Randhir Jaiswal", "position": "", **printed}],
        "mentions": [{"person": None, "name": "Trump", "position": "President", **evidence(origins=[])}],
        "outcomes": [
            {
                "reference": "DPEWG-2026-01-O01",
                "kind": "commitment",
                "text": "Both sides committed to cooperation.",
                "operative_verb": "committed",
                "responsible": ["United States"],
                "due": "not stated",
                "due_date": None,
                "status": "proposed",
                "basis": "one side's account",
                "basis_words": "one side's account (United States)",
                **evidence((1, "release", "outcome"), origins=house),
            }
        ],
        "differences": [
            {
                "kind": "operative verb",
                "message": "committed became are committed.",
                "source": 2,
                "words": "are committed",
                "original_source": 1,
                "original_words": "committed",
            }
        ],
        "sources": [
            {
                "kind": "Press release",
                "version_number": 1,
                "number": 1,
                "article": rows["release"].pk,
                "version": rows["original"].pk,
                "label": "The release",
                "publisher": "The White House",
                "date": "2026-01-26",
                "url": "https://example.org/r",
                "origins": house,
                "copies": [],
            },
            {
                "kind": "Note",
                "version_number": 1,
                "number": 2,
                "article": rows["wire"].pk,
                "version": rows["copy"].pk,
                "label": "Wire",
                "publisher": "",
                "date": "2026-01-27",
                "url": "",
                "origins": ["The White House", "Wire"],
                "copies": [1],
            },
        ],
    }


@pytest.mark.django_db
def test_csv_of_a_small_record_has_one_row_a_fact() -> None:
    rows = small_record()

    table = list(csv.reader(io.StringIO(render(build_summary(rows["record"]), "csv").decode("utf-8-sig"), newline="")))

    assert table[0] == ["session", "section", "number", "text", "who", "details", "references", "independent sources"]
    assert [(row[1], row[2], row[3], row[4], row[6], row[7]) for row in table[1:]] == [
        ("session", "1", "Inaugural Meeting", "", "[1] [2]", "1"),
        ("participant", "1", "Director. Opened", "Sara Carter", "[1]", "1"),
        ("statement", "1", "“We will work together.”", "Randhir Jaiswal", "[2]", "1"),
        ("speaker who took no part", "1", "", "Randhir Jaiswal", "[2]", "1"),
        ("mention", "1", "President Trump", "Trump", "", "0"),
        ("outcome", "O01", "Both sides committed to cooperation.", "United States", "[1]", "1"),
        ("difference", "1", "committed became are committed.", "", "", ""),
        ("source", "1", "The release", "The White House", "", ""),
        ("source", "2", "Wire", "", "", ""),
    ]


@pytest.mark.django_db
def test_html_of_a_small_record_links_each_reference_to_its_source() -> None:
    rows = small_record()

    page = LexborHTMLParser(render(build_summary(rows["record"]), "html").decode())

    targets = {node.attributes["href"] for node in page.css(".evidence a")}
    assert targets == {"#source-1", "#source-2"}
    assert [node.attributes["id"] for node in page.css("li[id^=source]")] == ["source-1", "source-2"]
    assert [node.text() for node in page.css("li a[href^=http]")] == ["https://example.org/r"]
    assert [node.text() for node in page.css(".mark")] == ["DRAFT: this record has not been approved."]


@pytest.mark.django_db
@pytest.mark.parametrize("file_format", list(FORMATS))
def test_same_record_gives_the_same_bytes(file_format: str) -> None:
    session = small_record()["record"]

    first, second = (render(build_summary(session), file_format) for _ in range(2))

    assert first == second
