"""Page views and the most read. Not built yet."""
