"""What an editor does to a story, a verb a module.

Each takes effect in one transaction whose last statement appends to the edition: page and edition agree, or nothing
happened. What else Wagtail wants to know of it follows as a task that is kept with it (`tasks.py`).
"""
