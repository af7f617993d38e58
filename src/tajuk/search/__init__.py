"""The index over the edition. Not built yet."""
