"""Connections, pragmas and the `%s` adapter. No tables.

Way in: `connect.connect`. May import `errors`.
"""
