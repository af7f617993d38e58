"""The append-only series of quotes.

Way in: `reader` and `writer`. Takes a cursor. May import `database` and `story`.
"""
