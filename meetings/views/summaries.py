"""Requests for the summaries of sessions in; one file, or a ZIP of several, out."""

import io
import zipfile
from typing import Final

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.views.generic import View

from meetings.access import sees_internal, visible
from meetings.exceptions import SecretariatError
from meetings.models import Session
from meetings.summaries.renderers import render as render_summary
from meetings.summaries.renderers import summary_name
from meetings.summaries.services import build_summary

SUMMARY_FORMATS: Final = {"html": "HTML", "md": "Markdown", "json": "JSON", "csv": "CSV"}
CONTENT_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}
# A page of a list holds fewer; more belong to the command export_summaries.
MOST_AT_ONCE: Final = 100


class SummaryView(PermissionRequiredMixin, View):
    """What both downloads need."""

    permission_required = ("meetings.view_session", "meetings.export_session")
    http_method_names = ("get", "head")

    def file_of(self, session: Session, file_format: str) -> tuple[str, bytes]:
        """Return name and bytes of a session's summary.

        Raises:
            SecretariatError: the summary cannot be made for this reader.
        """
        summary = build_summary(session, include_internal=sees_internal(self.request.user))
        return summary_name(summary, file_format), render_summary(summary, file_format)

    def download(self, name: str, data: bytes, content_type: str) -> HttpResponse:
        """Return a file to be saved."""
        response = HttpResponse(data, content_type=content_type)
        response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
        response["X-Content-Type-Options"] = "nosniff"
        return response


class SessionSummary(SummaryView):
    """``/sessions/<reference>/summary.<format>``."""

    def get(self, request: HttpRequest, reference: str, file_format: str) -> HttpResponse:
        """Return the file.

        Raises:
            Http404: no such session, or none that the reader may see.
        """
        session = get_object_or_404(visible(Session.objects.all(), request.user), reference=reference)
        try:
            name, data = self.file_of(session, file_format)
        except SecretariatError as error:
            return render(request, "meetings/refused.html", {"problems": [str(error)]}, status=403)
        return self.download(name, data, CONTENT_TYPES[file_format])


class SelectedSummaries(SummaryView):
    """``/sessions/summaries?session=<reference>&session=...&format=md``: one file for one session, a ZIP for more."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Return the file; without a selection, the list again with a word about it.

        Raises:
            Http404: a format that there is not.
        """
        file_format = request.GET.get("format", "md")
        if file_format not in SUMMARY_FORMATS:
            raise Http404
        asked = set(request.GET.getlist("session"))
        if len(asked) > MOST_AT_ONCE:
            messages.error(request, f"{len(asked)} sessions were selected. Select at most {MOST_AT_ONCE} at a time.")
            return redirect("meetings:session_list")
        # The database refuses NUL even in a comparison, and no reference has anything of the kind.
        known = [reference for reference in asked if reference.isprintable()]
        sessions = list(visible(Session.objects.filter(reference__in=known), request.user).order_by("reference"))
        if not sessions:
            messages.error(request, "No session was selected. Tick the sessions whose summaries you want.")
            return redirect("meetings:session_list")
        try:
            files = [self.file_of(session, file_format) for session in sessions]
        except SecretariatError as error:
            return render(request, "meetings/refused.html", {"problems": [str(error)]}, status=403)
        if len(files) == 1:
            return self.download(*files[0], CONTENT_TYPES[file_format])
        return self.download(f"summaries-{file_format}.zip", _zipped(files), "application/zip")


def _zipped(files: list[tuple[str, bytes]]) -> bytes:
    """Return a ZIP of files; the same files give the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            # ZipInfo's own date, 1980-01-01, in place of the clock's.
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
