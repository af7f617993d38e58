"""What readers read: the ASGI application over the edition and the tape.

Way in: `application.application`. May import `pages` and what lies below, never the tray, never a writer.
"""
