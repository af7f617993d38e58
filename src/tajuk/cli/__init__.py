"""The `tajuk` command, one module a verb.

Way in: `main.main`. May import everything below.
"""
