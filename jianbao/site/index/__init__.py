"""The search index: what its files hold, and what is promised of it (``search.py``)."""
