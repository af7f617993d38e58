"""Clients and their rights. Not built yet."""
