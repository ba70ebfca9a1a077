"""Values in, words out, for templates; and what the side bar counts."""

import re
from datetime import date
from typing import Any

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from meetings.access import visible
from meetings.models import DraftFact
from meetings.summaries.wording import days

register = template.Library()

#: A line end within a paragraph of a file that is wrapped, and no item of a list or row of a table.
_WRAP = re.compile(r"(?<=\S)\n(?=[\w&(“‘$€£])")


@register.filter
def wraps_marked(text: str) -> SafeString:
    """Return source text whose wraps stand in elements of their own, which a narrow screen shows as spaces."""
    # A quotation mark that begins a line is escaped to "&quot;", which the pattern knows by its "&".
    return mark_safe(_WRAP.sub('<span class="wrap">\n</span>', escape(text)))  # noqa: S308  # It is escaped.


@register.filter
def date_range(start: date | None, end: date | None = None) -> str:
    """Return ``20-21 January 2026``; no ``start``: ``not stated``."""
    return days(start, end)


@register.simple_tag(takes_context=True)
def open_fact_count(context: dict[str, Any]) -> int:
    """Return how many drafted facts wait for the reader; 0 for somebody who may not see them."""
    user = context.get("user")
    if user is None or not user.has_perm("meetings.view_draftfact"):
        return 0
    return visible(DraftFact.objects.open(), user).count()
