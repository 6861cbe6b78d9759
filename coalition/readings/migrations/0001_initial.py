
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('sources', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Calibration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reader', models.CharField(db_index=True, max_length=40)),
                ('knots', models.JSONField()),
                ('decisions', models.PositiveIntegerField()),
                ('brier_before', models.FloatField()),
                ('brier_after', models.FloatField()),
                ('fitted_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'ordering': ['-fitted_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('decisions__gt', 0)), name='fitted_on_something')],
            },
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reader', models.CharField(max_length=40)),
                ('version', models.CharField(max_length=80)),
                ('outcome', models.CharField(choices=[('claims', 'Claims'), ('nothing', 'Nothing'), ('failed', 'Failed')], max_length=8)),
                ('relevant', models.BooleanField(default=False)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('dropped', models.PositiveIntegerField(default=0)),
                ('duration_ms', models.PositiveIntegerField(default=0)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='sources.article')),
            ],
            options={
                'ordering': ['-started_at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='Claim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('country', models.CharField(max_length=2)),
                ('kind', models.CharField(max_length=32)),
                ('status', models.CharField(max_length=16)),
                ('conditions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), blank=True, default=list)),
                ('quantity_low', models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True)),
                ('quantity_high', models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True)),
                ('quantity_unit', models.CharField(blank=True, max_length=40)),
                ('speaker', models.CharField(blank=True, max_length=200)),
                ('quote', models.TextField()),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('score', models.FloatField(blank=True, null=True)),
                ('confidence', models.FloatField()),
                ('gone_at', models.DateTimeField(blank=True, null=True)),
                ('reading', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='claims', to='readings.reading')),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('answered', 'Answered'), ('failed', 'Failed')], default='asked', max_length=8)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('base_url', models.CharField(max_length=500)),
                ('model', models.CharField(max_length=200)),
                ('request', models.JSONField()),
                ('request_hash', models.CharField(max_length=64)),
                ('answer', models.TextField(blank=True)),
                ('answer_hash', models.CharField(blank=True, max_length=64)),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('prompt_tokens', models.PositiveIntegerField(default=0)),
                ('completion_tokens', models.PositiveIntegerField(default=0)),
                ('cost', models.DecimalField(decimal_places=6, default=0, max_digits=12)),
                ('duration_ms', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='sources.article')),
            ],
            options={
                'ordering': ['-asked_at', '-pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'failed'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_failed_call_says_why')],
            },
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.UniqueConstraint(fields=('article', 'reader', 'version'), name='one_reading_a_reader_version'),
        ),
        migrations.AddConstraint(
            model_name='reading',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'failed'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_failed_reading_says_why'),
        ),
        migrations.AddConstraint(
            model_name='claim',
            constraint=models.CheckConstraint(condition=models.Q(('end__gt', models.F('start'))), name='a_claim_has_a_span'),
        ),
    ]
