"""What moves whole sites: import, export, backup, verify, demo.

Way in: `importing.run`, `demo.fill`. May import `pages` and what lies below.
"""
