# One image for every part of the site; docker-compose.yml says which part it is.
FROM python:3.13-slim AS site
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN useradd --create-home --uid 10001 coalition
WORKDIR /srv/coalition
COPY requirements/base.lock requirements/
RUN pip install --require-hashes --only-binary :all: -r requirements/base.lock
COPY manage.py pyproject.toml ./
COPY coalition coalition
COPY templates templates
COPY static static
COPY locale locale
COPY codebooks codebooks
# Neither secret nor database is needed to collect the static files and compile the translations.
ENV COALITION_DATA=/srv/data
RUN python -m coalition.core.i18n.catalogues compile \
    && python manage.py collectstatic --noinput --verbosity 0 \
    && chown -R coalition: /srv/data
USER coalition
EXPOSE 8000 8001
