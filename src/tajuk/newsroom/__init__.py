"""Where staff write: desks, story pages, workflow. Not built yet."""
