"""Give somebody a log-in and a role."""

from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction

from tajuk.newsroom.actions.passwords import give_password
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Colleague
from tajuk.newsroom.roles import Role


def hire(name: str, role: Role, *, email: str, password: str) -> Colleague:
    """Give somebody a log-in with a role, and return who it is now.

    Raises: NewsroomError when the name is taken or the password is too weak.
    """
    new = Colleague(username=name, email=email)
    give_password(new, password)
    try:
        with transaction.atomic():
            new.save()
            new.groups.add(Group.objects.get(name=role.name))
    except IntegrityError as error:
        raise NewsroomError(f"the log-in {name} is taken", "choose another name") from error
    return new
