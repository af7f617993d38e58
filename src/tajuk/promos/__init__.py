"""Campaigns and slots. Not built yet."""
