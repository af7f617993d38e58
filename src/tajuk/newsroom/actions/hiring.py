"""Give somebody a log-in and a role."""

from django.contrib.auth.models import Group
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Colleague
from tajuk.newsroom.roles import Role


def hire(name: str, role: Role, *, email: str, password: str) -> Colleague:
    """Give somebody a log-in with a role, and return who it is now.

    Raises: NewsroomError when the name is taken or the password is too weak.
    """
    new = Colleague(username=name, email=email)
    try:
        validate_password(password, new)
    except ValidationError as error:
        raise NewsroomError(f"this password cannot be used ({' '.join(error.messages)})", "choose another") from error
    new.set_password(password)
    try:
        with transaction.atomic():
            new.save()
            new.groups.add(Group.objects.get(name=role.name))
    except IntegrityError as error:
        raise NewsroomError(f"the log-in {name} is taken", "choose another name") from error
    return new
