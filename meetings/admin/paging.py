"""Rows of another table in, a page of them at a time out: a long record opens as fast as a short one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet, Window
from django.forms.models import BaseInlineFormSet

if TYPE_CHECKING:
    AnyInlineFormSet = BaseInlineFormSet[Any, Any, Any]
else:
    AnyInlineFormSet = BaseInlineFormSet

ROWS_A_PAGE = 20


class PagedFormSet(AnyInlineFormSet):
    """A page of rows. What is posted is found among all of them, whatever page it was on.

    ``page`` counts from 1; ``total`` is the number of rows on all pages, 0 where rows were posted.
    """

    page = 1
    total = 0

    def get_queryset(self) -> QuerySet[Any]:
        """Return the rows of the page, or all rows where rows were posted."""
        if not hasattr(self, "_queryset"):
            found = super().get_queryset()
            if not self.is_bound:
                every = found.annotate(total=Window(Count("pk")))
                found = every[self._first : self._first + ROWS_A_PAGE]
                if self.page > 1 and not found:
                    self.page, found = 1, every[:ROWS_A_PAGE]
                self.total = found[0].total if found else 0
            self._queryset: QuerySet[Any] = found
        return self._queryset

    @classmethod
    def asked(cls, parameters: Mapping[str, str]) -> int:
        """Return the page that the parameters of an address ask for, the first one by default."""
        number = parameters.get(cls._parameter(), "1")
        return max(int(number), 1) if number.isdecimal() and len(number) < 6 else 1

    @classmethod
    def _parameter(cls) -> str:
        return f"{cls.get_default_prefix()}-page"

    @property
    def _first(self) -> int:
        return (self.page - 1) * ROWS_A_PAGE

    @property
    def pages(self) -> list[tuple[int, str]]:
        """Return the number and the address of each page, none where all rows are on one."""
        last = -(-self.total // ROWS_A_PAGE)
        group = f"#{self.prefix}-group"
        return [(n, f"?{self._parameter()}={n}{group}") for n in range(1, last + 1)] if last > 1 else []

    @property
    def shown(self) -> str:
        """Return which rows are shown: ``21-40 of 200``."""
        return f"{self._first + 1}-{min(self._first + ROWS_A_PAGE, self.total)} of {self.total}"
