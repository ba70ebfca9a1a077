"""Addresses in, views out: stable and guessable, as people write them in papers."""

from django.urls import path, register_converter
from django.urls.converters import IntConverter, StringConverter

from meetings.views.articles import ArticleDetail, ArticleOriginal
from meetings.views.dashboard import Dashboard
from meetings.views.lists import (
    ArticleExport,
    ArticleList,
    OutcomeExport,
    OutcomeList,
    ParticipantExport,
    ParticipantList,
    SessionExport,
    SessionList,
)
from meetings.views.lost_words import LostWords
from meetings.views.outcomes import OutcomeDetail
from meetings.views.sessions import SessionDetail
from meetings.views.summaries import SelectedSummaries, SessionSummary


class SessionReference(StringConverter):
    """DPEWG-2026-01."""

    regex = "[A-Z][A-Z0-9]{1,19}-[0-9]{4}-[0-9]{2,4}"


class OutcomeReference(StringConverter):
    """DPEWG-2026-01-O01."""

    regex = f"{SessionReference.regex}-O[0-9]{{2,4}}"


class TableFormat(StringConverter):
    """The format of an exported table."""

    regex = "csv|xlsx"


class SummaryFormat(StringConverter):
    """The format of a summary."""

    regex = "md|html|json|csv"


class Key(IntConverter):
    """The key of a record: no more figures than the database's numbers have."""

    regex = "[0-9]{1,18}"


register_converter(SessionReference, "session_reference")
register_converter(OutcomeReference, "outcome_reference")
register_converter(TableFormat, "table_format")
register_converter(SummaryFormat, "summary_format")
register_converter(Key, "key")

app_name = "meetings"
urlpatterns = [
    path("", Dashboard.as_view(), name="dashboard"),
    path("sessions/", SessionList.as_view(), name="session_list"),
    path("sessions.<table_format:file_format>", SessionExport.as_view(), name="session_export"),
    path("sessions/summaries", SelectedSummaries.as_view(), name="session_summaries"),
    path("sessions/<session_reference:reference>/", SessionDetail.as_view(), name="session_detail"),
    path(
        "sessions/<session_reference:reference>/summary.<summary_format:file_format>",
        SessionSummary.as_view(),
        name="session_summary",
    ),
    path("participants/", ParticipantList.as_view(), name="participant_list"),
    path("participants.<table_format:file_format>", ParticipantExport.as_view(), name="participant_export"),
    path("outcomes/", OutcomeList.as_view(), name="outcome_list"),
    path("outcomes.<table_format:file_format>", OutcomeExport.as_view(), name="outcome_export"),
    path("outcomes/<outcome_reference:reference>/", OutcomeDetail.as_view(), name="outcome_detail"),
    path("articles/", ArticleList.as_view(), name="article_list"),
    path("articles.<table_format:file_format>", ArticleExport.as_view(), name="article_export"),
    path("articles/<key:pk>/", ArticleDetail.as_view(), name="article_detail"),
    path("articles/<key:pk>/lost-words/", LostWords.as_view(), name="lost_words"),
    path(
        "articles/<key:pk>/versions/<key:number>/original",
        ArticleOriginal.as_view(),
        name="article_original",
    ),
]
