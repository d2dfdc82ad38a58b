"""Where a workspace keeps its record."""
