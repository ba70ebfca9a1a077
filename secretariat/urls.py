"""The addresses of the project: health, signing in, the admin, and the app's own pages.

Errors are answered by ``templates/400.html`` to ``500.html``, which Django's own handlers render.
"""

from django.contrib import admin
from django.urls import include, path

from meetings.views.health import live, ready

urlpatterns = [
    path("health/live", live, name="health_live"),
    path("health/ready", ready, name="health_ready"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
    path("", include("meetings.urls")),
]
