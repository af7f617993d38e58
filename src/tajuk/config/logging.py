"""Logs: one event a line, as JSON on standard error."""

import sys

import structlog


def configure_logging() -> None:
    """Set up the logs of this process; an error's traceback is a field of its event, without local values."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
