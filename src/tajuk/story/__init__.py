"""The values everyone speaks: Story and its parts, frozen; the other documents; their bytes. No I/O.

Way in: `story.Story`, `blocks.Block`, `text.runs`, `codec.encode` and `codec.decode`. May import `errors`.
"""
