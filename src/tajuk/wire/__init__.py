"""Bytes to items and back, one module a format; `formats.py` lists them.

Way in: `formats.FORMATS`. May import `story`, nothing else of ours. Never raises for one bad item.
"""
