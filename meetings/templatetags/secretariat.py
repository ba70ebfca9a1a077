"""Values in, words out, for templates; and what the side bar counts."""

from datetime import date
from typing import Any

from django import template

from meetings.access import visible
from meetings.models import DraftFact
from meetings.summaries.wording import days

register = template.Library()


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
