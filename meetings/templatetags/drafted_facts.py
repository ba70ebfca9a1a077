"""The list of drafted facts in, its rows under a heading for each version of an article out."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from django import template

from meetings.models import ArticleVersion

register = template.Library()


@register.simple_tag
def by_version(facts: Any, rows: Sequence[Any]) -> list[tuple[ArticleVersion, int, list[Any]]]:
    """Return each version with how many of its facts are open and its rows, in the order of the list.

    ``facts`` is the admin's list, whose ``result_list`` has a fact for each of ``rows``.
    """
    left = facts.open_counts()
    pairs = groupby(zip(facts.result_list, rows, strict=True), key=lambda pair: pair[0].version)
    return [(version, left.get(version.pk, 0), [row for _, row in group]) for version, group in pairs]
