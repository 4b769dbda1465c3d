"""How fast the package is, side by side with its rivals. `make bench`, `make bench-compare`."""
