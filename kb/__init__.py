"""The knowledge base: the entries, the typed model that reads them and the rules they keep.

This package reads YAML and returns checked values. It knows neither pages nor search: it imports nothing of
`generator`, `search_api` or `whypod`, and `tests/test_imports.py` holds it to that.
"""
