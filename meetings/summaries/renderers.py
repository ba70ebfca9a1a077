"""A ``Summary`` in, the bytes of a Markdown, HTML, JSON or CSV file out. Equal summaries give the same bytes.

The JSON document has ``"schema": "secretariat/summary/1"``; the number rises when a reader of the old form would be
misled. Its parts:

- ``session``: ``reference``, ``title``, ``working_group``, ``dates`` (words), ``start_date`` and ``end_date``
  (ISO 8601), ``place``, ``venue``, ``host``, ``format``, ``status``, ``stage``, ``draft``, ``internal``;
- ``delegations``: ``party``, ``participants``: ``person``, ``name``, ``position``, ``capacity``, ``acts``,
  ``presence_note``, ``days``, ``replaces``;
- ``statements``: ``speaker``, ``person``, ``text``, ``form``, ``occasion``, ``said_on``;
- ``speakers`` (who took no part) and ``mentions``: ``person``, ``name``, ``position``;
- ``outcomes``: ``reference``, ``kind``, ``text``, ``operative_verb``, ``responsible`` (a list), ``due`` (words),
  ``due_date``, ``status``, ``basis``, ``basis_words``;
- ``differences``: ``kind``, ``message``, ``source``, ``words``, ``original_source``, ``original_words``;
- ``sources``: ``number``, ``article``, ``version``, ``version_number``, ``label``, ``publisher``, ``kind``, ``date``
  (ISO 8601), ``url``, ``origins``, ``copies`` (numbers of sources).

The session, participants, statements, speakers, mentions and outcomes also have ``references`` (``source``: a number
of ``sources``; ``article`` and ``citations``: keys), ``origins`` and ``independent``, their number. ``person`` is a
key. Null or an empty string: not stated.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from django.template.loader import render_to_string

from meetings.summaries.types import Fact, Outcome, Participant, Source, Summary

SCHEMA: Final = "secretariat/summary/1"
CSV_COLUMNS: Final = (
    "session",
    "section",
    "number",
    "text",
    "who",
    "details",
    "references",
    "independent sources",
)
# What CommonMark and GitHub's dialect read as markup in the middle of a line; nothing of a record begins a line.
MARKDOWN_SYNTAX: Final = re.compile(r"([\\`*_\[\]<>&|~$#])")
FORMULA: Final = re.compile(r"'*[=+\-@\t\r\n]")
PLAIN_URL: Final = re.compile(r"https?://[^\s<>\\`*]+")
NO_RECORDS: Final = "None on record."


def render(summary: Summary, file_format: str) -> bytes:
    """Return the file of a summary, in UTF-8.

    ``file_format`` is a key of ``FORMATS``. HTML carries its own style, and stands alone.

    Raises:
        ValueError: there is no such format.
    """
    if file_format not in FORMATS:
        raise ValueError(f"There is no summary in {file_format!r}: choose one of {', '.join(FORMATS)}.")
    return FORMATS[file_format](summary).encode()


def summary_name(summary: Summary, file_format: str) -> str:
    """Return the name of the file: ``DPEWG-2026-01-summary.md``."""
    return f"{summary.heading.reference}-summary.{file_format}"


# --- Markdown --------------------------------------------------------------------------------------------------------


def escape_markdown(text: str) -> str:
    """Return one line of text so that Markdown, anywhere but at the beginning of a line, shows it as it is."""
    return MARKDOWN_SYNTAX.sub(r"\\\1", text)


def _backed(fact: Fact) -> str:
    """Return the references of a fact and how well it is backed: ``[1] [2] (2 sources, 1 independent)``."""
    numbers = "".join(f"[{reference.number}] " for reference in fact.references)
    return f"{numbers}({fact.independent_text})"


def _markdown(summary: Summary) -> str:
    heading = summary.heading
    lines = [f"# {escape_markdown(heading.title)}", ""]
    if heading.draft:
        lines += ["**DRAFT**: this record has not been approved.", ""]
    if summary.internal:
        lines += ["**INTERNAL**: this summary holds records that are not public.", ""]
    lines += [f"- {label}: {escape_markdown(words)}" for label, words in heading.details]
    lines += [f"- Evidence: {_backed(heading)}", ""]
    sections = (
        ("Delegations and participants", _markdown_delegations(summary)),
        ("Proceedings and statements", _markdown_statements(summary)),
        ("Outcomes", (line for outcome in summary.outcomes for line in _markdown_outcome(outcome))),
        ("Differences between the sources", _markdown_differences(summary)),
        ("Sources", map(_markdown_source, summary.sources)),
    )
    for title, body in sections:
        lines += [f"## {title}", "", *(list(body) or [NO_RECORDS]), ""]
    return "\n".join(lines[:-1]) + "\n"


def _markdown_delegations(summary: Summary) -> Iterator[str]:
    for number, delegation in enumerate(summary.delegations):
        yield from ([""] if number else [])
        yield f"### {escape_markdown(delegation.party)}"
        yield ""
        yield from map(_markdown_participant, delegation.participants)
        if not delegation.participants:
            yield "No participants on record."


def _markdown_participant(person: Participant) -> str:
    part = f" {escape_markdown(person.part)}." if person.part else ""
    position = escape_markdown(person.position or "position not stated")
    return f"- **{escape_markdown(person.name)}**, {position}.{part} {_backed(person)}"


def _markdown_statements(summary: Summary) -> Iterator[str]:
    for statement in summary.statements:
        words = escape_markdown(statement.words)
        yield f"- **{escape_markdown(statement.speaker)}** ({statement.note}): {words} {_backed(statement)}"
    if summary.speakers:
        yield from ("", "### Speakers who took no part", "")
    for speaker in summary.speakers:
        position = escape_markdown(speaker.position or "position not stated")
        yield f"- **{escape_markdown(speaker.name)}**, {position}. {_backed(speaker)}"
    if summary.mentions:
        yield from ("", "### Mentioned, took no part", "")
    for mention in summary.mentions:
        yield f"- **{escape_markdown(mention.words)}**. {_backed(mention)}"


def _markdown_outcome(outcome: Outcome) -> Iterator[str]:
    yield f"- **{outcome.short_reference}** {escape_markdown(outcome.text)} {_backed(outcome)}"
    yield from (f"  - {label}: {escape_markdown(words)}" for label, words in outcome.details)


def _markdown_differences(summary: Summary) -> Iterator[str]:
    for row in summary.differences:
        yield f"- {row.kind.label}: {escape_markdown(row.message)}"
        yield f"  - Source [{row.number}]: {escape_markdown(row.words)}"
        yield f"  - Source [{row.original_number}]: {escape_markdown(row.original_words or 'lacks these words')}"


def _markdown_source(source: Source) -> str:
    # A list marker would let the reader's program number the sources anew.
    url = f"<{source.url}>" if PLAIN_URL.fullmatch(source.url) else escape_markdown(source.url)
    return f"- [{source.number}] {escape_markdown(source.words)} {url}".rstrip()


# --- HTML ------------------------------------------------------------------------------------------------------------


def _html(summary: Summary) -> str:
    context = {"summary": summary, "no_records": NO_RECORDS}
    return render_to_string("summaries/summary.html", context)


# --- JSON ------------------------------------------------------------------------------------------------------------


def _json(summary: Summary) -> str:
    document = {
        "schema": SCHEMA,
        "session": _session(summary),
        "delegations": [
            {
                "party": delegation.party,
                "participants": [
                    _fact(person, "person name position capacity acts presence_note days replaces")
                    for person in delegation.participants
                ],
            }
            for delegation in summary.delegations
        ],
        "statements": [_fact(row, "speaker person text form occasion said_on") for row in summary.statements],
        "speakers": [_fact(row, "person name position") for row in summary.speakers],
        "mentions": [_fact(row, "person name position") for row in summary.mentions],
        "outcomes": [_outcome(row) for row in summary.outcomes],
        "differences": [
            {
                "kind": row.kind,
                "message": row.message,
                "source": row.number,
                "words": row.words,
                "original_source": row.original_number,
                "original_words": row.original_words or None,
            }
            for row in summary.differences
        ],
        "sources": [_source(row) for row in summary.sources],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _session(summary: Summary) -> dict[str, Any]:
    heading = summary.heading
    fields = "reference title working_group dates start_date end_date place venue host format status stage draft"
    session = _fact(heading, fields)
    session["start_date"] = heading.start_date and heading.start_date.isoformat()
    session["end_date"] = heading.end_date and heading.end_date.isoformat()
    return session | {"internal": summary.internal}


def _outcome(outcome: Outcome) -> dict[str, Any]:
    values = _fact(outcome, "reference kind text operative_verb responsible due due_date status basis basis_words")
    due = outcome.due_date and outcome.due_date.isoformat()
    return values | {"responsible": list(outcome.responsible_names), "due_date": due}


def _source(source: Source) -> dict[str, Any]:
    return _fields(source, "number article version version_number label publisher kind") | {
        "date": source.published_on and source.published_on.isoformat(),
        "url": source.url,
        "origins": list(source.origins),
        "copies": list(source.copies),
    }


def _fields(row: object, names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names.split()}


def _fact(fact: Fact, names: str) -> dict[str, Any]:
    """Return the fields named and the evidence of a fact."""
    references = [
        {"source": reference.number, "article": reference.article, "citations": list(reference.citations)}
        for reference in fact.references
    ]
    evidence = {"references": references, "origins": list(fact.origins), "independent": fact.independent}
    return _fields(fact, names) | evidence


# --- CSV -------------------------------------------------------------------------------------------------------------


def neutral_cell(text: str) -> str:
    """Return a cell that no spreadsheet program runs as a formula.

    One apostrophe goes before what begins with ``= + - @``, TAB, CR or LF, apostrophes before it or not; taking one off
    such a cell gives the text back.
    """
    return f"'{text}" if FORMULA.match(text) else text


def _csv(summary: Summary) -> str:
    # The mark makes spreadsheet programs read UTF-8.
    file = io.StringIO("\ufeff")
    file.seek(0, io.SEEK_END)
    writer = csv.writer(file)
    writer.writerow(CSV_COLUMNS)
    for section, number, text, who, details, fact in _csv_rows(summary):
        references = " ".join(f"[{reference.number}]" for reference in fact.references) if fact else ""
        independent = str(fact.independent) if fact else ""
        cells = (summary.heading.reference, section, number, text, who, details, references, independent)
        writer.writerow(map(neutral_cell, cells))
    return file.getvalue()


def _csv_rows(summary: Summary) -> Iterator[tuple[str, str, str, str, str, Fact | None]]:
    """Yield section, number, text, who, details and, where it has evidence, the fact."""
    heading = summary.heading
    yield "session", "1", heading.title, "", _labelled(heading.details), heading
    people = ((group.party, person) for group in summary.delegations for person in group.participants)
    for number, (party, person) in enumerate(people, start=1):
        text = ". ".join(part for part in (person.position, person.part) if part)
        yield "participant", str(number), text, person.name, party, person
    for number, statement in enumerate(summary.statements, start=1):
        yield "statement", str(number), statement.words, statement.speaker, statement.note, statement
    for number, speaker in enumerate(summary.speakers, start=1):
        yield "speaker who took no part", str(number), speaker.position, speaker.name, "", speaker
    for number, mention in enumerate(summary.mentions, start=1):
        yield "mention", str(number), mention.words, mention.name, mention.position, mention
    for outcome in summary.outcomes:
        yield "outcome", outcome.short_reference, outcome.text, outcome.responsible, _labelled(outcome.details), outcome
    for number, row in enumerate(summary.differences, start=1):
        sides = f"[{row.number}] {row.words}; [{row.original_number}] {row.original_words or 'lacks these words'}"
        yield "difference", str(number), row.message, "", f"{row.kind.label}: {sides}", None
    for source in summary.sources:
        details = f"{source.words} {source.url}".rstrip()
        yield "source", str(source.number), source.label, source.publisher, details, None


def _labelled(details: tuple[tuple[str, str], ...]) -> str:
    return "; ".join(f"{label}: {words}" for label, words in details)


FORMATS: Final[Mapping[str, Callable[[Summary], str]]] = {"md": _markdown, "html": _html, "json": _json, "csv": _csv}
