"""The people of the demo masthead."""

from django.contrib.auth.models import Group
from django.db import transaction

from tajuk.newsroom.models import Colleague
from tajuk.newsroom.roles import DEMO_PASSWORD, ROLES


@transaction.atomic
def hire_for_demo() -> None:
    """Give somebody of each role a log-in, where nobody has one yet."""
    if Colleague.objects.exists():
        return
    for role in ROLES:
        name = role.login
        colleague = Colleague.objects.create_user(name, f"{name}@tajuk.example", DEMO_PASSWORD, first_name=role.name)
        colleague.groups.add(Group.objects.get(name=role.name))
