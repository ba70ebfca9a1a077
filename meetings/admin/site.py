"""The admin site that staff work in: in the product's shell, entered by the one sign-in that every door has."""

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


class LabelledAutocomplete(AutocompleteJsonView):
    """Suggestions that tell namesakes apart, where the model's admin has an ``autocomplete_label``."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, str]:
        """Return the key and the label of one suggestion."""
        label = getattr(self.model_admin, "autocomplete_label", str)
        return {"id": str(getattr(obj, to_field_name)), "text": label(obj)}


class SecretariatAdminSite(AdminSite):
    """Django's admin with our name, our sign-in, and the shell's own side bar in place of Django's."""

    site_title = "Secretariat"
    site_header = "Secretariat"
    index_title = "Administration"
    enable_nav_sidebar = False
    empty_value_display = "–"

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseRedirect:
        """Send people to the sign-in page, and those who are signed in on their way.

        Raises:
            PermissionDenied: somebody signed in who is not staff.
        """
        wanted = request.GET.get("next", "")
        if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
            wanted = reverse("admin:index", current_app=self.name)
        if not request.user.is_authenticated:
            return redirect_to_login(wanted, settings.LOGIN_URL)
        if not self.has_permission(request):
            raise PermissionDenied("Administration is for staff: ask an administrator to make your account one.")
        return redirect(wanted)

    def logout(  # type: ignore[override]  # Django answers with a page, and we with the way to one.
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseRedirect:
        """Sign out where everybody does."""
        return redirect("account_logout")

    def password_change(  # type: ignore[override]  # The same.
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponseRedirect:
        """Change the password where everybody does."""
        return redirect("account_change_password")

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Answer a field that suggests records as one types."""
        answer = LabelledAutocomplete.as_view(admin_site=self)(request)
        assert isinstance(answer, HttpResponse)  # noqa: S101  # Narrows the type: the view makes a JsonResponse.
        return answer
