"""What programs may ask of the newsroom, over HTTP with a token (docs/api.md, decision 0071).

Way in: `addresses`. Each call is declared once in `all_calls`; `serving` lets it in, `openapi` describes it. What a
call does it does by `newsroom.actions`, as the editor's buttons do.
"""
