"""Where staff write (Wagtail): desks, story pages, workflow.

Way in: `actions` for verbs, `models`, `views`; `story_fields` and `stream` turn a page into a story and back.
"""
