"""Articles and their versions, and the page that takes articles in, for staff."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from meetings.admin.base import AnyInline, ReadOnlyAdmin, RecordAdmin
from meetings.admin.exporting import ExportActions
from meetings.forms import TakeInForm
from meetings.intake.services import start_intake
from meetings.models import Article, ArticleVersion


class VersionInline(AnyInline):
    """The versions of an article, to read."""

    model = ArticleVersion
    fields = ["number", "received_at", "name", "encoding", "sha256"]
    readonly_fields = ["number", "received_at", "name", "encoding", "sha256"]
    extra = 0
    can_delete = False
    show_change_link = True
    ordering = ["-number"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave bytes and texts in the database."""
        return self.model._default_manager.select_related("article").defer("data", "text").order_by("-number")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no: versions arrive."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no: evidence does not change."""
        return False


@admin.register(Article)
class ArticleAdmin(ExportActions, RecordAdmin):
    """Articles. They are taken in, not typed."""

    table = "articles"
    list_display = ["label", "publisher", "kind", "published_on", "version_count", "open_fact_count"]
    list_filter = ["kind", ("publisher", admin.RelatedOnlyFieldListFilter), "language"]
    search_fields = ["label", "title", "source_url", "publisher__name", "tags"]
    date_hierarchy = "published_on"
    autocomplete_fields = ["publisher", "credits"]
    readonly_fields = ["label", "facts"]
    fieldsets = [
        (None, {"fields": ["label", "title", "source_url", "kind", "facts"]}),
        ("Whose it is", {"fields": ["publisher", "issuing_party", "credits"]}),
        (
            "When",
            {
                "fields": [
                    "published_on",
                    ("published_at", "published_offset"),
                    ("modified_at", "modified_offset"),
                    "dateline",
                ]
            },
        ),
        ("Sorting", {"fields": ["language", "tags"]}),
    ]
    related = ("publisher", "credits")
    inlines = [VersionInline]
    actions = ["export_csv", "export_xlsx", *RecordAdmin.actions]
    change_list_template = "admin/meetings/article/change_list.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Count versions and open facts."""
        return super().get_queryset(request).with_counts()  # type: ignore[attr-defined,no-any-return]  # Of ArticleQuerySet.

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no: articles are taken in."""
        return False

    def has_take_in_permission(self, request: HttpRequest) -> bool:
        """Say whether the person may take in articles."""
        return request.user.has_perm("meetings.take_in_article")

    @admin.display(description="Versions", ordering="version_count")
    def version_count(self, article: Any) -> int:
        """Show how many versions are held."""
        return int(article.version_count)

    @admin.display(description="To review", ordering="open_fact_count")
    def open_fact_count(self, article: Any) -> int:
        """Show how many drafted facts are open."""
        return int(article.open_fact_count)

    @admin.display(description="Drafted facts")
    def facts(self, article: Any) -> SafeString | str:
        """Link to the drafted facts of the article."""
        if article.pk is None:
            return ""
        address = reverse("admin:meetings_draftfact_changelist")
        return format_html('<a href="{}?article={}">{} to review</a>', address, article.pk, article.open_fact_count)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Offer to take in articles to those who may."""
        offered = {"may_take_in": self.has_take_in_permission(request)}
        return super().changelist_view(request, {**offered, **(extra_context or {})})

    def get_urls(self) -> list[URLPattern]:
        """Add the page that takes articles in."""
        take_in = self.admin_site.admin_view(self.take_in_view)
        return [path("take-in/", take_in, name="meetings_article_take_in"), *super().get_urls()]

    def take_in_view(self, request: HttpRequest) -> HttpResponse:
        """Take in files, ZIPs and pasted text, then show what became of each.

        Raises:
            PermissionDenied: the person may not take in articles.
        """
        if not self.has_take_in_permission(request):
            raise PermissionDenied
        form = TakeInForm(request.POST, request.FILES) if request.method == "POST" else TakeInForm()
        if form.is_bound and form.is_valid():
            user = request.user if request.user.is_authenticated else None
            run = start_intake(files=form.contents(), user=user)
            return redirect("admin:meetings_intakerun_change", run.pk)
        context = {
            **self.admin_site.each_context(request),
            "title": "Take in articles",
            "subtitle": None,
            "form": form,
            "opts": self.opts,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/meetings/article/take_in.html", context)


@admin.register(ArticleVersion)
class ArticleVersionAdmin(ReadOnlyAdmin):
    """Versions of articles."""

    list_display = ["article", "number", "received_at", "name", "encoding"]
    list_filter = ["encoding"]
    search_fields = ["article__label", "name", "sha256"]
    date_hierarchy = "received_at"
    related = ("article",)
    deferred = ("data", "text")
