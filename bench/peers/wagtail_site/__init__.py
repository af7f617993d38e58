"""A plain Wagtail site as its tutorial would make it: one page model, one template, SQLite."""
