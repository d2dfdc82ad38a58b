"""Who holds what, on which provision."""
