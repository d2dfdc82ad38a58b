"""Who holds the floor, in what role and for whom."""
