"""Makes reporting.py importable; the fixtures come from peaka-client's own plugin."""
