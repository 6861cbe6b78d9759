"""Settings come from the environment alone; the table in docs/settings.md documents each."""

from decimal import Decimal
from typing import Any

import dj_database_url
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP
from environs import Env, validate

from coalition.core.i18n import page_languages
from coalition.core.paths import PROJECT, DataPaths, codebook_folder, default_cache_url

env = Env()
BASE_DIR = PROJECT

DATA_PATHS = DataPaths.from_environment()
DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "")
if not SECRET_KEY and DATA_PATHS.secret_key.is_file():
    SECRET_KEY = DATA_PATHS.secret_key.read_text().strip()
# `make run` writes a lasting one; commands that need none (lint, read) work with this, and wsgi.py refuses it.
NO_SECRET_KEY = "insecure-until-make-run-writes-one"  # noqa: S105
SECRET_KEY = SECRET_KEY or NO_SECRET_KEY
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]", env.str("HOST", "localhost")])

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_htmx",
    "pgtrigger",
    "allauth.account",
    "allauth.mfa",
    "coalition.core",
    "coalition.codebook",
    "coalition.accounts",
    "coalition.register",
    "coalition.sources",
    "coalition.readings",
    "coalition.review",
    "coalition.public",
    "coalition.operations",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "coalition.core.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "coalition.accounts.permissions.require_role",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "coalition.urls"
WSGI_APPLICATION = "coalition.wsgi.application"
ASGI_APPLICATION = "coalition.asgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "coalition.public.layout.context.site_context",
            ],
        },
    }
]

DATABASE_URL = env.str("DATABASE_URL", "") or DATA_PATHS.database_url
if not DATABASE_URL.startswith(("postgres://", "postgresql://")):
    raise ImproperlyConfigured("DATABASE_URL has to be the address of a PostgreSQL database: postgres://…")
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        **dj_database_url.parse(DATABASE_URL),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

BROKER_URL = env.str("BROKER_URL", "")
try:
    CACHE_URL = env.str("CACHE_URL", "") or (
        default_cache_url(BROKER_URL) if BROKER_URL else DATA_PATHS.cache_url
    )
except ValueError as error:
    raise ImproperlyConfigured(str(error)) from error
CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}}

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign_in"
LOGIN_REDIRECT_URL = "review:queue"
LOGOUT_REDIRECT_URL = "public:matrix"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
# Signing in is allauth's: by name and password, no sign-up, no mail. See docs/adr/0110-allauth.md.
ACCOUNT_ADAPTER = "coalition.accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {"login": "coalition.accounts.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True  # as long as SESSION_COOKIE_AGE, without asking
ACCOUNT_REAUTHENTICATION_METHODS = ["password"]
ACCOUNT_RATE_LIMITS = {
    # Wrong passwords; the key is an account as seen from one address, so that nobody bars anybody who is elsewhere.
    # Of one address alone many, and for a minute: a newsroom shares one. Wrong codes count for the account, from anywhere.
    "login_failed": "5/15m/key,60/m/ip",
    "login": None,  # right ones need no limit
}
MFA_ADAPTER = "coalition.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # steps of 30 seconds that a phone's clock may be wrong
# So many proxies in front write X-Forwarded-For; without any, the header is whatever a visitor likes to claim.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", 0, validate=validate.Range(min=0))

LOCALE_PATHS = [BASE_DIR / "locale"]
try:
    # The first is what readers get whose browser asks for none of them.
    LANGUAGES = page_languages.named(
        env.list("COALITION_LANGUAGES", ["en", "de", "fr", "uk"]), LOCALE_PATHS[0]
    )
except page_languages.LanguageError as error:
    raise ImproperlyConfigured(str(error)) from error
LANGUAGE_CODE = LANGUAGES[0][0]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_PATHS.static
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "coalition.core.stylesheets.JoiningStorage"},
}

CELERY_BROKER_URL = BROKER_URL or DATA_PATHS.broker_url
# With kombu's own defaults a killed worker's task waits for minutes: see docs/adr/0006-celery-transport-options.md.
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    "unacked_restore_interval": 10,
    "unacked_restore_throttle": 1,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_TASK_IGNORE_RESULT = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = "UTC"
CELERY_BEAT_SCHEDULE = {
    # Not kept for later: when no worker is there, one sweep on its return is enough.
    "sweep": {"task": "coalition.review.tasks.sweep", "schedule": 5.0, "options": {"expires": 5}},
    "poll sources that are due": {
        "task": "coalition.sources.tasks.poll_due",
        "schedule": 30.0,
        "options": {"expires": 30},
    },
    "deliver what channels have missed": {
        "task": "coalition.register.tasks.sweep_outbox",
        "schedule": 5.0,
        "options": {"expires": 5},
    },
    "clean the outbox": {
        "task": "coalition.register.tasks.clean_outbox",
        "schedule": 3600.0,
        "options": {"expires": 3600},
    },
}

