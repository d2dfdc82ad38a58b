"""Where a workspace keeps its originals and its record."""
