"""A small masthead in its own words, to see Tajuk at work: texts in `content/`, pictures and prices made in code.

Way in: `fill.fill`.
"""
