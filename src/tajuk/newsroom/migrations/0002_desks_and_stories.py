"""Desks, stories, photos; what pages have of Wagtail's own tables."""

import uuid

import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
import taggit.managers
import wagtail.images.models
import wagtail.models.content_types
import wagtail.models.media
import wagtail.models.preview
import wagtail.models.specific
from django.conf import settings
from django.db import migrations, models
from wagtail.models import BootstrapLocaleField, BootstrapTranslatableModel, BootstrapTranslationKeyField

import tajuk.newsroom.models.working_page
import tajuk.newsroom.stream_field


class Migration(migrations.Migration):
    """Desks, stories, photos; what pages have of Wagtail's own tables."""

    dependencies = [
        ("newsroom", "0001_initial"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [
        BootstrapLocaleField("newsroom.WorkingPage"),
        BootstrapTranslationKeyField("newsroom.WorkingPage"),
        BootstrapTranslatableModel("newsroom.WorkingPage"),
        migrations.AddField(
            "workingpage",
            "latest_revision",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtailcore.revision",
                verbose_name="latest revision",
            ),
        ),
        migrations.AddField(
            "workingpage",
            "live_revision",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtailcore.revision",
                verbose_name="live revision",
            ),
        ),
        migrations.AlterField(
            "workingpage",
            "locale",
            models.ForeignKey(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="wagtailcore.locale",
                verbose_name="locale",
            ),
        ),
        migrations.AlterField("workingpage", "translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
        migrations.AlterUniqueTogether(name="workingpage", unique_together={("translation_key", "locale")}),
        migrations.CreateModel(
            name="Desk",
            fields=[
                (
                    "workingpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        blank=True,
                        help_text="Where its stories run, if nobody says otherwise.",
                        max_length=100,
                        verbose_name="section",
                    ),
                ),
            ],
            options={
                "verbose_name": "desk",
                "verbose_name_plural": "desks",
            },
            bases=("newsroom.workingpage",),
        ),
        migrations.CreateModel(
            name="StoryPage",
            fields=[
                (
                    "workingpage_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("kicker", models.CharField(blank=True, max_length=200, verbose_name="kicker")),
                ("deck", models.TextField(blank=True, help_text="The line below the headline.", verbose_name="deck")),
                ("body", tajuk.newsroom.stream_field.Stream([], blank=True, verbose_name="body")),
                ("language", models.CharField(default="id", max_length=12, verbose_name="language")),
                ("section", models.CharField(blank=True, max_length=200, verbose_name="section")),
                ("also_in", models.JSONField(blank=True, default=list, verbose_name="also in")),
                ("bylines", tajuk.newsroom.stream_field.Stream([], blank=True, verbose_name="bylines")),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        help_text="Where it was reported: the dateline.",
                        max_length=200,
                        verbose_name="place",
                    ),
                ),
                ("dateline_masthead", models.CharField(blank=True, max_length=200, verbose_name="masthead")),
                ("dateline_on", models.DateField(blank=True, null=True, verbose_name="reported on")),
                ("published_at", models.DateTimeField(blank=True, null=True, verbose_name="first published")),
                ("updated_at", models.DateTimeField(blank=True, null=True, verbose_name="updated")),
                ("topics", models.JSONField(blank=True, default=list, verbose_name="topics")),
                ("people", models.JSONField(blank=True, default=list, verbose_name="people")),
                ("instruments", models.JSONField(blank=True, default=list, verbose_name="instruments")),
                ("sources", tajuk.newsroom.stream_field.Stream([], blank=True, verbose_name="sources")),
                ("picture", tajuk.newsroom.stream_field.Stream([], blank=True, verbose_name="picture")),
                ("related", tajuk.newsroom.stream_field.Stream([], blank=True, verbose_name="read also")),
                ("corrections", models.JSONField(blank=True, default=list, editable=False)),
                (
                    "access",
                    models.CharField(
                        choices=[("free", "For everybody"), ("metered", "Counted"), ("members", "For subscribers")],
                        default="free",
                        max_length=20,
                        verbose_name="access",
                    ),
                ),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "News"),
                            ("opinion", "Opinion"),
                            ("analysis", "Analysis"),
                            ("live", "Live report"),
                            ("sponsored", "Sponsored"),
                            ("advertorial", "Advertorial"),
                        ],
                        max_length=20,
                        verbose_name="label",
                    ),
                ),
                ("sponsor", models.CharField(blank=True, max_length=200, verbose_name="sponsor")),
                (
                    "summary",
                    models.TextField(
                        blank=True, help_text="For search engines and cards; empty: the deck.", verbose_name="summary"
                    ),
                ),
                (
                    "ednote",
                    models.TextField(blank=True, help_text="Never shown to readers.", verbose_name="note to editors"),
                ),
                (
                    "urgency",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "–"),
                            (1, "1"),
                            (2, "2"),
                            (3, "3"),
                            (4, "4"),
                            (5, "5"),
                            (6, "6"),
                            (7, "7"),
                            (8, "8"),
                            (9, "9"),
                        ],
                        default=0,
                        verbose_name="urgency",
                    ),
                ),
                ("translation_of", models.CharField(blank=True, max_length=64, verbose_name="translation of")),
                ("origin", models.JSONField(blank=True, editable=False, null=True)),
                ("old_urls", models.JSONField(blank=True, default=list, editable=False)),
                ("carried", models.JSONField(blank=True, default=dict, editable=False)),
                ("published_digest", models.CharField(blank=True, editable=False, max_length=64)),
            ],
            options={
                "verbose_name": "story",
                "verbose_name_plural": "stories",
            },
            bases=("newsroom.workingpage",),
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                ("description", models.CharField(blank=True, default="", max_length=255, verbose_name="description")),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                ("created_at", models.DateTimeField(auto_now_add=True, db_index=True, verbose_name="created at")),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                ("file_hash", models.CharField(blank=True, db_index=True, editable=False, max_length=40)),
                (
                    "credit",
                    models.CharField(
                        help_text="Who made it, and for whom: Name/Agency.", max_length=300, verbose_name="credit"
                    ),
                ),
                ("caption", models.TextField(blank=True, verbose_name="caption")),
                ("media", models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
                (
                    "tags",
                    taggit.managers.TaggableManager(
                        blank=True, help_text=None, through="taggit.TaggedItem", to="taggit.Tag", verbose_name="tags"
                    ),
                ),
                (
                    "uploaded_by_user",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="uploaded by user",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="PhotoRendition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                ("focal_point_key", models.CharField(blank=True, default="", editable=False, max_length=16)),
                (
                    "image",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="renditions", to="newsroom.photo"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("image", "filter_spec", "focal_point_key"), name="one_rendition_a_filter"
                    )
                ],
            },
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
    ]
