"""The append-only series of quotes.

Way in: `reader` and `writer`. Takes a cursor, never opens a connection. May import `database` and `story`.
"""
