"""The append-only log of everything published, and the state derived from it.

Way in: `reader` for reads, `publication` to prepare, `writer` to append. Takes a cursor, never opens a connection.
May import `database` and `story`.
"""
