"""Full-text search: a configuration a language, each without accents, and the index of every article's words."""

import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.contrib.postgres.operations import TrigramExtension, UnaccentExtension
from django.db import migrations, models

STEMMED = {
    "en": "english",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "nl": "dutch",
    "sv": "swedish",
    "fi": "finnish",
}
WORDS = "asciiword, asciihword, hword_asciipart, word, hword, hword_part"


def _create(name: str, base: str, stem: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TEXT SEARCH CONFIGURATION {name} (COPY = pg_catalog.{base});"
        f"ALTER TEXT SEARCH CONFIGURATION {name} ALTER MAPPING FOR {WORDS} WITH unaccent, {stem};",
        f"DROP TEXT SEARCH CONFIGURATION {name};",
    )


class Migration(migrations.Migration):
    dependencies = [("sources", "0002_arrivals")]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        _create("coalition_simple", "simple", "simple"),
        *(_create(f"coalition_{language}", base, f"{base}_stem") for language, base in STEMMED.items()),
        migrations.CreateModel(
            name="ArticleWords",
            fields=[
                (
                    "article",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="words",
                        serialize=False,
                        to="sources.article",
                    ),
                ),
                ("vector", django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                "verbose_name_plural": "article words",
                "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["vector"], name="article_words")],
            },
        ),
        migrations.AddIndex(
            model_name="article",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["title"], name="article_title_trigrams", opclasses=["gin_trgm_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="article", index=models.Index(fields=["-published_on", "-id"], name="article_by_publication")
        ),
    ]