# Who is told of everything that is recorded: modules with a CHANNEL, each in a file of its own.
OUTBOX_CHANNELS = ["coalition.register.outbox.log"]
# Days for which an event is kept at least, even if all channels have been given it.
OUTBOX_DAYS = env.int("OUTBOX_DAYS", 30)

COALITION_CODEBOOK = codebook_folder()
COALITION_READER = env.str("COALITION_READER", "rules", validate=validate.OneOf(["rules", "llm"]))
# The LLM reader: any server that speaks OpenAI's chat completions.
LLM_BASE_URL = env.str("LLM_BASE_URL", "")  # e.g. http://127.0.0.1:11434/v1
LLM_MODEL = env.str("LLM_MODEL", "")
LLM_API_KEY = env.str("LLM_API_KEY", "")
LLM_TIMEOUT = env.float("LLM_TIMEOUT", 50.0)  # seconds for one exchange
LLM_ATTEMPTS = env.int(
    "LLM_ATTEMPTS", 3
)  # how often at most a question is put; all must fit into a task's time limit
LLM_BACKOFF = env.float(
    "LLM_BACKOFF", 1.0
)  # seconds before the second attempt; doubled before each further one
LLM_ANSWER_TOKENS = env.int("LLM_ANSWER_TOKENS", 4000)  # tokens of one answer
LLM_ANSWER_LIMIT = env.int("LLM_ANSWER_LIMIT", 1024 * 1024)  # bytes of one answer
LLM_LONGEST_TEXT = env.int(
    "LLM_LONGEST_TEXT", 40_000
)  # characters; longer articles are left to the rules reader
LLM_DAILY_TOKENS = env.int("LLM_DAILY_TOKENS", 2_000_000)  # per day, UTC
LLM_DAILY_COST = env.decimal("LLM_DAILY_COST", Decimal(5))  # per day, UTC, in the currency of the prices
LLM_PRICE_PROMPT = env.decimal("LLM_PRICE_PROMPT", Decimal(0))  # of a million tokens asked
LLM_PRICE_COMPLETION = env.decimal("LLM_PRICE_COMPLETION", Decimal(0))  # of a million tokens answered
# Only for tests on a loopback server: articles may then be fetched from this machine itself.
COALITION_FETCH_LOOPBACK = env.bool("COALITION_FETCH_LOOPBACK", False)
COALITION_FETCH_TIMEOUT = env.float("COALITION_FETCH_TIMEOUT", 20.0)  # seconds for a whole fetch
COALITION_FETCH_LIMIT = env.int("COALITION_FETCH_LIMIT", 10 * 1024 * 1024)  # bytes of one article
COALITION_FETCH_PAUSE = env.int("COALITION_FETCH_PAUSE", 2)  # seconds between two polled articles of one host
COALITION_RETRY_PAUSE = env.float(
    "COALITION_RETRY_PAUSE", 15.0
)  # seconds to the second try; doubles with each
COALITION_CONTACT = env.str(
    "COALITION_CONTACT", ""
)  # an address in our User-Agent, for those whose servers we ask
# After so many seconds without a sign a delivery's task is taken for lost and sent again; longer than a fetch may take.
COALITION_LOST_AFTER = env.float("COALITION_LOST_AFTER", COALITION_FETCH_TIMEOUT + 10)

# Open pages listen at /live/, which leads to the live process: at LIVE_URL, or else on this host at LIVE_PORT. Behind a
# proxy that sends /live/ there itself, LIVE_URL is /live/ and the process is never named to browsers.
LIVE_URL = env.str("LIVE_URL", "")
LIVE_PORT = env.int("LIVE_PORT", min(env.int("PORT", 8000) + 1, 65535))

# Behind a proxy that speaks HTTPS with the world and says so in X-Forwarded-Proto, which it must set itself.
BEHIND_HTTPS = env.bool("BEHIND_HTTPS", False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if BEHIND_HTTPS else 0
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = False  # HTMX reads the token from the page, not from the cookie
SESSION_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Everything a page needs is its own; htmx's and our scripts are files. Embeds alone may be framed (csp_override).
SECURE_CSP = {
    "default-src": [CSP.SELF],
    "connect-src": [CSP.SELF] if LIVE_URL else [CSP.SELF, f"*:{LIVE_PORT}"],
    "img-src": [CSP.SELF, "data:"],
    "object-src": [CSP.NONE],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}

LOG_LEVEL = env.str(
    "LOG_LEVEL", "INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"])
)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
