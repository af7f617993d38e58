"""Files of quotes, one module a format: `fits(header)` and `items(header, rest, terms)`, lazily, line by line."""
