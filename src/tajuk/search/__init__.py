"""The index over the edition. No Django.

`projecting` writes it; `reader` opens it; `question` understands readers; `finding`, `suggesting`, `relating` answer
them; `snippets` shows where; `pool` bounds how many ask at a time.
"""
