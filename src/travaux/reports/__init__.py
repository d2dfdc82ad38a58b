"""What one page or document says, assembled from findings."""
