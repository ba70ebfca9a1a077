"""A request for the start page in; what to do next and what came last, out."""

from typing import Any

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.urls import reverse
from django.views.generic import TemplateView

from meetings.access import visible
from meetings.models import Article, Citation, DraftFact, Session
from meetings.review.lost_words import waiting
from meetings.tables import ArticleTable, SessionTable
from meetings.wording import count_of

LATEST = 5


class Dashboard(PermissionRequiredMixin, TemplateView):
    """``/``."""

    permission_required = ("meetings.view_session", "meetings.view_article")
    template_name = "meetings/dashboard.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Return what the page shows."""
        user = self.request.user
        facts = visible(DraftFact.objects.open(), user).count()
        articles = visible(Article.objects.with_counts().select_related("publisher"), user)
        sessions = visible(Session.objects.with_counts(), user)
        # By number of reception: what was taken in last is what has to be read next.
        latest_articles = articles.order_by("-pk")[:LATEST]
        session_table = SessionTable(sessions[:LATEST], exclude=("select",), orderable=False)
        tables = (
            ("Latest sessions", "meetings:session_list", session_table),
            ("Articles taken in last", "meetings:article_list", ArticleTable(latest_articles, orderable=False)),
        )
        take_in = user.has_perm("meetings.take_in_article")
        reviews = user.has_perm("meetings.review_draftfact")
        lost = sum(each.count for each in waiting(visible(Citation.objects.all(), user))) if reviews else 0
        return super().get_context_data(
            waiting_text=count_of(facts, "drafted fact waits", "drafted facts wait") if facts else "",
            lost_text=count_of(lost, "citation rests", "citations rest") if lost else "",
            review_url=self._review_url(),
            take_in_url=reverse("admin:meetings_article_take_in") if take_in else "",
            tables=tables,
            **kwargs,
        )

    def _review_url(self) -> str:
        """Return where the reader can review or, without the right to, see which articles wait."""
        if self.request.user.has_perm("meetings.review_draftfact"):
            return reverse("admin:meetings_draftfact_changelist")
        return f"{reverse('meetings:article_list')}?to_review=yes"
