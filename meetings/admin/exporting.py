"""Selected records in, a table of them or their summaries out as a download."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from meetings.exports.tables import export_table

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
Action = Callable[[Any, HttpRequest, QuerySet[Any]], Any]


class ExportActions:
    """Export of what is selected in a list, for those who may: as CSV and as XLSX.

    ``table`` is the kind of table: articles, sessions, participants or outcomes.
    """

    table: str
    opts: Any

    def has_export_permission(self, request: HttpRequest) -> bool:
        """Say whether the person may export this kind of record."""
        return request.user.has_perm(f"{self.opts.app_label}.export_{self.opts.model_name}")

    @admin.action(description="Export selected as CSV", permissions=["export"])
    def export_csv(self, request: HttpRequest, queryset: QuerySet[Any]) -> StreamingHttpResponse:
        """Send a CSV file."""
        return self._sent(queryset, "csv")

    @admin.action(description="Export selected as XLSX", permissions=["export"])
    def export_xlsx(self, request: HttpRequest, queryset: QuerySet[Any]) -> StreamingHttpResponse:
        """Send an XLSX file."""
        return self._sent(queryset, "xlsx")

    def _sent(self, queryset: QuerySet[Any], form: str) -> StreamingHttpResponse:
        content = export_table(kind=self.table, queryset=queryset, format=form)
        return StreamingHttpResponse(content, content_type=CONTENT_TYPES[form], headers=_named(f"{self.table}.{form}"))


def one_or_zip(files: list[tuple[str, bytes]], *, content_type: str, archive: str) -> HttpResponse:
    """Return one file as it is, several as a ZIP named ``archive``; a name that comes twice is numbered."""
    if len(files) == 1:
        name, content = files[0]
        return HttpResponse(content, content_type=content_type, headers=_named(name))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files:
            opened.writestr(name, content)
    return HttpResponse(packed.getvalue(), content_type="application/zip", headers=_named(archive))


def _named(name: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{name}"', "X-Content-Type-Options": "nosniff"}
