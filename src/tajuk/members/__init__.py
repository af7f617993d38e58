"""Accounts and subscriptions. Not built yet."""
