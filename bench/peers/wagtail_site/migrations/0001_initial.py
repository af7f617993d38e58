"""The table of the one page model, as `makemigrations` made it."""

import django.db.models.deletion
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

_PARENT = models.OneToOneField(
    auto_created=True,
    on_delete=django.db.models.deletion.CASCADE,
    parent_link=True,
    primary_key=True,
    serialize=False,
    to=settings.WAGTAIL_PAGE_MODEL,
)


class Migration(migrations.Migration):
    initial = True
    dependencies = (("wagtailcore", "0098_apitoken"),)
    operations = (
        migrations.CreateModel(
            name="StoryPage",
            fields=[
                ("page_ptr", _PARENT),
                ("deck", models.TextField(blank=True)),
                ("section", models.CharField(max_length=80)),
                ("published_at", models.DateTimeField(db_index=True)),
                ("reporters", models.CharField(blank=True, max_length=200)),
                ("topics", models.JSONField(default=list)),
                ("body", wagtail.fields.RichTextField()),
            ],
            options={"abstract": False},
            bases=("wagtailcore.page",),
        ),
    )
