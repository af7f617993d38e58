"""The newsroom's addresses."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls

from tajuk.newsroom.api import addresses as api
from tajuk.newsroom.views import entering
from tajuk.newsroom.views.previewing import picture, static_file

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="home"),
    path("static/<path:name>", static_file),
    re_path("^media/", picture),
    path("newsroom/login/", include(entering)),  # before Wagtail's own of the same address
    path("api/", include(api)),
    path("newsroom/", include(admin_urls)),
]
