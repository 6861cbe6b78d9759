
import django.contrib.postgres.fields
import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('readings', '0001_initial'),
        ('register', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proposed_at', models.DateTimeField(auto_now=True)),
                ('reading', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='proposal', to='readings.reading')),
            ],
        ),
        migrations.CreateModel(
            name='Suggestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('accepted', 'Accepted'), ('amended', 'Amended'), ('rejected', 'Rejected'), ('obsolete', 'Obsolete')], db_index=True, default='waiting', max_length=8)),
                ('impact', models.CharField(choices=[('change', 'Change'), ('contradiction', 'Contradiction'), ('confirmation', 'Confirmation')], default='change', max_length=13)),
                ('recorded_status', models.CharField(blank=True, max_length=16)),
                ('recorded_conditional', models.BooleanField(default=False)),
                ('statement_key', models.CharField(blank=True, max_length=200)),
                ('first_reported_on', models.DateField(blank=True, null=True)),
                ('country', models.CharField(max_length=2)),
                ('kind', models.CharField(max_length=32)),
                ('status', models.CharField(max_length=16)),
                ('conditions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), blank=True, default=list)),
                ('quantity_low', models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True)),
                ('quantity_high', models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True)),
                ('quantity_unit', models.CharField(blank=True, max_length=40)),
                ('said_on', models.DateField()),
                ('said_on_precision', models.CharField(default='day', max_length=5)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('authored_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('claims', models.ManyToManyField(blank=True, related_name='suggestions', to='readings.claim')),
                ('pledge', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='suggestions', to='register.pledge')),
            ],
            options={
                'ordering': ['-created_at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(choices=[('accepted', 'Accepted'), ('amended', 'Amended'), ('rejected', 'Rejected')], max_length=8)),
                ('proposed', models.JSONField()),
                ('decided', models.JSONField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, choices=[('misread', 'The words do not say this'), ('country', 'Another country is meant'), ('kind', 'Another kind is meant'), ('others', 'Others say this, not the country itself'), ('old', 'Old news, recalled'), ('weak', 'The source is too weak'), ('other', 'Another reason (see the note)')], max_length=8)),
                ('note', models.TextField(blank=True)),
                ('decided_at', models.DateTimeField()),
                ('decided_by_name', models.CharField(max_length=150)),
                ('assessment', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='register.assessment')),
                ('decided_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('suggestion', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='decision', to='review.suggestion')),
            ],
            options={
                'ordering': ['-pk'],
                'abstract': False,
            },
        ),
        migrations.AddIndex(
            model_name='suggestion',
            index=models.Index(condition=models.Q(('state', 'waiting')), fields=['country', 'kind', 'said_on'], name='waiting_of_a_cell'),
        ),
        migrations.AddConstraint(
            model_name='suggestion',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting'), models.Q(('statement_key', ''), _negated=True)), fields=('statement_key',), name='one_waiting_suggestion_a_statement'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('assessment', None), ('decided__isnull', True), ('outcome', 'rejected')), models.Q(models.Q(('outcome', 'rejected'), _negated=True), ('assessment__isnull', False), ('decided__isnull', False)), _connector='OR'), name='only_a_rejection_has_no_assessment'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'rejected'), models.Q(('reason', ''), _negated=True)), models.Q(models.Q(('outcome', 'rejected'), _negated=True), ('reason', '')), _connector='OR'), name='a_rejection_alone_has_a_reason'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='689b0dbfbf5e0d046475eb031c5b5193a782042c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9406c', table='review_decision', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='decision',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='8fada70baed57d7a87543c3a5c1a9b829e78d5a9', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_9f800', table='review_decision', when='BEFORE')),
        ),
    ]
