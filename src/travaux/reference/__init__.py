"""What the world agrees on: States, groups, entities, taxonomies and cue lexicons, shipped as data."""
