"""Caches in front of the fronts: what they are told when something is published.

Way in: `follower.Follower` and `drivers.edge_at`. Imports the edition and what lies below; for `config` and `cli`.
"""
