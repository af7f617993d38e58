"""Content-addressed pictures and their renditions, in a folder or a bucket.

Way in: `store.open_store`, `keeping.keep_picture`, `addresses.href`. May import `story`.
"""
