"""Every request -> a history context: who wrote, and from which page."""

from collections.abc import Callable

import pghistory
from django.http import HttpRequest, HttpResponse


class HistoryMiddleware:
    """Put the signed-in person and the page's path into the history of whatever the request writes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next handler."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Handle the request inside a context; requests that only read leave no trace."""
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return self.get_response(request)
        # The primary key alone: the log must outlive a change of name.
        with pghistory.context(user=request.user.pk, source="page", path=request.path):
            return self.get_response(request)
