"""Overviews of what was said, by theme, each sentence attributed."""
