"""Two texts that grew from one, put together; pure, no Django.

Way in: `merged` in `stories`. What two people did in different places is taken in by itself; what they did in one place
is a `Clash` that somebody decides. Decision 0066.
"""
