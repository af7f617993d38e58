"""The newsroom's addresses."""

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as admin_urls

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="wagtailadmin_home"), name="home"),
    path("newsroom/", include(admin_urls)),
]
