"""The one fetcher: refuses private addresses, bounds size, time and redirects.

Way in: `fetch.fetch`. May import `errors`.
"""
