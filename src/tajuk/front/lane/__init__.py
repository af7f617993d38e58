"""Answers that are ready: kept as compressed bytes, forgotten by what new entries touch, sent with one write."""
