"""Content-addressed pictures and their renditions, in a folder or a bucket.

Way in: `store.Store`. May import `story`.
"""
