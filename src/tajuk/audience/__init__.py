"""Page views and the most read.

Built: the spool, by which page views come from the fronts (`spool.py`, without Django, for they write it). May import
`archive | search` and what lies below.
"""
