"""Where we look, what arrived, and the search in it: a text search configuration a language, each without accents."""


import coalition.codebook.defaults
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.conf import settings
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

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        _create("coalition_simple", "simple", "simple"),
        *(_create(f"coalition_{language}", base, f"{base}_stem") for language, base in STEMMED.items()),
        migrations.CreateModel(
            name='Snapshot',
            fields=[
                ('sha256', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('content_type', models.CharField(blank=True, max_length=200)),
                ('size', models.PositiveBigIntegerField()),
                ('compressed', models.BinaryField()),
                ('stored_at', models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=200)),
                ('url', models.URLField(max_length=1000, unique=True)),
                ('language', models.CharField(blank=True, max_length=8)),
                ('tier', models.CharField(default=coalition.codebook.defaults.usual_tier, max_length=1)),
                ('active', models.BooleanField(default=True)),
                ('poll_minutes', models.PositiveIntegerField(default=15)),
                ('next_poll_at', models.DateTimeField(db_index=True)),
                ('etag', models.CharField(blank=True, max_length=500)),
                ('last_modified', models.CharField(blank=True, max_length=100)),
                ('last_polled_at', models.DateTimeField(blank=True, null=True)),
                ('last_success_at', models.DateTimeField(blank=True, null=True)),
                ('failures', models.PositiveIntegerField(default=0)),
                ('last_error', models.TextField(blank=True)),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('poll_minutes__gte', 1), ('poll_minutes__lte', 1440)), name='poll_at_least_daily')],
            },
        ),
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('url', models.URLField(blank=True, db_index=True, max_length=2000)),
                ('reference', models.CharField(blank=True, max_length=500)),
                ('publisher', models.CharField(blank=True, max_length=200)),
                ('tier', models.CharField(blank=True, max_length=1)),
                ('title', models.CharField(blank=True, max_length=500)),
                ('author', models.CharField(blank=True, max_length=300)),
                ('language', models.CharField(max_length=8)),
                ('text', models.TextField()),
                ('text_hash', models.CharField(max_length=64, unique=True)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('updated_on', models.DateField(blank=True, null=True)),
                ('fetched_at', models.DateTimeField()),
                ('origin', models.CharField(blank=True, max_length=40)),
                ('simhash', models.BigIntegerField(blank=True, null=True)),
                ('revises', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='revisions', to='sources.article')),
                ('snapshot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='sources.snapshot')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='articles', to='sources.source')),
            ],
            options={
                'ordering': ['-fetched_at'],
            },
        ),
        migrations.CreateModel(
            name='ArticleWords',
            fields=[
                ('article', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='words', serialize=False, to='sources.article')),
                ('vector', django.contrib.postgres.search.SearchVectorField()),
            ],
            options={
                'verbose_name_plural': 'article words',
                'indexes': [django.contrib.postgres.indexes.GinIndex(fields=['vector'], name='article_words')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('stored', 'Stored'), ('known', 'Known'), ('refused', 'Refused'), ('failed', 'Failed')], db_index=True, default='waiting', max_length=8)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('source_name', models.CharField(blank=True, max_length=200)),
                ('url', models.URLField(blank=True, max_length=2000)),
                ('reference', models.CharField(blank=True, max_length=500)),
                ('content_type', models.CharField(blank=True, max_length=200)),
                ('final_url', models.URLField(blank=True, max_length=2000)),
                ('fetched_at', models.DateTimeField(blank=True, null=True)),
                ('title', models.CharField(blank=True, max_length=500)),
                ('language', models.CharField(blank=True, max_length=8)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('next_try_at', models.DateTimeField(blank=True, null=True)),
                ('arrived_at', models.DateTimeField(auto_now_add=True)),
                ('touched_at', models.DateTimeField(auto_now=True)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='deliveries', to='sources.article')),
                ('handed_in_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('snapshot', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='sources.snapshot')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='deliveries', to='sources.source')),
            ],
            options={
                'verbose_name_plural': 'deliveries',
                'ordering': ['-arrived_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('source__isnull', False)), fields=('source', 'url'), name='one_delivery_a_feed_item'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['refused', 'failed']), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='an_end_says_why'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['stored']), _negated=True), ('snapshot__isnull', False), _connector='OR'), name='a_stored_delivery_has_its_article')],
            },
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['fetched_at'], name='article_by_day'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['-published_on', '-id'], name='article_by_publication'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=django.contrib.postgres.indexes.GinIndex(fields=['title'], name='article_title_trigrams', opclasses=['gin_trgm_ops']),
        ),
    ]
