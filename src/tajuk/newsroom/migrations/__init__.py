"""How the newsroom's tables came to be; made by `python -m django makemigrations newsroom`."""
