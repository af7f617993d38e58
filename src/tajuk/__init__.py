"""Tajuk: a publishing system for business newsrooms. `docs/map.md` is the way in."""
