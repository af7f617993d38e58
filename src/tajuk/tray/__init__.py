"""Read but not published: imported drafts, comments, wire items, media references. The front cannot see it.

Way in: `seen`, `items`, `wanted`. Takes a cursor. May import `database` and `story`.
"""
