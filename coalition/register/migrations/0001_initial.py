
import coalition.codebook.defaults
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.lookups
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Condition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=32)),
            ],
            options={
                'ordering': ['slug', 'country'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('sequence', models.BigIntegerField(primary_key=True, serialize=False)),
                ('subject', models.CharField(choices=[('pledge', 'Pledge'), ('assessment', 'Assessment'), ('condition_state', 'Condition State'), ('decision', 'Decision'), ('mandate_step', 'Mandate Step'), ('group_claim', 'Group Claim'), ('notice', 'Notice'), ('upheld', 'Upheld')], max_length=16)),
                ('subject_id', models.BigIntegerField()),
                ('recorded_at', models.DateTimeField()),
                ('digest', models.CharField(max_length=64)),
                ('hash', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ['sequence'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('form', models.CharField(choices=[('quote', 'Quote'), ('summary', 'Summary')], max_length=7)),
                ('text', models.TextField()),
                ('language', models.CharField(blank=True, max_length=8)),
                ('basis', models.CharField(default=coalition.codebook.defaults.reported_basis, max_length=16)),
                ('speaker', models.CharField(blank=True, max_length=200)),
                ('office', models.CharField(blank=True, max_length=200)),
                ('publisher', models.CharField(blank=True, max_length=200)),
                ('tier', models.CharField(blank=True, max_length=1)),
                ('title', models.CharField(blank=True, max_length=500)),
                ('url', models.URLField(blank=True, max_length=2000)),
                ('reference', models.CharField(blank=True, max_length=500)),
                ('origin', models.CharField(blank=True, max_length=200)),
                ('published_on', models.DateField(blank=True, null=True)),
                ('fetched_at', models.DateTimeField(blank=True, null=True)),
                ('text_hash', models.CharField(blank=True, max_length=64)),
                ('start', models.PositiveIntegerField(blank=True, null=True)),
                ('end', models.PositiveIntegerField(blank=True, null=True)),
                ('snapshot_hash', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'verbose_name_plural': 'evidence',
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='GroupClaim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said_on', models.DateField()),
                ('said_on_precision', models.CharField(choices=[('day', 'Day'), ('month', 'Month'), ('about', 'About')], default='day', max_length=5)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_name', models.CharField(max_length=150)),
                ('nature', models.CharField(choices=[('assessment', 'Assessment'), ('correction', 'Correction'), ('retraction', 'Retraction')], default='assessment', max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('claimed_by', models.CharField(max_length=200)),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('what', models.CharField(max_length=300)),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32))),
                ('conditions', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), blank=True, default=list)),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Mandate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(max_length=200)),
                ('what', models.CharField(max_length=300)),
            ],
            options={
                'ordering': ['country', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='MandateStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said_on', models.DateField()),
                ('said_on_precision', models.CharField(choices=[('day', 'Day'), ('month', 'Month'), ('about', 'About')], default='day', max_length=5)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_name', models.CharField(max_length=150)),
                ('nature', models.CharField(choices=[('assessment', 'Assessment'), ('correction', 'Correction'), ('retraction', 'Retraction')], default='assessment', max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('not_asked', 'Not Asked'), ('asked', 'Asked'), ('agreed', 'Agreed'), ('refused', 'Refused'), ('lapsed', 'Lapsed')], max_length=9)),
                ('state_words', models.CharField(blank=True, max_length=300)),
                ('majority', models.CharField(blank=True, max_length=200)),
                ('next_on', models.DateField(blank=True, null=True)),
                ('next_what', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('body', models.CharField(max_length=32)),
                ('valid_from', models.DateField()),
                ('valid_until', models.DateField(blank=True, null=True)),
                ('basis', models.CharField(blank=True, max_length=200)),
                ('source_url', models.URLField(blank=True, max_length=1000)),
            ],
            options={
                'ordering': ['country', 'body'],
            },
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said_on', models.DateField()),
                ('said_on_precision', models.CharField(choices=[('day', 'Day'), ('month', 'Month'), ('about', 'About')], default='day', max_length=5)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_name', models.CharField(max_length=150)),
                ('sort', models.CharField(choices=[('corrected', 'Corrected'), ('withdrawn', 'Withdrawn')], max_length=9)),
                ('what', models.TextField()),
                ('url', models.URLField(blank=True, max_length=2000)),
                ('text_hash', models.CharField(blank=True, max_length=64)),
                ('origin', models.CharField(blank=True, max_length=200)),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='OutboxPosition',
            fields=[
                ('channel', models.CharField(max_length=40, primary_key=True, serialize=False)),
                ('entry', models.BigIntegerField(default=0)),
                ('failure', models.TextField(blank=True)),
                ('failed_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ['channel'],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('share_low', models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True)),
                ('share_high', models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True)),
                ('share_unit', models.CharField(blank=True, max_length=40)),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Pledge',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80, unique=True)),
                ('kind', models.CharField(max_length=32)),
                ('title', models.CharField(max_length=200)),
                ('created_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Standing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('valid', django.contrib.postgres.fields.ranges.DateRangeField()),
                ('known', django.contrib.postgres.fields.ranges.DateTimeRangeField()),
                ('contested', models.BooleanField()),
                ('reports', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='StatusRule',
            fields=[
                ('status', models.CharField(max_length=32, primary_key=True, serialize=False)),
                ('needs_basis', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), default=list)),
            ],
            options={
                'ordering': ['status'],
            },
        ),
        migrations.CreateModel(
            name='Upheld',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('note', models.TextField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_name', models.CharField(max_length=150)),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Assessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said_on', models.DateField()),
                ('said_on_precision', models.CharField(choices=[('day', 'Day'), ('month', 'Month'), ('about', 'About')], default='day', max_length=5)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_name', models.CharField(max_length=150)),
                ('nature', models.CharField(choices=[('assessment', 'Assessment'), ('correction', 'Correction'), ('retraction', 'Retraction')], default='assessment', max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('status', models.CharField(max_length=16)),
                ('quantity_low', models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True)),
                ('quantity_high', models.DecimalField(blank=True, decimal_places=2, max_digits=20, null=True)),
                ('quantity_unit', models.CharField(blank=True, max_length=40)),
                ('quantity_words', models.CharField(blank=True, max_length=200)),
                ('note', models.TextField(blank=True)),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='register.assessment')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AssessmentCondition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='waits_for', to='register.assessment')),
                ('condition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='register.condition')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='assessment',
            name='conditions',
            field=models.ManyToManyField(related_name='assessments', through='register.AssessmentCondition', to='register.condition'),
        ),
        migrations.CreateModel(
            name='ConditionState',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('said_on', models.DateField()),
                ('said_on_precision', models.CharField(choices=[('day', 'Day'), ('month', 'Month'), ('about', 'About')], default='day', max_length=5)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_name', models.CharField(max_length=150)),
                ('nature', models.CharField(choices=[('assessment', 'Assessment'), ('correction', 'Correction'), ('retraction', 'Retraction')], default='assessment', max_length=10)),
                ('reason', models.TextField(blank=True)),
                ('state', models.CharField(choices=[('unmet', 'Unmet'), ('met', 'Met')], max_length=5)),
                ('condition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='states', to='register.condition')),
                ('recorded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='register.conditionstate')),
            ],
            options={
                'ordering': ['pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Country',
            fields=[
                ('code', models.CharField(max_length=2, primary_key=True, serialize=False)),
            ],
            options={
                'ordering': ['code'],
                'constraints': [models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Z]{2}$')), name='code_is_iso_alpha_2')],
            },
        ),
        migrations.AddField(
            model_name='condition',
            name='country',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='conditions', to='register.country'),
        ),
        migrations.CreateModel(
            name='OutboxEvent',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='event', serialize=False, to='register.entry')),
                ('subject', models.CharField(choices=[('pledge', 'Pledge'), ('assessment', 'Assessment'), ('condition_state', 'Condition State'), ('decision', 'Decision'), ('mandate_step', 'Mandate Step'), ('group_claim', 'Group Claim'), ('notice', 'Notice'), ('upheld', 'Upheld')], max_length=16)),
                ('nature', models.CharField(blank=True, max_length=10)),
                ('countries', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=2), default=list)),
                ('kinds', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=32), default=list)),
                ('cells', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=35), default=list)),
                ('recorded_at', models.DateTimeField()),
            ],
            options={
                'ordering': ['entry'],
            },
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.UniqueConstraint(fields=('subject', 'subject_id'), name='one_entry_a_subject'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='20d39fb94b82271d8321bf59ab7357977db5a70e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8ed9b', table='register_entry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='72aeb663e58888af059082607ad5f152ac181f8f', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_7740d', table='register_entry', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='entry',
            trigger=pgtrigger.compiler.Trigger(name='has_its_event', sql=pgtrigger.compiler.UpsertTriggerSql(constraint='CONSTRAINT', func="\n                IF NOT EXISTS (SELECT FROM register_outboxevent WHERE entry_id = NEW.sequence) THEN\n                    RAISE EXCEPTION 'entry % has no event in the outbox', NEW.sequence\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                RETURN NULL;\n                ", hash='4e91d7a763ce3142ce0b04a8ba72e02102b5d44d', operation='INSERT', pgid='pgtrigger_has_its_event_bf6d5', table='register_entry', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        migrations.AddField(
            model_name='evidence',
            name='assessment',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='register.assessment'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='condition_state',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='register.conditionstate'),
        ),
        migrations.AddField(
            model_name='groupclaim',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='groupclaim',
            name='supersedes',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='register.groupclaim'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='group_claim',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='register.groupclaim'),
        ),
        migrations.AddField(
            model_name='mandate',
            name='country',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mandates', to='register.country'),
        ),
        migrations.AddField(
            model_name='mandatestep',
            name='mandate',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='register.mandate'),
        ),
        migrations.AddField(
            model_name='mandatestep',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='mandatestep',
            name='supersedes',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='register.mandatestep'),
        ),
        migrations.AddField(
            model_name='evidence',
            name='mandate_step',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='register.mandatestep'),
        ),
        migrations.AddField(
            model_name='membership',
            name='country',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='register.country'),
        ),
        migrations.AddField(
            model_name='notice',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='evidence',
            name='notice',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='evidence', to='register.notice'),
        ),
        migrations.AddField(
            model_name='participation',
            name='country',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='register.country'),
        ),
        migrations.AddField(
            model_name='pledge',
            name='countries',
            field=models.ManyToManyField(related_name='pledges', through='register.Participation', to='register.country'),
        ),
        migrations.AddField(
            model_name='pledge',
            name='created_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='participation',
            name='pledge',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='register.pledge'),
        ),
        migrations.AddField(
            model_name='assessment',
            name='pledge',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='register.pledge'),
        ),
        migrations.AddField(
            model_name='standing',
            name='assessment',
            field=models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='standings', to='register.assessment'),
        ),
        migrations.AddField(
            model_name='standing',
            name='pledge',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='standings', to='register.pledge'),
        ),
        migrations.AddField(
            model_name='upheld',
            name='assessment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='upheld', to='register.assessment'),
        ),
        migrations.AddField(
            model_name='upheld',
            name='notice',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='upheld', to='register.notice'),
        ),
        migrations.AddField(
            model_name='upheld',
            name='recorded_by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='assessmentcondition',
            constraint=models.UniqueConstraint(fields=('assessment', 'condition'), name='one_condition_once'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessmentcondition',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='6b2abed86cea74b131fb5e6ad00ce4ca1dab7338', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_9a543', table='register_assessmentcondition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessmentcondition',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='55528797f5d1ea7f1857df892797cf9015a8b4f4', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_d2c0a', table='register_assessmentcondition', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='conditionstate',
            index=models.Index(fields=['condition', '-said_on', '-recorded_at', '-id'], name='condition_as_of'),
        ),
        migrations.AddConstraint(
            model_name='conditionstate',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('nature', 'assessment'), ('supersedes', None)), models.Q(models.Q(('nature', 'assessment'), _negated=True), ('supersedes__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_corrected_state_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conditionstate',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f84b4e4ef7dd4fd50af00bff176f33144db4ee13', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_6f073', table='register_conditionstate', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conditionstate',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='7e66b4b54c6ea23fc7cd3e2aa9829257b5f6414d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_061bd', table='register_conditionstate', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conditionstate',
            trigger=pgtrigger.compiler.Trigger(name='not_said_in_the_future', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (NEW.said_on > (NEW.recorded_at AT TIME ZONE 'UTC')::date)", func="RAISE EXCEPTION 'said_on % lies in the future', NEW.said_on USING ERRCODE = 'check_violation';", hash='049c08b646686580939c27f11d0e20c0a00b7d7d', operation='INSERT', pgid='pgtrigger_not_said_in_the_future_8f6cf', table='register_conditionstate', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conditionstate',
            trigger=pgtrigger.compiler.Trigger(name='needs_evidence', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."nature" = \'retraction\'))', constraint='CONSTRAINT', func="\n        IF NOT EXISTS (SELECT FROM register_evidence WHERE condition_state_id = NEW.id) THEN\n            RAISE EXCEPTION '% % has no evidence', TG_TABLE_NAME, NEW.id USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NULL;\n        ", hash='1fa2722d7438e46810708243f79d0107b9293f89', operation='INSERT', pgid='pgtrigger_needs_evidence_52a75', table='register_conditionstate', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='conditionstate',
            trigger=pgtrigger.compiler.Trigger(name='stays_with_its_thing', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.supersedes_id IS NOT NULL)', func="\n        IF NOT EXISTS (\n            SELECT FROM register_conditionstate AS earlier WHERE earlier.id = NEW.supersedes_id AND earlier.condition_id = NEW.condition_id\n                AND earlier.recorded_at <= NEW.recorded_at\n        ) THEN\n            RAISE EXCEPTION '% corrects what is of another condition, or was recorded later', TG_TABLE_NAME\n                USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n        ", hash='8e726f2749b99823a0c6c734ad002be35cd8a5dd', operation='INSERT', pgid='pgtrigger_stays_with_its_thing_9ee15', table='register_conditionstate', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='condition',
            constraint=models.UniqueConstraint(fields=('slug', 'country'), name='one_condition_a_slug_and_country', nulls_distinct=False),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='condition',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='35812ba7bbc6e0443c086b068b3096850259648f', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_3dd3f', table='register_condition', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='condition',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='98918ee9ad1dbb805259b3289441e7a79d1b67d7', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_81d1f', table='register_condition', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='groupclaim',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('nature', 'assessment'), ('supersedes', None)), models.Q(models.Q(('nature', 'assessment'), _negated=True), ('supersedes__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_corrected_claim_says_why'),
        ),
        migrations.AddConstraint(
            model_name='groupclaim',
            constraint=models.CheckConstraint(condition=models.Q(('kinds', []), _negated=True), name='a_group_claim_has_kinds'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupclaim',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='bb84779c682f4f66dc15fa6deae47b1218fcbdd9', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2eacb', table='register_groupclaim', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupclaim',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='dea0c9b0457b629cdbc534a46f4ce44d10bc1739', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_c9d6e', table='register_groupclaim', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupclaim',
            trigger=pgtrigger.compiler.Trigger(name='not_said_in_the_future', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (NEW.said_on > (NEW.recorded_at AT TIME ZONE 'UTC')::date)", func="RAISE EXCEPTION 'said_on % lies in the future', NEW.said_on USING ERRCODE = 'check_violation';", hash='a290c53e31073c01f7db67a2be8a5262443f2e52', operation='INSERT', pgid='pgtrigger_not_said_in_the_future_92bb5', table='register_groupclaim', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='groupclaim',
            trigger=pgtrigger.compiler.Trigger(name='needs_evidence', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."nature" = \'retraction\'))', constraint='CONSTRAINT', func="\n        IF NOT EXISTS (SELECT FROM register_evidence WHERE group_claim_id = NEW.id) THEN\n            RAISE EXCEPTION '% % has no evidence', TG_TABLE_NAME, NEW.id USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NULL;\n        ", hash='666f98e5710a0253949af62292eef8159c47ebad', operation='INSERT', pgid='pgtrigger_needs_evidence_28d07', table='register_groupclaim', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        migrations.AddConstraint(
            model_name='mandate',
            constraint=models.UniqueConstraint(fields=('country', 'body', 'what'), name='one_mandate_a_body_and_matter'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandate',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='3e351e68a13d09ea24f592b2c73758c2cc3c7efb', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_b45b3', table='register_mandate', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandate',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='61e5490646bd6c1a3d37b843f9def9337b0a943c', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_b89e2', table='register_mandate', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='mandatestep',
            index=models.Index(fields=['mandate', '-said_on', '-recorded_at', '-id'], name='mandate_as_of'),
        ),
        migrations.AddConstraint(
            model_name='mandatestep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('nature', 'assessment'), ('supersedes', None)), models.Q(models.Q(('nature', 'assessment'), _negated=True), ('supersedes__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_corrected_step_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandatestep',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='e862da9bbb26a8a142423a5394b8de9075afec00', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2cede', table='register_mandatestep', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandatestep',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='e239984e9e3a5f42037babeec0df813538b8a54a', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_c31ae', table='register_mandatestep', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandatestep',
            trigger=pgtrigger.compiler.Trigger(name='not_said_in_the_future', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (NEW.said_on > (NEW.recorded_at AT TIME ZONE 'UTC')::date)", func="RAISE EXCEPTION 'said_on % lies in the future', NEW.said_on USING ERRCODE = 'check_violation';", hash='14b6903f49d5a06c97fd8cd02863a797ab2951f8', operation='INSERT', pgid='pgtrigger_not_said_in_the_future_25f5b', table='register_mandatestep', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandatestep',
            trigger=pgtrigger.compiler.Trigger(name='needs_evidence', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."nature" = \'retraction\'))', constraint='CONSTRAINT', func="\n        IF NOT EXISTS (SELECT FROM register_evidence WHERE mandate_step_id = NEW.id) THEN\n            RAISE EXCEPTION '% % has no evidence', TG_TABLE_NAME, NEW.id USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NULL;\n        ", hash='235f25ad7bc31b0852ec7e14d550da7db8019f5b', operation='INSERT', pgid='pgtrigger_needs_evidence_f0b82', table='register_mandatestep', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='mandatestep',
            trigger=pgtrigger.compiler.Trigger(name='stays_with_its_thing', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.supersedes_id IS NOT NULL)', func="\n        IF NOT EXISTS (\n            SELECT FROM register_mandatestep AS earlier WHERE earlier.id = NEW.supersedes_id AND earlier.mandate_id = NEW.mandate_id\n                AND earlier.recorded_at <= NEW.recorded_at\n        ) THEN\n            RAISE EXCEPTION '% corrects what is of another mandate, or was recorded later', TG_TABLE_NAME\n                USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n        ", hash='87bec86bf9e61e08427b2d927b78fcb934c4786b', operation='INSERT', pgid='pgtrigger_stays_with_its_thing_11639', table='register_mandatestep', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.UniqueConstraint(fields=('country', 'body', 'valid_from'), name='one_membership_a_start'),
        ),
        migrations.AddConstraint(
            model_name='membership',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until', None), ('valid_until__gte', models.F('valid_from')), _connector='OR'), name='membership_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='a_notice_says_what'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('url', ''), _negated=True), models.Q(('text_hash', ''), _negated=True), models.Q(('origin', ''), _negated=True), _connector='OR'), name='a_notice_touches_something'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f9a511a736b4cd15a1bb38020bcb26471ebaf90c', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_4087c', table='register_notice', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='8ee1873fe8060bf08db7830027d057ba480f037d', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_d9d32', table='register_notice', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='notice',
            trigger=pgtrigger.compiler.Trigger(name='not_said_in_the_future', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (NEW.said_on > (NEW.recorded_at AT TIME ZONE 'UTC')::date)", func="RAISE EXCEPTION 'said_on % lies in the future', NEW.said_on USING ERRCODE = 'check_violation';", hash='9412d111847944cf10324f1284fa06909a1df9e1', operation='INSERT', pgid='pgtrigger_not_said_in_the_future_cfe2c', table='register_notice', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='evidence',
            index=django.contrib.postgres.indexes.HashIndex(condition=models.Q(('url', ''), _negated=True), fields=['url'], name='evidence_by_url'),
        ),
        migrations.AddIndex(
            model_name='evidence',
            index=django.contrib.postgres.indexes.HashIndex(condition=models.Q(('text_hash', ''), _negated=True), fields=['text_hash'], name='evidence_by_text'),
        ),
        migrations.AddIndex(
            model_name='evidence',
            index=django.contrib.postgres.indexes.HashIndex(condition=models.Q(('origin', ''), _negated=True), fields=['origin'], name='evidence_by_origin'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(models.Func('assessment', 'condition_state', 'mandate_step', 'group_claim', 'notice', function='num_nonnulls', output_field=models.IntegerField()), 1), name='evidence_of_one_thing'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='evidence_has_words'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('url', ''), _negated=True), models.Q(('reference', ''), _negated=True), _connector='OR'), name='evidence_can_be_found'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('end', None), ('start', None)), models.Q(('end__gt', models.F('start')), models.Q(('text_hash', ''), _negated=True)), _connector='OR'), name='a_span_is_whole'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='ed79ef3ffdf7b9b328729123f8c8c7432f89f26e', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_d9087', table='register_evidence', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='evidence',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='0e9c9f18d8fe2cc96a39d143242c3062b2d86ff3', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_07531', table='register_evidence', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='pledge',
            index=models.Index(fields=['kind'], name='register_pl_kind_2b96ff_idx'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pledge',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='f0d8adf21b2cabde8036012d36346ba2848f4e3a', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_95c9e', table='register_pledge', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='pledge',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='d61f9241e711258d1c9fca92dff41b05ffb4fcbd', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_07c5b', table='register_pledge', when='BEFORE')),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.UniqueConstraint(fields=('pledge', 'country'), name='one_part_a_country'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('share_high', None), ('share_low', None), ('share_unit', '')), models.Q(('share_high__gte', models.F('share_low')), ('share_low__gte', 0), models.Q(('share_unit', ''), _negated=True)), _connector='OR'), name='a_share_is_a_range_with_a_unit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='1acfcf5cd6e8c1ff8cc9acbb453fb3e0a6df557b', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_770f6', table='register_participation', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='participation',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='5c991d5347448f3e5a260c8d5c7acdb4f1229a16', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_f2c86', table='register_participation', when='BEFORE')),
        ),
        migrations.AddIndex(
            model_name='assessment',
            index=models.Index(fields=['pledge', '-said_on', '-recorded_at', '-id'], name='as_of'),
        ),
        migrations.AddIndex(
            model_name='assessment',
            index=models.Index(fields=['said_on'], name='assessment_day'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('nature', 'assessment'), ('supersedes', None)), models.Q(models.Q(('nature', 'assessment'), _negated=True), ('supersedes__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='only_a_correction_supersedes'),
        ),
        migrations.AddConstraint(
            model_name='assessment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('quantity_high', None), ('quantity_low', None), ('quantity_unit', '')), models.Q(('quantity_high__gte', models.F('quantity_low')), ('quantity_low__gte', 0), models.Q(('quantity_unit', ''), _negated=True)), _connector='OR'), name='quantity_is_a_range_with_a_unit'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='9e033d10e75f602d75c6fc54c4ce16ae2a154902', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_8b9c0', table='register_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='0dee6f49ad50e4f01430eb34f2198959c856a564', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_29a3e', table='register_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='not_said_in_the_future', sql=pgtrigger.compiler.UpsertTriggerSql(condition="WHEN (NEW.said_on > (NEW.recorded_at AT TIME ZONE 'UTC')::date)", func="RAISE EXCEPTION 'said_on % lies in the future', NEW.said_on USING ERRCODE = 'check_violation';", hash='f812948cad22c0244ae0f38e89238c1f038764fd', operation='INSERT', pgid='pgtrigger_not_said_in_the_future_82e84', table='register_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='needs_evidence', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."nature" = \'retraction\'))', constraint='CONSTRAINT', func="\n        IF NOT EXISTS (SELECT FROM register_evidence WHERE assessment_id = NEW.id) THEN\n            RAISE EXCEPTION '% % has no evidence', TG_TABLE_NAME, NEW.id USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NULL;\n        ", hash='3c3da94fa58bc2afc117a36090090405da54339b', operation='INSERT', pgid='pgtrigger_needs_evidence_e25d1', table='register_assessment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='stays_with_its_thing', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NEW.supersedes_id IS NOT NULL)', func="\n        IF NOT EXISTS (\n            SELECT FROM register_assessment AS earlier WHERE earlier.id = NEW.supersedes_id AND earlier.pledge_id = NEW.pledge_id\n                AND earlier.recorded_at <= NEW.recorded_at\n        ) THEN\n            RAISE EXCEPTION '% corrects what is of another pledge, or was recorded later', TG_TABLE_NAME\n                USING ERRCODE = 'check_violation';\n        END IF;\n        RETURN NEW;\n        ", hash='c2a999146364e4830fcb8bfea6cf552b4d1c64e9', operation='INSERT', pgid='pgtrigger_stays_with_its_thing_b296d', table='register_assessment', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='assessment',
            trigger=pgtrigger.compiler.Trigger(name='rung_has_its_basis', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (NOT (NEW."nature" = \'retraction\'))', constraint='CONSTRAINT', declare='DECLARE needed varchar[];', func="\n                SELECT needs_basis INTO needed FROM register_statusrule WHERE status = NEW.status;\n                IF needed IS NULL THEN\n                    RAISE EXCEPTION '% is no status of the codebook', NEW.status USING ERRCODE = 'check_violation';\n                END IF;\n                IF needed <> '{}' AND NOT EXISTS (\n                    SELECT FROM register_evidence WHERE assessment_id = NEW.id AND basis = ANY (needed)\n                ) THEN\n                    RAISE EXCEPTION 'assessment % is % without evidence that rests on %', NEW.id, NEW.status, needed\n                        USING ERRCODE = 'check_violation';\n                END IF;\n                RETURN NULL;\n                ", hash='eb6898d01f49d32b31ee03d9f3544c17d8544404', operation='INSERT', pgid='pgtrigger_rung_has_its_basis_97bee', table='register_assessment', timing='DEFERRABLE INITIALLY DEFERRED', when='AFTER')),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=django.contrib.postgres.indexes.GistIndex(fields=['valid', 'known'], include=('id',), name='standing_past'),
        ),
        migrations.AddIndex(
            model_name='standing',
            index=django.contrib.postgres.indexes.GistIndex(condition=models.Q(('known__upper_inf', True)), fields=['valid'], include=('id',), name='standing_now'),
        ),
        migrations.AddConstraint(
            model_name='upheld',
            constraint=models.UniqueConstraint(fields=('notice', 'assessment'), name='upheld_once'),
        ),
        migrations.AddConstraint(
            model_name='upheld',
            constraint=models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='upheld_says_why'),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='upheld',
            trigger=pgtrigger.compiler.Trigger(name='append_only', sql=pgtrigger.compiler.UpsertTriggerSql(func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;", hash='d47ff14b19afd5e9d04a9769369c0035478c5928', operation='UPDATE OR DELETE', pgid='pgtrigger_append_only_2d2c6', table='register_upheld', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='upheld',
            trigger=pgtrigger.compiler.Trigger(name='never_emptied', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                IF current_setting('coalition.flush', true) IS DISTINCT FROM 'allowed' THEN\n                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;\n                END IF;\n                RETURN NULL;\n                ", hash='6040e5dec9aef7ca47b78fa1942554856f6250a7', level='STATEMENT', operation='TRUNCATE', pgid='pgtrigger_never_emptied_0f6e8', table='register_upheld', when='BEFORE')),
        ),
    ]
