"""Who may read what. Not built yet: every story is free."""
