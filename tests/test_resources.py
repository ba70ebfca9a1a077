"""Columns and cells; and the column reference in the documentation, which is made from them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.resources import KINDS
from meetings.resources.base import Column, ManyColumn
from meetings.resources.neutral import neutralise, restore

DICTIONARY = Path(__file__).parent.parent / "docs" / "data-dictionary.md"


def reference() -> str:
    """Return the column reference of every kind, as Markdown."""
    lines: list[str] = []
    for kind, resource in KINDS.items():
        lines += [f"### {kind}", "", f"A row is known by {resource.key_text}.", ""]
        lines += ["| column | what it says | what to write | new row |", "| --- | --- | --- | --- |"]
        for name, column in resource.columns().items():
            lines.append(f"| `{name}` | {column.description} | {column.widget.form} | {need(column)} |")
        lines.append("")
    return "\n".join(lines)


def need(column: Column) -> str:
    if column.fixed:
        return "read, never changed"
    return "needed" if column.required else ""


def test_column_reference_is_what_the_resources_say() -> None:
    _, marker, rest = DICTIONARY.read_text().partition("## Columns\n\n")
    assert marker
    assert rest == reference(), (
        "docs/data-dictionary.md is behind: replace what follows its last heading by reference()"
    )


@pytest.mark.parametrize("kind", list(KINDS))
def test_columns_stand_for_fields_of_the_model(kind: str) -> None:
    resource = KINDS[kind]
    fields = {field.name for field in resource.model._meta.get_fields()}
    many = {field.name for field in resource.model._meta.many_to_many}
    for column in resource.columns().values():
        if isinstance(column, ManyColumn):
            assert column.attribute in many
        elif not column.fixed:
            assert set(column.writes) <= fields


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=SUM(A1)", "'=SUM(A1)"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\nx", "'\nx"),
        ("'=x", "''=x"),
        ("'quoted'", "'quoted'"),
        ("plain - text", "plain - text"),
        ("<r>a</r>", "'<r>a</r>"),
    ],
)
def test_neutralised_cell(text: str, cell: str) -> None:
    assert (neutralise(text), restore(cell)) == (cell, text)


@given(st.text(st.sampled_from("'=+-@\t\r\na<r>"), max_size=8) | st.text())
def test_restoring_gives_back_every_text(text: str) -> None:
    assert restore(neutralise(text)) == text
    assert not neutralise(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
