"""Instants as the tape keeps them: UTC microseconds since 1970."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def microseconds(instant: datetime) -> int:
    """Return an aware instant as UTC microseconds since 1970."""
    return (instant - _EPOCH) // _MICROSECOND


def instant(at: int) -> datetime:
    """Return UTC microseconds since 1970 as an aware instant."""
    return _EPOCH + at * _MICROSECOND
