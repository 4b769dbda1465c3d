"""Literal bodies of the Peaka wire, each with its evidence, and what the SDK must make of it."""
