"""Runs that take in articles, and spreadsheet imports: to read."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from meetings.admin.base import ReadOnlyAdmin
from meetings.choices import IntakeResult, JobStatus
from meetings.models import DraftFact, ImportBatch, ImportRow, IntakeFile, IntakeRun

FILES_SHOWN = 1_000


@admin.register(IntakeRun)
class IntakeRunAdmin(ReadOnlyAdmin):
    """Runs, each with a page that shows how far it has come and what became of each file."""

    list_display = ["__str__", "asked_by", "status", "file_count", "new", "refused"]
    list_filter = ["status"]
    date_hierarchy = "asked_at"
    search_fields = ["files__name", "asked_by__username"]
    related = ("asked_by",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Count the files."""
        counted: QuerySet[Any] = (
            super()
            .get_queryset(request)
            .annotate(
                file_count=Count("files"),
                done_count=Count("files", filter=~Q(files__result="")),
                new_count=Count("files", filter=Q(files__result=IntakeResult.NEW)),
                refused_count=Count("files", filter=Q(files__result=IntakeResult.REFUSED)),
            )
        )
        return counted

    @admin.display(description="Files", ordering="file_count")
    def file_count(self, run: Any) -> int:
        """Show how many files came."""
        return int(run.file_count)

    @admin.display(description="New", ordering="new_count")
    def new(self, run: Any) -> int:
        """Show how many articles are new."""
        return int(run.new_count)

    @admin.display(description="Refused", ordering="refused_count")
    def refused(self, run: Any) -> int:
        """Show how many files were refused."""
        return int(run.refused_count)

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the run; while it goes on, the page asks again each second.

        Raises:
            Http404: there is no such run.
            PermissionDenied: the person may not see runs, unless it is their own.
        """
        run = self.get_object(request, object_id)
        if run is None:
            raise Http404("There is no such run: see the list of runs.")
        if run.asked_by_id != request.user.pk and not self.has_view_permission(request, run):
            raise PermissionDenied
        files = run.files.select_related("article", "version").defer("data", "version__data", "version__text")
        files = files.annotate(has_facts=Exists(DraftFact.objects.open().filter(version=OuterRef("version"))))
        going = run.status in (JobStatus.WAITING, JobStatus.RUNNING)
        context = {
            **self.admin_site.each_context(request),
            "title": str(run),
            "subtitle": None,
            "run": run,
            "files": files[:FILES_SHOWN],
            "left_out": max(run.file_count - FILES_SHOWN, 0),
            "going": going,
            "results": _counted(run),
            "opts": self.opts,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        # A poll gets the part that changes, and stops asking when the run has ended.
        part = request.headers.get("HX-Request") == "true"
        template = "admin/meetings/intakerun/progress.html" if part else "admin/meetings/intakerun/run.html"
        return TemplateResponse(request, template, context)


# Results that are things, of which there may be several.
COUNTED = (IntakeResult.NEW, IntakeResult.NEW_VERSION)


def _counted(run: IntakeRun) -> str:
    """Return how many files came to what: ``7 new articles, 1 refused``."""
    counts = dict(run.files.exclude(result="").order_by().values_list("result").annotate(n=Count("pk")))
    return ", ".join(
        f"{counts[kind]} {kind.label.lower()}{'s' if kind in COUNTED and counts[kind] > 1 else ''}"
        for kind in IntakeResult
        if kind in counts
    )


@admin.register(IntakeFile)
class IntakeFileAdmin(ReadOnlyAdmin):
    """Files of runs."""

    list_display = ["name", "run", "result", "article", "message"]
    list_filter = ["result"]
    search_fields = ["name", "article__label"]
    related = ("run", "article", "version__article")
    deferred = ("data", "version__data", "version__text")


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    """Spreadsheet imports."""

    list_display = ["name", "kind", "status", "created_by", "created_at", "committed_at"]
    list_filter = ["kind", "status"]
    search_fields = ["name"]
    date_hierarchy = "created_at"
    related = ("created_by",)


@admin.register(ImportRow)
class ImportRowAdmin(ReadOnlyAdmin):
    """Rows of imports."""

    list_display = ["batch", "number", "plan", "record_id"]
    list_filter = ["plan"]
    search_fields = ["batch__name"]
    related = ("batch",)
