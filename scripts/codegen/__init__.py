"""What scripts/generate.py is made of: the document, its checks, the views of it that the templates show."""
