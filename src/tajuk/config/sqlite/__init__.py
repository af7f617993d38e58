"""Django's SQLite backend, with the patience of `database.connect`: a waiting writer asks every millisecond."""
