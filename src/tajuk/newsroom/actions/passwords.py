"""Give a log-in its password."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Colleague


def give_password(colleague: Colleague, password: str) -> None:
    """Set a password, unless it is too weak; save the colleague afterwards. Raises: NewsroomError."""
    try:
        validate_password(password, colleague)
    except ValidationError as error:
        raise NewsroomError(f"this password cannot be used ({' '.join(error.messages)})", "choose another") from error
    colleague.set_password(password)
