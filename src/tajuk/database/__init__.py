"""Connections, pragmas and the `%s` adapter. No tables.

Way in: `connect.open_for_reading`, `connect.open_for_writing`. May import `errors`.
"""
