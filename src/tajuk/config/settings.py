"""Django's settings for the newsroom's processes, from the data folder that TAJUK_DATA names."""

import os
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

from psycopg.conninfo import conninfo_to_dict

from tajuk.config.data_folder import data_folder
from tajuk.config.secret_key import secret_key

TAJUK_READERS_ORIGIN = os.environ.get("TAJUK_ORIGIN", "http://localhost:8000")
FOLDER = TAJUK = data_folder(Path(os.environ.get("TAJUK_DATA", "var")))


def database_of(url: str) -> dict[str, Any]:
    """Return Django's words for one of our database addresses."""
    if url.startswith("sqlite:"):
        pragmas = "pragma journal_mode=wal; pragma synchronous=full; pragma cache_size=-65536;"
        options = {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": pragmas}
        return {"ENGINE": "tajuk.config.sqlite", "NAME": url.removeprefix("sqlite:"), "OPTIONS": options}
    said = {key: value for key, value in conninfo_to_dict(url).items() if value is not None}
    names = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    return {
        "ENGINE": "django.db.backends.postgresql",
        **{names[key]: value for key, value in said.items() if key in names},
        "OPTIONS": {key: value for key, value in said.items() if key not in names},
    }


def _origin_is_secure() -> bool:
    return os.environ.get("TAJUK_NEWSROOM_ORIGIN", "").startswith("https:")


SECRET_KEY = secret_key(FOLDER)
DEBUG = False
ALLOWED_HOSTS = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    *filter(None, os.environ.get("TAJUK_NEWSROOM_HOSTS", "").split(",")),
]
CSRF_TRUSTED_ORIGINS = list(filter(None, [os.environ.get("TAJUK_NEWSROOM_ORIGIN", "")]))

INSTALLED_APPS = [
    "tajuk.newsroom.apps.Newsroom",
    "wagtail.contrib.table_block",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.sites",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.embeds",
    "wagtail.admin",
    "wagtail",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "modelsearch",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tajuk.newsroom.last_seen.note_last_seen",
    "tajuk.newsroom.second_factor_first.SecondFactorFirst",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "tajuk.config.urls"
WSGI_APPLICATION = "tajuk.config.newsroom_worker.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]
DATABASES = {"default": database_of(FOLDER.database_url)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "newsroom.Colleague"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "tajuk_staff", "tajuk_staff_csrf", "tajuk_staff_language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _origin_is_secure()
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of another name
SECURE_REFERRER_POLICY = "same-origin"
LOGIN_URL, LOGIN_REDIRECT_URL = "account_login", "wagtailadmin_home"

# Who may come in: decisions 0075, 0076. Waits after wrong passwords are ours, those after wrong codes allauth's.
ACCOUNT_ADAPTER = "tajuk.newsroom.entrance.Entrance"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_FORMS = {"login": "tajuk.newsroom.login_form.LoginForm"}
ACCOUNT_RATE_LIMITS = {"login": None, "login_failed": "5/5m/key"}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("TAJUK_NEWSROOM_PROXIES", "0"))
MFA_ADAPTER = "tajuk.newsroom.entrance.SecondFactors"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}  # nothing to be guessed; a whole office has one address
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Tajuk"
MFA_TOTP_TOLERANCE = 1
USERSESSIONS_TRACK_ACTIVITY = True
CACHES = {
    "default": {  # seen by every worker; what allauth counts must not be pushed out
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "newsroom_cache",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    "renditions": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
TIME_ZONE = os.environ.get("TAJUK_ZONE", "Asia/Jakarta")
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
MEDIA_ROOT = FOLDER.path / "originals"
MEDIA_URL = "/originals/"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024  # a long story with its tables
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

WAGTAIL_SITE_NAME = "Tajuk"
WAGTAILADMIN_BASE_URL = os.environ.get("TAJUK_NEWSROOM_ORIGIN", "http://127.0.0.1:8001")
WAGTAIL_PAGE_MODEL = "newsroom.WorkingPage"
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Photo"
WAGTAIL_ENABLE_UPDATE_CHECK = WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_RESET_ENABLED = (
    False  # whoever reads somebody's mail would be half inside; administrators give new ones
)
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_USER_TIME_ZONES = sorted(available_timezones() - {"localtime"})  # this one is no browser's
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "modelsearch.backends.database.fallback"}}
WAGTAIL_FINISH_WORKFLOW_ACTION = "tajuk.newsroom.approval.leave_to_who_listens"
WAGTAILADMIN_RICH_TEXT_EDITORS = {"default": {"WIDGET": "tajuk.newsroom.rich_text_area.RichTextArea"}}
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 40 * 1024 * 1024
TAJUK_API_PER_S = float(os.environ.get("TAJUK_API_PER_S", "10"))  # calls of one token, on the long run
TAGGIT_CASE_INSENSITIVE = True
