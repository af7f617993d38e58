"""Values to HTML, and the gatherers that fill the values from edition and tape.

Way in: one module a page (`story_page`, `home_page`, …). May import `wire` and what lies below.
"""
