"""Copied text is found by phrases and sentences, what recurs in hundreds of releases is marked, bytes are indexed."""

from importlib import import_module

import django.db.models.deletion
import pghistory.utils
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

from meetings.intake.copying import compared, keyed_sentences
from meetings.intake.parsing import parse
from meetings.intake.types import SourceText


def index_held(apps, schema_editor):
    """Index the versions that are held: of the keys that they had, those of sentences are missing."""
    version_model, phrase_model, sentence_model = (
        apps.get_model("meetings", name) for name in ("ArticleVersion", "PhraseKey", "SentenceKey")
    )
    held = version_model.objects.order_by("pk").values_list("pk", "name", "sha256", "text", "encoding")
    for pk, name, sha256, text, encoding in held.iterator(chunk_size=100):
        sentences = keyed_sentences(compared(parse(SourceText(name, sha256, text, encoding)).body))
        phrases = frozenset().union(*(sentence.phrases for sentence in sentences))
        phrase_model.objects.bulk_create(phrase_model(key=key, version_id=pk) for key in phrases)
        sentence_model.objects.bulk_create(
            sentence_model(key=sentence.key, version_id=pk, start=sentence.start, end=sentence.end)
            for sentence in sentences
        )


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0002_roles"),
    ]

    operations = [
        migrations.CreateModel(
            name="BoilerplatePassage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ["version", "start"],
            },
        ),
        migrations.CreateModel(
            name="BoilerplatePassageEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("pgh_context", pghistory.utils.JSONField(null=True)),
                ("pgh_context_id", models.UUIDField(null=True)),
                ("id", models.BigIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="PhraseKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key", "version_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.BigIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="phrase_keys",
                        to="meetings.articleversion",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SentenceKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "key", "version_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("key", models.BigIntegerField()),
                (
                    "version",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sentence_keys",
                        to="meetings.articleversion",
                    ),
                ),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
            ],
        ),
        migrations.AddIndex(
            model_name="articleversion",
            index=models.Index(fields=["sha256"], name="article_version_bytes"),
        ),
        migrations.AddField(
            model_name="boilerplatepassage",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="boilerplate_passages",
                to="meetings.articleversion",
            ),
        ),
        migrations.AddField(
            model_name="boilerplatepassageevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="meetings.boilerplatepassage",
            ),
        ),
        migrations.AddField(
            model_name="boilerplatepassageevent",
            name="version",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="meetings.articleversion",
            ),
        ),
        migrations.RunPython(index_held, migrations.RunPython.noop),
        migrations.DeleteModel(
            name="PassageKey",
        ),
        migrations.AddConstraint(
            model_name="boilerplatepassage",
            constraint=models.UniqueConstraint(fields=("version", "start", "end"), name="boilerplate_passage_once"),
        ),
        migrations.AddConstraint(
            model_name="boilerplatepassage",
            constraint=models.CheckConstraint(
                condition=models.Q(("end__gt", models.F("start"))), name="boilerplate_passage_has_words"
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="boilerplatepassage",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_boilerplatepassageevent" ("end", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "version_id") VALUES (NEW."end", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'insert\', NEW."id", NEW."start", NEW."version_id"); RETURN NULL;',
                    hash="598e26f8c9092f26f5b6e9a9b066d3e754b92bb9",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_af5a7",
                    table="meetings_boilerplatepassage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="boilerplatepassage",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    condition="WHEN (OLD.* IS DISTINCT FROM NEW.*)",
                    func='INSERT INTO "meetings_boilerplatepassageevent" ("end", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "version_id") VALUES (NEW."end", NEW."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'update\', NEW."id", NEW."start", NEW."version_id"); RETURN NULL;',
                    hash="47b3a44b1ca9864145e2d2f609f259babc9eee92",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_27cea",
                    table="meetings_boilerplatepassage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="boilerplatepassage",
            trigger=pgtrigger.compiler.Trigger(
                name="delete_delete",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='INSERT INTO "meetings_boilerplatepassageevent" ("end", "id", "pgh_context", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "start", "version_id") VALUES (OLD."end", OLD."id", COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_metadata\', TRUE), \'\'), NULL)::JSONB, COALESCE(NULLIF(CURRENT_SETTING(\'pghistory.context_id\', TRUE), \'\'), NULL)::UUID, NOW(), \'delete\', OLD."id", OLD."start", OLD."version_id"); RETURN NULL;',
                    hash="ac9e303e45d1100874d946b3d339d24477f01f24",
                    operation="DELETE",
                    pgid="pgtrigger_delete_delete_c1956",
                    table="meetings_boilerplatepassage",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="boilerplatepassageevent",
            trigger=pgtrigger.compiler.Trigger(
                name="append_only",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                    hash="97283fe7e8d8156851301d363d515d03d496e1d2",
                    operation="UPDATE OR DELETE",
                    pgid="pgtrigger_append_only_d7418",
                    table="meetings_boilerplatepassageevent",
                    when="BEFORE",
                ),
            ),
        ),
        # Whoever may see copied passages may see these.
        migrations.RunPython(import_module("meetings.migrations.0002_roles").make_groups, migrations.RunPython.noop),
    ]
