"""Environment variables in, Django settings out. Importing this module starts nothing.

Two environments. A *trial* (the default while `DATABASE_URL` is unset) runs on the embedded PostgreSQL with a key of
its own. *Production* (the default once `DATABASE_URL` is set) refuses to start half configured, and names the variable
to set. Every variable read here is described in `docs/operations.md`.
"""

import os
from pathlib import Path
from typing import Any

import dj_database_url
import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from secretariat import embedded

BASE_DIR = Path(__file__).resolve().parent.parent

env = Env()

# openpyxl parses with lxml where that is installed, as python-docx needs it to be; workbooks are defusedxml's to read.
os.environ.update(OPENPYXL_LXML="False")

# --- Where this runs -------------------------------------------------------------------------------------------------

DATABASE_URL = env.str("DATABASE_URL", "")
ENVIRONMENT = env.str("SECRETARIAT_ENV", "production" if DATABASE_URL else "trial")
PRODUCTION = ENVIRONMENT == "production"
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", [])


def refuse_half_configured() -> None:
    """Stop a production start that would be unsafe.

    Raises:
        ImproperlyConfigured: naming the variable to set.
    """
    if ENVIRONMENT not in {"trial", "production"}:
        raise ImproperlyConfigured(f"SECRETARIAT_ENV is {ENVIRONMENT!r}: set it to trial or production.")
    if not PRODUCTION:
        return
    if DEBUG:
        raise ImproperlyConfigured("DEBUG is on in production: set DEBUG to false, or unset it.")
    if not DATABASE_URL:
        raise ImproperlyConfigured("The embedded database is for trying only: set DATABASE_URL to name a server.")
    if not SECRET_KEY:
        raise ImproperlyConfigured("SECRET_KEY is not set: set SECRET_KEY to at least 50 random characters.")
    if not ALLOWED_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS is empty: set ALLOWED_HOSTS to the host names served, by commas.")


refuse_half_configured()
if not SECRET_KEY:
    SECRET_KEY = embedded.kept_secret(embedded.VAR / "secret-key")

# --- Database --------------------------------------------------------------------------------------------------------

# Tables are made and changed by their owner; everything else runs as a role that can neither drop them nor rewrite
# history. manage.py asks for the owner where a command needs it.
DATABASE_AS_OWNER = env.bool("DATABASE_AS_OWNER", False)
DATABASE_OWNER_URL = env.str("DATABASE_OWNER_URL", "")


def database_url() -> str:
    """Return the URL to connect with: of the server named, or of the embedded one."""
    if DATABASE_URL:
        return DATABASE_OWNER_URL if DATABASE_AS_OWNER and DATABASE_OWNER_URL else DATABASE_URL
    return embedded.TRIAL.url(embedded.OWNER_ROLE if DATABASE_AS_OWNER else embedded.APPLICATION_ROLE)


DATABASES: dict[str, Any] = {
    "default": dict(dj_database_url.parse(database_url(), conn_max_age=60, conn_health_checks=True))
}
APPLICATION_ROLE = dj_database_url.parse(DATABASE_URL).get("USER", "") if DATABASE_URL else embedded.APPLICATION_ROLE
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- Applications ----------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    # First, so that its templates and its `migrate` go before those of the packages.
    "meetings.apps.MeetingsConfig",
    "meetings.apps.SecretariatAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.forms",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "import_export",
    "django_filters",
    "django_tables2",
    "django_htmx",
    "csp",
    "pgtrigger",
    "pghistory",
    "procrastinate.contrib.django",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "meetings.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "secretariat.urls"
WSGI_APPLICATION = "secretariat.wsgi.application"
ASGI_APPLICATION = "secretariat.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
# Form templates are looked up in templates/ and in every app, not among Django's own alone.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Sign-in ---------------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "meetings.access.ClosedSignupAdapter"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
# Accounts are made by an administrator, who knows the address; nobody signs up.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

# --- Security --------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
# A load balancer asks for health over plain HTTP from inside.
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
# An upload above 2.5 MB goes to a temporary file; a form that is no upload may carry pasted text of up to 25 MB.
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
# A list of 200 participants edited inline posts about 4,000 fields.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1_000

# --- Language and time -----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
USE_I18N = True
TIME_ZONE = "UTC"
USE_TZ = True

# --- Files -----------------------------------------------------------------------------------------------------------

STATIC_URL = "static/"
# A trial serves what the apps carry as it lies there; production serves what `collectstatic` gathered.
STATIC_ROOT = BASE_DIR / "staticfiles" if PRODUCTION else None
WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- Cache, mail, logs -----------------------------------------------------------------------------------------------

# In the database, so that sign-in limits count across every process and machine.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "secretariat_cache"},
}

EMAIL = env.dj_email_url("EMAIL_URL", "smtp://localhost:25" if PRODUCTION else "console:")
EMAIL_BACKEND = EMAIL["EMAIL_BACKEND"]
EMAIL_HOST = EMAIL["EMAIL_HOST"]
EMAIL_PORT = EMAIL["EMAIL_PORT"]
EMAIL_HOST_USER = EMAIL["EMAIL_HOST_USER"]
EMAIL_HOST_PASSWORD = EMAIL["EMAIL_HOST_PASSWORD"]
EMAIL_USE_TLS = EMAIL["EMAIL_USE_TLS"]
EMAIL_USE_SSL = EMAIL["EMAIL_USE_SSL"]
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("DEFAULT_FROM_EMAIL", "secretariat@localhost")

LOG_LEVEL = env.str("LOG_LEVEL", "INFO").upper()
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        # Django's own handlers stay silent with DEBUG off; ours above speak for them.
        "django": {"handlers": [], "level": LOG_LEVEL, "propagate": True},
        # Says at every start of every process that it has started.
        "procrastinate.blueprints": {"level": "WARNING"},
    },
}

# --- Packages --------------------------------------------------------------------------------------------------------

# Deletes are tracked beside inserts and updates, which the package's own default leaves out.
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_APPEND_ONLY = True
# The context stands in the event's own row, so that nothing in a history is ever updated.
PGHISTORY_CONTEXT_FIELD = pghistory.ContextJSONField()

PROCRASTINATE_IMPORT_PATHS = ["meetings.jobs"]

# Without these every staff user could import and export.
IMPORT_EXPORT_IMPORT_PERMISSION_CODE = "import"
IMPORT_EXPORT_EXPORT_PERMISSION_CODE = "export"
IMPORT_EXPORT_USE_TRANSACTIONS = True

DJANGO_TABLES2_TEMPLATE = "includes/table.html"
