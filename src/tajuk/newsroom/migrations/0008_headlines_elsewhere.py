from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0007_fronts")]

    operations = [
        migrations.AddField(
            model_name="storypage",
            name="search_headline",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Empty: the headline. They show about 60 characters.",
                verbose_name="headline for search engines",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="storypage",
            name="social_headline",
            field=models.TextField(
                blank=True,
                default="",
                help_text="Empty: the headline. Cards show about 90 characters.",
                verbose_name="headline for sharing",
            ),
            preserve_default=False,
        ),
    ]
