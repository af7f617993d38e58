"""Bodies of stories as the editor's fields hold them, and back; pure, no Django.

Way in: `stream_of` and `body_of` in `body`. What no field can hold is locked, and comes back as it was.
"""
