"""The compiled part of the lane, None where it was not built: without a C compiler Tajuk does all by itself."""

try:
    from tajuk.front.lane._hits import Hits
except ImportError:
    Hits = None  # type: ignore[assignment, misc]

__all__ = ["Hits"]
